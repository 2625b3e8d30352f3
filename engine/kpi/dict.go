package kpi

import (
	"rumbo/engine/lexicon"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// dict numbers the values of a dimension.
type dict struct {
	*lexicon.Lexicon
	values []Value
	named  int // of the values, those whose records exist: the first ones
}

func newDict(n int) *dict { return &dict{Lexicon: lexicon.New(n), values: make([]Value, 0, n)} }

// add gives an ID that is not there the next number.
func (d *dict) add(id, name string) int32 {
	d.values = append(d.values, Value{id, text.Same(name)})
	return d.Add(id)
}

// code is the number of a record's ID, −1 for none; one that is not there gets a number without a name.
func (d *dict) code(id record.ID) int32 {
	if id == "" {
		return -1
	}
	if c := d.Find(string(id)); c >= 0 {
		return c
	}
	return d.add(string(id), "")
}

// text is the number of a text that is its own name.
func (d *dict) text(s string) int32 {
	if s == "" {
		return -1
	}
	if c := d.Find(s); c >= 0 {
		return c
	}
	return d.add(s, s)
}

// holds reports whether codes given by an earlier dict mean the same here, and takes over the
// values of that dict whose records do not exist.
func (d *dict) holds(earlier *dict) bool {
	n := earlier.named
	if len(d.values) < n || len(d.values) > n && len(earlier.values) > n {
		return false
	}
	for i, v := range earlier.values[:n] {
		if d.values[i].ID != v.ID {
			return false
		}
	}
	for _, v := range earlier.values[n:] {
		d.add(v.ID, "")
	}
	return true
}
