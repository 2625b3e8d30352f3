package ingest

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"

	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// factReader reads the rows of a file of facts, one after the other, into records.
type factReader struct {
	p     *plan
	w     *work
	kind  record.Any
	infos []record.FieldInfo
	ext   int                         // field number of the identifier
	fill  []func(i int, rec any) bool // false: the row is refused, which was reported
	split func(i int, rec any) []any  // several facts of one row; nil: one
}

// takeFacts reads a file of facts and puts what is new into blocks; false if the plan was cancelled.
func (p *plan) takeFacts(w *work) bool {
	r := p.factReader(w)
	sink := p.newSink(r)
	for i := range w.Rows {
		if !p.step(i) {
			return false
		}
		rec := r.kind.New()
		if !r.read(i, rec) {
			w.Refused++
			sink.count.Refused++
			continue
		}
		all := []any{rec}
		if r.split != nil {
			all = r.split(i, rec)
		}
		kept := false
		for _, one := range all {
			if r.sound(i, one) {
				sink.take(i, one)
				kept = true
			}
		}
		if !kept {
			w.Refused++
			sink.count.Refused++
		}
	}
	sink.done()
	return true
}

func (r *factReader) read(i int, rec any) bool {
	for _, fill := range r.fill {
		if !fill(i, rec) {
			return false
		}
	}
	return true
}

// set writes a field by name.
func (r *factReader) set(rec any, field string, v record.Value) {
	r.kind.Set(rec, r.kind.Field(field), v)
}

// sound holds a record against its kind's rules: what one field breaks is left out of it, and told; without what
// must be there the row is refused.
func (r *factReader) sound(i int, rec any) bool {
	for _, problem := range r.kind.Validate(rec) {
		f := r.kind.Field(problem.Field)
		if f < 0 {
			continue
		}
		info, was := r.infos[f], r.kind.Get(rec, f)
		column, value := r.where(info.Name, i)
		if was.IsNull() {
			r.w.problems.Add(tabular.Problem{Message: problemFactMissing, Row: r.w.src.Sheet.RowNumber(i), Column: column, Value: value, Note: info.Label})
			return false
		}
		r.w.problems.Add(tabular.Problem{Message: problemFactField, Row: r.w.src.Sheet.RowNumber(i), Column: column, Value: value, Note: problem.Text})
		if info.Required {
			return false
		}
		r.kind.Set(rec, f, record.Value{})
	}
	return true
}

// where is the column that fills a field, and what stands there.
func (r *factReader) where(field string, i int) (column, value string) {
	for _, s := range dialect.Slots(r.w.Entity) {
		if col, ok := r.w.at[s.Name]; ok && s.Field == field {
			if v := r.w.src.Sheet.Columns[col].Cells[i]; column == "" || v != "" {
				column, value = r.w.Columns[col].Header, v
			}
		}
	}
	return column, value
}

// sink takes facts and tells the new ones from those that the workspace has.
type sink struct {
	r      *factReader
	known  *knownFacts
	fresh  []freshFact
	first  map[contents]int // row of the file by contents, of rows without identifier
	byExt  map[string]int   // row of the file by identifier
	blocks bool             // whether facts of the kind go into blocks
	count  KindCount
}

type freshFact struct {
	on  period.Date
	rec any
	id  record.ID // of a single record
}

func (p *plan) newSink(r *factReader) *sink {
	return &sink{r: r, known: p.knownFacts(r), first: map[contents]int{}, byExt: map[string]int{}, blocks: fact.Of(r.kind.KindName()) != nil,
		count: KindCount{Kind: r.kind.KindName()}}
}

func (s *sink) take(i int, rec any) {
	ext, row := s.r.kind.Get(rec, s.r.ext).Text(), s.r.w.src.Sheet.RowNumber(i)
	if ext != "" {
		if before, twice := s.byExt[ext]; twice {
			s.r.w.problems.Add(tabular.Problem{Message: problemTwice, Row: row, Column: s.r.w.keyColumn(), Value: ext, N: before})
			s.r.w.Refused++
			s.count.Refused++
			return
		}
		s.byExt[ext] = row
		if old, ok := s.known.byIdentifier(s.r.w.source, ext); ok {
			s.compare(old, rec)
			return
		}
	}
	sum := contentsOf(s.r.kind, rec)
	if s.known.takeSame(sum) {
		s.unchanged()
		return
	}
	if before, twice := s.first[sum]; twice && ext == "" {
		s.r.w.problems.Add(tabular.Problem{Message: problemSameTwice, Row: row, N: before})
	} else {
		s.first[sum] = row
	}
	s.r.w.New++
	s.count.New++
	s.fresh = append(s.fresh, freshFact{s.day(rec), rec, s.singleID(ext, sum)})
}

func (s *sink) unchanged() {
	s.r.w.Unchanged++
	s.count.Unchanged++
}

func (s *sink) day(rec any) period.Date { return s.r.kind.Get(rec, s.r.kind.Field("on")).Date() }

// singleID names the record of a fact that does not go into a block.
func (s *sink) singleID(ext string, sum contents) record.ID {
	if s.blocks {
		return ""
	}
	kind := s.r.kind.KindName()
	if ext != "" {
		return s.r.p.ids.byExternal(kind, s.r.w.source, ext)
	}
	id := s.r.p.ids.of(kind, "k", string(sum[:]))
	for again := 1; s.known.taken(id); again++ {
		id = s.r.p.ids.of(kind, "k", string(sum[:]), strconv.Itoa(again))
	}
	s.known.ids[id] = true
	return id
}

// compare writes what the file says differently of a fact that is there; an empty cell erases nothing, and what the file has always
// said does not undo what somebody corrected since.
func (s *sink) compare(old knownFact, rec any) {
	if old.gone { // a person has taken it away
		s.unchanged()
		return
	}
	have, fields := old.record(), map[string]record.Value{}
	was := have
	if old.file != nil {
		was = old.file()
	}
	for f, info := range s.r.infos {
		if v := s.r.kind.Get(rec, f); !v.IsNull() && v != s.r.kind.Get(have, f) && v != s.r.kind.Get(was, f) {
			fields[info.Name] = v
		}
	}
	if len(fields) == 0 {
		s.unchanged()
		return
	}
	s.r.w.Updated++
	s.count.Updated++
	p := s.r.p.preview
	p.Updates = append(p.Updates, Update{Kind: s.r.kind.KindName(), ID: old.id, Fields: fields})
}

// done puts the new facts into blocks, in the order of their days, or makes records of them.
func (s *sink) done() {
	slices.SortStableFunc(s.fresh, func(a, b freshFact) int { return cmp.Compare(a.on, b.on) })
	p := s.r.p.preview
	if s.blocks {
		b := fact.NewBuilder(fact.Of(s.r.kind.KindName()), blockSource(s.r.w.source, s.r.w.Name))
		for _, f := range s.fresh {
			b.Add(f.rec)
		}
		s.r.p.facts = append(s.r.p.facts, b.Ops()...)
	} else {
		for _, f := range s.fresh {
			s.r.p.facts = append(s.r.p.facts, created(s.r.kind.KindName(), f.id, f.rec))
		}
	}
	for i := range p.Kinds {
		if k := &p.Kinds[i]; k.Kind == s.count.Kind {
			k.New, k.Updated, k.Unchanged, k.Refused = k.New+s.count.New, k.Updated+s.count.Updated, k.Unchanged+s.count.Unchanged, k.Refused+s.count.Refused
			return
		}
	}
	s.r.p.factCounts = append(s.r.p.factCounts, s.count)
}

// contents stand for all that a fact says.
type contents [16]byte

func contentsOf(k record.Any, rec any) contents {
	h := fnv.New128a()
	for i, f := range k.Infos() {
		if v := k.Get(rec, i); !v.IsNull() {
			h.Write([]byte(f.Name))
			h.Write([]byte{0, byte(v.Tag())})
			h.Write([]byte(v.String()))
			h.Write([]byte{0})
		}
	}
	return contents(h.Sum(nil))
}
