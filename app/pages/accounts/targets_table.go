package accounts

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// gapLine is a line of the table.
type gapLine struct {
	name string
	key  string
	account.Figures
}

// noRow stands in the route for the row of what has no line, product or owner.
const noRow = "-"

func (p *sheet) gapLines(g account.Gap, v account.View) []gapLine {
	var out []gapLine
	for _, r := range g.Rows {
		key := r.Key
		if key == "" {
			key = noRow
		}
		out = append(out, gapLine{p.rowName(v, r.Key), key, p.figures(r.Total, r.Horizons)})
	}
	return out
}

// rowName is what a person calls a row of a view.
func (p *sheet) rowName(v account.View, key string) string {
	snap := p.P.Env.Snap()
	if key == "" {
		return i18n.Text(v.None)
	}
	kind := map[string]string{"line": "line", "product": "product", "owner": "person"}[v.Key]
	switch {
	case kind != "":
		if name := snap.Title(kind, record.ID(key)); name != "" {
			return name
		}
		return i18n.T("targets.gone")
	case v.Key == "region":
		return key
	}
	if at, ok := snap.Calendar().ParseKey(key); ok {
		return i18n.Locale().Period(at, snap.Calendar())
	}
	return key
}

func (p *sheet) gapTable(g account.Gap, v account.View) app.UI {
	total := p.figures(g.Total, g.Horizons)
	plain := func(minor int64) string { return numbers.Plain(money.New(minor, g.Currency)) }
	column := func(id, header string, hide int, of func(account.Figures) int64) ui.Column[gapLine] {
		c := ui.Column[gapLine]{ID: id, Header: header, Right: true, Hide: hide, Text: func(r gapLine) string { return plain(of(r.Figures)) }, Total: plain(of(total)),
			Compare: func(a, b gapLine) int { return cmp.Compare(of(a.Figures), of(b.Figures)) }}
		c.Cell = func(r gapLine) app.UI { return app.Span().Class("money").Text(plain(of(r.Figures))) }
		return c
	}
	return app.Div().Class("stack stack-2").Body(
		&ui.Table[gapLine]{Key: "gap " + v.Key, Caption: i18n.T("targets.chart", "what", strings.ToLower(i18n.Text(v.Label))), Rows: p.gapLines(g, v), Plain: true,
			Stamp: i18n.Locale().Tag + p.P.Route.Get("horizon"), RowKey: func(r gapLine) string { return "row " + r.key },
			OnOpen: func(_ app.Context, r gapLine) { p.P.Env.Host.GoTo(p.P.Route.With("row", p.turned(r.key))) },
			Columns: []ui.Column[gapLine]{
				{ID: "name", Header: i18n.Text(v.Label), Unit: g.Currency.String(), Size: "m", Text: func(r gapLine) string { return r.name }, Total: i18n.T("accounts.total")},
				column("target", i18n.T("accounts.target"), 0, func(f account.Figures) int64 { return f.Target }),
				column("won", i18n.T("accounts.won.short"), 0, func(f account.Figures) int64 { return f.Won }),
				column("probable", i18n.T("targets.probable"), 2, func(f account.Figures) int64 { return f.Probable }),
				column("weighted", i18n.T("accounts.weighted"), 0, func(f account.Figures) int64 { return f.Weighted }),
				column("gap", i18n.T("accounts.gap"), 0, func(f account.Figures) int64 { return f.Gap }),
				column("actions", i18n.T("accounts.byactions"), 1, func(f account.Figures) int64 { return f.Actions }),
				column("left", i18n.T("accounts.left"), 1, func(f account.Figures) int64 { return f.Left }),
			}},
		app.P().Class("note").Text(i18n.T("accounts.gap.formula")),
		app.Range(g.LeftOut).Slice(func(i int) app.UI {
			return app.P().Class("note").Text(i18n.T("accounts.leftout", "n", g.LeftOut[i].N, "why", i18n.Text(g.LeftOut[i].Reason)))
		}),
	)
}

// turned is the row to be chosen by a click: another one, or none again.
func (p *sheet) turned(key string) string {
	if p.P.Route.Get("row") == key {
		return ""
	}
	return key
}
