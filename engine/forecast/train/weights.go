package train

import (
	"math"

	"rumbo/engine/forecast"
	"rumbo/engine/forecast/learned"
	"rumbo/engine/stats"
)

// weighting is the shape and training of the networks that weigh members.
type weighting struct {
	hidden, nets int
	training     learned.Training
	earlier      float64 // what an earlier origin counts of the latest
}

var defaultWeighting = weighting{12, 4, learned.Training{Epochs: 25, Batch: 64, Rate: 0.003, Decay: 0.35}, 0.5}

// fit trains the bundle on the cases.
func (g weighting) fit(cases []*Case) forecast.Bundle {
	rows := make([][]float64, len(cases))
	for i, c := range cases {
		rows[i] = c.Evidence.Features
	}
	b := forecast.Bundle{Norm: learned.FitNorm(rows)}
	inputs := make([][]float64, len(cases))
	for i, x := range rows {
		inputs[i] = make([]float64, len(x))
		b.Norm.Apply(x, inputs[i])
	}
	groups := groupNorms(cases)
	weights := caseWeights(cases, groups, g.earlier)
	members := len(cases[0].Evidence.Mean)
	hidden, p, dp := make([]float64, g.hidden), make([]float64, members), make([]float64, members)
	for seed := range g.nets {
		rng := stats.NewRand(uint64(seed) + 1)
		n := learned.New(len(rows[0]), g.hidden, members, rng)
		g.training.Fit(n, len(cases), func(i int, grad []float64) {
			n.Forward(inputs[i], hidden, p)
			learned.Softmax(p)
			errorGradient(cases[i], groups[cases[i].Group], p, dp)
			dot := 0.0
			for k, v := range p {
				dot += v * dp[k]
			}
			for k, v := range p {
				dp[k] = v * (dp[k] - dot) * weights[i]
			}
			n.Backward(inputs[i], hidden, dp, grad)
		}, rng)
		b.Nets = append(b.Nets, n)
	}
	return b
}

// errorGradient is the derivative by the weights of the case's share of the
// OWA: the mean of sMAPE and MASE, each divided by naive2's in the group.
func errorGradient(c *Case, g *norms, p, dp []float64) {
	clear(dp)
	h := float64(len(c.Actual))
	for t, y := range c.Actual {
		f := 0.0
		for k, v := range p {
			f += v * c.Evidence.Mean[k][t]
		}
		sign := math.Copysign(1, f-y)
		d := 0.5 * sign / c.Abs / h / g.mase
		if sum := math.Abs(y) + math.Abs(f); sum > 0 {
			d += 100 * (sign/sum - math.Abs(f-y)/(sum*sum)*math.Copysign(1, f)) / h / g.smape
		}
		for k := range p {
			dp[k] += d * c.Evidence.Mean[k][t]
		}
	}
}
