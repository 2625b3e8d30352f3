package document

import (
	"maps"
	"slices"
	"strconv"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// history writes the changes in order. A record that still stands as a change created
// it is not told twice: the change only names it, or tells how many there are if it is
// all records that stand as it created them.
func (e *writer) history(h change.History) {
	e.raw(",\n\"history\": [")
	for i, c := range h {
		e.raw([]string{"\n", ",\n"}[min(i, 1)])
		e.raw(`{"at":`)
		e.text(c.At.String())
		e.raw(`,"by":`)
		e.text(c.Author)
		e.raw(`,"label":`)
		e.text(c.Label)
		e.ops(c)
		e.raw("}")
		e.flush(1 << 16)
	}
	e.raw("]")
}

func (e *writer) ops(c change.Change) {
	created := map[string][]record.ID{}
	var told []change.Op
	for _, o := range c.Ops {
		if o.New != nil && e.standsAsMade(c.At, o) {
			created[o.Kind] = append(created[o.Kind], o.ID)
		} else {
			told = append(told, o)
		}
	}
	for i, kind := range slices.Sorted(maps.Keys(created)) {
		e.raw([]string{`,"created":{`, ","}[min(i, 1)])
		e.text(kind)
		ids := created[kind]
		if len(ids) == e.made[madeKey{kind, c.At}] {
			e.raw(":" + strconv.Itoa(len(ids)))
			continue
		}
		slices.Sort(ids)
		for j, id := range ids {
			e.raw([]string{":[", ","}[min(j, 1)])
			e.text(string(id))
			e.flush(1 << 16)
		}
		e.raw("]")
	}
	if len(created) > 0 {
		e.raw("}")
	}
	for i, o := range told {
		e.raw([]string{`,"ops":[`, ","}[min(i, 1)])
		e.op(o)
		e.flush(1 << 16)
	}
	if len(told) > 0 {
		e.raw("]")
	}
}

// standsAsMade tells whether the records hold exactly what the op created.
func (e *writer) standsAsMade(at change.Stamp, o change.Op) bool {
	r := e.state.Row(o.Kind, o.ID)
	if r == nil || !asBorn(r, at) || !maps.Equal(r.Extra(), o.Extra) {
		return false
	}
	if r.Rec == o.New {
		return true
	}
	p := e.plan(o.Kind)
	for i := range p.infos {
		if p.kind.Get(r.Rec, i) != p.kind.Get(o.New, i) {
			return false
		}
	}
	return true
}

// asBorn tells whether the record was created by that change alone and never written to.
func asBorn(r *change.Row, at change.Stamp) bool {
	born, plain := r.Plain()
	if plain {
		return born == at
	}
	p := r.Parts()
	return len(p.Births) == 1 && p.Births[0] == at && len(p.Fields) == 0 && len(p.Seen) == 1 && p.Seen[0] == at
}

func (e *writer) op(o change.Op) {
	p := e.plan(o.Kind)
	e.raw("\n" + `{"kind":`)
	e.text(o.Kind)
	e.raw(`,"id":`)
	e.text(string(o.ID))
	if o.New != nil {
		e.raw(`,"new":{`)
		before := ""
		if e.fields(p, o.New, "") {
			before = ","
		}
		hidden := e.extras(p, o.Extra, before)
		e.raw("}")
		e.hidden(o.Extra, hidden)
		e.raw("}")
		return
	}
	e.raw(`,"set":{`)
	for i, x := range o.Patches {
		if i > 0 {
			e.raw(",")
		}
		info := p.info(x.Field)
		e.text(x.Field)
		e.raw(`:{"from":`)
		e.value(info, x.From)
		e.raw(`,"to":`)
		e.value(info, x.To)
		if len(x.Over) > 0 {
			e.raw(`,"over":`)
			e.refs(x.Over, false)
		}
		e.raw("}")
	}
	e.raw("}}")
}
