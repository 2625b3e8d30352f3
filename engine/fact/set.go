package fact

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// Set holds all facts of a kind in columns. Read-only, and safe to be used by several goroutines.
type Set struct {
	Schema *Schema
	Parts  []*Part
	Starts []int       // number of each part's first row in the whole
	Len    int         // rows
	Broken []record.ID // blocks that cannot be read; their rows are missing

	names   *pool
	looked  []bool                // by number of the schema's column: whether all parts know its codes; guarded by names.mu
	blocks  map[*change.Row]*Part // of the blocks as they were imported
	patched map[*change.Row]*Part // of blocks with corrections
	loose   []*Part

	mu   sync.Mutex
	cold map[*Part]*Data // of a few blocks whose records were asked for
}

// Build makes the set of a state.
func Build(s *change.State, schema *Schema) *Set { return Update(nil, s, schema) }

// Update makes the set of a state that came from the one of an earlier set, or nil: only what is
// new is read.
func Update(earlier *Set, s *change.State, schema *Schema) *Set {
	out := &Set{Schema: schema, looked: make([]bool, len(schema.Columns)), blocks: map[*change.Row]*Part{}, patched: map[*change.Row]*Part{}, cold: map[*Part]*Data{}}
	if earlier == nil {
		earlier = &Set{names: newPool(schema)}
	}
	out.names = earlier.names
	kind := schema.Kind.KindName()
	over, single := divide(s, kind)
	var d decoder
	take := func(b *change.Row, whole record.ID, twice map[int32]bool) {
		p := earlier.blocks[b]
		if p == nil {
			p = out.read(&d, b)
		}
		if p == nil {
			out.Broken = append(out.Broken, b.ID)
			return
		}
		out.blocks[b] = p
		if list := over[whole]; len(list)+len(twice) > 0 {
			p = out.correct(p, list, twice, earlier.patched[b])
			out.patched[b] = p
		}
		out.add(p)
	}
	cut := map[record.ID][]*change.Row{}
	for b := range s.Table(record.BlockKind.Name).Rows() {
		switch rec := b.Rec.(*record.Block); {
		case rec.Kind != kind:
		case rec.Of != "":
			cut[rec.Of] = append(cut[rec.Of], b)
		case b.Alive():
			take(b, b.ID, nil)
		}
	}
	for _, whole := range slices.Sorted(maps.Keys(cut)) {
		if s.Row(record.BlockKind.Name, whole) != nil {
			continue
		}
		twice := map[int32]bool{} // rows that an excerpt before holds, too
		for _, b := range standing(cut[whole]) {
			take(b, whole, twice)
			for _, n := range numbers(b.Rec.(*record.Block).Data) {
				twice[n] = true
			}
		}
	}
	out.singles(earlier.loose, single)
	return out
}

// divide tells the records that stand over a block's row from the single ones.
func divide(s *change.State, kind string) (over map[record.ID][]*change.Row, single []*change.Row) {
	over = map[record.ID][]*change.Row{}
	wholes := map[record.ID]bool{}
	for b := range s.Table(record.BlockKind.Name).Rows() {
		wholes[cmp.Or(b.Rec.(*record.Block).Of, b.ID)] = true
	}
	k := record.Lookup(kind)
	for r := range s.Table(kind).Rows() {
		block, _, inBlock := SplitID(r.ID)
		switch {
		case !r.Alive():
		case inBlock && wholes[block]:
			over[block] = append(over[block], r)
		case !removed(k, r):
			single = append(single, r)
		}
	}
	return over, single
}

func (s *Set) add(p *Part) {
	if p.n == 0 {
		return
	}
	s.Parts, s.Starts = append(s.Parts, p), append(s.Starts, s.Len)
	s.Len += p.n
}

// read decodes a block; nil if it cannot be read.
func (s *Set) read(d *decoder, b *change.Row) *Part {
	rec := b.Rec.(*record.Block)
	data := rec.Data
	var whole []int32
	if rec.Of != "" {
		if whole = numbers(data); len(whole) != rec.Rows {
			return nil
		}
	}
	d.open(data)
	if d.err == nil && d.version < s.Schema.Kind.Version() {
		var err error
		if data, err = s.Schema.current(data); err != nil {
			return nil
		}
		d.open(data)
	}
	p := &Part{n: d.rows, block: cmp.Or(rec.Of, b.ID), data: data, whole: whole, packed: make([]packed, len(s.Schema.Columns))}
	for range d.columns {
		name, form, end := d.head()
		if i, known := s.Schema.index[name]; known && d.err == nil && s.Schema.Columns[i].Form == form && s.Schema.Columns[i].store != inBlock {
			p.packed[i] = d.place(form, end)
		} else if d.err == nil {
			d.at = end
		}
	}
	if d.end() != nil {
		return nil
	}
	p.span(s.days().Into(p, &d.days))
	return p
}

// correct is a block's part with the records that stand over it, without the rows of the numbers that came before. before is
// what came of it the last time.
func (s *Set) correct(p *Part, list []*change.Row, twice map[int32]bool, before *Part) *Part {
	over := make(map[int32]*change.Row, len(list))
	for _, r := range list {
		_, number, _ := SplitID(r.ID)
		if row, there := p.at(number); there {
			over[int32(row)] = r
		}
	}
	if before != nil && len(twice) == 0 && maps.Equal(before.over, over) {
		return before
	}
	k := s.Schema.Kind
	out := *p
	out.over, out.own, out.packed = over, s.unpacked(p), nil
	gone := make([]bool, p.n)
	for i := range gone {
		gone[i] = twice[int32(p.number(i))]
	}
	for row, r := range over {
		gone[row] = gone[row] || removed(k, r)
		for _, name := range written(k, r) {
			if i, ok := s.Schema.index[name]; ok {
				out.own.set(&s.Schema.Columns[i], int(row), r.Value(k, name), s.names)
			}
		}
	}
	var keep []int32
	for i := range int32(p.n) {
		if !gone[i] {
			keep = append(keep, i)
		}
	}
	if len(keep) < p.n {
		out.own.keep(keep)
		out.n, out.rows = len(keep), append([]int32{}, keep...)
	}
	out.span(s.days().In(&out))
	return &out
}

// singles puts single records into parts; those that hold the same as before are taken from there.
func (s *Set) singles(before []*Part, rows []*change.Row) {
	for i := 0; len(rows) > 0; i++ {
		run := rows[:min(len(rows), BlockRows)]
		rows = rows[len(run):]
		var p *Part
		if i < len(before) && slices.Equal(before[i].loose, run) {
			p = before[i]
		} else {
			p = s.gather(run)
		}
		s.loose = append(s.loose, p)
		s.add(p)
	}
}

func (s *Set) gather(rows []*change.Row) *Part {
	p := &Part{n: len(rows), own: s.Schema.cells(len(rows)), loose: rows}
	for c := range s.Schema.Columns {
		col := &s.Schema.Columns[c]
		for i, r := range rows {
			p.own.set(col, i, s.Schema.Kind.Get(r.Rec, col.field), s.names)
		}
	}
	p.span(s.days().In(p))
	return p
}

// Find gives the part and the row in it of a row of the whole.
func (s *Set) Find(row int) (*Part, int) {
	i := sort.SearchInts(s.Starts, row+1) - 1
	return s.Parts[i], row - s.Starts[i]
}

// Record makes the whole record of a row, a pointer to the kind's struct, not to be modified.
func (s *Set) Record(p *Part, i int) any {
	if p.block == "" {
		return p.loose[i].Rec
	}
	rec := s.AsImported(p, i)
	if r := p.over[int32(p.blockRow(i))]; r != nil {
		k := s.Schema.Kind
		for _, name := range written(k, r) {
			if f := k.Field(name); f >= 0 {
				k.Set(rec, f, r.Value(k, name))
			}
		}
	}
	return rec
}

// AsImported makes the record of a block's row without what was corrected of it; of a single record it is the record.
func (s *Set) AsImported(p *Part, i int) any {
	if p.block == "" {
		return p.loose[i].Rec
	}
	return s.Schema.record(s.data(p), p.blockRow(i))
}

// data decodes a part's block whole; a few are kept.
func (s *Set) data(p *Part) *Data {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.cold[p]
	if d == nil {
		d, _ = Decode(p.data) // it was read before
		if len(s.cold) >= 8 {
			clear(s.cold)
		}
		s.cold[p] = d
	}
	return d
}

// Named tells which texts stand in a column of a kind's facts, and reads nothing else of them. False where that takes
// the whole set: rows were corrected, or blocks are of an older version or cannot be read so far.
func Named(s *change.State, schema *Schema, column string) (map[string]bool, bool) {
	kind, c := schema.Kind.KindName(), schema.column(column)
	over, single := divide(s, kind)
	if len(over) > 0 {
		return nil, false
	}
	out := map[string]bool{}
	for _, r := range single {
		if v := schema.Kind.Get(r.Rec, c.field).Text(); v != "" {
			out[v] = true
		}
	}
	var d decoder
	for b := range s.Table(record.BlockKind.Name).Rows() {
		rec := b.Rec.(*record.Block)
		if rec.Kind != kind || !b.Alive() {
			continue
		}
		d.open(rec.Data)
		if d.version < schema.Kind.Version() {
			return nil, false
		}
		for range d.columns {
			if v := d.next(func(name string, f Form) bool { return name == column && f == FormTexts }); v != nil {
				used := make([]bool, len(v.Texts))
				for _, at := range v.At {
					if at >= 0 {
						used[at] = true
					}
				}
				for i, text := range v.Texts {
					if used[i] && !out[text] {
						out[strings.Clone(text)] = true
					}
				}
			}
		}
		if d.end() != nil {
			return nil, false
		}
	}
	return out, true
}
