package change

import (
	"slices"
	"strings"
)

// Seen is a set of changes: of each replica all up to a stamp, but those that are missing because
// their entries in the log could not be read (exceptions as in Malkhi and Terry, "Concise version
// vectors in WinFS", 2007). Sorted by replica: first the stamp up to which all is there, then, rising, the
// stamps up to it that are missing. Never modified in place.
type Seen []Stamp

// of gives where the entries of a replica begin and end.
func (s Seen) of(replica uint64) (from, to int) {
	for from < len(s) && s[from].Replica < replica {
		from++
	}
	for to = from; to < len(s) && s[to].Replica == replica; {
		to++
	}
	return from, to
}

// Has reports whether the change of that stamp is in the set.
func (s Seen) Has(x Stamp) bool {
	for i, e := range s {
		if e.Replica != x.Replica {
			continue
		}
		if x.Time > e.Time {
			return false
		}
		for _, m := range s[i+1:] {
			if m == x {
				return false
			}
			if m.Replica != x.Replica {
				break
			}
		}
		return true
	}
	return false
}

// With is the set that also holds the change of that stamp, and everything of its replica before it
// but what is known to be missing.
func (s Seen) With(x Stamp) Seen {
	from, to := s.of(x.Replica)
	switch {
	case from == to:
		return slices.Insert(slices.Clone(s), from, x)
	case x.Time > s[from].Time:
		out := slices.Clone(s)
		out[from] = x
		return out
	}
	if i := slices.Index(s[from+1:to], x); i >= 0 {
		return slices.Delete(slices.Clone(s), from+1+i, from+2+i)
	}
	return s
}

// Without is the set in which that change is missing; all others of its replica before it are taken to be there.
func (s Seen) Without(x Stamp) Seen {
	from, to := s.of(x.Replica)
	if from == to || x.Time > s[from].Time {
		s = s.With(x)
		from, to = s.of(x.Replica)
	}
	at := from + 1
	for at < to && s[at].Time < x.Time {
		at++
	}
	if at < to && s[at] == x {
		return s
	}
	return slices.Insert(slices.Clone(s), at, x)
}

// after is the set with a change that was made by somebody who knew no more than known: what is missing
// there is missing here, too.
func (s Seen) after(x Stamp, known Seen) Seen {
	var before uint64
	if from, to := s.of(x.Replica); from < to {
		before = s[from].Time
	}
	out := s.With(x)
	from, to := known.of(x.Replica)
	for i := from + 1; i < to; i++ {
		if m := known[i]; before < m.Time && m.Time < x.Time {
			out = out.Without(m)
		}
	}
	return out
}

// missing are the stamps that the set leaves out.
func (s Seen) missing() (out []Stamp) {
	for i := 1; i < len(s); i++ {
		if s[i].Replica == s[i-1].Replica {
			out = append(out, s[i])
		}
	}
	return out
}

// Union is the set of what is in either.
func (s Seen) Union(o Seen) Seen {
	out := s
	for i, x := range o {
		if i == 0 || o[i-1].Replica != x.Replica {
			if from, to := out.of(x.Replica); from == to || x.Time > out[from].Time {
				out = out.With(x)
			}
		}
	}
	for _, m := range s.missing() {
		if o.Has(m) {
			out = out.With(m)
		}
	}
	for _, m := range o.missing() {
		if !s.Has(m) {
			out = out.Without(m)
		}
	}
	return out
}

// Holds reports whether all of o is in s.
func (s Seen) Holds(o Seen) bool {
	for i, x := range o {
		if i > 0 && o[i-1].Replica == x.Replica {
			continue // missing there
		}
		if from, to := s.of(x.Replica); from == to || x.Time > s[from].Time {
			return false
		}
	}
	for _, m := range s.missing() {
		if o.Has(m) {
			return false
		}
	}
	return true
}

// sound reports whether the stamps stand as they must.
func (s Seen) sound() bool {
	top := 0
	for i := 1; i < len(s); i++ {
		switch {
		case s[i-1].Replica > s[i].Replica:
			return false
		case s[i-1].Replica < s[i].Replica:
			top = i
		case s[i].Time > s[top].Time || i-1 > top && s[i-1].Time >= s[i].Time:
			return false
		}
	}
	return true
}

// String joins the stamps with spaces.
func (s Seen) String() string {
	parts := make([]string, len(s))
	for i, x := range s {
		parts[i] = x.String()
	}
	return strings.Join(parts, " ")
}

// ParseSeen reads what String writes.
func ParseSeen(text string) (Seen, error) {
	var out Seen
	for _, f := range strings.Fields(text) {
		x, err := ParseStamp(f)
		if err != nil {
			return nil, err
		}
		if n := len(out); n > 0 && out[n-1].Replica == x.Replica && out.Has(x) {
			out = out.Without(x)
		} else {
			out = out.With(x)
		}
	}
	return out, nil
}
