package fact

import (
	"strings"

	"rumbo/engine/record"
)

// seeker looks for words in the texts of rows and in the names of what they refer to. It asks each name once, and each text once a
// block, which of the words it holds.
type seeker struct {
	s     *Set
	q     Query
	words []string
	all   uint64             // a bit for each word
	names map[int][]holdings // by column: what each code's name holds
}

// holdings are the words that a text holds, a bit each; asked tells that somebody has looked.
type holdings struct {
	words uint64
	asked bool
}

func (q Query) fold(text string) string {
	if q.Fold == nil {
		return strings.ToLower(text)
	}
	return q.Fold(text)
}

func (s *Set) seek(q Query) *seeker {
	words := strings.Fields(q.fold(q.Words))
	words = words[:min(len(words), 64)]
	return &seeker{s: s, q: q, words: words, all: 1<<len(words) - 1, names: map[int][]holdings{}}
}

// in tells of the rows of a part whether they hold all the words. The part is read once somebody asks: its rows may all be out for
// other reasons.
func (k *seeker) in(p *Part) func(i int) bool {
	if len(k.words) == 0 {
		return func(int) bool { return true }
	}
	var held []uint64
	return func(i int) bool {
		if held == nil {
			held = make([]uint64, p.n)
			k.readNames(p, held)
			k.readTexts(p, held)
		}
		return held[i] == k.all
	}
}

func (k *seeker) holds(text string) (held uint64) {
	if text == "" {
		return 0
	}
	text = k.q.fold(text)
	for i, w := range k.words {
		if strings.Contains(text, w) {
			held |= 1 << i
		}
	}
	return held
}

func (k *seeker) readNames(p *Part, held []uint64) {
	for n := range k.s.Schema.Columns {
		c := &k.s.Schema.Columns[n]
		if c.store != inCodes {
			continue
		}
		values, known := k.s.names.codes[c.slot].now(), k.names[n]
		for len(known) < len(values) {
			known = append(known, holdings{})
		}
		k.names[n] = known
		for i, code := range k.s.Codes(c.Name).In(p)[:p.n] {
			if code < 0 {
				continue
			}
			if !known[code].asked {
				name := values[code]
				if c.Ref != "" {
					name = k.q.Name(c.Ref, record.ID(name))
				}
				known[code] = holdings{k.holds(name), true}
			}
			held[i] |= known[code].words
		}
	}
}

// readTexts looks through the texts that stand only in the block's bytes, or in single records, and through what was corrected of them.
func (k *seeker) readTexts(p *Part, held []uint64) {
	kind := k.s.Schema.Kind
	texts := map[string]int{} // column → field
	for _, c := range k.s.Schema.Columns {
		if c.store == inBlock {
			texts[c.Name] = c.field
		}
	}
	if p.block == "" {
		for i, r := range p.loose {
			for _, field := range texts {
				held[i] |= k.holds(kind.Get(r.Rec, field).Text())
			}
		}
		return
	}
	corrected := map[string]map[int32]bool{} // column → rows of the block
	for row, r := range p.over {
		for _, name := range written(kind, r) {
			if _, is := texts[name]; is {
				if corrected[name] == nil {
					corrected[name] = map[int32]bool{}
				}
				corrected[name][row] = true
			}
		}
	}
	var d decoder
	d.open(p.data)
	for range d.columns {
		v := d.next(func(name string, f Form) bool { _, is := texts[name]; return is && f == FormTexts })
		if v == nil {
			continue
		}
		of := make([]uint64, len(v.Texts))
		for i, text := range v.Texts {
			of[i] = k.holds(text)
		}
		for i := range held {
			row := p.blockRow(i)
			if at := v.At[row]; at >= 0 && !corrected[v.Name][int32(row)] {
				held[i] |= of[at]
			}
		}
	}
	for i := range held {
		row := int32(p.blockRow(i))
		for name, rows := range corrected {
			if rows[row] {
				held[i] |= k.holds(p.over[row].Value(kind, name).Text())
			}
		}
	}
}
