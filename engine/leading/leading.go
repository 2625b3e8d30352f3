package leading

import (
	"cmp"
	"math"
	"slices"

	"rumbo/engine/compare"
	"rumbo/engine/stats"
)

// Series is one unit's months: what was done in each, and the result of the same months. NaN is a month that does not
// count, as before somebody came.
type Series struct {
	Name   string
	Lead   []float64
	Result []float64
}

// MostLag is how many months later a result is looked for.
const MostLag = 6

// Least is from how many independent pairs of months on a correlation is looked at; with fewer nothing can be told.
const Least = 10

// Lag is the correlation with the result so many months later.
type Lag struct {
	Months int
	Known  bool
	R      float64 // −1…1
	Low    float64 // 95 % for all lags together
	High   float64
	Pairs  int     // months that were compared
	Free   float64 // independent ones among them
	P      float64 // two-sided, of this lag alone
}

// Link is an indicator against the result over all lags.
type Link struct {
	Lags []Lag
	Best int     // index of the lag with the least P; −1 if none is known
	P    float64 // of the best, with all lags taken into account; not a number if none is known
	// Found tells that it is more than chance, with all indicators that were looked at taken into account; see Find.
	Found bool
}

// Few reports whether there are too few months to tell anything.
func (l *Link) Few() bool { return l.Best < 0 }

// At gives the lag that says most; nil if none is known.
func (l *Link) At() *Lag {
	if l.Best < 0 {
		return nil
	}
	return &l.Lags[l.Best]
}

// Of looks at one indicator.
func Of(units []Series) Link {
	out := Link{Best: -1, P: math.NaN()}
	known := 0
	for lag := range MostLag + 1 {
		l := at(units, lag)
		out.Lags = append(out.Lags, l)
		if l.Known {
			known++
			if out.Best < 0 || l.P < out.Lags[out.Best].P {
				out.Best = lag
			}
		}
	}
	if out.Best < 0 {
		return out
	}
	out.P = math.Min(1, out.Lags[out.Best].P*float64(known))
	z := stats.NormQuantile(1 - 0.025/float64(known))
	for i := range out.Lags {
		if l := &out.Lags[i]; l.Known {
			half := z / math.Sqrt(math.Max(l.Free-3, 1))
			f := math.Atanh(math.Max(-0.999999, math.Min(0.999999, l.R)))
			l.Low, l.High = math.Tanh(f-half), math.Tanh(f+half)
		}
	}
	return out
}

// Find marks which of several indicators are linked to the result more than by chance.
func Find(links []*Link) {
	p := make([]float64, len(links))
	for i, l := range links {
		p[i] = l.P
	}
	for i, found := range compare.Discoveries(p) {
		links[i].Found = found
	}
}

// pairsOf are the months of one unit that can be compared at a lag, by the month of the lead.
type pairsOf struct {
	at   []int
	x, y []float64
}

// at correlates what was done with the result some months later.
func at(units []Series, lag int) Lag {
	out := Lag{Months: lag}
	var all []pairsOf
	for _, u := range units {
		p := pairsOf{}
		for t := 0; t+lag < len(u.Result) && t < len(u.Lead); t++ {
			if !math.IsNaN(u.Lead[t]) && !math.IsNaN(u.Result[t+lag]) {
				p.at, p.x, p.y = append(p.at, t), append(p.x, u.Lead[t]), append(p.y, u.Result[t+lag])
			}
		}
		if len(p.at) >= 6 {
			p.x, p.y = ranks(p.x), ranks(p.y)
			all = append(all, p)
		}
	}
	lost := clean(all)
	sxx, syy, sxy := 0.0, 0.0, 0.0
	for _, p := range all {
		out.Pairs += len(p.at)
		for i := range p.at {
			sxx, syy, sxy = sxx+p.x[i]*p.x[i], syy+p.y[i]*p.y[i], sxy+p.x[i]*p.y[i]
		}
	}
	if out.Pairs == 0 || sxx <= 1e-12 || syy <= 1e-12 {
		return out
	}
	out.Free = independent(all) * math.Max(0, 1-lost/float64(out.Pairs))
	out.R = math.Max(-1, math.Min(1, sxy/math.Sqrt(sxx*syy)))
	if out.Free < Least {
		return out
	}
	out.Known = true
	t := math.Abs(out.R) * math.Sqrt((out.Free-2)/math.Max(1e-12, 1-out.R*out.R))
	out.P = math.Min(1, 2*(1-stats.TCDF(t, out.Free-2)))
	return out
}

// clean takes away what is not to be compared: of several units each one's level and each month's; of one its trend. It gives how many
// degrees of freedom that costs beyond the mean.
func clean(all []pairsOf) float64 {
	if len(all) == 1 {
		detrend(all[0].at, all[0].x)
		detrend(all[0].at, all[0].y)
		return 1
	}
	for range 4 { // alternating projections; the months' lists differ little between units
		for _, of := range []func(*pairsOf) []float64{func(p *pairsOf) []float64 { return p.x }, func(p *pairsOf) []float64 { return p.y }} {
			centre(all, of)
		}
	}
	months := map[int]bool{}
	for _, p := range all {
		for _, t := range p.at {
			months[t] = true
		}
	}
	return float64(len(months) + len(all) - 2)
}

// centre takes the mean of each month, and then of each unit, away.
func centre(all []pairsOf, of func(*pairsOf) []float64) {
	sum, n := map[int]float64{}, map[int]float64{}
	for i := range all {
		for k, v := range of(&all[i]) {
			sum[all[i].at[k]] += v
			n[all[i].at[k]]++
		}
	}
	for i := range all {
		v := of(&all[i])
		for k := range v {
			t := all[i].at[k]
			v[k] -= sum[t] / n[t]
		}
		m := stats.Mean(v)
		for k := range v {
			v[k] -= m
		}
	}
}

// detrend takes the straight line through the values away.
func detrend(at []int, v []float64) {
	n, mt, mv := float64(len(v)), 0.0, stats.Mean(v)
	for _, t := range at {
		mt += float64(t) / n
	}
	stt, stv := 0.0, 0.0
	for i, t := range at {
		d := float64(t) - mt
		stt, stv = stt+d*d, stv+d*(v[i]-mv)
	}
	for i, t := range at {
		v[i] -= mv
		if stt > 0 {
			v[i] -= stv / stt * (float64(t) - mt)
		}
	}
}

// independent is how many independent pairs the persistence of both series leaves: n (1 − ρx ρy) ÷ (1 + ρx ρy), Bartlett's sum for
// series of which each month remembers the one before. The correlations with the month before are pooled over the units, and
// what short series hide of them is put back (Marriott & Pope, Biometrika 41, 1954, 390–402: ρ̂ is short of ρ by (1 + 4ρ) ÷ n).
func independent(all []pairsOf) float64 {
	n, rx, ry := 0.0, 0.0, 0.0
	for _, p := range all {
		m := float64(len(p.at))
		n, rx, ry = n+m, rx+m*stats.AutoCorr(p.x, 1), ry+m*stats.AutoCorr(p.y, 1)
	}
	if n == 0 {
		return 0
	}
	each := n / float64(len(all))
	whole := func(r float64) float64 { return math.Max(0, math.Min(0.95, (r/n+1/each)/(1-4/math.Max(each, 6)))) }
	both := whole(rx) * whole(ry)
	return n * (1 - both) / (1 + both)
}

// ranks replaces values by their mid-ranks, as parts of their number, centred.
func ranks(v []float64) []float64 {
	order := make([]int, len(v))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(v[a], v[b]) })
	out := make([]float64, len(v))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && v[order[j]] == v[order[i]] {
			j++
		}
		mid := (float64(i+j-1)/2 + 0.5) / float64(len(v))
		for ; i < j; i++ {
			out[order[i]] = mid - 0.5
		}
	}
	return out
}
