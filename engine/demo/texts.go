package demo

import "rumbo/engine/text"

// factTexts are what one may know of a client; {c} is its name, {n} and {m} are numbers.
var factTexts = []struct {
	topic, source string
	words         text.Text
}{
	{"strategy", "annual_report", text.New("{c} anuncia un plan de eficiencia de {m} años: quiere bajar {n} % su costo por unidad.", "{c} announces an efficiency plan over {m} years: it wants to cut its unit cost by {n} %.")},
	{"finance", "investors", text.New("Las ventas crecieron {n} % el último año; la deuda es {m} veces el resultado operacional.", "Revenue grew by {n} % last year; debt is {m} times operating profit.")},
	{"technology", "client", text.New("Operan {m} sistemas de control distintos; el más antiguo tiene {n} años.", "They run {m} different control systems; the oldest is {n} years old.")},
	{"people", "web", text.New("Crearon una gerencia de transformación digital con {n} personas.", "They set up a digital transformation department of {n} people.")},
	{"competition", "expert", text.New("Su principal competidor ya mide {n} % de su producción en línea.", "Its main competitor already measures {n} % of its production online.")},
	{"business", "annual_report", text.New("Abrirán {m} sedes nuevas en los próximos {n} meses.", "They will open {m} new sites in the next {n} months.")},
	{"technology", "social", text.New("Buscan {m} especialistas en seguridad industrial desde hace {n} semanas.", "They have been looking for {m} industrial security specialists for {n} weeks.")},
	{"finance", "public", text.New("Presupuesto de inversión en tecnología: {m} millones de dólares; se aprueba en octubre.", "Technology investment budget: {m} million dollars; approved in October.")},
	{"strategy", "client", text.New("El directorio pide reducir {n} % las detenciones no programadas.", "The board asks for {n} % fewer unplanned stops.")},
	{"people", "client", text.New("El área de compras consolidará de {n} a {m} proveedores principales.", "Procurement will go from {n} to {m} main suppliers.")},
	{"business", "expert", text.New("El sector espera crecer {m} % al año; {c} gana participación.", "The sector expects to grow by {m} % a year; {c} is gaining share.")},
}

// sectionTexts are the texts of a plan; {who} is a contact, {line} and {other} are lines of business.
var sectionTexts = []struct {
	key  string
	body []text.Text
}{
	{"client", []text.Text{
		text.New("{c} compite por costo y continuidad. Su prioridad de este año es producir más con los mismos equipos; la siguiente, proteger lo que ya está conectado.\n\nDecide en comité, con finanzas muy presente. Valora a los proveedores que miden lo que prometen.", "{c} competes on cost and continuity. Its priority this year is to produce more with the same equipment; the next, to protect what is connected already.\n\nIt decides in committee, with finance very present. It values suppliers who measure what they promise."),
		text.New("{c} crece por adquisiciones y carga con sistemas que no conversan. Busca una operación única antes de abrir nuevas sedes.\n\nEl presupuesto se define en octubre: lo que no esté conversado en septiembre espera un año.", "{c} grows by acquisitions and carries systems that do not talk to each other. It wants one way of operating before opening new sites.\n\nThe budget is set in October: what has not been discussed by September waits for a year."),
	}},
	{"contacts", []text.Text{
		text.New("{who} es nuestro apoyo más claro. Falta una relación propia con finanzas: hoy todo pasa por operaciones.\n\nObjetivo del semestre: dos reuniones con cada decisor económico y un almuerzo con compras.", "{who} is our clearest support. We lack a relationship of our own with finance: today everything goes through operations.\n\nGoal for the half-year: two meetings with each economic buyer and a lunch with procurement."),
		text.New("Nos conocen bien abajo y poco arriba. {who} puede presentarnos ante la gerencia general.\n\nEl evaluador de seguridad prefiere a otro proveedor; conviene invitarlo a ver una instalación en marcha.", "They know us well further down and little at the top. {who} can introduce us to general management.\n\nThe security evaluator prefers another supplier; it is worth inviting them to see a running site."),
	}},
	{"targets", []text.Text{
		text.New("El crecimiento viene de {line}; {other} se mantiene. La brecha se cierra con dos proyectos grandes más la ampliación del servicio actual.", "Growth comes from {line}; {other} holds. The gap is closed by two large projects plus an expansion of the present service."),
		text.New("Entrar con {other} sin descuidar {line}, que sostiene la cuenta. Sin un proyecto nuevo antes de septiembre el objetivo no se alcanza.", "Enter with {other} without neglecting {line}, which carries the account. Without a new project before September the target will not be met."),
	}},
	{"actions", []text.Text{
		text.New("Primero las relaciones, después las propuestas. Cada acción dice qué brecha cierra y quién responde.", "Relationships first, proposals second. Every action says which gap it closes and who answers for it."),
	}},
}

var actionTexts = []text.Text{
	text.New("Presentar los resultados del último trimestre a la gerencia de operaciones", "Present last quarter's results to the operations director"),
	text.New("Reunión con finanzas: caso de negocio de {line}", "Meeting with finance: business case for {line}"),
	text.New("Invitar a {who} a visitar una planta de referencia", "Invite {who} to visit a reference plant"),
	text.New("Levantar el gasto actual del cliente en {line}", "Find out the client's present spend on {line}"),
	text.New("Acordar con compras el proceso del próximo contrato marco", "Agree with procurement on the next framework contract"),
	text.New("Diagnóstico sin costo de la red de planta", "Free assessment of the plant network"),
	text.New("Cerrar el reclamo abierto por los tiempos de respuesta", "Close the open complaint about response times"),
	text.New("Taller de prioridades con el equipo de tecnología de {c}", "Priorities workshop with the technology team of {c}"),
	text.New("Propuesta de ampliación a todas las sedes", "Proposal to expand to all sites"),
	text.New("Encuesta de satisfacción a los usuarios del servicio", "Satisfaction survey among the service's users"),
	text.New("Preparar la renovación con seis meses de anticipación", "Prepare the renewal six months ahead"),
}

var noteTexts = []text.Text{
	text.New("Buena reunión. Piden ver un caso parecido antes de decidir.", "Good meeting. They ask to see a similar case before deciding."),
	text.New("{who} confirma que el presupuesto sigue en pie, pero con menos margen.", "{who} confirms that the budget still stands, but with less room."),
	text.New("Cambio en compras: a partir del próximo mes exigen tres cotizaciones.", "Change in procurement: from next month on they demand three quotes."),
	text.New("El comité de inversiones se corrió dos semanas.", "The investment committee was moved by two weeks."),
	text.New("Un competidor ofreció un piloto gratis. Conviene responder con medición de resultados.", "A competitor offered a free pilot. Better to answer with measured results."),
	text.New("Nos piden apoyo para preparar la presentación al directorio de {c}.", "They ask us to help prepare the presentation to the board of {c}."),
	text.New("Visita a planta: la instalación funciona, falta capacitar al segundo turno.", "Plant visit: the installation works; the second shift still needs training."),
}
