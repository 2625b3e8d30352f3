package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// ReadyIndustry is for those who sell to plants: equipment, parts, materials, maintenance.
var ReadyIndustry = offer(Ready{
	Key:  "industry",
	Name: text.New("Industria", "Industry (manufacturing)"),
	Lead: text.New("Para quien vende equipos, insumos o mantenimiento a plantas: qué plantas hay, qué está instalado, cuándo paran y cómo se homologa un proveedor.",
		"For those who sell equipment, materials or maintenance to plants: which plants there are, what is installed, when they stop, and how a supplier is approved."),
	Sections: []ReadySection{
		{Key: "plants", Own: true, Group: "client", Title: text.New("Plantas y base instalada", "Plants and installed base"),
			Help: text.New("Dónde produce el cliente, con qué equipos y cuándo los detiene.", "Where the client produces, with which equipment, and when it stops.")},
		{Key: "supply", Own: true, Group: "business", Title: text.New("Abastecimiento y calidad", "Supply and quality"),
			Help: text.New("Cómo compra el cliente, qué exige y cómo cumplimos.", "How the client buys, what it asks for, and how we comply.")},
		{Key: "needs", Title: text.New("Necesidades y suministros", "Needs and supplies")},
		{Key: "activities", Title: text.New("Actividades con el cliente", "Activities with the client"), Dropped: []string{"time"}},
	},
	Fields: []ReadyField{
		asks("plants", "plants", record.OwnNumber, "Plantas", "Plants").must().least(0),
		asks("plants", "use", record.OwnPercent, "Uso de la capacidad", "Capacity in use").from(0, 100),
		asks("plants", "base", record.OwnLong, "Equipos instalados y su antigüedad", "Installed equipment and its age").must(),
		asks("plants", "stop", record.OwnDate, "Próxima parada programada", "Next planned shutdown"),
		asks("plants", "critical", record.OwnText, "Proceso crítico", "Critical process"),
		asks("supply", "approved", record.OwnChoice, "Homologación como proveedor", "Supplier approval").must().
			of(text.New("No iniciada", "Not started"), text.New("En curso", "In progress"), text.New("Aprobada", "Approved"), text.New("Con observaciones", "With reservations")),
		asks("supply", "frame", record.OwnDate, "Vence el contrato marco", "Frame contract ends"),
		asks("supply", "ontime", record.OwnPercent, "Entregas a tiempo", "Deliveries on time").from(0, 100),
		asks("supply", "reject", record.OwnPercent, "Rechazos de calidad", "Quality rejections").from(0, 100),
		asks("supply", "standards", record.OwnText, "Normas que exige", "Standards it asks for").why("Por ejemplo ISO 9001, ISO 45001.", "For example ISO 9001, ISO 45001."),
		asks("client", "capex", record.OwnMoney, "Inversión prevista del año", "Investment planned this year").least(0),
		asks("client", "stoppage", record.OwnMoney, "Costo de una hora detenida", "Cost of an hour of standstill").least(0),
	},
	Needs: []ReadyNeed{
		need("Mantenimiento preventivo", "Preventive maintenance", "Mantenimiento", "Maintenance"), need("Repuestos y consumibles", "Spare parts and consumables", "Mantenimiento", "Maintenance"),
		need("Automatización y control", "Automation and control", "Ingeniería", "Engineering"), need("Energía y eficiencia", "Energy and efficiency", "Operaciones", "Operations"),
		need("Seguridad industrial", "Industrial safety", "Seguridad", "Safety"), need("Logística y almacenamiento", "Logistics and storage", "Logística", "Logistics"),
		need("Materias primas", "Raw materials", "Compras", "Purchasing"), need("Control de calidad", "Quality control", "Calidad", "Quality"),
		need("Gestión ambiental", "Environmental management", "Sostenibilidad", "Sustainability"), need("Capacitación técnica", "Technical training", "Recursos humanos", "Human resources"),
	},
})
