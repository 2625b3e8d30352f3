package change

import "rumbo/engine/record"

func (r *reader) change() Change {
	c := Change{At: r.stamp(), Author: r.text(), Label: r.text()}
	touched := map[opKey]bool{}
	for range r.count(4) {
		kind, rows, extra := r.records()
		for i, row := range rows {
			r.pace.Step()
			op := Op{Kind: kind, ID: row.ID, New: row.Rec}
			if extra != nil {
				op.Extra = extra[i]
			}
			c.Ops = append(c.Ops, op)
			touched[opKey{kind, row.ID}] = true
		}
	}
	for range r.count(4) {
		r.pace.Step()
		op := r.edit()
		c.Ops = append(c.Ops, op)
		touched[opKey{op.Kind, op.ID}] = true
	}
	if r.err == nil && (len(touched) != len(c.Ops) || c.At.Replica == 0) {
		r.fail("a change that touches a record twice, or is nobody's")
	}
	return c
}

// records reads the records of one kind into rows of which nothing else is known.
func (r *reader) records() (kind string, rows []Row, extra []map[string]record.Value) {
	kind = r.text()
	rows = make([]Row, r.count(1))
	r.pace.Now()
	for i := range rows {
		r.pace.Step()
		rows[i].ID = record.ID(r.raw())
	}
	if r.err != nil {
		return kind, nil, nil
	}
	k := record.Lookup(kind)
	extra = r.block(k, rows)
	r.extras(len(rows), func(i int, name string, v record.Value) {
		if f := k.Field(name); f >= 0 && k.Set(rows[i].Rec, f, v) {
			return
		}
		if extra == nil {
			extra = make([]map[string]record.Value, len(rows))
		}
		extra[i] = withExtra(extra[i], name, v)
	})
	if r.err != nil {
		return kind, nil, nil
	}
	return kind, rows, extra
}

func (r *reader) edit() Op {
	op := Op{Kind: r.text(), ID: record.ID(r.raw())}
	k := record.Lookup(op.Kind)
	version := int(r.uint())
	for range r.count(4) {
		op.Patches = append(op.Patches, Patch{r.text(), r.value(), r.value(), r.stamps()})
	}
	if version < k.Version() {
		op.Patches = migratePatches(k, op.Patches, version)
	}
	for i := 1; i < len(op.Patches); i++ {
		if op.Patches[i-1].Field >= op.Patches[i].Field {
			r.fail("fields out of order")
		}
	}
	return op
}

// migratePatches brings old writes up to date: from and to go through the
// kind's migrations; a field that comes out anew inherits what the write replaced.
func migratePatches(k record.Any, patches []Patch, version int) []Patch {
	from, to := map[string]record.Value{}, map[string]record.Value{}
	over := map[string][]Stamp{}
	var all []Stamp
	for _, p := range patches {
		from[p.Field], to[p.Field], over[p.Field] = p.From, p.To, p.Over
		for _, s := range p.Over {
			all = addStamp(all, s)
		}
	}
	k.Migrate(from, version)
	k.Migrate(to, version)
	var out []Patch
	for f, v := range to {
		o, same := over[f]
		if !same {
			o = all
		}
		out = append(out, Patch{f, from[f], v, o})
	}
	sortPatches(out)
	return out
}

func (r *reader) state() *State {
	s := &State{tables: map[string]*Table{}, seen: r.stamps()}
	for range r.count(4) {
		kind, rows, extra := r.records()
		r.births(rows)
		for i := range extra {
			if len(extra[i]) > 0 {
				rows[i].more = &more{seen: Seen{rows[i].born}, extra: extra[i]}
			}
		}
		r.registers(rows)
		if r.err != nil {
			return &State{}
		}
		t := tableOf(kind, rows, r.pace)
		if t == nil {
			r.fail("a record twice")
			return &State{}
		}
		s.tables[kind] = t
	}
	return s
}

func (r *reader) births(rows []Row) {
	for i := 0; i < len(rows); {
		n := int(r.uint())
		born := r.stamp()
		if n < 1 || n > len(rows)-i {
			r.fail("creations of %d rows where %d are left", n, len(rows)-i)
			return
		}
		for j := range n {
			rows[i+j].born = born
		}
		i += n
	}
}

func (r *reader) registers(rows []Row) {
	for range r.count(4) {
		r.pace.Step()
		at := r.uint()
		m := &more{births: r.stamps(), seen: r.stamps()}
		for range r.count(3) {
			f := field{name: r.text(), dots: r.stamps()}
			for range r.count(2) {
				f.also = append(f.also, Rival{r.value(), r.stamps()})
			}
			m.fields = append(m.fields, f)
		}
		if at >= uint64(len(rows)) || !m.sound() {
			r.fail("registers of row %d of %d", at, len(rows))
			return
		}
		if old := rows[at].more; old != nil {
			m.extra = old.extra
		}
		rows[at].more = m
	}
}

// sound checks what the rest of the package takes for granted.
func (m *more) sound() bool {
	for i, f := range m.fields {
		if len(f.dots) == 0 || i > 0 && m.fields[i-1].name >= f.name {
			return false
		}
		for _, a := range f.also {
			if len(a.By) == 0 {
				return false
			}
		}
	}
	return true
}
