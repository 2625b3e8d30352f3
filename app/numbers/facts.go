package numbers

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
)

// OneByOne leads to the list of the facts of a kind of the period that a page is of. is narrows it further, by field and value.
func OneByOne(p page.Props, in kpi.Input, kind string, is ...string) app.UI {
	r := p.Route.To("facts", kind)
	day := func(key string, d period.Date) {
		if d.Known() {
			r = r.With(key, d.String())
		}
	}
	if in.Period != page.Whole(p.Env.Snap()) && in.Period.To > in.Period.From {
		day("from", in.Period.From)
		day("to", in.Period.To-1)
	}
	for i := 0; i+1 < len(is); i += 2 {
		r = r.With(is[i], is[i+1])
	}
	return app.P().Class("note").Body(app.A().Href(r.Href()).Text(i18n.T("facts.open")))
}
