package stats

import "math"

// NormCDF is the probability that a standard normal variable is below x.
func NormCDF(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }

// NormPDF is the density of the standard normal at x.
func NormPDF(x float64) float64 {
	return Exp(-0.5*x*x) / math.Sqrt(2*math.Pi)
}

// NormQuantile is the inverse of NormCDF: p in (0,1), ±Inf at the ends.
func NormQuantile(p float64) float64 { return -math.Sqrt2 * math.Erfcinv(2*p) }

// TCDF is the probability that Student's t with nu > 0 degrees of freedom is
// below x.
func TCDF(x, nu float64) float64 {
	tail := 0.5 * RegIncBeta(nu/(nu+x*x), nu/2, 0.5)
	if x > 0 {
		return 1 - tail
	}
	return tail
}

// TQuantile is the inverse of TCDF for p in (0,1): bracketed Newton steps from
// the normal quantile.
func TQuantile(p, nu float64) float64 {
	switch {
	case p <= 0:
		return math.Inf(-1)
	case p >= 1:
		return math.Inf(1)
	case p > 0.5:
		return -TQuantile(1-p, nu)
	case p == 0.5:
		return 0
	}
	hi, lo := 0.0, -1.0
	for TCDF(lo, nu) > p {
		hi, lo = lo, 2*lo
	}
	x := math.Min(math.Max(NormQuantile(p), lo), hi)
	for range 200 {
		c := TCDF(x, nu)
		if c > p {
			hi = x
		} else {
			lo = x
		}
		next := x - (c-p)/tPDF(x, nu)
		if !(next > lo && next < hi) {
			next = 0.5 * (lo + hi)
		}
		if math.Abs(next-x) <= 1e-13*math.Abs(next) {
			return next
		}
		x = next
	}
	return x
}

func tPDF(x, nu float64) float64 {
	a, _ := math.Lgamma((nu + 1) / 2)
	b, _ := math.Lgamma(nu / 2)
	return Exp(a-b-0.5*Log(nu*math.Pi)) * math.Pow(1+x*x/nu, -(nu+1)/2)
}

// RegIncBeta is the regularised incomplete beta function I_x(a,b) by Lentz's
// continued fraction (Press et al., Numerical Recipes, 6.4).
func RegIncBeta(x, a, b float64) float64 {
	if x <= 0 {
		return 0
	}
	if x >= 1 {
		return 1
	}
	if x > (a+1)/(a+b+2) {
		return 1 - RegIncBeta(1-x, b, a)
	}
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	front := Exp(lab-la-lb+a*Log(x)+b*math.Log1p(-x)) / a
	return front * betaFraction(x, a, b)
}

func betaFraction(x, a, b float64) float64 {
	const tiny = 1e-300
	c, d := 1.0, 1-(a+b)*x/(a+1)
	if math.Abs(d) < tiny {
		d = tiny
	}
	d = 1 / d
	h := d
	step := func(num float64) float64 {
		d = 1 + num*d
		if math.Abs(d) < tiny {
			d = tiny
		}
		c = 1 + num/c
		if math.Abs(c) < tiny {
			c = tiny
		}
		d = 1 / d
		return c * d
	}
	for m := 1.0; m < 500; m++ {
		h *= step(m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m)))
		del := step(-(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1)))
		h *= del
		if math.Abs(del-1) < 1e-15 {
			break
		}
	}
	return h
}
