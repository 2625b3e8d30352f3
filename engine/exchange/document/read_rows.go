package document

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

const maxID = 200

// readPlan is a kind as the document holds it.
type readPlan struct {
	*kindPlan
	version int // in which its fields are written
	other   bool
	slab    []any
}

func (r *reader) plan(kind string) *readPlan {
	p := r.plans[kind]
	if p == nil {
		p = &readPlan{kindPlan: planOf(r.lookup(kind))}
		p.version = p.kind.Version()
		if v, told := r.kinds[kind]; told {
			p.version = v
		}
		p.other = p.version != p.kind.Version()
		r.plans[kind] = p
	}
	return p
}

// fresh is a new record.
func (p *readPlan) fresh() any {
	if len(p.slab) == 0 {
		p.slab = p.kind.Slab(256)
	}
	rec := p.slab[0]
	p.slab = p.slab[1:]
	return rec
}

// content is a record's own fields while they are read.
type content struct {
	plan  *readPlan
	rec   any
	extra map[string]record.Value
	old   map[string]record.Value // all fields, of a kind that has to be migrated
	had   uint64                  // known fields that were there
}

func (r *reader) content(p *readPlan) *content {
	c := &content{plan: p, rec: p.fresh()}
	if p.version < p.kind.Version() {
		c.old = map[string]record.Value{}
	}
	return c
}

// take reads the value of one field.
func (r *reader) take(c *content, name []byte, at int) {
	i, known := c.plan.index[string(name)]
	if !known {
		key := string(name)
		if _, twice := c.extra[key]; twice {
			r.complain("twice", at, "value", shorten(name))
		}
		c.keep(key, r.value(nil, true))
		return
	}
	if i < 64 {
		if c.had&(1<<i) != 0 {
			r.complain("twice", at, "value", shorten(name))
		}
		c.had |= 1 << i
	}
	v := r.value(&c.plan.infos[i], c.plan.other)
	switch {
	case c.old != nil:
		c.old[c.plan.infos[i].Name] = v
	case !c.plan.kind.Set(c.rec, i, v):
		c.plan.kind.Set(c.rec, i, record.Value{})
		c.keep(c.plan.infos[i].Name, v)
	}
}

func (c *content) keep(name string, v record.Value) {
	if v.IsNull() {
		return
	}
	if c.old != nil && !reserved(name) {
		c.old[name] = v
		return
	}
	if c.extra == nil {
		c.extra = map[string]record.Value{}
	}
	c.extra[name] = v
}

// done migrates what an older version wrote.
func (c *content) done() {
	if c.old == nil {
		return
	}
	old := c.old
	c.plan.kind.Migrate(old, c.plan.version)
	c.old = nil
	for name, v := range old {
		i, known := c.plan.index[name]
		if known && c.plan.kind.Set(c.rec, i, v) {
			continue
		}
		if known {
			c.plan.kind.Set(c.rec, i, record.Value{})
		}
		c.keep(name, v)
	}
}

// rows reads a section of records.
func (r *reader) rows(into map[string][]*change.Row) {
	r.object(func(key []byte) {
		r.kind, r.id, r.field = string(key), "", ""
		kind := r.kind
		p := r.plan(kind)
		list := into[kind]
		r.array(func() {
			if row := r.row(p); row != nil {
				list = append(list, row)
			}
			r.tell(0.3 + 0.7*float64(r.i)/float64(len(r.data)))
		})
		into[kind] = list
		r.kind = ""
	})
}

func (r *reader) row(p *readPlan) *change.Row {
	r.id = ""
	start := r.i
	c := r.content(p)
	parts := change.Parts{}
	told := false
	if r.next() != '{' {
		r.wrong(wantObject)
		return nil
	}
	r.open('{')
	for first := true; r.more('}', first); first = false {
		at := r.i
		switch name := r.key(); string(name) {
		case "id":
			r.id = string(r.identity())
		case "@":
			parts = r.parts(p, c)
			told = true
		default:
			r.take(c, name, at)
		}
	}
	if r.err != "" {
		return nil
	}
	switch {
	case r.id == "":
		r.complain("missing", start, "value", "id")
		return nil
	case !told:
		r.complain("missing", start, "value", "@")
		return nil
	}
	c.done()
	parts.Extra = c.extra
	row, ok := change.RowOf(record.ID(r.id), c.rec, parts)
	if !ok {
		r.complain("contradiction", start)
	}
	return row
}

// identity reads an ID.
func (r *reader) identity() []byte {
	if r.next() != '"' {
		r.wrong(wantID)
		return nil
	}
	at := r.i
	b := r.text()
	if r.err == "" && (len(b) == 0 || len(b) > maxID) {
		r.complain("type", at, "value", shorten(b), "wanted", wantID)
		return nil
	}
	return b
}

// parts reads what merging needs.
func (r *reader) parts(p *readPlan, c *content) change.Parts {
	var x change.Parts
	seen := false
	rivals := map[string][]change.Rival(nil)
	r.object(func(key []byte) {
		switch string(key) {
		case "born":
			x.Births = r.refs()
		case "seen":
			x.Seen = change.Seen(r.refs())
			seen = true
		case "fields":
			r.object(func(key []byte) {
				name := string(key)
				x.Fields = append(x.Fields, change.Register{Name: name, By: r.refs()})
			})
		case "rivals":
			rivals = r.rivals(p)
		case "deleted":
			c.keep(change.Deleted, record.OfText(r.string()))
		case "extra":
			r.object(func(key []byte) { c.keepHidden(string(key), r.value(nil, true)) })
		default:
			r.skip()
		}
	})
	for i := range x.Fields {
		x.Fields[i].Also = rivals[x.Fields[i].Name]
		delete(rivals, x.Fields[i].Name)
	}
	if len(rivals) > 0 && r.err == "" {
		r.complain("contradiction", r.i)
	}
	slices.SortFunc(x.Fields, func(a, b change.Register) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	if !seen {
		x.Seen = derivedSeen(x)
	}
	return x
}

// keepHidden keeps a field under a name that would be misread in the record itself.
func (c *content) keepHidden(name string, v record.Value) {
	if v.IsNull() {
		return
	}
	if c.extra == nil {
		c.extra = map[string]record.Value{}
	}
	c.extra[name] = v
}

func (r *reader) rivals(p *readPlan) map[string][]change.Rival {
	out := map[string][]change.Rival{}
	r.object(func(key []byte) {
		name := string(key)
		r.array(func() {
			var a change.Rival
			r.object(func(key []byte) {
				switch string(key) {
				case "value":
					a.Value = r.value(p.info(name), p.other)
				case "by":
					a.By = r.refs()
				default:
					r.skip()
				}
			})
			out[name] = append(out[name], a)
		})
	})
	return out
}
