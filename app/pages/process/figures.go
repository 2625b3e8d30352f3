package process

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	engine "rumbo/engine/process"
)

// share writes a part of a whole; unknown without a whole.
func share[T int | float64](have, want T) string {
	if want == 0 {
		return locale.None
	}
	return i18n.Locale().Percent(float64(have)/float64(want), 0)
}

// kept adds the months up: on how many plans somebody should have worked, and on how many somebody did.
func kept(course []engine.Month) (have, want float64) {
	for _, m := range course {
		x, y := m.Upkeep()
		have, want = have+x, want+y
	}
	return have, want
}

// amount writes a count that may have a part of a whole in it: the running month counts in part.
func amount(n float64) string { return i18n.Locale().Short(n, 1) }

func (p *process) figures() app.UI {
	l, a := i18n.Locale(), p.answer
	stale, missed, overdue := 0, 0, 0
	for _, s := range a.states {
		if s.Stale() {
			stale++
		}
		missed += s.Reviews.Missed
		if s.Overdue {
			overdue++
		}
	}
	have, want := kept(a.course)
	cover := p.P.Env.Snap().Scope(p.P.Env.Store.Today()).Coverage
	should := i18n.T("process.cover.noplan", "planned", cover.Planned, "strategic", cover.Strategic)
	for _, x := range cover.Course {
		if x.On <= p.P.Env.Store.Today() && x.Should.OK {
			should = i18n.T("process.cover.of", "planned", cover.Planned, "strategic", cover.Strategic, "should", l.Number(x.Should.V, 1))
		}
	}
	return ui.Stats(
		&ui.Stat{Label: i18n.T("process.kept"), Value: share(have, want), Note: i18n.T("process.kept.note", "have", amount(have), "want", amount(want))},
		&ui.Stat{Label: i18n.T("process.stale"), Value: l.Int(int64(stale)), Note: i18n.N("process.stale.of", len(a.states))},
		&ui.Stat{Label: i18n.T("process.missed"), Value: l.Int(int64(missed)), Note: i18n.N("process.overdue", overdue)},
		&ui.Stat{Label: i18n.T("process.sponsor"), Value: share(a.sponsors.With, a.sponsors.Held), Note: i18n.T("process.sponsor.of", "with", a.sponsors.With, "held", a.sponsors.Held)},
		&ui.Stat{Label: i18n.T("process.cover"), Value: share(cover.Planned, cover.Strategic), Note: should},
	)
}

// course is the work and the plans kept up, month by month.
func (p *process) course() app.UI {
	course := p.answer.course
	if len(course) < 2 {
		return app.P().Class("note").Text(i18n.T("process.course.none"))
	}
	var labels []string
	var did, people, up []float64
	for _, m := range course {
		y, month, _ := m.Period.From.Civil()
		labels = append(labels, i18n.Locale().MonthYear(y, month))
		did, people = append(did, float64(m.Did)), append(people, float64(m.People))
		part := math.NaN()
		if have, want := m.Upkeep(); want > 0 {
			part = have / want
		}
		up = append(up, part)
	}
	have, want := kept(course)
	work := chart.Lines{Title: i18n.T("process.course"), Summary: i18n.T("process.course.text"), Corner: i18n.T("kpis.month"), Labels: labels, FromZero: true, Format: chart.Format{Kind: chart.Number},
		Series: []chart.Series{{Name: i18n.T("process.did"), Values: did, Accent: true}}}.Chart()
	who := chart.Lines{Title: i18n.T("process.who"), Summary: i18n.T("process.who.text"), Corner: i18n.T("kpis.month"), Labels: labels, FromZero: true, Format: chart.Format{Kind: chart.Number},
		Series: []chart.Series{{Name: i18n.T("process.who"), Values: people, Accent: true}}}.Chart()
	plans := chart.Lines{Title: i18n.T("process.kept"), Summary: i18n.T("process.kept.note", "have", amount(have), "want", amount(want)), Corner: i18n.T("kpis.month"), Labels: labels, FromZero: true, Format: chart.Format{Kind: chart.Percent},
		Series: []chart.Series{{Name: i18n.T("process.kept"), Values: up, Accent: true}}}.Chart()
	work.Height, who.Height, plans.Height = chart.Small, chart.Small, chart.Small
	return app.Div().Class("process-charts").Body(work, who, plans)
}
