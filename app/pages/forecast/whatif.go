package forecast

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// mostScenarios are compared.
const mostScenarios = 6

func scenarios(s *workspace.Snapshot) []workspace.Ref[record.Scenario] {
	return workspace.Derive(s, "scenarios", []string{"scenario"}, func(s *workspace.Snapshot) []workspace.Ref[record.Scenario] {
		all := workspace.List(s, record.ScenarioKind, func(a, b *record.Scenario) bool { return a.Rank < b.Rank })
		return all[:min(len(all), mostScenarios)]
	})
}

// whatIfs are the kept scenarios as the forecast takes them. Names do not change figures and stay out.
func whatIfs(s *workspace.Snapshot) []job.WhatIf {
	var out []job.WhatIf
	for _, r := range scenarios(s) {
		c := r.Rec
		out = append(out, job.WhatIf{WinRate: c.WinRate.Or(0), DealSize: c.DealSize.Or(0), Cycle: c.Cycle.Or(0), NewDeals: c.NewDeals.Or(0),
			Hires: c.Hires, HireFrom: c.HireFrom, Won: ids(c.Won), Lost: ids(c.Lost)})
	}
	return out
}

func ids(list []record.ID) []string {
	var out []string
	for _, id := range list {
		out = append(out, string(id))
	}
	return out
}

// scenario is one line of the comparison; the first is the forecast as it stands, without a record.
type scenario struct {
	id    record.ID
	rec   record.Scenario
	known bool
	job.Compared
}

func (v *view) scenarioRows() []scenario {
	t := v.a.Total
	out := []scenario{{rec: record.Scenario{Name: i18n.T("forecast.whatif.base")}, known: true,
		Compared: job.Compared{P10: t.Whole.P10, P50: t.Whole.P50, P90: t.Whole.P90, Chance: t.Chance}}}
	for i, r := range scenarios(v.env.Snap()) {
		row := scenario{id: r.ID, rec: *r.Rec}
		if i+1 < len(v.a.Scenarios) {
			row.known, row.Compared = true, v.a.Scenarios[i+1]
		}
		out = append(out, row)
	}
	return out
}

// whatIf compares scenarios with the forecast, all on the same random draws.
func (v *view) whatIf() app.UI {
	rows := v.scenarioRows()
	add := &ui.Button{ID: "new-scenario", Label: i18n.T("forecast.whatif.add"), Icon: icon.Plus, Disabled: len(rows) > mostScenarios, OnClick: func(app.Context) { v.addScenario(len(rows)) }}
	var body app.UI = app.P().Class("section-note").Text(i18n.T("forecast.whatif.empty"))
	if len(rows) > 1 {
		body = &ui.Table[scenario]{Key: "scenarios", Caption: i18n.T("forecast.whatif"), Rows: rows, Columns: v.scenarioColumns(), Plain: true, Stamp: v.stamp(),
			RowKey: func(s scenario) string { return string(s.id) }}
	}
	return app.Section().Class("section").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("forecast.whatif")), add),
		app.If(len(rows) > 1, func() app.UI {
			return app.P().Class("section-note").Text(i18n.T("forecast.whatif.note", "period", v.name(v.a.Total.Period)))
		}),
		body)
}

func (v *view) addScenario(n int) {
	last := ""
	for _, r := range scenarios(v.env.Snap()) {
		last = r.Rec.Rank
	}
	rec := &record.Scenario{Name: i18n.T("forecast.whatif.name", "n", n), WinRate: record.Some(.1), Rank: record.RankBetween(last, "")}
	v.env.Do(workspace.Create{Kind: "scenario", ID: v.env.Store.NewID(), Rec: rec})
}

func (v *view) scenarioColumns() []ui.Column[scenario] {
	l := i18n.Locale()
	out := []ui.Column[scenario]{{ID: "name", Header: label("name"), Size: "m", Text: func(s scenario) string { return s.rec.Name }, Cell: func(s scenario) app.UI {
		if s.id == "" {
			return app.Text(s.rec.Name)
		}
		return ui.EditText("name "+string(s.id), label("name"), s.rec.Name, func(_ app.Context, t string) {
			v.env.Set("scenario", s.id, "name", record.OfText(t))
		})
	}}}
	for _, f := range []struct {
		field string
		get   func(r record.Scenario) record.Opt
	}{
		{"win_rate", func(r record.Scenario) record.Opt { return r.WinRate }}, {"deal_size", func(r record.Scenario) record.Opt { return r.DealSize }},
		{"cycle", func(r record.Scenario) record.Opt { return r.Cycle }}, {"new_deals", func(r record.Scenario) record.Opt { return r.NewDeals }},
	} {
		out = append(out, v.changeColumn(f.field, f.get))
	}
	known := func(f func(s scenario) string) func(s scenario) string {
		return func(s scenario) string {
			if !s.known {
				return locale.None
			}
			return f(s)
		}
	}
	out = append(out, v.hiresColumn(), v.dealsColumn(),
		ui.Column[scenario]{ID: "median", Header: i18n.T("forecast.whatif.median"), Right: true, Text: known(func(s scenario) string { return v.short(s.P50) })},
		ui.Column[scenario]{ID: "range", Header: i18n.T("forecast.way.range"), Hide: 1, Right: true, Text: known(func(s scenario) string { return v.short(s.P10) + " – " + v.short(s.P90) })},
		ui.Column[scenario]{ID: "diff", Header: i18n.T("forecast.whatif.diff"), Right: true, Text: known(func(s scenario) string {
			if s.id == "" {
				return locale.None
			}
			return l.SignedMoneyCompact(v.amount(s.Diff))
		})})
	if v.a.Total.Target > 0 {
		out = append(out, ui.Column[scenario]{ID: "chance", Header: i18n.T("forecast.whatif.chance"), Right: true, Text: known(func(s scenario) string { return v.percent(s.Chance) })})
	}
	return append(out, ui.Column[scenario]{ID: "tools", Text: func(scenario) string { return "" }, Cell: func(s scenario) app.UI {
		if s.id == "" {
			return app.Text("")
		}
		return &ui.IconButton{Icon: icon.Trash, Label: i18n.T("forecast.whatif.delete", "name", s.rec.Name), Small: true, OnClick: func(app.Context) {
			v.env.Delete("scenario", s.id)
		}}
	}})
}

// optional is a number as a field takes it; an emptied cell is none.
func optional(x float64, known bool) record.Value {
	if !known {
		return record.Value{}
	}
	return record.OfFloat(x)
}

func label(field string) string {
	info, _ := record.ScenarioKind.Info(field)
	return i18n.Text(info.Label)
}

// changeColumn edits a change in per cent.
func (v *view) changeColumn(field string, get func(record.Scenario) record.Opt) ui.Column[scenario] {
	l := i18n.Locale()
	text := func(s scenario) string {
		if o := get(s.rec); o.OK {
			return l.SignedPercent(o.V, 0)
		}
		return locale.None
	}
	return ui.Column[scenario]{ID: field, Header: i18n.T("forecast.whatif." + field), Right: true, Text: text, Cell: func(s scenario) app.UI {
		if s.id == "" {
			return app.Text(locale.None)
		}
		o := get(s.rec)
		return ui.EditNumber(field+" "+string(s.id), label(field), ui.NumberField{Value: o.V, Known: o.OK, Percent: true, Decimals: 1}, func(_ app.Context, x float64, known bool) {
			v.env.Set("scenario", s.id, field, optional(x, known))
		})
	}}
}

// dealsColumn tells how many single deals a scenario takes as won or lost, and opens their choice.
func (v *view) dealsColumn() ui.Column[scenario] {
	text := func(s scenario) string {
		if len(s.rec.Won)+len(s.rec.Lost) == 0 {
			return i18n.T("forecast.whatif.nodeals")
		}
		return i18n.T("forecast.whatif.dealsof", "won", len(s.rec.Won), "lost", len(s.rec.Lost))
	}
	return ui.Column[scenario]{ID: "deals", Header: i18n.T("forecast.whatif.deals"), Right: true, Hide: 2, Text: text, Cell: func(s scenario) app.UI {
		if s.id == "" {
			return app.Text(locale.None)
		}
		return &ui.Asked{Text: text(s), Label: i18n.T("forecast.whatif.deals") + ", " + s.rec.Name, OnAsk: func(app.Context) { v.chooseDeals(s.id) }}
	}}
}

// chooseDeals opens everything of a scenario, single deals among it.
func (v *view) chooseDeals(id record.ID) {
	env := v.env
	env.Host.ShowPanel(page.Panel{Key: "scenario " + string(id), Kind: "scenario", ID: id, Named: func() string { return env.Snap().Title("scenario", id) }, Body: func() []app.UI {
		return []app.UI{&form.Form{Env: env, Kind: "scenario", ID: id, Rev: env.Store.Revision()}}
	}})
}

func (v *view) hiresColumn() ui.Column[scenario] {
	l := i18n.Locale()
	return ui.Column[scenario]{ID: "hires", Header: i18n.T("forecast.whatif.hires"), Right: true, Text: func(s scenario) string { return l.Int(int64(s.rec.Hires)) }, Cell: func(s scenario) app.UI {
		if s.id == "" {
			return app.Text(locale.None)
		}
		return ui.EditNumber("hires "+string(s.id), label("hires"), ui.NumberField{Value: float64(s.rec.Hires), Known: s.rec.Hires != 0}, func(_ app.Context, x float64, _ bool) {
			v.env.Set("scenario", s.id, "hires", record.OfInt(int64(x)))
		})
	}}
}
