package dialect

// pipedrive knows the prefixed headers of its exports ("Deal - Title") in
// English and in its two Spanish forms, "Negocio" and "Trato".
var pipedrive = Dialect{
	ID: "pipedrive",
	Tables: []Table{
		{
			Entity: Opportunity,
			Marks:  "Deal - Title | Deal - Value | Deal - Stage | Deal - Status | Deal - ID | Deal - Owner | Negocio - Título | Negocio - Valor | Negocio - Etapa | Negocio - Estado | Negocio - Propietario | Trato - Título | Trato - Valor | Trato - Etapa | Trato - Estado | Trato - Propietario",
			Fields: []Field{
				{"external_id", "Deal - ID | Deal - Pipedrive System ID | Negocio - ID | Trato - ID | ID"},
				{"name", "Deal - Title | Negocio - Título | Trato - Título | Title | Título"},
				{"account", "Deal - Organization | Organization - Name | Organization | Negocio - Organización | Trato - Organización | Organización - Nombre | Organización"},
				{"account_id", "Organization - ID | Organización - ID | org_id"},
				{"owner", "Deal - Owner | Negocio - Propietario | Trato - Propietario | Owner | Propietario"},
				{"product", "Deal - Product name | Negocio - Nombre del producto | Trato - Nombre del producto | Product name"},
				{"stage", "Deal - Stage | Deal - Stage (pipeline) | Negocio - Etapa | Trato - Etapa | Stage | Etapa"},
				{"outcome", "Deal - Status | Negocio - Estado | Negocio - Estatus | Trato - Estado | Trato - Estatus | Status | Estado"},
				{"amount", "Deal - Value | Negocio - Valor | Trato - Valor | Value | Valor"},
				{"currency", "Deal - Currency of value | Deal - Currency of Value | Deal - Currency | Negocio - Moneda de Valor | Negocio - Moneda | Trato - Moneda de Valor | Trato - Moneda | Currency"},
				{"probability", "Deal - Probability | Negocio - Probabilidad | Trato - Probabilidad | Probability"},
				{"created", "Deal - Deal created | Deal - Deal created on | Deal - Creation date | Negocio - Negocio creado | Negocio - Negocio creado el | Negocio - Fecha de creación | Trato - Trato creado | Trato - Trato creado el | Trato - Fecha de creación | Deal created"},
				{"close", "Deal - Expected close date | Negocio - Fecha prevista de cierre | Negocio - Fecha de cierre prevista | Negocio - Fecha de cierre esperada | Trato - Fecha prevista de cierre | Trato - Fecha de cierre prevista | Trato - Fecha de cierre esperada | Expected close date"},
				{"closed_on", "Deal - Deal closed on | Deal - Closed on | Negocio - Negocio cerrado el | Negocio - Cerrado el | Trato - Trato cerrado el | Trato - Cerrado el | Deal closed on"},
				{"won_on", "Deal - Won time | Negocio - Fecha de ganado | Negocio - Hora de ganado | Trato - Fecha de ganado | Trato - Hora de ganado | Won time"},
				{"lost_on", "Deal - Lost time | Negocio - Fecha de perdido | Negocio - Hora de perdido | Trato - Fecha de perdido | Trato - Hora de perdido | Lost time"},
				{"next_date", "Deal - Next activity date | Negocio - Fecha de la siguiente actividad | Negocio - Fecha de la próxima actividad | Trato - Fecha de la próxima actividad"},
				{"type", "Deal - Label | Negocio - Etiqueta | Trato - Etiqueta"},
				{"source", "Deal - Source channel | Deal - Lead source | Deal - Source origin | Negocio - Canal de origen | Trato - Canal de origen"},
				{"lost_reason", "Deal - Lost reason | Negocio - Motivo de pérdida | Negocio - Razón de pérdida | Trato - Motivo de pérdida | Trato - Razón de pérdida | Lost reason"},
				{"changed", "Deal - Update time | Negocio - Hora de actualización | Trato - Hora de actualización"},
			},
		},
		{
			Entity: Account,
			Marks:  "Organization - Name | Organization - Owner | Organization - ID | Organization - Won deals | Organization - Open deals | Organización - Nombre | Organización - Propietario | Organización - ID",
			Fields: []Field{
				{"external_id", "Organization - ID | Organization - Pipedrive System ID | Organización - ID"},
				{"name", "Organization - Name | Organización - Nombre"},
				{"sector", "Organization - Industry | Organización - Industria | Organización - Sector"},
				{"country", "Organization - Country of Address | Organization - Address - Country of Address | Organización - País de Dirección"},
				{"city", "Organization - City/town/village/locality of Address | Organization - Address - City/town/village/locality of Address | Organización - Ciudad/pueblo/localidad de Dirección"},
				{"website", "Organization - Website | Organización - Sitio web"},
				{"employees", "Organization - Employee count | Organization - Number of employees | Organización - Número de empleados"},
				{"annual_revenue", "Organization - Annual revenue | Organización - Ingresos anuales"},
				{"owner", "Organization - Owner | Organización - Propietario"},
			},
		},
		{
			Entity: Contact,
			Marks:  "Person - Name | Person - Organization | Person - Email - Work | Person - Email | Person - Phone | Persona - Nombre | Persona - Organización | Persona - Correo electrónico",
			Fields: []Field{
				{"external_id", "Person - ID | Person - Pipedrive System ID | Persona - ID"},
				{"name", "Person - Name | Persona - Nombre"},
				{"first_name", "Person - First name | Persona - Primer nombre"},
				{"last_name", "Person - Last name | Persona - Apellido"},
				{"account", "Person - Organization | Organization - Name | Persona - Organización"},
				{"email", "Person - Email - Work | Person - Email (Work) | Person - Email | Persona - Correo electrónico - Trabajo | Persona - Correo electrónico"},
				{"phone", "Person - Phone - Work | Person - Phone (Work) | Person - Phone | Persona - Teléfono - Trabajo | Persona - Teléfono"},
				{"position", "Person - Job title | Persona - Cargo | Persona - Puesto"},
				{"owner", "Person - Owner | Persona - Propietario"},
				{"last_contact", "Person - Last activity date | Persona - Fecha de la última actividad"},
			},
		},
		{
			Entity: Product,
			Marks:  "Product - Name | Product - Product code | Product - Unit | Producto - Nombre | Producto - Código de producto | Product - Category",
			Fields: []Field{
				{"external_id", "Product - ID | Producto - ID"},
				{"name", "Product - Name | Producto - Nombre"},
				{"code", "Product - Product code | Product - Code | Producto - Código de producto | Producto - Código"},
				{"family", "Product - Category | Producto - Categoría"},
				{"list_price", "Product - Unit prices | Product - Price | Product - Unit price | Producto - Precio unitario | Producto - Precio"},
			},
		},
	},
	Stages: []Stage{
		{"Qualified | Calificado | Calificados", Open, 0}, {"Contact Made | Contacto realizado | Contactado", Open, 0}, {"Demo Scheduled | Demo programada", Open, 0},
		{"Proposal Made | Propuesta realizada", Open, 0}, {"Negotiations Started | Negociaciones iniciadas", Open, 0},
	},
}
