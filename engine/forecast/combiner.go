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
	// Strayed and Leaned are the mean size and the mean of the combination's
	// errors in its own trials, in units of Own, drawn towards those of a normal
	// distribution; Leaned is positive where the forecasts were too low.
	Strayed, Leaned float64
}

// Blend joins the members with the weights given.
func (e *Evidence) Blend(w []float64) Blend {
	h := len(e.Mean[0])
	store := make([]float64, 3*h)
	b := Blend{Centre: store[:h:h], Own: store[h : 2*h : 2*h], Apart: store[2*h:]}
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
	b.Strayed, b.Leaned = e.strayed(w)
	return b
}

// strayed measures the combination in the trials of its members, with the
// weights given; those who sat out lend theirs to the others.
func (e *Evidence) strayed(w []float64) (size, lean float64) {
	const prior = 2.0 // steps
	count, abs, sum := prior, prior*math.Sqrt(2/math.Pi), 0.0
	for _, past := range e.Past {
		for t, y := range past.Actual {
			centre, own, whole := 0.0, 0.0, 0.0
			for k, v := range w {
				if past.Mean[k] != nil {
					centre += v * past.Mean[k][t]
					own += v * math.Min(past.SD[k][t], 1e6)
					whole += v
				}
			}
			z := clamp((y*whole-centre)/math.Max(own, 1e-3*e.Unit*whole), 10)
			count++
			abs += math.Abs(z)
			sum += z
		}
	}
	return abs / count, sum / count
}

// WidthLevels are the levels at which distances from the median are trained.
var WidthLevels = [6]float64{0.025, 0.1, 0.25, 0.75, 0.9, 0.975}

// stepInputs is the number of inputs of the width networks beyond features.
const stepInputs = 10

// widthFeatures fills x with the features that the widths learn from and
// returns their number. Where each member goes and how each did is left out:
// with it the networks knew the series they were trained on better, and others
// no better. How the combination itself did is in Blend.
func (e *Evidence) widthFeatures(x []float64) int {
	k := len(e.Mean)
	n := copy(x, e.Features[:shapeFeatures+k])
	return n + copy(x[n:], e.Features[shapeFeatures+2*k:][:apartFeatures])
}

// WidthInputs fills x with features of the series followed by those of step t
// (0 = the first ahead).
func (e *Evidence) WidthInputs(b *Blend, t int, x []float64) {
	n := e.widthFeatures(x)
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
		stats.Log(b.Strayed), b.Leaned,
	}
	copy(x[n:], in[:])
}

// InputCount is the length of x in WidthInputs.
func (e *Evidence) InputCount() int {
	return shapeFeatures + len(e.Mean) + apartFeatures + stepInputs
}

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
