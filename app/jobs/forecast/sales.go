//go:build !js || worker

package forecast

import (
	"errors"

	engine "rumbo/engine/forecast"
	"rumbo/engine/period"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// sales is the history of what a scope won, in whole periods of one grain, and what it leads to.
type sales struct {
	cal     period.Calendar
	grain   period.Grain
	asOf    period.Date
	entries []engine.Entry
	dated   engine.Dated
	first   period.Period // the first period that is not over
	late    float64       // share of it that usually comes after as much of it has passed as now
	ahead   engine.Forecast
	known   bool // ahead could be made
}

// short is the number of whole periods below which only a naive forecast is justified.
const short = 8

var (
	outAmount  = text.New("{n} ventas ganadas sin monto no cuentan en la historia.", "{n} won deals without an amount do not count in the history.")
	outForeign = text.New("{n} ventas ganadas en otra moneda no cuentan en la historia.", "{n} won deals in another currency do not count in the history.")
)

// entries are the sales of a scope, and the warnings about those that cannot count.
func (t *table) entries(s Scope) (out []engine.Entry, warnings []text.Text) {
	noAmount, foreign := 0, 0
	for i := range t.deals {
		d := &t.deals[i]
		switch {
		case !won(d) || !s.holds(d):
		case d.foreign:
			foreign++
		case !d.Amount.Known:
			noAmount++
		default:
			out = append(out, engine.Entry{ID: d.ID, Date: d.OutcomeDay, Value: float64(d.Amount.Minor)})
		}
	}
	if noAmount > 0 {
		warnings = append(warnings, outAmount.With("n", noAmount))
	}
	if foreign > 0 {
		warnings = append(warnings, outForeign.With("n", foreign))
	}
	return out, warnings
}

// newSales aggregates the entries up to the day, and forecasts steps periods ahead.
func newSales(entries []engine.Entry, cal period.Calendar, g period.Grain, since, asOf period.Date, steps int, progress engine.Progress) (*sales, error) {
	s := &sales{cal: cal, grain: g, asOf: asOf, entries: entries, first: cal.Of(g, asOf+1)}
	var err error
	s.dated, err = engine.Aggregate(entries, cal, g, since, asOf+1)
	s.late = s.lateShare()
	if errors.Is(err, engine.ErrEmpty) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	s.ahead, err = engine.Make(s.dated.Series, engine.Options{Horizon: steps, Progress: progress})
	if errors.Is(err, engine.ErrEmpty) {
		return s, nil
	}
	s.known = err == nil
	return s, err
}

// lateShare is the share of a period's sales that came, in whole periods of the last two years,
// after as much of the period as has passed of the running one. Without any it is the share of days.
func (s *sales) lateShare() float64 {
	passed := float64(s.asOf+1-s.first.From) / float64(s.first.Days())
	if passed <= 0 {
		return 1
	}
	after, all := 0.0, 0.0
	for _, e := range s.entries {
		if e.Date < s.asOf-730 || e.Date >= s.first.From {
			continue
		}
		p := s.cal.Of(s.grain, e.Date)
		all += e.Value
		if float64(e.Date+1-p.From)/float64(p.Days()) > passed {
			after += e.Value
		}
	}
	if all <= 0 {
		return 1 - passed
	}
	return after / all
}

// wonIn is what was won in a period up to the day.
func (s *sales) wonIn(p period.Period) float64 {
	sum := 0.0
	for _, e := range s.entries {
		if e.Date <= s.asOf && p.Contains(e.Date) {
			sum += e.Value
		}
	}
	return sum
}

// running reports whether the first period ahead has begun.
func (s *sales) running() bool { return s.first.From <= s.asOf }

// futures draws what each period ahead may bring in whole, by period and draw.
func (s *sales) futures(draws int, seed uint64) [][]float64 {
	if !s.known {
		return nil
	}
	out := make([][]float64, len(s.ahead.Mean))
	for k := range out {
		out[k] = make([]float64, draws)
	}
	booked := 0.0
	if s.running() {
		booked = s.wonIn(s.first)
	}
	for i, path := range s.ahead.Paths(draws, seed) {
		for k, v := range path {
			if k == 0 && s.running() {
				v = booked + s.late*v
			}
			out[k][i] = v
		}
	}
	return out
}

// usual is the mean of the last three whole periods, what a naive forecast repeats.
func (s *sales) usual() float64 {
	v := s.dated.Values
	return stats.Mean(v[max(0, len(v)-3):])
}

// rangeOf puts draws into five numbers and their mean.
func rangeOf(draws []float64) Range {
	q := func(p float64) float64 { return stats.Quantile(draws, p) }
	return Range{q(.1), q(.25), q(.5), q(.75), q(.9), stats.Mean(draws)}
}
