package accounts

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/todo"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// mostClosing is how many things that may close the gap are listed.
const mostClosing = 12

// closing lists what may close the gap of the chosen row and horizon: deals and actions, which the gap counts already, and
// candidates and white space, which it does not.
func (p *sheet) closing(v account.View) app.UI {
	env := p.P.Env
	row, horizon := p.P.Route.Get("row"), p.P.Route.Get("horizon")
	var list []account.Closing
	for _, c := range account.Closings(p.Data(), env.Snap().Cut(v.Key), p.Rules()) {
		if (row == "" || slices.Contains(c.Row, key(row))) && (horizon == "" || c.Horizon == "" || c.Horizon == horizon) {
			list = append(list, c)
		}
	}
	title := i18n.T("targets.closing")
	if row != "" {
		title = i18n.T("targets.closing.of", "row", p.rowName(v, key(row)))
	}
	more := len(list) - mostClosing
	return app.Section().ID("closing").Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(title),
			app.Div().Class("page-tools").Body(app.If(row != "", func() app.UI {
				return &ui.Button{Label: i18n.T("targets.closing.all"), Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { env.Host.GoTo(p.P.Route.With("row", "")) }}
			}))),
		app.P().Class("note").Text(i18n.T("targets.closing.lead")),
		p.closingTable(list[:min(len(list), mostClosing)]),
		app.If(more > 0, func() app.UI { return app.P().Class("note").Text(i18n.N("targets.closing.more", more)) }),
	)
}

// key undoes noRow.
func key(row string) string {
	if row == noRow {
		return ""
	}
	return row
}

func (p *sheet) closingTable(list []account.Closing) app.UI {
	unit := p.P.Env.Snap().Currency().String()
	horizons, _ := record.TargetKind.Info("horizon")
	return &ui.Table[account.Closing]{Key: "closing", Caption: i18n.T("targets.closing"), Rows: list, Plain: true, Stamp: i18n.Locale().Tag,
		RowKey: func(c account.Closing) string { return c.Kind + " " + string(c.ID) },
		OnOpen: func(_ app.Context, c account.Closing) { p.openClosing(c) },
		Empty:  func() app.UI { return app.P().Class("note").Text(i18n.T("targets.closing.none")) },
		Columns: []ui.Column[account.Closing]{
			{ID: "what", Header: i18n.T("targets.what"), Size: "l", Text: func(c account.Closing) string { return p.closingName(c) }},
			{ID: "kind", Header: i18n.T("targets.kind"), Text: func(c account.Closing) string { return kindWord(c.Kind) }, Cell: func(c account.Closing) app.UI { return ui.Badge(kindWord(c.Kind)) }},
			{ID: "horizon", Header: i18n.Text(horizons.Label), Hide: 1, Text: func(c account.Closing) string {
				if c.Horizon == "" {
					return locale.None
				}
				return i18n.Text(horizons.LabelOf(c.Horizon))
			}},
			{ID: "amount", Header: i18n.T("targets.amount"), Unit: unit, Right: true, Text: func(c account.Closing) string { return numbers.Plain(c.Amount) },
				Cell:    func(c account.Closing) app.UI { return app.Span().Class("money").Text(numbers.Plain(c.Amount)) },
				Compare: func(a, b account.Closing) int { return cmp.Compare(a.Amount.Minor, b.Amount.Minor) }},
			{ID: "counts", Header: i18n.T("targets.counts"), Unit: unit, Right: true, Text: counts, Cell: func(c account.Closing) app.UI {
				return app.Span().Class("money").Text(counts(c))
			}},
		}}
}

// counts is how much of it the gap counts already.
func counts(c account.Closing) string {
	if !c.Counts.Known() {
		return i18n.T("targets.notyet")
	}
	return numbers.Plain(c.Counts)
}

// kindWord names the kinds of what may close a gap.
func kindWord(kind string) string {
	switch kind {
	case "deal":
		return i18n.T("targets.kind.deal")
	case "action":
		return i18n.T("targets.kind.action")
	case "candidate":
		return i18n.T("targets.kind.candidate")
	}
	return i18n.T("targets.kind.white")
}

func (p *sheet) closingName(c account.Closing) string {
	snap := p.P.Env.Snap()
	if c.Kind != "white" {
		return snap.Title(map[string]string{"deal": "opportunity"}[c.Kind]+map[string]string{"action": "action", "candidate": "candidate"}[c.Kind], c.ID)
	}
	x := workspace.Get(snap, record.NeedCellKind, c.ID)
	column := snap.Title("product", x.Product)
	if column == "" {
		column = snap.Title("line", x.Line)
	}
	return i18n.T("targets.white", "need", snap.Title("need", x.Need), "product", column)
}

// openClosing goes to where it is worked on.
func (p *sheet) openClosing(c account.Closing) {
	r := p.P.Route
	switch c.Kind {
	case "deal":
		browser.Go(string(r.To("pipeline").With("deal", string(c.ID))))
	case "action":
		todo.Open(p.P.Env, c.ID)
	case "candidate":
		browser.Go(string(r.To("accounts", string(p.ID), "candidates").With("candidate", string(c.ID))))
	case "white":
		browser.Go(string(r.To("accounts", string(p.ID), "needs").With("cell", string(c.ID))))
	}
}
