// Package paper is a plan as one hands it round a table: whole, section after section, or on one page.
package paper

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "paper", Title: "paper.title", Icon: icon.Print,
		New: func(p page.Props) app.Composer {
			return &sheet{View: plan.View{P: p, ID: record.ID(p.Route.Part(1))}}
		}})
}

// sheet is the plan of one account on paper.
type sheet struct {
	app.Compo
	plan.View
}

// CompoID tells accounts and forms apart.
func (s *sheet) CompoID() string { return string(s.ID) + s.P.Route.Get("form") }

// offPlan are sections that belong to the work on a plan, not to the plan on paper.
var offPlan = map[string]bool{"history": true, "impact": true}

// Render shows the plan as it will be printed, with the buttons to do so.
func (s *sheet) Render() app.UI {
	a := s.Account()
	if a == nil {
		return &ui.Empty{Alone: true, Icon: icon.Print, Title: i18n.T("paper.none"), Text: i18n.T("paper.none.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("accounts.all"), Href: s.P.Route.To("accounts").Href()}}
		}}
	}
	f, body := formatOf(s.P.Route), s.whole
	if s.P.Route.Get("form") == "page" {
		body = s.onePage
	}
	tools := s.tools(f)
	return app.Div().Class("paper", f.class()).Body(
		app.Div().Class("filters no-print").Body(
			app.A().Href(s.P.Route.To("accounts", string(s.ID)).Href()).Text(i18n.T("paper.back", "account", a.Name)),
			app.Range(tools).Slice(func(i int) app.UI { return tools[i] }),
			&ui.Button{ID: "print-paper", Label: i18n.T("accounts.print"), Icon: icon.Print, Kind: ui.Primary, OnClick: func(app.Context) { browser.Print() }},
		),
		s.title(a),
		body(),
	)
}

// OnMount tells the browser on which paper the plan stands.
func (s *sheet) OnMount(app.Context) { s.page() }

// OnUpdate follows the choice and the account's name.
func (s *sheet) OnUpdate(app.Context) { s.page() }

// OnDismount leaves the paper as other pages use it.
func (s *sheet) OnDismount() { browser.PageRules("") }

// page writes size, head and foot of the printed pages.
func (s *sheet) page() {
	if a := s.Account(); a != nil {
		browser.PageRules(formatOf(s.P.Route).rules(marginal{a.Name, i18n.T("paper.title"), i18n.Locale().DateLong(s.P.Env.Store.Today()), s.version()}))
	}
}

// title is the block at the head: which plan, of when, and which version.
func (s *sheet) title(a *record.Account) app.UI {
	env, l := s.P.Env, i18n.Locale()
	tier, _ := record.AccountKind.Info("tier")
	facts := [][2]string{{i18n.T("paper.date"), l.DateLong(env.Store.Today())}, {i18n.T("paper.workspace"), env.Store.Info().Name}}
	if a.Owner != "" {
		facts = append(facts, [2]string{i18n.T("paper.owner"), env.Snap().Title("person", a.Owner)})
	}
	if v := s.version(); v != "" {
		facts = append(facts, [2]string{i18n.T("paper.version"), v})
	}
	about := a.Sector
	if a.Tier != "" {
		about = i18n.Text(tier.LabelOf(a.Tier)) + " · " + about
	}
	return app.Header().Class("paper-title").Body(
		app.Div().Body(app.P().Class("note").Text(i18n.T("paper.title")), app.H1().Text(a.Name), app.P().Text(about)),
		app.Dl().Body(app.Range(facts).Slice(func(i int) app.UI {
			return app.Div().Body(app.Dt().Text(facts[i][0]), app.Dd().Text(facts[i][1]))
		})),
	)
}

// version is the name of the latest named version, and whether the plan has changed since.
func (s *sheet) version() string {
	var last *record.Version
	list := workspace.Records(s.P.Env.Snap(), record.VersionKind, s.P.Env.Snap().OfAccount("version", s.ID))
	for _, v := range list {
		last = v.Rec
	}
	if last == nil {
		return ""
	}
	return last.Name
}

// whole is every section, each beginning with its name.
func (s *sheet) whole() app.UI {
	var parts []app.UI
	for _, x := range plan.Of(s.P.Env.Snap()) {
		if !offPlan[x.ID] {
			parts = append(parts, app.Section().Class("paper-section").Body(app.H2().Class("paper-name").Text(x.Name()), plan.Draw(s.View, x)))
		}
	}
	return app.Div().Class("paper-whole").Body(parts...)
}

// day writes a date, or that it is not known.
func day(d period.Date) string {
	if !d.Known() {
		return i18n.T("paper.nodate")
	}
	return i18n.Locale().DateMedium(d)
}
