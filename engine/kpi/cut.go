package kpi

import (
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Cut is one way to divide what is counted: by a dimension or into periods.
type Cut struct {
	Dim     Dim
	Periods []period.Period // ascending, without overlap
}

// By cuts by a dimension.
func By(d Dim) Cut { return Cut{Dim: d} }

// Into cuts into periods, which must be ascending and must not overlap.
func Into(periods []period.Period) Cut { return Cut{Periods: periods} }

// Each cuts a period into those of a shorter grain.
func Each(g period.Grain, of period.Period, cal period.Calendar) Cut { return Into(cal.Cut(of, g)) }

// same reports whether two cuts divide alike.
func (c Cut) same(d Cut) bool { return c.Dim == d.Dim && slices.Equal(c.Periods, d.Periods) }

// Cell is one part of a grouping.
type Cell struct {
	Keys []Key // one for each cut
	Result
}

// By answers the question for each part of a grouping. Dimensions give the parts that have deals
// (and, where people or targets count, those of them that have none); a cut into periods gives
// every period. The cells come in the order of the cuts' values, those without a value last.
// A dimension by which the indicator cannot be grouped gives no cells.
func (i *Indicator) By(in Input, cuts ...Cut) []Cell {
	for _, c := range cuts {
		if c.Dim != "" && !i.Allows(c.Dim) {
			return nil
		}
	}
	if i.made != nil {
		return i.made.by(i, in, cuts)
	}
	s := i.start(&in)
	g := s.split(cuts)
	s.groups = make([]Group, 0, g.groups())
	places := s.complete(&g, cuts)
	out := make([]Cell, len(places))
	p := s.part()
	for n, at := range places {
		if at.cell >= 0 {
			out[n].Keys = g.keysOf(at.cell)
		} else {
			out[n].Keys = make([]Key, len(cuts))
			s.keys(out[n].Keys, at.place, cuts)
		}
		p.stand(out[n].Keys)
		g.fill(p, at.cell)
		out[n].Result = s.cellResult(p, cuts)
	}
	return out
}

// part is an empty cell.
func (s *session) part() *part {
	return &part{Input: s.in, def: s.def, ind: s.ind, memo: &s.memo, period: s.in.Period}
}

// stand says what the part stands for.
func (p *part) stand(keys []Key) {
	p.keys, p.period = keys, p.Period
	for _, k := range keys {
		if k.Dim == "" {
			p.period = overlap(k.Period, p.Period)
		}
	}
}

// Over answers the question for each of several periods, in one pass if they are in order.
func (i *Indicator) Over(in Input, periods []period.Period) []Result {
	out := make([]Result, len(periods))
	for n := 1; n < len(periods); n++ {
		if periods[n].From < periods[n-1].To { // overlapping: one by one
			for n, p := range periods {
				in.Period = p
				out[n] = i.Compute(in)
			}
			return out
		}
	}
	in.Period = period.Period{}
	for n, c := range i.By(in, Into(periods)) {
		out[n] = c.Result
	}
	return out
}

var (
	nowText = text.New("Describe la situación de hoy: no tiene valor por período. Elija la definición por fecha de cierre.",
		"It describes today: there is no value by period. Choose the definition by close date.")
	beforeText = text.New("Los datos comienzan después de este período.", "The data begin after this period.")
	afterText  = text.New("Este período todavía no comienza.", "This period has not begun yet.")
)

// cellResult is the cell's result, or why there is none.
func (s *session) cellResult(p *part, cuts []Cut) Result {
	timed := slices.ContainsFunc(cuts, func(c Cut) bool { return c.Dim == "" })
	first, events := s.in.Deals.first, s.ind.Area == Results
	if s.of != nil {
		first, events = s.of.first, true
	}
	switch {
	case timed && (s.def.Timing == Now || s.anytime != skip):
		return unknown(s.def.Unit, say(nowText))
	case timed && events && first != 0 && p.period.To <= first && !p.any():
		return unknown(s.def.Unit, say(beforeText))
	case timed && events && s.in.Today != 0 && p.period.From > s.in.Today && !p.any():
		return unknown(s.def.Unit, say(afterText))
	}
	return s.finish(p)
}

func (p *part) any() bool {
	for _, r := range p.rows[:leftOut] {
		if len(r) > 0 {
			return true
		}
	}
	return false
}

// overlap is the common stretch; the zero Period stands for all time.
func overlap(a, b period.Period) period.Period {
	if b == (period.Period{}) || (b.From <= a.From && a.To <= b.To) {
		return a
	}
	return period.Period{From: max(a.From, b.From), To: min(a.To, b.To), Grain: period.Span}
}

// keys writes what a place of the grid stands for.
func (s *session) keys(out []Key, place int64, cuts []Cut) {
	for n := len(cuts) - 1; n >= 0; n-- {
		size := s.size(cuts[n])
		i := int(place % size)
		place /= size
		if cuts[n].Dim == "" {
			out[n].Period = cuts[n].Periods[i]
			continue
		}
		out[n].Dim = cuts[n].Dim
		if values := s.rows.Column(cuts[n].Dim).Values; i < len(values) {
			out[n].Value = values[i]
		}
	}
}

// size is the number of places that a cut has: its values and one for none, or its periods.
func (s *session) size(c Cut) int64 {
	if c.Dim == "" {
		return int64(len(c.Periods))
	}
	return int64(len(s.rows.Column(c.Dim).Values)) + 1
}

// where is a place of the grid of all cuts, and the cell there; −1 if it has no rows.
type where struct {
	place int64
	cell  int
}

// complete lists the cells that have rows, and the places that must be there without any, in order.
func (s *session) complete(g *grid, cuts []Cut) []where {
	must := []int64{0}
	for _, c := range cuts {
		if must = s.extend(must, c); must == nil {
			break
		}
	}
	slices.Sort(must)
	out := make([]where, 0, len(g.cells)+len(must))
	for n, at := range g.cells {
		for len(must) > 0 && must[0] < at {
			out, must = append(out, where{must[0], -1}), must[1:]
		}
		switch {
		case g.has(n):
			out = append(out, where{at, n})
		case len(must) > 0 && must[0] == at:
			out = append(out, where{at, -1})
		}
		if len(must) > 0 && must[0] == at {
			must = must[1:]
		}
	}
	for _, at := range must {
		out = append(out, where{at, -1})
	}
	return out
}

// extend multiplies places by those of a cut that are there in any case; nil if there are none.
func (s *session) extend(places []int64, c Cut) []int64 {
	var must []int64
	if c.Dim == "" {
		for i := range c.Periods {
			must = append(must, int64(i))
		}
	} else if s.also != nil {
		values := s.rows.Column(c.Dim).Values
		at := make(map[string]int64, len(values))
		for i, v := range values {
			at[v.ID] = int64(i)
		}
		for _, id := range s.also(c.Dim) {
			if i, ok := at[id]; ok && s.in.Scope.passes(c.Dim, id) {
				must = append(must, i)
			}
		}
	}
	size := s.size(c)
	var out []int64
	for _, p := range places {
		for _, m := range must {
			out = append(out, p*size+m)
		}
	}
	return out
}
