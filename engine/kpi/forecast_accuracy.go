package kpi

import (
	"math"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// forecasts is the table of forecasts that were kept, with what came of those whose period is over.
type forecasts struct {
	Table
	said, came []int64
}

// What the State of a forecast says.
const (
	givenOver State = 1 << iota
	givenKnown
	givenOurs // in the workspace's currency
)

var (
	noForecasts  = text.New("Todavía no se ha guardado ningún pronóstico.", "No forecast has been kept yet.")
	noneOverHere = text.New("No se guardó ningún pronóstico de este alcance cuyo período haya terminado.", "No forecast of this scope was kept whose period is over.")
	givenDims    = []Dim{ByLine, ByTeam, ByPerson, ByAccount}
)

func (f *Facts) forecasts(today date) *forecasts {
	if f == nil {
		return &forecasts{Table: newTable("given_forecast", noForecasts)}
	}
	return lazily(f, "forecasts "+today.String(), func() *forecasts {
		t := &forecasts{Table: newTable("given_forecast", noForecasts)}
		var ids, of []record.ID
		var dims []Dim // of what was forecast: "" is the company
		for id, g := range change.All(f.state, record.GivenForecastKind) {
			dim, who, _ := strings.Cut(g.Scope, ":")
			in := Input{Deals: f.deals, Period: g.Period(), Today: today}
			if dim != "" {
				in.Scope = Scope{Only(Dim(dim), who)}
			}
			came := WonRevenue.Compute(in)
			ids, of = append(ids, id), append(of, record.ID(who))
			t.said, t.came, t.when, dims = append(t.said, g.Mid.Minor), append(t.came, came.Minor), append(t.when, g.To), append(dims, Dim(dim))
			t.state = append(t.state, flag(g.To < today, givenOver)|flag(came.Known, givenKnown)|flag(g.Mid.Currency == f.deals.Currency, givenOurs))
		}
		t.id = func(row int32) record.ID { return ids[row] }
		for dim, base := range map[Dim]func() *dict{ByPerson: func() *dict { return f.deals.person }, ByAccount: func() *dict { return f.deals.account }, ByLine: func() *dict { return f.deals.line }, ByTeam: f.deals.teamDict} {
			t.makers[dim] = func() *Column {
				return fromIDs(len(ids), base(), func(i int) record.ID {
					if dims[i] != dim {
						return ""
					}
					return of[i]
				})()
			}
		}
		t.settle()
		return t
	})
}

// ForecastAccuracy is how far forecasts that were kept lay from what came.
var ForecastAccuracy = register(Indicator{
	ID: "forecast_accuracy", Area: Pipeline, Order: 14, Better: Lower, OnFacts: true, WeakBelow: 8, Cuts: givenDims, Sources: []string{"given_forecast", "opportunity", "stage"},
	Name:    text.New("Error del pronóstico", "Forecast error"),
	Purpose: text.New("¿Cuánto se puede confiar en los pronósticos que damos?", "How far can the forecasts that we give be trusted?"),
	Trap:    text.New("Cuenta los que se guardaron y cuyo período terminó: quien guarda solo los que le gustan se engaña. Uno de la compañía y uno de una línea cuentan ambos.", "It counts those that were kept and whose period is over: to keep only those one likes is to deceive oneself. One of the company and one of a line both count."),
	Alternatives: []Alternative{
		accuracy("wape", text.New("Error absoluto (WAPE)", "Absolute error (WAPE)"), text.New("Σ |pronosticado − ganado| ÷ Σ ganado", "Σ |forecast − won| ÷ Σ won"), func(said, came float64) float64 { return math.Abs(said - came) }),
		accuracy("bias", text.New("Sesgo", "Bias"), text.New("Σ (pronosticado − ganado) ÷ Σ ganado: sobre cero, optimista", "Σ (forecast − won) ÷ Σ won: above zero, optimistic"), func(said, came float64) float64 { return said - came }),
		accuracy("accuracy", text.New("Acierto (1 − error, desde 0)", "Accuracy (1 − error, from 0)"), text.New("Σ máx(0, ganado − |ganado − pronosticado|) ÷ Σ ganado: por pronóstico, máx(0, 1 − |error| ÷ ganado)", "Σ max(0, won − |won − forecast|) ÷ Σ won: for each forecast, max(0, 1 − |error| ÷ won)"),
			func(said, came float64) float64 { return math.Max(0, came-math.Abs(came-said)) }),
	},
})

// accuracy makes one definition: adds is what a forecast adds to the numerator.
func accuracy(id string, name, formula text.Text, adds func(said, came float64) float64) Alternative {
	return Alternative{ID: id, Unit: Ratio, Timing: AtDate, Name: name, Formula: formula, plan: func(in *Input) plan {
		t := in.Facts.forecasts(in.Today)
		rule := func(s State) class {
			switch {
			case s&givenOver == 0:
				return out1
			case s&givenOurs == 0:
				return out2
			case s&givenKnown == 0:
				return out3
			}
			return in1
		}
		return counting(&t.Table, rule, map[class]text.Text{in1: text.New("Pronósticos cuyo período terminó", "Forecasts whose period is over"), out1: text.New("Su período todavía no termina", "Their period is not over yet"),
			out2: classInfo[outForeign].text, out3: text.New("No se sabe cuánto se ganó", "It is not known how much was won")},
			func(p *part) Result { return t.error(p, adds) })
	}}
}

func (t *forecasts) error(p *part, adds func(said, came float64) float64) Result {
	rows, off, said, came := p.rows[in1], 0.0, 0.0, 0.0
	for _, r := range rows {
		off += adds(float64(t.said[r]), float64(t.came[r]))
		said, came = said+float64(t.said[r]), came+float64(t.came[r])
	}
	cur := p.Deals.Currency
	r := p.quotient(worth(off, cur, Money), worth(came, cur, Money), Ratio, len(rows), text.New("{a} ÷ {b} ganado = {value}", "{a} ÷ {b} won = {value}"), noneOverHere)
	if r.Known && p.whole {
		r.Beside = []Named{{text.New("Pronosticado", "Forecast"), worth(said, cur, Money)}, {text.New("Ganado", "Won"), worth(came, cur, Money)}}
	}
	return r
}
