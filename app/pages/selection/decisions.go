package selection

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func orNaN(o record.Opt) float64 {
	if !o.OK {
		return math.NaN()
	}
	return o.V
}

// decisions are the selections that were made, latest first.
func (c *choice) decisions() app.UI {
	env, l := c.P.Env, i18n.Locale()
	list := workspace.List(env.Snap(), record.SelectionKind, func(a, b *record.Selection) bool { return a.On > b.On })
	if len(list) == 0 {
		return &ui.Empty{Title: i18n.T("selection.decisions.none"), Text: i18n.T("selection.decisions.text")}
	}
	due := list[0].Rec.On.AddMonths(12)
	head := app.P().Class("note").Text(i18n.T("selection.next", "date", l.DateMedium(due)))
	if due <= env.Store.Today() {
		return app.Div().Class("stack").Body(ui.Light(ui.Amber, i18n.T("selection.due", "date", l.DateMedium(list[0].Rec.On))), c.decisionList(list))
	}
	return app.Div().Class("stack").Body(head, c.decisionList(list))
}

func (c *choice) decisionList(list []workspace.Ref[record.Selection]) app.UI {
	l := i18n.Locale()
	shown := list[:min(len(list), 20)]
	return app.Ul().Class("agenda-series").Body(app.Range(shown).Slice(func(i int) app.UI {
		s := shown[i].Rec
		return app.Li().Class("stack stack-2").Body(
			app.H3().Text(l.DateLong(s.On)+" · "+s.By),
			app.P().Text(s.Why),
			app.P().Text(i18n.N("selection.strategic", len(s.Strategic), "names", c.names(s.Strategic))),
			app.P().Class("note").Text(i18n.N("selection.focus", len(s.Focus), "names", c.names(s.Focus))),
			app.Details().Body(app.Summary().Text(i18n.T("selection.byrules")),
				app.Ul().Class("plain-list").Body(app.Range(s.Weights).Slice(func(k int) app.UI { return app.Li().Text(s.Weights[k]) }))),
		)
	}))
}

func (c *choice) names(ids []record.ID) string {
	out := ""
	for i, id := range ids {
		if i == 30 {
			return out + "…"
		}
		if i > 0 {
			out += ", "
		}
		if name := c.P.Env.Snap().Title("account", id); name != "" {
			out += name
		} else {
			out += i18n.T("form.missing")
		}
	}
	return out
}
