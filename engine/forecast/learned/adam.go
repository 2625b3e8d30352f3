package learned

import (
	"math"
	"math/rand/v2"
)

// Training says how a network is fitted.
type Training struct {
	Epochs, Batch int
	// Rate is the step size at the start; it falls to 0 along a half cosine.
	Rate float64
	// Decay pulls weights towards 0 (Loshchilov & Hutter 2019).
	Decay float64
}

// Fit minimises a loss over examples 0 … count-1 by Adam (Kingma & Ba 2015).
// gradient adds the gradient of one example to its second argument.
func (t Training) Fit(n *Network, count int, gradient func(example int, grad []float64), rng *rand.Rand) {
	size := len(n.W)
	grad, m1, m2 := make([]float64, size), make([]float64, size), make([]float64, size)
	order := rng.Perm(count)
	total := t.Epochs * (count/t.Batch + 1)
	step := 0
	for range t.Epochs {
		rng.Shuffle(count, func(i, j int) { order[i], order[j] = order[j], order[i] })
		for b := 0; b < count; b += t.Batch {
			batch := order[b:min(b+t.Batch, count)]
			clear(grad)
			for _, i := range batch {
				gradient(i, grad)
			}
			step++
			rate := t.Rate * 0.5 * (1 + math.Cos(math.Pi*float64(step)/float64(total+1)))
			c1, c2 := 1-math.Pow(0.9, float64(step)), 1-math.Pow(0.999, float64(step))
			for k, g := range grad {
				g /= float64(len(batch))
				m1[k] += 0.1 * (g - m1[k])
				m2[k] += 0.001 * (g*g - m2[k])
				n.W[k] -= rate * (m1[k]/c1/(math.Sqrt(m2[k]/c2)+1e-8) + t.Decay*n.W[k])
			}
		}
	}
}
