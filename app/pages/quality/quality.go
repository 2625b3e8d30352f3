// Package quality is the page of what in the data cannot be trusted: each kind of fault with the money
// that it touches and what it does to the numbers, and its records, mended where they stand.
package quality

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/quality"
	"rumbo/engine/record"
)

func init() {
	page.Register(page.Page{ID: "quality", Title: "quality.place", Icon: icon.Shield, Order: 75,
		New: func(p page.Props) app.Composer { return &view{P: p} }})
}

// nobody stands in a link for the records that nobody owns.
const nobody = "none"

type view struct {
	app.Compo
	P page.Props

	whole  *quality.Report // of the workspace
	report quality.Report  // of the owner chosen
	owned  string
	ready  bool

	looking numbers.Work
	flawed  []quality.FactFault
	twice   []quality.Doubles
	looked  bool // through the facts

	list     list
	selected []string
	date     period.Date // for bulk fixes
	owner    string
	round    int // rises with each bulk fix, so that the list starts anew
}

// Render shows the faults, or that there are none.
func (v *view) Render() app.UI {
	if v.P.Env.Snap().Deals().Len() == 0 && v.P.Env.Snap().Numbers().Len() == 0 {
		return v.empty()
	}
	v.ask()
	return app.Div().Class("quality").Body(
		app.Div().Class("page-head").Body(
			app.H1().Text(i18n.T("quality.title")),
			app.P().Class("lead").Text(i18n.T("quality.lead")),
			app.Div().Class("page-tools").Body(v.ownerTool()),
		),
		v.body(),
	)
}

func (v *view) empty() app.UI {
	return &ui.Empty{Icon: icon.Shield, Title: i18n.T("quality.empty"), Text: i18n.T("quality.empty.text"), Actions: func() []app.UI {
		return []app.UI{&ui.Button{Label: i18n.T("quality.empty.import"), Kind: ui.Primary, Href: "#/data/import"}}
	}}
}

func (v *view) body() app.UI {
	switch {
	case !v.ready:
		return ui.Skeleton(6)
	case v.report.Deals == 0:
		facts := v.facts()
		return app.Div().Body(facts, app.If(v.looked && len(v.flawed)+len(v.twice) == 0, func() app.UI {
			return &ui.Empty{Icon: icon.Check, Title: i18n.T("quality.none"), Text: i18n.T("quality.none.facts")}
		}))
	case len(v.report.Faults) == 0 && v.keeps(v.P.Route.Part(1)) == nil:
		text := i18n.T("quality.none.text", "n", i18n.Locale().Int(int64(v.report.Deals)))
		if v.P.Route.Get("owner") != "" {
			text = i18n.T("quality.none.owner")
		}
		return app.Div().Class("stack").Body(&ui.Empty{Icon: icon.Check, Title: i18n.T("quality.none"), Text: text}, v.facts())
	}
	l := i18n.Locale()
	return app.Div().Class("stack").Body(
		app.P().Class("note").ID("quality-sum").Text(i18n.T("quality.summary", "n", l.Int(int64(v.report.AtFault)), "deals", l.Int(int64(v.report.Deals)))),
		app.Div().Class("faults").Body(v.faults()...),
		v.facts(),
	)
}

// faults are those found, and the one whose last record was mended just now.
func (v *view) faults() []app.UI {
	var out []app.UI
	open := v.P.Route.Part(1)
	shown := false
	for i := range v.report.Faults {
		f := &v.report.Faults[i]
		shown = shown || f.ID == open
		out = append(out, v.fault(f, f.ID == open))
	}
	if f := v.keeps(open); f != nil && !shown {
		out = append(out, v.fault(f, true))
	}
	return out
}

func (v *view) ownerTool() app.UI {
	options := append([]ui.Option{{Value: nobody, Label: i18n.T("quality.nobody")}}, form.References(v.P.Env, "person", "")...)
	return &ui.SelectField{Key: "quality-owner", Label: i18n.T("quality.owner"), HideLabel: true, Options: options, None: i18n.T("quality.everybody"),
		Value: v.P.Route.Get("owner"), OnChange: func(_ app.Context, id string) { v.P.Env.Host.GoTo(v.P.Route.With("owner", id)) }}
}

// fault is one kind of fault; its head unfolds it.
func (v *view) fault(f *quality.Fault, open bool) app.UI {
	l := i18n.Locale()
	to := v.P.Route.To("quality", f.ID)
	sign := icon.ChevronRight
	if open {
		to, sign = v.P.Route.To("quality"), icon.ChevronDown
	}
	touched := locale.None
	if a := f.Touched(v.report.Currency); a.Known() {
		touched = l.MoneyCompact(a)
	}
	return app.Section().Class("fault").ID("fault-"+f.ID).Body(
		app.A().Class("fault-head").Href(to.With("owner", v.P.Route.Get("owner")).Href()).Aria("expanded", open).Body(
			icon.Small(sign),
			app.Span().Class("fault-words").Body(
				app.H2().Text(i18n.Text(f.Name)),
				app.Span().Class("fault-effect").Text(i18n.Text(f.Effect)),
			),
			app.Span().Class("fault-count").Body(app.Strong().Text(l.Int(int64(len(f.Findings)))), app.Small().Text(unit(f))),
			app.Span().Class("fault-money").Body(app.Strong().Class("money").Text(touched), app.Small().Text(i18n.T("quality.touched"))),
		),
		app.If(open, func() app.UI { return v.details(f) }),
	)
}

func unit(f *quality.Fault) string {
	one, many := record.Lookup(f.Kind).Labels()
	if len(f.Findings) == 1 {
		many = one
	}
	return strings.ToLower(i18n.Text(many))
}

// details say why the fault matters and what to do, and hold the records.
func (v *view) details(f *quality.Fault) app.UI {
	return app.Div().Class("fault-body stack").Body(
		app.Div().Class("fault-why").Body(
			app.P().Body(app.Strong().Text(i18n.Text(f.Severity.Label())+". "), app.Text(i18n.Text(f.Why))),
			app.P().Text(i18n.Text(f.Do)),
			v.indicators(f),
		),
		v.bulk(f),
		v.table(f),
	)
}

// indicators lead to the numbers that the fault reaches.
func (v *view) indicators(f *quality.Fault) app.UI {
	if len(f.Touches) == 0 {
		return app.Div().Hidden(true)
	}
	links := []app.UI{app.Span().Class("note").Text(i18n.T("quality.touches"))}
	for _, id := range f.Touches {
		links = append(links, app.A().Class("tag").Href(v.P.Route.To("kpis", id).Href()).Text(i18n.Text(kpi.ByID(id).Name)))
	}
	return app.P().Class("fault-kpis").Body(links...)
}
