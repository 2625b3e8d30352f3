package demo

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// duties leave the planning of some strategic accounts as it is in life: a review that was not held, and one that is due this week.
func (m *maker) duties() {
	for n, x := range []struct{ plan, days int }{{3, -9}, {6, -16}, {5, 3}} {
		if x.plan >= m.size.Plans {
			return
		}
		c := &m.clients[x.plan]
		day := workday(m.today + period.Date(x.days))
		m.create("review", m.id("review-planned", n), &record.Review{Account: c.id, Kind: "internal", On: day, Status: "planned",
			Invited: []record.ID{m.staff[c.owner].id, m.staff[0].id}})
	}
}
