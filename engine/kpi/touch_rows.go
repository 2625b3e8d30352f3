package kpi

import (
	"slices"

	"rumbo/engine/text"
)

// TouchRow is how much contact deals of one kind took: those won beside those lost, and how long they lasted.
type TouchRow struct {
	Value      Value  // of the dimension, or of the way of contact
	Won, Lost  Result // median touches a deal
	Follow     Result // median follow-ups of deals won: touches after the first
	FollowLost Result
	Days       Result // median days from the first touch to the close, of deals won
	Cycle      Result // the sales cycle: from creation to close, median of deals won
}

// TouchRows are the deals of the scope by a dimension.
func TouchRows(in Input, d Dim) []TouchRow {
	in.Alternative = ""
	cycles := map[string]Result{}
	cycle := in
	cycle.Alternative = "won_median"
	if SalesCycle.Allows(d) {
		for _, c := range SalesCycle.By(cycle, By(d)) {
			cycles[c.Keys[0].Value.ID] = c.Result
		}
	}
	var out []TouchRow
	t := in.Facts.touches("")
	for _, c := range TouchesPerWon.By(in, By(d)) {
		r := t.row(c.Result)
		r.Value, r.Cycle = c.Keys[0].Value, cycles[c.Keys[0].Value.ID]
		if c.Count() > 0 {
			out = append(out, r)
		}
	}
	return out
}

// TouchWays are all deals of the scope by the way of contact: all of them, calls, meetings, written.
func TouchWays(in Input) []TouchRow {
	var out []TouchRow
	for _, k := range kindsOfTouch {
		in.Alternative = k.id
		r := in.Facts.touches(k.id).row(TouchesPerWon.Compute(in))
		r.Value = Value{k.id, k.name}
		out = append(out, r)
	}
	return out
}

// row makes a row of the deals that a result counted.
func (t *touches) row(r Result) TouchRow {
	var won, lost []int32
	for _, g := range r.Counted {
		switch {
		case g.Table == nil:
		case g.Role == roles[in1]:
			won = g.Rows
		case g.Role == roles[in2]:
			lost = g.Rows
		}
	}
	later := func(rows []int32) []float64 {
		x := values(t.n, rows)
		for i := range x {
			x[i]--
		}
		return x
	}
	return TouchRow{Won: r, Lost: medianOf(values(t.n, lost), Count, lost), Follow: medianOf(later(won), Count, won), FollowLost: medianOf(later(lost), Count, lost),
		Days: medianOf(values(t.days, won), Days, won)}
}

var noDealsOfThese = text.New("No hay negocios de estos con contactos anotados.", "None of these deals have touches.")

// medianOf is the middle value with its interval; weak below what touches per deal need.
func medianOf(x []float64, u Unit, rows []int32) Result {
	if len(x) == 0 {
		return unknown(u, say(noDealsOfThese))
	}
	slices.Sort(x)
	return Result{Figure: number(middle(x), u), N: len(rows), Interval: aroundMedian(x), Weak: len(rows) < TouchesPerWon.WeakBelow}
}
