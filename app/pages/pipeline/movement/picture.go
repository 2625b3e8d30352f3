package movement

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
)

// order are the flows as the picture shows them; Stayed is not drawn.
var order = []job.Flow{job.Created, job.PulledIn, job.Increased, job.Decreased, job.PushedOut, job.Lost, job.Won}

// keys name the flows in links and in the catalogue.
var keys = [job.Flows]string{"stayed", "created", "pulled", "increased", "decreased", "pushed", "lost", "won"}

func flowName(f job.Flow) string { return i18n.T("movement.flow." + keys[f]) }

// chosen is the flow of the link.
func (v *view) chosen() (job.Flow, bool) {
	for f, key := range keys {
		if f > 0 && key == v.P.Route.Get("flow") {
			return job.Flow(f), true
		}
	}
	return 0, false
}

// stats are the two levels and what slipped.
func (v *view) stats(m *job.Moved) app.UI {
	l := i18n.Locale()
	q := v.question()
	level := func(label string, minor int64, n int) *ui.Stat {
		return &ui.Stat{Label: label, Value: l.MoneyCompact(v.money(minor)), Exact: l.Money(v.money(minor)), Money: true, Note: i18n.N("movement.n", n), OnAsk: func(app.Context) { v.explain(m) }}
	}
	end := level(i18n.T("movement.at", "day", l.DateMedium(q.To)), m.End, m.EndN)
	diff := m.End - m.Start
	end.Delta = ui.Delta{Text: l.SignedMoneyCompact(v.money(diff)), Against: i18n.T("movement.against", "day", l.DayMonth(q.From)), Up: diff > 0, Down: diff < 0}
	won := &ui.Stat{Label: i18n.T("movement.won"), Value: l.MoneyCompact(v.money(m.WonAtClose + m.FreshSum + m.ElseSum)), Exact: l.Money(v.money(m.WonAtClose + m.FreshSum + m.ElseSum)), Money: true,
		Note: i18n.T("movement.won.note", "in", l.Int(int64(m.Count[job.Won])), "out", l.Int(int64(m.Fresh+m.Elsewhere))), OnAsk: func(app.Context) { v.explain(m) }}
	slipped := &ui.Stat{Label: i18n.T("movement.slipped"), Value: l.MoneyCompact(v.money(m.SlippedSum)), Exact: l.Money(v.money(m.SlippedSum)), Money: true,
		Note: i18n.T("movement.slipped.note", "n", l.Int(int64(m.SlippedN)), "of", l.Int(int64(m.DueN))), OnAsk: func(app.Context) { v.explainSlipped(m) }}
	return ui.Stats(level(i18n.T("movement.at", "day", l.DateMedium(q.From)), m.Start, m.StartN), end, won, slipped)
}

// waterfall draws the way from one level to the other; each bar shows its deals below.
func (v *view) waterfall(m *job.Moved) app.UI {
	l, cur := i18n.Locale(), v.P.Env.Snap().Currency()
	units := func(minor int64) float64 { return v.money(minor).Units() }
	q := v.question()
	c := chart.Waterfall{Title: i18n.T("movement.chart"), Corner: i18n.T("movement.step"), Value: i18n.T("pipeline.amount"), Format: chart.Format{Kind: chart.Money, Currency: cur}}
	c.Steps = append(c.Steps, chart.Step{Name: l.DayMonth(q.From), Value: units(m.Start), Total: true})
	most := job.Flow(0)
	size := func(f job.Flow) int64 { return max(m.Sum[f], -m.Sum[f]) }
	for _, f := range order {
		c.Steps = append(c.Steps, chart.Step{Name: flowName(f), Value: units(m.Sum[f])})
		if size(f) > size(most) || most == 0 {
			most = f
		}
	}
	c.Steps = append(c.Steps, chart.Step{Name: l.DayMonth(q.To), Value: units(m.End), Total: true})
	c.Summary = i18n.T("movement.summary.none")
	if size(most) > 0 {
		c.Summary = i18n.T("movement.summary", "start", l.MoneyCompact(v.money(m.Start)), "end", l.MoneyCompact(v.money(m.End)), "flow", flowName(most), "amount", l.SignedMoneyCompact(v.money(m.Sum[most])))
	}
	drawn := c.Chart()
	drawn.OnPick = func(_ app.Context, at chart.Point) {
		if at.Index > 0 && at.Index <= len(order) {
			v.goWith("flow", keys[order[at.Index-1]])
		}
	}
	return drawn
}

// steps is the sum as a table: each line shows its deals.
func (v *view) steps(m *job.Moved) app.UI {
	l := i18n.Locale()
	now, narrowed := v.chosen()
	line := func(name string, n int, minor int64, f job.Flow, total bool) app.UI {
		label := app.Td().Text(name)
		if !total {
			label = app.Td().Body(app.Button().Type("button").Class("step-link").ID("flow-"+keys[f]).Aria("pressed", strconv.FormatBool(narrowed && now == f)).Text(name).
				OnClick(func(app.Context, app.Event) {
					if narrowed && now == f {
						v.goWith("flow", "")
						return
					}
					v.goWith("flow", keys[f])
				}, app.EventScope(keys[f])))
		}
		figure := numbers.Plain(v.money(minor))
		if !total && minor > 0 {
			figure = "+" + figure
		}
		return app.Tr().Class(ui.When(total, "movement-total")).Body(label, app.Td().Class("right num").Text(l.Int(int64(n))), app.Td().Class("right num money").Text(figure))
	}
	q := v.question()
	rows := []app.UI{line(i18n.T("movement.at", "day", l.DateMedium(q.From)), m.StartN, m.Start, 0, true)}
	for _, f := range order {
		rows = append(rows, line(flowName(f), m.Count[f], m.Sum[f], f, false))
	}
	rows = append(rows, line(i18n.T("movement.at", "day", l.DateMedium(q.To)), m.EndN, m.End, 0, true))
	return app.Div().Class("stack stack-2").Body(
		app.Table().Class("table table-small movement-steps").ID("movement-steps").Body(
			app.THead().Body(app.Tr().Body(app.Th().Scope("col").Text(i18n.T("movement.step")), app.Th().Scope("col").Class("right num").Text(i18n.T("movement.deals")),
				app.Th().Scope("col").Class("right num").Text(i18n.T("pipeline.amount")+" ("+v.P.Env.Snap().Currency().String()+")"))),
			app.TBody().Body(rows...)),
		app.P().Class("note").Text(i18n.T("movement.steps.key")),
		v.assumed(m),
	)
}

// assumed says for how many deals the start is not recorded.
func (v *view) assumed(m *job.Moved) app.UI {
	if m.Assumed == 0 {
		return app.Div().Hidden(true)
	}
	return &ui.Notice{Title: i18n.T("movement.assumed", "n", i18n.Locale().Int(int64(m.Assumed)), "of", i18n.Locale().Int(int64(m.StartN)), "day", i18n.Locale().DateMedium(v.question().From)),
		Text: i18n.T("movement.assumed.text")}
}

// explainSlipped says what slipped between the two days, and leads to the indicator, which counts from the start of a period.
func (v *view) explainSlipped(m *job.Moved) {
	l, q := i18n.Locale(), v.question()
	plain := func(minor int64) string { return numbers.Plain(v.money(minor)) }
	x := ui.Explanation{Value: l.Money(v.money(m.SlippedSum)), Unit: v.P.Env.Snap().Currency().String(), Under: l.DateMedium(q.From) + " – " + l.DateMedium(q.To) + " · " + numbers.ScopeName(v.P),
		Formula: i18n.T("movement.slipped.formula"), N: i18n.T("movement.slipped.note", "n", l.Int(int64(m.SlippedN)), "of", l.Int(int64(m.DueN))), Definition: i18n.T("movement.slipped.definition"), Source: i18n.T("movement.source"),
		Counted: []ui.RecordGroup{{ID: "slipped", Label: i18n.T("movement.slipped"), Count: l.Int(int64(m.SlippedN))}, {ID: "kept", Label: i18n.T("movement.slipped.kept"), Count: l.Int(int64(m.DueN - m.SlippedN))}}}
	if m.DueSum > 0 {
		x.With = plain(m.SlippedSum) + " ÷ " + plain(m.DueSum) + " = " + l.Percent(float64(m.SlippedSum)/float64(m.DueSum), 1)
	}
	v.P.Env.Host.ShowPanel(page.Panel{Key: "slipped", Title: i18n.T("movement.slipped"), Body: func() []app.UI {
		return []app.UI{&ui.Explain{What: x}, app.P().Body(app.A().Href(v.P.Route.To("kpis", kpi.Slippage.ID).Href()).Text(i18n.T("movement.slipped.more")))}
	}})
}

// explain says how the levels and what lies between them are counted.
func (v *view) explain(m *job.Moved) {
	l, q := i18n.Locale(), v.question()
	under := numbers.ScopeName(v.P)
	if q.Due.To > q.Due.From {
		under = v.P.Env.PeriodName(q.Due) + " · " + under
	}
	with := numbers.Plain(v.money(m.Start))
	for _, f := range order {
		sign := " + "
		if m.Sum[f] < 0 {
			sign = " − "
		}
		with += sign + numbers.Plain(v.money(max(m.Sum[f], -m.Sum[f])))
	}
	x := ui.Explanation{Value: l.Money(v.money(m.End - m.Start)), Unit: v.P.Env.Snap().Currency().String(), Under: under, Formula: i18n.T("movement.formula"),
		With: with + " = " + numbers.Plain(v.money(m.End)), N: i18n.T("movement.explain.n", "start", l.Int(int64(m.StartN)), "end", l.Int(int64(m.EndN))),
		Definition: i18n.T("movement.definition"), Source: i18n.T("movement.source"), Facts: []ui.Fact{
			{Name: i18n.T("movement.fact.close"), Value: l.Money(v.money(m.WonAtClose))},
			{Name: i18n.T("movement.fact.fresh"), Value: i18n.N("movement.n", m.Fresh) + " · " + l.Money(v.money(m.FreshSum))},
			{Name: i18n.T("movement.fact.elsewhere"), Value: i18n.N("movement.n", m.Elsewhere) + " · " + l.Money(v.money(m.ElseSum))},
			{Name: i18n.T("movement.fact.slipped"), Value: i18n.N("movement.n", m.SlippedN) + " · " + l.Money(v.money(m.SlippedSum)) + " / " + numbers.Plain(v.money(m.DueSum))},
		}}
	if m.NoAmount > 0 {
		x.Warnings = append(x.Warnings, i18n.N("movement.noamount", m.NoAmount))
	}
	if m.Assumed > 0 {
		x.Warnings = append(x.Warnings, i18n.T("movement.assumed", "n", l.Int(int64(m.Assumed)), "of", l.Int(int64(m.StartN)), "day", l.DateMedium(q.From))+" "+i18n.T("movement.assumed.text"))
	}
	v.P.Env.Host.ShowPanel(page.Panel{Key: "movement", Title: i18n.T("movement.title"), Body: func() []app.UI { return []app.UI{&ui.Explain{What: x}} }})
}
