package compare

import (
	"cmp"
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/compare"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
)

// line is one person or team.
type line struct {
	id, name string
	peers    map[string]compare.Peer
}

func (v *view) lines() []line {
	if v.rowsFor == v.about.chosen+i18n.Locale().Tag {
		return v.rowsKept
	}
	out := make([]line, len(v.ids))
	for i, id := range v.ids {
		out[i] = line{id, v.names[id], map[string]compare.Peer{}}
		for ind, a := range v.among {
			out[i].peers[ind] = a.Peers[i]
		}
	}
	v.rowsKept, v.rowsFor = out, v.about.chosen+i18n.Locale().Tag
	return out
}

// table shows every chosen indicator of each.
func (v *view) table() app.UI {
	l := i18n.Locale()
	columns := []ui.Column[line]{{ID: "name", Header: i18n.T("pace.who"), Size: "l", Text: func(r line) string { return r.name },
		Compare: func(a, b line) int { return cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)) }}}
	for _, ind := range v.indicators() {
		columns = append(columns, v.column(ind, l)...)
	}
	return app.Section().Class("stack stack-2").Body(
		&ui.Table[line]{Key: "compare " + v.about.chosen, Caption: i18n.T("compare.table"), Rows: v.lines(), Columns: columns, RowKey: func(r line) string { return r.id }, PageSize: 50,
			Stamp: l.Tag + string(rune(len(v.among))), OnCSV: func(_ app.Context, file []byte) { browser.Download("compare.csv", "text/csv", file) }},
		app.P().Class("note").Text(i18n.T("compare.key")),
	)
}

// column is the number itself, and beside a rate or mean what it most likely is.
func (v *view) column(ind *kpi.Indicator, l *locale.Locale) []ui.Column[line] {
	at := func(r line) compare.Peer { return r.peers[ind.ID] }
	sortable := func(r line) float64 {
		if p := at(r); p.Result.Known {
			return p.Result.Value
		}
		return math.Inf(-1)
	}
	name := i18n.Text(ind.Name)
	return []ui.Column[line]{{ID: ind.ID, Header: name, Right: true, Text: func(r line) string { return words(at(r)) },
		Compare: func(a, b line) int { return cmp.Compare(sortable(a), sortable(b)) },
		Cell: func(r line) app.UI {
			p := at(r)
			if !p.Result.Known {
				return app.Span().Title(p.Result.Why.In(l)).Text(locale.None)
			}
			return app.Span().Class(ui.Classes("compare-cell", ui.When(p.Standing == compare.Few, "weak"))).Body(
				v.sign(ind, p),
				&ui.Asked{Text: numbers.Short(p.Result.Figure), Title: tip(p), Label: name + ", " + r.name, Money: p.Result.Unit.IsMoney(), OnAsk: func(app.Context) { v.explain(ind, r) }},
				app.If(p.Standing == compare.Few, func() app.UI {
					return app.Small().Text(i18n.T("compare.n", "n", l.Int(int64(p.Estimate.N))))
				}))
		}}}
}

// words are a cell in a file.
func words(p compare.Peer) string {
	l := i18n.Locale()
	s := p.Result.Format(l)
	switch p.Standing {
	case compare.Above, compare.Below:
		return s + " (" + i18n.Text(p.Standing.Label()) + ")"
	case compare.Few:
		return s + " (" + i18n.T("compare.n", "n", l.Int(int64(p.Estimate.N))) + ")"
	}
	return s
}

// likely is an estimate as a figure of the result's unit.
func likely(p compare.Peer, v float64) string {
	f := p.Result.Figure
	f.Value = v
	if f.Unit.IsMoney() {
		f.Minor = int64(math.Round(v * float64(f.Currency.Factor())))
	}
	return numbers.Short(f)
}

func tip(p compare.Peer) string {
	s := p.Result.Format(i18n.Locale())
	if e := p.Estimate; e.Known {
		s += " · " + i18n.T("compare.likely", "value", likely(p, e.Value), "low", likely(p, e.Low), "high", likely(p, e.High), "n", i18n.Locale().Int(int64(e.N)))
	}
	return s
}

// sign marks who stands out, by shape and in words.
func (v *view) sign(ind *kpi.Indicator, p compare.Peer) app.UI {
	if p.Standing != compare.Above && p.Standing != compare.Below {
		return app.Span().Hidden(true)
	}
	name := icon.ArrowUp
	if p.Standing == compare.Below {
		name = icon.ArrowDown
	}
	a := v.among[ind.ID]
	class := map[int]string{1: "delta-better", -1: "delta-worse"}[a.Good(p.Standing)]
	return app.Span().Class("compare-sign "+class).Title(i18n.Text(p.Standing.Label())).Body(icon.Small(name), app.Span().Class("hidden-text").Text(i18n.Text(p.Standing.Label())))
}

func (v *view) explain(ind *kpi.Indicator, r line) {
	explain(v.P.Env, v.input(), v.about.dim, ind, r.id, r.name)
}
