package fact

import (
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// Value is what a row says in a column. Of columns that stand only in the block's bytes it is read from them at each call: who
// shows many rows reads Texts.
func (s *Set) Value(p *Part, i int, name string) record.Value {
	c := s.Schema.column(name)
	switch c.store {
	case inCodes:
		if code := p.codes[c.slot][i]; code >= 0 {
			return record.OfText(s.names.codes[c.slot].now()[code])
		}
	case inChoices:
		if code := p.choices[c.slot][i]; code > 0 {
			return record.OfText(s.names.choices[c.slot].now()[code-1])
		}
	case inDates:
		return record.OfDate(p.dates[c.slot][i])
	case inInts:
		if n := p.ints[c.slot][i]; n != 0 {
			return record.OfInt(int64(n))
		}
	case inAmounts:
		if code := p.in[c.slot][i]; code > 0 {
			currency, _ := money.ParseCode(s.names.currencies.now()[code-1])
			return record.OfMoney(money.New(p.amounts[c.slot][i], currency))
		}
	case inNumbers:
		return record.OfFloat(p.numbers[c.slot][i])
	case inFlags:
		return record.OfBool(p.flags[c.slot][i])
	case inBlock:
		return record.OfText(s.Texts(p, name)[i])
	}
	return record.Value{}
}

// Number gives for rows of a part a whole number that stands for what they say in a column: the same number is the same value
// throughout the set. False for a row that says nothing there. Columns that stand only in the blocks' bytes have none.
func (s *Set) Number(p *Part, name string) func(i int) (n int64, known bool) {
	c := s.Schema.column(name)
	switch n := c.slot; c.store {
	case inCodes:
		return func(i int) (int64, bool) { return int64(p.codes[n][i]), p.codes[n][i] >= 0 }
	case inChoices:
		return func(i int) (int64, bool) { return int64(p.choices[n][i]), p.choices[n][i] > 0 }
	case inDates:
		return func(i int) (int64, bool) { return int64(p.dates[n][i]), p.dates[n][i] != 0 }
	case inInts:
		return func(i int) (int64, bool) { return int64(p.ints[n][i]), p.ints[n][i] != 0 }
	case inAmounts:
		return func(i int) (int64, bool) {
			return p.amounts[n][i]<<8 | int64(p.in[n][i]), p.in[n][i] > 0
		}
	case inNumbers:
		return func(i int) (int64, bool) {
			return inOrder(p.numbers[n][i]), p.numbers[n][i] == p.numbers[n][i]
		}
	case inFlags:
		return func(i int) (int64, bool) {
			if p.flags[n][i] {
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
