package accounts

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// gap is targets against pipeline by business line.
func (p *sheet) gap() account.Gap {
	return p.P.Env.Snap().GapBy(p.ID, "line", p.P.Env.Store.Today())
}

// view is the way to cut that the route says, by line if it says none.
func (p *sheet) view() account.View {
	for _, v := range account.Views {
		if v.Key == p.P.Route.Get("view") {
			return v
		}
	}
	return account.Views[0]
}

// targets are what is to be sold against what is won and in hand, by any view, and what may close the gap.
func (p *sheet) targets() app.UI {
	env, v := p.P.Env, p.view()
	g := env.Snap().GapBy(p.ID, v.Key, env.Store.Today())
	return app.Div().Class("stack fold").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("targets.title")),
			app.Div().Class("page-tools").Body(p.viewTool(v), p.horizonTool()),
		),
		p.gapFigures(g),
		p.gapChart(g, v),
		p.gapTable(g, v),
		p.closing(v),
		p.targetRows(),
		p.Text("targets"),
	)
}

func (p *sheet) targetRows() app.UI {
	env := p.P.Env
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("accounts.targets")),
			app.Div().Class("page-tools").Body(&ui.Button{ID: "add-target", Label: i18n.T("accounts.targets.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				year := env.Snap().Calendar().Of(period.Year, env.Store.Today())
				p.Add("target", &record.Target{Account: p.ID, Horizon: "short", From: year.From, To: year.To - 1, Amount: money.New(0, env.Snap().Currency())})
			}}),
		),
		&form.Rows{Env: env, Rev: p.P.Rev, Key: "targets " + string(p.ID), Kind: "target", IDs: env.Snap().OfAccount("target", p.ID),
			Fields: []string{"line", "horizon", "amount", "from", "to"}, Fit: true, Hide: map[string]int{"from": 2, "to": 2}, OnOpen: func(id record.ID) { p.Open("target", id, nil) }, Empty: i18n.T("accounts.targets.empty")},
	)
}

// viewTool chooses by what the gap is cut.
func (p *sheet) viewTool(at account.View) app.UI {
	var options []ui.Option
	for _, v := range account.Views {
		options = append(options, ui.Option{Value: v.Key, Label: i18n.T("targets.by", "what", strings.ToLower(i18n.Text(v.Label)))})
	}
	return &ui.SelectField{Key: "gap view", Label: i18n.T("targets.view"), HideLabel: true, Small: true, Options: options, Value: at.Key, OnChange: func(_ app.Context, v string) {
		p.P.Env.Host.GoTo(p.P.Route.With("view", v).With("row", ""))
	}}
}

// horizonTool chooses between all horizons together and one of them.
func (p *sheet) horizonTool() app.UI {
	info, _ := record.TargetKind.Info("horizon")
	options := append([]ui.Option{{Value: "", Label: i18n.T("accounts.targets.all")}}, form.Options(info)...)
	return &ui.Segmented{Label: i18n.Text(info.Label), Options: options, Value: p.P.Route.Get("horizon"), OnChange: func(_ app.Context, v string) {
		p.P.Env.Host.GoTo(p.P.Route.With("horizon", v))
	}}
}

// figures are those of the chosen horizon.
func (p *sheet) figures(total account.Figures, by map[string]account.Figures) account.Figures {
	if h := p.P.Route.Get("horizon"); h != "" {
		return by[h]
	}
	return total
}

// gapFigures are the sums that the gap is made of, the same by every view.
func (p *sheet) gapFigures(g account.Gap) app.UI {
	f, l := p.figures(g.Total, g.Horizons), i18n.Locale()
	stat := func(label string, minor int64, note string) *ui.Stat {
		a := money.New(minor, g.Currency)
		return &ui.Stat{Label: label, Value: l.MoneyCompact(a), Exact: l.Money(a), Note: note, Money: true}
	}
	left := i18n.T("targets.left.note", "left", l.MoneyCompact(money.New(f.Left, g.Currency)))
	return app.Div().Class("tight").Body(ui.Stats(
		stat(i18n.T("accounts.target"), f.Target, ""),
		stat(i18n.T("accounts.won.short"), f.Won, ""),
		stat(i18n.T("accounts.weighted"), f.Weighted, i18n.T("targets.open.note", "open", l.MoneyCompact(money.New(f.Open, g.Currency)))),
		stat(i18n.T("targets.probable"), f.Probable, i18n.T("targets.probable.note")),
		stat(i18n.T("accounts.gap"), f.Gap, left),
	))
}

// gapChart stacks won, weighted pipeline and gap of each row up to its target.
func (p *sheet) gapChart(g account.Gap, v account.View) app.UI {
	lines := p.gapLines(g, v)
	if len(lines) == 0 {
		return app.P().Class("note").Text(i18n.T("accounts.targets.empty"))
	}
	title := i18n.T("targets.chart", "what", strings.ToLower(i18n.Text(v.Label)))
	c := chart.Bars{Title: title, Corner: i18n.Text(v.Label), Stacked: true, Horizontal: v.Key != "quarter" && v.Key != "year", Format: chart.Format{Kind: chart.Money, Currency: g.Currency}}
	won, weighted, gap := chart.Series{Name: i18n.T("accounts.won.short"), Accent: true}, chart.Series{Name: i18n.T("accounts.weighted")}, chart.Series{Name: i18n.T("accounts.gap"), Pale: true}
	units := func(minor int64) float64 { return money.New(minor, g.Currency).Units() }
	for _, l := range lines {
		c.Labels = append(c.Labels, l.name)
		won.Values = append(won.Values, units(l.Won))
		weighted.Values = append(weighted.Values, units(l.Weighted))
		gap.Values = append(gap.Values, units(max(l.Gap, 0)))
	}
	c.Series = []chart.Series{won, weighted, gap}
	total := p.figures(g.Total, g.Horizons)
	c.Summary = i18n.T("accounts.gap.summary", "target", i18n.Locale().MoneyCompact(money.New(total.Target, g.Currency)), "gap", i18n.Locale().MoneyCompact(money.New(total.Gap, g.Currency)))
	return c.Chart()
}
