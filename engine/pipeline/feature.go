package pipeline

import (
	"math"

	"rumbo/engine/text"
)

// numeric is something measured of a deal at a snapshot, and, for those that
// move with the step, at the middle of a step ahead of it.
type numeric struct {
	key   string
	label text.Text
	// group joins features that one reason explains together.
	group string
	// value is in days, times or a logarithm; false when not known. ahead is
	// the time from the snapshot to the middle of the step, in days.
	value func(s *State, ahead float64) (float64, bool)
	// shape turns the value into the scale on which effects are about linear.
	shape func(float64) float64
}

// signedLog keeps differences of days near zero and compresses far ones.
func signedLog(x float64) float64 {
	return math.Copysign(math.Log1p(math.Abs(x)/15), x)
}

func capped(limit float64) func(float64) float64 {
	return func(x float64) float64 { return math.Min(x, limit) }
}

func days(n int32) (float64, bool) { return float64(n), n >= 0 }

// numerics are the measured features, in a fixed order. The declared date is
// looked at twice: from the snapshot, and from the step ahead.
var numerics = []numeric{
	{"due", text.New("Fecha de cierre declarada", "Declared close date"), "due", func(s *State, _ float64) (float64, bool) {
		return float64(s.Declared - s.AsOf), s.Declared.Known()
	}, signedLog},
	{"due_ahead", text.New("Fecha de cierre declarada", "Declared close date"), "due", func(s *State, ahead float64) (float64, bool) {
		return float64(s.Declared-s.AsOf) - ahead, s.Declared.Known()
	}, signedLog},
	{"plan", text.New("Duración planeada", "Planned length"), "plan", func(s *State, _ float64) (float64, bool) {
		return float64(s.Declared - s.Created), s.Declared.Known()
	}, signedLog},
	{"age", text.New("Antigüedad", "Age"), "age", func(s *State, _ float64) (float64, bool) { return days(s.Age) }, signedLog},
	{"in_stage", text.New("Tiempo en la etapa", "Time in stage"), "in_stage", func(s *State, _ float64) (float64, bool) { return days(s.InStage) }, signedLog},
	{"idle", text.New("Días sin movimiento", "Days without movement"), "idle", func(s *State, _ float64) (float64, bool) { return days(s.Idle) }, signedLog},
	{"pushes", text.New("Aplazamientos", "Postponements"), "pushes", func(s *State, _ float64) (float64, bool) {
		return float64(s.Pushes), s.Declared.Known()
	}, capped(4)},
	{"pulls", text.New("Adelantos de la fecha", "Times pulled in"), "pulls", func(s *State, _ float64) (float64, bool) {
		return float64(s.Pulls), s.Declared.Known()
	}, capped(2)},
	{"amount", text.New("Monto", "Amount"), "amount", func(s *State, _ float64) (float64, bool) {
		return float64(s.Amount.Minor), s.Amount.Known && s.Amount.Minor > 0
	}, math.Log10},
	{"step", text.New("Momento", "Timing"), "", func(_ *State, ahead float64) (float64, bool) { return ahead, true }, signedLog},
}

// stepFeature is the place of the baseline in numerics: how chances change with
// the time ahead. It is hardly penalised.
const stepFeature = "step"

// factor is an attribute with levels.
type factor struct {
	key   string
	label text.Text
	value func(s *State) string
}

var fixedFactors = []factor{
	{"stage", text.New("Etapa", "Stage"), func(s *State) string { return s.Stage }},
	{"category", text.New("Categoría de pronóstico", "Forecast category"), func(s *State) string { return s.Category }},
	{"account", text.New("Cuenta", "Account"), func(s *State) string { return s.deal.Account }},
	{"owner", text.New("Responsable", "Owner"), func(s *State) string { return s.deal.Owner }},
	{"product", text.New("Producto", "Product"), func(s *State) string { return s.deal.Product }},
	{"line", text.New("Línea de negocio", "Business line"), func(s *State) string { return s.deal.Line }},
	{"segment", text.New("Segmento", "Segment"), func(s *State) string { return s.deal.Segment }},
	{"source", text.New("Origen", "Lead source"), func(s *State) string { return s.deal.Source }},
}

// factors are the fixed ones and one per key of the deals' tags.
func factors(tagKeys []string) []factor {
	all := append([]factor(nil), fixedFactors...)
	for _, key := range tagKeys {
		all = append(all, factor{"tag:" + key, text.Same(key), func(s *State) string {
			for _, t := range s.deal.Tags {
				if t.Key == key {
					return t.Value
				}
			}
			return ""
		}})
	}
	return all
}
