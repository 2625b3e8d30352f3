package page

import (
	"rumbo/app/i18n"
	"rumbo/engine/period"
	"rumbo/engine/workspace"
)

// AllTime is the period key that stands for everything there is.
const AllTime = "all"

// Period is the one chosen in the route; without a choice it is the current fiscal year if anything
// was closed in it, else all that there is.
func (e *Env) Period(r Route) period.Period {
	cal, today := e.Snap().Calendar(), e.Store.Today()
	key := r.Get("period")
	if p, ok := cal.ParseKey(key); ok {
		return p
	}
	whole := Whole(e.Snap())
	year := cal.Of(period.Year, today)
	if key == "" && (whole.To <= whole.From || whole.From < year.To && whole.To > year.From) {
		return year
	}
	return whole
}

// PeriodKey is the name of the chosen period in a link.
func (e *Env) PeriodKey(r Route) string {
	p := e.Period(r)
	if p == Whole(e.Snap()) {
		return AllTime
	}
	return e.Snap().Calendar().Key(p)
}

// Chosen reports whether the route says a period that is not the one without a choice.
func (e *Env) Chosen(r Route) bool {
	return r.Get("period") != "" && e.PeriodKey(r) != e.PeriodKey(r.With("period", ""))
}

// Whole is the stretch of time from the first to the last day on which a deal was closed.
func Whole(s *workspace.Snapshot) period.Period { return s.Deals().Closed() }

// PeriodName is a period in words: "2026", "T3 2026", "julio 2026".
func (e *Env) PeriodName(p period.Period) string {
	if p == Whole(e.Snap()) {
		return i18n.T("shell.period.all")
	}
	return i18n.Locale().Period(p, e.Snap().Calendar())
}
