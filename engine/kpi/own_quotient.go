package kpi

import (
	"fmt"
	"math"
	"slices"

	"rumbo/engine/text"
)

// quotient is how an own metric is computed: one indicator, or one divided by another. Each side is computed by the
// ordinary machinery, over the same filter and grouping, and then the two numbers of each cell are divided: a ratio of sums.
type quotient struct {
	top, bottom *Indicator // bottom may be nil
	factor      float64
	alike       bool // both sides count records of the same table
	unit        Unit
	wrong       text.Text // why there is no number at all
}

func (q *quotient) measures(in Input) bool {
	return q.wrong.Empty() && (q.top.Measures(in) || q.bottom != nil && q.bottom.Measures(in))
}

func (q *quotient) compute(i *Indicator, in Input) Result {
	if !q.wrong.Empty() {
		return unknown(q.unit, say(q.wrong))
	}
	in.Alternative = ""
	top := q.top.Compute(in)
	if q.bottom == nil {
		return q.finish(i, top, Result{}, true)
	}
	return q.finish(i, top, q.bottom.Compute(in), true)
}

// by joins the cells of the two sides. Where one side has none, it is what that side says of no records.
func (q *quotient) by(i *Indicator, in Input, cuts []Cut) []Cell {
	if !q.wrong.Empty() {
		return nil
	}
	in.Alternative = ""
	cells := q.top.By(in, cuts...)
	if q.bottom == nil {
		for n := range cells {
			cells[n].Result = q.finish(i, cells[n].Result, Result{}, false)
		}
		return cells
	}
	bottom := q.bottom.By(in, cuts...)
	at := make(map[string]int, len(bottom))
	for n, c := range bottom {
		at[c.name()] = n
	}
	none := [2]*nothing{{ind: q.top, in: in}, {ind: q.bottom, in: in}}
	for n := range cells {
		b, ok := at[cells[n].name()]
		other := Result{}
		if ok {
			other = bottom[b].Result
			delete(at, cells[n].name())
		} else {
			other = none[1].at(cells[n].Keys, cuts)
		}
		cells[n].Result = q.finish(i, cells[n].Result, other, false)
	}
	if len(at) == 0 {
		return cells
	}
	for _, c := range bottom {
		if _, left := at[c.name()]; left {
			c.Result = q.finish(i, none[0].at(c.Keys, cuts), c.Result, false)
			cells = append(cells, c)
		}
	}
	slices.SortStableFunc(cells, func(a, b Cell) int { return a.valueless() - b.valueless() })
	return cells
}

// name tells cells of one grouping apart.
func (c *Cell) name() string {
	out := ""
	for _, k := range c.Keys {
		out += fmt.Sprint(k.Value.ID, "\x00", k.Period.From, "\x00")
	}
	return out
}

// valueless is 1 for cells of what has no value.
func (c *Cell) valueless() int {
	for _, k := range c.Keys {
		if k.Dim != "" && k.Value.ID == "" {
			return 1
		}
	}
	return 0
}

// nothing is what an indicator says of cells in which it has no records.
type nothing struct {
	ind *Indicator
	in  Input
	s   *session
}

func (x *nothing) at(keys []Key, cuts []Cut) Result {
	if q := x.ind.made; q != nil {
		top := (&nothing{ind: q.top, in: x.in}).at(keys, cuts)
		if q.bottom == nil {
			return q.finish(x.ind, top, Result{}, false)
		}
		return q.finish(x.ind, top, (&nothing{ind: q.bottom, in: x.in}).at(keys, cuts), false)
	}
	if x.s == nil {
		x.s = x.ind.start(&x.in)
	}
	p := x.s.part()
	p.stand(keys)
	return x.s.cellResult(p, cuts)
}

var (
	ownStep     = text.New("{name}: {value}", "{name}: {value}")
	byNothing   = text.New("No hay entre qué dividir: {name} es {value}.", "There is nothing to divide by: {name} is {value}.")
	sideUnknown = text.New("{name}: {why}", "{name}: {why}")
)

// finish makes the number of a cell of those of its sides.
func (q *quotient) finish(i *Indicator, top, bottom Result, whole bool) Result {
	if !top.Known {
		return q.without(top.Why, q.top.Name, q.bottom != nil, top, bottom)
	}
	r := Result{Figure: top.Figure, Numerator: top.Figure, N: top.N, Interval: top.Interval, square: top.square, Beside: top.Beside}
	r.Warnings = append(r.Warnings, top.Warnings...)
	switch {
	case q.bottom == nil:
		r.Counted, r.LeftOut = top.Counted, top.LeftOut
		r.Denominator = top.Denominator
	case !bottom.Known:
		return q.without(bottom.Why, q.bottom.Name, true, top, bottom)
	case bottom.Value == 0:
		return q.without(say(byNothing, "name", q.bottom.Name, "value", bottom.Figure), text.Text{}, true, top, bottom)
	default:
		r.Denominator, r.N, r.Beside, r.square = bottom.Figure, bottom.N, nil, 0
		r.Figure = q.divided(top.Figure, bottom.Figure)
		r.Interval = q.around(r, top, bottom)
		r.Warnings = append(r.Warnings, bottom.Warnings...)
		r.Counted, r.LeftOut = sides(top.Counted, bottom.Counted), sides(top.LeftOut, bottom.LeftOut)
	}
	if q.unit == Number && q.bottom == nil {
		r.Figure = number(top.Value*q.factor, Number)
	}
	if whole {
		r.Steps = q.steps(r, top, bottom)
	}
	if r.Known && i.WeakBelow > 0 && r.N < i.WeakBelow {
		r.Weak = true
		r.Warnings = append(r.Warnings, say(weakText, "n", r.N, "min", i.WeakBelow))
	}
	return r
}

// without is a cell that has no number; its records are there all the same.
func (q *quotient) without(why Phrase, of text.Text, two bool, top, bottom Result) Result {
	r := unknown(q.unit, why)
	r.Counted, r.LeftOut = top.Counted, top.LeftOut
	if two {
		r.Counted, r.LeftOut = sides(top.Counted, bottom.Counted), sides(top.LeftOut, bottom.LeftOut)
		if !of.Empty() {
			r.Why.Text = text.New(fillName(sideUnknown.ES, of.ES, why.Text.ES), fillName(sideUnknown.EN, of.EN, why.Text.EN))
		}
	}
	return r
}

// fillName puts a side's name before the reason, whose own placeholders stay.
func fillName(s, name, why string) string {
	return text.Fill(s, "", "name", name, "why", why)
}

// sides are the records of both sides, told apart in their words.
func sides(top, bottom []Group) []Group {
	out := make([]Group, 0, len(top)+len(bottom))
	for _, g := range top {
		g.Role, g.Text = "top_"+g.Role, text.New("Arriba · "+g.Text.ES, "Above the line · "+g.Text.EN)
		out = append(out, g)
	}
	for _, g := range bottom {
		g.Role, g.Text = "bottom_"+g.Role, text.New("Abajo · "+g.Text.ES, "Below the line · "+g.Text.EN)
		out = append(out, g)
	}
	return out
}

func (q *quotient) divided(a, b Figure) Figure {
	if q.unit.IsMoney() {
		return worth(float64(a.Minor)/b.Value*q.factor, a.Currency, q.unit)
	}
	return number(a.Value/b.Value*q.factor, q.unit)
}

func (q *quotient) steps(r, top, bottom Result) []Phrase {
	out := []Phrase{say(ownStep, "name", q.top.Name, "value", top.Figure)}
	if q.bottom == nil {
		return out
	}
	out = append(out, say(ownStep, "name", q.bottom.Name, "value", bottom.Figure))
	if q.factor != 1 {
		return append(out, say(text.New("{a} ÷ {b} × {factor} = {value}", "{a} ÷ {b} × {factor} = {value}"), "a", top.Figure, "b", bottom.Figure, "factor", int(q.factor), "value", r.Figure))
	}
	return append(out, say(text.New("{a} ÷ {b} = {value}", "{a} ÷ {b} = {value}"), "a", top.Figure, "b", bottom.Figure, "value", r.Figure))
}

var sumsText = text.New("cociente de dos sumas de hechos independientes (Poisson compuesto), 95 %", "quotient of two sums of independent events (compound Poisson), 95%")

// around is the interval of the quotient: Wilson's where the records above are some of those below and both are counted; of
// other counts and sums that of the quotient of two compound Poisson sums, whose logarithm has the variance Σx²/(Σx)² + Σy²/(Σy)².
func (q *quotient) around(r, top, bottom Result) Interval {
	if top.square == 0 && top.Value != 0 || bottom.square == 0 {
		return Interval{}
	}
	if a, b := counts(top), counts(bottom); q.alike && a != nil && b != nil && within(a, b) {
		return wilson(a.Len(), b.Len()).times(q.factor)
	}
	if top.Value <= 0 || bottom.Value <= 0 {
		return Interval{}
	}
	half := 1.959963984540054 * math.Sqrt(top.square/top.Value/top.Value+bottom.square/bottom.Value/bottom.Value)
	return interval(r.Value*math.Exp(-half), r.Value*math.Exp(half), sumsText)
}

func (i Interval) times(f float64) Interval {
	i.Low *= f
	i.High *= f
	return i
}

// counts gives the group of a plain count; nil of anything else.
func counts(r Result) *Group {
	switch {
	case r.Unit != Count || r.square != r.Value:
		return nil
	case len(r.Counted) == 0:
		return &Group{}
	case len(r.Counted) == 1 && len(r.Counted[0].IDs) == 0 && len(r.Counted[0].Rows) == int(r.Value):
		return &r.Counted[0]
	}
	return nil
}

// within reports whether the records of a group are all in another.
func within(a, b *Group) bool {
	if len(a.Rows) > 0 && (a.Of != b.Of || a.Table != b.Table) {
		return false
	}
	n := 0
	for _, row := range a.Rows {
		for n < len(b.Rows) && b.Rows[n] < row {
			n++
		}
		if n == len(b.Rows) || b.Rows[n] != row {
			return false
		}
	}
	return true
}
