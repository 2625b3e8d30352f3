package record

import (
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Action is something that somebody has promised to do, and the gap that it closes.
type Action struct {
	Account     ID
	Title       string
	Owner       ID // person
	Start       period.Date
	Due         period.Date
	Status      string // "todo", "doing", "done", "dropped"
	Horizon     string // "short", "medium", "long"
	Line        ID     // whose gap it closes
	Closes      money.Amount
	Opportunity ID
	Contact     ID
	Waits       []ID // actions that have to be done before
	After       ID   // one more of them, as older versions wrote it; read through Befores
	Done        period.Date
	Notes       string
	Rank        string
}

// Pending reports whether the action still has to be done.
func (a *Action) Pending() bool { return a.Status != "done" && a.Status != "dropped" }

// Late reports whether it is pending and its day has passed.
func (a *Action) Late(today period.Date) bool { return a.Pending() && a.Due.Known() && a.Due < today }

// Befores are the actions that have to be done before this one, each once.
func (a *Action) Befores() []ID {
	if a.After == "" || slices.Contains(a.Waits, a.After) {
		return a.Waits
	}
	return append(slices.Clone(a.Waits), a.After)
}

// ActionKind describes Action.
var ActionKind = define(Kind[Action]{
	Name:    "action",
	Label:   text.New("Acción", "Action"),
	Plural:  text.New("Acciones", "Actions"),
	Title:   func(a *Action) string { return a.Title },
	Account: func(a *Action) ID { return a.Account },
	Fields: []Field[Action]{
		TextField("title", "Acción", "Action", func(a *Action) *string { return &a.Title }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(a *Action) *ID { return &a.Account }),
		RefField("owner", "person", "Responsable", "Owner", func(a *Action) *ID { return &a.Owner }),
		DateField("start", "Comienza", "Starts", func(a *Action) *period.Date { return &a.Start }),
		DateField("due", "Vence", "Due", func(a *Action) *period.Date { return &a.Due }),
		ChoiceField("status", "Estado", "Status", func(a *Action) *string { return &a.Status },
			Opts("todo", "por hacer", "to do"), Opts("doing", "en curso", "in progress"), Opts("done", "hecha", "done"), Opts("dropped", "descartada", "dropped")).Must(),
		ChoiceField("horizon", "Plazo", "Horizon", func(a *Action) *string { return &a.Horizon },
			Opts("short", "corto plazo", "short term"), Opts("medium", "mediano plazo", "medium term"), Opts("long", "largo plazo", "long term")),
		RefField("line", "line", "Línea de negocio", "Business line", func(a *Action) *ID { return &a.Line }),
		MoneyField("closes", "Brecha que cierra", "Gap it closes", func(a *Action) *money.Amount { return &a.Closes }),
		RefField("opportunity", "opportunity", "Oportunidad", "Opportunity", func(a *Action) *ID { return &a.Opportunity }),
		RefField("contact", "contact", "Contacto", "Contact", func(a *Action) *ID { return &a.Contact }),
		RefField("after", "action", "Espera a (versiones anteriores)", "Waits for (older versions)", func(a *Action) *ID { return &a.After }),
		DateField("done", "Hecha el", "Done on", func(a *Action) *period.Date { return &a.Done }),
		LongField("notes", "Notas", "Notes", func(a *Action) *string { return &a.Notes }),
		RankField(func(a *Action) *string { return &a.Rank }),
		RefsField("waits", "action", "Espera a", "Waits for", func(a *Action) *[]ID { return &a.Waits }).
			Explain("Las acciones que tienen que estar hechas antes.", "The actions that have to be done before."),
	},
})
