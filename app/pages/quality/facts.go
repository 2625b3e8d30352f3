package quality

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/quality"
	"rumbo/engine/record"
)

// facts are the faults of what happened: of activities, messages, leads, revenue, answers. They are the whole company's.
func (v *view) facts() app.UI {
	if v.P.Route.Get("owner") != "" {
		return app.Div().Hidden(true)
	}
	snap := v.P.Env.Snap()
	if !v.looking.Ready(v.P, fmt.Sprintf("facts %p", snap.Known(record.DistinctKind.Name)), func(in kpi.Input, give *pace.Pace) func() {
		found := quality.OfFacts(in.Facts.Everything(in.Today), in.Today, give)
		twice := quality.OfDoubles(snap.State, snap.Facts, give)
		return func() { v.flawed, v.twice, v.looked = found, twice, true }
	}) && v.flawed == nil && v.twice == nil { // while it is looked through anew, the earlier answer stays in sight
		return ui.Skeleton(3)
	}
	if len(v.flawed) == 0 && len(v.twice) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack stack-2").ID("quality-facts").Body(
		app.H2().Text(i18n.T("quality.facts")), app.P().Class("note").Text(i18n.T("quality.facts.text")),
		app.Div().Class("faults").Body(append(v.doubles(), app.Range(v.flawed).Slice(func(i int) app.UI { return &flaw{Env: v.P.Env, Fault: v.flawed[i], Lang: i18n.Lang(), Now: v.now} }))...),
	)
}

// flaw is one kind of fault; it shows its records in the side panel.
type flaw struct {
	app.Compo
	Env   *page.Env
	Fault quality.FactFault
	Lang  string
	Now   func(quality.FactFault) kpi.Group
}

// now is what a fault finds at present; nothing where all is mended.
func (v *view) now(f quality.FactFault) kpi.Group {
	for _, x := range v.flawed {
		if x.ID == f.ID && x.Of == f.Of {
			return x.Group
		}
	}
	return kpi.Group{Of: f.Of}
}

// Render shows the fault with its count.
func (f *flaw) Render() app.UI {
	one, many := record.Lookup(f.Fault.Of).Labels()
	if f.Fault.Len() == 1 {
		many = one
	}
	return app.Section().Class("fault").Body(app.Button().Type("button").Class("fault-head").Body(
		icon.Small(icon.Table),
		app.Span().Class("fault-words").Body(app.Strong().Text(i18n.Text(f.Fault.Name)), app.Span().Class("fault-effect").Text(i18n.Text(f.Fault.Effect))),
		app.Span().Class("fault-count").Body(app.Strong().Text(i18n.Locale().Int(int64(f.Fault.Len()))), app.Small().Text(strings.ToLower(i18n.Text(many)))),
		app.Span().Class("fault-money"),
	).OnClick(f.show))
}

func (f *flaw) show(app.Context, app.Event) {
	numbers.ShowRecords(f.Env, i18n.Text(f.Fault.Name), i18n.Text(f.Fault.Effect), f.Fault.ID+" "+f.Fault.Of, func() kpi.Group { return f.Now(f.Fault) })
}
