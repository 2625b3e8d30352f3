package record

import "rumbo/engine/text"

// Need is something that a client has to have done, and spends on: accounting, payroll, maintenance.
type Need struct {
	Account  ID
	Name     string
	Area     string // of the client
	Priority string // "high", "medium", "low"
	Notes    string
	Rank     string
}

// priorities are how much something matters to the client.
func priorities() []Option {
	return []Option{Opts("high", "alta", "high"), Opts("medium", "media", "medium"), Opts("low", "baja", "low")}
}

// NeedKind describes Need.
var NeedKind = define(Kind[Need]{
	Name:    "need",
	Label:   text.New("Necesidad", "Need"),
	Plural:  text.New("Necesidades", "Needs"),
	Title:   func(n *Need) string { return n.Name },
	Account: func(n *Need) ID { return n.Account },
	Fields: []Field[Need]{
		RefField("account", "account", "Cuenta", "Account", func(n *Need) *ID { return &n.Account }).Must(),
		TextField("name", "Necesidad", "Need", func(n *Need) *string { return &n.Name }).Must().
			Explain("Lo que el cliente necesita resolver y en lo que gasta.", "What the client has to have done, and spends on."),
		TextField("area", "Área del cliente", "Client's area", func(n *Need) *string { return &n.Area }),
		ChoiceField("priority", "Prioridad", "Priority", func(n *Need) *string { return &n.Priority }, priorities()...),
		LongField("notes", "Notas", "Notes", func(n *Need) *string { return &n.Notes }),
		RankField(func(n *Need) *string { return &n.Rank }),
	},
})
