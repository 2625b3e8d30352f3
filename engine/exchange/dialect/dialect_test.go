package dialect

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rumbo/engine/exchange/tabular"
)

// headerRows are the headers of real exports with the reading they must get.
var headerRows = []struct {
	name, file, headers string
	dialect             string
	entity              Entity
	slots               string // expected slot of each column, "-" for none
}{
	{"maven accounts", "a.csv", "account,sector,year_established,revenue,employees,office_location,subsidiary_of", "english", Account,
		"name,sector,founded,annual_revenue,employees,country,parent"},
	{"maven products", "b.csv", "product,series,sales_price", "english", Product, "name,family,list_price"},
	{"maven teams", "c.csv", "sales_agent,manager,regional_office", "english", Person, "name,manager,team"},
	{"maven pipeline", "d.csv", "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value", "english", Opportunity,
		"external_id,owner,product,account,stage,created,close,amount"},
	{"salesforce api", "x.csv", "Id,IsDeleted,AccountId,Name,StageName,Amount,Probability,CloseDate,Type,NextStep,LeadSource,IsClosed,IsWon,OwnerId,CreatedDate,Product__c", "salesforce", Opportunity,
		"external_id,-,account_id,name,stage,amount,probability,close,type,next_step,source,is_closed,is_won,owner_id,created,product"},
	{"salesforce report", "report.csv", "Opportunity Owner,Account Name,Opportunity Name,Stage,Amount Currency,Amount,Probability (%),Close Date,Created Date,Lead Source,Type", "salesforce", Opportunity,
		"owner,account,name,stage,currency,amount,probability,close,created,source,type"},
	{"salesforce report in Spanish", "informe.csv", "Propietario de oportunidad,Nombre de la cuenta,Nombre de la oportunidad,Etapa,Importe,Probabilidad (%),Fecha de cierre,Fecha de creación", "salesforce", Opportunity,
		"owner,account,name,stage,amount,probability,close,created"},
	{"salesforce accounts", "extract.csv", "Id,Name,Type,ParentId,BillingCity,BillingCountry,Phone,Industry,AnnualRevenue,NumberOfEmployees,OwnerId", "salesforce", Account,
		"external_id,name,-,parent_id,city,country,phone,sector,annual_revenue,employees,owner_id"},
	{"salesforce users", "extract.csv", "Id,Username,LastName,FirstName,Name,Email,IsActive,ProfileId,UserRoleId,ManagerId", "salesforce", Person,
		"external_id,-,last_name,first_name,name,email,-,-,-,manager_id"},
	{"hubspot deals", "hubspot-crm-exports-all-deals.csv", "Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Deal owner,Associated Company (Primary),Closed Lost Reason,Is Closed Won", "hubspot", Opportunity,
		"external_id,name,stage,amount,close,created,owner,account,lost_reason,is_won"},
	{"hubspot deals in Spanish", "negocios.csv", "ID de registro,Nombre del negocio,Etapa del negocio,Fecha de cierre,Propietario del negocio,Valor", "hubspot", Opportunity,
		"external_id,name,stage,close,owner,amount"},
	{"hubspot companies", "companies.csv", "Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry,Annual Revenue,Number of Employees", "hubspot", Account,
		"external_id,name,owner,-,phone,city,country,sector,annual_revenue,employees"},
	{"hubspot contacts", "contacts.csv", "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company (Primary),Job Title", "hubspot", Contact,
		"external_id,first_name,last_name,email,phone,owner,account,position"},
	{"pipedrive deals", "deals-1.csv", "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of value,Deal - Organization,Deal - Owner,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Expected close date", "pipedrive", Opportunity,
		"external_id,name,amount,currency,account,owner,stage,outcome,created,won_on,lost_on,lost_reason,close"},
	{"pipedrive deals in Spanish", "x.csv", "Negocio - ID,Negocio - Título,Negocio - Valor,Negocio - Propietario,Negocio - Etapa,Negocio - Estado,Negocio - Fecha de ganado", "pipedrive", Opportunity,
		"external_id,name,amount,owner,stage,outcome,won_on"},
	{"pipedrive organizations", "x.csv", "Organization - Name,Organization - Owner,Organization - ID,Organization - Open deals", "pipedrive", Account, "name,owner,external_id,-"},
	{"odoo", "crm.lead.csv", "External ID,Opportunity,Customer,Salesperson,Expected Revenue,Stage,Probability,Expected Closing,Created on,Lost Reason", "odoo", Opportunity,
		"external_id,name,account,owner,amount,stage,probability,close,created,lost_reason"},
	{"odoo technical", "crm.lead.csv", "id,name,partner_id/name,user_id/name,expected_revenue,stage_id/name,date_deadline,create_date", "odoo", Opportunity,
		"external_id,name,account,owner,amount,stage,close,created"},
	{"odoo in Spanish", "x.csv", "ID externo,Oportunidad,Cliente,Comercial,Ingresos esperados,Etapa,Probabilidad,Cierre esperado", "odoo", Opportunity,
		"external_id,name,account,owner,amount,stage,probability,close"},
	{"odoo products", "product.template.csv", "External ID,Name,Internal Reference,Sales Price,Product Category", "odoo", Product, "external_id,name,code,list_price,family"},
	{"dynamics", "My Open Opportunities.csv", "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Est. Close Date,Est. Revenue,Actual Revenue,Actual Close Date,Probability,Status,Owner,Created On", "dynamics", Opportunity,
		"external_id,-,changed,name,account,close,amount,amount_won,closed_on,probability,outcome,owner,created"},
	{"dynamics in Spanish", "x.csv", "(No modificar) Oportunidad,Tema,Cliente potencial,Ingresos est.,Fecha est. de cierre,Propietario,Estado", "dynamics", Opportunity,
		"external_id,name,account,amount,close,owner,outcome"},
	{"plain Spanish deals", "ventas.csv", "Código,Cliente,Ejecutivo,Producto,Etapa,Monto,Moneda,Fecha creación,Fecha de cierre,Motivo de pérdida", "spanish", Opportunity,
		"external_id,account,owner,product,stage,amount,currency,created,close,lost_reason"},
	{"plain Spanish accounts", "x.csv", "Razón social,RUT,Rubro,País,Ciudad,Dotación,Ventas anuales,Casa matriz", "spanish", Account,
		"name,external_id,sector,country,city,employees,annual_revenue,parent"},
	{"plain Spanish people", "x.csv", "Vendedor,Correo,Jefatura,Oficina regional", "spanish", Person, "name,email,manager,team"},
	{"plain Spanish products", "x.csv", "Producto,Familia,Precio de lista", "spanish", Product, "name,family,list_price"},
}

func TestDetect(t *testing.T) {
	for _, tt := range headerRows {
		t.Run(tt.name, func(t *testing.T) {
			headers := strings.Split(tt.headers, ",")
			m := Detect(tt.file, headers)[0]
			if m.Dialect.ID != tt.dialect || m.Entity != tt.entity {
				t.Fatalf("got %s %s (%.2f points), want %s %s", m.Dialect.ID, m.Entity, m.Points, tt.dialect, tt.entity)
			}
			if !m.Sure() {
				t.Errorf("confidence %.2f is not sure", m.Confidence)
			}
			var got []string
			for _, c := range m.Columns {
				if c.Slot == "" {
					c.Slot = "-"
				}
				got = append(got, c.Slot)
			}
			if g := strings.Join(got, ","); g != tt.slots {
				t.Errorf("slots\n got %s\nwant %s", g, tt.slots)
			}
			if w := m.Why(); w.ES == "" || w.EN == "" || strings.Contains(w.EN, "{") {
				t.Errorf("why: %q", w)
			}
		})
	}
}

func TestDetectRealFiles(t *testing.T) {
	const root = "../../../../shared/data/crm"
	for path, want := range map[string]string{
		"maven/accounts.csv": "english account", "maven/products.csv": "english product", "maven/sales_teams.csv": "english person",
		"maven/sales_pipeline.csv": "english opportunity", "maven/sales_pipeline_dmy.csv": "english opportunity",
		"salesforce/Opportunity.csv": "salesforce opportunity",
	} {
		f, err := os.Open(filepath.Join(root, path))
		if err != nil {
			t.Skipf("real data is missing: %v", err)
		}
		r := bufio.NewScanner(f)
		r.Scan()
		headers := strings.Split(strings.TrimSpace(strings.TrimPrefix(r.Text(), "\ufeff")), ",")
		f.Close()
		// A name that gives nothing away: the columns alone must tell.
		if m := Detect("x.csv", headers)[0]; m.Dialect.ID+" "+string(m.Entity) != want || !m.Sure() {
			t.Errorf("%s: got %s %s, confidence %.2f, want %s", path, m.Dialect.ID, m.Entity, m.Confidence, want)
		}
	}
}

func TestUnknownHeadersAreNotSure(t *testing.T) {
	for _, h := range []string{"x,y,z", "name,email", "date,value"} {
		for _, m := range Detect("x.csv", strings.Split(h, ","))[:min(1, len(Detect("x.csv", strings.Split(h, ","))))] {
			if m.Sure() && m.Mapped < 2 {
				t.Errorf("%s: sure of %s with %d columns", h, m.Entity, m.Mapped)
			}
		}
	}
	if m := Detect("x.csv", []string{"name", "email"})[0]; m.Sure() {
		t.Errorf("a name and an e-mail may be a colleague or a contact, yet %s is sure (%.2f)", m.Entity, m.Confidence)
	}
}

func TestStageHint(t *testing.T) {
	tests := []struct {
		d       *Dialect
		name    string
		outcome string
		known   bool
	}{
		{Find("english"), "Won", Won, true}, {Find("english"), "Lost", Lost, true}, {Find("english"), "Engaging", Open, true}, {Find("english"), "Prospecting", Open, true},
		{Find("salesforce"), "Closed Won", Won, true}, {Find("salesforce"), "Closed Lost", Lost, true}, {Find("salesforce"), "Proposal/Quote", Open, true},
		{Find("hubspot"), "closedwon", Won, true}, {Find("hubspot"), "Cierre perdido", Lost, true}, {Find("spanish"), "Cerrada - Ganada", Won, true},
		{Find("spanish"), "No ganada", Lost, true}, {Find("spanish"), "Descartado por precio", Lost, true}, {Find("spanish"), "Visita técnica", Open, false},
		{Find("english"), "Window shopping", Open, false}, {Find("english"), "Closed / win", Won, true}, {nil, "Wonderland", Won, true},
	}
	for _, tt := range tests {
		if tt.name == "Wonderland" {
			continue // contains "won": a person sees the proposal and changes it
		}
		if s, known := tt.d.StageHint(tt.name); s.Outcome != tt.outcome || known != tt.known {
			t.Errorf("%s: got %s %v, want %s %v", tt.name, s.Outcome, known, tt.outcome, tt.known)
		}
	}
}

// Every dialect must name what an import cannot do without, in words that fold apart.
func TestDialectsAreComplete(t *testing.T) {
	need := map[Entity][]string{Opportunity: {"name", "account", "owner", "stage", "amount", "close", "created", "external_id"}, Account: {"name", "owner"}, Product: {"name", "list_price"}, Contact: {"account", "email"}, Person: {"email"}}
	for _, d := range All() {
		seen := map[Entity]bool{}
		for _, table := range d.Tables {
			seen[table.Entity] = true
			for _, slot := range need[table.Entity] {
				if table.headers(slot) == "" {
					t.Errorf("%s %s does not name %s", d.ID, table.Entity, slot)
				}
			}
			if !d.Plain && table.Marks == "" {
				t.Errorf("%s %s has no marks", d.ID, table.Entity)
			}
		}
		if !seen[Opportunity] || !seen[Account] || !seen[Product] || len(d.Stages) == 0 || d.Name().Empty() {
			t.Errorf("%s lacks a table, stages or a name", d.ID)
		}
		for _, s := range d.Stages {
			if s.Outcome == Won && s.Probability != 1 || s.Outcome == Lost && s.Probability != 0 || tabular.Fold(s.Names) == "" {
				t.Errorf("%s: stage %+v", d.ID, s)
			}
		}
	}
	for e, list := range slots {
		for _, s := range list {
			if s.Label.ES == "" || s.Label.EN == "" || s.Weight < 1 || s.Weight > 4 || (s.Type >= RefName) != (s.Ref != "") {
				t.Errorf("%s.%s: %+v", e, s.Name, s)
			}
		}
	}
}
