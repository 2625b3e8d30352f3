package compare

import (
	"math"

	"rumbo/engine/pace"
	"rumbo/engine/stats"
)

// Estimate is what a group's rate or mean most likely is, with all groups' numbers taken into account.
type Estimate struct {
	Known     bool
	Raw       float64
	Value     float64 // drawn towards the whole
	Low, High float64 // 95 % of what is credible
	Weight    float64 // of the group's own number in Value, 0…1
	N         int
}

// Rates estimates proportions of k successes of n by empirical Bayes: the groups' true rates follow a beta
// distribution whose mean and variance are those of the groups at hand (moments: Kleinman, JASA 68,
// 1973, 46–54), and each estimate is the mean of its posterior beta(a+k, b+n−k) with its 95 % interval. The prior
// never weighs more than all cases together, since it is no better known than they are. Groups without cases
// have none.
func Rates(k, n []int) []Estimate { return rates(k, n, nil) }

func rates(k, n []int, give *pace.Pace) []Estimate {
	out := make([]Estimate, len(n))
	all, successes, squares, groups := 0.0, 0.0, 0.0, 0.0
	for i := range n {
		if n[i] > 0 {
			all, successes, squares, groups = all+float64(n[i]), successes+float64(k[i]), squares+float64(n[i])*float64(n[i]), groups+1
		}
	}
	if all == 0 {
		return out
	}
	mean := successes / all
	strength := all // a + b
	if between := rateVariance(k, n, mean, all, squares, groups); between > 0 {
		strength = min(all, max(mean*(1-mean)/between-1, 0.5))
	}
	a, b := max(strength*mean, 1e-3), max(strength*(1-mean), 1e-3)
	for i := range n {
		if n[i] == 0 {
			continue
		}
		give.Now()
		ki, ni := float64(k[i]), float64(n[i])
		post, rest := a+ki, b+ni-ki
		out[i] = Estimate{Known: true, Raw: ki / ni, Value: post / (post + rest), Low: betaQuantile(0.025, post, rest), High: betaQuantile(0.975, post, rest),
			Weight: ni / (ni + a + b), N: n[i]}
	}
	return out
}

// rateVariance is the variance of the groups' true rates beyond what chance makes of equal ones; not above 0 if there is none.
func rateVariance(k, n []int, mean, all, squares, groups float64) float64 {
	s := 0.0
	for i := range n {
		if n[i] > 0 {
			d := float64(k[i])/float64(n[i]) - mean
			s += float64(n[i]) * d * d
		}
	}
	free := all - squares/all - (groups - 1)
	if groups < 2 || free <= 0 {
		return 0
	}
	return (s - (groups-1)*mean*(1-mean)) / free
}

// betaQuantile inverts the beta distribution by bisection.
func betaQuantile(p, a, b float64) float64 {
	lo, hi := 0.0, 1.0
	for range 60 {
		mid := (lo + hi) / 2
		if stats.RegIncBeta(mid, a, b) < p {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}

// Means estimates the means of groups of values by empirical Bayes: normal groups around normal means, the
// variance within pooled, that between from the analysis of variance (Robinson, Statistical Science 6, 1991,
// 15–32). With B the weight of the group's own mean, the posterior variance is B·σ²/n, and what is not
// known of the whole's mean is added. Groups without values have none.
func Means(groups [][]float64) []Estimate {
	out := make([]Estimate, len(groups))
	all, sum, squares, m := 0.0, 0.0, 0.0, 0.0
	for _, g := range groups {
		if n := float64(len(g)); n > 0 {
			all, sum, squares, m = all+n, sum+stats.Sum(g), squares+n*n, m+1
		}
	}
	if all == 0 {
		return out
	}
	within, between := variances(groups, sum/all, all, squares, m)
	centre, precision := 0.0, 0.0
	for _, g := range groups {
		if n := float64(len(g)); n > 0 {
			w := 1 / max(between+within/n, 1e-12)
			centre, precision = centre+w*stats.Mean(g), precision+w
		}
	}
	centre /= precision
	for i, g := range groups {
		n := float64(len(g))
		if n == 0 {
			continue
		}
		own := 1.0
		if within > 0 {
			own = between / (between + within/n)
		}
		mean := stats.Mean(g)
		half := 1.959964 * math.Sqrt(own*within/n+(1-own)*(1-own)/precision)
		v := centre + own*(mean-centre)
		out[i] = Estimate{Known: true, Raw: mean, Value: v, Low: v - half, High: v + half, Weight: own, N: len(g)}
	}
	return out
}

// variances are those within and between groups by the analysis of variance; between is not below 0.
func variances(groups [][]float64, mean, all, squares, m float64) (within, between float64) {
	in, out := 0.0, 0.0
	for _, g := range groups {
		if len(g) == 0 {
			continue
		}
		own := stats.Mean(g)
		for _, x := range g {
			in += (x - own) * (x - own)
		}
		out += float64(len(g)) * (own - mean) * (own - mean)
	}
	if all <= m {
		return 0, 0
	}
	within = in / (all - m)
	if m < 2 {
		return within, 0
	}
	size := (all - squares/all) / (m - 1)
	return within, max(0, (out/(m-1)-within)/size)
}
