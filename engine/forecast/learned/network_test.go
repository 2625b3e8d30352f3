package learned

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A network with known weights: hidden = tanh(x0 - x1), out = 2 hidden + 0.5.
func TestForwardByHand(t *testing.T) {
	n := &Network{In: 2, Hidden: 1, Out: 1, W: []float64{1, -1, 0, 2, 0.5}}
	hidden, out := make([]float64, 1), make([]float64, 1)
	n.Forward([]float64{0.75, 0.25}, hidden, out)
	if want := 2*math.Tanh(0.5) + 0.5; math.Abs(out[0]-want) > 1e-15 {
		t.Errorf("out = %v, want %v", out[0], want)
	}
}

func TestBackwardAgreesWithDifferences(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	n := New(3, 4, 2, rng)
	x := []float64{0.3, -1.2, 0.7}
	hidden, out := make([]float64, 4), make([]float64, 2)
	loss := func() float64 { n.Forward(x, hidden, out); return out[0]*out[0] + 3*out[1] }
	loss()
	grad := make([]float64, len(n.W))
	n.Backward(x, hidden, []float64{2 * out[0], 3}, grad)
	for i := range n.W {
		const eps = 1e-6
		keep := n.W[i]
		n.W[i] = keep + eps
		up := loss()
		n.W[i] = keep - eps
		down := loss()
		n.W[i] = keep
		if want := (up - down) / (2 * eps); math.Abs(grad[i]-want) > 1e-8 {
			t.Errorf("gradient %d = %v, want %v", i, grad[i], want)
		}
	}
}

func TestAdamLearnsALine(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	n := New(1, 3, 1, rng)
	hidden, out := make([]float64, 3), make([]float64, 1)
	at := func(i int) float64 { return float64(i)/50 - 1 }
	Training{Epochs: 300, Batch: 10, Rate: 0.02}.Fit(n, 101, func(i int, grad []float64) {
		x := []float64{at(i)}
		n.Forward(x, hidden, out)
		n.Backward(x, hidden, []float64{2 * (out[0] - 0.8*x[0] - 0.1)}, grad)
	}, rng)
	for i := 0; i <= 100; i += 20 {
		n.Forward([]float64{at(i)}, hidden, out)
		if math.Abs(out[0]-0.8*at(i)-0.1) > 0.03 {
			t.Errorf("at %v: %v", at(i), out[0])
		}
	}
}

func TestPackKeepsNumbers(t *testing.T) {
	in := []float64{0, 1, -2.5, 1e-3, 3.14159}
	got, err := Unpack(Pack(in))
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range in {
		if math.Abs(got[i]-v) > 1e-6*math.Abs(v) {
			t.Errorf("%v became %v", v, got[i])
		}
	}
	if _, err := Unpack("AAAA"); err == nil {
		t.Error("a truncated list was read")
	}
}

func TestNormHoldsFarValues(t *testing.T) {
	m := FitNorm([][]float64{{1, 5}, {3, 5}})
	out := make([]float64, 2)
	m.Apply([]float64{1e9, 5}, out)
	if out[0] != 4 || out[1] != 0 {
		t.Errorf("normalised to %v", out)
	}
}
