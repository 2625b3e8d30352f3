package kpi

import (
	"rumbo/engine/pipeline"
	"rumbo/engine/record"
)

// NewPast is a past of no deals yet. stages are the sales process.
func NewPast(stages pipeline.Stages) *Past {
	p := &Past{}
	for _, s := range stages.Open() {
		p.Stages = append(p.Stages, record.ID(s.ID))
	}
	return p
}

// Add puts the life of one more deal into the columns.
func (p *Past) Add(l pipeline.Life) {
	deal := int32(len(p.Deals))
	p.Deals = append(p.Deals, PastDeal{record.ID(l.ID), l.Created, l.Qualified})
	for _, s := range l.Stays {
		p.Stays = append(p.Stays, PastStay{Deal: deal, Days: int32(s.Days), Stage: uint8(s.Stage), Exits: uint8(min(s.Exits, 255)), Forward: uint8(min(s.Forward, 255)), Passed: s.Passed, Lost: s.Lost})
	}
	for _, d := range l.Dues {
		p.Dues = append(p.Dues, PastDue{Deal: deal, From: d.Period.From, Grain: d.Period.Grain, Priced: d.Amount.Known, Told: d.Told, Slipped: d.Slipped, Overdue: d.Overdue, Amount: d.Amount.Minor})
	}
	for _, d := range l.Delays {
		p.Delays = append(p.Delays, PastDelay{Deal: deal, On: d.On, Days: int32(d.To - d.From)})
	}
}
