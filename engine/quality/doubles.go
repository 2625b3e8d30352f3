package quality

import (
	"cmp"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/pace"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// DoubleRule says when two facts of a kind are taken for one that came in twice. They must come from two sources: what one source
// says twice happened twice. A source is what was entered by hand, or the files of one name; see sourceName. Read-only.
type DoubleRule struct {
	ID      string // stable, in links
	Kind    string
	Name    text.Text
	Why     text.Text // what is taken for a double, in words
	Effect  text.Text // what it does to the numbers
	Touches []string  // indicators that it reaches, by ID

	same   []string // columns that must say the same, if only nothing
	known  []string // of them, those that must say something
	client []string // columns of which one must say something
	agree  []string // columns that must say the same where both say something
	timed  bool     // so must the time, give or take sameMinutes
	// fits is what else must hold of two facts; it may be nil.
	fits func(a, b any) bool
}

// sameMinutes is how far apart two notes of the same moment may lie: people round, and clocks differ.
const sameMinutes = 15

// Double is a fact that seems to have come in twice.
type Double struct {
	ID, Other   record.ID // the one too many, and the one that stays
	Row, Beside int32     // their rows in the set
	Amount      money.Amount
}

// Doubles are those of a kind.
type Doubles struct {
	*DoubleRule
	Set  *fact.Set
	List []Double
}

// Total is how much of a currency the doubles bring into the numbers.
func (d *Doubles) Total(c money.Code) money.Amount {
	sum := int64(0)
	for _, x := range d.List {
		if x.Amount.Currency == c {
			sum += x.Amount.Minor
		}
	}
	return money.New(sum, c)
}

// OfDoubles looks through all kinds of facts; a kind without doubles is left out.
func OfDoubles(s *change.State, set func(kind string) *fact.Set, give *pace.Pace) []Doubles {
	var out []Doubles
	for _, r := range doubleRules {
		if d := r.find(s, set(r.Kind), give); len(d.List) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// DoublesAmong are the doubles among groups of facts, as faults of them.
func DoublesAmong(groups []kpi.Group, s *change.State, set func(kind string) *fact.Set, give *pace.Pace) []FactFault {
	var out []FactFault
	for _, r := range doubleRules {
		if !slices.ContainsFunc(groups, func(g kpi.Group) bool { return g.Of == r.Kind && g.Table != nil }) {
			continue
		}
		spare := map[record.ID]bool{}
		for _, x := range r.find(s, set(r.Kind), give).List {
			spare[x.ID] = true
		}
		fault := &FactRule{ID: r.ID, Name: r.Name, Effect: r.Effect, kinds: []string{r.Kind}}
		for _, g := range groups {
			if g.Of != r.Kind || g.Table == nil || len(spare) == 0 {
				continue
			}
			found := kpi.Group{Role: r.ID, Text: r.Name, Of: g.Of, Table: g.Table}
			for _, row := range g.Rows {
				if spare[g.Table.ID(row)] {
					found.Rows = append(found.Rows, row)
				}
				give.Step()
			}
			if found.Len() > 0 {
				out = join(out, FactFault{fault, found})
			}
		}
	}
	return out
}

// twins is the search for doubles in a set.
type twins struct {
	*DoubleRule
	set      *fact.Set
	sources  []int32 // of each part: 0 is by hand
	distinct map[record.ID]bool
	texts    map[*fact.Part]map[string][]string
	records  map[int32]any
}

func (r *DoubleRule) find(s *change.State, set *fact.Set, give *pace.Pace) Doubles {
	out := Doubles{DoubleRule: r, Set: set}
	t := &twins{DoubleRule: r, set: set, distinct: map[record.ID]bool{}, texts: map[*fact.Part]map[string][]string{}, records: map[int32]any{}}
	t.sources = sourcesOf(s, set)
	rows, keys := t.candidates(give)
	rows = fact.Sort(rows, keys, give)
	if len(rows) == 0 {
		return out
	}
	for id := range change.All(s, record.DistinctKind) {
		t.distinct[id] = true
	}
	slices.Sort(keys) // as the rows lie now
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && keys[to] == keys[from] {
			to++
		}
		if to-from > 1 {
			t.pair(rows[from:to], &out)
		}
		give.Step()
		from = to
	}
	slices.SortStableFunc(out.List, func(a, b Double) int { return cmp.Compare(t.day(b.Row), t.day(a.Row)) })
	return out
}

func (t *twins) day(row int32) int32 {
	p, i := t.set.Find(int(row))
	return int32(t.set.Dates("on").In(p)[i])
}

// pair finds doubles among facts that say the same in what must be the same: whole sources beside each other, the fullest first, each
// fact of another source with one that no other of that source has taken.
func (t *twins) pair(rows []int32, out *Doubles) {
	by := map[int32][]int32{}
	var order []int32
	for _, row := range rows {
		s := t.source(row)
		if by[s] == nil {
			order = append(order, s)
		}
		by[s] = append(by[s], row)
	}
	if len(order) < 2 {
		return
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(len(by[b]), len(by[a])), cmp.Compare(b, a)) })
	pool := slices.Clone(by[order[0]])
	for _, s := range order[1:] {
		taken, left := map[int32]bool{}, []int32(nil)
		for _, row := range by[s] {
			at := slices.IndexFunc(pool, func(other int32) bool { return !taken[other] && t.alike(row, other) })
			if at < 0 {
				left = append(left, row)
				continue
			}
			spare, stays := row, pool[at]
			if t.source(stays) == 0 { // the file's stays: the next import finds it again
				spare, stays = stays, row
			}
			pool[at], taken[stays] = stays, true
			out.List = append(out.List, t.double(spare, stays))
		}
		pool = append(pool, left...)
	}
}

func (t *twins) double(row, other int32) Double {
	d := Double{ID: t.id(row), Other: t.id(other), Row: row, Beside: other}
	if t.set.Schema.Sortable("amount") {
		d.Amount = t.value(row, "amount").Money()
	}
	return d
}

func (t *twins) id(row int32) record.ID {
	p, i := t.set.Find(int(row))
	return p.ID(i)
}

// alike reports whether two facts that say the same in what must be the same do not contradict each other in the rest.
func (t *twins) alike(a, b int32) bool {
	for _, name := range t.same {
		if t.value(a, name) != t.value(b, name) {
			return false
		}
	}
	for _, name := range t.agree {
		if x, y := t.value(a, name), t.value(b, name); !x.IsNull() && !y.IsNull() && x != y {
			return false
		}
	}
	if t.timed {
		x, y := t.value(a, "minute").Int(), t.value(b, "minute").Int()
		if x > 0 && y > 0 && max(x-y, y-x) > sameMinutes {
			return false
		}
	}
	return !t.distinct[record.DistinctID(t.id(a), t.id(b))] && (t.fits == nil || t.fits(t.record(a), t.record(b)))
}
