package fact

import (
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// Value is what a row says in a column. Of columns that stand only in the block's bytes it is read from them at each call: who
// shows many rows reads Texts.
func (s *Set) Value(p *Part, i int, name string) record.Value {
	switch s.Schema.column(name).store {
	case inCodes:
		codes := s.Codes(name)
		if code := codes.At(p, i); code >= 0 {
			return record.OfText(codes.Values[code])
		}
	case inChoices:
		choices := s.Choices(name)
		if code := choices.At(p, i); code > 0 {
			return record.OfText(choices.Values[code-1])
		}
	case inDates:
		return record.OfDate(s.Dates(name).At(p, i))
	case inInts:
		if n := s.Counts(name).At(p, i); n != 0 {
			return record.OfInt(int64(n))
		}
	case inAmounts:
		return record.OfMoney(s.Money(name).At(p, i))
	case inNumbers:
		return record.OfFloat(s.Floats(name).In(p)[i])
	case inFlags:
		return record.OfBool(s.Bools(name).In(p)[i])
	case inBlock:
		return record.OfText(s.Texts(p, name)[i])
	}
	return record.Value{}
}

// Number gives for rows of a part a whole number that stands for what they say in a column: the same number is the same value
// throughout the set. False for a row that says nothing there. Columns that stand only in the blocks' bytes have none.
func (s *Set) Number(p *Part, name string) func(i int) (n int64, known bool) {
	switch s.Schema.column(name).store {
	case inCodes:
		cells := s.Codes(name).In(p)
		return func(i int) (int64, bool) { return int64(cells[i]), cells[i] >= 0 }
	case inChoices:
		cells := s.Choices(name).In(p)
		return func(i int) (int64, bool) { return int64(cells[i]), cells[i] > 0 }
	case inDates:
		cells := s.Dates(name).In(p)
		return func(i int) (int64, bool) { return int64(cells[i]), cells[i] != 0 }
	case inInts:
		cells := s.Counts(name).In(p)
		return func(i int) (int64, bool) { return int64(cells[i]), cells[i] != 0 }
	case inAmounts:
		amounts := s.Money(name)
		minor, in := amounts.In(p), amounts.CurrencyIn(p)
		return func(i int) (int64, bool) { return minor[i]<<8 | int64(in[i]), in[i] > 0 }
	case inNumbers:
		cells := s.Floats(name).In(p)
		return func(i int) (int64, bool) { return inOrder(cells[i]), cells[i] == cells[i] }
	case inFlags:
		cells := s.Bools(name).In(p)
		return func(i int) (int64, bool) {
			if cells[i] {
				return 1, true
			}
			return 0, true
		}
	}
	panic("fact: column " + name + " of " + s.Schema.Kind.KindName() + " has no numbers")
}

// Block is the ID of the block that the rows are of, also where only an excerpt of it is there; "" for single records.
func (p *Part) Block() record.ID { return p.block }

// Corrected reports whether somebody has corrected row i of a block.
func (p *Part) Corrected(i int) bool {
	return p.block != "" && p.over[int32(p.blockRow(i))] != nil
}

// Sources say where the rows of each block came from, by the block's ID.
func Sources(s *change.State) map[record.ID]string {
	out := map[record.ID]string{}
	for b := range s.Table(record.BlockKind.Name).Rows() {
		rec := b.Rec.(*record.Block)
		if rec.Of != "" {
			out[rec.Of] = rec.Source
		} else {
			out[b.ID] = rec.Source
		}
	}
	return out
}

// Removed are the rows of blocks that somebody took away, in the order in which they were first corrected.
func Removed(s *change.State, kind string) []record.ID {
	var out []record.ID
	k := record.Lookup(kind)
	for r := range s.Table(kind).Rows() {
		if r.Alive() && removed(k, r) && InBlock(s, kind, r.ID) {
			out = append(out, r.ID)
		}
	}
	return out
}

// Correction is a field of a block's row that stands otherwise than it was imported.
type Correction struct {
	Field string
	From  record.Value // as it was imported
	To    record.Value
	By    change.Stamp // the latest write
}

// Corrections are those of a row, in the order of the kind's fields; that it was taken away is one of them. Nil for a single record.
func Corrections(s *change.State, kind string, id record.ID) []Correction {
	over, stored, k := s.Row(kind, id), Stored(s, kind, id), record.Lookup(kind)
	if over == nil || stored == nil || !over.Alive() {
		return nil
	}
	said := map[string]bool{}
	for _, name := range written(k, over) {
		said[name] = true
	}
	var out []Correction
	for i, f := range k.Infos() {
		from, to := k.Get(stored, i), over.Value(k, f.Name)
		if said[f.Name] && from != to {
			out = append(out, Correction{f.Name, from, to, over.Last(f.Name)})
		}
	}
	return out
}

// TextReader reads single texts that stand in the blocks' bytes, where Set.Texts would read all of a part for one row.
type TextReader struct {
	s *Set
	d decoder
}

// NewTextReader starts with a set.
func NewTextReader(s *Set) *TextReader { return &TextReader{s: s} }

// Text is what a row says in a column of texts.
func (r *TextReader) Text(p *Part, i int, name string) string {
	k, c := r.s.Schema.Kind, r.s.Schema.column(name)
	if p.block == "" {
		return k.Get(p.loose[i].Rec, c.field).Text()
	}
	row := p.blockRow(i)
	if over := p.over[int32(row)]; over != nil && says(k, over, name) {
		return over.Value(k, name).Text()
	}
	r.d.open(p.data)
	for range r.d.columns {
		if v := r.d.next(func(n string, f Form) bool { return n == name && f == FormTexts }); v != nil {
			if at := v.At[row]; at >= 0 {
				return strings.Clone(v.Texts[at])
			}
			return ""
		}
	}
	return ""
}
