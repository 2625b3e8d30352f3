package kpi

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What the State of an answer says.
const (
	askedNPS State = 1 << iota
	askedCSAT
	askedExpectation
	scored
	promoter
	detractor
	satisfied
	expected
	met
	noSurvey
)

var noAnswers = text.New("Todavía no hay respuestas de clientes.", "There are no clients' answers yet.")

var voiceDims = slices.Concat(clientDims, peopleDims, []Dim{BySurvey})

// voice is the table of clients' answers; its people are those who are evaluated.
func (f *Facts) voice() *Table {
	if f == nil {
		t := newTable("survey_answer", noAnswers)
		return &t
	}
	return lazily(f, "voice", func() *Table {
		out := newTable("survey_answer", noAnswers)
		t := &out
		var ids []record.ID
		var list []*record.SurveyAnswer
		for id, a := range change.All(f.state, record.SurveyAnswerKind) {
			ids, list = append(ids, id), append(list, a)
			t.when, t.state = append(t.when, a.On), append(t.state, answerState(a, change.Get(f.state, record.SurveyKind, a.Survey)))
		}
		n := len(ids)
		t.id = func(row int32) record.ID { return ids[row] }
		t.people(f.deals, fromIDs(n, f.deals.person, func(i int) record.ID { return list[i].Person }))
		t.clients(f.deals, fromIDs(n, f.deals.account, func(i int) record.ID { return list[i].Account }))
		t.makers[BySurvey] = fromIDs(n, named(f.state, record.SurveyKind, func(s *record.Survey) string { return s.Name }), func(i int) record.ID { return list[i].Survey })
		t.settle()
		return t
	})
}

func answerState(a *record.SurveyAnswer, s *record.Survey) State {
	if s == nil {
		return noSurvey
	}
	v := a.Score.V
	st := map[string]State{record.SurveyNPS: askedNPS, record.SurveyCSAT: askedCSAT, record.SurveyExpectation: askedExpectation}[s.Type]
	st |= flag(s.Expects, askedExpectation)
	if a.Score.OK {
		st |= scored | flag(v >= 9, promoter) | flag(v <= 6, detractor) | flag(v >= 4, satisfied)
		st |= flag(a.Expected.OK, expected) | flag(a.Expected.OK && v >= a.Expected.V, met)
	}
	return st
}

// asked passes answers to a kind of question on to then.
func asked(what State, then func(State) class) func(State) class {
	return func(s State) class {
		switch {
		case s&noSurvey != 0:
			return out2
		case s&what == 0:
			return skip
		case s&scored == 0:
			return out1
		}
		return then(s)
	}
}

func voiceWords(first, second, third text.Text) map[class]text.Text {
	return map[class]text.Text{in1: first, in2: second, in3: third, out1: text.New("Sin puntaje", "Without a score"), out2: text.New("Su encuesta ya no existe", "Their survey is gone"),
		out3: text.New("El cliente no dijo qué esperaba", "The client did not say what it had expected")}
}

var (
	voiceTrap      = text.New("Responde quien quiere: pocas respuestas, o solo de clientes contentos, no hablan por todos.", "Those answer who want to: few answers, or only of happy clients, do not speak for all.")
	noAnswersHere  = text.New("No hay respuestas en este período y alcance.", "There are no answers in this period and scope.")
	answeredStep   = text.New("{k} ÷ {n} respuestas = {value}", "{k} ÷ {n} answers = {value}")
	byAnswerDate   = text.New("Por fecha de respuesta", "By date of answer")
	voiceIndicator = func(id string, order int, name, purpose, formula text.Text, u Unit, plan func(*Input) plan) *Indicator {
		return register(Indicator{ID: id, Area: Clients, Order: order, Better: Higher, OnFacts: true, WeakBelow: 30, Cuts: slices.Clone(voiceDims), Sources: []string{"survey_answer", "survey"},
			Name: name, Purpose: purpose, Trap: voiceTrap, Alternatives: []Alternative{{ID: "answers", Unit: u, Timing: AtDate, Name: byAnswerDate, Formula: formula, plan: plan}}})
	}
)

// The voice of clients.
var (
	NPS = voiceIndicator("nps", 10, text.New("Recomendación (NPS)", "Recommendation (NPS)"), text.New("¿Nos recomiendan los clientes?", "Do clients recommend us?"),
		text.New("% de 9 a 10 menos % de 0 a 6", "% of 9 to 10 minus % of 0 to 6"), Net, func(in *Input) plan {
			class := asked(askedNPS, func(s State) class {
				switch {
				case s&promoter != 0:
					return in1
				case s&detractor != 0:
					return in2
				}
				return in3
			})
			return counting(in.Facts.voice(), class, voiceWords(text.New("Promotores (9 a 10)", "Promoters (9 to 10)"), text.New("Detractores (0 a 6)", "Detractors (0 to 6)"), text.New("Neutros (7 a 8)", "Passives (7 to 8)")), netScore)
		})
	CSAT = voiceIndicator("csat", 11, text.New("Satisfacción (CSAT)", "Satisfaction (CSAT)"), text.New("¿Cuántos quedan satisfechos?", "How many are satisfied?"),
		text.New("respuestas de 4 a 5 ÷ respuestas", "answers of 4 to 5 ÷ answers"), Ratio, func(in *Input) plan {
			return counting(in.Facts.voice(), asked(askedCSAT, whether(satisfied)), voiceWords(text.New("Satisfechos (4 a 5)", "Satisfied (4 to 5)"), text.New("No satisfechos (1 a 3)", "Not satisfied (1 to 3)"), text.Text{}),
				share(answeredStep, noAnswersHere))
		})
	ExpectationMet = voiceIndicator("expectation_met", 12, text.New("Expectativa cumplida", "Expectation met"), text.New("¿Reciben los clientes lo que ellos mismos esperaban?", "Do clients get what they themselves had expected?"),
		text.New("respuestas iguales o mejores que lo esperado ÷ respuestas con expectativa", "answers at or above what was expected ÷ answers with an expectation"), Ratio, func(in *Input) plan {
			class := asked(askedExpectation, func(s State) class {
				if s&expected == 0 {
					return out3
				}
				return whether(met)(s)
			})
			return counting(in.Facts.voice(), class, voiceWords(text.New("Cumplida o superada", "Met or exceeded"), text.New("No cumplida", "Not met"), text.Text{}), share(answeredStep, noAnswersHere))
		})
)

func netScore(p *part) Result {
	up, down, mid := len(p.rows[in1]), len(p.rows[in2]), len(p.rows[in3])
	n := up + down + mid
	if n == 0 {
		return unknown(Net, say(noAnswersHere))
	}
	r := Result{Figure: number(100*float64(up-down)/float64(n), Net), Numerator: count(up - down), Denominator: count(n), N: n}
	x := make([]float64, 0, n)
	for i, k := range []int{up, down, mid} {
		x = append(x, slices.Repeat([]float64{[]float64{100, -100, 0}[i]}, k)...)
	}
	r.Interval = aroundMean(x)
	if r.Interval.Known {
		r.Interval.Low, r.Interval.High = max(r.Interval.Low, -100), min(r.Interval.High, 100)
	}
	if p.whole {
		r.Steps = []Phrase{say(text.New("({up} promotores − {down} detractores) ÷ {n} × 100 = {value}", "({up} promoters − {down} detractors) ÷ {n} × 100 = {value}"), "up", up, "down", down, "n", n, "value", r.Figure)}
	}
	return r
}
