package fact

import (
	"slices"
	"strings"

	"rumbo/engine/record"
)

// seeker looks for words in the texts of rows and in the names of what they refer to.
type seeker struct {
	s     *Set
	q     Query
	words []string
	names map[int][]string // by column: what each code is called; "\x00" where nobody has asked yet
}

func (q Query) fold(text string) string {
	if q.Fold == nil {
		return strings.ToLower(text)
	}
	return q.Fold(text)
}

func (s *Set) seek(q Query) *seeker {
	return &seeker{s: s, q: q, words: strings.Fields(q.fold(q.Words)), names: map[int][]string{}}
}

// in tells of the rows of a part whether they hold all the words.
func (k *seeker) in(p *Part) func(i int) bool {
	if len(k.words) == 0 {
		return func(int) bool { return true }
	}
	var texts [][]string // read once somebody asks: the rows may all be out for other reasons
	var codes [][]int32
	return func(i int) bool {
		if texts == nil {
			texts, codes = k.texts(p), k.codes(p)
		}
		var line strings.Builder
		for _, t := range texts {
			if t[i] != "" {
				line.WriteString(k.q.fold(t[i]))
				line.WriteByte('\n')
			}
		}
		for n := range k.s.Schema.Columns {
			if codes[n] != nil && codes[n][i] >= 0 {
				line.WriteString(k.name(n, &k.s.Schema.Columns[n], codes[n][i]))
				line.WriteByte('\n')
			}
		}
		all := line.String()
		return !slices.ContainsFunc(k.words, func(w string) bool { return !strings.Contains(all, w) })
	}
}

func (k *seeker) texts(p *Part) [][]string {
	out := [][]string{}
	for _, c := range k.s.Schema.Columns {
		if c.store == inBlock {
			out = append(out, k.s.Texts(p, c.Name))
		}
	}
	return out
}

// codes are a part's columns of codes, by the number of the schema's column.
func (k *seeker) codes(p *Part) [][]int32 {
	out := make([][]int32, len(k.s.Schema.Columns))
	for n, c := range k.s.Schema.Columns {
		if c.store == inCodes {
			out[n] = k.s.Codes(c.Name).In(p)
		}
	}
	return out
}

func (k *seeker) name(column int, c *Column, code int32) string {
	values := k.s.names.codes[c.slot].now()
	names := k.names[column]
	for len(names) < len(values) {
		names = append(names, "\x00")
	}
	k.names[column] = names
	if names[code] == "\x00" {
		name := values[code]
		if c.Ref != "" {
			name = k.q.Name(c.Ref, record.ID(name))
		}
		names[code] = k.q.fold(name)
	}
	return names[code]
}
