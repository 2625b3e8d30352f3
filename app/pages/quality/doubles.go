package quality

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/fact"
	"rumbo/engine/kpi"
	"rumbo/engine/quality"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// doubles are facts that came in twice, one fault for each kind; what is chosen in the unfolded one is kept until another is unfolded.
func (v *view) doubles() []app.UI {
	var out []app.UI
	for i := range v.twice {
		d := &v.twice[i]
		out = append(out, v.double(d, d.ID == v.P.Route.Part(1)))
	}
	return out
}

func (v *view) double(d *quality.Doubles, open bool) app.UI {
	l, to, sign := i18n.Locale(), v.P.Route.To("quality", d.ID), icon.ChevronRight
	if open {
		to, sign = v.P.Route.To("quality"), icon.ChevronDown
	}
	one, many := record.Lookup(d.Kind).Labels()
	if len(d.List) == 1 {
		many = one
	}
	money := d.Total(v.P.Env.Snap().Currency())
	return app.Section().Class("fault").ID("fault-"+d.ID).Body(
		app.A().Class("fault-head").Href(to.Href()).Aria("expanded", open).Body(
			icon.Small(sign),
			app.Span().Class("fault-words").Body(app.Strong().Text(i18n.Text(d.Name)), app.Span().Class("fault-effect").Text(i18n.Text(d.Effect))),
			app.Span().Class("fault-count").Body(app.Strong().Text(l.Int(int64(len(d.List)))), app.Small().Text(strings.ToLower(i18n.Text(many)))),
			app.Span().Class("fault-money").Body(app.If(money.Minor != 0, func() app.UI {
				return app.Strong().Class("money").Text(l.MoneyCompact(money))
			}), app.If(money.Minor != 0, func() app.UI { return app.Small().Text(i18n.T("quality.touched")) })),
		),
		app.If(open, func() app.UI { return v.doubleDetails(d) }),
	)
}

func (v *view) doubleDetails(d *quality.Doubles) app.UI {
	if key := (listKey{rule: d.ID, round: v.round}); v.list.of != key { // what was marked in another list is not meant here
		v.list, v.selected = list{of: key}, nil
	}
	links := []app.UI{app.Span().Class("note").Text(i18n.T("quality.touches"))}
	for _, id := range d.Touches {
		links = append(links, app.A().Class("tag").Href(v.P.Route.To("kpis", id).Href()).Text(i18n.Text(kpi.ByID(id).Name)))
	}
	return app.Div().Class("fault-body stack").Body(
		app.Div().Class("fault-why").Body(
			app.P().Body(app.Strong().Text(i18n.Text(quality.Doubtful.Label())+". "), app.Text(i18n.Text(d.Why))),
			app.P().Text(i18n.T("quality.double.do")),
			app.P().Class("fault-kpis").Body(links...),
		),
		v.doubleBulk(d),
		v.doubleTable(d),
	)
}

// doubleBulk takes the spare ones away, or says that they are none, of those marked or of all.
func (v *view) doubleBulk(d *quality.Doubles) app.UI {
	all, key := d.List, "quality.double.forall"
	if len(v.selected) > 0 {
		all, key = nil, "quality.double.forselected"
		for _, x := range d.List {
			if slices.Contains(v.selected, doubleKey(x)) {
				all = append(all, x)
			}
		}
	}
	return app.Div().Class("bulk").Role("group").Aria("label", i18n.T("quality.bulk")).Body(
		app.Span().Class("bulk-for").Text(i18n.N(key, len(all))),
		&ui.Button{ID: "bulk-double", Label: i18n.T("quality.double.remove"), Icon: icon.Trash, OnClick: func(app.Context) { v.removeDoubles(d, all) }},
		&ui.Button{ID: "bulk-distinct", Label: i18n.T("quality.double.distinct"), Kind: ui.Quiet, OnClick: func(app.Context) { v.distinct(d, all) }},
	)
}

func (v *view) removeDoubles(d *quality.Doubles, list []quality.Double) {
	var cmd workspace.DeleteAll
	for _, x := range list {
		cmd = append(cmd, workspace.Delete{Kind: d.Kind, ID: x.ID})
	}
	if len(cmd) > 0 && v.P.Env.Do(cmd) {
		v.mendedDoubles(i18n.N("quality.double.removed", len(cmd)))
	}
}

// distinct remembers that these are not the same.
func (v *view) distinct(d *quality.Doubles, list []quality.Double) {
	var cmd workspace.CreateAll
	for _, x := range list {
		cmd = append(cmd, workspace.Create{Kind: record.DistinctKind.Name, ID: record.DistinctID(x.ID, x.Other), Rec: &record.Distinct{Kind: d.Kind, One: min(x.ID, x.Other), Other: max(x.ID, x.Other)}})
	}
	if len(cmd) > 0 && v.P.Env.Do(cmd) {
		v.mendedDoubles(i18n.N("quality.double.kept", len(cmd)))
	}
}

func (v *view) mendedDoubles(words string) {
	v.selected = nil
	v.round++
	v.P.Env.Host.Toast(words, true)
}

func doubleKey(x quality.Double) string { return string(x.ID) + " " + string(x.Other) }

func (v *view) doubleTable(d *quality.Doubles) app.UI {
	env, sources := v.P.Env, fact.Sources(v.P.Env.Snap().State)
	words := func(row int32) string {
		p, i := d.Set.Find(int(row))
		return form.Line(env, d.Kind, d.Set.Record(p, i))
	}
	from := func(row int32) string {
		p, _ := d.Set.Find(int(row))
		if !p.Imported() {
			return i18n.T("facts.origin.hand")
		}
		return form.FileName(sources[p.Block()])
	}
	column := func(key, head string, of func(quality.Double) (record.ID, int32)) ui.Column[quality.Double] {
		return ui.Column[quality.Double]{ID: key, Header: head, Size: "l", Text: func(x quality.Double) string { _, row := of(x); return words(row) + " (" + from(row) + ")" },
			Cell: func(x quality.Double) app.UI {
				id, row := of(x)
				return &twin{Env: env, Kind: d.Kind, ID: id, Words: words(row), From: from(row)}
			}}
	}
	return &ui.Table[quality.Double]{Key: fmt.Sprint("doubles ", d.ID, v.round), Caption: i18n.Text(d.Name), Rows: d.List, PageSize: 25, Selectable: true,
		RowKey: doubleKey, Stamp: i18n.Locale().Tag + fmt.Sprintf("%p", d.Set), OnSelect: func(_ app.Context, keys []string) { v.selected = keys },
		OnCSV: ui.SaveAs(d.ID),
		Columns: []ui.Column[quality.Double]{
			column("one", i18n.T("quality.double.spare"), func(x quality.Double) (record.ID, int32) { return x.ID, x.Row }),
			column("other", i18n.T("quality.double.stays"), func(x quality.Double) (record.ID, int32) { return x.Other, x.Beside }),
			{ID: "tools", Right: true, Text: func(quality.Double) string { return "" }, Cell: func(x quality.Double) app.UI {
				return app.Div().Class("row-tools").Body(
					&ui.Button{Label: i18n.T("quality.double.differ"), Small: true, Kind: ui.Quiet, OnClick: func(app.Context) { v.distinct(d, []quality.Double{x}) }})
			}},
		}}
}

// twin is one of two facts that look alike: it opens, and can be taken away.
type twin struct {
	app.Compo
	Env   *page.Env
	Kind  string
	ID    record.ID
	Words string
	From  string
}

// CompoID tells facts apart.
func (t *twin) CompoID() string { return string(t.ID) }

// Render draws it.
func (t *twin) Render() app.UI {
	return app.Div().Class("twin").Body(
		app.Div().Body(app.P().Text(t.Words), app.P().Class("note").Text(t.From)),
		app.Div().Class("row-tools").Body(
			&ui.IconButton{Icon: icon.Edit, Small: true, Label: i18n.T("quality.open", "name", t.Words), OnClick: func(app.Context) { form.Open(t.Env, t.Kind, t.ID) }},
			&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", t.Words), OnClick: func(app.Context) { form.Remove(t.Env, t.Kind, t.ID) }}),
	)
}
