package kpi

import (
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What the State of a campaign says.
const (
	campCost State = 1 << iota
	campMargin
	campForeign
)

// campaigns is the table of campaigns, with amounts in minor units.
type campaigns struct {
	Table
	cost, margin []int64
}

var noCampaigns = text.New("Todavía no hay campañas.", "There are no campaigns yet.")

func (f *Facts) campaigns() *campaigns {
	if f == nil {
		return &campaigns{Table: newTable("campaign", noCampaigns)}
	}
	return lazily(f, "campaigns", func() *campaigns {
		c := &campaigns{Table: newTable("campaign", noCampaigns)}
		var ids []record.ID
		var list []*record.Campaign
		for id, x := range change.All(f.state, record.CampaignKind) {
			ids, list = append(ids, id), append(list, x)
			cost, costs := usable(x.Cost, f.deals.Currency)
			margin, margins := usable(x.Margin, f.deals.Currency)
			foreign := x.Cost.Known() && !costs || x.Margin.Known() && !margins
			c.cost, c.margin = append(c.cost, cost), append(c.margin, margin)
			c.state = append(c.state, flag(costs && cost > 0, campCost)|flag(margins, campMargin)|flag(foreign, campForeign))
			on := x.To
			if on == 0 {
				on = x.From
			}
			c.when = append(c.when, on)
		}
		c.id = func(row int32) record.ID { return ids[row] }
		c.people(f.deals, fromIDs(len(ids), f.deals.person, func(i int) record.ID { return list[i].Owner }))
		c.makers[ByChannel] = fromIDs(len(ids), f.channelNames(), func(i int) record.ID { return list[i].Channel })
		c.makers[ByCampaign] = fromIDs(len(ids), named(f.state, record.CampaignKind, func(c *record.Campaign) string { return c.Name }), func(i int) record.ID { return ids[i] })
		c.settle()
		return c
	})
}

func (f *Facts) channelNames() *dict {
	return named(f.state, record.ChannelKind, func(c *record.Channel) string { return c.Name })
}

// CampaignROI is what campaigns brought beyond their cost, by their cost.
var CampaignROI = register(Indicator{
	ID: "campaign_roi", Area: Outreach, Order: 18, Better: Higher, OnFacts: true, Cuts: []Dim{ByCampaign, ByChannel, ByPerson, ByTeam}, Sources: []string{"campaign"},
	Name:    text.New("Retorno de campañas", "Campaign ROI"),
	Purpose: text.New("¿Las campañas devuelven lo que cuestan?", "Do campaigns return what they cost?"),
	Trap: text.New("El margen es el que se atribuye a la campaña: parte de esas ventas habría llegado igual.",
		"The margin is what is attributed to the campaign: a part of those sales would have come anyway."),
	Alternatives: []Alternative{{ID: "margin", Unit: Ratio, Timing: AtDate, Name: text.New("Sobre el margen, por fecha de término", "On margin, by end date"),
		Formula: text.New("(Σ margen − Σ costo) ÷ Σ costo", "(Σ margin − Σ cost) ÷ Σ cost"),
		plan: func(in *Input) plan {
			c := in.Facts.campaigns()
			words := map[class]text.Text{in1: text.New("Campañas", "Campaigns"), out1: text.New("Sin costo", "Without a cost"),
				out2: text.New("Sin margen anotado", "Without a margin"), out3: classInfo[outForeign].text}
			return counting(&c.Table, func(s State) class {
				switch {
				case s&campForeign != 0:
					return out3
				case s&campCost == 0:
					return out1
				case s&campMargin == 0:
					return out2
				}
				return in1
			}, words, c.roi)
		}}},
})

func (c *campaigns) roi(p *part) Result {
	rows := p.rows[in1]
	cost, margin := p.added(c.cost, rows), p.added(c.margin, rows)
	if !cost.Known || !margin.Known || cost.Minor <= 0 {
		return unknown(Ratio, say(text.New("No hay campañas con costo y margen.", "No campaigns have a cost and a margin.")))
	}
	gain := amount(margin.Minor-cost.Minor, p.Deals.Currency)
	r := Result{Figure: number(gain.Value/cost.Value, Ratio), Numerator: gain, Denominator: cost, N: len(rows)}
	if p.whole {
		r.Steps = []Phrase{say(text.New("({margin} − {cost}) ÷ {cost} = {value}", "({margin} − {cost}) ÷ {cost} = {value}"), "margin", margin, "cost", cost, "value", r.Figure)}
	}
	return r
}
