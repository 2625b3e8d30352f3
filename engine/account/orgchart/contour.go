package orgchart

import "math"

// edge is one side of a shape: where it is at each row of cells, from a first row on.
type edge struct {
	from int
	at   []float64
}

// contour is what a branch covers: its left and right sides.
type contour struct{ left, right edge }

// shapeOf covers some rows.
func shapeOf(row, rows int, left, right float64) contour {
	c := contour{edge{row, make([]float64, rows)}, edge{row, make([]float64, rows)}}
	for i := range rows {
		c.left.at[i], c.right.at[i] = left, right
	}
	return c
}

// move shifts the shape sideways.
func (c *contour) move(by float64) {
	for i := range c.left.at {
		c.left.at[i] += by
		c.right.at[i] += by
	}
}

// join is the shape of both together.
func (c contour) join(o contour) contour {
	if len(c.left.at) == 0 {
		return contour{o.left.copy(), o.right.copy()}
	}
	if len(o.left.at) == 0 {
		return c
	}
	return contour{c.left.merge(o.left, math.Min), c.right.merge(o.right, math.Max)}
}

func (e edge) copy() edge { return edge{e.from, append([]float64(nil), e.at...)} }

func (e edge) merge(o edge, pick func(a, b float64) float64) edge {
	from := min(e.from, o.from)
	to := max(e.from+len(e.at), o.from+len(o.at))
	out := edge{from, make([]float64, to-from)}
	for row := from; row < to; row++ {
		a, inA := e.row(row)
		b, inB := o.row(row)
		switch {
		case inA && inB:
			out.at[row-from] = pick(a, b)
		case inA:
			out.at[row-from] = a
		default:
			out.at[row-from] = b
		}
	}
	return out
}

func (e edge) row(n int) (float64, bool) {
	if n < e.from || n >= e.from+len(e.at) {
		return 0, false
	}
	return e.at[n-e.from], true
}

// gap is how far a shape with the left side o has to go right so as to touch, and not overlap, this right side; 0 if they
// share no row.
func (e edge) gap(o edge) float64 {
	far, shared := math.Inf(-1), false
	for row := max(e.from, o.from); row < min(e.from+len(e.at), o.from+len(o.at)); row++ {
		shared = true
		far = math.Max(far, e.at[row-e.from]-o.at[row-o.from])
	}
	if !shared {
		return 0
	}
	return far
}

// roomAfter is how much room there is between a right side and this left side; infinite if they share no row.
func (e edge) roomAfter(right edge) float64 {
	room := math.Inf(1)
	for row := max(e.from, right.from); row < min(e.from+len(e.at), right.from+len(right.at)); row++ {
		room = math.Min(room, e.at[row-e.from]-right.at[row-right.from])
	}
	return room
}
