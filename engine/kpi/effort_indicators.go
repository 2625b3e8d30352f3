package kpi

import (
	"rumbo/engine/text"
)

var noHoursText = text.New("No hay actividades con duración en este período y alcance.", "No activities with a duration in this period and scope.")

func effortIndicator(id string, area Area, order int, better Better, cuts []Dim, additive bool, name, purpose, trap text.Text, sources []string, alternatives ...Alternative) *Indicator {
	return register(Indicator{ID: id, Area: area, Order: order, Better: better, Additive: additive, OnFacts: true, Cuts: cuts, Sources: sources,
		Name: name, Purpose: purpose, Trap: trap, Alternatives: alternatives})
}

var spentDims = append(append([]Dim{}, effortDims...), ByKind, ByNature)

var effortTrap = text.New("Mide lo anotado: quien anota menos parece trabajar menos. Esfuerzo no es resultado.", "It measures what is noted: who notes less seems to work less. Effort is no result.")

// What activities take, and what comes of it. Productivity is output by person and time; efficiency is output by
// hour and by cost: one is never taken for the other.
var (
	ActivityHours = effortIndicator("activity_hours", Effort, 1, Neutral, spentDims, true, text.New("Horas con clientes", "Hours spent"),
		text.New("¿Cuánto tiempo se dedica, y a quién?", "How much time is spent, and on whom?"), effortTrap, []string{"activity"},
		Alternative{ID: "done", Unit: Hours, Timing: AtDate, Name: text.New("Actividades hechas", "Activities done"), Formula: text.New("Σ minutos de actividades hechas ÷ 60", "Σ minutes of activities done ÷ 60"),
			plan: func(in *Input) plan {
				e := in.Facts.efforts()
				return e.plan(spent(always), activitiesText, text.Text{}, func(p *part) Result {
					h := e.hours(p.rows[in1])
					r := Result{Figure: h, Numerator: h, N: len(p.rows[in1])}
					if p.whole {
						r.Steps = []Phrase{say(text.New("Suma de {n} actividades = {value}", "Sum of {n} activities = {value}"), "n", r.N, "value", h)}
					}
					return r
				})
			}})
	ActivityCost = effortIndicator("activity_cost", Effort, 2, Neutral, spentDims, true, text.New("Costo de las actividades", "Cost of activities"),
		text.New("¿Cuánto cuesta atender a los clientes?", "What does it cost to serve clients?"), effortTrap, []string{"activity", "person_cost"},
		Alternative{ID: "done", Unit: Money, Timing: AtDate, Name: text.New("Tiempo y gastos", "Time and expenses"),
			Formula: text.New("Σ (horas × costo por hora de la persona ese día + costo propio de la actividad)", "Σ (hours × the person's hourly cost on that day + the activity's own cost)"),
			plan: func(in *Input) plan {
				e := in.Facts.efforts()
				return e.plan(costed, activitiesText, text.Text{}, func(p *part) Result {
					f := p.added(e.amount, p.rows[in1])
					if !f.Known || len(p.rows[in1]) == 0 && len(p.rows[out2]) > 0 {
						return unknown(Money, say(text.New("Ninguna actividad tiene un costo conocido.", "No activity has a known cost.")))
					}
					r := Result{Figure: f, Numerator: f, N: len(p.rows[in1])}
					if p.whole {
						r.Steps = []Phrase{say(text.New("Suma de {n} actividades = {value}", "Sum of {n} activities = {value}"), "n", r.N, "value", f)}
					}
					return r
				})
			}})
	StrategicShare = effortIndicator("strategic_share", Effort, 3, Higher, effortDims, false, text.New("Tiempo estratégico", "Strategic share"),
		text.New("¿Cuánto del tiempo va a conversaciones estratégicas y no a tareas operativas?", "How much of the time goes to strategic conversations rather than operational tasks?"), effortTrap, []string{"activity"},
		Alternative{ID: "hours", Unit: Ratio, Timing: AtDate, Name: text.New("Por horas", "By hours"), Formula: text.New("horas estratégicas ÷ (estratégicas + operativas)", "strategic hours ÷ (strategic + operational)"),
			plan: func(in *Input) plan {
				e := in.Facts.efforts()
				return e.plan(spent(func(s State) class {
					switch {
					case s&effStrategic != 0:
						return in1
					case s&effOperational != 0:
						return in2
					}
					return out3
				}), text.New("Estratégicas", "Strategic"), text.New("Operativas", "Operational"), func(p *part) Result {
					return p.quotient(e.hours(p.rows[in1]), e.hours(p.rows[in1], p.rows[in2]), Ratio, len(p.rows[in1])+len(p.rows[in2]), text.New("{a} ÷ {b} = {value}", "{a} ÷ {b} = {value}"), noHoursText)
				})
			}})
	Workload = effortIndicator("workload", Effort, 4, Neutral, []Dim{ByPerson, ByTeam}, false, text.New("Carga de trabajo", "Workload"),
		text.New("¿Tiene cada persona más trabajo con clientes del que cabe en sus horas?", "Has anybody more work with clients than fits into their hours?"), effortTrap, []string{"activity", "capacity"},
		workload("spent", text.New("Horas hechas", "Hours spent"), text.New("horas hechas ÷ horas de capacidad, hasta hoy", "hours spent ÷ capacity hours, up to today"), false),
		workload("planned", text.New("Hechas y planificadas", "Spent and planned"), text.New("horas hechas y planificadas ÷ horas de capacidad de todo el período", "hours spent and planned ÷ capacity hours of the whole period"), true))
	ActivitiesPerSeller = effortIndicator("activities_per_seller", Productivity, 2, Higher, []Dim{ByPerson, ByTeam}, false, text.New("Actividades por vendedor", "Activities per salesperson"),
		text.New("¿Cuánto hace una persona en un mes?", "How much does one person do in a month?"), effortTrap, []string{"activity", "person"},
		Alternative{ID: "fte_month", Unit: PerMonth, Timing: AtDate, Name: text.New("Por persona-mes a jornada completa", "Per full-time person-month"),
			Formula: text.New("actividades hechas por vendedores ÷ sus meses a jornada completa", "activities done by salespeople ÷ their full-time months"),
			plan: func(in *Input) plan {
				e := in.Facts.efforts()
				pl := e.plan(func(s State) class {
					if s&(effDone|effSeller) == effDone|effSeller {
						return in1
					}
					return skip
				}, activitiesText, text.Text{}, func(p *part) Result {
					w, _, ok := p.sellers()
					if !ok || w.months <= 0 {
						return unknown(PerMonth, say(text.New("En este período y alcance nadie vendía.", "Nobody was selling in this period and scope.")))
					}
					n := len(p.rows[in1])
					return p.quotient(count(n), number(w.months, Months), PerMonth, n, text.New("{a} actividades ÷ {b} personas-mes = {value}", "{a} activities ÷ {b} person-months = {value}"), noHoursText)
				})
				pl.also = sellerCells(in.Deals)
				return pl
			}})
	RevenuePerHour = effortIndicator("revenue_per_hour", Effort, 5, Higher, effortDims, false, text.New("Ventas por hora", "Sales per hour"),
		text.New("¿Cuánto rinde una hora con clientes?", "What does an hour with clients yield?"), text.New("Las horas de hoy son ventas de mañana: en plazos cortos engaña. Es eficiencia, no productividad.", "Today's hours are tomorrow's sales: it misleads in short periods. It is efficiency, not productivity."),
		[]string{"opportunity", "activity"},
		Alternative{ID: "won", Unit: MoneyPerHour, Timing: AtDate, Name: text.New("Ganado por hora", "Won per hour"), Formula: text.New("Σ ganado ÷ Σ horas hechas", "Σ won ÷ Σ hours spent"),
			plan: func(in *Input) plan {
				e := in.Facts.efforts()
				return e.against(spent(always), func(p *part) Result {
					return p.quotient(p.added(e.amount, p.rows[in2]), e.hours(p.rows[in1]), MoneyPerHour, len(p.rows[in1]), text.New("{a} ÷ {b} = {value}", "{a} ÷ {b} = {value}"), noHoursText)
				})
			}})
	RevenuePerCost = effortIndicator("revenue_per_cost", Effort, 6, Higher, effortDims, false, text.New("Ventas por costo", "Sales per cost"),
		text.New("¿Cuántas veces se recupera lo que cuesta vender?", "How many times over does selling bring back its cost?"), effortTrap, []string{"opportunity", "activity", "person_cost"},
		Alternative{ID: "won", Unit: Times, Timing: AtDate, Name: text.New("Ganado por costo", "Won per cost"), Formula: text.New("Σ ganado ÷ Σ costo de las actividades", "Σ won ÷ Σ cost of activities"),
			plan: func(in *Input) plan {
				e := in.Facts.efforts()
				return e.against(costed, func(p *part) Result {
					return p.quotient(p.added(e.amount, p.rows[in2]), p.added(e.amount, p.rows[in1]), Times, len(p.rows[in1]), text.New("{a} ÷ {b} = {value}", "{a} ÷ {b} = {value}"), text.New("Ninguna actividad tiene un costo conocido.", "No activity has a known cost."))
				})
			}})
)

// costed counts activities done whose cost is known.
func costed(s State) class {
	switch {
	case s&effDone == 0:
		return skip
	case s&effPriced == 0:
		return out2
	}
	return in1
}

func workload(id string, name, formula text.Text, planned bool) Alternative {
	return Alternative{ID: id, Unit: Ratio, Timing: AtDate, Name: name, Formula: formula, plan: func(in *Input) plan {
		e := in.Facts.efforts()
		pl := e.plan(func(s State) class {
			switch {
			case s&effDone == 0 && !(planned && s&effPlanned != 0):
				return skip
			case s&effTimed == 0:
				return out1
			case s&effCapacity == 0:
				return out4
			}
			return in1
		}, activitiesText, text.Text{}, func(p *part) Result {
			span := p.stretch(&e.Table)
			if planned && p.period.To != 0 {
				span = p.period
			}
			if p.Facts == nil || span.From >= span.To {
				return unknown(Ratio, say(noCapacityText))
			}
			return p.quotient(e.hours(p.rows[in1]), number(p.capacity(span), Hours), Ratio, len(p.rows[in1]), text.New("{a} ÷ {b} de capacidad = {value}", "{a} ÷ {b} of capacity = {value}"), noCapacityText)
		})
		pl.also = in.capacityCells
		if !planned {
			pl.until = in.Today
		}
		return pl
	}}
}

var noCapacityText = text.New("Nadie tiene horas de capacidad anotadas en este período y alcance.", "Nobody has capacity hours in this period and scope.")
