// Package team is the page of the people who sell: their quotas, where they stand, and how they compare.
// Its parts register themselves (see package place).
package team

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
)

func init() {
	page.Register(page.Page{ID: "team", Title: "team.title", Icon: icon.Team, Order: 55, Steps: place.Steps("team"),
		New: func(p page.Props) app.Composer { return &team{P: p} }})
}

type team struct {
	app.Compo
	P page.Props
}

// Render shows the parts.
func (t *team) Render() app.UI {
	return app.Div().Class("team").Body(
		app.Div().Class("page-head").Body(app.H1().Text(i18n.T("team.title"))),
		&place.Frame{P: t.P, Place: "team", Title: "team.title"},
	)
}
