package record

import "rumbo/engine/text"

// Channel is a way on which leads come: a record, because every company names its own.
type Channel struct {
	Name       string
	Type       string
	Notes      string
	Rank       string
	ExternalID string
}

// ChannelKind describes Channel.
var ChannelKind = define(Kind[Channel]{
	Name:   "channel",
	Label:  text.New("Canal", "Channel"),
	Plural: text.New("Canales", "Channels"),
	Fields: []Field[Channel]{
		TextField("name", "Nombre", "Name", func(c *Channel) *string { return &c.Name }).Must(),
		ChoiceField("type", "Tipo", "Type", func(c *Channel) *string { return &c.Type },
			Opts("web", "Sitio web", "Website"), Opts("advertising", "Publicidad", "Advertising"), Opts("mail", "Correo", "E-mail"),
			Opts("social", "Redes sociales", "Social networks"), Opts("event", "Evento", "Event"), Opts("referral", "Referido", "Referral"),
			Opts("partner", "Socio", "Partner"), Opts("outbound", "Prospección activa", "Outbound"), Opts("other", "Otro", "Other")),
		LongField("notes", "Notas", "Notes", func(c *Channel) *string { return &c.Notes }),
		RankField(func(c *Channel) *string { return &c.Rank }),
		TextField("external_id", "Identificador externo", "External ID", func(c *Channel) *string { return &c.ExternalID }),
	},
})
