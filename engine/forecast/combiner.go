package forecast

import (
	"math"

	"rumbo/engine/forecast/learned"
	"rumbo/engine/stats"
)

// Combiner holds the trained networks of the combination.
type Combiner struct {
	// Weigh gives the weights of the members from the features of a series.
	Weigh Bundle
	// Widen gives the distances of the quantiles from the median.
	Widen Bundle
}

// Bundle is a set of networks of one shape whose outputs are averaged.
type Bundle struct {
	Norm learned.Norm
	Nets []*learned.Network
}

// Weights returns the share of each member, adding up to 1.
func (b *Bundle) Weights(features []float64) []float64 {
	x, hidden, out := b.buffers()
	b.Norm.Apply(features, x)
	w := make([]float64, len(out))
	for _, n := range b.Nets {
		n.Forward(x, hidden, out)
		learned.Softmax(out)
		for k, v := range out {
			w[k] += v / float64(len(b.Nets))
		}
	}
	return w
}

func (b *Bundle) buffers() (x, hidden, out []float64) {
	n := b.Nets[0]
	return make([]float64, n.In), make([]float64, n.Hidden), make([]float64, n.Out)
}

// Blend is a weighted combination of the members, by step.
type Blend struct {
	Centre []float64 // the weighted mean of the members' forecasts
	Own    []float64 // the weighted mean of their theoretical standard deviations
	Apart  []float64 // the weighted standard deviation between them
}

// Blend joins the members with the weights given.
func (e *Evidence) Blend(w []float64) Blend {
	h := len(e.Mean[0])
	store := make([]float64, 3*h)
	b := Blend{store[:h:h], store[h : 2*h : 2*h], store[2*h:]}
	for k, v := range w {
		for t := range h {
			b.Centre[t] += v * e.Mean[k][t]
			b.Own[t] += v * math.Min(e.SD[k][t], 1e6)
		}
	}
	for k, v := range w {
		for t := range h {
			d := e.Mean[k][t] - b.Centre[t]
			b.Apart[t] += v * d * d
		}
	}
	for t := range h {
		b.Apart[t] = math.Sqrt(b.Apart[t])
		b.Own[t] = math.Max(b.Own[t], 1e-3*e.Unit)
	}
	return b
}

// WidthLevels are the levels at which distances from the median are trained.
var WidthLevels = [6]float64{0.025, 0.1, 0.25, 0.75, 0.9, 0.975}

// stepInputs is the number of inputs of the width networks beyond features.
const stepInputs = 8

// WidthInputs fills x with the features of the series followed by those of step
// t (0 = the first ahead).
func (e *Evidence) WidthInputs(b *Blend, t int, x []float64) {
	n := copy(x, e.Features)
	step := float64(t + 1)
	unit := e.Unit
	own, apart := b.Own[t], b.Apart[t]
	in := [stepInputs]float64{
		stats.Log(step),
		stats.Log(1 + float64(t)/float64(e.Period)),
		stats.Log(own / unit),
		stats.Log((apart + 0.01*own) / own),
		stats.Log(own / e.Naive),
		clamp((b.Centre[t]-e.Last)/own, 4),
		stats.Log((math.Abs(b.Centre[t]) + 0.1*own) / own),
		stats.Log(e.SD[0][t] / own), // the random walk's spread
	}
	copy(x[n:], in[:])
}

// InputCount is the length of x in WidthInputs.
func (e *Evidence) InputCount() int { return len(e.Features) + stepInputs }

// Distances turns the outputs of a width network into distances from the
// median in units of Blend.Own, in the order of WidthLevels: three below and
// three above, each farther than the one inside it.
func Distances(out []float64, d *[6]float64) {
	d[2] = stats.Exp(clamp(out[0], 6))
	d[1] = d[2] + stats.Exp(clamp(out[1], 6))
	d[0] = d[1] + stats.Exp(clamp(out[2], 6))
	d[3] = stats.Exp(clamp(out[3], 6))
	d[4] = d[3] + stats.Exp(clamp(out[4], 6))
	d[5] = d[4] + stats.Exp(clamp(out[5], 6))
}

// Quantiles returns the quantiles at WidthLevels for every step.
func (b *Bundle) Quantiles(e *Evidence, blend *Blend) [6][]float64 {
	x, hidden, out := b.buffers()
	raw := make([]float64, len(x))
	h := len(blend.Centre)
	store := make([]float64, 6*h)
	var q [6][]float64
	for i := range q {
		q[i] = store[i*h : (i+1)*h]
	}
	var d [6]float64
	for t := range h {
		e.WidthInputs(blend, t, raw)
		b.Norm.Apply(raw, x)
		for _, n := range b.Nets {
			n.Forward(x, hidden, out)
			Distances(out, &d)
			share := blend.Own[t] / float64(len(b.Nets))
			for i := range 3 {
				q[i][t] -= d[i] * share
				q[i+3][t] += d[i+3] * share
			}
		}
		for i := range q {
			q[i][t] += blend.Centre[t]
		}
	}
	return q
}
