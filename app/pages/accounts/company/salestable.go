package company

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
)

// salesLine is a line of the table: a business line or product, the sum of all, or how it grew.
type salesLine struct {
	key    string
	name   string
	cells  []account.SalesCell
	all    account.SalesCell
	growth []account.Growth // of the line that shows it
}

func stamp(rev uint64) string { return strconv.FormatUint(rev, 36) }

func (s *section) lines(sold account.Sales) (out []salesLine) {
	for _, r := range sold.Rows {
		out = append(out, salesLine{key: "of " + string(r.Key), name: s.rowName(r.Key), cells: r.Cells, all: r.All})
	}
	total := salesLine{key: "total", name: i18n.T("company.total"), cells: sold.Totals, all: account.SalesCell{Known: true}}
	for _, r := range sold.Rows {
		total.all.Minor += r.All.Minor
		total.all.N += r.All.N
		total.all.Margin, total.all.MarginOf, total.all.MarginN = total.all.Margin+r.All.Margin, total.all.MarginOf+r.All.MarginOf, total.all.MarginN+r.All.MarginN
	}
	return append(out, total, salesLine{key: "growth", name: i18n.T("company.growth.row"), growth: sold.Growth})
}

// write is an amount for a column whose header names the currency; what is not known is not zero.
func write(c account.SalesCell, in money.Code) string {
	if !c.Known {
		return locale.None
	}
	return numbers.Plain(money.New(c.Minor, in))
}

func (s *section) salesTable(sold account.Sales) app.UI {
	l, unit := i18n.Locale(), sold.Currency.String()
	kind := "company.line"
	if s.P.Route.Get("of") == "product" {
		kind = "company.product"
	}
	t := &ui.Table[salesLine]{Key: "sales " + string(s.ID) + s.P.Route.Get("grain") + s.P.Route.Get("of") + sold.Source, Caption: i18n.T("company.history"), Rows: s.lines(sold),
		Stamp: l.Tag + stamp(s.P.Rev), RowKey: func(r salesLine) string { return r.key },
		OnCSV:   func(_ app.Context, file []byte) { browser.Download("sales.csv", "text/csv", file) },
		Columns: []ui.Column[salesLine]{{ID: "name", Header: i18n.T(kind), Size: "m", Text: func(r salesLine) string { return r.name }, Cell: name}}}
	for i, p := range sold.Periods {
		c := ui.Column[salesLine]{ID: p.From.String(), Header: l.Period(p, s.P.Env.Snap().Calendar()), Right: true,
			Text: func(r salesLine) string { return s.figure(r, i, sold.Currency) },
			Cell: func(r salesLine) app.UI { return s.cell(r, i, sold.Currency) }}
		switch left := len(sold.Periods) - i; {
		case left > 8:
			c.Hide = 1
		case left > 4:
			c.Hide = 2
		}
		t.Columns = append(t.Columns, c)
	}
	t.Columns = append(t.Columns,
		ui.Column[salesLine]{ID: "all", Header: i18n.T("company.sum"), Unit: unit, Right: true, Text: func(r salesLine) string {
			if r.growth != nil {
				return ""
			}
			return write(r.all, sold.Currency)
		}, Cell: func(r salesLine) app.UI {
			if r.growth != nil {
				return app.Span()
			}
			return amount(r.all, sold.Currency, r.key == "total")
		}},
		ui.Column[salesLine]{ID: "margin", Header: i18n.T("company.margin.short"), Right: true, Hide: 2, Text: func(r salesLine) string {
			rate := r.all.Rate()
			switch {
			case r.growth != nil:
				return ""
			case !rate.OK:
				return locale.None
			}
			return l.Percent(rate.V, 1)
		}})
	return t
}

func name(r salesLine) app.UI {
	if r.key == "total" {
		return app.B().Text(r.name)
	}
	return app.Span().Text(r.name)
}

func (s *section) figure(r salesLine, i int, c money.Code) string {
	if r.growth == nil {
		return write(r.cells[i], c)
	}
	if g := r.growth[i].Rate; g.OK {
		return i18n.Locale().SignedPercent(g.V, 0)
	}
	return locale.None
}

func (s *section) cell(r salesLine, i int, c money.Code) app.UI {
	words := s.figure(r, i, c)
	if r.growth != nil {
		return &ui.Asked{Text: words, Label: i18n.T("company.growth"), Title: whyNoGrowth(r.growth[i]), OnAsk: func(app.Context) { s.askGrowth(r.growth[i]) }}
	}
	return amount(r.cells[i], c, r.key == "total")
}

// amount shows a cell in whole units, to the cent on rest.
func amount(x account.SalesCell, c money.Code, strong bool) app.UI {
	words, exact := locale.None, i18n.T("company.nosales")
	if x.Known {
		a := money.New(x.Minor, c)
		words, exact = i18n.Locale().MoneyRound(a), i18n.Locale().Money(a)+", "+i18n.N("company.cell.n", x.N)
	}
	if strong {
		return app.B().Class("money").Title(exact).Text(words)
	}
	return app.Span().Class("money").Title(exact).Text(words)
}
