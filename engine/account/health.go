package account

import (
	"math"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Health is how an account is doing, 0…100: the weighted mean of the parts that are known.
type Health struct {
	Known bool
	Weak  bool // fewer parts are known than the rule asks for
	Score int
	Least int // parts that the rule asks for
	Parts []Part
}

// Part is one input of the health, each from 0 (bad) to 1 (good).
type Part struct {
	Key    string
	Label  text.Text
	Words  text.Text // the input in words, or why it is not known
	Weight float64   // as the rule says
	Share  float64   // of the weights that are known, 0…1; 0 if the part is not known
	Points float64   // what it brings to the score: 100 × Share × Value
	Value  float64
	Known  bool
}

// KnownParts counts the parts that the score is made of.
func (h Health) KnownParts() (n int) {
	for _, p := range h.Parts {
		if p.Known {
			n++
		}
	}
	return n
}

// Part finds one by its key; the zero Part if there is none.
func (h Health) Part(key string) Part {
	for _, p := range h.Parts {
		if p.Key == key {
			return p
		}
	}
	return Part{}
}

// HealthFormula is how the health is found, in words: what a page shows beside it.
var HealthFormula = text.New(
	"Media de las partes que se conocen, cada una de 0 a 100, por su peso. Lo que no se conoce no cuenta, ni a favor ni en contra.",
	"Mean of the parts that are known, each from 0 to 100, by its weight. What is not known does not count, neither for nor against.")

// rule is the one in force, or the default.
func (e Env) rule() record.HealthRule {
	if e.Health != nil {
		return *e.Health
	}
	return record.DefaultHealthRule()
}

// health weighs the parts. A part that weighs nothing by the rule is left out altogether.
func (s *Summary) health(d *Data, env Env) Health {
	r, def := env.rule(), record.DefaultHealthRule()
	h := Health{Least: int(r.Least.Or(def.Least.V))}
	for _, x := range []struct {
		weight record.Opt
		part   Part
	}{
		{r.Relations, s.relations()}, {r.Progress, s.progress(d, env)}, {r.Coverage, s.covered(r.Cover.Or(def.Cover.V))},
		{r.Contact, s.contact()}, {r.Activity, s.activity(env)}, {r.Actions, s.onTime()}, {r.Plan, s.plan()},
		{r.Updated, s.updated(d, r.Promised(d.Account.Tier), env)}, {r.Reviews, s.reviews(int(r.Review.Or(def.Review.V)), env)}, {r.Voice, s.voice(d, env)},
	} {
		if x.part.Weight = x.weight.Or(0); x.part.Weight > 0 {
			h.Parts = append(h.Parts, x.part)
		}
	}
	h.sum()
	return h
}

// say fills a part's words, unless none are wanted: filling takes longer than finding the value.
func (s *Summary) say(p *Part, words text.Text, pairs ...any) {
	if !s.brief {
		p.Words = words.With(pairs...)
	}
}

func (s *Summary) days(n int, none, some text.Text) text.Text {
	if s.brief {
		return text.Text{}
	}
	return days(n, none, some)
}

func (h *Health) sum() {
	weights, score := 0.0, 0.0
	for _, p := range h.Parts {
		if p.Known {
			weights += p.Weight
		}
	}
	if weights == 0 {
		return
	}
	for i := range h.Parts {
		if p := &h.Parts[i]; p.Known {
			p.Share = p.Weight / weights
			p.Points = 100 * p.Share * p.Value
			score += p.Points
		}
	}
	h.Known, h.Score, h.Weak = true, int(math.Round(score)), h.KnownParts() < h.Least
}

// relations: the contacts' lights, green 1, amber ½, red 0, by how much each contact matters.
func (s *Summary) relations() Part {
	p := Part{Key: "relations", Label: text.New("Relaciones", "Relationships")}
	weights := 0
	for _, j := range s.Lights.All {
		if j.Light == Unknown {
			continue
		}
		weights += j.Weight
		switch j.Light {
		case Green:
			p.Value += float64(j.Weight)
		case Amber:
			p.Value += float64(j.Weight) / 2
		}
	}
	if weights == 0 {
		p.Words = text.New("Ningún contacto evaluado.", "No contact judged.")
		return p
	}
	p.Known = true
	p.Value /= float64(weights)
	s.say(&p, text.New("{g} en verde, {a} en ámbar, {r} en rojo.", "{g} green, {a} amber, {r} red."), "g", s.Lights.Green, "a", s.Lights.Amber, "r", s.Lights.Red)
	return p
}

// Relations is the health of an account's relationships alone, 0…1.
func Relations(d *Data, env Env) record.Opt {
	s := Summary{brief: true, Lights: judgeAll(d, env.Today, true)}
	p := s.relations()
	return record.Opt{V: p.Value, OK: p.Known}
}

// progress: won and weighted pipeline as a share of the short-term target; the words tell where the pace is, too.
func (s *Summary) progress(d *Data, env Env) Part {
	p := Part{Key: "progress", Label: text.New("Objetivo de corto plazo", "Short-term target")}
	if !s.HasTarget {
		p.Words = text.New("Sin objetivo de corto plazo.", "No short-term target.")
		return p
	}
	p.Known = true
	share := float64(s.Short.Won+s.Short.Weighted) / float64(s.Short.Target)
	p.Value = min(max(share, 0), 1)
	s.say(&p, text.New("{n} % del objetivo entre lo ganado y el pipeline ponderado; ganado {w} % con {t} % del tiempo transcurrido.",
		"{n} % of the target won or in the weighted pipeline; {w} % won with {t} % of the time gone."), "n", percent(share), "w", percent(float64(s.Short.Won)/float64(s.Short.Target)), "t", percent(gone(d, env)))
	return p
}

func percent(share float64) int { return int(math.Floor(share*100 + 1e-9)) }

// gone is the part of the short-term targets' days that is over, by their amounts.
func gone(d *Data, env Env) float64 {
	sum, all := 0.0, 0.0
	for _, t := range d.Targets {
		whole, amount := float64(t.Rec.To+1-t.Rec.From), float64(own(t.Rec.Amount, env).Minor)
		if t.Rec.Horizon != "short" || whole <= 0 || amount <= 0 || t.Rec.To < env.Calendar.Of(period.Year, env.Today).From {
			continue
		}
		all += amount
		sum += amount * min(max(float64(env.Today+1-t.Rec.From)/whole, 0), 1)
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// covered: open pipeline against what is still missing of the short-term target; enough is the multiple that counts as 1.
func (s *Summary) covered(enough float64) Part {
	p := Part{Key: "coverage", Label: text.New("Cobertura del pipeline", "Pipeline coverage")}
	switch missing := s.Short.Target - s.Short.Won; {
	case !s.HasTarget:
		p.Words = text.New("Sin objetivo de corto plazo.", "No short-term target.")
	case missing <= 0:
		p.Known, p.Value = true, 1
		p.Words = text.New("El objetivo ya se ganó.", "The target is won already.")
	default:
		times := float64(s.Short.Open) / float64(missing)
		p.Known, p.Value = true, min(times/enough, 1)
		s.say(&p, text.New("El pipeline abierto es {n} % de lo que falta; se pide {e} %.", "The open pipeline is {n} % of what is missing; {e} % is asked for."), "n", percent(times), "e", percent(enough))
	}
	return p
}

// contact: the contacts whose promised frequency is kept, by how much each matters.
func (s *Summary) contact() Part {
	p := Part{Key: "contact", Label: text.New("Contacto prometido", "Promised contact")}
	all, kept, n, k := 0, 0, 0, 0
	for _, j := range s.Lights.All {
		if j.Rec.EveryDays <= 0 {
			continue
		}
		all, n = all+j.Weight, n+1
		if j.Last.Known() && j.Overdue == 0 {
			kept, k = kept+j.Weight, k+1
		}
	}
	if all == 0 {
		p.Words = text.New("No se prometió ninguna frecuencia de contacto.", "No frequency of contact has been promised.")
		return p
	}
	p.Known, p.Value = true, float64(kept)/float64(all)
	s.say(&p, text.New("La frecuencia prometida se cumple con {k} de {n} contactos.", "The promised frequency is kept with {k} of {n} contacts."), "k", k, "n", n)
	return p
}

// Activity counts as fresh for freshFor days, and as gone after staleAfter.
const (
	freshFor   = 30
	staleAfter = 180
)

// activity: 1 up to freshFor days since anything happened with the client, 0 from staleAfter on, straight in between.
func (s *Summary) activity(env Env) Part {
	p := Part{Key: "activity", Label: text.New("Actividad reciente", "Recent activity")}
	if !s.LastActivity.Known() {
		p.Words = text.New("Sin actividad registrada.", "No activity recorded.")
		return p
	}
	since := int(env.Today - s.LastActivity)
	p.Known = true
	p.Value = 1 - min(max(float64(since-freshFor)/(staleAfter-freshFor), 0), 1)
	p.Words = s.days(since, text.New("Hubo actividad hoy.", "There was activity today."), text.New("La última actividad fue hace {n} días.", "The last activity was {n} days ago."))
	return p
}

// onTime: the share of pending actions that are not late.
func (s *Summary) onTime() Part {
	p := Part{Key: "actions", Label: text.New("Acciones al día", "Actions on time")}
	if s.PendingActions == 0 {
		p.Words = text.New("Sin acciones pendientes.", "No pending actions.")
		return p
	}
	p.Known = true
	p.Value = 1 - float64(s.LateActions)/float64(s.PendingActions)
	s.say(&p, text.New("{l} de {n} acciones atrasadas.", "{l} of {n} actions late."), "l", s.LateActions, "n", s.PendingActions)
	return p
}

var notPlanned = text.New("La cuenta no está en el proceso de planes.", "The account is not in the planning process.")

// plan: how complete the plan is, of accounts that have one.
func (s *Summary) plan() Part {
	p := Part{Key: "plan", Label: text.New("Plan completo", "Plan complete"), Words: notPlanned}
	if s.Account.Planned {
		p.Known, p.Value = true, s.Plan.Share
		s.say(&p, text.New("Plan al {n} %.", "Plan {n} % complete."), "n", s.Plan.Percent())
	}
	return p
}

// updated: 1 while the plan was worked on within its tier's promise, 0 from three times that on, straight in between.
func (s *Summary) updated(d *Data, promised int, env Env) Part {
	p := Part{Key: "updated", Label: text.New("Plan al día", "Plan up to date"), Words: notPlanned}
	if !s.Account.Planned {
		return p
	}
	since := max(int(env.Today-s.PlanEdited()), 0)
	p.Known = true
	p.Value = 1 - min(max(float64(since-promised)/float64(2*promised), 0), 1)
	s.say(&p, text.New("{d} Se promete cada {n} días.", "{d} Every {n} days is promised."), "n", promised, "d",
		s.days(since, text.New("Se trabajó en el plan hoy.", "The plan was worked on today."), text.New("Se trabajó en el plan hace {n} días.", "The plan was worked on {n} days ago.")))
	return p
}

// PlanEdited is the day on which somebody last worked on the plan.
func (s *Summary) PlanEdited() period.Date { return period.FromUnixMilli(s.PlanEdit.Millis(), 0) }

// reviews: how many of those promised in the last year were held, and whether the last one is recent: 1 within the promised months,
// 0 from three times that on, straight in between.
func (s *Summary) reviews(months int, env Env) Part {
	p := Part{Key: "reviews", Label: text.New("Revisiones", "Reviews"), Words: notPlanned}
	r := s.Reviews
	begun := r.Last
	if !begun.Known() {
		begun = s.Account.PlannedSince
	}
	switch {
	case !s.Account.Planned && !r.Last.Known():
		return p
	case !begun.Known():
		p.Words = text.New("Ninguna revisión, y no se sabe desde cuándo hay plan.", "No review, and since when there is a plan is not known.")
		return p
	case !r.Last.Known() && begun.AddMonths(months) >= env.Today:
		p.Words = text.New("El plan es nuevo: la primera revisión todavía está a tiempo.", "The plan is new: the first review is still in time.")
		return p
	}
	promised, late := float64(begun.AddMonths(months)-begun), float64(env.Today-begun.AddMonths(months))
	p.Known, p.Value = true, 1-min(max(late/(2*promised), 0), 1)
	if all := r.Held + r.Missed; all > 0 {
		p.Value *= float64(r.Held) / float64(all)
	}
	last := text.New("Ninguna todavía.", "None yet.")
	if r.Last.Known() {
		last = s.days(int(env.Today-r.Last), text.New("La última fue hoy.", "The last one was today."), text.New("La última fue hace {n} días.", "The last one was {n} days ago."))
	}
	s.say(&p, text.New("{h} realizadas y {m} no realizadas en un año. {last} Se promete una cada {n} meses.", "{h} held and {m} missed in a year. {last} One in {n} months is promised."), "h", r.Held, "m", r.Missed, "n", months, "last", last)
	return p
}

// voiceFor is for how many days an answer counts.
const voiceFor = 365

// voice: the mean of the clients' scores of the last year, each on its survey's scale.
func (s *Summary) voice(d *Data, env Env) Part {
	p := Part{Key: "voice", Label: text.New("Voz del cliente", "Client's voice")}
	n := 0
	for _, a := range List(d, record.SurveyAnswerKind) {
		survey := d.Surveys[a.Rec.Survey]
		if survey == nil || !a.Rec.Score.OK || a.Rec.On > env.Today || a.Rec.On <= env.Today-voiceFor {
			continue
		}
		low, high := survey.Scale()
		p.Value += min(max((a.Rec.Score.V-low)/(high-low), 0), 1)
		n++
	}
	if n == 0 {
		p.Words = text.New("Ninguna respuesta de clientes en un año.", "No client's answer in a year.")
		return p
	}
	p.Known = true
	p.Value /= float64(n)
	s.say(&p, text.New("{n} respuestas en un año; media {m} de 100 en su escala.", "{n} answers in a year; mean {m} of 100 on their scale."), "n", n, "m", percent(p.Value))
	return p
}
