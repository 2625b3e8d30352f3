package company

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
)

// mostDeals are listed; the pipeline has them all.
const mostDeals = 6

// open is what the client may buy next, the soonest first.
func (s *section) open(o account.OpenDeals) app.UI {
	env, l := s.P.Env, i18n.Locale()
	all := app.A().Class("link").Href("#/pipeline").Text(i18n.T("company.open.all"))
	if len(o.Deals) == 0 {
		return app.Section().Class("stack stack-2").Body(heading(i18n.T("company.open.title")), app.P().Class("note").Text(i18n.T("company.open.empty")))
	}
	body := []app.UI{heading(i18n.T("company.open.title"), all)}
	if o.Late.Known+o.Late.Unknown > 0 {
		body = append(body, app.P().Body(ui.Light(ui.Red, i18n.N("company.open.late", o.Late.Known+o.Late.Unknown))))
	}
	today := env.Store.Today()
	day := func(d account.Deal) string {
		if !d.Rec.Close.Known() {
			return locale.None
		}
		return l.DateMedium(d.Rec.Close)
	}
	return app.Section().Class("stack stack-2").Body(append(body, &ui.Table[account.Deal]{Key: "open " + string(s.ID), Caption: i18n.T("company.open.title"), Rows: o.Deals[:min(len(o.Deals), mostDeals)], Plain: true,
		Stamp: l.Tag + stamp(s.P.Rev), RowKey: func(d account.Deal) string { return string(d.ID) },
		OnOpen: func(_ app.Context, d account.Deal) {
			browser.Go(string(page.Route("/pipeline").With("deal", string(d.ID))))
		},
		Columns: []ui.Column[account.Deal]{
			{ID: "name", Header: i18n.T("company.open.deal"), Size: "l", Text: func(d account.Deal) string { return d.Rec.Name }},
			{ID: "stage", Header: i18n.T("company.open.stage"), Hide: 2, Text: func(d account.Deal) string { return env.Snap().Title("stage", d.Rec.Stage) }},
			{ID: "close", Header: i18n.T("company.open.close"), Right: true, Text: day, Cell: func(d account.Deal) app.UI {
				if d.Rec.Close.Known() && d.Rec.Close < today {
					return ui.Light(ui.Red, day(d))
				}
				return app.Span().Text(day(d))
			}},
			{ID: "amount", Header: i18n.T("company.open.amount"), Unit: env.Snap().Currency().String(), Right: true, Text: func(d account.Deal) string {
				if !d.Rec.Amount.Known() {
					return locale.None
				}
				if d.Rec.Amount.Currency != env.Snap().Currency() {
					return l.Money(d.Rec.Amount)
				}
				return numbers.Plain(d.Rec.Amount)
			}},
		}})...)
}
