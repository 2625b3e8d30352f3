package paper

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// mostSwot are the items of a quadrant that a page has room for.
const mostSwot = 3

// team is who works on the account, with their role.
func (s *sheet) team(d *account.Data) app.UI {
	info, _ := record.AccountMemberKind.Info("role")
	var lines []app.UI
	now := account.TeamOf(d, s.P.Env.Store.Today()).Now
	for _, m := range now[:min(len(now), mostActions)] {
		about := i18n.Text(info.LabelOf(m.Rec.Role))
		if m.Rec.Side == record.SidePartner && m.Rec.Company != "" {
			about += ", " + m.Rec.Company
		}
		lines = append(lines, app.Li().Body(app.Text(s.P.Env.Snap().Title("account_member", m.ID)+" "), app.Span().Class("note").Text(about)))
	}
	return part(i18n.T("paper.team"), lines)
}

// sales are those of twelve months and how they grew.
func (s *sheet) sales(d *account.Data) app.UI {
	sold := account.SalesOf(d, s.P.Env.Snap().Ledger(s.ID), account.SalesView{Grain: period.Year, Periods: 1}, s.Rules())
	var lines []app.UI
	if sold.Year.Known {
		l := i18n.Locale()
		growth := locale.None
		if g := sold.YearOn.Rate; g.OK {
			growth = l.SignedPercent(g.V, 0)
		}
		lines = append(lines, app.Li().Body(app.Span().Class("paper-amount money").Text(l.MoneyCompact(money.New(sold.Year.Minor, sold.Currency))),
			app.Text(i18n.T("company.year")+" "), app.Span().Class("note").Text(i18n.T("company.growth")+": "+growth)))
	}
	return part(i18n.T("company.history"), lines)
}

// swot is the client's, a column a quadrant; nothing where there is none.
func (s *sheet) swot(d *account.Data) app.UI {
	info, _ := record.SwotItemKind.Info("quadrant")
	list := account.ByRank(account.List(d, record.SwotItemKind), func(x *record.SwotItem) string { return x.Rank })
	var columns []app.UI
	for _, o := range info.Options {
		var lines []app.UI
		for _, x := range list {
			if x.Rec.Quadrant == o.Value && len(lines) < mostSwot {
				lines = append(lines, app.Li().Text(x.Rec.Text))
			}
		}
		columns = append(columns, app.Div().Body(app.H3().Text(i18n.Text(o.Label)), app.Ul().Body(lines...)))
	}
	return app.Section().Class("paper-part", ui.When(len(list) == 0, "no-print")).Hidden(len(list) == 0).Body(app.H2().Text(i18n.T("paper.swot")), app.Div().Class("paper-swot").Body(columns...))
}
