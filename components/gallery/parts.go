//go:build js && wasm

package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/components/words"
	"rumbo/engine/money"
	"rumbo/engine/period"
)

var today = period.On(2026, 11, 22)

// deal is a row of the table.
type deal struct {
	ID, Name, Account, Stage, Owner string
	Amount                          money.Amount
	Close                           period.Date
	Chance                          float64
}

func someDeals(n int) []deal {
	accounts := []string{"Minera Los Andes", "Banco del Pacífico", "Retail Sur", "Clínica Santa María", "Puerto Central"}
	stages := []string{"qualified", "proposal", "negotiation", "won"}
	out := make([]deal, n)
	for i := range out {
		out[i] = deal{ID: fmt.Sprint(i), Name: fmt.Sprintf("Proyecto %03d", i+1), Account: accounts[i*7%5], Stage: stages[i*5%4], Owner: []string{"Ana Ríos", "Luis Mora", "Eva Soto"}[i%3],
			Amount: money.New(int64(1_250_000+i*i*3517%48_000_000), clp), Close: today + period.Date(i*13%180-20), Chance: float64(i*17%95) / 100}
	}
	return out
}

func stages() []ui.Option {
	return []ui.Option{{Value: "qualified", Label: tr("Calificado", "Qualified")}, {Value: "proposal", Label: tr("Propuesta", "Proposal")},
		{Value: "negotiation", Label: tr("Negociación", "Negotiation")}, {Value: "won", Label: tr("Ganado", "Won")}}
}

func (g *gallery) change(id string, f func(d *deal)) {
	next := append([]deal(nil), g.deals...)
	for i := range next {
		if next[i].ID == id {
			f(&next[i])
		}
	}
	g.deals = next
}

func (g *gallery) tablePage() []app.UI {
	l := words.Locale()
	return []app.UI{
		app.Div().Class("page-head").Body(app.H1().Body(app.Text(tr("Pipeline", "Pipeline"))),
			app.Div().Class("page-tools").Body(
				&ui.Segmented{Label: tr("Vista", "View"), Value: g.view, Options: []ui.Option{{Value: "line", Label: tr("Tabla", "Table"), Icon: icon.Table}, {Value: "bar", Label: tr("Embudo", "Funnel"), Icon: icon.Pipeline}},
					OnChange: func(_ app.Context, v string) { g.view = v }},
				&ui.Button{Label: tr("Negocio nuevo", "New deal"), Icon: icon.Plus, Kind: ui.Primary},
			)),
		app.Div().Class("table-tools").Body(
			&ui.TextField{Label: tr("Filtrar", "Filter"), HideLabel: true, Placeholder: tr("Filtrar por nombre o cuenta", "Filter by name or account"), Icon: icon.Search, Kind: "search"},
			&ui.SelectField{Label: tr("Etapa", "Stage"), HideLabel: true, None: tr("Todas las etapas", "All stages"), Options: stages()},
			&ui.Tag{Label: "Ana Ríos", Remove: tr("Quitar", "Remove")},
		),
		&ui.Table[deal]{Caption: "Pipeline", Rows: g.deals, RowKey: func(d deal) string { return d.ID }, Selectable: true, SortBy: "close",
			OnOpen: func(ctx app.Context, d deal) { g.panel = true }, OnCSV: func(app.Context, []byte) {},
			Columns: []ui.Column[deal]{
				{ID: "name", Header: tr("Negocio", "Deal"), Size: "m", Text: func(d deal) string { return d.Name },
					Cell: func(d deal) app.UI {
						return ui.EditText(d.ID, tr("Negocio", "Deal"), d.Name, func(_ app.Context, v string) { g.change(d.ID, func(d *deal) { d.Name = v }) })
					},
					Compare: func(a, b deal) int { return strings.Compare(a.Name, b.Name) }, Total: "Total"},
				{ID: "account", Header: tr("Cuenta", "Account"), Size: "m", Text: func(d deal) string { return d.Account }, Compare: func(a, b deal) int { return strings.Compare(a.Account, b.Account) }},
				{ID: "stage", Header: tr("Etapa", "Stage"), Text: func(d deal) string { return d.Stage },
					Cell: func(d deal) app.UI {
						return ui.EditSelect(d.ID, tr("Etapa", "Stage"), stages(), d.Stage, "", func(_ app.Context, v string) { g.change(d.ID, func(d *deal) { d.Stage = v }) })
					}},
				{ID: "owner", Header: tr("Responsable", "Owner"), Hide: 1, Text: func(d deal) string { return d.Owner }},
				{ID: "chance", Header: tr("Probabilidad", "Chance"), Right: true, Hide: 2, Text: func(d deal) string { return l.Percent(d.Chance, 0) }, Compare: func(a, b deal) int { return cmp.Compare(a.Chance, b.Chance) }},
				{ID: "amount", Header: tr("Monto", "Amount"), Unit: "CLP", Right: true, Size: "m", Text: func(d deal) string { return l.MoneyPlain(d.Amount) }, Total: l.MoneyPlain(money.New(5_834_120_000, clp)),
					Cell: func(d deal) app.UI {
						return ui.EditMoney(d.ID, tr("Monto", "Amount"), d.Amount, clp, func(_ app.Context, a money.Amount) { g.change(d.ID, func(d *deal) { d.Amount = a }) })
					},
					Compare: func(a, b deal) int { return cmp.Compare(a.Amount.Minor, b.Amount.Minor) }},
				{ID: "close", Header: tr("Cierre", "Close"), Right: true, Text: func(d deal) string { return l.Date(d.Close) },
					Cell: func(d deal) app.UI {
						e := ui.EditDate(d.ID, tr("Cierre", "Close"), d.Close, today, func(_ app.Context, v period.Date) { g.change(d.ID, func(d *deal) { d.Close = v }) })
						e.Right = true
						return e
					},
					Compare: func(a, b deal) int { return cmp.Compare(a.Close, b.Close) }},
			}},
	}
}

// form keeps what is typed into it.
type form struct {
	app.Compo

	account, name string
	counts        bool
}

func someForm() app.UI {
	return &form{account: "1", name: tr("Renovación 2027", "Renewal 2027"), counts: true}
}

func (f *form) Render() app.UI {
	accounts := []ui.Option{{Value: "1", Label: "Minera Los Andes", Note: "Santiago"}, {Value: "2", Label: "Banco del Pacífico", Note: "Guayaquil"}, {Value: "3", Label: "Retail Sur", Note: "Temuco"}}
	chosen := ""
	for _, o := range accounts {
		if o.Value == f.account {
			chosen = o.Label
		}
	}
	return app.Div().Class("form").Body(
		&ui.TextField{Label: tr("Nombre", "Name"), Value: f.name, OnCommit: func(_ app.Context, v string) { f.name = v }},
		&ui.Combobox{Label: tr("Cuenta", "Account"), Text: chosen, Value: f.account, Optional: true, Find: ui.Among(accounts),
			OnPick:   func(_ app.Context, v string) { f.account = v },
			OnCreate: func(app.Context, string) {}},
		app.Div().Class("form-row").Body(
			&ui.MoneyField{Label: tr("Monto", "Amount"), Value: money.New(48_500_000, clp), Currency: clp},
			&ui.DateField{Label: tr("Cierre", "Close"), Value: today + 40, Today: today},
		),
		app.Div().Class("form-row").Body(
			&ui.SelectField{Label: tr("Etapa", "Stage"), Value: "proposal", Options: stages()},
			&ui.NumberField{Label: tr("Probabilidad", "Chance"), Value: 0.45, Known: true, Percent: true, Decimals: 1, Hint: tr("Según la etapa: 40 %", "By stage: 40%")},
		),
		&ui.TextField{Label: tr("Notas", "Notes"), Lines: 3, Optional: true, Value: tr("El gerente de operaciones pide una prueba en la planta norte antes de firmar.", "The operations manager wants a trial at the northern plant before signing.")},
		&ui.CheckField{Label: tr("Cuenta para la meta del trimestre", "Counts towards the quarter's target"), Checked: f.counts, OnChange: func(_ app.Context, v bool) { f.counts = v }},
	)
}

func (g *gallery) fieldPage() []app.UI {
	return []app.UI{
		app.Div().Class("page-head").Body(app.H1().Body(app.Text(tr("Campos", "Fields")))),
		app.Div().Class("grid-2").Body(
			someForm(),
			app.Div().Class("form").Body(
				&ui.TextField{Label: tr("Correo", "E-mail"), Value: "ana@", Problem: tr("Falta el dominio del correo", "The e-mail has no domain"), Kind: "email"},
				&ui.MoneyField{Label: tr("Presupuesto", "Budget"), Currency: money.Must("USD"), Optional: true, Hint: tr("Si el cliente lo ha dicho", "If the client has said so")},
				&ui.TextField{Label: tr("Código", "Code"), Value: "AC-2231", Disabled: true},
				&ui.DateField{Label: tr("Fecha", "Date"), Today: today},
				&ui.CheckField{Label: tr("Compartir con el equipo", "Share with the team"), Hint: tr("Lo ven todas las personas del espacio", "Everyone in the workspace sees it")},
				&ui.CheckField{Label: tr("Bloqueado", "Locked"), Checked: true, Disabled: true},
			),
		),
	}
}

func (g *gallery) controlPage() []app.UI {
	return []app.UI{
		app.Div().Class("page-head").Body(app.H1().Body(app.Text(tr("Controles", "Controls")))),
		section(tr("Botones", "Buttons"),
			app.Div().Class("line").Body(&ui.Button{Label: tr("Crear", "Create"), Kind: ui.Primary, Icon: icon.Plus}, &ui.Button{Label: tr("Exportar", "Export"), Icon: icon.Download},
				&ui.Button{Label: tr("Cancelar", "Cancel"), Kind: ui.Quiet}, &ui.Button{Label: tr("Eliminar", "Delete"), Kind: ui.Danger, Icon: icon.Trash},
				&ui.Button{Label: tr("Apagado", "Disabled"), Disabled: true}, &ui.Button{Label: tr("Trabajando", "Working"), Busy: true, Kind: ui.Primary}),
			app.Div().Class("line").Body(&ui.Button{Label: tr("Chico", "Small"), Small: true}, &ui.Button{Label: tr("Chico", "Small"), Small: true, Kind: ui.Primary},
				&ui.IconButton{Icon: icon.Edit, Label: tr("Editar", "Edit")}, &ui.IconButton{Icon: icon.Star, Label: tr("Destacar", "Star"), Pressed: "true"}, &ui.IconButton{Icon: icon.Filter, Label: tr("Filtrar", "Filter"), Small: true},
				&ui.Menu{Label: tr("Acciones", "Actions"), Items: []ui.MenuItem{{Label: tr("Editar", "Edit"), Icon: icon.Edit, Note: "E"}, {Label: tr("Duplicar", "Duplicate"), Icon: icon.Copy}, {}, {Label: tr("Eliminar", "Delete"), Icon: icon.Trash, Danger: true}}}),
		),
		section(tr("Elegir", "Choose"),
			app.Div().Class("line").Body(
				&ui.Segmented{Label: tr("Período", "Period"), Value: g.period, Options: []ui.Option{{Value: "month", Label: tr("Mes", "Month")}, {Value: "quarter", Label: tr("Trimestre", "Quarter")}, {Value: "year", Label: tr("Año", "Year")}},
					OnChange: func(_ app.Context, v string) { g.period = v }}),
			&ui.Tabs{Label: tr("Plan", "Plan"), PanelID: "plan", Value: g.period, Tabs: []ui.Tab{{Value: "month", Label: tr("Perfil", "Profile")}, {Value: "quarter", Label: tr("Contactos", "Contacts"), Count: "12"}, {Value: "year", Label: tr("Acciones", "Actions"), Count: "3"}},
				OnChange: func(_ app.Context, v string) { g.period = v }},
			ui.TabPanel("plan", g.period, app.P().Class("quiet").Body(app.Text(tr("El contenido de la pestaña elegida.", "The content of the chosen tab.")))),
		),
		section(tr("Estados", "States"),
			app.Div().Class("line line-4").Body(ui.Light(ui.Green, ""), ui.Light(ui.Amber, ""), ui.Light(ui.Red, ""), ui.Light(ui.Unknown, ""), ui.Light(ui.Red, "-")),
			app.Div().Class("line").Body(ui.Badge(tr("Borrador", "Draft")), ui.AccentBadge(tr("Nuevo", "New")), &ui.Tag{Label: tr("Minería", "Mining")}, &ui.Tag{Label: tr("Sector público", "Public sector"), Remove: tr("Quitar", "Remove")}, ui.Keys("Ctrl", "K"),
				&ui.Tooltip{Label: "WAPE", Text: tr("Error absoluto total sobre ventas totales", "Total absolute error over total sales")}),
		),
		section(tr("Atajos", "Shortcuts"), ui.Shortcuts(
			ui.ShortcutGroup{Title: tr("En todas partes", "Everywhere"), Items: []ui.Shortcut{{Label: tr("Buscar y ejecutar", "Search and run"), Keys: []string{"Ctrl", "K"}}, {Label: tr("Deshacer", "Undo"), Keys: []string{"Ctrl", "Z"}}}},
			ui.ShortcutGroup{Title: tr("En una tabla", "In a table"), Items: []ui.Shortcut{{Label: tr("Celda siguiente", "Next cell"), Keys: []string{"Tab"}}, {Label: tr("Salir sin guardar", "Leave without saving"), Keys: []string{"Esc"}}}},
		)),
	}
}

func (g *gallery) iconPage() []app.UI {
	var all []app.UI
	for _, n := range icon.All() {
		all = append(all, app.Div().Class("line").Body(icon.Of(n), app.Span().Class("small muted").Body(app.Text(string(n)))))
	}
	return []app.UI{app.Div().Class("page-head").Body(app.H1().Body(app.Text(tr("Iconos", "Icons")))), app.Div().Class("grid").Body(all...)}
}

func (g *gallery) statePage() []app.UI {
	return []app.UI{
		app.Div().Class("page-head").Body(app.H1().Body(app.Text(tr("Esperar y empezar", "Waiting and starting")))),
		section(tr("Vacío", "Empty"), app.Div().Class("box").Body(&ui.Empty{Icon: icon.Target, Title: tr("Aún no hay metas", "No targets yet"),
			Text: tr("Aquí se compara lo vendido con lo que cada persona debe vender.", "This is where sales meet what each person should sell."),
			Actions: func() []app.UI {
				return []app.UI{&ui.Button{Label: tr("Crear la primera meta", "Create the first target"), Kind: ui.Primary}, &ui.Button{Label: tr("Importar", "Import"), Icon: icon.Upload}}
			}})),
		section(tr("Espera", "Waiting"), app.Div().Class("grid-2").Body(
			ui.Skeleton(5),
			app.Div().Class("stack").Body(
				&ui.Progress{Label: tr("Leyendo negocios", "Reading deals"), Done: 4200, Total: 8800, OnCancel: func(app.Context) {}},
				&ui.Progress{Label: tr("Preparando", "Preparing"), Done: 312}),
		)),
	}
}
