package fact

import (
	"slices"
	"strconv"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// RowID names a row of a block. A record of the fact's kind with that ID stands over the row.
func RowID(block record.ID, row int) record.ID {
	return block + "." + record.ID(strconv.Itoa(row))
}

// SplitID takes a RowID apart; false for the ID of a single record.
func SplitID(id record.ID) (block record.ID, row int, ok bool) {
	i := strings.LastIndexByte(string(id), '.')
	if i < 1 {
		return "", 0, false
	}
	digits := string(id[i+1:])
	n, err := strconv.Atoi(digits)
	return id[:i], n, err == nil && n >= 0 && n < maxRows && strconv.Itoa(n) == digits
}

// blockOf finds the block that holds a row, also a deleted one, and the row in it; nil if the ID is that of a single record.
// Where the whole block never came it is an excerpt.
func blockOf(s *change.State, id record.ID) (b *change.Row, row int) {
	block, row, ok := SplitID(id)
	if !ok {
		return nil, 0
	}
	if b := s.Row(record.BlockKind.Name, block); b != nil {
		return b, row
	}
	for _, b := range excerptsOf(s, block) {
		if i, ok := slices.BinarySearch(numbers(b.Rec.(*record.Block).Data), int32(row)); ok {
			return b, i
		}
	}
	return nil, 0
}

// ofBlock tells the ID of a row of a block from that of a single record, also where the block was deleted.
func ofBlock(s *change.State, id record.ID) bool {
	block, _, ok := SplitID(id)
	if !ok || s.Row(record.BlockKind.Name, block) != nil {
		return ok
	}
	for b := range s.Table(record.BlockKind.Name).Rows() {
		if b.Rec.(*record.Block).Of == block {
			return true
		}
	}
	return false
}

// InBlock reports whether the ID is that of a row of a block that stands.
func InBlock(s *change.State, kind string, id record.ID) bool {
	b, row := blockOf(s, id)
	if b == nil || !b.Alive() || Of(kind) == nil {
		return false
	}
	rec := b.Rec.(*record.Block)
	return rec.Kind == kind && row < rec.Rows
}

// Stored is a row of a block as it was imported, without corrections; nil if it cannot be read.
func Stored(s *change.State, kind string, id record.ID) any { return NewReader(s).Stored(kind, id) }

// Reader reads single rows of blocks. It keeps the blocks that it took apart, for who needs many rows.
type Reader struct {
	s    *change.State
	data map[record.ID]*Data
}

// blocksKept is how many blocks a Reader keeps.
const blocksKept = 16

// NewReader starts with a state.
func NewReader(s *change.State) *Reader { return &Reader{s, map[record.ID]*Data{}} }

// Stored is a row of a block as it was imported, without corrections; nil if it cannot be read.
func (r *Reader) Stored(kind string, id record.ID) any {
	if !InBlock(r.s, kind, id) {
		return nil
	}
	b, row := blockOf(r.s, id)
	d := r.data[b.ID]
	if d == nil {
		var err error
		if d, err = Decode(b.Rec.(*record.Block).Data); err != nil {
			return nil
		}
		if len(r.data) >= blocksKept {
			clear(r.data)
		}
		r.data[b.ID] = d
	}
	return Of(kind).record(d, row)
}

// Get is a fact as it stands: a single record, or a block's row with its corrections. Nil if it
// is not there or was taken away.
func Get(s *change.State, kind string, id record.ID) any {
	k, over := record.Lookup(kind), s.Row(kind, id)
	if !InBlock(s, kind, id) {
		if ofBlock(s, id) || over == nil || !over.Alive() {
			return nil
		}
		return over.Rec
	}
	rec := Stored(s, kind, id)
	if rec == nil || over == nil || !over.Alive() {
		return rec
	}
	for _, name := range written(k, over) {
		if i := k.Field(name); i >= 0 {
			k.Set(rec, i, over.Value(k, name))
		}
	}
	if removed(k, over) {
		return nil
	}
	return rec
}

// record makes the record of one row.
func (s *Schema) record(d *Data, row int) any {
	rec := s.Kind.New()
	if row >= d.Rows {
		return rec
	}
	if d.Version < s.Kind.Version() {
		for name, v := range s.migrated(d, row) {
			if i := s.Kind.Field(name); i >= 0 {
				s.Kind.Set(rec, i, v)
			}
		}
		return rec
	}
	for i := range d.Cols {
		if f := s.Kind.Field(d.Cols[i].Name); f >= 0 {
			s.Kind.Set(rec, f, d.Cols[i].Value(row))
		}
	}
	return rec
}

func (s *Schema) migrated(d *Data, row int) map[string]record.Value {
	fields := map[string]record.Value{}
	for i := range d.Cols {
		if v := d.Cols[i].Value(row); !v.IsNull() {
			fields[d.Cols[i].Name] = v
		}
	}
	s.Kind.Migrate(fields, d.Version)
	return fields
}

// current brings a block that an older version wrote up to date.
func (s *Schema) current(data string) (string, error) {
	d, err := Decode(data)
	if err != nil {
		return "", err
	}
	b := NewBuilder(s, "")
	for row := range d.Rows {
		b.Add(s.record(d, row))
		if row < d.Rows-1 && b.rows == 0 {
			return "", ErrFormat // longer than any block that was written
		}
	}
	b.flush()
	if len(b.blocks) == 0 {
		return Encode(&Data{Version: s.Kind.Version()}), nil
	}
	return b.blocks[0].New.(*record.Block).Data, nil
}

// written lists the fields that a correction says: what it writes, and what it was created with.
func written(k record.Any, over *change.Row) []string {
	var out []string
	for _, f := range over.Parts().Fields {
		out = append(out, f.Name)
	}
	if len(over.Births()) == 0 {
		return out
	}
	for i, f := range k.Infos() {
		if !k.Get(over.Rec, i).IsNull() {
			out = append(out, f.Name)
		}
	}
	return out
}

func removed(k record.Any, over *change.Row) bool { return over.Value(k, "removed").Bool() }

// Correct gives the op that corrects fields of a block's row: writes without a creation, so that corrections made elsewhere merge with
// it field by field. What a field said before its first correction is what was imported, and that is what an undo brings back.
func Correct(s *change.State, kind string, id record.ID, fields map[string]record.Value) change.Op {
	return NewReader(s).Correct(kind, id, fields)
}

// Correct is the function of that name, for who corrects many rows.
func (r *Reader) Correct(kind string, id record.ID, fields map[string]record.Value) change.Op {
	op := change.Op{Kind: kind, ID: id}
	k, was := record.Lookup(kind), r.Stored(kind, id)
	if was == nil {
		return op
	}
	again, anew := map[string]record.Value{}, map[string]record.Value{} // fields that somebody corrected before, and others
	over := r.s.Row(kind, id)
	for name, v := range fields {
		if over != nil && says(k, over, name) {
			again[name] = v
		} else {
			anew[name] = v
		}
	}
	if over != nil {
		op = change.Edit(r.s, kind, id, again)
	}
	for name, v := range anew {
		from := record.Value{}
		if i := k.Field(name); i >= 0 {
			from = k.Get(was, i)
		}
		if from != v {
			op.Patches = append(op.Patches, change.Patch{Field: name, From: from, To: v})
		}
	}
	change.SortPatches(op.Patches)
	return op
}
