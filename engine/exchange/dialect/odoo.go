package dialect

// odoo knows the labels of its list exports in English and Spanish and the
// technical names of an import-compatible export (models crm.lead, res.partner,
// product.template, res.users).
var odoo = Dialect{
	ID: "odoo",
	Tables: []Table{
		{
			Entity: Opportunity,
			Marks:  "expected_revenue | planned_revenue | Expected Closing | date_deadline | partner_id | partner_id/name | partner_id/id | stage_id | stage_id/name | user_id | user_id/name | Ingresos esperados | Cierre esperado | Cierre previsto | Prorated Revenue",
			Fields: []Field{
				{"external_id", "External ID | id | ID externo | Identificador externo"},
				{"name", "Opportunity | name | Oportunidad | Nombre de la oportunidad"},
				{"account", "Customer | partner_id | partner_id/name | partner_name | Company Name | Cliente | Nombre de la empresa | Nombre de la compañía"},
				{"account_id", "Customer/External ID | partner_id/id | Cliente/ID externo"},
				{"owner", "Salesperson | user_id | user_id/name | Comercial | Vendedor"},
				{"owner_id", "Salesperson/External ID | user_id/id | Comercial/ID externo | Vendedor/ID externo"},
				{"stage", "Stage | stage_id | stage_id/name | Etapa"},
				{"outcome", "Won/Lost | won_status | Is Won | Ganado/Perdido"},
				{"amount", "Expected Revenue | expected_revenue | planned_revenue | Ingresos esperados | Ingreso esperado | Ingreso estimado"},
				{"probability", "Probability | probability | Success Rate (%) | Probabilidad"},
				{"created", "Created on | create_date | Creado el | Creado en | Fecha de creación"},
				{"close", "Expected Closing | date_deadline | Cierre esperado | Cierre previsto | Fecha límite"},
				{"closed_on", "Closed Date | date_closed | Fecha de cierre"},
				{"next_step", "Next Activity Summary | activity_summary | Resumen de la siguiente actividad | Resumen de la próxima actividad"},
				{"next_date", "Next Activity Deadline | activity_date_deadline | Fecha límite de la siguiente actividad"},
				{"type", "Tags | tag_ids | Etiquetas"},
				{"source", "Source | source_id | source_id/name | Medium | medium_id | Origen | Fuente | Medio"},
				{"lost_reason", "Lost Reason | lost_reason_id | lost_reason | Motivo de pérdida | Motivo de la pérdida | Razón de la pérdida"},
				{"description", "Notes | description | Internal Notes | Notas"},
				{"changed", "Last Updated on | write_date | Última actualización el | Last Stage Update | date_last_stage_update"},
			},
		},
		{
			Entity: Account,
			Marks:  "is_company | Is a Company | company_type | vat | Tax ID | property_payment_term_id | country_id | user_id | customer_rank | Es una compañía | industry_id",
			Fields: []Field{
				{"external_id", "External ID | id | ID externo"},
				{"name", "Name | name | Display Name | Complete Name | Nombre | Nombre para mostrar"},
				{"sector", "Industry | industry_id | industry_id/name | Industria | Sector"},
				{"country", "Country | country_id | country_id/name | País"},
				{"city", "City | city | Ciudad"},
				{"website", "Website | Website Link | website | Sitio web"},
				{"phone", "Phone | phone | Teléfono"},
				{"owner", "Salesperson | user_id | user_id/name | Comercial | Vendedor"},
				{"parent", "Related Company | Parent Company | parent_id | parent_id/name | Compañía relacionada | Empresa relacionada"},
				{"parent_id", "Related Company/External ID | parent_id/id"},
				{"description", "Notes | comment | Notas"},
			},
		},
		{
			Entity: Contact,
			Marks:  "parent_id | parent_id/name | Related Company | function | Job Position | Puesto de trabajo | Compañía relacionada",
			Fields: []Field{
				{"external_id", "External ID | id | ID externo"},
				{"name", "Name | name | Complete Name | Display Name | Nombre"},
				{"account", "Related Company | Company Name | parent_id | parent_id/name | Compañía relacionada | Nombre de la empresa"},
				{"account_id", "Related Company/External ID | parent_id/id"},
				{"email", "Email | email | Correo electrónico"},
				{"phone", "Phone | phone | Mobile | mobile | Teléfono | Móvil"},
				{"position", "Job Position | function | Puesto de trabajo"},
				{"owner", "Salesperson | user_id | Comercial | Vendedor"},
				{"notes", "Notes | comment | Notas"},
			},
		},
		{
			Entity: Product,
			Marks:  "default_code | Internal Reference | Referencia interna | list_price | categ_id | standard_price | Product Category | Categoría de producto | uom_id",
			Fields: []Field{
				{"external_id", "External ID | id | ID externo"},
				{"name", "Name | name | Nombre | Product | Producto"},
				{"code", "Internal Reference | default_code | Referencia interna"},
				{"family", "Product Category | categ_id | categ_id/name | Categoría de producto | Categoría del producto"},
				{"list_price", "Sales Price | list_price | lst_price | Precio de venta"},
				{"currency", "Currency | currency_id | Moneda"},
			},
		},
		{
			Entity: Person,
			Marks:  "login | Login | groups_id | Latest Login | Latest authentication | Última autenticación | sale_team_id",
			Fields: []Field{
				{"external_id", "External ID | id | ID externo"},
				{"name", "Name | name | Nombre"},
				{"email", "Login | login | Email | email | Correo electrónico"},
				{"team", "User Sales Team | sale_team_id | sale_team_id/name | Sales Team | Equipo de ventas"},
				{"manager", "Manager | parent_id/name | Gerente"},
			},
		},
	},
	Stages: []Stage{
		{"New | Nuevo | Nueva", Open, .10}, {"Qualified | Calificado | Calificada | Cualificado", Open, .30}, {"Proposition | Propuesta", Open, .70}, {"Won | Ganado | Ganada", Won, 1},
	},
}
