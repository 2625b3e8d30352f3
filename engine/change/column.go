package change

import (
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// How a column of values is written. The numbers are part of the stored form.
const (
	colEmpty byte = 0 // all null
	colMixed byte = 1 // each value with its tag
	colTexts byte = 2 // texts, each once
	colDates byte = 3 // days, as differences
	colMoney byte = 4 // amounts of one currency
)

// column writes n values in the densest way that fits them all.
func (w *writer) column(n int, at func(int) record.Value) {
	tag, cur := record.Null, money.None
	mixed := false
	for i := range n {
		v := at(i)
		if v.IsNull() {
			continue
		}
		if tag != record.Null && (v.Tag() != tag || v.Money().Currency != cur) {
			mixed = true
			break
		}
		tag, cur = v.Tag(), v.Money().Currency
	}
	switch {
	case tag == record.Null:
		w.byte(colEmpty)
	case !mixed && tag == record.Text:
		w.byte(colTexts)
		for i := range n {
			w.optText(at(i).Text())
		}
	case !mixed && tag == record.Date:
		w.byte(colDates)
		w.deltas(n, func(i int) (int64, bool) { return int64(at(i).Date()), !at(i).IsNull() })
	case !mixed && tag == record.Money:
		w.byte(colMoney)
		w.text(cur.String())
		w.deltas(n, func(i int) (int64, bool) { return at(i).Money().Minor, !at(i).IsNull() })
	default:
		w.byte(colMixed)
		for i := range n {
			w.value(at(i))
		}
	}
}

// optText writes 0 for no text, 1 for a new one, 2+k for the k-th.
func (w *writer) optText(s string) {
	if s == "" {
		w.uint(0)
		return
	}
	if n, ok := w.texts[s]; ok {
		w.uint(n + 2)
		return
	}
	w.texts[s] = uint64(len(w.texts))
	w.uint(1)
	w.raw(s)
}

func (r *reader) optText() string {
	switch n := r.uint(); {
	case n == 0:
		return ""
	case n == 1:
		return r.fresh()
	case n-2 < r.known():
		return r.again(n - 2)
	}
	r.fail("a text that was never written")
	return ""
}

// deltas writes numbers as differences to the one before: 0 for none, else 1 + the folded difference,
// or 1 and the number itself where the difference does not fit.
func (w *writer) deltas(n int, at func(int) (int64, bool)) {
	var prev int64
	for i := range n {
		v, ok := at(i)
		if !ok {
			w.uint(0)
			continue
		}
		d := v - prev
		if v > maxDelta || v < -maxDelta || prev > maxDelta || prev < -maxDelta {
			w.uint(1)
			w.int(v)
		} else {
			w.uint(fold(d) + 2)
		}
		prev = v
	}
}

const maxDelta = 1 << 60

func fold(d int64) uint64 { return uint64(d<<1) ^ uint64(d>>63) }

func (r *reader) deltas(n int, put func(int, int64)) {
	var prev int64
	for i := range n {
		switch u := r.uint(); u {
		case 0:
			continue
		case 1:
			prev = r.int()
		default:
			u -= 2
			prev += int64(u>>1) ^ -int64(u&1)
		}
		put(i, prev)
	}
}

// column reads n values; put is called for those that are not null.
func (r *reader) column(n int, put func(int, record.Value)) {
	switch how := r.byte(); how {
	case colEmpty:
	case colMixed:
		for i := range n {
			if v := r.value(); !v.IsNull() {
				put(i, v)
			}
		}
	case colTexts:
		for i := range n {
			if s := r.optText(); s != "" {
				put(i, record.OfText(s))
			}
		}
	case colDates:
		r.deltas(n, func(i int, d int64) { put(i, record.OfDate(period.Date(d))) })
	case colMoney:
		c, ok := money.ParseCode(r.text())
		if !ok {
			r.fail("amounts without currency")
			return
		}
		r.deltas(n, func(i int, m int64) { put(i, record.OfMoney(money.New(m, c))) })
	default:
		r.fail("column of kind %d", how)
	}
}

// block writes records of one kind field by field.
func (w *writer) block(k record.Any, n int, rec func(int) any) {
	infos := k.Infos()
	w.uint(uint64(k.Version()))
	w.uint(uint64(len(infos)))
	for f, info := range infos {
		w.text(info.Name)
		w.column(n, func(i int) record.Value { w.pace.Step(); return k.Get(rec(i), f) })
	}
}

// slab is how many records are made in one piece of memory.
const slab = 4096

// block reads the records of rows of one kind. Fields that this program does not know, and
// values that it cannot hold, come back as extra fields of their record.
func (r *reader) block(k record.Any, rows []Row) (extra []map[string]record.Value) {
	for at := 0; at < len(rows); at += slab { // in pieces, so that no clearing of memory is long
		piece := rows[at:min(at+slab, len(rows))]
		k.Fill(len(piece), func(i int, rec any) { piece[i].Rec = rec })
		r.pace.Now()
	}
	put := func(i int, name string, v record.Value) {
		if f := k.Field(name); f >= 0 && k.Set(rows[i].Rec, f, v) {
			return
		}
		if extra == nil {
			extra = make([]map[string]record.Value, len(rows))
		}
		extra[i] = withExtra(extra[i], name, v)
	}
	version := int(r.uint())
	fields := r.count(2)
	if version == k.Version() || !record.Known(k.KindName()) {
		for range fields {
			r.columnInto(k, rows, put)
		}
		return extra
	}
	old := make([]map[string]record.Value, len(rows))
	for i := range old {
		old[i] = map[string]record.Value{}
	}
	for range fields {
		name := r.text()
		r.column(len(rows), func(i int, v record.Value) { old[i][name] = v })
	}
	for i, m := range old {
		k.Migrate(m, version)
		for name, v := range m {
			put(i, name, v)
		}
	}
	return extra
}

// columnInto reads one field of all records, the known ones without a detour.
func (r *reader) columnInto(k record.Any, rows []Row, put func(int, string, record.Value)) {
	name := r.text()
	f := k.Field(name)
	r.column(len(rows), func(i int, v record.Value) {
		r.pace.Step()
		if f < 0 || !k.Set(rows[i].Rec, f, v) {
			put(i, name, v)
		}
	})
}

// extras writes the extra fields of those records that have any.
func (w *writer) extras(n int, at func(int) map[string]record.Value) {
	var have []int
	for i := range n {
		if len(at(i)) > 0 {
			have = append(have, i)
		}
	}
	w.uint(uint64(len(have)))
	for _, i := range have {
		w.uint(uint64(i))
		m := at(i)
		names := make([]string, 0, len(m))
		for f := range m {
			names = append(names, f)
		}
		slices.Sort(names)
		w.uint(uint64(len(names)))
		for _, f := range names {
			w.text(f)
			w.value(m[f])
		}
	}
}

func (r *reader) extras(n int, put func(i int, name string, v record.Value)) {
	for range r.count(3) {
		i := r.uint()
		for range r.count(2) {
			name, v := r.text(), r.value()
			if i >= uint64(n) {
				r.fail("extra fields of record %d of %d", i, n)
				return
			}
			put(int(i), name, v)
		}
	}
}
