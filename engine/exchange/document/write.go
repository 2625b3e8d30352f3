package document

import (
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

const timeForm = "2006-01-02T15:04:05.000Z"

// Export writes the document. It stops at the first error of w and gives that.
func Export(w io.Writer, d Doc) error {
	e := &writer{w: w, state: d.State}
	if e.state == nil {
		e.state = &change.State{}
	}
	e.collectStamps(d.History)
	e.head(d)
	e.rows("records", true)
	e.rows("deleted", false)
	e.history(d.History)
	e.raw("\n}\n")
	e.flush(0)
	return e.err
}

// writer gathers text and hands it on in large pieces.
type writer struct {
	w      io.Writer
	b      []byte
	err    error
	state  *change.State
	stamps []change.Stamp
	number map[change.Stamp]int
	last   change.Stamp // of which the number is lastNumber
	lastN  int
	plans  map[string]*kindPlan
	made   map[madeKey]int // how many records stand as a change created them
}

type madeKey struct {
	kind string
	at   change.Stamp
}

func (e *writer) raw(s string) { e.b = append(e.b, s...) }

func (e *writer) flush(above int) {
	if len(e.b) <= above {
		return
	}
	if e.err == nil {
		_, e.err = e.w.Write(e.b)
	}
	e.b = e.b[:0]
}

// kindPlan is what is known of a kind before its first record.
type kindPlan struct {
	kind  record.Any
	infos []record.FieldInfo
	keys  []string // ready to be written: ,"name":
	index map[string]int
}

func planOf(k record.Any) *kindPlan {
	p := &kindPlan{kind: k, infos: k.Infos(), index: map[string]int{}}
	for i, f := range p.infos {
		p.keys = append(p.keys, `,"`+f.Name+`":`)
		p.index[f.Name] = i
	}
	return p
}

func (e *writer) plan(kind string) *kindPlan {
	if e.plans[kind] == nil {
		if e.plans == nil {
			e.plans = map[string]*kindPlan{}
		}
		e.plans[kind] = planOf(record.Lookup(kind))
	}
	return e.plans[kind]
}

// collectStamps finds all stamps that the document speaks of; it then names them by number.
func (e *writer) collectStamps(h change.History) {
	set := map[change.Stamp]bool{}
	add := func(list []change.Stamp) {
		for _, s := range list {
			set[s] = true
		}
	}
	e.made = map[madeKey]int{}
	for _, kind := range e.state.Kinds() {
		var last change.Stamp
		run := 0
		for r := range e.state.Table(kind).Rows() {
			born, plain := r.Plain()
			if plain {
				if born != last {
					e.made[madeKey{kind, last}] += run
					set[born], last, run = true, born, 0
				}
				run++
				continue
			}
			p := r.Parts()
			if asBorn(r, born) {
				e.made[madeKey{kind, born}]++
			}
			add(p.Births)
			add(p.Seen)
			for _, f := range p.Fields {
				add(f.By)
				for _, a := range f.Also {
					add(a.By)
				}
			}
		}
		e.made[madeKey{kind, last}] += run
	}
	add(e.state.Seen())
	for _, c := range h {
		for _, o := range c.Ops {
			for _, p := range o.Patches {
				add(p.Over)
			}
		}
	}
	e.stamps = slices.SortedFunc(maps.Keys(set), change.Stamp.Compare)
	e.number = make(map[change.Stamp]int, len(e.stamps))
	for i, s := range e.stamps {
		e.number[s] = i
	}
}

func (e *writer) head(d Doc) {
	e.raw("{\n\"format\": \"" + Format + "\",\n\"schema\": " + strconv.Itoa(Version))
	e.raw(",\n\"scope\": ")
	e.text(string(d.Scope))
	e.raw(",\n\"workspace\": {\"id\": ")
	e.text(d.WorkspaceID)
	e.raw(", \"name\": ")
	e.text(d.WorkspaceName)
	e.raw("}")
	if d.Account != "" {
		e.raw(",\n\"account\": ")
		e.text(string(d.Account))
	}
	e.raw(",\n\"exported\": {\"at\": ")
	e.text(time.UnixMilli(d.ExportedAt).UTC().Format(timeForm))
	e.raw(", \"by\": ")
	e.text(d.By)
	e.raw(", \"app\": ")
	e.text(d.App)
	e.raw("},\n\"kinds\": {")
	for i, kind := range kindsIn(e.state, d.History) {
		e.comma(i)
		e.text(kind)
		e.raw(": " + strconv.Itoa(record.Lookup(kind).Version()))
	}
	e.raw("},\n\"seen\": ")
	e.refs(e.state.Seen(), true)
	e.raw(",\n\"stamps\": [")
	for i, s := range e.stamps {
		e.raw([]string{"\n", ",\n"}[min(i, 1)])
		e.text(s.String())
		e.flush(1 << 16)
	}
	e.raw("]")
}

func kindsIn(s *change.State, h change.History) []string {
	set := map[string]bool{}
	for _, k := range s.Kinds() {
		set[k] = true
	}
	for _, c := range h {
		for i := range c.Ops {
			set[c.Ops[i].Kind] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

func (e *writer) comma(i int) {
	if i > 0 {
		e.raw(", ")
	}
}

// rows writes the records that stand, or those that do not, by kind and ID, one a line.
func (e *writer) rows(section string, standing bool) {
	e.raw(",\n\"" + section + "\": {")
	kinds := 0
	for _, kind := range e.state.Kinds() {
		var rows []*change.Row
		for r := range e.state.Table(kind).Rows() {
			if r.Alive() == standing {
				rows = append(rows, r)
			}
		}
		if len(rows) == 0 {
			continue
		}
		byID := func(a, b *change.Row) int { return strings.Compare(string(a.ID), string(b.ID)) }
		if !slices.IsSortedFunc(rows, byID) {
			slices.SortFunc(rows, byID)
		}
		e.raw([]string{"\n", ",\n"}[min(kinds, 1)])
		kinds++
		e.text(kind)
		e.raw(": [")
		plan := e.plan(kind)
		for i, r := range rows {
			e.raw([]string{"\n", ",\n"}[min(i, 1)])
			e.row(plan, r)
			e.flush(1 << 16)
		}
		e.raw("\n]")
	}
	e.raw("}")
}

func (e *writer) row(p *kindPlan, r *change.Row) {
	e.raw(`{"id":`)
	e.text(string(r.ID))
	e.fields(p, r.Rec, ",")
	born, plain := r.Plain()
	if plain {
		e.raw(`,"@":{"born":`)
		e.ref(born)
		e.raw("}}")
		return
	}
	parts := r.Parts()
	hidden := e.extras(p, parts.Extra, ",")
	e.raw(`,"@":`)
	e.parts(p, parts, hidden)
	e.raw("}")
}

// fields writes the known fields that say something; before stands in front of the first.
func (e *writer) fields(p *kindPlan, rec any, before string) (wrote bool) {
	for i := range p.infos {
		v := p.kind.Get(rec, i)
		if v.IsNull() {
			continue
		}
		key := p.keys[i]
		if before == "" && !wrote {
			key = key[1:]
		}
		e.raw(key)
		e.value(&p.infos[i], v)
		wrote = true
	}
	return wrote
}

// extras writes the unknown fields and gives those whose names would be misread here.
func (e *writer) extras(p *kindPlan, extra map[string]record.Value, before string) (hidden []string) {
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		if _, known := p.index[name]; known || reserved(name) {
			hidden = append(hidden, name)
			continue
		}
		e.raw(before)
		before = ","
		e.text(name)
		e.raw(":")
		e.value(nil, extra[name])
	}
	return hidden
}

// parts writes what merging needs; what follows from the rest is left out.
func (e *writer) parts(p *kindPlan, x change.Parts, hidden []string) {
	e.raw("{")
	if len(x.Births) > 0 {
		e.raw(`"born":`)
		e.refs(x.Births, false)
	} else {
		e.raw(`"born":[]`)
	}
	if !slices.Equal(x.Seen, derivedSeen(x)) {
		e.raw(`,"seen":`)
		e.refs(x.Seen, false)
	}
	e.registers(p, x.Fields)
	if v := x.Extra[change.Deleted]; v.Tag() == record.Text {
		e.raw(`,"deleted":`)
		e.text(v.Text())
		hidden = slices.DeleteFunc(hidden, func(n string) bool { return n == change.Deleted })
	}
	e.hidden(x.Extra, hidden)
	e.raw("}")
}

func (e *writer) hidden(extra map[string]record.Value, names []string) {
	if len(names) == 0 {
		return
	}
	e.raw(`,"extra":{`)
	for i, n := range names {
		if i > 0 {
			e.raw(",")
		}
		e.text(n)
		e.raw(":")
		e.value(nil, extra[n])
	}
	e.raw("}")
}

func (e *writer) registers(p *kindPlan, fields []change.Register) {
	rivals := false
	for i, f := range fields {
		e.raw([]string{`,"fields":{`, ","}[min(i, 1)])
		e.text(f.Name)
		e.raw(":")
		e.refs(f.By, false)
		rivals = rivals || len(f.Also) > 0
	}
	if len(fields) > 0 {
		e.raw("}")
	}
	if !rivals {
		return
	}
	open := `,"rivals":{`
	for _, f := range fields {
		if len(f.Also) == 0 {
			continue
		}
		e.raw(open)
		open = ","
		e.text(f.Name)
		for i, a := range f.Also {
			e.raw([]string{`:[{"value":`, `,{"value":`}[min(i, 1)])
			e.value(p.info(f.Name), a.Value)
			e.raw(`,"by":`)
			e.refs(a.By, false)
			e.raw("}")
		}
		e.raw("]")
	}
	e.raw("}")
}

func (p *kindPlan) info(field string) *record.FieldInfo {
	if i, ok := p.index[field]; ok {
		return &p.infos[i]
	}
	return nil
}

// derivedSeen is what a record has seen at least: the writes that it still shows.
func derivedSeen(x change.Parts) change.Seen {
	var seen change.Seen
	add := func(list []change.Stamp) {
		for _, s := range list {
			seen = seen.With(s)
		}
	}
	add(x.Births)
	for _, f := range x.Fields {
		add(f.By)
		for _, a := range f.Also {
			add(a.By)
		}
	}
	return seen
}

// ref writes a stamp's number.
func (e *writer) ref(s change.Stamp) {
	if s != e.last || len(e.b) == 0 {
		e.last, e.lastN = s, e.number[s]
	}
	e.b = strconv.AppendInt(e.b, int64(e.lastN), 10)
}

// refs writes stamps by number; a single one without brackets unless list is wanted.
func (e *writer) refs(stamps []change.Stamp, list bool) {
	if len(stamps) == 1 && !list {
		e.ref(stamps[0])
		return
	}
	e.raw("[")
	for i, s := range stamps {
		if i > 0 {
			e.raw(",")
		}
		e.ref(s)
	}
	e.raw("]")
}
