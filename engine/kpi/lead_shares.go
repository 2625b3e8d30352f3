package kpi

import (
	"cmp"
	"math"
	"slices"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// LeadShare is what one person got of the leads that came, beside what an equal hand would have dealt by chance alone.
type LeadShare struct {
	Person Value
	Leads  int
	// Fair is the number of leads that the person's working days in the period ask for; Low and High are what chance
	// alone would deal in 95 of 100 cases.
	Fair, Low, High float64
	Count           Verdict
	// Worth is the mean over the person's leads of what a lead is worth: its expected value × the rate at which its band is won.
	// Of is how many leads have one.
	Worth               Figure
	Of                  int
	WorthLow, WorthHigh Figure // of as many leads drawn blindly from all
	Quality             Verdict
}

// Verdict says on which side of chance something lies.
type Verdict int8

// The verdicts.
const (
	AsChance Verdict = iota // what chance deals
	Below
	Above
)

// LeadShares are the leads created in the period by owner, for those who sell. The hand is fair if leads go by the
// working days on which each was here, as a part of full time. With n of N leads and a fair part w, n is binomial (N, w): Low and High are its
// 2.5 % and 97.5 % points. A person's mean worth is held against that of n leads drawn without replacement (normal approximation, with the
// finite population correction); below five leads nothing is said. Leads without an owner, and of those who do not sell, stay out.
func LeadShares(in Input) []LeadShare {
	t := in.Facts.leads(in.Today, false)
	if slices.ContainsFunc(in.Scope, func(f Filter) bool { return !t.has(f.Dim) }) {
		return nil
	}
	h := in.hand(t)
	var out []LeadShare
	for code, w := range h.days {
		if w == 0 {
			continue
		}
		s := LeadShare{Person: in.Deals.person.values[code], Leads: h.leads[code], Fair: float64(h.all) * w / h.whole}
		s.Low, s.High = float64(stats.BinomialQuantile(h.all, w/h.whole, 0.025)), float64(stats.BinomialQuantile(h.all, w/h.whole, 0.975))
		s.Count = verdict(float64(s.Leads), s.Low, s.High)
		h.judge(&s, h.worths[code], in)
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b LeadShare) int {
		return cmp.Or(cmp.Compare(b.Leads, a.Leads), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	return out
}

func verdict(x, low, high float64) Verdict {
	switch {
	case x < low:
		return Below
	case x > high:
		return Above
	}
	return AsChance
}

// hand is how leads were dealt.
type hand struct {
	days   []float64 // by person: working days × full time
	whole  float64
	leads  []int
	all    int
	worths [][]float64 // minor units
	every  []float64
}

func (in *Input) hand(t *leads) hand {
	people := in.Deals.People
	h := hand{days: make([]float64, len(people)), leads: make([]int, len(people)), worths: make([][]float64, len(people))}
	p := part{Input: in, period: in.Period}
	span := p.stretch(&t.Table)
	for i := range people {
		x := &people[i]
		if from, to := in.here(i, span); x.Sells && from < to && in.Scope.passes(ByPerson, string(x.ID)) && in.Scope.passes(ByTeam, string(x.Team)) {
			h.days[i] = float64(in.Deals.Work.Days(from, to)) * x.FTE
			h.whole += h.days[i]
		}
	}
	mask, rates := in.Scope.mask(&t.Table), in.bandRates()
	for i, l := range t.list {
		code := in.Deals.who(string(l.Owner))
		if code < 0 || h.days[code] == 0 || !span.Contains(l.Created) || mask != nil && !mask[i] {
			continue
		}
		h.leads[code]++
		h.all++
		rate := rates[bands[t.band(t.early[i])].ID]
		if e := l.Expected; e.Known() && e.Currency == in.Deals.Currency && rate.Known {
			v := float64(e.Minor) * rate.Value
			h.worths[code], h.every = append(h.worths[code], v), append(h.every, v)
		}
	}
	return h
}

// bandRates are the rates at which leads of each band were won, over all time and everybody.
func (in Input) bandRates() map[string]Figure {
	out := map[string]Figure{}
	in.Period, in.Scope, in.Alternative = Input{}.Period, nil, ""
	for _, c := range EngagementConversion.By(in, By(ByBand)) {
		out[c.Keys[0].Value.ID] = c.Figure
	}
	return out
}

// fewLeads is below how many leads nothing is said about their worth.
const fewLeads = 5

func (h *hand) judge(s *LeadShare, of []float64, in Input) {
	s.Of = len(of)
	s.Worth, s.WorthLow, s.WorthHigh = Figure{Unit: Money}, Figure{Unit: Money}, Figure{Unit: Money}
	if len(of) == 0 {
		return
	}
	c := in.Deals.Currency
	s.Worth = worth(stats.Mean(of), c, Money)
	n, all := float64(len(of)), float64(len(h.every))
	if n < fewLeads || all <= n {
		return
	}
	half := stats.NormQuantile(0.975) * stats.SD(h.every) / math.Sqrt(n) * math.Sqrt((all-n)/(all-1))
	mean := stats.Mean(h.every)
	s.WorthLow, s.WorthHigh = worth(math.Max(mean-half, 0), c, Money), worth(mean+half, c, Money)
	s.Quality = verdict(stats.Mean(of), mean-half, mean+half)
}

// Text is the verdict in words, for a number of leads or for their worth.
func (v Verdict) Text(quality bool) text.Text {
	switch {
	case v == Below && quality:
		return text.New("prospectos más flojos que por azar", "poorer leads than by chance")
	case v == Above && quality:
		return text.New("prospectos mejores que por azar", "better leads than by chance")
	case v == Below:
		return text.New("menos que por azar", "fewer than by chance")
	case v == Above:
		return text.New("más que por azar", "more than by chance")
	}
	return text.New("como por azar", "as by chance")
}
