package ingest

import (
	"sort"

	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/names"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

// mostNames bounds the search for near-misses within one kind.
const mostNames = 50_000

// near proposes the pairs of names that may be one record, at least one of them
// from the files.
func (p *plan) near() []NearMiss {
	var out []NearMiss
	for _, kind := range []string{"account", "person", "product", "team", "line", "channel", "campaign"} {
		k := p.kinds[kind]
		if k == nil || len(p.spelled[kind]) == 0 {
			continue
		}
		spellings := p.namesOf(k)
		if len(spellings) > mostNames {
			continue
		}
		for _, pr := range names.Near(spellings, nil) {
			a, b := spellings[pr.A], spellings[pr.B]
			if !p.spelled[kind][a] && !p.spelled[kind][b] {
				continue
			}
			if n, ok := p.nearMiss(k, a, b); ok {
				n.Why = pr.Why
				out = append(out, n)
			}
		}
	}
	return out
}

// namesOf lists the names of a kind's records and those that the files spell otherwise, sorted.
func (p *plan) namesOf(k *kindIndex) []string {
	all := map[string]bool{}
	for _, e := range k.entries {
		if !e.byID && e.name != "" {
			all[names.Same(e.name)] = true
		}
	}
	for n := range p.spelled[k.kind.KindName()] {
		all[n] = true
	}
	list := make([]string, 0, len(all))
	for n := range all {
		list = append(list, n)
	}
	sort.Strings(list)
	return list
}

// nearMiss orders a pair: what the workspace has or a file describes stays, then what is used more.
func (p *plan) nearMiss(k *kindIndex, a, b string) (NearMiss, bool) {
	kind := k.kind.KindName()
	weight := func(name string) (known bool, uses int) {
		e := k.byName[name]
		if e == nil {
			return false, 0
		}
		return e.there || e.defined, e.uses
	}
	knownA, usesA := weight(a)
	knownB, usesB := weight(b)
	if k.byName[a] != nil && k.byName[a] == k.byName[b] {
		return NearMiss{}, false
	}
	if knownA && !knownB || knownA == knownB && usesA > usesB {
		a, b, usesA = b, a, usesB
	}
	n := NearMiss{Kind: kind, Name: a, Into: b, Uses: usesA}
	for _, way := range [][2]string{{a, b}, {b, a}} {
		if into, ok := p.choices.Merge[MergeKey(kind, way[0])]; ok {
			n.Settled = true
			if names.Same(into) == way[1] {
				n.Name, n.Into, n.Merged = way[0], way[1], true
			}
		}
	}
	return n, true
}

// missing lists the records that are referred to and described nowhere.
func (p *plan) missing() []Missing {
	var out []Missing
	for _, kind := range kindOrder {
		k := p.kinds[kind]
		if k == nil || kind == "stage" || kind == "opportunity" {
			continue
		}
		byID, example := 0, ""
		for _, e := range k.entries {
			if e.there || e.defined {
				continue
			}
			out = append(out, Missing{Kind: kind, Name: e.name, ByID: e.byID, Uses: e.uses, Created: true})
			if e.byID {
				byID++
				example = firstOf(example, e.name)
			}
		}
		if byID > 0 {
			p.noteByID(byID, example, kind)
		}
	}
	start := len(out)
	for key, uses := range p.left {
		out = append(out, Missing{Kind: key.kind, Name: key.name, Uses: uses})
	}
	sort.Slice(out[start:], func(i, j int) bool {
		a, b := out[start+i], out[start+j]
		if a.Kind != b.Kind {
			return a.Kind < b.Kind
		}
		return a.Name < b.Name
	})
	return out
}

// noteByID says in the file that refers to them that records are known by identifier only.
func (p *plan) noteByID(n int, example, kind string) {
	_, many := record.Lookup(kind).Labels()
	for _, w := range p.works {
		for slot, col := range w.at {
			s, _ := dialect.FindSlot(w.Entity, slot)
			if s.Type == dialect.RefID && string(s.Ref) == kind {
				w.problems.Add(tabular.Problem{Message: problemOtherID, Column: w.Columns[col].Header, N: n, Value: example, Note: many})
				return
			}
		}
	}
}

const sampleRows = 20

// sample reads the first rows as the import will, a value for each column.
func (w *work) sample() {
	if !w.Read {
		return
	}
	n := min(sampleRows, w.Rows)
	w.Sample = make([]SampleRow, n)
	for i := range n {
		w.Sample[i] = SampleRow{Row: w.src.Sheet.RowNumber(i), Values: make([]record.Value, len(w.Columns))}
	}
	for col, c := range w.Columns {
		read := w.reader(col, c)
		for i := range n {
			w.Sample[i].Values[col] = read(i)
		}
	}
}

// reader gives the typed value of a column's cells, without reporting.
func (w *work) reader(col int, c Column) func(int) record.Value {
	cells := w.src.Sheet.Columns[col].Cells
	s, mapped := dialect.FindSlot(w.Entity, c.Slot)
	plain := func(i int) record.Value {
		if tabular.IsNull(cells[i]) {
			return record.Value{}
		}
		return record.OfText(cells[i])
	}
	if !mapped {
		return plain
	}
	number := func(i int) (tabular.Number, bool) {
		n, ok, big := tabular.ParseNumber(cells[i], c.Numbers)
		return n, ok && !big
	}
	switch s.Type {
	case dialect.Date:
		return func(i int) record.Value {
			d, _, _ := tabular.ParseDate(cells[i], c.Dates)
			if !c.Dates.Single() {
				return record.Value{}
			}
			return record.OfDate(d)
		}
	case dialect.Money:
		quiet := *w
		quiet.problems = &tabular.Collector{}
		read := quiet.amounts(c.Slot)
		return func(i int) record.Value { return record.OfMoney(read(i)) }
	case dialect.Percent:
		quiet := *w
		quiet.problems = &tabular.Collector{}
		read := quiet.shares(c.Slot)
		return func(i int) record.Value {
			if v, ok := read(i); ok {
				return record.OfFloat(v)
			}
			return record.Value{}
		}
	case dialect.Number:
		return func(i int) record.Value {
			if n, ok := number(i); ok && c.Numbers.Single() {
				return record.OfFloat(n.Float())
			}
			return record.Value{}
		}
	case dialect.Flag:
		return func(i int) record.Value {
			v, _ := tabular.ParseBool(cells[i])
			return record.OfBool(v)
		}
	}
	return plain
}
