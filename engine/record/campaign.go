package record

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Campaign is an effort with a beginning and a cost, such as a mailing; its messages are mail events.
type Campaign struct {
	Name       string
	Channel    ID
	Owner      ID // person
	From       period.Date
	To         period.Date // last day, included
	Audience   int         // people addressed
	Cost       money.Amount
	Margin     money.Amount // won with it, as attributed to it
	Notes      string
	ExternalID string
}

// CampaignKind describes Campaign.
var CampaignKind = define(Kind[Campaign]{
	Name:   "campaign",
	Label:  text.New("Campaña", "Campaign"),
	Plural: text.New("Campañas", "Campaigns"),
	Fields: []Field[Campaign]{
		TextField("name", "Nombre", "Name", func(c *Campaign) *string { return &c.Name }).Must(),
		RefField("channel", "channel", "Canal", "Channel", func(c *Campaign) *ID { return &c.Channel }),
		RefField("owner", "person", "Responsable", "Owner", func(c *Campaign) *ID { return &c.Owner }),
		DateField("from", "Desde", "From", func(c *Campaign) *period.Date { return &c.From }),
		DateField("to", "Hasta", "To", func(c *Campaign) *period.Date { return &c.To }),
		IntField("audience", "Destinatarios", "Audience", func(c *Campaign) *int { return &c.Audience }).Between(0, 1_000_000_000),
		MoneyField("cost", "Costo", "Cost", func(c *Campaign) *money.Amount { return &c.Cost }),
		MoneyField("margin", "Margen obtenido", "Margin won", func(c *Campaign) *money.Amount { return &c.Margin }).
			Explain("Margen de los negocios que se atribuyen a la campaña.", "Margin of the deals attributed to the campaign."),
		LongField("notes", "Notas", "Notes", func(c *Campaign) *string { return &c.Notes }),
		TextField("external_id", "Identificador externo", "External ID", func(c *Campaign) *string { return &c.ExternalID }),
	},
	Check: func(c *Campaign) []Problem {
		switch {
		case backwards(c.From, c.To):
			return problem("to", "Termina antes de comenzar.", "It ends before it starts.")
		case negative(c.Cost):
			return problem("cost", "El costo no puede ser negativo.", "The cost cannot be negative.")
		}
		return nil
	},
})

// backwards reports whether a stretch of days ends before it starts.
func backwards(from, to period.Date) bool { return from.Known() && to.Known() && to < from }
