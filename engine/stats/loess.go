package stats

import "math"

// Loess smooths the equally spaced values y with local regression of degree 0
// or 1 over a window of span points (at least 2) and tricube weights
// (Cleveland & Devlin 1988), times the robustness weights where given. It
// writes the fit at positions from … from+len(out)-1, where 0 is the first
// value: positions outside the data extrapolate.
func Loess(y, robust []float64, span, degree, from int, out []float64) {
	n := len(y)
	for i := range out {
		out[i] = loessAt(y, robust, span, degree, n, float64(from+i))
	}
}

func loessAt(y, robust []float64, span, degree, n int, x float64) float64 {
	lo, hi, width := window(span, n, x)
	sw, swx, swy := 0.0, 0.0, 0.0
	var swxx, swxy float64
	near, far := 0.001*width, 0.999*width
	for i := lo; i <= hi; i++ {
		d := math.Abs(float64(i) - x)
		if d > far {
			continue
		}
		w := 1.0
		if d > near {
			u := d / width
			u = 1 - u*u*u
			w = u * u * u
		}
		if robust != nil {
			w *= robust[i]
		}
		dx := float64(i) - x
		sw += w
		swx += w * dx
		swy += w * y[i]
		swxx += w * dx * dx
		swxy += w * dx * y[i]
	}
	if sw <= 0 {
		return nearest(y, n, x)
	}
	mean := swy / sw
	if degree == 0 {
		return mean
	}
	mx := swx / sw
	vx := swxx/sw - mx*mx
	if math.Sqrt(math.Max(vx, 0)) <= 0.001*float64(n-1) {
		return mean
	}
	slope := (swxy/sw - mx*mean) / vx
	return mean - slope*mx
}

// window returns the span nearest points to x and the bandwidth, enlarged as
// in the original code when span exceeds the data.
func window(span, n int, x float64) (lo, hi int, width float64) {
	k := min(span, n)
	lo = int(math.Round(x)) - k/2
	if k%2 == 0 && float64(lo)+float64(k)/2 < x {
		lo++
	}
	lo = max(0, min(lo, n-k))
	hi = lo + k - 1
	width = math.Max(x-float64(lo), float64(hi)-x)
	if span > n {
		width += float64(span-n) / 2
	}
	return lo, hi, width
}

func nearest(y []float64, n int, x float64) float64 {
	i := int(math.Round(x))
	return y[max(0, min(i, n-1))]
}
