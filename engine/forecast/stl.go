package forecast

import (
	"rumbo/engine/stats"
)

// stlParts is a decomposition y = trend + season + remainder.
type stlParts struct{ trend, season []float64 }

// stlDecompose is the seasonal-trend decomposition by local regression
// (Cleveland, Cleveland, McRae & Terpenning 1990), not robust, two inner
// loops, with R's default windows: odd seasonal window given, trend window the
// next odd number from 1.5 m / (1 - 1.5/window), low-pass window the next odd
// number from m; seasonal degree 0, trend and low-pass degree 1.
func stlDecompose(w *work, y []float64, m, seasonWindow int) stlParts {
	n := len(y)
	store := make([]float64, 2*n)
	p := stlParts{trend: store[:n], season: store[n:]}
	trendWindow := nextOdd(int(1.5*float64(m)/(1-1.5/float64(seasonWindow))) + 1)
	lowWindow := nextOdd(m)
	cycle := w.buf(bufCycle, n+2*m)
	pass := w.buf(bufPass, n+2*m)
	low := w.buf(bufLow, n)
	for range 2 {
		for t := range y {
			low[t] = y[t] - p.trend[t]
		}
		smoothCycles(w, low, m, seasonWindow, cycle)
		size := movingAverage(cycle, m, pass)
		size = movingAverage(pass[:size], m, pass)
		size = movingAverage(pass[:size], 3, pass)
		loessLine(w, pass[:size], lowWindow, low)
		for t := range y {
			p.season[t] = cycle[t+m] - low[t]
			low[t] = y[t] - p.season[t]
		}
		loessLine(w, low, trendWindow, p.trend)
	}
	return p
}

func nextOdd(n int) int { return n + 1 - n%2 }

// smoothCycles smooths the values of each place in the season over the years
// and extends each by one season on both sides: out has n + 2m values.
func smoothCycles(w *work, y []float64, m, window int, out []float64) {
	n := len(y)
	sub := w.buf(bufSub, n/m+1)
	fit := w.buf(bufSubFit, n/m+3)
	for j := range m {
		k := 0
		for t := j; t < n; t += m {
			sub[k] = y[t]
			k++
		}
		stats.Loess(sub[:k], nil, window, 0, -1, fit[:k+2])
		for i, v := range fit[:k+2] {
			out[j+i*m] = v
		}
	}
}

// movingAverage writes the len(x)-m+1 averages of m values over x itself or
// another slice and returns their number.
func movingAverage(x []float64, m int, out []float64) int {
	sum := 0.0
	for _, v := range x[:m] {
		sum += v
	}
	size := len(x) - m + 1
	for t := range size {
		first := x[t]
		out[t] = sum / float64(m)
		if t+m < len(x) {
			sum += x[t+m] - first
		}
	}
	return size
}

// loessLine smooths y by local lines at every point. For long windows it
// computes every tenth of the window and interpolates, as the original does.
func loessLine(w *work, y []float64, window int, out []float64) {
	n := len(y)
	jump := max(1, window/10)
	if jump == 1 || n < 3*jump {
		stats.Loess(y, nil, window, 1, 0, out)
		return
	}
	at := 0
	stats.Loess(y, nil, window, 1, 0, out[:1])
	for at < n-1 {
		next := min(at+jump, n-1)
		stats.Loess(y, nil, window, 1, next, out[next:next+1])
		for t := at + 1; t < next; t++ {
			f := float64(t-at) / float64(next-at)
			out[t] = out[at] + f*(out[next]-out[at])
		}
		at = next
	}
}
