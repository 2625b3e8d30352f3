// Package batch is the job of the forecast bench: the default method on a list of
// series. The bench runs it natively and, through app/bench/forecastworker, in the
// app's Worker.
package batch

import (
	"context"
	"encoding/json"

	"rumbo/engine/forecast"
)

// Name is that of the job in the Worker.
const Name = "bench/forecast"

// Question is one series and how many periods ahead are wanted.
type Question struct {
	Values      []float64 `json:"values"`
	Period      int       `json:"period"`
	NonNegative bool      `json:"nonNegative"`
	Horizon     int       `json:"horizon"`
}

// Answer is the forecast of one series: quantiles by level, then by period ahead.
type Answer struct {
	Model     string      `json:"model"`
	Point     []float64   `json:"point"`
	Quantiles [][]float64 `json:"quantiles"`
}

// Job takes []Question and gives []Answer, both as JSON. It tells its progress as often
// as the engine does, since telling costs time in a Worker.
func Job(ctx context.Context, in []byte, progress func(done, total int)) ([]byte, error) {
	var questions []Question
	if err := json.Unmarshal(in, &questions); err != nil {
		return nil, err
	}
	answers := make([]Answer, len(questions))
	for i, q := range questions {
		goOn := func(int, int) bool {
			progress(i, len(questions))
			return ctx.Err() == nil
		}
		series := forecast.Series{Values: q.Values, Period: q.Period, NonNegative: q.NonNegative}
		f, err := forecast.Make(series, forecast.Options{Horizon: q.Horizon, Progress: goOn})
		if err != nil {
			return nil, err
		}
		answers[i] = Answer{f.Model, f.Point, f.Quantiles}
	}
	return json.Marshal(answers)
}
