package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/period"
)

// periodOptions are the periods to choose from, by their keys: this month, quarter and year with the ones before, earlier years, and
// all that there is. An option without a value parts groups.
func (s *shell) periodOptions() []ui.Option {
	var out []ui.Option
	cal, today := s.env.Snap().Calendar(), s.env.Store.Today()
	add := func(p period.Period, key string) {
		out = append(out, ui.Option{Value: key, Label: s.env.PeriodName(p)})
	}
	for _, g := range []period.Grain{period.Month, period.Quarter, period.Year} {
		for back := 0; back >= -1; back-- {
			p := cal.Next(cal.Of(g, today), back)
			add(p, cal.Key(p))
		}
		out = append(out, ui.Option{})
	}
	if whole := page.Whole(s.env.Snap()); whole.To > whole.From {
		for _, p := range lastYears(cal, whole, cal.Of(period.Year, today)) {
			add(p, cal.Key(p))
		}
		add(whole, page.AllTime)
	}
	return out
}

// periodItems are the periods as a menu; what is chosen is part of the link.
func (s *shell) periodItems() []ui.MenuItem {
	now := s.env.PeriodKey(s.route)
	var items []ui.MenuItem
	for _, o := range s.periodOptions() {
		if o.Value == "" {
			items = append(items, ui.MenuItem{})
			continue
		}
		items = append(items, ui.MenuItem{Label: o.Label, Checked: mark(o.Value == now), OnPick: func(goapp.Context) { s.choosePeriod(o.Value) }})
	}
	return items
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

func (s *shell) choosePeriod(key string) { s.GoTo(s.route.With("period", key)) }
