package record

import "rumbo/engine/text"

// SwotItem is a strength, weakness, opportunity or threat of a client, as seen by us.
type SwotItem struct {
	Account    ID
	Quadrant   string // of Quadrants
	Text       string
	Fact       ID // on which it rests
	Initiative ID // that it helps or endangers
	Need       ID // from which it comes
	Action     ID // what is done about it
	Notes      string
	Rank       string
}

// Quadrants are the values of SwotItem.Quadrant, in reading order.
var Quadrants = []string{"strength", "weakness", "opportunity", "threat"}

// SwotItemKind describes SwotItem.
var SwotItemKind = define(Kind[SwotItem]{
	Name:    "swot_item",
	Label:   text.New("Punto del FODA", "SWOT item"),
	Plural:  text.New("FODA del cliente", "Client's SWOT"),
	Title:   func(s *SwotItem) string { return s.Text },
	Account: func(s *SwotItem) ID { return s.Account },
	Fields: []Field[SwotItem]{
		RefField("account", "account", "Cuenta", "Account", func(s *SwotItem) *ID { return &s.Account }).Must(),
		ChoiceField("quadrant", "Cuadrante", "Quadrant", func(s *SwotItem) *string { return &s.Quadrant },
			Opts("strength", "Fortalezas", "Strengths"), Opts("weakness", "Debilidades", "Weaknesses"), Opts("opportunity", "Oportunidades", "Opportunities"), Opts("threat", "Amenazas", "Threats")).Must(),
		TextField("text", "Qué", "What", func(s *SwotItem) *string { return &s.Text }).Must().Hidden(),
		RefField("fact", "fact", "Dato en que se apoya", "Fact it rests on", func(s *SwotItem) *ID { return &s.Fact }),
		RefField("initiative", "initiative", "Iniciativa del cliente", "Client initiative", func(s *SwotItem) *ID { return &s.Initiative }),
		RefField("need", "need", "Necesidad", "Need", func(s *SwotItem) *ID { return &s.Need }),
		RefField("action", "action", "Acción", "Action", func(s *SwotItem) *ID { return &s.Action }),
		LongField("notes", "Notas", "Notes", func(s *SwotItem) *string { return &s.Notes }).Hidden(),
		RankField(func(s *SwotItem) *string { return &s.Rank }),
	},
})
