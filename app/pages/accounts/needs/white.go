package needs

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/promote"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
)

// mostWhite is how many places to grow are listed.
const mostWhite = 10

// white lists where there is most to win.
func (s *section) white(m account.Needs) app.UI {
	var list []account.SpendCell
	for _, c := range m.Cells {
		if c.Worth().Minor > 0 {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b account.SpendCell) int {
		return cmp.Or(cmp.Compare(b.Worth().Minor, a.Worth().Minor), cmp.Compare(a.ID, b.ID))
	})
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("needs.grow"))),
		s.whiteTable(list[:min(len(list), mostWhite)]),
	)
}

func (s *section) whiteTable(list []account.SpendCell) app.UI {
	snap := s.P.Env.Snap()
	unit := snap.Currency().String()
	confidence, _ := record.NeedCellKind.Info("confidence")
	return &ui.Table[account.SpendCell]{Key: "white", Caption: i18n.T("needs.grow"), Rows: list, Plain: true, Stamp: i18n.Locale().Tag,
		RowKey: func(c account.SpendCell) string { return string(c.ID) },
		OnOpen: func(_ app.Context, c account.SpendCell) { s.openCell(c.Rec.Need, s.shownIn(c), c.ID) },
		Empty:  func() app.UI { return app.P().Class("note").Text(i18n.T("needs.grow.none")) },
		Columns: []ui.Column[account.SpendCell]{
			{ID: "need", Header: i18n.T("needs.need"), Size: "l", Text: func(c account.SpendCell) string { return snap.Title("need", c.Rec.Need) }},
			{ID: "product", Header: i18n.T("needs.product"), Size: "m", Text: func(c account.SpendCell) string { return s.columnName(column(c.Rec)) }},
			{ID: "white", Header: i18n.T("needs.whitespace"), Unit: unit, Right: true, Text: func(c account.SpendCell) string { return numbers.Plain(c.White) },
				Cell: func(c account.SpendCell) app.UI {
					if !c.White.Known() {
						return app.Span().Text(locale.None)
					}
					return app.Span().Class("money").Text(numbers.Plain(c.White))
				}},
			{ID: "potential", Header: i18n.T("needs.potential"), Unit: unit, Right: true, Hide: 2, Text: func(c account.SpendCell) string {
				if !c.Potential.Known() {
					return locale.None
				}
				return numbers.Plain(c.Potential)
			}},
			{ID: "competitor", Header: i18n.T("needs.competitor"), Hide: 1, Text: func(c account.SpendCell) string { return c.Rec.Competitor }},
			{ID: "confidence", Header: i18n.Text(confidence.Label), Hide: 2, Text: func(c account.SpendCell) string { return i18n.Text(confidence.LabelOf(c.Rec.Confidence)) }},
			{ID: "deal", Header: i18n.T("needs.indeal"), Text: func(c account.SpendCell) string { return snap.Title("opportunity", c.Rec.Opportunity) },
				Cell: func(c account.SpendCell) app.UI {
					if promote.Deal(s.P.Env, c.Rec.Opportunity) == nil {
						return app.Span().Class("note").Text(i18n.T("needs.notyet"))
					}
					return promote.Link(s.P.Env, c.Rec.Opportunity)
				}},
		}}
}

// shownIn is the column of the matrix in which a cell stands.
func (s *section) shownIn(c account.SpendCell) record.ID {
	if s.byProduct() && c.Rec.Product != "" {
		return c.Rec.Product
	}
	return c.Line
}
