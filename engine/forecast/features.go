package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// Places of features that are put into words.
const (
	featureSeason = 6
	featureTrend  = 7
)

// The features are those of shape, the one-step spread of each member, the
// direction of each, how far apart they end and how many trials there were, and
// the error of each member in those.
const (
	shapeFeatures = 20
	apartFeatures = 3
)

// features describe a series for the weighing of models; all are free of its
// unit. It also fills the Unit and Naive of the evidence.
func features(w *work, p *prepared, e *Evidence) []float64 {
	mean := math.Abs(stats.Mean(p.y)) + 1e-9
	x := p.shape(w, mean)
	base := 0.0
	for _, s := range e.SD {
		base += stats.Log(s[0]+1e-6*mean) / float64(len(e.SD))
	}
	for i := range e.SD {
		x = append(x, clamp(stats.Log(e.SD[i][0]+1e-6*mean)-base, 2))
	}
	e.Unit = stats.Exp(base) + 1e-6*mean
	e.Naive = math.Max(SeasonalScale(p.y, p.m).Abs, 1e-3*e.Unit)
	x = p.trial(w, e, e.directions(x))
	for i, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			x[i] = 0
		}
	}
	return x
}

// shape measures the history: length, season, trend, memory, noise.
func (p *prepared) shape(w *work, mean float64) []float64 {
	y, m := p.y, p.m
	n := len(y)
	nf := float64(n)
	d := make([]float64, n-1)
	for t := range d {
		d[t] = y[t+1] - y[t]
	}
	sdDiff := math.Max(stats.SD(d), 1e-9)
	_, slope, _ := line(y)
	season, trend := p.strengths(w)
	order := differences(y, w.buf(bufDiff, n))
	zeros := 0.0
	for _, v := range y {
		if v == 0 {
			zeros += 1 / nf
		}
	}
	back := max(2, min(n-1, max(m, 4)))
	recent := (y[n-1] - y[n-1-back]) / float64(back)
	seasonal := is(m > 1)
	return []float64{
		is(m == 1), is(m == 4), is(m == 12), is(m > 12),
		stats.Log(nf), stats.Log(nf/float64(m)) * seasonal,
		season * seasonal, trend,
		stats.AutoCorr(y, 1), stats.AutoCorr(d, 1), stats.AutoCorr(d, min(m, n-2)) * seasonal,
		is(order == 0), is(order == 2),
		stats.Log(sdDiff / mean),
		clamp(stats.Mean(d)/sdDiff*math.Sqrt(nf), 4),
		clamp(slope/sdDiff*math.Sqrt(nf), 4),
		clamp(recent/sdDiff*math.Sqrt(float64(back)), 4),
		zeros,
		is(isSeasonal(y, m)),
		stats.Log(float64(p.horizon)),
	}
}

// strengths are those of the season and the trend; without a season the trend
// is a local line over half of the history.
func (p *prepared) strengths(w *work) (season, trend float64) {
	if p.m > 1 {
		return seasonalStrength(p.y, w.decompose(p.y, p.m))
	}
	n := len(p.y)
	parts := stlParts{make([]float64, n), make([]float64, n)}
	stats.Loess(p.y, nil, max(7, nextOdd(n/2)), 1, 0, parts.trend)
	return seasonalStrength(p.y, parts)
}

// directions adds where each member goes against the middle of all, how far
// apart they end, and how far the middle ends from the last value, in units of
// the typical error.
func (e *Evidence) directions(x []float64) []float64 {
	mid, far := make([]float64, len(e.Mean)), make([]float64, len(e.Mean))
	for i, f := range e.Mean {
		mid[i] = stats.Mean(f)
		far[i] = f[len(f)-1]
	}
	centre, last := stats.Median(mid), stats.Median(far)
	for i := range mid {
		x = append(x, clamp((mid[i]-centre)/e.Unit, 3))
	}
	return append(x, stats.Log((stats.SD(far)+1e-3*e.Unit)/e.Unit), clamp((last-e.Last)/e.Unit, 4))
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func clamp(v, limit float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return math.Max(-limit, math.Min(limit, v))
}
