package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Block holds many facts of one kind in columns: what an import brought. It is never edited. A row
// that is corrected or taken away gets a record of its own kind with the ID RowID, which
// stands over it field by field; see package fact.
type Block struct {
	Kind   string // of the facts: "activity", "mail_event", "lead_event", "revenue_line"
	Rows   int
	From   period.Date // first day
	To     period.Date // last day, included
	Source string      // the file or program that the facts came from
	Of     ID          // the block that this one holds some rows of; "" for a whole one. See fact.Excerpts
	Data   string      // see fact.Encode
}

// BlockKind describes Block.
var BlockKind = define(Kind[Block]{
	Name:   "block",
	Label:  text.New("Bloque de registros", "Block of entries"),
	Plural: text.New("Bloques de registros", "Blocks of entries"),
	Title:  func(b *Block) string { return b.Source },
	Fields: []Field[Block]{
		TextField("kind", "Tipo", "Kind", func(b *Block) *string { return &b.Kind }).Must(),
		IntField("rows", "Filas", "Rows", func(b *Block) *int { return &b.Rows }).Between(0, 1<<20),
		DateField("from", "Desde", "From", func(b *Block) *period.Date { return &b.From }),
		DateField("to", "Hasta", "To", func(b *Block) *period.Date { return &b.To }),
		TextField("source", "Fuente", "Source", func(b *Block) *string { return &b.Source }),
		TextField("of", "Extracto de", "Excerpt of", func(b *Block) *string { return (*string)(&b.Of) }),
		ColumnsField("data", "Contenido", "Contents", func(b *Block) *string { return &b.Data }).Must(),
	},
})
