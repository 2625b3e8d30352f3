package train

import (
	"io"
	"math"
	"strings"
	"testing"

	"rumbo/engine/forecast"
	"rumbo/engine/forecast/learned"
	"rumbo/engine/forecast/score"
	"rumbo/engine/stats"
)

// madeUp are series with trend, season and noise.
func madeUp(count int) []score.Series {
	out := make([]score.Series, count)
	for i := range out {
		rng := stats.NewRand(uint64(i))
		y := make([]float64, 66)
		slope := rng.NormFloat64()
		for t := range y {
			y[t] = 100 + slope*float64(t) + 10*math.Sin(float64(t)*math.Pi/2) + 4*rng.NormFloat64()
		}
		out[i] = score.Series{Dataset: "made", Freq: "up", ID: string(rune('a' + i)), Period: 4, Train: y[:60], Test: y[60:]}
	}
	return out
}

func madeCases(t *testing.T, count int) []*Case {
	t.Helper()
	built := Build(madeUp(count), 1, nil)
	if len(built) != 2*count {
		t.Fatalf("%d cases of %d series, want two each", len(built), count)
	}
	cases := make([]*Case, len(built))
	for i := range built {
		cases[i] = &built[i]
	}
	return cases
}

// The gradient of the weights' loss is that of its differences.
func TestErrorGradient(t *testing.T) {
	c := madeCases(t, 2)[0]
	g := &norms{smape: c.SMAPE2, mase: c.MASE2}
	loss := func(p []float64) float64 {
		total := 0.0
		for k, y := range c.Actual {
			f := 0.0
			for i, v := range p {
				f += v * c.Evidence.Mean[i][k]
			}
			h := float64(len(c.Actual))
			total += 0.5*200*math.Abs(y-f)/(math.Abs(y)+math.Abs(f))/h/g.smape + 0.5*math.Abs(y-f)/c.Abs/h/g.mase
		}
		return total
	}
	p := make([]float64, len(c.Evidence.Mean))
	for i := range p {
		p[i] = float64(i+1) / 100
	}
	dp := make([]float64, len(p))
	errorGradient(c, g, p, dp)
	for i := range p {
		const eps = 1e-7
		keep := p[i]
		p[i] = keep + eps
		up := loss(p)
		p[i] = keep - eps
		down := loss(p)
		p[i] = keep
		if want := (up - down) / (2 * eps); math.Abs(dp[i]-want) > 1e-5*math.Max(1, math.Abs(want)) {
			t.Errorf("gradient %d = %v, want %v", i, dp[i], want)
		}
	}
}

// The gradient of the widths' loss is that of its differences.
func TestWidthGradient(t *testing.T) {
	r := &row{c: &Case{}, centre: 10, own: 2, actual: 13, weight: 1}
	out := [6]float64{-0.5, -0.4, -0.3, -0.6, -0.5, -0.2}
	loss := func() float64 {
		var d [6]float64
		forecast.Distances(out[:], &d)
		total := 0.0
		for i, p := range forecast.WidthLevels {
			q := r.centre - d[i]*r.own
			if i >= 3 {
				q = r.centre + d[i]*r.own
			}
			l := p * (r.actual - q)
			if r.actual < q {
				l = (1 - p) * (q - r.actual)
			}
			total += l / r.own * levelCost[i] / 10
		}
		return total
	}
	var got [6]float64
	r.gradient(&out, &got)
	for i := range out {
		const eps = 1e-7
		keep := out[i]
		out[i] = keep + eps
		up := loss()
		out[i] = keep - eps
		down := loss()
		out[i] = keep
		if want := (up - down) / (2 * eps); math.Abs(got[i]-want) > 1e-5 {
			t.Errorf("gradient %d = %v, want %v", i, got[i], want)
		}
	}
}

// Trained on series of one kind, the combination beats the mean of its
// members on series of that kind that it has not seen, and the same data give
// the same networks.
func TestTrainingLearns(t *testing.T) {
	g := weighting{4, 1, learned.Training{Epochs: 20, Batch: 16, Rate: 0.01, Decay: 0.05}, 0.5}
	cases := madeCases(t, 40)
	b := g.fit(cases[:60])
	again := g.fit(cases[:60])
	equal := make([]float64, len(cases[0].Evidence.Mean))
	for i := range equal {
		equal[i] = 1 / float64(len(equal))
	}
	ours, theirs := 0.0, 0.0
	for _, c := range cases[60:] {
		w := b.Weights(c.Evidence.Features)
		for i, v := range again.Weights(c.Evidence.Features) {
			if v != w[i] {
				t.Fatal("the same data gave other weights")
			}
		}
		mine, plain := c.Evidence.Blend(w), c.Evidence.Blend(equal)
		for k, y := range c.Actual {
			ours += math.Abs(y - mine.Centre[k])
			theirs += math.Abs(y - plain.Centre[k])
		}
	}
	if !(ours < theirs) {
		t.Errorf("error %v, mean of members %v", ours, theirs)
	}
}

func TestRunReportsAndEncodes(t *testing.T) {
	var log strings.Builder
	c := Run(madeUp(12), []score.Reference{{Dataset: "made", Freq: "up", ID: "b"}}, io.Writer(&log))
	if strings.Count(log.String(), "made up") != 2 {
		t.Errorf("no scores in %q", log.String())
	}
	raw, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := forecast.DecodeCombiner(raw)
	if err != nil {
		t.Fatal(err)
	}
	s := madeUp(1)[0]
	f, err := forecast.MakeWith(back, s.Input(), forecast.Options{Horizon: 4})
	if err != nil || len(f.Mean) != 4 {
		t.Errorf("%v, %d steps", err, len(f.Mean))
	}
}
