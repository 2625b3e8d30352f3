//go:build !js || worker

package forecast

import (
	"math"

	engine "rumbo/engine/forecast"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/stats"
)

// The measurement: on up to so many month ends of the past, the total of the next three months is
// forecast with what was known then.
const (
	origins      = 12
	measured     = 3  // months ahead
	measuredDays = 91 // the same in days
	leastPast    = 6  // whole months that must be known at the first of them
	pastDraws    = 400
	modelEach    = 3 // dates served by one learned model, the earliest of them
)

// track is how the ways did.
type track struct {
	ways    map[string]*Measured
	given   []Given // of the ways together
	history engine.Accuracy
	errors  pipeline.Errors // by month ahead
	judged  judged
}

// origin is one date of the past.
type origin struct {
	n    int // whole months known
	day  period.Date
	came float64
}

// originsOf are the dates on which the ways can be measured, the earliest first.
func originsOf(m *sales) []origin {
	var out []origin
	last := len(m.dated.Values) - measured
	for n := max(leastPast, last-origins+1); n <= last; n++ {
		out = append(out, origin{n, m.dated.Periods[n-1].To - 1, stats.Sum(m.dated.Values[n : n+measured])})
	}
	return out
}

// measure forecasts from the dates and compares with what came.
func (b *bench) measure(t *task, l *learned, s *scoped) (*track, error) {
	tr := &track{ways: map[string]*Measured{}, judged: judged{}}
	tr.errors.Pipeline, tr.errors.Series = make([][]float64, measured), make([][]float64, measured)
	dates := originsOf(s.months)
	t.total = t.done + len(dates) + 2
	var given []engine.Given
	var model *pipeline.Model
	sum := map[string]*tally{}
	for i, o := range dates {
		if i%modelEach == 0 {
			model = l.modelOn(o.day)
		}
		past := s.months.dated.Series
		past.Values = past.Values[:o.n]
		f, err := engine.Make(past, engine.Options{Horizon: measured, Progress: t.goOn})
		if err != nil {
			return nil, err
		}
		given = append(given, engine.Given{Origin: o.n, Forecast: f})
		tr.compare(sum, l, s, o, model, &f)
		if err := t.step(); err != nil {
			return nil, err
		}
	}
	if len(dates) > 0 {
		tr.history = engine.Track(s.months.dated.Series, given)
	}
	for id, v := range sum {
		tr.ways[id] = v.measured()
	}
	return tr, nil
}

// modelOn is the model that would have been learned on a day.
func (l *learned) modelOn(day period.Date) *pipeline.Model {
	m := l.past[day]
	if m == nil {
		m = pipeline.Fit(l.history, day, pipeline.Config{MaxRows: rowsPast})
		l.past[day] = m
	}
	return m
}

// compare lets every way speak on one date.
func (tr *track) compare(sum map[string]*tally, l *learned, s *scoped, o origin, m *pipeline.Model, f *engine.Forecast) {
	add := func(id string, point float64, low, high *float64) {
		if sum[id] == nil {
			sum[id] = &tally{}
		}
		sum[id].add(point, o.came, low, high)
	}
	values := s.months.dated.Values
	add("repeat", measured*stats.Mean(values[max(0, o.n-measured):o.n]), nil, nil)

	series := make([][]float64, measured+1) // the last is the total
	for k := range series {
		series[k] = make([]float64, pastDraws)
	}
	for i, path := range f.Paths(pastDraws, 1) {
		for k, v := range path {
			series[k][i] = v
			series[measured][i] += v
		}
	}
	add("history", stats.Quantile(series[measured], .5), at(series[measured], .1), at(series[measured], .9))

	open := s.history.Open(o.day)
	run := m.Run(open, pipeline.LearnBusiness(s.history, o.day), pipeline.Options{Draws: pastDraws, Seed: 1, Periods: s.months.dated.Periods[o.n : o.n+measured]}, pipeline.Scenario{})
	deals := sumOver(run.Total, 0, measured)
	add("pipeline", stats.Quantile(deals, .5), at(deals, .1), at(deals, .9))
	rates := pipeline.LearnBaseline(l.history, o.day, measuredDays, pipeline.Config{MaxRows: rowsPast})
	usual := s.meanWon(o.day)
	add("stages", weigh(open, usual, rates.Stage), nil, nil)
	if mostly(open, func(st *pipeline.State) bool { return st.Declared.Known() }) {
		add("declared", weigh(open, usual, func(st pipeline.State) float64 { return rates.Due(st) * l.stated(st) }), nil, nil)
	}
	if mostly(open, func(st *pipeline.State) bool { return st.Category != "" }) {
		add("commit", weigh(open, usual, rates.Committed), nil, nil)
	}
	tr.judged.see(s.history, open, m, rates)

	// The weights are those that could have been known then: from dates whose three months were over.
	w := pipeline.Weights(tr.upTo(len(tr.given)-measured), measured)
	both := join(deals, series[measured], stats.Mean(w))
	add("together", stats.Quantile(both, .5), at(both, .1), at(both, .9))
	tr.given = append(tr.given, Given{o.day, stats.Quantile(both, .1), stats.Quantile(both, .5), stats.Quantile(both, .9), o.came})
	for k := range measured {
		tr.errors.Pipeline[k] = append(tr.errors.Pipeline[k], stats.Mean(run.Total[k])-values[o.n+k])
		tr.errors.Series[k] = append(tr.errors.Series[k], f.Mean[k]-values[o.n+k])
	}
}

// upTo are the errors of the first n dates.
func (tr *track) upTo(n int) pipeline.Errors {
	var e pipeline.Errors
	for k := range measured {
		e.Pipeline = append(e.Pipeline, tr.errors.Pipeline[k][:max(0, n)])
		e.Series = append(e.Series, tr.errors.Series[k][:max(0, n)])
	}
	return e
}

// stageWeighted counts each open deal by the share of deals in its stage that were won within the days.
func stageWeighted(h *pipeline.History, open []pipeline.State, day period.Date, days int32, usual float64) float64 {
	return weigh(open, usual, pipeline.LearnBaseline(h, day, days, pipeline.Config{MaxRows: rowsPast}).Stage)
}

// weigh adds up chances times amounts, or the usual amount where it is not known.
func weigh(open []pipeline.State, usual float64, chance func(pipeline.State) float64) float64 {
	sum := 0.0
	for _, st := range open {
		amount := usual
		if st.Amount.Known {
			amount = float64(st.Amount.Minor)
		}
		sum += chance(st) * amount
	}
	return sum
}

// mostly reports whether something was known of half of the open deals at least: else a way that rests on it cannot
// be measured on that date.
func mostly(open []pipeline.State, known func(*pipeline.State) bool) bool {
	n := 0
	for i := range open {
		if known(&open[i]) {
			n++
		}
	}
	return n > 0 && 2*n >= len(open)
}

// stated is the probability that the company states for a deal's stage; 0 if it states none.
func (l *learned) stated(st pipeline.State) float64 {
	return max(0, l.history.Stages.Find(st.Stage).Prob)
}

// meanWon is the mean amount of the sales up to a day.
func (s *scoped) meanWon(day period.Date) float64 {
	sum, n := 0.0, 0
	for _, e := range s.entries {
		if e.Date <= day {
			sum += e.Value
			n++
		}
	}
	return sum / float64(max(1, n))
}

// join averages the quantiles of two forecasts of the same total; draws keep their rank in the first.
func join(deals, series []float64, weight float64) []float64 {
	if len(series) == 0 {
		return deals
	}
	return pipeline.Join([][]float64{deals}, [][]float64{series}, []float64{weight}).Total[0]
}

func sumOver(draws [][]float64, from, to int) []float64 {
	out := make([]float64, len(draws[0]))
	for k := from; k < to; k++ {
		for i, v := range draws[k] {
			out[i] += v
		}
	}
	return out
}

func at(draws []float64, p float64) *float64 {
	v := stats.Quantile(draws, p)
	return &v
}

// tally adds up one way's comparisons.
type tally struct {
	n, ranges, inside int
	miss, lean, size  float64
}

func (t *tally) add(point, came float64, low, high *float64) {
	t.n++
	t.miss += math.Abs(point - came)
	t.lean += point - came
	t.size += math.Abs(came)
	if low != nil && high != nil {
		t.ranges++
		if came >= *low && came <= *high {
			t.inside++
		}
	}
}

// measured is nil where nothing came at all, so that no ratio can be made.
func (t *tally) measured() *Measured {
	if t.size == 0 {
		return nil
	}
	m := &Measured{N: t.n, WAPE: t.miss / t.size, Bias: t.lean / t.size}
	if t.ranges > 0 {
		c := float64(t.inside) / float64(t.ranges)
		m.Coverage = &c
	}
	return m
}

func known(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
