package impact

import (
	"math"
	"slices"

	"rumbo/engine/text"
)

// Of estimates the effect of treatment. All units have the same number of periods, all of them over.
func Of(units []Unit, d Design) Result {
	p := newPanel(units, d)
	r := Result{LeftOut: p.leftOut, Treated: len(p.treated), Controls: len(p.controls)}
	switch {
	case len(p.treated) < leastTreated:
		r.Why = text.New("Se necesitan al menos {n} cuentas en el proceso con dos períodos antes y dos después; hay {m}.", "At least {n} accounts in the process with two periods before and two after are needed; there are {m}.").With("n", leastTreated, "m", len(p.treated))
		return r
	case len(p.controls) < leastControls:
		r.Why = text.New("Se necesitan al menos {n} cuentas fuera del proceso con las cuales comparar; hay {m}.", "At least {n} accounts outside the process to compare with are needed; there are {m}.").With("n", leastControls, "m", len(p.controls))
		return r
	}
	change := p.measure(p.change)
	seen, ok := p.effect(p.treated, p.starts, change)
	if !ok {
		r.Why = text.New("No hay datos suficientes de esta medida en las cuentas.", "There is not enough of this measure in the accounts.")
		return r
	}
	r.OK, r.Effect = true, seen
	p.infer(&r, change)
	p.trend(&r)
	r.Relative = p.relative(seen)
	r.Course = p.course()
	return r
}

// panel holds what the estimates share.
type panel struct {
	units    []Unit
	d        Design
	treated  []int // units
	controls []int
	starts   []int // of the treated ones, in their order
	leftOut  []LeftOut
	out      []bool           // scratch: which units are treated in the draw at hand
	near     map[[2]int][]int // unit and start: the other units from the most alike on
}

func newPanel(units []Unit, d Design) *panel {
	if d.Draws == 0 {
		d.Draws = 2000
	}
	p := &panel{units: units, d: d, out: make([]bool, len(units)), near: map[[2]int][]int{}}
	early, late, empty := 0, 0, 0
	for i, u := range units {
		switch {
		case u.Start == Never:
			if known(u, 0, len(u.Den)) {
				p.controls = append(p.controls, i)
			}
		case u.Start < leastPeriods:
			early++
		case len(u.Num)-u.Start < leastPeriods:
			late++
		case math.IsNaN(p.change(i, u.Start)):
			empty++
		default:
			p.treated, p.starts = append(p.treated, i), append(p.starts, u.Start)
		}
	}
	for _, x := range []struct {
		n   int
		why text.Text
	}{
		{early, text.New("entraron al proceso antes de que haya dos períodos de datos", "entered the process before there are two periods of data")},
		{late, text.New("llevan menos de dos períodos completos en el proceso", "have been in the process for less than two whole periods")},
		{empty, text.New("no tienen datos de esta medida antes o después", "have no data of this measure before or after")},
	} {
		if x.n > 0 {
			p.leftOut = append(p.leftOut, LeftOut{x.why, x.n})
		}
	}
	return p
}

func known(u Unit, from, to int) bool {
	return slices.ContainsFunc(u.Den[from:to], func(x float64) bool { return x > 0 })
}

// mean is a unit's value over periods, closed-open; NaN if there is nothing under it.
func (p *panel) mean(unit, from, to int) float64 {
	num, den := 0.0, 0.0
	u := p.units[unit]
	for t := max(from, 0); t < min(to, len(u.Num)); t++ {
		num += u.Num[t]
		den += u.Den[t]
	}
	if den == 0 {
		return math.NaN()
	}
	return num / den
}

// change is a unit's value after a start less the one before.
func (p *panel) change(unit, start int) float64 {
	return p.mean(unit, start, start+p.d.After) - p.mean(unit, start-p.d.Before, start)
}

// before is the change within the periods before a start: their later half less the earlier one.
func (p *panel) before(unit, start int) float64 {
	from := max(start-p.d.Before, 0)
	half := from + (start-from)/2
	return p.mean(unit, half, start) - p.mean(unit, from, half)
}

// measure is a number of a unit at a start, worked out once for all units of the pool.
type measure struct {
	p     *panel
	of    func(unit, start int) float64
	known map[int]*column
}

// column is a measure at one start: by unit, and the sum and count of those that have it.
type column struct {
	at  []float64
	sum float64
	n   int
}

func (p *panel) measure(of func(unit, start int) float64) *measure {
	return &measure{p, of, map[int]*column{}}
}

func (m *measure) column(start int) *column {
	c := m.known[start]
	if c == nil {
		c = &column{at: make([]float64, len(m.p.units))}
		for _, list := range [][]int{m.p.treated, m.p.controls} {
			for _, i := range list {
				c.at[i] = m.of(i, start)
				if !math.IsNaN(c.at[i]) {
					c.sum += c.at[i]
					c.n++
				}
			}
		}
		m.known[start] = c
	}
	return c
}

// effect is the mean over treated units of their change less that of the units they are compared with. Whoever is
// treated at some time is never compared with.
func (p *panel) effect(treated, starts []int, m *measure) (float64, bool) {
	for _, i := range treated {
		p.out[i] = true
	}
	sum, n := 0.0, 0
	for k := range treated {
		if e, ok := p.one(treated, treated[k], starts[k], m); ok {
			sum += e
			n++
		}
	}
	for _, i := range treated {
		p.out[i] = false
	}
	return sum / float64(n), n > 0
}

// one is one treated unit's part; p.out marks the treated.
func (p *panel) one(treated []int, unit, start int, m *measure) (float64, bool) {
	c := m.column(start)
	sum, n := c.sum, c.n
	if p.d.Matched == 0 {
		for _, i := range treated {
			if !math.IsNaN(c.at[i]) {
				sum -= c.at[i]
				n--
			}
		}
	} else {
		sum, n = 0, 0
		for _, j := range p.others(unit, start) {
			if n == p.d.Matched {
				break
			}
			if !p.out[j] && !math.IsNaN(c.at[j]) {
				sum += c.at[j]
				n++
			}
		}
	}
	return c.at[unit] - sum/float64(n), n > 0 && !math.IsNaN(c.at[unit])
}

// others are all units but one, from the most alike before a start on: by the mean and by the change within.
func (p *panel) others(unit, start int) []int {
	key := [2]int{unit, start}
	if list, ok := p.near[key]; ok {
		return list
	}
	pool := append(slices.Clone(p.treated), p.controls...)
	slices.Sort(pool)
	pool = slices.DeleteFunc(pool, func(j int) bool { return j == unit })
	if p.d.Matched > 0 {
		level, slope := p.spread(pool, start)
		apart := func(j int) float64 {
			a := (p.mean(j, start-p.d.Before, start) - p.mean(unit, start-p.d.Before, start)) / level
			b := (p.before(j, start) - p.before(unit, start)) / slope
			if math.IsNaN(a) {
				return math.Inf(1)
			}
			if math.IsNaN(b) {
				b = 0
			}
			return a*a + b*b
		}
		far := make(map[int]float64, len(pool))
		for _, j := range pool {
			far[j] = apart(j)
		}
		slices.SortStableFunc(pool, func(a, b int) int {
			switch {
			case far[a] < far[b]:
				return -1
			case far[a] > far[b]:
				return 1
			}
			return a - b
		})
	}
	p.near[key] = pool
	return pool
}

// spread is the standard deviation of levels and slopes before a start; 1 where all are alike.
func (p *panel) spread(pool []int, start int) (level, slope float64) {
	sd := func(f func(int) float64) float64 {
		n, sum, squares := 0.0, 0.0, 0.0
		for _, j := range pool {
			if v := f(j); !math.IsNaN(v) {
				n++
				sum += v
				squares += v * v
			}
		}
		if s := math.Sqrt(squares/n - sum*sum/n/n); s > 0 {
			return s
		}
		return 1
	}
	return sd(func(j int) float64 { return p.mean(j, start-p.d.Before, start) }), sd(func(j int) float64 { return p.before(j, start) })
}

// relative is the effect by what the treated units would have had without it.
func (p *panel) relative(effect float64) float64 {
	sum := 0.0
	for k, i := range p.treated {
		sum += p.mean(i, p.starts[k], p.starts[k]+p.d.After)
	}
	if without := sum/float64(len(p.treated)) - effect; without > 0 {
		return effect / without
	}
	return math.NaN()
}

// course is the picture: period by period around the start.
func (p *panel) course() []Step {
	var out []Step
	for _, i := range p.treated {
		p.out[i] = true
	}
	for at := -p.d.Before; at < p.d.After; at++ {
		step := p.measure(func(unit, start int) float64 {
			if t := start + at; t >= 0 && t < len(p.units[unit].Num) {
				return p.mean(unit, t, t+1) - p.mean(unit, start-p.d.Before, start)
			}
			return math.NaN()
		})
		s := Step{At: at}
		for k, i := range p.treated {
			if gap, ok := p.one(p.treated, i, p.starts[k], step); ok {
				own := step.column(p.starts[k]).at[i]
				s.Treated += own
				s.Control += own - gap
				s.N++
			}
		}
		if s.N > 0 {
			s.Treated /= float64(s.N)
			s.Control /= float64(s.N)
			out = append(out, s)
		}
	}
	for _, i := range p.treated {
		p.out[i] = false
	}
	return out
}
