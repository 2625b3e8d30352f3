package pipeline

import (
	"math"
	"sort"
)

// amountRatios is what history says of amounts: how the final amount compares
// with the one known earlier, and what won deals were worth.
type amountRatios struct {
	bands  []ratioBand          // by the earlier amount, the smallest first
	won    []float64            // ascending, final amounts of won deals
	byLine map[string][]float64 // the same per line of business
}

// ratioBand is what became of deals of like size: small ones grow more often than large ones, which
// are what a total depends on.
type ratioBand struct {
	top    float64   // largest earlier amount, in minor units
	ratios []float64 // ascending, final ÷ earlier
	mean   float64
}

// was is one deal's amount before and in the end.
type was struct{ before, ratio float64 }

const (
	// bandSize is how many deals a band has at least, and mostBands how many bands there are at most.
	bandSize  = 30
	mostBands = 6
	// priorRatios is how many times "the amount stayed as it was" is added to
	// what was seen, so that few cases do not decide.
	priorRatios = 5
	// ratioLimit holds back slips of the keyboard.
	ratioLimit = 10
	// minAmounts is how many won deals a line needs to speak for itself.
	minAmounts = 10
)

// learnRatios looks at deals won by asOf from one snapshot each: the one whose
// distance to the close is the middle of those it was open at.
func learnRatios(h *History, asOf Day, c Config) *amountRatios {
	r := &amountRatios{byLine: map[string][]float64{}}
	var all []was
	marks := h.landmarks(asOf, c)
	for i := range h.lines {
		t := &h.lines[i]
		e, ok := t.closing(t.created - 1)
		if !ok || e.day > asOf || e.kind != Won || !e.amount.Known || e.amount.Minor <= 0 {
			continue
		}
		final := float64(e.amount.Minor)
		r.won = append(r.won, final)
		r.byLine[t.deal.Line] = append(r.byLine[t.deal.Line], final)
		var seen []was
		for _, m := range marks {
			if s, ok := t.state(m); ok && m < e.day && s.Kind == Open && s.Amount.Known && s.Amount.Minor > 0 {
				seen = append(seen, was{float64(s.Amount.Minor), math.Max(1./ratioLimit, math.Min(ratioLimit, final/float64(s.Amount.Minor)))})
			}
		}
		if len(seen) > 0 {
			all = append(all, seen[len(seen)/2])
		}
	}
	r.bands = bandsOf(all)
	sort.Float64s(r.won)
	for _, v := range r.byLine {
		sort.Float64s(v)
	}
	return r
}

// bandsOf cuts the deals by size into bands of equal numbers.
func bandsOf(all []was) []ratioBand {
	sort.Slice(all, func(i, j int) bool {
		if all[i].before != all[j].before {
			return all[i].before < all[j].before
		}
		return all[i].ratio < all[j].ratio
	})
	out := make([]ratioBand, max(1, min(mostBands, len(all)/bandSize)))
	for k := range out {
		b := &out[k]
		for _, w := range all[k*len(all)/len(out) : (k+1)*len(all)/len(out)] {
			b.ratios, b.top = append(b.ratios, w.ratio), w.before
		}
		for range priorRatios {
			b.ratios = append(b.ratios, 1)
		}
		sort.Float64s(b.ratios)
		b.mean = mean(b.ratios)
	}
	return out
}

// band is that of deals of such an amount.
func (r *amountRatios) band(minor float64) *ratioBand {
	k := sort.Search(len(r.bands)-1, func(k int) bool { return minor <= r.bands[k].top })
	return &r.bands[k]
}

// draw is the final amount of a deal that is won, for a uniform u in [0,1):
// its present amount times a ratio of the past, or an amount of the past when
// none is known. ok is false when nothing at all is known.
func (r *amountRatios) draw(now Money, line string, u float64) (float64, bool) {
	if now.Known {
		b := r.band(float64(now.Minor))
		return float64(now.Minor) * b.ratios[int(u*float64(len(b.ratios)))], true
	}
	pool := r.pool(line)
	if len(pool) == 0 {
		return 0, false
	}
	return pool[int(u*float64(len(pool)))], true
}

func (r *amountRatios) pool(line string) []float64 {
	if p := r.byLine[line]; len(p) >= minAmounts {
		return p
	}
	return r.won
}

// expected is the mean of draw.
func (r *amountRatios) expected(now Money, line string) (float64, bool) {
	if now.Known {
		return float64(now.Minor) * r.band(float64(now.Minor)).mean, true
	}
	pool := r.pool(line)
	return mean(pool), len(pool) > 0
}

func mean(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}
