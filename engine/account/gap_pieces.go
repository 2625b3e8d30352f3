package account

import (
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Piece is one target, deal or action with what it adds to the figures of a horizon.
type Piece struct {
	Kind    string // "target", "deal", "action"
	ID      record.ID
	Horizon string
	Line    record.ID
	Product record.ID
	Owner   record.ID // whose it is; what nobody is said to own is the account owner's
	Team    record.ID // of a target of a team
	Days    period.Period
	Figures
}

// Pieces are all that a gap is made of.
type Pieces struct {
	All     []Piece
	Periods map[string]period.Period // days of each horizon
	LeftOut []LeftOut
}

// PiecesOf tells what counts towards an account's gap and in which horizon. Each deal and action
// counts once: in the first horizon whose days hold it. An open deal whose close date has passed is
// expected today. A horizon without targets is this fiscal year, the next one, and the two after that.
func PiecesOf(d *Data, env Env) Pieces {
	g := &gapper{env: env, all: make([]Piece, 0, 16), when: map[slot][]period.Period{}, out: map[text.Text]int{}}
	if d.Account != nil {
		g.owner = d.Account.Owner
	}
	g.targets(d.Targets)
	g.deals(d)
	g.actions(d)
	out := Pieces{All: g.all, Periods: g.hull}
	for _, reason := range reasonsLeftOut {
		if n := g.out[reason]; n > 0 {
			out.LeftOut = append(out.LeftOut, LeftOut{reason, n})
		}
	}
	return out
}

type slot struct {
	line    record.ID
	horizon string
}

type gapper struct {
	env   Env
	owner record.ID // of the account
	all   []Piece
	when  map[slot][]period.Period // days of each line's targets
	hull  map[string]period.Period
	out   map[text.Text]int
}

// years are the horizons' days where no target tells them.
func (g *gapper) years() map[string]period.Period {
	c := g.env.Calendar
	this := c.Of(period.Year, g.env.Today)
	next := c.Next(this, 1)
	return map[string]period.Period{"short": this, "medium": next, "long": {From: next.To, To: next.To.AddMonths(24)}}
}

// horizonOf is the one that was said, else the one whose years hold the day.
func (g *gapper) horizonOf(said string, day period.Date) string {
	if slices.Contains(Horizons, said) {
		return said
	}
	years := g.years()
	switch {
	case day < years["medium"].From:
		return "short"
	case day < years["long"].From:
		return "medium"
	}
	return "long"
}

func (g *gapper) targets(list []Item[record.Target]) {
	g.hull = map[string]period.Period{}
	began := g.years()["short"].From
	for _, t := range list {
		switch {
		case !t.Rec.Amount.Known():
			g.out[noAmount]++
			continue
		case t.Rec.Amount.Currency != g.env.Currency:
			g.out[otherCurrency]++
			continue
		case t.Rec.To < began:
			g.out[pastTarget]++
			continue
		}
		p := t.Rec.Period()
		h := g.horizonOf(t.Rec.Horizon, p.From)
		g.when[slot{t.Rec.Line, h}] = append(g.when[slot{t.Rec.Line, h}], p)
		owner := t.Rec.Person
		if owner == "" && t.Rec.Team == "" {
			owner = g.owner
		}
		g.all = append(g.all, Piece{Kind: "target", ID: t.ID, Horizon: h, Line: t.Rec.Line, Product: t.Rec.Product, Owner: owner, Team: t.Rec.Team, Days: p,
			Figures: Figures{Target: t.Rec.Amount.Minor}})
		if all, there := g.hull[h]; there {
			p = period.Period{From: min(p.From, all.From), To: max(p.To, all.To)}
		}
		g.hull[h] = p
	}
	for h, p := range g.years() {
		if _, there := g.hull[h]; !there {
			g.hull[h] = p
		}
	}
}

// find gives the first horizon whose days hold the day: the line's own targets', else those of all lines.
func (g *gapper) find(line record.ID, day period.Date) string {
	for _, h := range Horizons {
		days := g.when[slot{line, h}]
		if len(days) == 0 {
			days = []period.Period{g.hull[h]}
		}
		for _, p := range days {
			if p.Contains(day) {
				return h
			}
		}
	}
	return ""
}

// unfit is why a deal cannot be counted; the empty text if it can.
func (g *gapper) unfit(d Deal) text.Text {
	o := d.Rec
	switch {
	case d.Outcome == "":
		return noStage
	case !o.Amount.Known():
		return noAmount
	case o.Amount.Currency != g.env.Currency:
		return otherCurrency
	case !o.Close.Known():
		return noClose
	case d.Outcome == record.StageOpen && !d.Probability.OK:
		return noChance
	}
	return text.Text{}
}

func (g *gapper) deals(data *Data) {
	for _, d := range data.Deals {
		o := d.Rec
		if d.Outcome == record.StageLost {
			continue
		}
		if why := g.unfit(d); why != (text.Text{}) {
			g.out[why]++
			continue
		}
		day := o.Close
		if d.Outcome == record.StageOpen {
			day = max(day, g.env.Today)
		}
		h := g.find(d.Line, day)
		if h == "" {
			if d.Outcome == record.StageOpen { // what was won in earlier years is not missed here
				g.out[outside]++
			}
			continue
		}
		p := Piece{Kind: "deal", ID: d.ID, Horizon: h, Line: d.Line, Product: o.Product, Owner: o.Owner, Days: period.Period{From: day, To: day + 1}}
		if p.Owner == "" {
			p.Owner = g.owner
		}
		if d.Outcome == record.StageWon {
			p.Won = o.Amount.Minor
		} else {
			p.Open, p.Weighted, p.Deals = o.Amount.Minor, o.Amount.Part(d.Probability.V).Minor, 1
			if d.Probability.V >= ProbableFrom {
				p.Probable = p.Open
			}
		}
		g.all = append(g.all, p)
	}
}

// actions counts what pending actions are to close, unless that is in the pipeline already.
func (g *gapper) actions(data *Data) {
	piped := func(deal record.ID, pieces []Piece) bool {
		return slices.ContainsFunc(pieces, func(p Piece) bool { return p.ID == deal && p.Deals > 0 })
	}
	before := len(g.all)
	for _, a := range data.Actions {
		if !a.Rec.Pending() || !a.Rec.Closes.Known() || piped(a.Rec.Opportunity, g.all[:before]) {
			continue
		}
		if a.Rec.Closes.Currency != g.env.Currency {
			g.out[otherCurrency]++
			continue
		}
		p := Piece{Kind: "action", ID: a.ID, Horizon: g.horizonOf(a.Rec.Horizon, a.Rec.Due), Line: a.Rec.Line, Product: data.productOf(a.Rec.Opportunity), Owner: a.Rec.Owner,
			Figures: Figures{Actions: a.Rec.Closes.Minor}}
		if p.Owner == "" {
			p.Owner = g.owner
		}
		if a.Rec.Due.Known() {
			day := max(a.Rec.Due, g.env.Today) // what is late is expected today
			p.Days = period.Period{From: day, To: day + 1}
		}
		g.all = append(g.all, p)
	}
}
