package demo

import "rumbo/engine/text"

// needTexts are what clients have to have done, with the products that serve it (places in the offer).
var needTexts = []struct {
	name, area text.Text
	products   []int
}{
	{text.New("Continuidad de la operación", "Continuity of operations"), text.New("Operaciones", "Operations"), []int{2, 1, 5}},
	{text.New("Seguridad de la planta conectada", "Security of the connected plant"), text.New("Seguridad", "Security"), []int{8, 7, 6}},
	{text.New("Mantenimiento de equipos críticos", "Maintenance of critical equipment"), text.New("Mantenimiento", "Maintenance"), []int{5, 4, 9}},
	{text.New("Información para decidir", "Information to decide on"), text.New("Finanzas", "Finance"), []int{9, 10}},
	{text.New("Atención a usuarios internos", "Support of internal users"), text.New("Tecnología", "Technology"), []int{0, 1}},
	{text.New("Eficiencia de energía y procesos", "Energy and process efficiency"), text.New("Producción", "Production"), []int{3, 4, 9}},
	{text.New("Planificación de la demanda", "Demand planning"), text.New("Comercial", "Commercial"), []int{11, 10}},
	{text.New("Cumplimiento y auditoría", "Compliance and audit"), text.New("Riesgos", "Risk"), []int{6, 7, 10}},
}

var rivals = []string{"Nortecnia", "Grupo Velasar", "Induray", "Sistemas Colmar"}

// spendSources are where a figure is known from; {who} is a contact.
var spendSources = []text.Text{
	text.New("Reunión con {who}", "Meeting with {who}"),
	text.New("Memoria anual", "Annual report"),
	text.New("Bases de la última licitación", "Terms of the last tender"),
	text.New("Estimado con datos del sector", "Estimated from industry figures"),
}

var initiativeTexts = []struct{ name, goal text.Text }{
	{text.New("Operación sin detenciones", "Operation without stops"), text.New("Reducir a la mitad las detenciones no programadas en dos años.", "Halve unplanned stops within two years.")},
	{text.New("Centro integrado de control", "Integrated control centre"), text.New("Operar todas las sedes desde un solo lugar.", "Run all sites from one place.")},
	{text.New("Plan de ciberseguridad industrial", "Industrial cybersecurity plan"), text.New("Cumplir la nueva norma antes de la auditoría externa.", "Meet the new standard before the external audit.")},
	{text.New("Costo por unidad −10 %", "Unit cost −10 %"), text.New("Bajar el costo de energía y de mantenimiento por unidad producida.", "Lower the cost of energy and maintenance per unit produced.")},
	{text.New("Una sola fuente de datos", "One source of data"), text.New("Que finanzas y operaciones trabajen con los mismos números.", "Have finance and operations work with the same numbers.")},
	{text.New("Expansión a dos regiones", "Expansion to two regions"), text.New("Abrir sedes nuevas con la misma dotación central.", "Open new sites with the same central staff.")},
}

var candidateName = text.New("{product} para {need}", "{product} for {need}")

var candidateReasons = []text.Text{
	text.New("El patrocinador la pidió; hay presupuesto aprobado.", "The sponsor asked for it; the budget is approved."),
	text.New("Conviene esperar a que termine el contrato vigente.", "Better to wait until the present contract ends."),
}
