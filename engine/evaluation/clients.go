package evaluation

import (
	"cmp"
	"slices"

	"rumbo/engine/kpi"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
)

// Client is the part of a line that comes from one client whose expectation is its own, or from all others.
type Client struct {
	Account record.ID // "" for all others
	Input   kpi.Input
	Result  kpi.Result
	Range   scorecard.Range
	Reason  string
	Band    scorecard.Band
	Score   record.Opt
	Counts  bool // in the line's score, with the weight of its records
}

// clients measures the clients whose expectation is their own, and what remains without them.
func (l *Line) clients(c *Card, own []*record.ScorecardRange) {
	if !l.Indicator.Allows(kpi.ByAccount) {
		return
	}
	best := map[record.ID]*record.ScorecardRange{}
	for _, r := range own {
		if r.Account == "" || r.Person != "" && r.Person != c.Subject.Person {
			continue
		}
		if b := best[r.Account]; b == nil || b.Person == "" || r.Person != "" {
			best[r.Account] = r // the person's own at the client goes before the client's
		}
	}
	var ids []string
	for id, r := range best {
		in := l.Input
		in.Scope = c.scope(kpi.Only(kpi.ByAccount, string(id)))
		x := Client{Account: id, Input: in, Result: l.Indicator.Compute(in), Reason: r.Reason}
		if x.Result.N == 0 {
			continue // nothing of theirs in the period
		}
		x.Range = scorecard.Range{Minimum: r.Minimum, Target: r.Target, Excellent: r.Excellent, Better: l.Common.Better}
		if l.Indicator.Additive {
			for _, o := range []*record.Opt{&x.Range.Minimum, &x.Range.Target, &x.Range.Excellent} {
				o.V *= months(stretch(in).From, stretch(in).To) / monthsPer(l.Rec.Per)
			}
		}
		x.judge()
		x.Counts = x.Score.OK && !l.Indicator.Additive
		l.Clients = append(l.Clients, x)
		if x.Counts {
			ids = append(ids, string(id))
		}
	}
	slices.SortFunc(l.Clients, func(a, b Client) int { return cmp.Compare(a.Account, b.Account) })
	if len(ids) > 0 {
		in := l.Input
		in.Scope = c.scope(kpi.Filter{Dim: kpi.ByAccount, In: ids, Not: true})
		l.Rest = &Client{Input: in, Result: l.Indicator.Compute(in)}
	}
}

func (x *Client) judge() {
	if !x.Result.Known {
		return
	}
	x.Band = x.Range.Band(x.Result.Value)
	if s, ok := x.Range.Score(x.Result.Value); ok {
		x.Score = record.Some(s)
	}
}

// blend makes the line's score of those of its parts, by their records, where clients count apart.
func (l *Line) blend() {
	if l.Rest == nil {
		return
	}
	l.Rest.Range = l.Range
	l.Rest.judge()
	l.Rest.Counts = l.Rest.Score.OK && l.Rest.Result.N > 0
	sum, n := 0.0, 0.0
	for _, x := range append(slices.Clone(l.Clients), *l.Rest) {
		if x.Counts {
			sum, n = sum+float64(x.Result.N)*x.Score.V, n+float64(x.Result.N)
		}
	}
	if n > 0 {
		l.Score, l.Low, l.High = record.Some(sum/n), record.Opt{}, record.Opt{}
	}
}
