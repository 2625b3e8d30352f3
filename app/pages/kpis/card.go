package kpis

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
)

// card is one indicator: the figure, its change, its course and whether it is tied to an objective; the arrow leads to its page. It
// is a part of its own, so that of many cards only those are drawn again that changed.
type card struct {
	app.Compo

	Env   *page.Env
	Route page.Route
	Ind   *kpi.Indicator
	Got   *answer // nil while it is not known
	Tied  bool
	Words string // the language
}

// CompoID makes another indicator another card.
func (c *card) CompoID() string { return c.Ind.ID }

// Render draws the card.
func (c *card) Render() app.UI {
	to := c.Route.To("kpis", c.Ind.ID).Href()
	link := app.A().Class("kpi-more").Href(to).Aria("label", i18n.T("kpis.more", "name", i18n.Text(c.Ind.Name))).Body(icon.Small(icon.ChevronRight))
	if c.Got == nil {
		return app.Div().Class("kpi-card").Body(app.Span().Class("note").Text(i18n.Text(c.Ind.Name)), ui.Skeleton(2))
	}
	q := numbers.In(page.Props{Env: c.Env, Route: c.Route}, c.Ind, numbers.Scope(c.Route))
	s := numbers.StatOf(c.Env, q, c.Got.compared.Now)
	s.Delta = delta(c.Env, q.Input, c.Got.compared)
	s.Points, s.Href = c.Got.course, to
	status := i18n.T("kpis.metric")
	if c.Tied {
		status = i18n.T("kpis.kpi")
	}
	return app.Div().Class("kpi-card").ID("kpi-"+c.Ind.ID).Body(s, app.P().Class("kpi-status").Text(status), link)
}
