package compare

import (
	"math"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/record"
	"rumbo/engine/stats"
)

// Stage is how one person's, or team's, deals fare in an open stage, beside the others'.
type Stage struct {
	ID   record.ID
	Name string
	// Entered came to the stage or beyond it, a skipped one counting as passed; of them Passed went on or were
	// won. Those that still stand there are in neither.
	Entered, Passed     int
	AllEntered, AllWent int // the others
	Days                []float64
	AllDays             float64 // median of the others'; not a number without any
	PassP, DaysP        float64
	Stuck               bool // passes fewer, or takes longer, than the others, more than by chance
	Slow                bool // it is the time
}

// Rate is the share that went on, of those of whom it is known.
func (s Stage) Rate() (mine, others float64) {
	return ratio(s.Passed, s.Entered), ratio(s.AllWent, s.AllEntered)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return math.NaN()
	}
	return float64(a) / float64(b)
}

// Median days spent in the stage; not a number without any.
func (s Stage) Median() (mine, others float64) { return stats.Median(s.Days), s.AllDays }

// Passage is the way through the open stages for each of those compared.
type Passage struct {
	// Known is false where no stage history is kept, or it was not told: then nothing can be said.
	Known bool
	By    map[string][]Stage
}

// Passages follows the deals created in the period through the open stages, by the values of a dimension. A deal that
// is still open counts for the stages that it has passed, not for the one where it stands. Between its pieces it gives
// way; give may be nil.
func Passages(in kpi.Input, dim kpi.Dim, ids []string, give *pace.Pace) Passage {
	var stages []kpi.Value
	if in.Facts != nil {
		stages = in.Facts.OpenStages()
	}
	out := Passage{By: map[string][]Stage{}}
	values, totals := in.Deals.Column(dim).Values, make([]Stage, len(stages))
	of := make([][]Stage, len(values)) // by code
	for _, id := range ids {
		list := make([]Stage, len(stages))
		for k, st := range stages {
			list[k] = Stage{ID: record.ID(st.ID), Name: st.Name.EN}
		}
		out.By[id] = list
	}
	for code, v := range values {
		of[code] = out.By[v.ID]
	}
	in.Stays(dim, func(s kpi.StageStay) {
		give.Step()
		out.Known = true
		if s.Of >= 0 && of[s.Of] != nil {
			of[s.Of][s.Stage].count(s)
			totals[s.Stage].count(s)
		}
	})
	if !out.Known {
		return out
	}
	for k := range stages {
		give.Now()
		out.test(ids, k, totals[k])
	}
	out.find(ids)
	return out
}

// test puts the others beside each one in a stage.
func (p Passage) test(ids []string, k int, all Stage) {
	groups := make([][]float64, len(ids))
	for i, id := range ids {
		groups[i] = p.By[id][k].Days
	}
	ranks := RankTests(groups)
	median := stats.Median(all.Days)
	for i, id := range ids {
		s := &p.By[id][k]
		s.AllEntered, s.AllWent = all.Entered-s.Entered, all.Passed-s.Passed
		s.PassP, s.DaysP = RateTest(s.Passed, s.Entered, all.Passed, all.Entered), ranks[i]
		s.AllDays = median
		if len(ids) > few {
			continue
		}
		var others []float64
		for j, g := range groups {
			if j != i {
				others = append(others, g...)
			}
		}
		s.AllDays = stats.Median(others)
	}
}

// few is up to how many compared the others' median leaves one's own days out; among more it makes no difference.
const few = 40

// count adds a deal to a stage.
func (s *Stage) count(stay kpi.StageStay) {
	if stay.Passed || stay.Lost {
		s.Entered++
	}
	if stay.Passed {
		s.Passed++
	}
	if stay.Days >= 0 {
		s.Days = append(s.Days, float64(stay.Days))
	}
}

// find marks the stages in which somebody does worse, over all that were compared.
func (p Passage) find(ids []string) {
	var tests []float64
	for _, id := range ids {
		for _, s := range p.By[id] {
			a, b := s.PassP, s.DaysP
			if s.Entered < Enough {
				a = math.NaN()
			}
			if len(s.Days) < Enough {
				b = math.NaN()
			}
			tests = append(tests, a, b)
		}
	}
	found, n := Discoveries(tests), 0
	for _, id := range ids {
		for k := range p.By[id] {
			s := &p.By[id][k]
			mine, others := s.Rate()
			days, theirs := s.Median()
			fewer, slower := found[n] && mine < others, found[n+1] && days > theirs
			s.Stuck, s.Slow = fewer || slower, slower && !fewer
			n += 2
		}
	}
}

// Inflow is how many deals came in for somebody, and how many of them were good enough to be qualified.
type Inflow struct {
	Created, Qualified int
	Months             float64 // of full working time
	Expected           float64 // qualified ones that would be theirs by working time
	P                  float64
	TooFew             bool
}

// Inflows counts the deals created in the period by person, and those of them that reached a qualified stage, against
// what the working time of each would bring. people are those to compare.
func Inflows(s *change.State, in kpi.Input, people []string, give *pace.Pace) map[string]*Inflow {
	qualified := map[record.ID]bool{}
	for id, st := range change.All(s, record.StageKind) {
		qualified[id] = st.Qualified || st.Outcome == record.StageWon
	}
	reached := map[record.ID]bool{}
	for _, m := range change.All(s, record.StageMoveKind) {
		give.Step()
		reached[m.Opportunity] = reached[m.Opportunity] || qualified[m.Stage]
	}
	out := map[string]*Inflow{}
	for _, id := range people {
		out[id] = &Inflow{P: math.NaN()}
	}
	col := in.Deals.Column(kpi.ByPerson)
	for row, code := range col.Codes {
		give.Step()
		if code < 0 || out[col.Values[code].ID] == nil || !in.Period.Contains(in.Deals.Created[row]) {
			continue
		}
		x := out[col.Values[code].ID]
		x.Created++
		if st := in.Deals.State[row]; st.Qualified() || st.Won() || reached[in.Deals.IDs[row]] {
			x.Qualified++
		}
	}
	all, months := 0, 0.0
	for _, p := range in.Deals.People {
		if x := out[string(p.ID)]; x != nil {
			x.Months = presentMonths(p, in) * p.FTE
			all, months = all+x.Qualified, months+x.Months
		}
	}
	var p []float64
	for _, id := range people {
		x := out[id]
		give.Step()
		if months > 0 {
			x.Expected = float64(all) * x.Months / months
			x.P = CountTest(x.Qualified, all, x.Months/months)
		}
		p = append(p, x.P)
	}
	for i, found := range Discoveries(p) {
		x := out[people[i]]
		x.TooFew = found && float64(x.Qualified) < x.Expected
	}
	return out
}

// presentMonths is how long somebody was here within the period up to today, in months of 30.44 days.
func presentMonths(p kpi.Person, in kpi.Input) float64 {
	from, to := in.Period.From, in.Period.To
	if in.Today != 0 {
		to = min(to, in.Today+1)
	}
	if p.Start.Known() {
		from = max(from, p.Start)
	}
	if p.End.Known() {
		to = min(to, p.End+1)
	}
	return max(0, float64(to-from)) / 30.4375
}
