package demo

import "rumbo/engine/text"

// companyTexts say how we stand with a client; {line} is a line of business.
var companyTexts = []text.Text{
	text.New("{c} nos ve como especialistas en {line}, no como socios de su operación. El equipo es pequeño y depende del líder de la cuenta: falta una voz técnica propia en terreno.\n\nLo que mejor funciona es mostrar cifras antes y después; lo que peor, responder tarde.", "{c} sees us as specialists in {line}, not as partners of its operation. The team is small and depends on the account lead: we lack a technical voice of our own on site.\n\nWhat works best is showing figures before and after; what works worst is answering late."),
	text.New("Atendemos a {c} desde hace años con un servicio estable en {line}. El patrocinador participa poco y el socio local conoce mejor que nosotros las plantas del norte.\n\nHay que repartir mejor quién cuida a quién.", "We have served {c} for years with a steady service in {line}. The sponsor takes little part, and the local partner knows the northern plants better than we do.\n\nWho looks after whom has to be shared out better."),
}

var duties = []text.Text{
	text.New("Conduce el plan y responde por sus objetivos.", "Runs the plan and answers for its targets."),
	text.New("Dos reuniones al año con la gerencia general.", "Two meetings a year with general management."),
	text.New("Calidad del servicio y reclamos.", "Quality of service and complaints."),
	text.New("Diseño de soluciones y pruebas en terreno.", "Design of solutions and tests on site."),
}

var partners = []struct {
	name string
	line int
	duty text.Text
}{
	{"Redes Antawara", 2, text.New("Monitoreo de seguridad en las sedes del norte.", "Security monitoring at the northern sites.")},
	{"Ingeniería Pellines", 1, text.New("Montaje e instrumentación en planta.", "Installation and instrumentation in the plants.")},
	{"Soporte Andacollo Sur", 0, text.New("Mesa de ayuda en terreno.", "On-site service desk.")},
}

var ownMeasure = text.New("Cumplimiento del nivel de servicio", "Service level met")

// lateFacts are of topics that change fast; {c} is the client, {n} and {m} are numbers.
var lateFacts = []struct {
	topic, source string
	words         text.Text
}{
	{"news", "press", text.New("La prensa informa que {c} negocia la compra de una empresa del rubro con {m} plantas.", "The press reports that {c} is negotiating to buy a company of its industry with {m} plants.")},
	{"size", "annual_report", text.New("Opera {m} plantas y emplea {n} % más personas que hace dos años.", "It runs {m} plants and employs {n} % more people than two years ago.")},
	{"suppliers", "client", text.New("Licita el mantenimiento cada {m} años; el contrato actual vence en {n} meses.", "It tenders maintenance every {m} years; the present contract ends in {n} months.")},
	{"news", "social", text.New("Anunció la llegada de una nueva gerente de operaciones hace {m} semanas.", "It announced a new operations director {m} weeks ago.")},
	{"competition", "expert", text.New("Perdió {m} puntos de participación frente a un competidor que entrega {n} % más rápido.", "It lost {m} points of market share to a competitor that delivers {n} % faster.")},
}

// swotTexts are the client's, by quadrant.
var swotTexts = [4][]text.Text{
	{text.New("Costos por unidad entre los más bajos del sector", "Unit costs among the lowest of its industry"), text.New("Caja para invertir sin endeudarse", "Cash to invest without borrowing"), text.New("Equipo de operaciones con mucha experiencia", "Very experienced operations team")},
	{text.New("Sistemas que no conversan entre sedes", "Systems that do not talk across sites"), text.New("Decisiones lentas: todo pasa por el comité", "Slow decisions: everything goes through the committee"), text.New("Poca gente que sepa de seguridad industrial", "Few people who know industrial security")},
	{text.New("Medir en línea lo que hoy se anota a mano", "Measure online what is written down by hand today"), text.New("Exportar a un mercado que exige trazabilidad", "Export to a market that demands traceability"), text.New("Bajar detenciones con mantenimiento predictivo", "Fewer stops with predictive maintenance")},
	{text.New("Norma de ciberseguridad que rige desde el próximo año", "Cybersecurity rule that applies from next year"), text.New("Un competidor que baja precios", "A competitor that cuts prices"), text.New("Sequía y costo de la energía", "Drought and the cost of energy")},
}
