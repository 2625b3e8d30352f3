package train

import (
	"math"

	"rumbo/engine/forecast"
	"rumbo/engine/forecast/learned"
	"rumbo/engine/stats"
)

// widening is the shape and training of the networks that widen intervals.
type widening struct {
	hidden, nets int
	training     learned.Training
	// earlier is what an earlier origin counts of the latest: less than in the
	// weighing, since their errors repeat those of the latest and come from
	// shorter histories.
	earlier float64
	// even is the share of the loss that counts errors in units of the
	// forecast's own spread, so that every series is covered alike; the rest
	// counts them as MSIS does.
	even float64
}

var defaultWidening = widening{16, 4, learned.Training{Epochs: 7, Batch: 256, Rate: 0.004, Decay: 0.1}, 0.25, 0.5}

// row is one step of one case.
type row struct {
	c      *Case
	x      []float64
	centre float64
	own    float64
	actual float64
	weight float64
}

// levelCost turns the quantile loss at a level into interval scores: 2/alpha
// for the 95, 80 and 50 % intervals, brought to like size.
var levelCost = [6]float64{40, 10, 4, 4, 10, 40}

func (g widening) rows(cases []*Case, blends []forecast.Blend) []row {
	groups := groupNorms(cases)
	weights := caseWeights(cases, groups, g.earlier)
	var rows []row
	for i, c := range cases {
		b := &blends[i]
		for t, y := range c.Actual {
			x := make([]float64, c.Evidence.InputCount())
			c.Evidence.WidthInputs(b, t, x)
			own := b.Own[t]
			w := weights[i] / float64(len(c.Actual)) * 10
			w *= g.even/3 + (1-g.even)*own/c.Abs/groups[c.Group].mase/3
			rows = append(rows, row{c, x, b.Centre[t], own, y, math.Min(w, 50)})
		}
	}
	return rows
}

// fit trains the bundle on the cases and their combined forecasts, which must
// come from networks that have not seen them.
func (g widening) fit(cases []*Case, blends []forecast.Blend) forecast.Bundle {
	rows := g.rows(cases, blends)
	raw := make([][]float64, len(rows))
	for i := range rows {
		raw[i] = rows[i].x
	}
	b := forecast.Bundle{Norm: learned.FitNorm(raw)}
	for i := range rows {
		x := make([]float64, len(raw[i]))
		b.Norm.Apply(raw[i], x)
		rows[i].x = x
	}
	hidden := make([]float64, g.hidden)
	var out, dout [6]float64
	for seed := range g.nets {
		rng := stats.NewRand(uint64(seed) + 101)
		n := learned.New(len(raw[0]), g.hidden, 6, rng)
		for i := range 6 {
			n.Row(i)[g.hidden] = -0.6
		}
		g.training.Fit(n, len(rows), func(i int, grad []float64) {
			r := &rows[i]
			n.Forward(r.x, hidden, out[:])
			r.gradient(&out, &dout)
			n.Backward(r.x, hidden, dout[:], grad)
		}, rng)
		b.Nets = append(b.Nets, n)
	}
	return b
}

// gradient is the derivative of the quantile losses by the outputs.
func (r *row) gradient(out, dout *[6]float64) {
	var d, by [6]float64
	forecast.Distances(out[:], &d)
	for i, p := range forecast.WidthLevels {
		sign := -1.0
		if i >= 3 {
			sign = 1
		}
		q := r.centre + sign*d[i]*r.own
		if r.c.Evidence.NonNegative && q < 0 { // held at zero: nothing to learn
			continue
		}
		slope := 1 - p // derivative of the loss by q where y < q
		if r.actual > q {
			slope = -p
		}
		by[i] = slope * sign * levelCost[i] * r.weight / 10
	}
	dout[0] = stats.Exp(out[0]) * (by[0] + by[1] + by[2])
	dout[1] = stats.Exp(out[1]) * (by[0] + by[1])
	dout[2] = stats.Exp(out[2]) * by[0]
	dout[3] = stats.Exp(out[3]) * (by[3] + by[4] + by[5])
	dout[4] = stats.Exp(out[4]) * (by[4] + by[5])
	dout[5] = stats.Exp(out[5]) * by[5]
}
