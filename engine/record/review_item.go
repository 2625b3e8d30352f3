package record

import "rumbo/engine/text"

// ReviewItem is one point of a review's agenda, and what was decided on it.
type ReviewItem struct {
	Account  ID
	Review   ID
	Title    string
	View     string // "tactical", "strategic"
	Minutes  int
	Owner    ID // person
	Decision string
	Action   ID // that it became
	Rank     string
}

// ReviewItemKind describes ReviewItem.
var ReviewItemKind = define(Kind[ReviewItem]{
	Name:    "review_item",
	Label:   text.New("Punto de la agenda", "Agenda item"),
	Plural:  text.New("Agenda", "Agenda"),
	Title:   func(i *ReviewItem) string { return i.Title },
	Account: func(i *ReviewItem) ID { return i.Account },
	Fields: []Field[ReviewItem]{
		TextField("title", "Punto", "Item", func(i *ReviewItem) *string { return &i.Title }).Must(),
		RefField("account", "account", "Cuenta", "Account", func(i *ReviewItem) *ID { return &i.Account }),
		RefField("review", "review", "Revisión", "Review", func(i *ReviewItem) *ID { return &i.Review }).Must(),
		ChoiceField("view", "Mirada", "View", func(i *ReviewItem) *string { return &i.View },
			Opts("tactical", "táctica", "tactical"), Opts("strategic", "estratégica", "strategic")).Must(),
		IntField("minutes", "Minutos", "Minutes", func(i *ReviewItem) *int { return &i.Minutes }).Between(0, 600),
		RefField("owner", "person", "Presenta", "Presents", func(i *ReviewItem) *ID { return &i.Owner }),
		LongField("decision", "Decisión", "Decision", func(i *ReviewItem) *string { return &i.Decision }),
		RefField("action", "action", "Acción", "Action", func(i *ReviewItem) *ID { return &i.Action }),
		RankField(func(i *ReviewItem) *string { return &i.Rank }),
	},
})
