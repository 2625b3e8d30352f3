package kpi

import (
	"math"
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

type date = period.Date

// Classes of facts: four that count and as many that are left out as deals have. What they mean
// is said by each plan's words.
const (
	in1 class = 1 + iota
	in2
	in3
	in4
)

const (
	out1 class = leftOut + iota
	out2
	out3
	out4
	out5
)

// named starts a plan over a table: words are pairs of class and text.
func counting(t *Table, class func(State) class, words map[class]text.Text, finish func(*part) Result) plan {
	w := &[classes]wording{}
	for c, x := range words {
		w[c] = wording{roles[c], x, ""}
	}
	return plan{of: t, words: w, class: class, finish: finish}
}

var roles = [classes]string{in1: "counted", in2: "others", in3: "third", in4: "fourth", out1: "out_1", out2: "out_2", out3: "out_3", out4: "out_4", out5: "out_5"}

// share is the part of the first class in the first two; step says it with {k}, {n} and {value}.
func share(step, none text.Text) func(*part) Result {
	return func(p *part) Result {
		k, n := len(p.rows[in1]), len(p.rows[in1])+len(p.rows[in2])
		if n == 0 {
			return unknown(Ratio, say(none))
		}
		r := portion(k, n)
		if p.whole {
			r.Steps = []Phrase{say(step, "k", k, "n", n, "value", r.Figure)}
		}
		return r
	}
}

// portion is k of n, which is not 0, with its interval.
func portion(k, n int) Result {
	return Result{Figure: number(float64(k)/float64(n), Ratio), Numerator: count(k), Denominator: count(n), N: n, Interval: wilson(k, n)}
}

// number of rows of the first class; step says it with {value}.
func howMany(step text.Text) func(*part) Result {
	return func(p *part) Result {
		n := len(p.rows[in1])
		r := Result{Figure: count(n), Numerator: count(n), N: n}
		if p.whole {
			r.Steps = []Phrase{say(step, "value", r.Figure)}
		}
		return r
	}
}

// median of a column over the first class; step says it with {n}, {min}, {max} and {value}.
func (p *part) median(col []int32, u Unit, step, none text.Text) Result {
	x := fill(p.memo.room(len(p.rows[in1])), col, p.rows[in1])
	if len(x) == 0 {
		return unknown(u, say(none))
	}
	slices.Sort(x)
	r := Result{Figure: number(middle(x), u), N: len(x), Interval: aroundMedian(x)}
	if p.whole {
		r.Beside = []Named{{text.New("Media", "Mean"), number(stats.Mean(x), u)}}
		r.Steps = []Phrase{say(step, "n", r.N, "min", number(x[0], u), "max", number(x[len(x)-1], u), "value", r.Figure)}
	}
	return r
}

// scores sums up scores of 0 to 100, one at least; stat and around get them in ascending order, step says it with {n}, {sum}, {name} and {value}.
func (p *part) scores(x []float64, stat func([]float64) float64, around func([]float64) Interval, step text.Text) Result {
	slices.Sort(x)
	r := Result{Figure: number(stat(x), Score), Numerator: number(stats.Sum(x), Score), Denominator: count(len(x)), N: len(x), Interval: around(x)}
	r.Interval.Low, r.Interval.High = math.Max(r.Interval.Low, 0), math.Min(r.Interval.High, 100)
	if p.whole {
		r.Beside = []Named{{text.New("La más baja", "Lowest"), number(x[0], Score)}, {text.New("La más alta", "Highest"), number(x[len(x)-1], Score)}}
		r.Steps = []Phrase{say(step, "n", len(x), "sum", r.Numerator, "name", p.def.Name, "value", r.Figure)}
	}
	return r
}

func values(col []int32, rows []int32) []float64 { return fill(make([]float64, len(rows)), col, rows) }

func fill(out []float64, col []int32, rows []int32) []float64 {
	for i, r := range rows {
		out[i] = float64(col[r])
	}
	return out
}

// added is the sum of a column of amounts over rows; not known where it does not fit.
func (p *part) added(col []int64, groups ...[]int32) Figure {
	total := int64(0)
	for _, rows := range groups {
		s, ok := sum(col, rows)
		if !ok {
			return Figure{Unit: Money, Currency: p.Deals.Currency}
		}
		total += s
	}
	return amount(total, p.Deals.Currency)
}

// quotient is a ÷ b in a unit, or why not.
func (p *part) quotient(a, b Figure, u Unit, n int, step, none text.Text) Result {
	if !a.Known || !b.Known || b.Value <= 0 {
		return unknown(u, say(none))
	}
	r := Result{Figure: number(a.Value/b.Value, u), Numerator: a, Denominator: b, N: n}
	if u.IsMoney() {
		r.Figure = worth(float64(a.Minor)/b.Value, p.Deals.Currency, u)
	}
	if p.whole {
		r.Steps = []Phrase{say(step, "a", a, "b", b, "value", r.Figure)}
	}
	return r
}

// stretch is what the cell stands for, up to today: its period, or from a table's first day on.
func (p *part) stretch(t *Table) period.Period {
	out := p.period
	if out == (period.Period{}) && t.first != 0 {
		out = period.Period{From: t.first, To: math.MaxInt32}
		for _, d := range t.when {
			if out.To == math.MaxInt32 || d >= out.To {
				out.To = d + 1
			}
		}
	}
	if p.Today != 0 {
		out.To = min(out.To, p.Today+1)
	}
	return out
}

// always counts.
func always(State) class { return in1 }
