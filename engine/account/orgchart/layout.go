package orgchart

import "math"

// Options are the sizes of a drawing, in any unit.
type Options struct {
	Width, Height float64 // of a node
	GapX, GapY    float64 // between neighbours and between levels
	GapStack      float64 // between those who stand below each other
	Indent        float64 // of those who stand below each other
	Stack         int     // so many childless siblings, or more, stand below each other; 0: never
	LooseRows     int     // how many people without anybody above or below stand in a column; 0: a square block
	Closed        func(id string) bool
}

// Box is the place of a node: its left upper corner, with the level that it stands at (1: top).
type Box struct {
	ID      string
	X, Y    float64
	Level   int
	Hidden  int // how many under it are folded away
	Loose   bool
	Stacked bool // stands below its siblings
}

// Line leads from a node to the one that it hangs from, as corners of a path.
type Line struct {
	From, To string // from below to above
	Points   []Point
}

// Point is a place.
type Point struct{ X, Y float64 }

// Drawing is where everybody stands.
type Drawing struct {
	Boxes         []Box // parents before children, from the left
	Lines         []Line
	Width, Height float64
}

// Layout draws a tree. The same tree always gives the same drawing.
func Layout(t *Tree, o Options) *Drawing {
	d := &drawer{t: t, o: o, out: &Drawing{}, x: make([]float64, len(t.nodes)), row: make([]int, len(t.nodes)),
		tall: cells(o.Height + o.GapStack), level: cells(o.Height + o.GapY)}
	var all contour
	for i, r := range t.roots {
		c := d.place(r, 0)
		if i > 0 {
			by := all.right.gap(c.left) + 2*o.GapX
			d.shift(r, by)
			c.move(by)
		}
		all = all.join(c)
	}
	d.straighten()
	for _, r := range t.roots {
		d.emit(r, 1)
	}
	d.loose()
	d.measure()
	return d.out
}

type drawer struct {
	t   *Tree
	o   Options
	out *Drawing
	x   []float64 // left edge
	row []int     // upper edge, in cells

	tall, level int // what a node covers with the gap under it, and from a level to the next, in cells
}

// cell is how finely the sides of a branch are told, in units.
const cell = 4

func cells(length float64) int { return int(math.Ceil(length / cell)) }

// place finds places for a branch as if it stood alone, its top at row; the shape of what it covers.
func (d *drawer) place(n, row int) contour {
	d.row[n] = row
	children := d.open(n)
	if len(children) == 0 {
		d.x[n] = 0
		return shapeOf(row, d.tall, 0, d.o.Width)
	}
	if d.stacks(children) {
		return d.stack(n, row, children)
	}
	shapes, offsets := make([]contour, len(children)), make([]float64, len(children))
	var all contour
	for i, c := range children {
		shapes[i] = d.place(c, row+d.level)
		if i > 0 {
			offsets[i] = all.right.gap(shapes[i].left) + d.o.GapX
			if d.spread(shapes, offsets, i) {
				all = contour{}
				for _, s := range shapes[:i] {
					all = all.join(s)
				}
			}
		}
		shapes[i].move(offsets[i])
		all = all.join(shapes[i])
	}
	for i, c := range children {
		d.shift(c, offsets[i])
	}
	first, last := children[0], children[len(children)-1]
	d.x[n] = (d.x[first] + d.x[last]) / 2
	return shapeOf(row, d.tall, d.x[n], d.x[n]+d.o.Width).join(all)
}

// spread shares the room out that appears between smaller branches when branch i has to go further right than its
// left neighbour asks for, and tells whether any was moved. Branch i is not moved yet.
func (d *drawer) spread(shapes []contour, offsets []float64, i int) (moved bool) {
	const nothing = 1e-9
	need := func(k int) float64 { return shapes[k].right.gap(shapes[i].left) + d.o.GapX }
	stop := i - 1 // the last branch that leaves no room
	for stop > 0 && need(stop) < offsets[i]-nothing {
		stop--
	}
	extra := offsets[i] - need(i-1)
	if i-stop < 2 || extra <= nothing {
		return false
	}
	for k := i - 1; k > stop; k-- {
		by := math.Min(extra*float64(k-stop)/float64(i-stop), offsets[i]-need(k))
		for m := k + 1; m < i; m++ {
			by = math.Min(by, shapes[m].left.roomAfter(shapes[k].right)-d.o.GapX)
		}
		if by > nothing {
			offsets[k] += by
			shapes[k].move(by)
			moved = true
		}
	}
	return moved
}

// stacks tells whether siblings stand below each other: there are several, and nobody is under any of them.
func (d *drawer) stacks(children []int) bool {
	if d.o.Stack <= 0 || len(children) < d.o.Stack {
		return false
	}
	for _, c := range children {
		if len(d.open(c)) > 0 {
			return false
		}
	}
	return true
}

// stack puts siblings below each other, indented under the one they hang from.
func (d *drawer) stack(n, row int, children []int) contour {
	d.x[n] = 0
	c := shapeOf(row, d.tall, 0, d.o.Width)
	for i, k := range children {
		d.row[k], d.x[k] = row+d.level+i*d.tall, d.o.Indent
	}
	// The line down their left belongs to the shape.
	return c.join(shapeOf(row+d.tall, d.level-d.tall+len(children)*d.tall, 0, d.o.Indent+d.o.Width))
}

// open are the children that are not folded away.
func (d *drawer) open(n int) []int {
	if d.o.Closed != nil && d.o.Closed(d.t.nodes[n].ID) {
		return nil
	}
	return d.t.children[n]
}

// shift moves a branch sideways.
func (d *drawer) shift(n int, by float64) {
	if by == 0 {
		return
	}
	stack := []int{n}
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		d.x[at] += by
		stack = append(stack[:len(stack)-1], d.open(at)...)
	}
}

// straighten moves everything so that the left edge is 0.
func (d *drawer) straighten() {
	left := math.Inf(1)
	var each func(n int)
	each = func(n int) {
		left = math.Min(left, d.x[n])
		for _, c := range d.open(n) {
			each(c)
		}
	}
	for _, r := range d.t.roots {
		each(r)
	}
	for _, r := range d.t.roots {
		d.shift(r, -left)
	}
}
