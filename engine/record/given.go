package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// GivenForecast is a forecast as it was given on a day, kept so that it can be held against what
// happened. It is never computed again.
type GivenForecast struct {
	On    period.Date  // when it was given
	Scope string       // "" for the company, else kind and ID: "line:k3f9"
	From  period.Date  // first day of what was forecast
	To    period.Date  // last day, included
	Low   money.Amount // eight of ten times it was to be between Low and High
	Mid   money.Amount // median
	High  money.Amount
	By    string // name of who gave it
}

// Period is the closed-open stretch of days that was forecast.
func (g *GivenForecast) Period() period.Period { return period.Period{From: g.From, To: g.To + 1} }

// GivenForecastKind describes GivenForecast.
var GivenForecastKind = define(Kind[GivenForecast]{
	Name:   "given_forecast",
	Label:  text.New("Pronóstico dado", "Forecast given"),
	Plural: text.New("Pronósticos dados", "Forecasts given"),
	Title:  func(g *GivenForecast) string { return g.On.String() },
	Fields: []Field[GivenForecast]{
		DateField("on", "Dado el", "Given on", func(g *GivenForecast) *period.Date { return &g.On }).Must(),
		TextField("scope", "De quién", "Of whom", func(g *GivenForecast) *string { return &g.Scope }),
		DateField("from", "Desde", "From", func(g *GivenForecast) *period.Date { return &g.From }).Must(),
		DateField("to", "Hasta", "To", func(g *GivenForecast) *period.Date { return &g.To }).Must(),
		MoneyField("low", "Mínimo probable", "Likely low", func(g *GivenForecast) *money.Amount { return &g.Low }).Must(),
		MoneyField("mid", "Mediana", "Median", func(g *GivenForecast) *money.Amount { return &g.Mid }).Must(),
		MoneyField("high", "Máximo probable", "Likely high", func(g *GivenForecast) *money.Amount { return &g.High }).Must(),
		TextField("by", "Dado por", "Given by", func(g *GivenForecast) *string { return &g.By }),
	},
	Check: func(g *GivenForecast) []Problem {
		if g.From.Known() && g.To.Known() && g.To < g.From {
			return problem("to", "Termina antes de comenzar.", "It ends before it starts.")
		}
		return nil
	},
})
