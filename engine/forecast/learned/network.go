// Package learned holds the small neural network that weighs forecasting
// models and widens intervals: one hidden layer, a few hundred numbers, trained
// elsewhere and carried in the program.
package learned

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"

	"rumbo/engine/stats"
)

// Network maps inputs to outputs through one layer of tanh units:
// out = V tanh(W x + b) + c.
type Network struct {
	In, Hidden, Out int
	// W holds Hidden rows of In weights and a bias, then Out rows of Hidden
	// weights and a bias.
	W []float64
}

// New returns a network with small random weights.
func New(in, hidden, out int, rng *rand.Rand) *Network {
	n := &Network{In: in, Hidden: hidden, Out: out, W: make([]float64, Size(in, hidden, out))}
	first := hidden * (in + 1)
	for i := range n.W {
		if i < first {
			n.W[i] = rng.NormFloat64() * 0.3 / math.Sqrt(float64(in))
		} else {
			n.W[i] = rng.NormFloat64() * 0.05
		}
	}
	return n
}

// Size is the number of weights of a network of that shape.
func Size(in, hidden, out int) int { return hidden*(in+1) + out*(hidden+1) }

// Row returns the weights of output i, the bias last.
func (n *Network) Row(i int) []float64 {
	base := n.Hidden*(n.In+1) + i*(n.Hidden+1)
	return n.W[base : base+n.Hidden+1]
}

// Forward fills hidden (length Hidden) and out (length Out).
func (n *Network) Forward(x, hidden, out []float64) {
	for i := range hidden {
		row := n.W[i*(n.In+1) : (i+1)*(n.In+1)]
		s := row[n.In]
		for j, v := range x {
			s += row[j] * v
		}
		hidden[i] = stats.Tanh(s)
	}
	for i := range out {
		row := n.Row(i)
		s := row[n.Hidden]
		for j, v := range hidden {
			s += row[j] * v
		}
		out[i] = s
	}
}

// Backward adds to grad the gradient of a loss whose derivative by the outputs
// is given, for the x and hidden of the last Forward.
func (n *Network) Backward(x, hidden, dout, grad []float64) {
	base := n.Hidden * (n.In + 1)
	for j, u := range hidden {
		back := 0.0
		for i, d := range dout {
			at := base + i*(n.Hidden+1)
			grad[at+j] += d * u
			back += d * n.W[at+j]
		}
		back *= 1 - u*u
		g := grad[j*(n.In+1) : (j+1)*(n.In+1)]
		for k, v := range x {
			g[k] += back * v
		}
		g[n.In] += back
	}
	for i, d := range dout {
		grad[base+i*(n.Hidden+1)+n.Hidden] += d
	}
}

// Softmax turns scores into weights that add up to 1, in place.
func Softmax(p []float64) {
	top := math.Inf(-1)
	for _, v := range p {
		top = math.Max(top, v)
	}
	sum := 0.0
	for i, v := range p {
		p[i] = stats.Exp(v - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// Norm brings inputs to mean 0 and standard deviation 1, held within ±4 so
// that an odd series stays near what was seen in training.
type Norm struct{ Mean, SD []float64 }

// FitNorm measures the rows.
func FitNorm(rows [][]float64) Norm {
	k, n := len(rows[0]), float64(len(rows))
	m := Norm{make([]float64, k), make([]float64, k)}
	for _, x := range rows {
		for j, v := range x {
			m.Mean[j] += v / n
		}
	}
	for _, x := range rows {
		for j, v := range x {
			d := v - m.Mean[j]
			m.SD[j] += d * d / n
		}
	}
	for j := range m.SD {
		m.SD[j] = math.Max(math.Sqrt(m.SD[j]), 1e-3)
	}
	return m
}

// Apply fills out with the normalised x.
func (m Norm) Apply(x, out []float64) {
	for j, v := range x {
		out[j] = math.Max(-4, math.Min(4, (v-m.Mean[j])/m.SD[j]))
	}
}

// Pack writes numbers as base64 of 32-bit floats.
func Pack(x []float64) string {
	raw := make([]byte, 0, 4*len(x))
	for _, v := range x {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(float32(v)))
	}
	return base64.StdEncoding.EncodeToString(raw)
}

// Unpack reads what Pack wrote.
func Unpack(s string) ([]float64, error) {
	raw, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, err
	}
	if len(raw)%4 != 0 {
		return nil, errors.New("learned: truncated weights")
	}
	x := make([]float64, len(raw)/4)
	for i := range x {
		x[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:])))
	}
	return x, nil
}
