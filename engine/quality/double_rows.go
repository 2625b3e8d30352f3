package quality

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"

	"rumbo/engine/change"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/fact"
	"rumbo/engine/pace"
	"rumbo/engine/record"
)

// sourceName is what two files have in common that are one source: the name without numbers, so that what a program writes day by
// day ("calls-0310.csv", "calls-0311.csv") is not held against itself.
func sourceName(source string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, source)
}

// sourcesOf numbers the sources of a set's parts: 0 is by hand.
func sourcesOf(s *change.State, set *fact.Set) []int32 {
	from, numbers := fact.Sources(s), map[string]int32{}
	out := make([]int32, len(set.Parts))
	for n, p := range set.Parts {
		if !p.Imported() {
			continue
		}
		name := sourceName(from[p.Block()])
		if numbers[name] == 0 {
			numbers[name] = int32(len(numbers)) + 1
		}
		out[n] = numbers[name]
	}
	return out
}

func (t *twins) source(row int32) int32 {
	return t.sources[sort.SearchInts(t.set.Starts, int(row)+1)-1]
}

// candidates are the rows of days on which two sources say something, with numbers that are the same where all is that must be.
func (t *twins) candidates(give *pace.Pace) (rows []int32, keys []int64) {
	several := t.severalOn()
	if several == nil {
		return nil, nil
	}
	on := t.set.Dates("on")
	for n, p := range t.set.Parts {
		days, key := on.In(p), t.keyOf(p)
		for i := range p.Len() {
			give.Step()
			if !several(int(days[i])) {
				continue
			}
			if k, whole := key(i); whole {
				rows, keys = append(rows, int32(t.set.Starts[n]+i)), append(keys, k)
			}
		}
	}
	return rows, keys
}

// severalOn tells of a day whether two sources say something of it; nil if there are not two sources at all.
func (t *twins) severalOn() func(day int) bool {
	first, last := math.MaxInt, 0
	one, more := int32(-1), false
	for n, p := range t.set.Parts {
		if one >= 0 && t.sources[n] != one {
			more = true
		}
		if one = t.sources[n]; p.From != 0 {
			first, last = min(first, int(p.From)), max(last, int(p.To))
		}
	}
	if !more || last == 0 {
		return nil
	}
	on := t.set.Dates("on")
	seen, several := make([]int32, last-first+1), make([]bool, last-first+1) // a source, + 1
	for n, p := range t.set.Parts {
		for _, d := range on.In(p) {
			if d == 0 {
				continue
			}
			at, s := int(d)-first, t.sources[n]+1
			several[at] = several[at] || seen[at] != 0 && seen[at] != s
			seen[at] = s
		}
	}
	return func(day int) bool { return day != 0 && several[day-first] }
}

// keyOf gives of a part's rows a number of all that must be the same; false where something is not known that must be.
func (t *twins) keyOf(p *fact.Part) func(i int) (int64, bool) {
	columns := func(list []string) (out []func(int) (int64, bool)) {
		for _, name := range list {
			out = append(out, t.set.Number(p, name))
		}
		return out
	}
	same, known, client := columns(t.same), columns(t.known), columns(t.client)
	says := func(i int) func(func(int) (int64, bool)) bool {
		return func(c func(int) (int64, bool)) bool { _, ok := c(i); return ok }
	}
	return func(i int) (int64, bool) {
		for _, c := range known {
			if _, ok := c(i); !ok {
				return 0, false
			}
		}
		if len(client) > 0 && !slices.ContainsFunc(client, says(i)) {
			return 0, false
		}
		hash := uint64(14695981039346656037) // of FNV, by whole numbers
		for _, c := range same {
			n, _ := c(i)
			hash = (hash ^ uint64(n)) * 1099511628211
			hash ^= hash >> 29
		}
		return int64(hash >> 1), true
	}
}

// value is what a row says; texts are compared as people read them.
func (t *twins) value(row int32, name string) record.Value {
	p, i := t.set.Find(int(row))
	if t.set.Schema.Sortable(name) {
		return t.set.Value(p, i, name)
	}
	if t.texts[p] == nil {
		t.texts[p] = map[string][]string{}
	}
	if t.texts[p][name] == nil {
		t.texts[p][name] = t.set.Texts(p, name)
	}
	return record.OfText(tabular.Fold(t.texts[p][name][i]))
}

func (t *twins) record(row int32) any {
	if t.records[row] == nil {
		p, i := t.set.Find(int(row))
		t.records[row] = t.set.Record(p, i)
	}
	return t.records[row]
}
