// Package accounts is the portfolio of accounts, and the plan of each.
package accounts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "accounts", Title: "accounts.title", Icon: icon.Accounts, Order: 20, Steps: steps,
		New: func(p page.Props) app.Composer {
			if id := p.Route.Part(1); id != "" {
				return &frame{P: p, ID: record.ID(id)}
			}
			return &portfolio{P: p}
		}})
}

// portfolio is all accounts, by what they need.
type portfolio struct {
	app.Compo
	P page.Props

	query string
	kept  []account.Summary
	from  []account.Summary
	as    string
}

// full is the accounts with their filters, as a table or a picture.
func (p *portfolio) full(all []account.Summary) app.UI {
	rows := p.rows(all)
	view := p.table
	if p.P.Route.Get("view") == "picture" {
		view = p.picture
	}
	return app.Div().Class("stack").Body(p.filters(), p.figures(rows), view(rows))
}

// Render shows the table of accounts.
func (p *portfolio) Render() app.UI {
	env := p.P.Env
	all := env.Snap().Portfolio(env.Store.Today())
	return app.Div().Body(
		app.Div().Class("page-head").Body(
			app.H1().Text(i18n.T("accounts.title")),
			app.Div().Class("page-tools").Body(
				&ui.Button{Label: i18n.T("selection.title"), Icon: icon.Star, Kind: ui.Quiet, Href: p.P.Route.To("selection").Href()},
				&ui.Button{Label: i18n.T("process.title"), Icon: icon.History, Kind: ui.Quiet, Href: p.P.Route.To("process").Href()},
				&ui.Button{Label: i18n.T("impact.title"), Icon: icon.Target, Kind: ui.Quiet, Href: p.P.Route.To("impact").Href()},
				&ui.Button{ID: "new-account", Label: i18n.T("accounts.add"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { p.create() }}),
		),
		app.If(len(all) == 0, p.empty).Else(func() app.UI { return p.full(all) }),
	)
}

func (p *portfolio) empty() app.UI {
	return &ui.Empty{Icon: icon.Accounts, Title: i18n.T("accounts.empty"), Text: i18n.T("accounts.empty.text"), Actions: func() []app.UI {
		return []app.UI{
			&ui.Button{Label: i18n.T("accounts.empty.import"), Href: "#/data/import"},
			&ui.Button{Label: i18n.T("accounts.add"), Kind: ui.Primary, OnClick: func(app.Context) { p.create() }},
		}
	}}
}

func (p *portfolio) create() {
	env := p.P.Env
	id := env.Store.NewID()
	if env.Do(workspace.Create{Kind: "account", ID: id, Rec: &record.Account{Name: i18n.T("shell.newaccount.name")}}) {
		browser.Go(string(p.P.Route.To("accounts", string(id))))
	}
}
