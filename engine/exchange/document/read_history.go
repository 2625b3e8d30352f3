package document

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// history reads the changes and puts them in order.
func (r *reader) history() change.History {
	var h change.History
	r.array(func() {
		h = append(h, r.change())
		r.tell(0.3 + 0.7*float64(r.i)/float64(len(r.data)))
	})
	slices.SortStableFunc(h, func(a, b change.Change) int { return a.At.Compare(b.At) })
	for i := 1; i < len(h); i++ {
		if h[i].At == h[i-1].At {
			r.complain("twice", r.i, "value", h[i].At)
		}
	}
	return h
}

func (r *reader) change() change.Change {
	var c change.Change
	r.id = ""
	start := r.i
	var created span // read when the stamp is known, wherever that stands
	r.object(func(key []byte) {
		switch string(key) {
		case "at":
			r.next()
			at := r.i
			r.id = r.string()
			s, err := change.ParseStamp(r.id)
			if err != nil {
				r.complain("type", at, "value", shorten([]byte(r.id)), "wanted", wantStamp)
			}
			c.At = s
		case "by":
			c.Author = r.string()
		case "label":
			c.Label = r.string()
		case "created":
			created = r.pass()
		case "ops":
			r.array(func() { c.Ops = append(c.Ops, r.op()) })
		default:
			r.skip()
		}
	})
	if r.err != "" {
		return c
	}
	if c.At == (change.Stamp{}) {
		r.complain("missing", start, "value", "at")
		return c
	}
	r.onceEach(c.Ops, start)
	r.back(created, func() { c.Ops = append(r.created(c.At, c.Ops), c.Ops...) })
	return c
}

// pass takes a value to be read later with back.
func (r *reader) pass() span {
	r.next()
	from := r.i
	r.skip()
	return span{from, r.i}
}

func (r *reader) back(s span, read func()) {
	if s.to == 0 || r.err != "" {
		return
	}
	end := r.i
	r.i = s.from
	read()
	if r.err == "" {
		r.i = end
	}
}

// created reads which records stand as the change made them: their IDs, or, as a number, all
// there are.
func (r *reader) created(at change.Stamp, told []change.Op) []change.Op {
	var ops []change.Op
	r.object(func(key []byte) {
		kind := string(key)
		from := len(ops)
		start := r.i
		if c := r.next(); c >= '0' && c <= '9' {
			n := r.whole(0, 1<<31)
			for _, row := range r.madeBy(kind, at) {
				ops = append(ops, change.Op{Kind: kind, ID: row.ID, New: row.Rec, Extra: row.Extra()})
			}
			if len(ops)-from != int(n) {
				r.complain("contradiction", start)
			}
		} else {
			ops = append(ops, r.createdByID(kind, at)...)
			r.onceEach(ops[from:], start)
		}
	})
	if len(told) > 0 && r.err == "" {
		r.onceEach(append(slices.Clone(told), ops...), r.i)
	}
	return ops
}

func (r *reader) createdByID(kind string, at change.Stamp) (ops []change.Op) {
	table := r.state.Table(kind)
	r.array(func() {
		r.next()
		start := r.i
		id := record.ID(r.identity())
		row := table.Row(id)
		if row == nil || !asBorn(row, at) {
			r.complain("type", start, "value", shorten([]byte(id)), "wanted", wantCreated)
			return
		}
		ops = append(ops, change.Op{Kind: kind, ID: row.ID, New: row.Rec, Extra: row.Extra()})
	})
	return ops
}

// madeBy are the records of a kind that stand as the change created them.
func (r *reader) madeBy(kind string, at change.Stamp) []*change.Row {
	if r.made == nil {
		r.made = map[string]map[change.Stamp][]*change.Row{}
	}
	if r.made[kind] == nil {
		m := map[change.Stamp][]*change.Row{}
		r.made[kind] = m
		for row := range r.state.Table(kind).Rows() {
			if born, _ := row.Plain(); asBorn(row, born) {
				m[born] = append(m[born], row)
			}
		}
	}
	return r.made[kind][at]
}

// onceEach refuses a change that touches a record twice.
func (r *reader) onceEach(ops []change.Op, at int) {
	type key struct {
		kind string
		id   record.ID
	}
	if len(ops) < 2 {
		return
	}
	had := make(map[key]bool, len(ops))
	for _, o := range ops {
		k := key{o.Kind, o.ID}
		if had[k] {
			r.complain("twice", at, "value", o.Kind+"/"+shorten([]byte(o.ID)))
			return
		}
		had[k] = true
	}
}

func (r *reader) op() change.Op {
	var o change.Op
	start := r.i
	var made, set, extra span
	r.object(func(key []byte) {
		switch string(key) {
		case "kind":
			o.Kind = r.string()
		case "id":
			o.ID = record.ID(r.identity())
		case "new":
			made = r.pass()
		case "set":
			set = r.pass()
		case "extra":
			extra = r.pass()
		default:
			r.skip()
		}
	})
	if r.err == "" && (o.Kind == "" || o.ID == "" || made.to == 0 && set.to == 0) {
		r.complain("missing", start, "value", "kind, id, new / set")
		return o
	}
	p := r.plan(o.Kind)
	if made.to > 0 {
		c := r.content(p)
		r.back(made, func() {
			r.object(func(name []byte) { r.take(c, name, r.i) })
		})
		r.back(extra, func() {
			r.object(func(key []byte) { c.keepHidden(string(key), r.value(nil, true)) })
		})
		c.done()
		o.New, o.Extra = c.rec, c.extra
		return o
	}
	r.back(set, func() { o.Patches = r.patches(p) })
	return o
}

func (r *reader) patches(p *readPlan) []change.Patch {
	var out []change.Patch
	start := r.i
	r.object(func(key []byte) {
		x := change.Patch{Field: string(key)}
		info := p.info(x.Field)
		r.object(func(key []byte) {
			switch string(key) {
			case "from":
				x.From = r.value(info, p.other)
			case "to":
				x.To = r.value(info, p.other)
			case "over":
				x.Over = r.refs()
			default:
				r.skip()
			}
		})
		out = append(out, x)
	})
	if p.version < p.kind.Version() {
		out = change.MigratePatches(p.kind, out, p.version)
	}
	change.SortPatches(out)
	for i := 1; i < len(out); i++ {
		if out[i-1].Field == out[i].Field {
			r.complain("twice", start, "value", out[i].Field)
		}
	}
	return out
}
