package dialect

import (
	"slices"

	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

// forecasts are the words for forecast categories, folded: those of Salesforce (labels and API values),
// HubSpot (labels and internal values) and Dynamics 365 (labels and option numbers), in English and Spanish.
// Salesforce's API calls a committed deal "Forecast". What is closed says nothing beyond its stage.
var forecasts = []struct {
	category string
	words    []string
}{
	{record.ForecastCommit, []string{"commit", "committed", "forecast", "comprometido", "comprometida", "compromiso", "confirmado", "confirmada", "100000003"}},
	{record.ForecastBest, []string{"bestcase", "mostlikely", "upside", "mejorcaso", "mejordeloscasos", "mejorescenario", "masprobable", "100000002"}},
	{record.ForecastPipeline, []string{"pipeline", "canalizacion", "encurso", "enproceso", "embudo", "cartera", "100000001"}},
	{record.ForecastOmitted, []string{"omitted", "omit", "notforecasted", "notforecast", "omitido", "omitida", "nopronosticado", "nopronosticada", "noprevisto", "excluido", "excluida", "100000004"}},
	{"", []string{"closed", "closedwon", "closedlost", "won", "lost", "cerrado", "cerrada", "cerradoganado", "cerradaganada", "ganado", "ganada", "perdido", "perdida", "100000005", "100000006"}},
}

// ForecastOf reads a forecast category; "" for a closed deal, false for words that mean none.
func ForecastOf(cell string) (category string, ok bool) {
	folded := tabular.Fold(cell)
	for _, f := range forecasts {
		if slices.Contains(f.words, folded) {
			return f.category, true
		}
	}
	return "", false
}
