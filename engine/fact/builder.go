package fact

import (
	"encoding/base32"
	"hash/fnv"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// BlockRows is how many rows a block holds at most: enough to be dense, few enough to be rewritten
// in memory when one of them is corrected.
const BlockRows = 8192

// Builder puts facts into blocks. Facts should come in the order of their dates: questions about a
// period then touch few blocks.
type Builder struct {
	schema *Schema
	source string
	cols   []*collector
	rows   int
	from   period.Date
	to     period.Date
	blocks []change.Op
}

// NewBuilder starts blocks of a kind; source says where the facts come from.
func NewBuilder(s *Schema, source string) *Builder {
	b := &Builder{schema: s, source: source}
	for _, c := range s.Columns {
		b.cols = append(b.cols, newCollector(c.Name, c.Form))
	}
	return b
}

// Add takes one fact, a pointer to the kind's struct, which is not kept.
func (b *Builder) Add(rec any) {
	for i, c := range b.schema.Columns {
		v := b.schema.Kind.Get(rec, c.field)
		b.cols[i].add(v)
		if d := v.Date(); i == b.schema.Date && d != 0 {
			if b.from == 0 || d < b.from {
				b.from = d
			}
			b.to = max(b.to, d)
		}
	}
	if b.rows++; b.rows == BlockRows {
		b.flush()
	}
}

func (b *Builder) flush() {
	if b.rows == 0 {
		return
	}
	d := &Data{Version: b.schema.Kind.Version(), Rows: b.rows}
	for _, c := range b.cols {
		if c.said {
			d.Cols = append(d.Cols, c.Values)
		}
	}
	data, kind := Encode(d), b.schema.Kind.KindName()
	b.blocks = append(b.blocks, change.Created(record.BlockKind.Name, BlockID(kind, data),
		&record.Block{Kind: kind, Rows: b.rows, From: b.from, To: b.to, Source: b.source, Data: data}))
	for _, c := range b.cols {
		c.reset()
	}
	b.rows, b.from, b.to = 0, 0, 0
}

// Ops gives the blocks of all facts so far, ready to be part of a change.
func (b *Builder) Ops() []change.Op {
	b.flush()
	return b.blocks
}

var idCode = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// BlockID names a block by its contents: who imports the same file on two devices gets the same
// blocks, which merge into one.
func BlockID(kind, data string) record.ID {
	h := fnv.New128a()
	h.Write([]byte(kind + "\x00"))
	h.Write([]byte(data))
	return record.ID("b" + strings.ToLower(idCode.EncodeToString(h.Sum(nil)[:13])))
}
