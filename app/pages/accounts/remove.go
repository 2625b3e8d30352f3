package accounts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// remove deletes the account. Where files brought facts of it, which count in the company's totals, the person says first what
// becomes of them.
func (p *frame) remove() {
	env := p.P.Env
	kept := env.Snap().ImportedOf(p.ID)
	if len(kept) == 0 {
		p.removed(workspace.Delete{Kind: "account", ID: p.ID})
		return
	}
	env.Host.ShowPanel(page.Panel{Key: "remove " + string(p.ID), Kind: "account", ID: p.ID, Named: func() string { return i18n.T("accounts.delete") },
		Body: func() []app.UI { return p.whatStays(kept) }})
}

func (p *frame) whatStays(kept map[string][]record.ID) []app.UI {
	snap, l := p.P.Env.Snap(), i18n.Locale()
	body := []app.UI{app.P().Text(i18n.T("accounts.delete.facts", "name", snap.Title("account", p.ID)))}
	var list []app.UI
	for _, k := range record.Kinds() {
		if n := len(kept[k.KindName()]); n > 0 {
			_, many := k.Labels()
			list = append(list, app.Li().Text(i18n.Text(many)+": "+l.Int(int64(n))))
		}
	}
	body = append(body, app.Ul().Body(list...), app.P().Class("note").Text(i18n.T("accounts.delete.undo")),
		app.Div().Class("stack stack-2").Body(
			&ui.Button{ID: "delete-keeping", Label: i18n.T("accounts.delete.keep"), Icon: icon.Trash, OnClick: func(app.Context) {
				p.removed(workspace.Delete{Kind: "account", ID: p.ID})
			}},
			&ui.Button{ID: "delete-all", Label: i18n.T("accounts.delete.all"), Icon: icon.Trash, Kind: ui.Danger, OnClick: func(app.Context) {
				p.removed(workspace.DeleteWithFacts{Account: p.ID})
			}}))
	return []app.UI{app.Div().Class("stack stack-2").Body(body...)}
}

func (p *frame) removed(cmd workspace.Command) {
	env := p.P.Env
	title := env.Snap().Title("account", p.ID)
	if env.Do(cmd) {
		env.Host.Toast(i18n.T("shell.deleted", "what", title), true)
		browser.Go(string(p.P.Route.To("accounts")))
	}
}
