package company

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// grains are how a history may be cut, with how many periods are shown.
var grains = []struct {
	key   string
	grain period.Grain
	many  int
}{{"", period.Quarter, 8}, {"month", period.Month, 12}, {"year", period.Year, 4}}

// sales is the history as the link asks for it.
func (s *section) sales() account.Sales {
	r := s.P.Route
	v := account.SalesView{Source: r.Get("sales"), ByProduct: r.Get("of") == "product", Grain: grains[0].grain, Periods: grains[0].many}
	if v.Source != account.SalesInvoiced && v.Source != account.SalesWon {
		v.Source = ""
	}
	for _, g := range grains {
		if g.key == r.Get("grain") {
			v.Grain, v.Periods = g.grain, g.many
		}
	}
	return account.SalesOf(s.Data(), s.P.Env.Snap().Ledger(s.ID), v, s.Rules())
}

// history is what the client has bought, as a picture and as a table.
func (s *section) history(sold account.Sales) app.UI {
	body := []app.UI{heading(i18n.T("company.history"), s.tools(sold)...)}
	if len(sold.Rows) == 0 {
		return app.Section().Class("stack stack-2").Body(append(body, app.P().Class("note").Text(i18n.T("company.history.empty")), s.rule(sold))...)
	}
	return app.Section().Class("stack stack-2").Body(append(body, s.picture(sold), app.Div().Class("sales-table").Body(s.salesTable(sold)), s.rule(sold))...)
}

func (s *section) tools(sold account.Sales) []app.UI {
	choice := func(key, value string, options ...ui.Option) app.UI {
		return &ui.Segmented{Label: i18n.T("company.by." + key), Value: value, Options: options, OnChange: func(_ app.Context, v string) {
			s.P.Env.Host.GoTo(s.P.Route.With(key, v))
		}}
	}
	r := s.P.Route
	tools := []app.UI{
		choice("grain", r.Get("grain"), ui.Option{Value: "month", Label: i18n.T("company.months")}, ui.Option{Label: i18n.T("company.quarters")}, ui.Option{Value: "year", Label: i18n.T("company.years")}),
		choice("of", r.Get("of"), ui.Option{Label: i18n.T("company.line")}, ui.Option{Value: "product", Label: i18n.T("company.product")}),
	}
	if sold.Other > 0 || !sold.Chosen {
		tools = append(tools, choice("sales", sold.Source, ui.Option{Value: account.SalesInvoiced, Label: i18n.T("company.invoiced")}, ui.Option{Value: account.SalesWon, Label: i18n.T("company.won")}))
	}
	return tools
}

// rule says what is counted and what is not.
func (s *section) rule(sold account.Sales) app.UI {
	words := []string{i18n.T("company.rule." + sold.Source)}
	if sold.Other > 0 {
		other := account.SalesWon
		if sold.Source == account.SalesWon {
			other = account.SalesInvoiced
		}
		words = append(words, i18n.T("company.rule.other", "what", i18n.N("company.n."+other, sold.Other)))
	}
	if sold.Since.Known() {
		words = append(words, i18n.T("company.rule.since", "day", i18n.Locale().DateMedium(sold.Since)))
	}
	if n := sold.Foreign + sold.Unknown + sold.Undated; n > 0 {
		words = append(words, i18n.T("company.rule.leftout", "foreign", sold.Foreign, "unknown", sold.Unknown, "undated", sold.Undated))
	}
	return app.P().Class("note").Body(app.Text(strings.Join(words, " ")+" "), app.If(sold.Source == account.SalesInvoiced, func() app.UI {
		return app.A().Href(s.P.Route.To("facts", record.RevenueLineKind.Name).With("account", string(s.ID)).Href()).Text(i18n.T("facts.open"))
	}))
}

// rowName is a line's or product's name.
func (s *section) rowName(key record.ID) string {
	kind, none := "line", "company.noline"
	if s.P.Route.Get("of") == "product" {
		kind, none = "product", "company.noproduct"
	}
	if key == "" {
		return i18n.T(none)
	}
	if name := s.P.Env.Snap().Title(kind, key); name != "" {
		return name
	}
	return i18n.T("company.gone")
}

// mostSeries are told apart in the picture; the others are one.
const mostSeries = 4

func (s *section) picture(sold account.Sales) app.UI {
	snap := s.P.Env.Snap()
	c := chart.Bars{Title: i18n.T("company.picture"), Corner: i18n.T("company.period"), Stacked: true, Format: chart.Format{Kind: chart.Money, Currency: sold.Currency}}
	for _, p := range sold.Periods {
		c.Labels = append(c.Labels, i18n.Locale().Period(p, snap.Calendar()))
	}
	for i, r := range sold.Rows {
		if i > mostSeries {
			c.Series[mostSeries].Name = i18n.T("company.others")
			for j, v := range values(r, sold.Currency) {
				if !math.IsNaN(v) {
					c.Series[mostSeries].Values[j] += v
				}
			}
			continue
		}
		c.Series = append(c.Series, chart.Series{Name: s.rowName(r.Key), Values: values(r, sold.Currency), Pale: i == mostSeries && len(sold.Rows) > mostSeries+1})
	}
	c.Summary = s.sentence(sold)
	drawn := c.Chart()
	return drawn
}

func values(r account.SalesRow, c money.Code) []float64 {
	out := make([]float64, len(r.Cells))
	for i, x := range r.Cells {
		out[i] = math.NaN()
		if x.Known {
			out[i] = money.New(x.Minor, c).Units()
		}
	}
	return out
}

// sentence says what the picture shows.
func (s *section) sentence(sold account.Sales) string {
	l := i18n.Locale()
	words := i18n.T("company.summary", "sum", l.MoneyCompact(money.New(sold.Year.Minor, sold.Currency)), "largest", s.rowName(sold.Rows[0].Key))
	if g := sold.YearOn.Rate; g.OK {
		words += " " + i18n.T("company.summary.growth", "rate", l.SignedPercent(g.V, 0))
	}
	return words
}

// growthStat is the change against the year before.
func (s *section) growthStat(g account.Growth) *ui.Stat {
	st := &ui.Stat{Label: i18n.T("company.growth"), Value: locale.None, Exact: whyNoGrowth(g), Note: whyNoGrowth(g), OnAsk: func(app.Context) { s.askGrowth(s.sales().YearOn) }}
	if g.Rate.OK {
		l := i18n.Locale()
		st.Value, st.Exact, st.Note = l.SignedPercent(g.Rate.V, 0), l.SignedPercent(g.Rate.V, 2), i18n.T("company.growth.against", "before", l.MoneyCompact(money.New(g.Before.Minor, s.P.Env.Snap().Currency())))
	}
	return st
}

func whyNoGrowth(g account.Growth) string {
	switch {
	case g.Rate.OK:
		return ""
	case g.NothingThere:
		return i18n.T("company.growth.nothing")
	}
	return i18n.T("company.growth.reach")
}

// days writes a closed-open stretch with its last day.
func days(p period.Period) string {
	l := i18n.Locale()
	return i18n.T("company.days", "from", l.DateMedium(p.From), "to", l.DateMedium(p.To-1))
}

func (s *section) askGrowth(g account.Growth) {
	s.ask("growth "+g.Days.From.String(), i18n.T("company.growth"), func() ui.Explanation {
		l, c := i18n.Locale(), s.P.Env.Snap().Currency()
		m := func(x account.SalesCell) string {
			if !x.Known {
				return locale.None
			}
			return l.Money(money.New(x.Minor, c))
		}
		x := ui.Explanation{Value: locale.None, Under: days(g.Days), Formula: i18n.T("company.growth.formula"), Definition: i18n.T("company.growth.definition"),
			Facts: []ui.Fact{{Name: days(g.Days), Value: m(g.Now)}, {Name: days(g.Past), Value: m(g.Before)}}}
		if g.Rate.OK {
			x.Value = l.SignedPercent(g.Rate.V, 2)
			x.With = i18n.T("company.growth.with", "now", m(g.Now), "before", m(g.Before), "rate", x.Value)
		} else {
			x.Warnings = []string{whyNoGrowth(g)}
		}
		if g.Begun {
			x.Warnings = append(x.Warnings, i18n.T("company.growth.begun"))
		}
		return x
	})
}

// askSales says what the sales of twelve months are made of.
func (s *section) askSales() {
	s.ask("sales", i18n.T("company.year"), func() ui.Explanation {
		sold, l := s.sales(), i18n.Locale()
		x := ui.Explanation{Value: locale.None, Under: days(sold.YearOn.Days), Formula: i18n.T("company.formula." + sold.Source), Definition: i18n.T("company.rule." + sold.Source),
			N: i18n.N("company.n."+sold.Source, sold.Year.N)}
		if sold.Year.Known {
			x.Value = l.Money(money.New(sold.Year.Minor, sold.Currency))
		} else {
			x.Warnings = []string{i18n.T("company.nosales")}
		}
		for _, f := range []struct {
			key string
			n   int
		}{{"company.left.other", sold.Other}, {"company.left.foreign", sold.Foreign}, {"company.left.unknown", sold.Unknown}, {"company.left.undated", sold.Undated}, {"company.left.later", sold.Later}} {
			if f.n > 0 {
				x.LeftOut = append(x.LeftOut, ui.RecordGroup{ID: f.key, Label: i18n.T(f.key), Count: l.Int(int64(f.n))})
			}
		}
		return x
	})
}

func (s *section) askMargin() {
	s.ask("margin", i18n.T("company.margin"), func() ui.Explanation {
		sold, l := s.sales(), i18n.Locale()
		y := sold.Year
		x := ui.Explanation{Value: locale.None, Under: days(sold.YearOn.Days), Formula: i18n.T("company.margin.formula"), Definition: i18n.T("company.margin.definition"),
			N: i18n.T("company.margin.n", "n", y.MarginN, "all", y.N)}
		if r := y.Rate(); r.OK {
			x.Value = l.Percent(r.V, 2)
			x.With = l.Money(money.New(y.Margin, sold.Currency)) + " ÷ " + l.Money(money.New(y.MarginOf, sold.Currency)) + " = " + x.Value
		} else {
			x.Warnings = []string{i18n.T("company.nomargin")}
		}
		return x
	})
}
