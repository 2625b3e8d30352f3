package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
)

// periodMenu chooses the period for all pages; it is part of the link.
func (s *shell) periodMenu() goapp.UI {
	now := s.env.Period(s.route)
	items := []ui.MenuItem{}
	cal, today := s.env.Snap().Calendar(), s.env.Store.Today()
	add := func(p period.Period, key string) {
		items = append(items, ui.MenuItem{Label: s.env.PeriodName(p), Checked: mark(p == now), OnPick: func(goapp.Context) { s.choosePeriod(key) }})
	}
	for _, g := range []period.Grain{period.Month, period.Quarter, period.Year} {
		for back := 0; back >= -1; back-- {
			p := cal.Next(cal.Of(g, today), back)
			add(p, cal.Key(p))
		}
		items = append(items, ui.MenuItem{})
	}
	if whole := page.Whole(s.env.Snap()); whole.To > whole.From {
		for _, p := range lastYears(cal, whole, cal.Of(period.Year, today)) {
			add(p, cal.Key(p))
		}
		add(whole, "all")
	}
	return &ui.Menu{Label: s.env.PeriodName(now), Icon: icon.Calendar, Kind: ui.Quiet, Items: items}
}

// lastYears are up to three earlier fiscal years that hold closed deals, besides this one and the last.
func lastYears(cal period.Calendar, whole, this period.Period) []period.Period {
	var out []period.Period
	for p := cal.Of(period.Year, whole.To-1); p.To > whole.From && len(out) < 3; p = cal.Next(p, -1) {
		if p.From < cal.Next(this, -1).From {
			out = append(out, p)
		}
	}
	return out
}

func (s *shell) choosePeriod(key string) {
	s.GoTo(s.route.With("period", key))
}
