package evaluation

import (
	"math"

	"rumbo/engine/kpi"
	"rumbo/engine/text"
)

var (
	scaledText  = text.New("Se espera de una persona: {min} – {target} – {excellent}; por {scale} del plazo: {a} – {b} – {c}", "Expected of one person: {min} – {target} – {excellent}; times {scale} of the stretch: {a} – {b} – {c}")
	atMinText   = text.New("{value} no pasa del mínimo {min}: 0 puntos", "{value} is no better than the minimum {min}: 0 points")
	upToText    = text.New("80 × ({value} − {min}) ÷ ({target} − {min}) = {score}", "80 × ({value} − {min}) ÷ ({target} − {min}) = {score}")
	beyondText  = text.New("80 + 20 × ({value} − {target}) ÷ ({excellent} − {target}) = {score}", "80 + 20 × ({value} − {target}) ÷ ({excellent} − {target}) = {score}")
	openText    = text.New("Desde la meta, sin nivel excelente fijado, sigue la misma recta hasta 100: {score}", "Beyond the target, with no excellent level set, the same line goes on up to 100: {score}")
	fullText    = text.New("{value} llega a lo excelente ({excellent}): 100 puntos", "{value} reaches excellent ({excellent}): 100 points")
	clientText  = text.New("Con clientes de expectativa propia: Σ registros × puntaje ÷ Σ registros = {score}", "With clients whose expectation is their own: Σ records × score ÷ Σ records = {score}")
	weighedText = text.New("{score} × peso {weight}, que es {share} del total = {points} puntos", "{score} × weight {weight}, which is {share} of the total = {points} points")
)

// Figure is a number of the line's unit: of an amount in whole units.
func (l *Line) Figure(v float64) kpi.Figure {
	f := kpi.Figure{Known: true, Value: v, Unit: l.Result.Unit, Currency: l.Result.Currency}
	if f.Unit.IsMoney() {
		if f.Currency == (kpi.Figure{}).Currency && l.Input.Deals != nil {
			f.Currency = l.Input.Deals.Currency
		}
		f.Minor = int64(math.Round(v * float64(f.Currency.Factor())))
	}
	return f
}

// Steps are the arithmetic from the value to its points in the total.
func (l *Line) Steps() []kpi.Phrase {
	if !l.Score.OK {
		return nil
	}
	var out []kpi.Phrase
	r, value := l.Range, l.Result.Figure
	fig := func(v float64) kpi.Figure { return l.Figure(v) }
	if l.Scale != 1 {
		c := l.Common
		out = append(out, say(scaledText, "min", fig(c.Minimum.V), "target", fig(c.Target.V), "excellent", fig(c.Excellent.V), "scale", l.Scale,
			"a", fig(r.Minimum.V), "b", fig(r.Target.V), "c", fig(r.Excellent.V)))
	}
	score, _ := r.Score(l.Result.Value)
	switch own := plain(score); {
	case score <= 0:
		out = append(out, say(atMinText, "value", value, "min", fig(r.Minimum.V)))
	case score < 80:
		out = append(out, say(upToText, "value", value, "min", fig(r.Minimum.V), "target", fig(r.Target.V), "score", own))
	case !r.Excellent.OK:
		out = append(out, say(openText, "score", own))
	case score >= 100:
		out = append(out, say(fullText, "value", value, "excellent", fig(r.Excellent.V)))
	default:
		out = append(out, say(beyondText, "value", value, "target", fig(r.Target.V), "excellent", fig(r.Excellent.V), "score", own))
	}
	if l.Rest != nil {
		out = append(out, say(clientText, "score", l.Score))
	}
	if l.Scored() {
		out = append(out, say(weighedText, "score", l.Score, "weight", l.Weight, "share", kpi.Figure{Known: true, Value: l.Share, Unit: kpi.Ratio}, "points", l.Points))
	}
	return out
}
