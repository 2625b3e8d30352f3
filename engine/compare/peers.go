package compare

import (
	"math"
	"slices"

	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/text"
)

// Standing is how somebody stands among the others in one indicator.
type Standing uint8

// The standings.
const (
	Unclear Standing = iota // no more apart from the others than chance makes people
	Few                     // too few cases to say anything
	Above                   // more than chance
	Below
	NotKnown
)

// Label is the standing in words.
func (s Standing) Label() text.Text {
	switch s {
	case Few:
		return text.New("muy pocos casos", "too few cases")
	case Above:
		return text.New("por encima, más que por azar", "above, more than by chance")
	case Below:
		return text.New("por debajo, más que por azar", "below, more than by chance")
	case NotKnown:
		return text.New("sin dato", "not known")
	}
	return text.New("no se distingue de los demás", "no different from the others")
}

// Enough is the least number of cases with which somebody can stand out.
const Enough = 8

// Peer is somebody's number among the others'.
type Peer struct {
	ID       string
	Name     text.Text
	Result   kpi.Result
	Estimate Estimate // not known for sums, which are no sample of anything
	P        float64  // against the others; not a number where there is no test
	Standing Standing
}

// Among is an indicator of several people or teams side by side.
type Among struct {
	Indicator *kpi.Indicator
	Whole     kpi.Result
	Peers     []Peer
	// Noise tells that the numbers are samples, so that they were drawn together and tested.
	Noise bool
}

// Peers compares the values of a dimension in an indicator. ids are those to compare, in order. Between its pieces it
// gives way; give may be nil.
func Peers(ind *kpi.Indicator, in kpi.Input, dim kpi.Dim, ids []string, give *pace.Pace) Among {
	in = in.Giving(give)
	out := Among{Indicator: ind, Whole: ind.Compute(in)}
	cells := map[string]kpi.Cell{}
	for _, c := range ind.By(in, kpi.By(dim)) {
		cells[c.Keys[0].Value.ID] = c
	}
	for _, id := range ids {
		c, there := cells[id]
		p := Peer{ID: id, P: math.NaN(), Standing: NotKnown}
		if there {
			p.Name, p.Result = c.Keys[0].Value.Name, c.Result
			if p.Result.Known {
				p.Standing = Unclear
			}
		}
		out.Peers = append(out.Peers, p)
	}
	switch {
	case out.proportion():
		out.Noise = true
		out.rates(give)
	case sampled(ind):
		out.Noise = true
		out.means(in.Deals)
	}
	if out.Noise {
		out.stand()
	}
	return out
}

// proportion reports whether the indicator is successes of cases: a rate whose sides are both counts of records.
func (a *Among) proportion() bool {
	if a.Indicator == kpi.WinRate {
		return true
	}
	return a.Whole.Proportion() && !slices.ContainsFunc(a.Peers, func(p Peer) bool { return p.Result.Known && !p.Result.Proportion() })
}

// sampled reports whether an indicator is a mean or a median of deals.
func sampled(ind *kpi.Indicator) bool { return values(ind) != nil }

// values gives a deal's value in an indicator that averages deals; nil for other indicators.
func values(ind *kpi.Indicator) func(d *kpi.Deals, row int32) float64 {
	switch ind {
	case kpi.AverageDeal, kpi.MedianDeal:
		return func(d *kpi.Deals, row int32) float64 { return float64(d.Amount[row]) / float64(d.Currency.Factor()) }
	case kpi.SalesCycle:
		return func(d *kpi.Deals, row int32) float64 { return float64(d.Close[row] - d.Created[row]) }
	}
	return nil
}

func (a *Among) rates(give *pace.Pace) {
	k, n := make([]int, len(a.Peers)), make([]int, len(a.Peers))
	all, of := 0, 0
	for i, p := range a.Peers {
		if p.Result.Known {
			k[i], n[i] = int(p.Result.Numerator.Value), int(p.Result.Denominator.Value)
			all, of = all+k[i], of+n[i]
		}
	}
	for i, e := range rates(k, n, give) {
		give.Now()
		a.Peers[i].Estimate = e
		a.Peers[i].P = RateTest(k[i], n[i], all, of)
	}
}

// means tests by ranks, since a few large deals make any two means differ.
func (a *Among) means(d *kpi.Deals) {
	of := values(a.Indicator)
	groups := make([][]float64, len(a.Peers))
	for i, p := range a.Peers {
		for _, g := range p.Result.Counted {
			for _, row := range g.Rows {
				groups[i] = append(groups[i], of(d, row))
			}
		}
	}
	for i, e := range Means(groups) {
		a.Peers[i].Estimate = e
	}
	for i, p := range RankTests(groups) {
		a.Peers[i].P = p
	}
}

// stand says who stands out: only with enough cases, and so that few of those named are so by chance.
func (a *Among) stand() {
	p := make([]float64, len(a.Peers))
	for i, x := range a.Peers {
		p[i] = x.P
		if x.Estimate.N < Enough {
			p[i] = math.NaN()
		}
	}
	found := Discoveries(p)
	for i := range a.Peers {
		x := &a.Peers[i]
		switch {
		case !x.Result.Known:
		case x.Estimate.N < Enough:
			x.Standing = Few
		case found[i] && x.Result.Value > a.Whole.Value:
			x.Standing = Above
		case found[i]:
			x.Standing = Below
		}
	}
}

// Good reports whether a standing is to be wished for: 1, −1, or 0 where neither can be said.
func (a *Among) Good(s Standing) int {
	switch {
	case a.Indicator.Better == kpi.Neutral || s != Above && s != Below:
		return 0
	case (s == Above) == (a.Indicator.Better == kpi.Higher):
		return 1
	}
	return -1
}
