// Package company is the section of a plan that holds our own company in the account: who works on it, of ours and of
// partners, what the client has bought, what is open, how satisfied it is, and how it pays.
package company

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

func init() {
	plan.Register(plan.Section{ID: "company", Title: "company.section", Group: plan.Account, Order: 20, Template: "company",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("account_member", v.ID)) },
		New:   func(v plan.View) app.UI { return &section{View: v} }})
}

type section struct {
	app.Compo
	plan.View
}

// CompoID tells accounts apart.
func (s *section) CompoID() string { return "company " + string(s.ID) }

// Render shows the figures, then each part with its table.
func (s *section) Render() app.UI {
	if s.Account() == nil {
		return app.Div()
	}
	sold, open := s.sales(), account.OpenOf(s.Data(), s.Rules())
	return app.Div().Class("stack fold company").Body(
		app.H2().Class("hidden-text").Text(i18n.T("company.section")),
		s.figures(sold, open),
		s.team(),
		s.history(sold),
		s.open(open),
		s.voice(),
		s.finance(),
		s.Text("company"),
	)
}

// figures are what one asks of an account first.
func (s *section) figures(sold account.Sales, open account.OpenDeals) app.UI {
	l, c := i18n.Locale(), sold.Currency
	year := &ui.Stat{Label: i18n.T("company.year"), Value: locale.None, Exact: i18n.T("company.nosales"), Note: i18n.T("company.nosales"), Money: true}
	if sold.Year.Known {
		a := money.New(sold.Year.Minor, c)
		year.Value, year.Exact, year.Note = l.MoneyCompact(a), l.Money(a), i18n.N("company.n."+sold.Source, sold.Year.N)
	}
	year.OnAsk = func(app.Context) { s.askSales() }
	growth := s.growthStat(sold.YearOn)
	margin := &ui.Stat{Label: i18n.T("company.margin"), Value: locale.None, Exact: i18n.T("company.nomargin"), Note: i18n.T("company.nomargin")}
	if r := sold.Year.Rate(); r.OK {
		margin.Value, margin.Exact, margin.Note = l.Percent(r.V, 1), l.Percent(r.V, 2), i18n.T("company.margin.n", "n", sold.Year.MarginN, "all", sold.Year.N)
	}
	margin.OnAsk = func(app.Context) { s.askMargin() }
	return app.Div().Class("tight").Body(ui.Stats(year, growth, margin, s.sumStat(i18n.T("company.open"), open.All, i18n.N("company.deals", len(open.Deals)), c),
		s.sumStat(i18n.T("company.due"), open.Due, i18n.T("company.due.until", "day", l.DateMedium(open.Quarter.To-1)), c)))
}

// sumStat is a sum over open deals; what is not known is counted beside it.
func (s *section) sumStat(label string, x account.Sum, note string, c money.Code) *ui.Stat {
	st := &ui.Stat{Label: label, Value: locale.None, Exact: i18n.T("company.noamount"), Note: note, Money: true}
	l := i18n.Locale()
	if x.Known > 0 || x.Unknown == 0 {
		a := money.New(x.Minor, c)
		st.Value, st.Exact = l.MoneyCompact(a), l.Money(a)
	}
	st.OnAsk = func(app.Context) {
		s.ask("open "+label, label, func() ui.Explanation {
			return ui.Explanation{Value: st.Exact, Under: note, Formula: i18n.T("company.open.formula"), Definition: i18n.T("company.open.definition"),
				N: i18n.N("company.deals", x.Known), Facts: []ui.Fact{{Name: i18n.T("company.open.without"), Value: l.Int(int64(x.Unknown))}}}
		})
	}
	return st
}

// ask shows in the side panel what a number is made of.
func (s *section) ask(key, title string, what func() ui.Explanation) {
	s.P.Env.Host.ShowPanel(page.Panel{Key: key + " " + string(s.ID), Title: title, Body: func() []app.UI {
		return []app.UI{&ui.Explain{What: what()}}
	}})
}

// titles names records, those that are gone as unknown.
func (s *section) titles(kind string, ids []record.ID, most int) string {
	out := ""
	for i, id := range ids {
		if i == most {
			return out + " " + i18n.T("company.andmore", "n", len(ids)-most)
		}
		if i > 0 {
			out += ", "
		}
		name := s.P.Env.Snap().Title(kind, id)
		if name == "" {
			name = locale.None
		}
		out += name
	}
	return out
}

// heading is a part's name with its tools.
func heading(title string, tools ...app.UI) app.UI {
	return app.Div().Class("section-head").Body(app.H2().Text(title), app.Div().Class("page-tools").Body(tools...))
}
