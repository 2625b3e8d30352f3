package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Fact is something known about a client, with where it is known from and when.
type Fact struct {
	Account    ID
	Text       string
	Topic      string
	Source     string // kind of source
	Link       string
	On         period.Date // date of the source
	Checked    period.Date // when somebody last found that it still holds
	By         ID          // person who noted or checked it
	Confidence string      // "confirmed", "assumed", "doubtful"
	Rank       string
}

// Seen is the last day on which the fact is known to have held: that of its source, or when it was checked; 0 if neither is known.
func (f *Fact) Seen() period.Date { return max(f.On, f.Checked) }

// FactKind describes Fact.
var FactKind = define(Kind[Fact]{
	Name:    "fact",
	Label:   text.New("Dato del cliente", "Client fact"),
	Plural:  text.New("Datos del cliente", "Client facts"),
	Title:   func(f *Fact) string { return f.Text },
	Account: func(f *Fact) ID { return f.Account },
	Fields: []Field[Fact]{
		RefField("account", "account", "Cuenta", "Account", func(f *Fact) *ID { return &f.Account }).Must(),
		LongField("text", "Dato", "Fact", func(f *Fact) *string { return &f.Text }).Must().UpTo(2000),
		ChoiceField("topic", "Tema", "Topic", func(f *Fact) *string { return &f.Topic },
			Opts("business", "Negocio", "Business"), Opts("size", "Tamaño", "Size"), Opts("strategy", "Estrategia", "Strategy"), Opts("finance", "Resultados y finanzas", "Results and finance"),
			Opts("people", "Organización y personas", "Organisation and people"), Opts("competition", "Mercado y competencia", "Market and competition"),
			Opts("suppliers", "Proveedores", "Suppliers"), Opts("technology", "Tecnología", "Technology"), Opts("news", "Noticias", "News"), Opts("other", "Otro", "Other")),
		ChoiceField("source", "Fuente", "Source", func(f *Fact) *string { return &f.Source },
			Opts("annual_report", "Memoria anual", "Annual report"), Opts("investors", "Presentación a inversionistas", "Investor presentation"),
			Opts("web", "Sitio web", "Website"), Opts("social", "Redes sociales", "Social networks"), Opts("expert", "Experto de la industria", "Industry expert"),
			Opts("press", "Prensa", "Press"), Opts("client", "Conversación con el cliente", "Conversation with the client"), Opts("public", "Otra fuente pública", "Other public source")),
		LinkField("link", "Enlace", "Link", func(f *Fact) *string { return &f.Link }).
			Explain("Solo se guarda: la aplicación nunca lo abre por su cuenta.", "It is only kept: the app never opens it by itself."),
		DateField("on", "Fecha de la fuente", "Date of the source", func(f *Fact) *period.Date { return &f.On }),
		DateField("checked", "Revisado el", "Checked on", func(f *Fact) *period.Date { return &f.Checked }),
		RefField("by", "person", "Quién lo aportó", "Noted by", func(f *Fact) *ID { return &f.By }),
		ChoiceField("confidence", "Certeza", "Confidence", func(f *Fact) *string { return &f.Confidence },
			Opts("confirmed", "confirmado", "confirmed"), Opts("assumed", "supuesto", "assumed"), Opts("doubtful", "dudoso", "doubtful")),
		RankField(func(f *Fact) *string { return &f.Rank }),
	},
})
