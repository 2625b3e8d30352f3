package accounts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/pages/accounts/organisation"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
)

// signals are the engine's lights as the screen draws them.
var signals = map[account.Light]ui.Signal{account.Green: ui.Green, account.Amber: ui.Amber, account.Red: ui.Red, account.Unknown: ui.Unknown}

// mostFocus is how many people a focus list names.
const mostFocus = 5

// focus is whom to look after first, and why.
func (p *sheet) focus(l account.Lights) app.UI {
	if len(l.Focus) == 0 {
		return app.Div().Hidden(true)
	}
	list := l.Focus[:min(len(l.Focus), mostFocus)]
	return app.Section().Class("focus").Body(
		app.H2().Text(i18n.T("accounts.focus")),
		app.Ul().Body(app.Range(list).Slice(func(i int) app.UI {
			return app.Li().Body(
				ui.Light(signals[list[i].Light], ""),
				app.Button().Type("button").Class("link").OnClick(p.opener(list[i].ID), app.EventScope(string(list[i].ID))).Text(list[i].Rec.Name),
				app.Span().Class("note").Text(organisation.Reasons(list[i].Judgement)),
			)
		})),
	)
}

func (p *sheet) opener(id record.ID) app.EventHandler {
	return func(app.Context, app.Event) { organisation.Open(p.View, id) }
}
