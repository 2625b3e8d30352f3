package ingest

import (
	"rumbo/engine/change"
	"rumbo/engine/exchange/names"
	"rumbo/engine/record"
)

// entry is a record that the import makes, changes or refers to.
type entry struct {
	kind    *kindIndex
	id      record.ID
	name    string
	rec     any  // the record: as in the workspace, or a new one
	there   bool // in the workspace already, perhaps deleted
	dead    bool // deleted there
	defined bool // a file describes it; else it is only referred to
	byID    bool // only its identifier is known
	row     int  // first row that describes it
	from    *work
	uses    int
	changed map[string]record.Value
	extra   map[string]record.Value
}

// kindIndex holds the entries of one kind and the ways to find them.
type kindIndex struct {
	kind    record.Any
	infos   []record.FieldInfo
	nameAt  int // field numbers, -1 if the kind has none
	extAt   int
	mailAt  int
	table   *change.Table
	entries []*entry
	byID    map[record.ID]*entry
	byName  map[string]*entry // by sameName
	byExt   map[string]*entry // records of the workspace by identifier at their source
	byMail  map[string]*entry
	slab    []any
	pool    []entry

	refused int
}

const slabSize = 512

// newKindIndex reads what the workspace has of a kind.
func newKindIndex(s *change.State, kind string) *kindIndex {
	k := &kindIndex{kind: record.Lookup(kind), table: s.Table(kind), byID: map[record.ID]*entry{}, byName: map[string]*entry{},
		byExt: map[string]*entry{}, byMail: map[string]*entry{}}
	k.infos = k.kind.Infos()
	k.nameAt, k.extAt, k.mailAt = k.kind.Field("name"), k.kind.Field("external_id"), k.kind.Field("email")
	for r := range k.table.Rows() {
		e := k.alloc()
		*e = entry{kind: k, id: r.ID, rec: r.Rec, there: true, dead: !r.Alive()}
		k.byID[r.ID] = e
		if e.dead {
			continue
		}
		k.entries = append(k.entries, e)
		k.learn(e)
	}
	return k
}

// learn makes an entry findable by what its record says.
func (k *kindIndex) learn(e *entry) {
	put := func(m map[string]*entry, key string) {
		if _, taken := m[key]; key != "" && !taken {
			m[key] = e
		}
	}
	if k.nameAt >= 0 {
		e.name = k.kind.Get(e.rec, k.nameAt).Text()
		if k.kind.KindName() != "opportunity" {
			put(k.byName, names.Same(e.name))
		}
	}
	if k.extAt >= 0 {
		put(k.byExt, k.kind.Get(e.rec, k.extAt).Text())
	}
	if k.mailAt >= 0 {
		put(k.byMail, foldMail(k.kind.Get(e.rec, k.mailAt).Text()))
	}
}

func (k *kindIndex) alloc() *entry {
	if len(k.pool) == 0 {
		k.pool = make([]entry, slabSize)
	}
	e := &k.pool[0]
	k.pool = k.pool[1:]
	return e
}

// find gives the entry with an ID; a record that was deleted comes back with it.
func (k *kindIndex) find(id record.ID) *entry { return k.byID[id] }

// add makes a new record.
func (k *kindIndex) add(id record.ID, name string) *entry {
	if len(k.slab) == 0 {
		k.slab = k.kind.Slab(slabSize)
	}
	e := k.alloc()
	*e = entry{kind: k, id: id, name: name, rec: k.slab[0]}
	k.slab = k.slab[1:]
	k.byID[id] = e
	k.entries = append(k.entries, e)
	if key := names.Same(name); key != "" && k.kind.KindName() != "opportunity" && k.byName[key] == nil {
		k.byName[key] = e
	}
	return e
}

// revive lists a deleted record again.
func (e *entry) revive() {
	if e.dead && e.changed == nil {
		e.changed = map[string]record.Value{}
		e.kind.entries = append(e.kind.entries, e)
	}
}

// set writes a field by number. What is null erases nothing. false: of the wrong type.
func (e *entry) set(field int, v record.Value) bool {
	if field < 0 || v.IsNull() {
		return true
	}
	k := e.kind
	if !e.there {
		return k.kind.Set(e.rec, field, v)
	}
	name := k.infos[field].Name
	if k.kind.Get(e.rec, field) == v {
		delete(e.changed, name)
		return true
	}
	if e.changed == nil {
		e.changed = map[string]record.Value{}
	}
	e.changed[name] = v
	return true
}

// clear takes back what the import would write to a field.
func (e *entry) clear(field int) {
	if e.there {
		delete(e.changed, e.kind.infos[field].Name)
		return
	}
	e.kind.kind.Set(e.rec, field, record.Value{})
}

// get reads a field as it will be after the import.
func (e *entry) get(field int) record.Value {
	if e.there {
		if v, ok := e.changed[e.kind.infos[field].Name]; ok {
			return v
		}
	}
	return e.kind.kind.Get(e.rec, field)
}

// keep stores a column that no field takes.
func (e *entry) keep(name string, v record.Value) {
	if v.IsNull() {
		return
	}
	if !e.there {
		if e.extra == nil {
			e.extra = map[string]record.Value{}
		}
		e.extra[name] = v
		return
	}
	if r := e.kind.table.Row(e.id); r != nil && r.Value(e.kind.kind, name) == v {
		return
	}
	if e.changed == nil {
		e.changed = map[string]record.Value{}
	}
	e.changed[name] = v
}

// emit adds what the import does to the kind's records to the preview.
func (k *kindIndex) emit(p *Preview, keep func(*entry) bool) {
	count := KindCount{Kind: k.kind.KindName(), Refused: k.refused}
	for _, e := range k.entries {
		switch {
		case !keep(e):
		case !e.there:
			count.New++
			p.Creates = append(p.Creates, change.Op{Kind: count.Kind, ID: e.id, New: e.rec, Extra: e.extra})
		case e.dead || len(e.changed) > 0:
			count.Updated++
			p.Updates = append(p.Updates, Update{Kind: count.Kind, ID: e.id, Fields: e.changed})
		case e.defined:
			count.Unchanged++
		}
	}
	if count != (KindCount{Kind: count.Kind}) {
		p.Kinds = append(p.Kinds, count)
	}
}
