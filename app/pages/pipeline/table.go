package pipeline

import (
	"cmp"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func (p *pipeline) id(r row) string { return string(p.list.deals.IDs[r.n]) }

func (p *pipeline) table() app.UI {
	rows := p.rows()
	return &ui.Table[row]{
		Key: "deals", Caption: i18n.T("pipeline.title"), Rows: rows, Columns: p.columns(), SortBy: "close",
		RowKey: p.id, Stamp: fmt.Sprint(i18n.Locale().Tag, p.list.named),
		OnOpen: func(_ app.Context, r row) { p.goWith("deal", p.id(r)) },
		OnCSV:  func(_ app.Context, file []byte) { browser.Download("pipeline.csv", "text/csv", file) },
		Empty:  func() app.UI { return &ui.Empty{Title: i18n.T("pipeline.none"), Text: i18n.T("pipeline.none.text")} },
	}
}

func (p *pipeline) columns() []ui.Column[row] {
	l, env, list := i18n.Locale(), p.P.Env, &p.list
	stages := stageOptions(env)
	set := func(r row, field string, v record.Value) { env.Set("opportunity", record.ID(p.id(r)), field, v) }
	label := func(f string) string {
		info, _ := record.OpportunityKind.Info(f)
		return i18n.Text(info.Label)
	}
	return []ui.Column[row]{
		{ID: "name", Header: label("name"), Size: "l", Text: func(r row) string { return r.rec.Name },
			Compare: func(a, b row) int { return cmp.Compare(a.rec.Name, b.rec.Name) }},
		{ID: "account", Header: label("account"), Size: "m", Hide: 2, Text: func(r row) string { return list.name(kpi.ByAccount, r) }, Compare: list.byName(kpi.ByAccount)},
		{ID: "stage", Header: label("stage"), Size: "m", Text: func(r row) string { return list.name(kpi.ByStage, r) },
			Compare: func(a, b row) int { return cmp.Compare(list.rank(a), list.rank(b)) },
			Cell: func(r row) app.UI {
				return ui.EditSelect("stage "+p.id(r), label("stage"), stages, string(r.rec.Stage), "", func(_ app.Context, v string) {
					set(r, "stage", record.OfText(v))
				})
			}},
		{ID: "amount", Header: label("amount"), Unit: env.Snap().Currency().String(), Right: true, Text: func(r row) string { return amount(l, env, r.rec.Amount) },
			Compare: func(a, b row) int { return compareAmounts(a.rec.Amount, b.rec.Amount) },
			Cell: func(r row) app.UI {
				return ui.EditMoney("amount "+p.id(r), label("amount"), r.rec.Amount, env.Snap().Currency(), func(_ app.Context, a money.Amount) {
					set(r, "amount", record.OfMoney(a))
				})
			}},
		{ID: "close", Header: label("close"), Right: true, Text: func(r row) string { return l.Date(r.rec.Close) },
			Compare: func(a, b row) int { return cmp.Compare(a.rec.Close, b.rec.Close) }, Cell: func(r row) app.UI { return p.closeCell(r) }},
		{ID: "owner", Header: label("owner"), Hide: 1, Size: "m", Text: func(r row) string { return list.name(kpi.ByPerson, r) }, Compare: list.byName(kpi.ByPerson)},
		{ID: "next", Header: label("next_step"), Hide: 1, Size: "m", Text: func(r row) string { return r.rec.NextStep },
			Cell: func(r row) app.UI {
				return ui.EditText("next "+p.id(r), label("next_step"), r.rec.NextStep, func(_ app.Context, v string) {
					set(r, "next_step", record.OfText(v))
				})
			}},
	}
}

// closeCell marks a close date that has passed while the deal is open.
func (p *pipeline) closeCell(r row) app.UI {
	info, _ := record.OpportunityKind.Info("close")
	edit := ui.EditDate("close "+p.id(r), i18n.Text(info.Label), r.rec.Close, p.list.today, func(_ app.Context, d period.Date) {
		p.P.Env.Set("opportunity", record.ID(p.id(r)), "close", record.OfDate(d))
	})
	if !p.list.late(r) {
		return edit
	}
	return app.Span().Class("late").Title(i18n.T("pipeline.late")).Body(edit, app.Span().Class("hidden-text").Text(i18n.T("pipeline.late")))
}

func stageOptions(env *page.Env) []ui.Option {
	var out []ui.Option
	for _, st := range env.Snap().Stages() {
		out = append(out, ui.Option{Value: string(st.ID), Label: st.Rec.Name})
	}
	return out
}

// amount leaves the currency to the header, unless it is another one.
func amount(l *locale.Locale, env *page.Env, a money.Amount) string {
	if a.Known() && a.Currency == env.Snap().Currency() {
		return numbers.Plain(a)
	}
	return l.Money(a)
}

func compareAmounts(a, b money.Amount) int {
	if a.Known() != b.Known() {
		if a.Known() {
			return 1
		}
		return -1
	}
	return cmp.Compare(a.Minor, b.Minor)
}
