package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// At returns the value that period t (0 = the first ahead) stays below with
// probability p, interpolating between the quantiles held on the scale of the
// normal distribution; outside of them the outermost slope is followed. With
// no quantiles it is the mean.
func (f *Forecast) At(t int, p float64) float64 {
	for i, level := range f.Levels {
		if level == p {
			return f.Quantiles[i][t]
		}
	}
	return f.atNormal(t, stats.NormQuantile(p), normals(f.Levels))
}

func normals(levels []float64) []float64 {
	z := make([]float64, len(levels))
	for i, p := range levels {
		z[i] = stats.NormQuantile(p)
	}
	return z
}

// atNormal is At for the probability of the standard normal below z.
func (f *Forecast) atNormal(t int, z float64, at []float64) float64 {
	n := len(at)
	if n == 0 {
		return f.Mean[t]
	}
	if n == 1 {
		return f.Quantiles[0][t]
	}
	i := 1
	for i < n-1 && at[i] < z {
		i++
	}
	a, b := f.Quantiles[i-1][t], f.Quantiles[i][t]
	v := a + (b-a)*(z-at[i-1])/(at[i]-at[i-1])
	if f.Quantiles[0][t] >= 0 && z < at[0] {
		v = math.Max(v, 0)
	}
	return v
}

// Persistence is how strongly errors at successive steps hang together, 0 …
// 1: the smoothing parameter of a local level whose error variance grows like
// the forecast's from the first step to the last (Hyndman et al. 2008, table
// 6.1: 1 + (h-1) alpha²).
func (f *Forecast) Persistence() float64 {
	h := len(f.Mean)
	if h < 2 || len(f.Levels) < 2 {
		return 0
	}
	last := len(f.Levels) - 1
	width := func(t int) float64 { return f.Quantiles[last][t] - f.Quantiles[0][t] }
	// Seasons change widths; the mean of the last quarter is steadier than one step.
	late, from := 0.0, h-max(1, h/4)
	for t := from; t < h; t++ {
		late += width(t) / float64(h-from)
	}
	first := width(0)
	if !(first > 0) || !(late > first) {
		return 0
	}
	steps := (float64(from) + float64(h-1)) / 2
	return math.Min(1, math.Sqrt((late*late/(first*first)-1)/math.Max(steps, 1)))
}

// stepCorrelation is the lower Cholesky factor, h × h, of the correlation
// between the errors at the steps of a local level with parameter alpha:
// Cov(e_j, e_k) = alpha + (j-1) alpha² for j < k, Var(e_j) = 1 + (j-1) alpha².
func stepCorrelation(h int, alpha float64) []float64 {
	c := make([]float64, h*h)
	for j := range h {
		vj := 1 + float64(j)*alpha*alpha
		for k := range j + 1 {
			vk := 1 + float64(k)*alpha*alpha
			c[j*h+k] = (alpha + float64(k)*alpha*alpha) / math.Sqrt(vj*vk)
		}
		c[j*h+j] = 1 + 1e-9
	}
	if stats.Cholesky(c, h) != nil {
		clear(c)
		for j := range h {
			c[j*h+j] = 1
		}
	}
	return c
}

// Paths draws whole futures: count rows of one value per period, whose
// quantiles are those of the forecast at each period and whose periods hang
// together by Persistence, so that sums over periods have honest ranges.
func (f *Forecast) Paths(count int, seed uint64) [][]float64 {
	h := len(f.Mean)
	factor := stepCorrelation(h, f.Persistence())
	at := normals(f.Levels)
	rng := stats.NewRand(seed)
	store := make([]float64, count*h)
	paths := make([][]float64, count)
	e := make([]float64, h)
	for i := range paths {
		for t := range e {
			e[t] = rng.NormFloat64()
		}
		paths[i] = store[i*h : (i+1)*h]
		for t := range h {
			z := 0.0
			for k := range t + 1 {
				z += factor[t*h+k] * e[k]
			}
			paths[i][t] = f.atNormal(t, z, at)
		}
	}
	return paths
}

// Total returns the distribution of the sum of the periods from … to-1 (0 = the
// first ahead) at the levels of the forecast, with its mean, from simulated
// paths.
func (f *Forecast) Total(from, to, count int, seed uint64) (mean float64, quantiles []float64) {
	sums := make([]float64, count)
	for i, path := range f.Paths(count, seed) {
		sums[i] = stats.Sum(path[from:to])
	}
	mean = stats.Sum(f.Mean[from:to])
	quantiles = make([]float64, len(f.Levels))
	for i, p := range f.Levels {
		quantiles[i] = stats.Quantile(sums, p)
	}
	return mean, quantiles
}
