// Package kpis is the page of indicators: all of them at a glance, and one at a time with its
// course, its parts and the records behind it. Other parts of the page register themselves (see package place).
package kpis

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
)

func init() {
	page.Register(page.Page{ID: "kpis", Title: "kpis.title", Icon: icon.KPI, Order: 40, Period: true, Scope: true,
		Steps: place.Steps("kpis"),
		New:   func(p page.Props) app.Composer { return &kpis{P: p} }})
}

type kpis struct {
	app.Compo
	P page.Props
}

// Render shows the indicator that the link names ("kpis/win_rate"), or the part.
func (k *kpis) Render() app.UI {
	if ind := k.P.Env.Snap().Indicators().ByID(k.P.Route.Part(1)); ind != nil {
		return &one{P: k.P, ID: ind.ID}
	}
	return app.Div().Class("kpis-place").Body(
		app.Div().Class("page-head").Body(app.H1().Text(i18n.T("kpis.title"))),
		&place.Frame{P: k.P, Place: "kpis", Title: "kpis.title"},
	)
}
