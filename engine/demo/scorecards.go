package demo

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/evaluation"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// expected are the ranges that this company has set itself where they are not those to begin with.
var expected = map[record.ID][3]float64{
	"line-seller-deals_won":        {6, 15, 24},
	"line-seller-call_volume":      {8, 20, 35},
	"line-seller-connect_rate":     {0.15, 0.28, 0.4},
	"line-seller-call_follow_up":   {0.15, 0.4, 0.7},
	"line-seller-revenue_per_hour": {500, 3500, 9000},
	"line-kam-revenue_per_cost":    {10, 80, 200},
	"line-kam-strategic_share":     {0.1, 0.28, 0.45},
	"line-kam-net_retention":       {0.6, 1, 1.25},
}

// seen is what somebody's colleagues and managers tell of them, beside what managers rate twice a year.
var seen = []struct {
	quality    record.ID
	roles      string
	good, weak text.Text
}{
	{"quality-plan", "kam", text.New("El cliente corrigió dos metas del plan en la última revisión y quedaron adentro.", "The client corrected two targets of the plan at the last review, and they are in it."),
		text.New("El plan no se abrió entre dos revisiones y sus acciones estaban vencidas.", "The plan was not opened between two reviews, and its actions were overdue.")},
	{"quality-collaboration", "kam operations", text.New("Avisó a operaciones una semana antes del cambio de turno del cliente.", "Told operations a week before the client's change of shifts."),
		text.New("El equipo supo del nuevo alcance por un correo del cliente.", "The team heard of the new scope from an e-mail of the client's.")},
	{"quality-delivery", "operations", text.New("Entregó el tablero en la fecha acordada y dejó por escrito lo que faltaba.", "Delivered the dashboard on the day agreed and left in writing what was missing."),
		text.New("La puesta en marcha se corrió dos semanas sin aviso previo.", "The start was put off by two weeks without a word.")},
}

// scorecards adds the ready-made roles with this company's ranges, what colleagues say of each other, what clients
// say of who delivers, and evaluations of the last quarters. It draws its own chances.
func (m *maker) scorecards(seed uint64) {
	if m.size.Activities <= 0 || m.size.People > 60 {
		return
	}
	was := m.rng
	defer func() { m.rng = was }()
	m.rng = rand.New(rand.NewPCG(seed, 0x73636f7265))
	for _, op := range evaluation.ReadyMade(&change.State{}, m.lang) {
		if l, ok := op.New.(*record.ScorecardLine); ok {
			if r, own := expected[op.ID]; own {
				l.Minimum, l.Target, l.Excellent = record.Some(r[0]), record.Some(r[1]), record.Some(r[2])
			}
		}
		m.ops = append(m.ops, op)
	}
	people := m.peopleByID()
	m.colleagues(people)
	m.delivered(people)
	m.create("scorecard_range", m.id("range", 0), &record.ScorecardRange{Line: "line-kam-csat", Account: m.clients[0].id, Minimum: record.Some(0.6), Target: record.Some(0.85), Excellent: record.Some(1),
		Reason: m.say(text.New("El contrato marco fija 85 % de satisfacción.", "The framework contract asks for 85% satisfaction."))})
	m.create("scorecard_range", m.id("range", 1), &record.ScorecardRange{Line: "line-seller-call_volume", Person: m.staff[len(m.staff)-2].id, Minimum: record.Some(4), Target: record.Some(12), Excellent: record.Some(25),
		Reason: m.say(text.New("En inducción hasta fin de año.", "In induction until the end of the year."))})
	m.lostSteps()
	m.evaluations(people)
}

// lostSteps are the milestones of large deals that were lost: some were reached all the same.
func (m *maker) lostSteps() {
	n := 0
	for _, op := range m.ops {
		o, ok := op.New.(*record.Opportunity)
		if !ok || o.Stage != "stage-lost" || !o.Amount.Known() || o.Amount.Units() < 110_000 {
			continue
		}
		span, rank := max(o.Close-o.Created, 20), ""
		for j, name := range milestoneNames {
			due := workday(o.Created + span*period.Date(j+1)/period.Date(len(milestoneNames)+1))
			rank = record.RankBetween(rank, "")
			x := &record.Milestone{Opportunity: op.ID, Account: o.Account, Name: m.say(name), Owner: o.Owner, Due: due, Rank: rank}
			if reached := workday(due + period.Date(m.between(-4, 20))); reached <= o.Close && m.chance([]int{70, 40, 15}[j]) {
				x.Reached = max(reached, o.Created)
			}
			m.create("milestone", m.id("milestone-lost-"+strconv.Itoa(n+1), j), x)
		}
		n++
	}
}

func (m *maker) peopleByID() map[record.ID]*record.Person {
	out := map[record.ID]*record.Person{}
	for _, op := range m.ops {
		if p, ok := op.New.(*record.Person); ok {
			out[op.ID] = p
		}
	}
	return out
}

// colleagues rate each other and are rated by their managers.
func (m *maker) colleagues(people map[record.ID]*record.Person) {
	n := 0
	for i := 4; i < len(m.staff); i++ {
		p := people[m.staff[i].id]
		for _, q := range seen {
			if p.Role == "" || !strings.Contains(q.roles, p.Role) {
				continue
			}
			for j, by := range []record.ID{p.Manager, m.staff[4+(i+1)%(len(m.staff)-5)].id} {
				on := workday(m.today - period.Date(40+50*j+m.rng.IntN(30)))
				if by == m.staff[i].id || !m.staff[i].here(on) {
					continue
				}
				level := int(math.Round(min(max(3.4+0.8*m.rng.NormFloat64(), 1), 5)))
				evidence := q.good
				if level < 3 {
					evidence = q.weak
				}
				name := qualityName(m, q.quality)
				m.create("rating", m.id("rating-by", n), &record.Rating{Person: m.staff[i].id, Indicator: name, Quality: q.quality, Level: level, Evidence: m.say(evidence), By: by, On: on})
				n++
			}
		}
	}
}

func qualityName(m *maker, id record.ID) string {
	for _, op := range m.ops {
		if q, ok := op.New.(*record.Qualitative); ok && op.ID == id {
			return q.Name
		}
	}
	return ""
}

// delivered are answers of clients on who delivered what was sold.
func (m *maker) delivered(people map[record.ID]*record.Person) {
	n := 0
	for i := range m.staff {
		if people[m.staff[i].id].Role != "operations" {
			continue
		}
		for j := range 12 {
			on := workday(m.today - period.Date(20+26*j))
			if on < m.staff[i].start {
				break
			}
			survey, scale := 1, 4.0
			a := &record.SurveyAnswer{Account: m.clients[(3*j)%len(m.clients)].id, Person: m.staff[i].id, On: on}
			low := 1.0
			if j%2 == 1 {
				survey, scale = 2, 9
				a.Expected = record.Some(math.Round(low + scale*0.72))
			}
			a.Survey = m.id("survey", survey)
			a.Score = record.Some(math.Round(min(max(low+scale*(0.78+0.16*m.rng.NormFloat64()), low), low+scale)))
			m.create("survey_answer", m.id("answer-delivery", n), a)
			n++
		}
	}
}

// evaluations are those of two people for the last three quarters, as they were written down then.
func (m *maker) evaluations(people map[record.ID]*record.Person) {
	cal := period.Calendar{}
	s := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: m.ops}))
	l := locale.For(m.lang)
	now := cal.Of(period.Quarter, m.today)
	n := 0
	for _, i := range []int{5, 6} {
		for back := -3; back < 0; back++ {
			per := cal.Next(now, back)
			in := kpi.Input{Deals: s.Deals(), Facts: s.Numbers(), Period: per, Today: per.To - 1, Calendar: cal}
			c := evaluation.Of(evaluation.Question{State: s.State, In: in}, evaluation.Subject{Person: m.staff[i].id})
			e, lines := c.Freeze(l)
			e.On, e.By = workday(per.To+12), people[m.staff[i].id].Manager
			e.Comments = m.say(said[n%len(said)])
			id := m.id("evaluation", n)
			if e.On < m.today {
				step := m.create("action", m.id("action-evaluation", n), agreed(m, n, m.staff[i].id, e.On))
				e.Steps = []record.ID{step}
			}
			for k, line := range lines {
				line.Evaluation = id
				m.create("evaluation_line", m.id("evaluation-"+strconv.Itoa(n+1), k), line)
			}
			m.create("evaluation", id, e)
			n++
		}
	}
}

var said = []text.Text{
	text.New("Buen trimestre en resultados; el seguimiento de conversaciones sigue por debajo de lo acordado.", "A good quarter in results; following up conversations is still short of what was agreed."),
	text.New("Se conversó sobre preparar mejor las primeras reuniones: dos clientes lo mencionaron.", "We spoke about preparing first meetings better: two clients mentioned it."),
	text.New("Mejoró lo acordado en la evaluación anterior. El mes de vacaciones pesa en los resultados parciales.", "What was agreed at the last evaluation is better. The month of leave weighs on the partial results."),
}

// agreed is a next step: of earlier evaluations it is done.
func agreed(m *maker, n int, owner record.ID, on period.Date) *record.Action {
	a := &record.Action{Title: m.say(text.New("Acordar el próximo paso por escrito al cerrar cada conversación", "Agree the next step in writing at the end of each conversation")), Owner: owner, Start: on, Due: workday(on + 75), Status: "doing", Horizon: "short"}
	if n%3 == 1 {
		a.Title = m.say(text.New("Ensayar con la jefatura la próxima presentación", "Rehearse the next presentation with the manager"))
	}
	if n%3 < 2 {
		a.Status, a.Done = "done", workday(on+60)
	}
	return a
}
