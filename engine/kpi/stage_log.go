package kpi

import (
	"slices"

	"rumbo/engine/text"
)

// What the State of a stay says.
const (
	stayPassed State = 1 << iota
	stayLost
	stayOver // days are known
	stayLeft // it left the stage at least once
	stayAhead
)

// stageDims are those of deals, the stage first.
var stageDims = slices.Concat([]Dim{ByStage}, slices.DeleteFunc(slices.Clone(dealDims), func(d Dim) bool { return d == ByStage }))

// stays is the table of deals by open stage that they came to, or passed over.
type stays struct {
	Table
	days, exits, forward []int32
}

func (f *Facts) stays() *stays {
	p, none := f.past(noStays)
	n := len(p.Stays)
	if n == 0 {
		return &stays{Table: pastTable(0, none)}
	}
	return stored(f.ofPast, "stays", func() *stays {
		t := &stays{Table: pastTable(n, none)}
		f.ofDeals(&t.Table, p, func(i int) int32 { return p.Stays[i].Deal })
		t.makers[ByStage] = func() *Column { return f.stageOf(p) }
		t.days = fill32(n, func(i int) int32 { return p.Stays[i].Days })
		t.exits = fill32(n, func(i int) int32 { return int32(p.Stays[i].Exits) })
		t.forward = fill32(n, func(i int) int32 { return int32(p.Stays[i].Forward) })
		for i := range p.Stays {
			s := &p.Stays[i]
			t.when[i] = p.Deals[s.Deal].Created
			t.state[i] = flag(s.Passed, stayPassed) | flag(s.Lost, stayLost) | flag(s.Days >= 0, stayOver) | flag(s.Exits > 0, stayLeft) | flag(s.Exits > 0 && s.Exits == s.Forward, stayAhead)
		}
		t.settle()
		return t
	})
}

// stageOf is the stage of each stay, and not that in which its deal stands now.
func (f *Facts) stageOf(p *Past) *Column {
	base := f.deals.stage
	codes := fill32(len(p.Stages), func(i int) int32 { return base.code(p.Stages[i]) })
	return &Column{fill32(len(p.Stays), func(i int) int32 { return codes[p.Stays[i].Stage] }), base.values}
}

// tally is the sum of a small column over rows.
func tally(col []int32, groups ...[]int32) (n int) {
	for _, rows := range groups {
		for _, r := range rows {
			n += int(col[r])
		}
	}
	return n
}

var (
	stayPassedText = text.New("Siguieron a una etapa posterior, o se ganaron", "Went on to a later stage, or were won")
	stayLostText   = text.New("Se perdieron antes de seguir", "Were lost before they went on")
	stayOpenText   = text.New("Todavía en camino", "Still on their way")
	noStayHere     = text.New("Ninguna oportunidad creada en este período y alcance llegó a una etapa, que conste.", "No deal created in this period and scope came to a stage, as far as is recorded.")
)
