package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// ReadyServices is for those who sell professional services and outsourcing.
var ReadyServices = offer(Ready{
	Key:  "services",
	Name: text.New("Servicios", "Services"),
	Lead: text.New("Para consultoras, estudios y empresas de servicios tercerizados: qué áreas se atienden, con qué equipo y margen, y qué valora el cliente.",
		"For consultancies, firms and outsourcers: which areas are served, with which team and margin, and what the client values."),
	Sections: []ReadySection{
		{Key: "delivery", Own: true, Group: "work", Title: text.New("Entrega del servicio", "Service delivery"),
			Help: text.New("Con quién se presta el servicio, con qué margen y cómo lo ve el cliente.", "Who delivers the service, at which margin, and how the client sees it.")},
		{Key: "needs", Title: text.New("Necesidades y servicios", "Needs and services")},
	},
	Fields: []ReadyField{
		asks("delivery", "lead", record.OwnPerson, "Responsable de la entrega", "Delivery lead").must(),
		asks("delivery", "team", record.OwnNumber, "Personas asignadas", "People assigned").least(0),
		asks("delivery", "margin", record.OwnPercent, "Margen de los servicios", "Service margin").must().from(-100, 100),
		asks("delivery", "use", record.OwnPercent, "Ocupación del equipo", "Team utilisation").from(0, 100),
		asks("delivery", "risks", record.OwnLong, "Riesgos de la entrega", "Delivery risks"),
		asks("client", "model", record.OwnChoice, "Cómo contrata servicios", "How it contracts services").must().
			of(text.New("Por proyecto", "By project"), text.New("Por hora", "By the hour"), text.New("Abono mensual", "Monthly retainer"), text.New("Por resultados", "By results")),
		asks("client", "spend", record.OwnMoney, "Gasto en servicios externos al año", "Spend on outside services a year").least(0),
		asks("contacts", "values", record.OwnLong, "Qué valora quien decide", "What the decision maker values"),
		asks("targets", "contract", record.OwnDate, "Vence el contrato", "Contract ends").must(),
		asks("targets", "retainer", record.OwnMoney, "Abono mensual", "Monthly retainer").least(0),
	},
	Needs: []ReadyNeed{
		need("Contabilidad e impuestos", "Accounting and tax", "Finanzas", "Finance"), need("Nómina", "Payroll", "Recursos humanos", "Human resources"),
		need("Selección de personal", "Recruitment", "Recursos humanos", "Human resources"), need("Asesoría legal", "Legal advice", "Legal", "Legal"),
		need("Auditoría", "Audit", "Finanzas", "Finance"), need("Consultoría estratégica", "Strategy consulting", "Dirección", "Management"),
		need("Marketing y comunicación", "Marketing and communication", "Comercial", "Sales"), need("Atención de clientes", "Customer care", "Operaciones", "Operations"),
		need("Capacitación", "Training", "Recursos humanos", "Human resources"), need("Servicios generales", "Facility services", "Administración", "Administration"),
	},
})
