package impact

import (
	"math"
	"slices"

	"rumbo/engine/stats"
)

// draw is one way to have chosen who is treated: what the estimate would have been, and how much of an effect of one
// at those who truly were treated it would have seen.
type draw struct{ effect, share float64 }

// infer finds how often chance alone shows as much, and the effects that are not rejected. A draw's estimate is linear
// in an effect of the true treatment: effect − τ·share, so that each draw is computed once for all τ.
func (p *panel) infer(r *Result, change *measure) {
	truly := make([]int, len(p.units))
	for i := range truly {
		truly[i] = Never
	}
	for k, i := range p.treated {
		truly[i] = p.starts[k]
	}
	touched := p.measure(func(unit, start int) float64 { // the change that an effect of one makes
		if truly[unit] == Never {
			return 0
		}
		return p.part(truly[unit], start, start+p.d.After) - p.part(truly[unit], start-p.d.Before, start)
	})
	var draws []draw
	p.shuffle(p.d.Draws, func(treated, starts []int) {
		if e, ok := p.effect(treated, starts, change); ok {
			s, _ := p.effect(treated, starts, touched)
			draws = append(draws, draw{e, s})
		}
	})
	share := func(tau float64) float64 {
		seen, n := math.Abs(r.Effect-tau), 1
		for _, d := range draws {
			if math.Abs(d.effect-tau*d.share) >= seen-1e-9*math.Max(seen, 1) {
				n++
			}
		}
		return float64(n) / float64(len(draws)+1)
	}
	r.P = share(0)
	width := spreadOf(draws)
	r.Lo, r.Hi = edge(share, r.Effect, -width), edge(share, r.Effect, width)
}

// part is how much of some periods lies at or after a start.
func (p *panel) part(start, from, to int) float64 {
	from, to = max(from, 0), min(to, len(p.units[0].Num))
	if to <= from {
		return 0
	}
	return float64(max(to-max(from, start), 0)) / float64(to-from)
}

func spreadOf(draws []draw) float64 {
	x := make([]float64, len(draws))
	for i, d := range draws {
		x[i] = d.effect
	}
	if s := stats.SD(x); s > 0 {
		return s
	}
	return 1
}

// edge goes from the estimate outwards until effects are rejected, and halves the way back.
func edge(share func(float64) float64, from, step float64) float64 {
	const level, most = 0.05, 60
	in, out := from, from+step
	for n := 0; share(out) > level; n++ {
		in, out = out, from+(out-from)*1.6
		if n == most {
			return math.Inf(int(math.Copysign(1, step)))
		}
	}
	for range 40 {
		if mid := (in + out) / 2; share(mid) > level {
			in = mid
		} else {
			out = mid
		}
	}
	return in
}

// trend is the same test on what went before.
func (p *panel) trend(r *Result) {
	r.Trend, r.TrendP = math.NaN(), math.NaN()
	before := p.measure(p.before)
	seen, ok := p.effect(p.treated, p.starts, before)
	if !ok || math.IsNaN(seen) {
		return
	}
	n, all := 1, 1
	p.shuffle(p.d.Draws, func(treated, starts []int) {
		if e, ok := p.effect(treated, starts, before); ok && !math.IsNaN(e) {
			all++
			if math.Abs(e) >= math.Abs(seen)-1e-9 {
				n++
			}
		}
	})
	r.Trend, r.TrendP = seen, float64(n)/float64(all)
}

// shuffle draws again which units are treated, keeping how many start when.
func (p *panel) shuffle(draws int, do func(treated, starts []int)) {
	rng := stats.NewRand(p.d.Seed + 1)
	pool := append(slices.Clone(p.treated), p.controls...)
	slices.Sort(pool)
	for range draws {
		rng.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
		do(pool[:len(p.treated)], p.starts)
	}
}
