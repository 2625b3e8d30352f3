package accounts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/handover"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
)

// sheet is one of the sections that live in this package.
type sheet struct {
	app.Compo
	plan.View
	Section string
	Draw    func(*sheet) app.UI

	past past // of the history
}

// CompoID makes another account and another section another sheet.
func (p *sheet) CompoID() string { return p.Section + " " + string(p.ID) }

// Render draws the section.
func (p *sheet) Render() app.UI {
	if p.Account() == nil {
		return app.Div()
	}
	return p.Draw(p)
}

// section registers a sheet; its name is the catalogue's "accounts.tab.<id>".
func section(id string, group plan.Group, order int, template, kind string, draw func(*sheet) app.UI) {
	s := plan.Section{ID: id, Title: "accounts.tab." + id, Group: group, Order: order, Template: template,
		New: func(v plan.View) app.UI { return &sheet{View: v, Section: id, Draw: draw} }}
	if kind != "" {
		s.Count = func(v plan.View) int { return len(v.P.Env.Snap().OfAccount(kind, v.ID)) }
	}
	plan.Register(s)
}

func init() {
	section("overview", plan.Account, 10, "", "", (*sheet).overview)
	section("profile", plan.Client, 10, "client", "", (*sheet).profile)
	section("targets", plan.Business, 50, "targets", "target", (*sheet).targets)
	section("history", plan.Proof, 10, "history", "", (*sheet).history)
}

// shown are the sections of the plan that was drawn last: steps know no workspace.
var shown []plan.Section

// steps are an account's sections, one after the other.
func steps(r page.Route) (places []page.Route, at int) {
	at = -1
	if r.Part(1) == "" {
		return nil, at
	}
	for i, s := range shown {
		places = append(places, r.To("accounts", r.Part(1), s.ID))
		if s.ID == r.Part(2) || i == 0 && r.Part(2) == "" {
			at = i
		}
	}
	return places, at
}

// frame is the page of one account: its head, the list of sections, and the chosen one.
type frame struct {
	app.Compo
	P  page.Props
	ID record.ID
}

// OnMount remembers the visit, so that the next one can tell what changed since.
func (p *frame) OnMount(app.Context) { noteVisit(p.ID, p.P.Env.Store.Now()) }

// CompoID makes another account another page.
func (p *frame) CompoID() string { return string(p.ID) }

// Render shows the account's head and the chosen section.
func (p *frame) Render() app.UI {
	v := plan.View{P: p.P, ID: p.ID}
	a := v.Account()
	if a == nil {
		return &ui.Empty{Alone: true, Icon: icon.Building, Title: i18n.T("accounts.gone"), Text: i18n.T("accounts.gone.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("accounts.all"), Href: p.P.Route.To("accounts").Href()}}
		}}
	}
	shown = plan.Of(p.P.Env.Snap())
	at, ok := plan.FindIn(p.P.Env.Snap(), p.P.Route.Part(2))
	if !ok {
		at = shown[0]
	}
	return app.Div().Class("account").Body(
		p.head(a),
		app.Div().Class("plan").Body(
			p.contents(v, a, at),
			app.Section().Class("plan-section").ID("plan").Aria("label", at.Name()).Body(p.hidden(at), plan.Draw(v, at)),
		),
	)
}

// hidden says of a section that the template hides that it does.
func (p *frame) hidden(at plan.Section) app.UI {
	if t, ok := p.P.Env.Snap().Template().Find(at.Template); !ok || !t.Hidden {
		return app.Div().Hidden(true)
	}
	return &ui.Notice{Title: i18n.T("plan.hidden"), Text: i18n.T("plan.hidden.text"), Actions: func() []app.UI {
		return []app.UI{&ui.Button{Label: i18n.T("plan.hidden.show"), Small: true, Href: p.P.Route.To("settings", "template").With("section", at.Template).Href()}}
	}}
}

// contents lists the sections by group, with how far each is filled.
func (p *frame) contents(v plan.View, a *record.Account, at plan.Section) app.UI {
	l := i18n.Locale()
	var groups []ui.Chapters
	data, rules := v.Data(), v.Rules()
	for _, s := range shown {
		c := ui.Chapter{Value: s.ID, Label: s.Name(), Href: p.P.Route.To("accounts", string(p.ID), s.ID).Href(), Done: -1}
		if s.Count != nil {
			if n := s.Count(v); n > 0 {
				c.Count = l.Int(int64(n))
			}
		}
		if t, ok := p.P.Env.Snap().Template().Find(s.Template); ok && t.Counts() {
			full := t.Completeness(data, rules)
			c.Done, c.Tells = full.Share, i18n.T("plan.done", "share", l.Percent(float64(full.Percent())/100, 0))
		}
		name := i18n.T("plan.group." + string(s.Group))
		if len(groups) == 0 || groups[len(groups)-1].Name != name {
			groups = append(groups, ui.Chapters{Name: name})
		}
		g := &groups[len(groups)-1]
		g.Items = append(g.Items, c)
	}
	return &ui.Contents{Label: i18n.T("plan.contents", "account", a.Name), Groups: groups, Value: at.ID, OnChange: func(_ app.Context, id string) {
		browser.Go(string(p.P.Route.To("accounts", string(p.ID), id)))
	}}
}

func (p *frame) head(a *record.Account) app.UI {
	env := p.P.Env
	tier, _ := record.AccountKind.Info("tier")
	return app.Div().Class("page-head").Body(
		app.Nav().Class("crumbs").Aria("label", i18n.T("accounts.crumbs")).Body(
			app.A().Href(p.P.Route.To("accounts").Href()).Text(i18n.T("accounts.title"))),
		app.H1().Class("account-name").Body(ui.EditText("name "+string(p.ID), i18n.T("accounts.name"), a.Name, func(_ app.Context, v string) {
			env.Set("account", p.ID, "name", record.OfText(v))
		})),
		app.If(a.Tier != "", func() app.UI { return ui.Badge(i18n.Text(tier.LabelOf(a.Tier))) }),
		app.If(a.Sector != "", func() app.UI { return app.Span().Class("note").Text(a.Sector) }),
		app.Div().Class("page-tools").Body(
			&ui.Menu{Label: i18n.T("accounts.print"), Icon: icon.Print, Kind: ui.Quiet, Items: []ui.MenuItem{
				{Label: i18n.T("paper.print.page"), OnPick: func(app.Context) { browser.Go(string(p.P.Route.To("paper", string(p.ID)).With("form", "page"))) }},
				{Label: i18n.T("paper.print.whole"), OnPick: func(app.Context) { browser.Go(string(p.P.Route.To("paper", string(p.ID)))) }},
				{Label: i18n.T("paper.print.section"), OnPick: func(app.Context) { browser.Print() }},
			}},
			&ui.Menu{Title: i18n.T("accounts.more"), Items: p.more()},
		),
	)
}

func (p *frame) more() []ui.MenuItem {
	return []ui.MenuItem{
		{Label: i18n.T("accounts.export"), Icon: icon.Download, OnPick: func(app.Context) { handover.SavePlan(p.P.Env, p.ID) }},
		{Label: i18n.T("carry.open"), Icon: icon.Flag, OnPick: func(app.Context) { p.carry() }},
		{Label: i18n.T("redact.title"), Icon: icon.EyeOff, OnPick: func(app.Context) { p.redact() }},
		{},
		{Label: i18n.T("accounts.delete"), Icon: icon.Trash, Danger: true, OnPick: func(app.Context) { p.remove() }},
	}
}
