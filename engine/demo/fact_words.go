package demo

import (
	"time"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

var subjects = []text.Text{
	text.New("Seguimiento de la propuesta", "Follow-up on the proposal"), text.New("Primera conversación", "First conversation"),
	text.New("Levantamiento de necesidades", "Finding out about needs"), text.New("Demostración de la solución", "Demonstration of the solution"),
	text.New("Revisión de condiciones", "Going through the terms"), text.New("Consulta técnica", "Technical question"),
	text.New("Coordinación de la visita", "Arranging the visit"), text.New("Presentación al área de compras", "Presentation to purchasing"),
	text.New("Estado del servicio", "State of the service"), text.New("Revisión trimestral", "Quarterly review"),
	text.New("Reclamo por atraso", "Complaint about a delay"), text.New("Caso de negocio", "Business case"),
}

var campaignNames = []text.Text{
	text.New("Continuidad operacional", "Business continuity"), text.New("Seguridad en planta", "Security in the plant"),
	text.New("Datos que deciden", "Data that decide"), text.New("Mantenimiento sin sorpresas", "Maintenance without surprises"),
}

// signDetails is what a lead looked at, by event.
var signDetails = map[string][]text.Text{
	record.LeadVisit:    {text.New("Página de precios", "Pricing page"), text.New("Casos de clientes", "Client cases"), text.New("Página de servicios", "Services page")},
	record.LeadDocument: {text.New("Guía de continuidad", "Continuity guide"), text.New("Ficha técnica", "Data sheet")},
	record.LeadForm:     {text.New("Solicitud de contacto", "Contact request"), text.New("Diagnóstico gratuito", "Free assessment")},
	record.LeadAttended: {text.New("Seminario en línea", "Webinar"), text.New("Feria industrial", "Trade fair")},
}

var surveysOf = []struct {
	kind           string
	name, question text.Text
}{
	{record.SurveyNPS, text.New("Recomendación semestral", "Half-yearly recommendation"),
		text.New("¿Qué tan probable es que nos recomiende a un colega?", "How likely are you to recommend us to a colleague?")},
	{record.SurveyCSAT, text.New("Satisfacción tras el proyecto", "Satisfaction after the project"),
		text.New("¿Qué tan satisfecho quedó con el proyecto?", "How satisfied are you with the project?")},
	{record.SurveyExpectation, text.New("Atención de su ejecutivo", "Your account manager's service"),
		text.New("¿Cómo evalúa la atención recibida?", "How do you rate the service received?")},
}

var praise = []text.Text{
	text.New("Siempre responde el mismo día.", "Always answers the same day."), text.New("Entiende nuestro negocio.", "Understands our business."),
	text.New("Nos avisó del problema antes que nadie.", "Told us about the problem before anybody else."),
}

var complaints = []text.Text{
	text.New("Tardan demasiado en responder.", "They take too long to answer."), text.New("La propuesta no reflejaba lo conversado.", "The proposal did not reflect what we had talked about."),
	text.New("Cambió la persona a cargo y hubo que empezar de nuevo.", "The person in charge changed and we had to start over."),
}

// qualities are what managers rate, with what they may have seen: of who is good at it, and of who is not yet.
var qualities = []struct {
	id         record.ID
	name       text.Text
	good, weak text.Text
}{
	{"quality-listening", text.New("Escucha y comprensión de necesidades", "Listening and understanding needs"),
		text.New("En la visita a planta dejó hablar al cliente y resumió sus tres prioridades.", "At the plant visit let the client talk and summed up their three priorities."),
		text.New("Interrumpió dos veces al gerente de operaciones en la presentación.", "Interrupted the operations manager twice at the presentation.")},
	{"quality-preparation", text.New("Preparación de conversaciones", "Preparing conversations"),
		text.New("Llegó con el organigrama y los datos del último año del cliente.", "Came with the organisation chart and the client's figures of last year."),
		text.New("No conocía el contrato vigente al iniciar la renovación.", "Did not know the current contract when the renewal began.")},
	{"quality-knowledge", text.New("Conocimiento del negocio del cliente", "Knowledge of the client's business"),
		text.New("Anticipó el cambio de presupuesto y ajustó la propuesta a tiempo.", "Foresaw the change of budget and adjusted the proposal in time."),
		text.New("No supo decir quién decide la inversión en la planta nueva.", "Could not say who decides on the investment in the new plant.")},
}

var holidayNames = []struct {
	month time.Month
	day   int
	name  text.Text
}{
	{1, 1, text.New("Año Nuevo", "New Year's Day")}, {5, 1, text.New("Día del Trabajo", "Labour Day")}, {11, 1, text.New("Todos los Santos", "All Saints' Day")},
	{12, 8, text.New("Inmaculada Concepción", "Immaculate Conception")}, {12, 25, text.New("Navidad", "Christmas Day")},
}
