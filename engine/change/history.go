package change

import (
	"slices"
	"sort"
)

// History is a set of changes in the order of their stamps.
type History []Change

// Union joins two histories. Where both hold a change, and one holds only a part of it (a plan
// handed over alone), the ops of both are joined.
func (h History) Union(o History) History {
	out := make(History, 0, len(h)+len(o))
	i, j := 0, 0
	for i < len(h) || j < len(o) {
		switch {
		case j == len(o) || i < len(h) && h[i].At.Before(o[j].At):
			out = append(out, h[i])
			i++
		case i == len(h) || o[j].At.Before(h[i].At):
			out = append(out, o[j])
			j++
		default:
			out = append(out, joinOps(h[i], o[j]))
			i++
			j++
		}
	}
	return out
}

func joinOps(a, b Change) Change {
	same := slices.EqualFunc(a.Ops, b.Ops, func(x, y Op) bool { return x.ID == y.ID && x.Kind == y.Kind })
	if same {
		return a
	}
	have := make(map[opKey]bool, len(a.Ops))
	for _, o := range a.Ops {
		have[opKey{o.Kind, o.ID}] = true
	}
	more := b.Only(func(o Op) bool { return !have[opKey{o.Kind, o.ID}] })
	if len(more.Ops) > 0 {
		a.Ops = append(slices.Clip(a.Ops), more.Ops...)
		sortOps(a.Ops)
	}
	return a
}

func sortOps(ops []Op) {
	slices.SortFunc(ops, func(x, y Op) int {
		if c := cmpString(x.Kind, y.Kind); c != 0 {
			return c
		}
		return cmpString(string(x.ID), string(y.ID))
	})
}

// Sort puts changes as read from a log into the order of their stamps, each once.
func Sort(changes []Change) History {
	h := History(slices.Clone(changes))
	sort.SliceStable(h, func(i, j int) bool { return h[i].At.Before(h[j].At) })
	return slices.CompactFunc(h, func(a, b Change) bool { return a.At == b.At })
}

// Fold is the state that a base and the changes of a set add up to. A nil set means all.
func (h History) Fold(base *State, set Seen) *State {
	s := base
	for _, c := range h {
		if set == nil || set.Has(c.At) {
			s = Apply(s, c)
		}
	}
	return s
}

// Until is the set of the history's changes up to a moment in milliseconds since 1970, included.
func (h History) Until(millis int64) Seen {
	seen := Seen{}
	for _, c := range h {
		if c.At.Millis() <= millis {
			seen = seen.With(c.At)
		}
	}
	return seen
}

// Compact drops the changes up to a moment and gives the state that they had
// added up to, which then stands for them. Merging loses nothing by it, since rows
// remember what they have seen; what is lost is the story before that moment.
func (h History) Compact(base *State, millis int64) (*State, History) {
	cut := sort.Search(len(h), func(i int) bool { return h[i].At.Millis() > millis })
	return h[:cut].Fold(base, nil), slices.Clone(h[cut:])
}
