package orgchart

import "math"

// emit writes a branch down: boxes, parents first, and the lines between them.
func (d *drawer) emit(n, level int) {
	at := d.box(n)
	at.Level = level
	children := d.open(n)
	if len(children) == 0 {
		at.Hidden = d.t.Under(at.ID)
	}
	d.out.Boxes = append(d.out.Boxes, at)
	stacked := d.stacks(children)
	for _, c := range children {
		b := d.box(c)
		d.out.Lines = append(d.out.Lines, d.line(at, b, stacked))
	}
	for _, c := range children {
		first := len(d.out.Boxes)
		d.emit(c, level+1)
		d.out.Boxes[first].Stacked = stacked
	}
}

func (d *drawer) box(n int) Box {
	return Box{ID: d.t.nodes[n].ID, X: d.x[n], Y: float64(d.row[n] * cell)}
}

// line leads from a node up to the one that it hangs from.
func (d *drawer) line(above, below Box, stacked bool) Line {
	l := Line{From: below.ID, To: above.ID}
	if stacked {
		x, y := above.X+d.o.Indent/2, below.Y+d.o.Height/2
		l.Points = []Point{{below.X, y}, {x, y}, {x, above.Y + d.o.Height}}
		return l
	}
	x, top := below.X+d.o.Width/2, above.X+d.o.Width/2
	middle := above.Y + d.o.Height + d.o.GapY/2
	l.Points = []Point{{x, below.Y}, {x, middle}, {top, middle}, {top, above.Y + d.o.Height}}
	return l
}

// loose puts those without anybody above or below into a block on the left, which the tree makes room for.
func (d *drawer) loose() {
	n := len(d.t.loose)
	if n == 0 {
		return
	}
	pitch := float64(d.tall * cell)
	rows := d.o.LooseRows
	if rows <= 0 {
		rows = int(math.Ceil(math.Sqrt(float64(n) * d.o.Width / pitch)))
	}
	rows = min(max(rows, 1), n)
	columns := (n + rows - 1) / rows
	if len(d.t.roots) > 0 {
		room := float64(columns)*(d.o.Width+d.o.GapX) + 2*d.o.GapX
		for i := range d.out.Boxes {
			d.out.Boxes[i].X += room
		}
		for i := range d.out.Lines {
			for k := range d.out.Lines[i].Points {
				d.out.Lines[i].Points[k].X += room
			}
		}
	}
	for i, k := range d.t.loose {
		d.out.Boxes = append(d.out.Boxes, Box{ID: d.t.nodes[k].ID, Level: 1, Loose: true,
			X: float64(i/rows) * (d.o.Width + d.o.GapX), Y: float64(i%rows) * pitch})
	}
}

// measure finds the size of the whole.
func (d *drawer) measure() {
	for _, b := range d.out.Boxes {
		d.out.Width = math.Max(d.out.Width, b.X+d.o.Width)
		d.out.Height = math.Max(d.out.Height, b.Y+d.o.Height)
	}
}
