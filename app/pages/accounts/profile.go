package accounts

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
)

// profile is who the client is: what is written of it, facts with their sources, what they mean for it, and master data.
func (p *sheet) profile() app.UI {
	return app.Div().Class("columns").Body(
		app.Div().Class("stack").Body(
			p.Text("client"),
			p.facts(),
			p.swot(),
		),
		app.Aside().Class("side-form").Body(
			app.H2().Text(i18n.T("accounts.master")),
			&form.Form{Env: p.P.Env, Kind: "account", ID: p.ID, Rev: p.P.Rev, Fields: []string{"tier", "planned", "owner", "sector", "country", "city", "website",
				"employees", "annual_revenue", "parent", "description"}},
		),
	)
}
