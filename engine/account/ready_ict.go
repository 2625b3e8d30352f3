package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// ReadyICT is for those who sell technology: software, networks, cloud, managed services.
var ReadyICT = offer(Ready{
	Key:  "ict",
	Name: text.New("Tecnología (TIC)", "Technology (ICT)"),
	Lead: text.New("Para quien vende software, redes, nube o servicios administrados: qué tiene instalado el cliente, qué contratos vencen y cómo está su seguridad.",
		"For those who sell software, networks, cloud or managed services: what the client has installed, which contracts end, and how safe it is."),
	Sections: []ReadySection{
		{Key: "landscape", Own: true, Group: "client", Title: text.New("Arquitectura tecnológica", "Technology landscape"),
			Help: text.New("Sobre qué plataformas trabaja el cliente y cuándo se renuevan.", "Which platforms the client runs on, and when they are renewed.")},
		{Key: "service", Own: true, Group: "work", Title: text.New("Servicio y continuidad", "Service and continuity"),
			Help: text.New("Qué niveles de servicio se prometieron y cómo se cumplen.", "Which service levels were promised and how they are kept.")},
		{Key: "needs", Title: text.New("Necesidades y soluciones", "Needs and solutions")},
	},
	Fields: []ReadyField{
		asks("landscape", "erp", record.OwnText, "Sistema de gestión (ERP)", "ERP system").must(),
		asks("landscape", "cloud", record.OwnChoice, "Estrategia de nube", "Cloud strategy").must().
			of(text.New("En sus instalaciones", "On premises"), text.New("Híbrida", "Hybrid"), text.New("Nube primero", "Cloud first"), text.New("Solo nube", "Cloud only")),
		asks("landscape", "users", record.OwnNumber, "Usuarios de sistemas", "System users").least(0),
		asks("landscape", "security", record.OwnChoice, "Madurez en seguridad", "Security maturity").
			of(text.New("Inicial", "Initial"), text.New("Definida", "Defined"), text.New("Gestionada", "Managed"), text.New("Certificada", "Certified")),
		asks("landscape", "debt", record.OwnLong, "Sistemas por reemplazar", "Systems to be replaced"),
		asks("service", "sla", record.OwnPercent, "Disponibilidad comprometida", "Availability promised").from(0, 100),
		asks("service", "kept", record.OwnPercent, "Disponibilidad lograda", "Availability kept").from(0, 100),
		asks("service", "desk", record.OwnPerson, "Responsable del servicio", "Service manager"),
		asks("client", "budget", record.OwnMoney, "Presupuesto de TI al año", "IT budget a year").must().least(0),
		asks("client", "cycle", record.OwnChoice, "Cuándo define el presupuesto", "When the budget is set").
			of(text.New("Primer trimestre", "First quarter"), text.New("Segundo trimestre", "Second quarter"), text.New("Tercer trimestre", "Third quarter"), text.New("Cuarto trimestre", "Fourth quarter")),
		asks("targets", "renewal", record.OwnDate, "Próximo vencimiento de contrato", "Next contract end").must().
			why("El contrato de más valor que vence primero.", "The contract of most value that ends first."),
		asks("targets", "recurring", record.OwnMoney, "Ingreso recurrente mensual", "Monthly recurring revenue").least(0),
	},
	Needs: []ReadyNeed{
		need("Conectividad y redes", "Connectivity and networks", "TI", "IT"), need("Nube e infraestructura", "Cloud and infrastructure", "TI", "IT"),
		need("Ciberseguridad", "Cybersecurity", "TI", "IT"), need("Gestión empresarial (ERP)", "Business management (ERP)", "Finanzas", "Finance"),
		need("Gestión de clientes (CRM)", "Customer management (CRM)", "Comercial", "Sales"), need("Colaboración y puesto de trabajo", "Collaboration and workplace", "Recursos humanos", "Human resources"),
		need("Datos y analítica", "Data and analytics", "Dirección", "Management"), need("Mesa de ayuda y soporte", "Service desk and support", "TI", "IT"),
		need("Respaldo y recuperación", "Backup and recovery", "TI", "IT"), need("Desarrollo de aplicaciones", "Application development", "Operaciones", "Operations"),
	},
})
