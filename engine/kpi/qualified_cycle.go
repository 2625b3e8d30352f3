package kpi

import (
	"math"

	"rumbo/engine/text"
)

// qualified is the table of deals with the days from their first qualified stage to their close.
type qualified struct {
	Table
	days []int32
}

// unqualifiedSince stands where it is not known when a deal was qualified.
const unqualifiedSince = math.MinInt32

// What the State of a deal says about its qualified cycle.
const (
	cycleWon State = 1 << iota
	cycleOpen
	cycleLost
	cycleDated
	cycleQualified
	cycleBackwards
)

func (f *Facts) qualified() *qualified {
	p, none := f.past(noStays)
	if f == nil || len(p.Deals) == 0 {
		return &qualified{Table: newTable("opportunity", none)}
	}
	return stored(f.ofPast, "qualified", func() *qualified {
		d := f.deals
		t := &qualified{Table: newTable("opportunity", none), days: fill32(d.Len(), func(int) int32 { return unqualifiedSince })}
		for i, row := range f.pastRows(p) {
			if row >= 0 && p.Deals[i].Qualified != 0 {
				t.days[row] = int32(d.Close[row] - p.Deals[i].Qualified)
			}
		}
		t.state, t.when = make([]State, d.Len()), d.Close
		for row, s := range d.State {
			known := t.days[row] != unqualifiedSince
			t.state[row] = flag(s.Won(), cycleWon) | flag(s.Open(), cycleOpen) | flag(s.Lost(), cycleLost) | flag(s.Dated(), cycleDated) | flag(known, cycleQualified) | flag(known && t.days[row] < 0, cycleBackwards)
		}
		t.id = d.recordID
		for _, dim := range dealDims {
			t.makers[dim] = func() *Column { return d.Column(dim) }
		}
		t.first = d.first
		return t
	})
}

// qualifiedCycle is a definition of the sales cycle that begins when a deal is qualified.
func qualifiedCycle(id string, name, formula text.Text, stat func([]float64) float64, around func([]float64) Interval) Alternative {
	return Alternative{ID: id, Name: name, Formula: formula, Unit: Days, OnPast: true, plan: func(in *Input) plan {
		t := in.Facts.qualified()
		words := map[class]text.Text{in1: classInfo[won].text, out1: classInfo[outOpen].text, out2: classInfo[outLost].text, out3: classInfo[outNoClose].text,
			out4: text.New("No consta cuándo se calificaron", "It is not recorded when they were qualified"), out5: text.New("Cierran antes de calificarse", "They close before they were qualified")}
		return counting(&t.Table, qualifiedClass, words, func(p *part) Result {
			return p.cycleOf(fill(p.memo.room(len(p.rows[in1])), t.days, p.rows[in1]), stat, around)
		})
	}}
}

func qualifiedClass(s State) class {
	switch {
	case s&cycleOpen != 0:
		return out1
	case s&cycleLost != 0:
		return out2
	case s&cycleWon == 0:
		return skip
	case s&cycleDated == 0:
		return out3
	case s&cycleQualified == 0:
		return out4
	case s&cycleBackwards != 0:
		return out5
	}
	return in1
}
