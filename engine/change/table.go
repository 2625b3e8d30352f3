package change

import (
	"iter"
	"sync"

	"rumbo/engine/lexicon"
	"rumbo/engine/pace"
	"rumbo/engine/record"
)

// chunk is how many rows are copied when one of them changes.
const chunk = 256

// Table holds the rows of one kind in the order in which they came. Immutable:
// an edit copies one chunk and the list of chunks, and shares the rest.
type Table struct {
	kind   record.Any
	chunks [][]*Row
	n      int
	idx    *index
}

// index finds rows by ID. Positions never change, so tables that descend from each
// other share it; a table sees only positions below its own n.
type index struct {
	mu sync.RWMutex
	at *lexicon.Lexicon // only the table with as many rows may add to it
}

func (x *index) find(id record.ID) int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return int(x.at.Find(string(id)))
}

// put gives an ID the position n and tells in which index: another, if a different descendant of the
// table has given that position already.
func (x *index) put(id record.ID, n int) *index {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.at.Len() != n { // part ways
		x = &index{at: lexicon.Of(x.at.Names()[:n])}
	}
	x.at.Add(string(id))
	return x
}

func newTable(kind string) *Table {
	return &Table{kind: record.Lookup(kind), idx: &index{at: lexicon.New(0)}}
}

// tableOf holds rows in their order; nil if two have the same ID.
func tableOf(kind string, rows []Row, p *pace.Pace) *Table {
	t := newTable(kind)
	t.n, t.idx.at = len(rows), lexicon.New(len(rows))
	for i := range rows {
		p.Step()
		if t.idx.at.Find(string(rows[i].ID)) >= 0 {
			return nil
		}
		t.idx.at.Add(string(rows[i].ID))
		if i%chunk == 0 {
			t.chunks = append(t.chunks, make([]*Row, 0, min(chunk, len(rows)-i)))
		}
		c := &t.chunks[i/chunk]
		*c = append(*c, &rows[i])
	}
	return t
}

// Kind is what the rows are.
func (t *Table) Kind() record.Any { return t.kind }

// Len counts the rows, also deleted ones.
func (t *Table) Len() int { return t.n }

func (t *Table) find(id record.ID) int {
	if i := t.idx.find(id); i < t.n {
		return i
	}
	return -1
}

// Row finds a row, also a deleted one; nil if there is none.
func (t *Table) Row(id record.ID) *Row {
	if i := t.find(id); i >= 0 {
		return t.chunks[i/chunk][i%chunk]
	}
	return nil
}

// Rows goes over all rows, also deleted ones, in order of arrival.
func (t *Table) Rows() iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		for _, c := range t.chunks {
			for _, r := range c {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// Editor collects edits of a table and copies each chunk at most once.
type editor struct {
	t   Table
	own map[int]bool // chunks that are ours to modify
}

func (t *Table) editor() *editor {
	e := &editor{t: *t, own: map[int]bool{}}
	e.t.chunks = append([][]*Row(nil), t.chunks...)
	return e
}

// grow makes room in the index for n more rows.
func (e *editor) grow(n int) {
	if e.t.n == 0 && n > chunk {
		e.t.idx = &index{at: lexicon.New(n)}
	}
}

func (e *editor) put(r *Row) {
	if i := e.t.find(r.ID); i >= 0 {
		e.ours(i / chunk)[i%chunk] = r
		return
	}
	e.t.idx = e.t.idx.put(r.ID, e.t.n)
	c := e.t.n / chunk
	if e.t.n%chunk == 0 {
		e.t.chunks = append(e.t.chunks, make([]*Row, 0, chunk))
		e.own[c] = true
	}
	e.t.chunks[c] = append(e.ours(c), r)
	e.t.n++
}

func (e *editor) ours(c int) []*Row {
	if !e.own[c] {
		e.t.chunks[c] = append(make([]*Row, 0, chunk), e.t.chunks[c]...)
		e.own[c] = true
	}
	return e.t.chunks[c]
}

func (e *editor) done() *Table {
	t := e.t
	return &t
}

// Differing goes over the rows in which two tables differ, in the order of their positions; a row
// that only one of them has comes with nil. It is quick for a table and its descendant, which
// share most of their chunks.
func Differing(a, b *Table) iter.Seq2[*Row, *Row] {
	return func(yield func(*Row, *Row) bool) {
		at := func(t *Table, c, i int) *Row {
			if c < len(t.chunks) && i < len(t.chunks[c]) {
				return t.chunks[c][i]
			}
			return nil
		}
		for c := range max(len(a.chunks), len(b.chunks)) {
			if c < len(a.chunks) && c < len(b.chunks) && len(a.chunks[c]) == len(b.chunks[c]) && &a.chunks[c][0] == &b.chunks[c][0] {
				continue
			}
			for i := range chunk {
				x, y := at(a, c, i), at(b, c, i)
				if x == y {
					continue
				}
				if x != nil && y != nil && x.ID != y.ID {
					if !yield(x, nil) || !yield(nil, y) {
						return
					}
					continue
				}
				if !yield(x, y) {
					return
				}
			}
		}
	}
}
