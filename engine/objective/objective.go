// Package objective ties indicators to what is to be achieved: an indicator with an objective is a KPI, one without is a
// metric. It tells which objective holds for a scope on a day, where the number lies in its range, and whether it is on pace.
//
// The package refuses to know screens; how numbers are computed is said by package kpi, what a range is worth by package scorecard.
package objective

import (
	"cmp"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/text"
)

// Entry is an objective with its ID.
type Entry struct {
	ID record.ID
	*record.Objective
}

// All gives the objectives of a state, those of the whole company first, then by statement.
func All(s *change.State) []Entry {
	var out []Entry
	for id, o := range change.All(s, record.ObjectiveKind) {
		out = append(out, Entry{id, o})
	}
	slices.SortFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(len(a.Scope()), len(b.Scope())), cmp.Compare(a.Statement, b.Statement), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Of gives the objectives of one indicator.
func Of(s *change.State, indicator string) []Entry {
	return slices.DeleteFunc(All(s), func(e Entry) bool { return e.Indicator != indicator })
}

// Whose is what an objective is of: a dimension and an ID; false for the whole company.
func (e Entry) Whose() (kpi.Dim, record.ID, bool) {
	for _, w := range []struct {
		dim kpi.Dim
		id  record.ID
	}{{kpi.ByTeam, e.Team}, {kpi.ByPerson, e.Person}, {kpi.ByAccount, e.Account}, {kpi.ByLine, e.Line}} {
		if w.id != "" {
			return w.dim, w.id, true
		}
	}
	return "", "", false
}

// Scope is what the objective is of, as indicators take it.
func (e Entry) Scope() kpi.Scope {
	if dim, id, ok := e.Whose(); ok {
		return kpi.Scope{kpi.Only(dim, string(id))}
	}
	return nil
}

// Holds reports whether the objective is in force on a day.
func (e Entry) Holds(day period.Date) bool {
	return (!e.From.Known() || e.From <= day) && (!e.To.Known() || day <= e.To)
}

// For picks the objective that holds for a scope on a day: the scope's own, so that a client, a person or a
// line may be held to another range than the rest. Where it has none, that of the whole company holds for numbers that do not add up;
// a sum that is asked of all is not asked of one.
func For(all []Entry, ind *kpi.Indicator, scope kpi.Scope, day period.Date) (Entry, bool) {
	var company *Entry
	for i, e := range all {
		if e.Indicator != ind.ID || !e.Holds(day) {
			continue
		}
		dim, id, ok := e.Whose()
		switch {
		case !ok && company == nil:
			company = &all[i]
		case ok && len(scope) == 1 && scope[0].Dim == dim && !scope[0].Not && slices.Equal(scope[0].In, []string{string(id)}):
			return e, true
		}
	}
	if company != nil && (len(scope) == 0 || !ind.Additive) {
		return *company, true
	}
	return Entry{}, false
}

// Range is the objective's range, in the indicator's direction.
func (e Entry) Range(ind *kpi.Indicator) scorecard.Range {
	return scorecard.Range{Minimum: e.Minimum, Target: e.Target, Excellent: e.Excellent, Better: scorecard.Better(ind.Better)}
}

// Status is where the number of an objective stands.
type Status struct {
	Entry
	Kpi    *kpi.Indicator
	Input  kpi.Input // the question that was asked: the objective's own scope and period
	Result kpi.Result
	Range  scorecard.Range
	Band   scorecard.Band
	Score  record.Opt // 0…100
	// Pace is what was reached ÷ what should have been by now, of numbers that add up and of a period that is not over.
	Pace   record.Opt
	Points []Point
	Why    text.Text // why the range cannot be applied; empty if it can
	Due    bool      // its review is due
}

// Point is the number in one of the last periods.
type Point struct {
	Period period.Period
	Result kpi.Result
}

// last is how many periods of each length a trend shows.
var last = map[period.Grain]int{period.Month: 12, period.Quarter: 8, period.Year: 4}

// grain is the length of the objective's periods.
func (e Entry) grain() period.Grain {
	switch e.Each {
	case record.EachMonth:
		return period.Month
	case record.EachQuarter:
		return period.Quarter
	}
	return period.Year
}

var foreignText = text.New("El rango está en {a} y el espacio de trabajo en {b}: los montos de dos monedas no se comparan.",
	"The range is in {a} and the workspace in {b}: amounts of two currencies cannot be compared.")

// Look measures an objective as of the last day of the input's period, or of today if that comes first. The input's scope does not matter.
func Look(e Entry, ind *kpi.Indicator, in kpi.Input) Status {
	s := Status{Entry: e, Kpi: ind, Range: e.Range(ind)}
	day := in.Today
	if in.Period.To != 0 {
		day = min(day, in.Period.To-1)
	}
	if e.To.Known() {
		day = min(day, e.To)
	}
	if e.From.Known() {
		day = max(day, e.From)
	}
	in.Scope, in.Alternative = e.Scope(), e.Alternative
	in.Period = in.Calendar.Of(e.grain(), day)
	def := ind.Alternative(e.Alternative)
	if def.Timing == kpi.Now {
		in.Period = period.Period{}
	}
	s.Input, s.Result = in, ind.Compute(in)
	s.Due = e.Next.Known() && e.Next <= in.Today
	if ours := in.Deals.Currency; def.Unit.IsMoney() && e.Currency != "" && e.Currency != ours.String() {
		s.Why = foreignText.With("a", e.Currency, "b", ours.String())
	}
	s.judge(in)
	if def.Timing != kpi.Now {
		s.trend(in)
	}
	return s
}

// judge gives the number its band, its score and its pace.
func (s *Status) judge(in kpi.Input) {
	if !s.Result.Known || !s.Why.Empty() {
		return
	}
	s.Band = s.Range.Band(s.Result.Value)
	if score, ok := s.Range.Score(s.Result.Value); ok {
		s.Score = record.Some(score)
	}
	if !s.Kpi.Additive || !in.Period.Contains(in.Today) || !s.Target.OK || s.Target.V <= 0 || s.Kpi.Better == kpi.Lower {
		return
	}
	whole, gone := in.Deals.Work.Days(in.Period.From, in.Period.To), in.Deals.Work.Days(in.Period.From, in.Today+1)
	if whole > 0 && gone > 0 {
		s.Pace = record.Some(s.Result.Value / (s.Target.V * float64(gone) / float64(whole)))
	}
}

func (s *Status) trend(in kpi.Input) {
	n := last[in.Period.Grain]
	periods := make([]period.Period, n)
	for i := range periods {
		periods[i] = in.Calendar.Next(in.Period, i-n+1)
	}
	for i, r := range s.Kpi.Over(in, periods) {
		s.Points = append(s.Points, Point{periods[i], r})
	}
}

// Reviews gives what was said about an objective, the latest first.
func Reviews(s *change.State, id record.ID) []Review {
	var out []Review
	for rid, r := range change.All(s, record.ObjectiveReviewKind) {
		if r.Objective == id {
			out = append(out, Review{rid, r})
		}
	}
	slices.SortFunc(out, func(a, b Review) int { return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(b.ID, a.ID)) })
	return out
}

// Review is a review with its ID.
type Review struct {
	ID record.ID
	*record.ObjectiveReview
}

// After is the day of the next review, one cadence after a day; unknown without a cadence.
func (e Entry) After(day period.Date) period.Date {
	switch e.Reviewed {
	case record.EachMonth:
		return day.AddMonths(1)
	case record.EachQuarter:
		return day.AddMonths(3)
	case record.EachYear:
		return day.AddMonths(12)
	}
	return 0
}
