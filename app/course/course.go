// Package course shows how what was won in a period has added up, beside what should have been won by then and the year
// before: the same picture wherever somebody asks whether we are where we should be.
package course

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/pace"
	"rumbo/engine/period"
)

// View is the course of the page's period; for all time, of the fiscal year.
type View struct {
	app.Compo
	P       page.Props
	Method  string // the definition of pace; "" is the default
	Company bool   // whatever scope is chosen

	work numbers.Work
	per  period.Period
	got  kpi.Course
}

// CompoID makes another question another picture.
func (v *View) CompoID() string { return "course " + v.Method }

// Render shows the picture, or its place while it is worked out.
func (v *View) Render() app.UI {
	ready := v.work.Ready(v.P, v.Method, func(in kpi.Input, p *pace.Pace) func() {
		in.Alternative = v.Method
		if in.Period.Grain == period.Span {
			in.Period = in.Calendar.Of(period.Year, in.Today)
		}
		if v.Company {
			in.Scope = nil
		}
		c := kpi.CourseOf(in, p.Now)
		return func() { v.per, v.got = in.Period, c }
	})
	if !ready {
		return ui.SkeletonBlock()
	}
	drawn := v.picture()
	drawn.Height = chart.Small
	return drawn
}

func (v *View) picture() *chart.Chart {
	env, c := v.P.Env, v.got
	format := chart.Format{Kind: chart.Money, Currency: env.Snap().Currency()}
	labels := make([]string, len(c.Steps))
	for i, s := range c.Steps {
		labels[i] = label(s)
	}
	lines := []chart.Series{{Name: i18n.T("course.won"), Values: c.Won, Accent: true}}
	if known(c.Due) {
		lines = append(lines, chart.Series{Name: i18n.T("course.due"), Values: c.Due, Dashed: true})
	}
	if known(c.Before) {
		lines = append(lines, chart.Series{Name: env.PeriodName(env.Snap().Calendar().YearBefore(v.per)), Values: c.Before})
	}
	return chart.Lines{Title: i18n.T("course.title", "period", env.PeriodName(v.per)), Summary: v.words(), Corner: i18n.T("course.until"),
		Labels: labels, Series: lines, Format: format, FromZero: true}.Chart()
}

// words say what the picture shows.
func (v *View) words() string {
	c, l, env := v.got, i18n.Locale(), v.P.Env
	amount := func(units float64) string {
		unit := env.Snap().Currency()
		return l.MoneyCompact(money.New(int64(math.Round(units*float64(unit.Factor()))), unit))
	}
	switch last := len(c.Won) - 1; {
	case c.Today < 0 && math.IsNaN(c.Won[last]):
		return i18n.T("course.ahead")
	case c.Today < 0:
		return i18n.T("course.over", "won", amount(c.Won[last]))
	case !c.Gap.Known:
		return i18n.T("course.untargeted", "date", l.DateMedium(env.Store.Today()), "won", amount(c.Won[c.Today]))
	case c.Gap.Value < 0:
		return i18n.T("course.behind", "date", l.DateMedium(env.Store.Today()), "won", amount(c.Won[c.Today]), "gap", amount(-c.Gap.Value))
	}
	return i18n.T("course.front", "date", l.DateMedium(env.Store.Today()), "won", amount(c.Won[c.Today]), "gap", amount(c.Gap.Value))
}

func known(values []float64) bool {
	for _, v := range values {
		if !math.IsNaN(v) && v != 0 {
			return true
		}
	}
	return false
}

// label is a step in the shortest words that tell it from its neighbours.
func label(s period.Period) string {
	_, month, day := s.From.Civil()
	switch name := i18n.Locale().MonthShort(month); s.Grain {
	case period.Month:
		return name
	case period.Day:
		return strconv.Itoa(day)
	default:
		return strconv.Itoa(day) + " " + name
	}
}
