// Package organisation is the client's organisation in an account's plan: who reports to whom and who sways whom, the
// traffic light of each relationship, who of us knows whom, and whom to move.
package organisation

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
)

func init() {
	plan.Register(plan.Section{ID: "contacts", Title: "organisation.title", Group: plan.Client, Order: 20, Template: "contacts",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("contact", v.ID)) },
		New:   func(v plan.View) app.UI { return &section{View: v} }})
}

// views of the organisation, by their name in the route.
var views = []string{"chart", "table", "team", "focus"}

// section is the organisation of one account.
type section struct {
	app.Compo
	plan.View

	selected record.ID
	asking   string // what is asked about the selected one: "move", "sway" or ""
	refused  string // why the last thing could not be done
	closed   map[record.ID]bool
	coming   *coming     // contacts that are being brought in
	columns  []record.ID // people of ours added to the matrix, whom nobody noted a relation of yet
}

// CompoID makes another account another section.
func (p *section) CompoID() string { return "organisation " + string(p.ID) }

// Render draws the chosen view.
func (p *section) Render() app.UI {
	if p.Account() == nil {
		return app.Div()
	}
	lights := account.LightsOf(p.Data(), p.P.Env.Store.Today())
	return app.Div().Class("stack").Body(
		p.head(lights),
		app.If(len(lights.All) == 0, p.empty).Else(func() app.UI { return p.view(lights) }),
		p.bringDialog(),
		p.Text("contacts"),
	)
}

// at is the chosen view.
func (p *section) at() string {
	v := p.P.Route.Get("view")
	for _, have := range views {
		if v == have {
			return v
		}
	}
	return views[0]
}

func (p *section) view(l account.Lights) app.UI {
	switch p.at() {
	case "table":
		return p.table(l)
	case "team":
		return p.team(l)
	case "focus":
		return p.focus(l)
	}
	return p.chart(l)
}

func (p *section) head(l account.Lights) app.UI {
	var options []ui.Option
	for _, v := range views {
		options = append(options, ui.Option{Value: v, Label: i18n.T("organisation.view." + v)})
	}
	return app.Div().Class("section-head").Body(
		app.H2().Text(i18n.T("organisation.title")),
		app.If(len(l.All) > 0, func() app.UI {
			return &ui.Segmented{Label: i18n.T("organisation.views"), Options: options, Value: p.at(), OnChange: func(_ app.Context, v string) {
				browser.Go(string(p.P.Route.With("view", v)))
			}}
		}),
		app.Div().Class("page-tools").Body(
			&ui.Button{ID: "bring-contacts", Label: i18n.T("organisation.bring"), Icon: icon.Upload, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { p.chooseFiles() }},
			&ui.Button{ID: "add-contact", Label: i18n.T("organisation.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { p.add("") }},
		),
	)
}

func (p *section) empty() app.UI {
	return &ui.Empty{Icon: icon.Team, Title: i18n.T("organisation.empty"), Text: i18n.T("organisation.empty.text"), Actions: func() []app.UI {
		return []app.UI{
			&ui.Button{Label: i18n.T("organisation.add"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { p.add("") }},
			&ui.Button{Label: i18n.T("organisation.bring"), Icon: icon.Upload, OnClick: func(app.Context) { p.chooseFiles() }},
		}
	}}
}

// add makes a contact under another one, or at the top, and opens it to be named.
func (p *section) add(under record.ID) {
	id := p.Add("contact", &record.Contact{Account: p.ID, Name: i18n.T("organisation.new"), ReportsTo: under})
	p.selected, p.asking, p.refused = id, "", ""
	delete(p.closed, under)
	Open(p.View, id)
}

// signals are the engine's lights as the screen draws them.
var signals = map[account.Light]ui.Signal{account.Green: ui.Green, account.Amber: ui.Amber, account.Red: ui.Red, account.Unknown: ui.Unknown}

// lightWord is a light in a word.
func lightWord(l account.Light) string { return i18n.T("components.light." + string(signals[l])) }

// choice is the word for a contact's choice.
func choice(field, value string) string {
	info, _ := record.ContactKind.Info(field)
	if value == "" {
		return ""
	}
	return i18n.Text(info.LabelOf(value))
}

// showRule says how a light is found.
func showRule(env *page.Env) {
	env.Host.ShowPanel(page.Panel{Key: "rule", Title: i18n.T("accounts.light"), Body: func() []app.UI {
		return []app.UI{app.P().Text(i18n.Text(account.Rule))}
	}})
}
