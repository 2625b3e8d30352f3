package forecast

import (
	"math"
	"slices"
	"testing"

	"rumbo/engine/stats"
)

func TestAnchor(t *testing.T) {
	for _, c := range []struct {
		name                     string
		values, floor, variances []float64
		total                    float64
		want                     []float64
		left                     float64
	}{
		{"what is missing goes where errors are", []float64{10, 20}, []float64{0, 0}, []float64{1, 3}, 38, []float64{12, 26}, 0},
		{"nothing to do", []float64{10, 20}, []float64{0, 0}, []float64{1, 3}, 30, []float64{10, 20}, 0},
		{"one is held, the other carries the rest", []float64{1, 20}, []float64{0, 0}, []float64{1, 1}, 11, []float64{0, 11}, 0},
		{"no errors known", []float64{1, 3}, []float64{0, 0}, []float64{0, 0}, 8, []float64{3, 5}, 0},
		{"less than is booked", []float64{5, 5}, []float64{4, 4}, []float64{1, 1}, 6, []float64{4, 4}, -2},
	} {
		v := slices.Clone(c.values)
		left := Anchor(v, c.floor, c.variances, c.total)
		for i := range v {
			if math.Abs(v[i]-c.want[i]) > 1e-9 || math.Abs(left-c.left) > 1e-9 {
				t.Errorf("%s: %v left %v, want %v and %v", c.name, v, left, c.want, c.left)
				break
			}
		}
	}
}

// Whatever is given, the parts add up, none is below its floor, and anchoring twice changes nothing.
func TestAnchorAddsUp(t *testing.T) {
	rng := stats.NewRand(3)
	for range 500 {
		n := 1 + rng.IntN(8)
		v, floor, variances := make([]float64, n), make([]float64, n), make([]float64, n)
		least := 0.0
		for i := range v {
			floor[i], variances[i] = rng.Float64(), rng.Float64()*float64(rng.IntN(2))
			v[i] = floor[i] + 3*rng.Float64()
			least += floor[i]
		}
		total := least + 5*rng.Float64()
		Anchor(v, floor, variances, total)
		if math.Abs(stats.Sum(v)-total) > 1e-9*total {
			t.Fatalf("the parts make %v, want %v", stats.Sum(v), total)
		}
		for i := range v {
			if v[i] < floor[i] {
				t.Fatalf("%v is below its floor %v", v[i], floor[i])
			}
		}
	}
}

// The errors of a random walk are its steps; those of noise around a level have its variance.
func TestSmoothingErrors(t *testing.T) {
	walk, noise := []float64{0}, []float64{}
	rng := stats.NewRand(4)
	for range 400 {
		walk = append(walk, walk[len(walk)-1]+rng.NormFloat64())
		noise = append(noise, 50+rng.NormFloat64())
	}
	for name, y := range map[string][]float64{"walk": walk, "noise": noise} {
		errs := SmoothingErrors(y)
		if len(errs) != len(y)-1 {
			t.Fatal(len(errs))
		}
		sum := 0.0
		for _, e := range errs {
			sum += e * e
		}
		if v := sum / float64(len(errs)); v < .8 || v > 1.25 {
			t.Errorf("%s: the variance of errors is %v, want about 1", name, v)
		}
	}
	if SmoothingErrors([]float64{1}) != nil {
		t.Error("one value has errors")
	}
}
