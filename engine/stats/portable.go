package stats

import "math"

// Exp, Log and Tanh are those of package math, to about one unit in the last place, but give the
// same bits on every machine: math's are written in assembly for some processors and in Go for
// WebAssembly, and differ in the last digit. A search that compares likelihoods can turn
// another way for that digit, and a forecast end elsewhere. A processor for which the
// compiler joins a product and a sum (not amd64, not WebAssembly) may still differ.

const (
	ln2High = 6.93147180369123816490e-01 // ln 2 to 32 bits: its products with small integers are exact
	ln2Low  = 1.90821492927058770002e-10 // the rest of ln 2
)

// Exp returns e to the power of x.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > 709.782712893383973096: // ln of the largest number
		return math.Inf(1)
	case x < -745.133219101941108420: // ln of half the smallest
		return 0
	}
	k := math.Floor(x/math.Ln2 + 0.5)
	r := (x - k*ln2High) - k*ln2Low // at most ½ ln 2
	// Taylor's series: the coefficients are 1/n!.
	p := 1./3628800 + r*(1./39916800+r*(1./479001600+r*(1./6227020800)))
	p = 1./720 + r*(1./5040+r*(1./40320+r*(1./362880+r*p)))
	p = 1 + r*(1+r*(1./2+r*(1./6+r*(1./24+r*(1./120+r*p)))))
	return math.Ldexp(p, int(k))
}

// Log returns the natural logarithm: NaN below zero, -Inf at zero.
func Log(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	f, e := math.Frexp(x)
	if f < math.Sqrt2/2 {
		f *= 2
		e--
	}
	f--
	k := float64(e)
	// ln(1+f) = 2 artanh s = 2(s + s³/3 + s⁵/5 …) with s = f/(2+f), at most 0.172
	// (Abramowitz & Stegun 4.1.27), written as f - s(f - 2s²(1/3 + s²/5 …)), which loses no digit.
	s := f / (2 + f)
	z := s * s
	p := 1./15 + z*(1./17+z*(1./19+z*(1./21)))
	p = z * (1./3 + z*(1./5+z*(1./7+z*(1./9+z*(1./11+z*(1./13+z*p))))))
	return k*ln2High + (f - (s*(f-2*p) - k*ln2Low))
}

// Tanh returns the hyperbolic tangent.
func Tanh(x float64) float64 {
	if math.Abs(x) > 22 { // nearer to 1 than a number can say
		return math.Copysign(1, x)
	}
	e := math.Expm1(2 * math.Abs(x))
	return math.Copysign(e/(e+2), x)
}
