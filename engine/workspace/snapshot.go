package workspace

import (
	"cmp"
	"sort"
	"sync"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Snapshot is the workspace at a moment, with views that are derived from it when first asked for.
type Snapshot struct {
	*change.State
	mu      sync.Mutex
	derived map[string]derivation
}

type derivation struct {
	from  []*change.Table
	value any
}

// Of makes the snapshot of a state.
func Of(s *change.State) *Snapshot {
	return &Snapshot{State: s, derived: map[string]derivation{}}
}

// Empty is a workspace in which nothing is.
func Empty() *Snapshot { return Of(&change.State{}) }

// next is the snapshot of a later state; views of kinds that did not change are kept.
func (s *Snapshot) next(state *change.State) *Snapshot {
	out := Of(state)
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, d := range s.derived {
		out.derived[name] = d
	}
	return out
}

// Next is the snapshot after a state was replaced from outside, by a merge or another tab.
func (s *Snapshot) Next(state *change.State) *Snapshot { return s.next(state) }

// Derive gives a view that depends on the records of some kinds only. It is
// computed once and kept until one of these kinds changes.
func Derive[T any](s *Snapshot, name string, kinds []string, compute func(*Snapshot) T) T {
	s.mu.Lock()
	d, have := s.derived[name]
	s.mu.Unlock()
	if have && len(d.from) == len(kinds) {
		same := true
		for i, k := range kinds {
			same = same && s.Known(k) == d.from[i]
		}
		if same {
			return d.value.(T)
		}
	}
	v := compute(s)
	from := make([]*change.Table, len(kinds))
	for i, k := range kinds {
		from[i] = s.Known(k)
	}
	s.mu.Lock()
	s.derived[name] = derivation{from, v}
	s.mu.Unlock()
	return v
}

// Get finds a record that stands; nil if there is none.
func Get[T any](s *Snapshot, k *record.Kind[T], id record.ID) *T { return change.Get(s.State, k, id) }

// Settings of the workspace, or those of a new one.
func (s *Snapshot) Settings() record.Settings {
	if r := Get(s, record.SettingsKind, record.TheSettings); r != nil {
		return *r
	}
	return record.DefaultSettings()
}

// Calendar is how the workspace cuts time.
func (s *Snapshot) Calendar() period.Calendar { return s.Settings().Calendar() }

// Currency is the workspace's.
func (s *Snapshot) Currency() money.Code { return s.Settings().Money() }

// Ref is a record with its ID.
type Ref[T any] struct {
	ID  record.ID
	Rec *T
}

// List gives the records of a kind that stand, ordered by less; ties by ID. It is not kept.
func List[T any](s *Snapshot, k *record.Kind[T], less func(a, b *T) bool) []Ref[T] {
	var out []Ref[T]
	for id, r := range change.All(s.State, k) {
		out = append(out, Ref[T]{id, r})
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if less(a.Rec, b.Rec) {
			return true
		}
		return !less(b.Rec, a.Rec) && a.ID < b.ID
	})
	return out
}

// Stages in the order of the sales process.
func (s *Snapshot) Stages() []Ref[record.Stage] {
	return Derive(s, "stages", []string{"stage"}, func(s *Snapshot) []Ref[record.Stage] {
		return List(s, record.StageKind, func(a, b *record.Stage) bool { return a.Rank < b.Rank })
	})
}

// Lines of business in their order.
func (s *Snapshot) Lines() []Ref[record.Line] {
	return Derive(s, "lines", []string{"line"}, func(s *Snapshot) []Ref[record.Line] {
		return List(s, record.LineKind, func(a, b *record.Line) bool { return a.Rank < b.Rank })
	})
}

// Outcome tells what the deal's stage means: open, won or lost; "" if the stage is gone.
func (s *Snapshot) Outcome(o *record.Opportunity) string {
	if st := Get(s, record.StageKind, o.Stage); st != nil {
		return st.Outcome
	}
	return ""
}

// LineOf is the deal's line of business: its own, or its product's.
func (s *Snapshot) LineOf(o *record.Opportunity) record.ID {
	if o.Line != "" || o.Product == "" {
		return o.Line
	}
	if p := Get(s, record.ProductKind, o.Product); p != nil {
		return p.Line
	}
	return ""
}

// Title is what a person calls a record; "" if it is not there.
func (s *Snapshot) Title(kind string, id record.ID) string {
	if id == "" {
		return ""
	}
	t := s.Table(kind)
	if r := t.Row(id); r != nil {
		switch x := r.Rec.(type) {
		case *record.OwnValue: // is called as its field is
			return s.Title(record.TemplateFieldKind.Name, x.Field)
		case *record.AccountMember:
			if x.Name == "" {
				return cmp.Or(s.Title("person", x.Person), x.Company)
			}
		}
		return t.Kind().TitleOf(r.Rec)
	}
	return ""
}

// AccountOf is the account that a record belongs to; an account belongs to itself.
func AccountOf(kind string, id record.ID, rec any) record.ID {
	if kind == "account" {
		return id
	}
	return record.Lookup(kind).AccountOf(rec)
}

// OfAccount gives the IDs of a kind's records that belong to an account, in order of arrival.
func (s *Snapshot) OfAccount(kind string, account record.ID) []record.ID {
	all := Derive(s, "by account: "+kind, []string{kind}, func(s *Snapshot) map[record.ID][]record.ID {
		out := map[record.ID][]record.ID{}
		t := s.Table(kind)
		for r := range t.Rows() {
			if a := AccountOf(kind, r.ID, r.Rec); a != "" && r.Alive() {
				out[a] = append(out[a], r.ID)
			}
		}
		return out
	})
	return all[account]
}

// Records resolves IDs; those that are gone are left out.
func Records[T any](s *Snapshot, k *record.Kind[T], ids []record.ID) []Ref[T] {
	out := make([]Ref[T], 0, len(ids))
	for _, id := range ids {
		if r := Get(s, k, id); r != nil {
			out = append(out, Ref[T]{id, r})
		}
	}
	return out
}
