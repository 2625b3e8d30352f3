package kpi

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

var (
	noLeadsHere = text.New("No hay prospectos en este período y alcance.", "There are no leads in this period and scope.")
	leadStep    = text.New("{k} ÷ {n} prospectos = {value}", "{k} ÷ {n} leads = {value}")
	leadsText   = text.New("Prospectos", "Leads")
)

func leadWords(first, second text.Text) map[class]text.Text {
	return map[class]text.Text{in1: first, in2: second, out1: text.New("Ganados sin un negocio con monto", "Won without a deal that has an amount"),
		out2: text.New("Sin costo conocido", "Without a known cost"), out3: text.New("Todavía sin decidir", "Not decided yet")}
}

// ofLeads passes leads on to then.
func ofLeads(then func(State) class) func(State) class {
	return func(s State) class {
		if s&leadCampaign != 0 {
			return skip
		}
		return then(s)
	}
}

// touched makes the two definitions of an indicator by channel.
func touched(u Unit, formula text.Text, make func(*leads) plan) []Alternative {
	of := func(id string, name text.Text, last bool) Alternative {
		return Alternative{ID: id, Unit: u, Timing: AtDate, Name: name, Formula: formula, plan: func(in *Input) plan { return make(in.Facts.leads(in.Today, last)) }}
	}
	return []Alternative{of("first", text.New("Canal del primer contacto", "First touch"), false), of("last", text.New("Canal del último contacto", "Last touch"), true)}
}

var channelTrap = text.New("El canal se lleva todo el mérito del prospecto: los demás contactos también ayudaron. Los prospectos recientes aún no llegan al final.",
	"The channel gets all the merit of the lead: other touches helped too. Recent leads have not come to their end yet.")

func leadIndicator(id string, order int, better Better, weak int, name, purpose, trap text.Text, alternatives []Alternative) *Indicator {
	return register(Indicator{ID: id, Area: Leads, Order: order, Better: better, OnFacts: true, WeakBelow: weak, Cuts: leadDims, Sources: []string{"lead", "lead_event", "channel", "campaign"},
		Name: name, Purpose: purpose, Trap: trap, Alternatives: alternatives})
}

func reached(mark State, yes text.Text) func(*leads) plan {
	return func(t *leads) plan {
		return counting(&t.Table, ofLeads(whether(mark)), leadWords(yes, text.New("Los demás", "The others")), share(leadStep, noLeadsHere))
	}
}

// What leads become, and what they bring and cost, by channel.
var (
	LeadsCreated = register(Indicator{ID: "leads_created", Area: Leads, Order: 1, Better: Higher, Additive: true, OnFacts: true, Cuts: leadDims, Sources: []string{"lead", "channel"},
		Name: text.New("Prospectos nuevos", "New leads"), Purpose: text.New("¿Cuántos prospectos llegan, y por dónde?", "How many leads come, and by which way?"),
		Trap: text.New("Muchos prospectos flojos cuestan más que pocos buenos.", "Many poor leads cost more than few good ones."),
		Alternatives: touched(Count, text.New("Número de prospectos creados", "Number of leads created"), func(t *leads) plan {
			return counting(&t.Table, ofLeads(always), leadWords(leadsText, text.Text{}), howMany(text.New("Prospectos creados = {value}", "Leads created = {value}")))
		})})
	LeadInterest = leadIndicator("lead_interest", 2, Higher, 30, text.New("Prospectos interesados", "Interested leads"), text.New("De cada cien prospectos, ¿cuántos muestran interés?", "Of each hundred leads, how many show interest?"), channelTrap,
		touched(Ratio, text.New("interesados, calificados, ganados o perdidos ÷ prospectos creados", "interested, qualified, won or lost ÷ leads created"), reached(leadInterested, text.New("Interesados", "Interested"))))
	LeadQuality = leadIndicator("lead_qualified", 3, Higher, 30, text.New("Prospectos calificados", "Qualified leads"), text.New("De cada cien prospectos, ¿cuántos sirven?", "Of each hundred leads, how many are worth it?"), channelTrap,
		touched(Ratio, text.New("calificados, ganados o perdidos ÷ prospectos creados", "qualified, won or lost ÷ leads created"), reached(leadQualified, text.New("Calificados", "Qualified"))))
	LeadConversion = leadIndicator("lead_won", 4, Higher, 30, text.New("Prospectos ganados", "Leads won"), text.New("De cada cien prospectos, ¿cuántos compran?", "Of each hundred leads, how many buy?"), channelTrap,
		touched(Ratio, text.New("ganados ÷ prospectos creados", "won ÷ leads created"), reached(leadWon, classInfo[won].text)))
	LeadRevenue = leadIndicator("lead_revenue", 5, Higher, 30, text.New("Ingreso por prospecto", "Revenue per lead"), text.New("¿Cuánto trae un prospecto de cada canal?", "How much does a lead of each channel bring?"), channelTrap,
		touched(Money, text.New("Σ ganado de los negocios de los prospectos ÷ prospectos creados", "Σ won of the leads' deals ÷ leads created"), func(t *leads) plan {
			return counting(&t.Table, ofLeads(func(s State) class {
				if s&leadPriced == 0 {
					return out1
				}
				return in1
			}), leadWords(leadsText, text.Text{}), func(p *part) Result {
				n := len(p.rows[in1])
				return p.quotient(p.added(t.amount, p.rows[in1]), count(n), Money, n, text.New("{a} ÷ {b} prospectos = {value}", "{a} ÷ {b} leads = {value}"), noLeadsHere)
			})
		}))
	LeadCost = leadIndicator("lead_cost", 6, Lower, 0, text.New("Costo por prospecto", "Cost per lead"), text.New("¿Cuánto cuesta un prospecto de cada canal?", "What does a lead of each channel cost?"), channelTrap,
		touched(Money, text.New("(Σ costo de los prospectos + Σ costo de las campañas cuyos prospectos no tienen costo propio) ÷ prospectos con costo", "(Σ cost of leads + Σ cost of campaigns whose leads have no cost of their own) ÷ leads with a cost"), func(t *leads) plan {
			pl := counting(&t.Table, func(s State) class {
				switch {
				case s&leadCampaign != 0:
					return in2
				case s&leadCosted == 0:
					return out2
				}
				return in1
			}, leadWords(leadsText, text.New("Campañas", "Campaigns")), func(p *part) Result {
				n := len(p.rows[in1])
				return p.quotient(p.added(t.cost, p.rows[in1], p.rows[in2]), count(n), Money, n, text.New("{a} ÷ {b} prospectos = {value}", "{a} ÷ {b} leads = {value}"), noLeadsHere)
			})
			pl.words[in2].of = record.CampaignKind.Name
			return pl
		}))
	LeadWinCost = leadIndicator("lead_win_cost", 7, Lower, 0, text.New("Costo por prospecto ganado", "Cost per lead won"), text.New("¿Cuánto cuesta ganar un cliente por cada canal?", "What does it cost to win a client by each channel?"), channelTrap,
		touched(Money, text.New("(Σ costo de los prospectos + Σ costo de las campañas cuyos prospectos no tienen costo propio) ÷ prospectos ganados", "(Σ cost of leads + Σ cost of campaigns whose leads have no cost of their own) ÷ leads won"), func(t *leads) plan {
			pl := counting(&t.Table, func(s State) class {
				switch {
				case s&leadCampaign != 0:
					return in3
				case s&leadCosted == 0:
					return out2
				}
				return whether(leadWon)(s)
			}, leadWords(classInfo[won].text, text.New("Los demás, por su costo", "The others, for their cost")), func(p *part) Result {
				n := len(p.rows[in1])
				return p.quotient(p.added(t.cost, p.rows[in1], p.rows[in2], p.rows[in3]), count(n), Money, n, text.New("{a} ÷ {b} ganados = {value}", "{a} ÷ {b} won = {value}"),
					text.New("Ningún prospecto con costo se ha ganado en este período y alcance.", "No lead with a cost was won in this period and scope."))
			})
			pl.words[in3] = wording{roles[in3], text.New("Campañas", "Campaigns"), record.CampaignKind.Name}
			return pl
		}))
)

var scoreFormula = text.New("Σ puntos de la señal × 2^(−días ÷ vida media), llevado a 0–100 y redondeado", "Σ points of the sign × 2^(−days ÷ half-life), scaled to 0–100 and rounded")

// Engagement of leads.
var (
	LeadScore = leadIndicator("lead_score", 10, Higher, 20, text.New("Puntaje de interés", "Engagement score"), text.New("¿Cuánto interés muestran hoy los prospectos abiertos?", "How much interest do open leads show today?"),
		text.New("Los pesos son una decisión: valen si la conversión sube de franja en franja.", "The weights are a decision: they hold if conversion rises from band to band."),
		[]Alternative{{ID: "median", Unit: Score, Timing: Now, Name: text.New("Mediana de hoy", "Median today"), Formula: scoreFormula, plan: func(in *Input) plan {
			t := in.Facts.leads(in.Today, false)
			return counting(&t.Table, openLead(always), leadWords(text.New("Prospectos abiertos", "Open leads"), text.Text{}), func(p *part) Result {
				r := p.median(t.score, Score, text.New("Valor central de {n} prospectos, de {min} a {max} = {value}", "Middle one of {n} leads from {min} to {max} = {value}"), noLeadsHere)
				if r.Known && p.whole {
					r.Beside = append(r.Beside, Named{text.New("Vida media (días)", "Half-life (days)"), number(t.rule.HalfLife.V, Days)})
				}
				return r
			})
		}}})
	EngagedLeads = leadIndicator("engaged_leads", 11, Higher, 20, text.New("Prospectos con interés vivo", "Engaged leads"), text.New("¿Cuántos prospectos abiertos muestran interés hoy?", "How many open leads show interest today?"), text.Text{},
		[]Alternative{{ID: "warm", Unit: Ratio, Timing: Now, Name: text.New("Tibios o calientes hoy", "Warm or hot today"), Formula: text.New("prospectos abiertos tibios o calientes ÷ prospectos abiertos", "open leads that are warm or hot ÷ open leads"), plan: func(in *Input) plan {
			t := in.Facts.leads(in.Today, false)
			return counting(&t.Table, openLead(whether(leadWarm)), leadWords(text.New("Tibios o calientes", "Warm or hot"), text.New("Fríos", "Cold")), share(leadStep, noLeadsHere))
		}}})
	EngagementConversion = leadIndicator("engagement_conversion", 12, Higher, 30, text.New("Conversión por interés", "Conversion by engagement"),
		text.New("¿Compra más quien mostró más interés?", "Do those who showed more interest buy more?"),
		text.New("La franja es la de los primeros 30 días: después, quien compra junta señales porque compra.", "The band is that of the first 30 days: later, those who buy gather signs because they buy."),
		[]Alternative{{ID: "decided", Unit: Ratio, Timing: AtDate, Name: text.New("De los decididos, por fecha de creación", "Of those decided, by creation date"), Formula: text.New("ganados ÷ (ganados + perdidos + descartados), por franja de interés en los primeros 30 días", "won ÷ (won + lost + discarded), by engagement band in the first 30 days"), plan: func(in *Input) plan {
			t := in.Facts.leads(in.Today, false)
			return counting(&t.Table, ofLeads(func(s State) class {
				if s&leadDecided == 0 {
					return out3
				}
				return whether(leadWon)(s)
			}), leadWords(classInfo[won].text, text.New("Perdidos o descartados", "Lost or discarded")), share(leadStep, noLeadsHere))
		}}})
)

// openLead passes leads that are not decided on to then.
func openLead(then func(State) class) func(State) class {
	return ofLeads(func(s State) class {
		if s&leadDecided != 0 {
			return skip
		}
		return then(s)
	})
}
