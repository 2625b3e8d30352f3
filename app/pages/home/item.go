package home

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/todo"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// item is one thing to do: what, where, why, what hangs on it, and the way to do it.
type item struct {
	app.Compo
	P    page.Props
	What account.Weekly
}

// CompoID tells items apart.
func (t *item) CompoID() string {
	return string(t.What.Cause) + " " + string(t.What.Account) + " " + string(t.What.ID)
}

// Render shows the item.
func (t *item) Render() app.UI {
	env, x, l := t.P.Env, t.What, i18n.Locale()
	stake := app.UI(app.Span().Class("note").Title(i18n.T("home.stake.none")).Text("–"))
	if x.Stake.Known() {
		stake = app.Span().Class("money").Title(i18n.T("home.stake", "amount", l.Money(x.Stake))).Text(l.MoneyCompact(x.Stake))
	}
	return app.Li().Class("week-item").Body(
		app.Div().Class("week-what").Body(
			t.title(),
			app.Span().Class("today-about").Body(
				t.account(),
				app.Span().Class("note").Text(env.Snap().Title("person", x.Person)),
			),
			app.Div().Class("week-why").Body(ui.Light(t.signal(), "-"), app.Span().Text(i18n.Text(x.Why()))),
		),
		app.Div().Class("week-stake").Body(stake),
		app.Div().Class("week-do").Body(t.buttons()...),
	)
}

// account leads to the account, or says that there is none.
func (t *item) account() app.UI {
	if form.Gone(t.P.Env, "account", t.What.Account) || t.What.Account == "" {
		return app.Span().Class("note").Text(i18n.T("home.noaccount"))
	}
	return app.A().Href(t.P.Route.To("accounts", string(t.What.Account)).Href()).Text(t.P.Env.Snap().Title("account", t.What.Account))
}

// signal is red for what has been missed.
func (t *item) signal() ui.Signal {
	switch t.What.Cause {
	case account.ActionLate, account.ReviewMissed, account.DealPast, account.ContactRed:
		return ui.Red
	case account.ActionDue, account.ReviewDue:
		return ui.Unknown
	}
	return ui.Amber
}

// title is what it is; an action is ticked off where it stands.
func (t *item) title() app.UI {
	env, x := t.P.Env, t.What
	switch x.About() {
	case "action":
		return &ui.CheckField{Key: "done " + string(x.ID), Label: x.Title, Checked: false, OnChange: func(_ app.Context, on bool) {
			if on && env.Set("action", x.ID, "status", record.OfText("done")) {
				env.Host.Toast(i18n.T("home.done", "what", x.Title), true)
			}
		}}
	case "contact", "deal":
		return app.B().Text(x.Title)
	}
	return app.B().Text(i18n.T("home.what." + x.About()))
}

// buttons lead to doing it.
func (t *item) buttons() []app.UI {
	env, x, r := t.P.Env, t.What, t.P.Route
	open := func(to page.Route) app.UI {
		return &ui.Button{Label: i18n.T("home.do." + x.About()), Small: true, Href: to.Href()}
	}
	at := string(x.Account)
	switch x.About() {
	case "action":
		return []app.UI{&ui.Button{Label: i18n.T("home.do.action"), Small: true, OnClick: func(app.Context) { todo.Open(env, x.ID) }}}
	case "review":
		return []app.UI{open(r.To("accounts", at, "reviews"))}
	case "contact":
		return []app.UI{open(r.To("accounts", at, "contacts")), t.plan(i18n.T("home.contact.action", "name", x.Title))}
	case "deal":
		return []app.UI{open(r.To("pipeline").With("deal", string(x.ID)))}
	case "gap":
		return []app.UI{open(r.To("accounts", at, "targets")), t.plan(i18n.T("home.gap.action"))}
	}
	return []app.UI{open(r.To("accounts", at))}
}

// plan makes an action of the item, due in a week, and opens it.
func (t *item) plan(title string) app.UI {
	env, x := t.P.Env, t.What
	return &ui.Button{Label: i18n.T("home.act"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
		id := env.Store.NewID()
		a := &record.Action{Account: x.Account, Title: title, Owner: x.Person, Status: "todo", Horizon: "short", Due: env.Store.Today() + 7}
		if x.About() == "contact" {
			a.Contact = x.ID
		} else {
			a.Closes = x.Stake
		}
		if env.Do(workspace.Create{Kind: "action", ID: id, Rec: a}) {
			todo.Open(env, id)
		}
	}}
}
