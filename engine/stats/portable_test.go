package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Against package math, which is exact to one unit in the last place.
func TestPortableFunctions(t *testing.T) {
	const ulps = 3 * 0x1p-52
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200000 {
		x := rng.NormFloat64() * math.Pow(10, 6*rng.Float64()-4)
		for name, f := range map[string][2]func(float64) float64{
			"exp": {Exp, math.Exp}, "tanh": {Tanh, math.Tanh},
			"log":        {func(x float64) float64 { return Log(math.Abs(x)) }, func(x float64) float64 { return math.Log(math.Abs(x)) }},
			"log near 1": {func(x float64) float64 { return Log(1 + math.Mod(x, 0.3)) }, func(x float64) float64 { return math.Log(1 + math.Mod(x, 0.3)) }},
		} {
			got, want := f[0](x), f[1](x)
			if got != want && !(math.Abs(got-want) <= ulps*math.Abs(want)) && math.Abs(want) > 0x1p-1000 {
				t.Fatalf("%s of %v: %v, want %v", name, x, got, want)
			}
		}
	}
}

func TestPortableFunctionsAtTheEnds(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	if got := Log(5e-324); math.Abs(got+744.4400719213812) > 1e-10 { // math.Log of amd64 misses it
		t.Errorf("log of the smallest number: %v", got)
	}
	for _, x := range []float64{0, math.Copysign(0, -1), 1, -1, inf, -inf, nan, 709.78, 710, -745, -746, 1e-300, math.MaxFloat64, -5e-324} {
		for name, f := range map[string][2]func(float64) float64{"exp": {Exp, math.Exp}, "log": {Log, math.Log}, "tanh": {Tanh, math.Tanh}} {
			got, want := f[0](x), f[1](x)
			if got != want && !(math.IsNaN(got) && math.IsNaN(want)) && !(math.Abs(got-want) <= 0x1p-50*math.Abs(want)) {
				t.Errorf("%s of %v: %v, want %v", name, x, got, want)
			}
		}
	}
}
