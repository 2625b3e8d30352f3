package fact

import (
	"cmp"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// An excerpt is a block that holds some rows of another one (record.Block.Of), as an account's plan takes them along without
// those of others. Its rows keep their identity: a column of its own says which number each has in the whole block, so
// their IDs, and the records that stand over them, are the same everywhere. Where the whole block is, its excerpts say
// nothing; where it never came, they stand for it, and a row that two of them hold counts once.
//
// An excerpt is named by its contents and carries the writes of the block that it was cut from. So the same excerpt made twice
// is one record, and taking the import back takes back what was handed over of it.

// rowColumn holds the number of each row in the whole block, from 1.
const rowColumn = "row"

// numbers reads which rows of the whole block an excerpt holds, in their order; nil for a whole block or bytes that cannot be read.
func numbers(data string) []int32 {
	var d decoder
	d.open(data)
	var out []int32
	for range d.columns {
		v := d.next(func(name string, f Form) bool { return name == rowColumn && f == FormInts })
		if v == nil {
			continue
		}
		for _, n := range v.Ints {
			out = append(out, int32(n-1))
		}
	}
	if d.end() != nil || !slices.IsSorted(out) || len(out) > 0 && (out[0] < 0 || out[len(out)-1] >= maxRows) {
		return nil
	}
	return out
}

// excerptsOf are those of one block by ID, for who does not have it whole. All of them stand or fall together, as the import
// did that they were cut from: what was written last to any of them tells.
func excerptsOf(s *change.State, block record.ID) []*change.Row {
	var out []*change.Row
	for b := range s.Table(record.BlockKind.Name).Rows() {
		if b.Rec.(*record.Block).Of == block {
			out = append(out, b)
		}
	}
	return standing(out)
}

func standing(excerpts []*change.Row) []*change.Row {
	if len(excerpts) == 0 {
		return nil
	}
	last := slices.MaxFunc(excerpts, func(a, b *change.Row) int {
		switch x, y := a.Touched(), b.Touched(); {
		case x.Before(y):
			return -1
		case y.Before(x):
			return 1
		}
		return 0
	})
	if !last.Alive() {
		return nil
	}
	out := slices.DeleteFunc(slices.Clone(excerpts), func(b *change.Row) bool { return !b.Alive() })
	slices.SortFunc(out, func(a, b *change.Row) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// over are the records that stand over the rows of blocks, by whole block and number.
type over map[record.ID]map[int32]*change.Row

func overRows(s *change.State, kind string) over {
	out := over{}
	for r := range s.Table(kind).Rows() {
		block, row, ok := SplitID(r.ID)
		if !ok {
			continue
		}
		if out[block] == nil {
			out[block] = map[int32]*change.Row{}
		}
		out[block][int32(row)] = r
	}
	return out
}

// Excerpts cuts out of the blocks what belongs to an account: excerpts, of deleted blocks too, and the records that stand over
// their rows. A row belongs to the account that it names now, be it by a correction.
func Excerpts(s *change.State, account record.ID) (blocks []*change.Row, corrections map[string][]*change.Row) {
	corrections = map[string][]*change.Row{}
	known, taken := map[string]over{}, map[*change.Row]bool{}
	for b := range s.Table(record.BlockKind.Name).Rows() {
		rec := b.Rec.(*record.Block)
		schema := Of(rec.Kind)
		if schema == nil || !schema.has("account") || rec.Of != "" && s.Row(record.BlockKind.Name, rec.Of) != nil {
			continue
		}
		if known[rec.Kind] == nil {
			known[rec.Kind] = overRows(s, rec.Kind)
		}
		corrected := known[rec.Kind][cmp.Or(rec.Of, b.ID)]
		cut, rows := schema.excerpt(b, account, corrected)
		if cut == nil {
			continue
		}
		blocks = append(blocks, cut)
		for _, row := range rows {
			if r := corrected[row]; r != nil && !taken[r] {
				taken[r] = true
				corrections[rec.Kind] = append(corrections[rec.Kind], r)
			}
		}
	}
	return blocks, corrections
}

func (s *Schema) has(column string) bool { _, ok := s.index[column]; return ok }

// excerpt cuts an account's rows out of a block, with their numbers in the whole; nil if there are none.
func (s *Schema) excerpt(b *change.Row, account record.ID, corrected map[int32]*change.Row) (*change.Row, []int32) {
	rec := b.Rec.(*record.Block)
	d, err := Decode(rec.Data)
	if err != nil {
		return nil, nil
	}
	at := slices.IndexFunc(d.Cols, func(v Values) bool { return v.Name == "account" && v.Form == FormTexts })
	number := func(row int) int32 { return int32(row) }
	if list := numbers(rec.Data); list != nil {
		number = func(row int) int32 { return list[row] }
	}
	var rows, named []int32
	for row := range d.Rows {
		of := ""
		if at >= 0 {
			of = d.Cols[at].Value(row).Text()
		}
		if r := corrected[number(row)]; r != nil && r.Alive() && says(s.Kind, r, "account") {
			of = r.Value(s.Kind, "account").Text()
		}
		if of == string(account) {
			rows, named = append(rows, int32(row)), append(named, number(row))
		}
	}
	if len(rows) == 0 {
		return nil, nil
	}
	cut := d.cut(rows, named)
	out := &record.Block{Kind: rec.Kind, Rows: len(rows), Source: rec.Source, Of: cmp.Or(rec.Of, b.ID), Data: Encode(cut)}
	out.From, out.To = cut.span(s.Columns[s.Date].Name)
	row, _ := change.RowOf(BlockID(rec.Kind, string(out.Of)+"\x00"+out.Data), out, b.Parts())
	return row, named
}

// cut keeps some rows of the columns and says which numbers they have in the whole.
func (d *Data) cut(rows, named []int32) *Data {
	out := &Data{Version: d.Version, Rows: len(rows)}
	for i := range d.Cols {
		v := &d.Cols[i]
		if v.Name == rowColumn {
			continue
		}
		c := newCollector(v.Name, v.Form)
		for _, row := range rows {
			c.add(v.Value(int(row)))
		}
		if c.said {
			out.Cols = append(out.Cols, c.Values)
		}
	}
	n := Values{Name: rowColumn, Form: FormInts}
	for _, row := range named {
		n.Ints = append(n.Ints, int64(row)+1)
	}
	out.Cols = append(out.Cols, n)
	return out
}

// span gives the first and the last day of a column; 0 if no row has one.
func (d *Data) span(column string) (from, to period.Date) {
	for i := range d.Cols {
		if d.Cols[i].Name != column || d.Cols[i].Form != FormDates {
			continue
		}
		for _, n := range d.Cols[i].Ints {
			if day := period.Date(n); day != 0 {
				if from == 0 || day < from {
					from = day
				}
				to = max(to, day)
			}
		}
	}
	return from, to
}

// Refs tells which records the rows of a block name; bytes that cannot be read name none.
func Refs(b *record.Block, see func(kind string, id record.ID)) {
	s := Of(b.Kind)
	d, err := Decode(b.Data)
	if s == nil || err != nil {
		return
	}
	for _, v := range d.Cols {
		if i, known := s.index[v.Name]; known && s.Columns[i].Type == record.TypeRef && v.Form == FormTexts {
			for _, t := range v.Texts {
				see(s.Columns[i].Ref, record.ID(t))
			}
		}
	}
}
