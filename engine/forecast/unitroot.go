package forecast

import (
	"math"

	"rumbo/engine/stats"
)

// kpss returns the level-stationarity statistic of Kwiatkowski, Phillips,
// Schmidt & Shin (1992), J. Econometrics 54, with Bartlett weights over
// 3√n/13 lags as R's ndiffs uses; above 0.463 stationarity is rejected at 5 %.
func kpss(y []float64) float64 {
	n := len(y)
	lags := int(3 * math.Sqrt(float64(n)) / 13)
	mean := stats.Mean(y)
	partial, squares, long := 0.0, 0.0, 0.0
	for _, v := range y {
		partial += v - mean
		squares += partial * partial
		long += (v - mean) * (v - mean)
	}
	for lag := 1; lag <= lags; lag++ {
		c := 0.0
		for t := lag; t < n; t++ {
			c += (y[t] - mean) * (y[t-lag] - mean)
		}
		long += 2 * (1 - float64(lag)/float64(lags+1)) * c
	}
	if !(long > 1e-12*float64(n)*(1e-12+mean*mean)) {
		return 0
	}
	return squares / float64(n) / long
}

const kpssLimit = 0.463

// differences returns how many first differences the KPSS test asks for, at
// most two.
func differences(y []float64, buf []float64) int {
	w := append(buf[:0], y...)
	for d := range 2 {
		if len(w) < 5 || isConstant(w) || kpss(w) <= kpssLimit {
			return d
		}
		w = difference(w, 1, 1, 0, w)
	}
	return 2
}

// seasonalStrength is 1 - Var(remainder) / Var(season + remainder) of the
// decomposition, at least 0 (Wang, Smith & Hyndman 2006; Hyndman &
// Athanasopoulos 3rd ed., section 4.3).
func seasonalStrength(y []float64, p stlParts) (season, trend float64) {
	n := len(y)
	var r, sr, tr, r2, sr2, tr2 float64
	for t, v := range y {
		rem := v - p.trend[t] - p.season[t]
		a, b := p.season[t]+rem, p.trend[t]+rem
		r += rem
		r2 += rem * rem
		sr += a
		sr2 += a * a
		tr += b
		tr2 += b * b
	}
	nf := float64(n)
	vr := r2 - r*r/nf
	share := func(v float64) float64 {
		if !(v > 1e-300) {
			return 0
		}
		return math.Max(0, 1-vr/v)
	}
	return share(sr2 - sr*sr/nf), share(tr2 - tr*tr/nf)
}
