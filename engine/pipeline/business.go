package pipeline

import (
	"math"
	"sort"

	"rumbo/engine/stats"
)

// Business is what history says of deals that do not exist yet: how many are
// created per month, which share is won after how long, and for how much.
type Business struct {
	Months   int     // whole months counted, at most 12
	PerMonth float64 // mean number of new deals per month
	// Spread is the variance of the monthly rate beyond chance, relative to
	// its square (1/k of a negative binomial): 0 means plain Poisson arrivals.
	Spread float64
	// Won is the chance that a deal is won by the end of each step of
	// StepDays from its creation, with open deals taken as censored.
	Won      []float64
	StepDays int32
	Warnings []Warning
	ratios   *amountRatios
}

const (
	month         = 30.436875 // mean days of a month
	businessSteps = 48        // of 15 days: about two years
)

// LearnBusiness counts what was created and won by asOf.
func LearnBusiness(h *History, asOf Day) *Business {
	b := &Business{StepDays: 15, ratios: learnRatios(h, asOf, Config{}.filled())}
	first := asOf
	for i := range h.lines {
		first = min(first, h.lines[i].created)
	}
	b.Months = min(12, int(float64(asOf-first)/month))
	if b.Months < 1 {
		b.Months = 0
		b.Warnings = append(b.Warnings, warn(WarnNoHistory, 0))
		return b
	}
	counts := make([]float64, b.Months)
	for i := range h.lines {
		ago := float64(asOf - h.lines[i].created)
		if k := int(ago / month); ago >= 0 && k < b.Months {
			counts[k]++
		}
	}
	b.PerMonth = stats.Mean(counts)
	if b.PerMonth > 0 {
		// Excess variance by moments, drawn towards 0.1 worth four months.
		excess := 0.0
		for _, c := range counts {
			excess += (c-b.PerMonth)*(c-b.PerMonth) - b.PerMonth
		}
		excess = math.Max(0, excess/b.PerMonth/b.PerMonth)
		b.Spread = (excess + 4*.1) / (float64(b.Months) + 4)
	}
	b.Won = incidence(h, asOf, b.StepDays)
	return b
}

// incidence is the cumulated chance of being won by time since creation, with
// lost deals as the competing end and open ones censored (Aalen & Johansen,
// Scandinavian Journal of Statistics 5, 1978), in steps.
func incidence(h *History, asOf Day, step int32) []float64 {
	var won, lost, censored [businessSteps + 1]float64
	for i := range h.lines {
		t := &h.lines[i]
		if t.created > asOf {
			continue
		}
		e, closed := t.closing(t.created - 1)
		closed = closed && e.day <= asOf
		end := asOf
		if closed {
			end = e.day
		}
		k := min(businessSteps, int(end-t.created)/int(step))
		switch {
		case closed && e.kind == Won:
			won[k]++
		case closed:
			lost[k]++
		default:
			censored[k]++
		}
	}
	atRisk := stats.Sum(won[:]) + stats.Sum(lost[:]) + stats.Sum(censored[:])
	out := make([]float64, businessSteps)
	open, total := 1.0, 0.0
	for k := range out {
		if n := atRisk - censored[k]/2; n > 0 {
			total += open * won[k] / n
			open *= math.Max(0, 1-(won[k]+lost[k])/n)
		}
		atRisk -= won[k] + lost[k] + censored[k]
		out[k] = math.Min(1, total)
	}
	return out
}

// Conversion is the chance that a new deal is won in the end.
func (b *Business) Conversion() float64 {
	if len(b.Won) == 0 {
		return 0
	}
	return b.Won[len(b.Won)-1]
}

// simulate draws the revenue of deals created after the model's snapshot. Only
// the winning ones are drawn: thinned Poisson arrivals whose monthly rate has
// a log-normal factor for what is uncertain and restless about it.
func (b *Business) simulate(m *Model, opt Options, c Scenario) *Distribution {
	s := m.newSimulator(nil, opt, c)
	s.opt.Booked = nil
	d := s.empty()
	d.Warnings = append([]Warning(nil), b.Warnings...)
	end := 0
	for ahead, slot := range s.slot {
		if slot >= 0 {
			end = ahead
		}
	}
	draws := s.opt.Draws
	level := normals("new level", opt.Seed, draws)
	market := normals("market", opt.Seed, draws)
	chance := math.Min(.98, b.Conversion()*c.winFactor())
	sd := m.Shock * oneIf(!opt.Independent)
	chance = centredChance(chance, sd)
	levelSD := math.Sqrt(b.Spread / math.Max(1, float64(b.Months)))
	monthSD := math.Sqrt(math.Log1p(b.Spread))
	for k := 0; float64(k)*month < float64(end); k++ {
		restless := normals("new month "+string(rune('0'+k)), opt.Seed, draws)
		l := newLuck("new "+string(rune('0'+k)), opt.Seed)
		rate := b.rate(s.asOf, float64(k), c)
		for draw := 0; draw < draws; draw++ {
			f := math.Exp(levelSD*level[draw] - levelSD*levelSD/2 + monthSD*restless[draw] - monthSD*monthSD/2)
			p := shifted(chance, sd*market[draw])
			n := poisson(rate*f*p, l.at(draw, 0))
			for i := 0; i < n; i++ {
				created := (float64(k) + l.at(draw, 3*i+1)) * month
				b.win(s, d, draw, created, l.at(draw, 3*i+2), l.at(draw, 3*i+3))
			}
		}
	}
	return d
}

// rate is the number of new deals in the k-th month ahead, with hires.
func (b *Business) rate(asOf Day, k float64, c Scenario) float64 {
	rate := b.PerMonth * c.newFactor()
	for _, h := range c.Hires {
		since := k + .5 - float64(h.From-asOf)/month
		switch {
		case since <= 0:
		case since >= h.RampMonths:
			rate += h.PerMonth
		default:
			rate += h.PerMonth * since / h.RampMonths
		}
	}
	return math.Max(0, rate)
}

// win books one new deal that is won: created so many days ahead, closed after
// the delay that u picks, worth what v picks.
func (b *Business) win(s *simulator, d *Distribution, draw int, created, u, v float64) {
	u *= b.Conversion()
	j := sort.SearchFloat64s(b.Won, u)
	if j >= len(b.Won) {
		return
	}
	before := 0.0
	if j > 0 {
		before = b.Won[j-1]
	}
	within := .5
	if b.Won[j] > before {
		within = (u - before) / (b.Won[j] - before)
	}
	day := int(math.Ceil(created + (float64(j)+within)*float64(b.StepDays)*s.change.cycleFactor()))
	if day < 1 || day >= len(s.slot) || s.slot[day] < 0 {
		return
	}
	amount, _ := b.ratios.draw(Money{}, "", v)
	d.Revenue[s.slot[day]][draw] += amount * s.change.sizeFactor()
	d.Wins[s.slot[day]][draw]++
}

// shifted moves a chance by so much in log-odds.
func shifted(p, by float64) float64 {
	if p <= 0 || p >= 1 {
		return p
	}
	return logistic(math.Log(p/(1-p)) + by)
}

// centredChance is the chance that, moved by normal shocks of the log-odds, is
// p on average.
func centredChance(p, sd float64) float64 {
	low, high := -sd*sd-1, sd*sd+1
	for range 40 {
		mid, sum := (low+high)/2, 0.0
		for k, z := range hermiteNode {
			sum += hermiteWeight[k] * shifted(p, mid+z*sd)
		}
		if sum > p {
			high = mid
		} else {
			low = mid
		}
	}
	return shifted(p, (low+high)/2)
}

// poisson is the number that a Poisson variable of this mean does not exceed
// with probability u: by summing, or beyond 200 by the normal with continuity
// correction.
func poisson(mean, u float64) int {
	if mean <= 0 {
		return 0
	}
	if mean > 200 {
		return max(0, int(math.Floor(mean+math.Sqrt(mean)*stats.NormQuantile(math.Max(1e-12, u))+.5)))
	}
	p := math.Exp(-mean)
	n, sum := 0, p
	for u >= sum && n < 1000 {
		n++
		p *= mean / float64(n)
		sum += p
	}
	return n
}
