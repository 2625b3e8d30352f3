package fact

import (
	"math"
	"strings"
	"sync"

	"rumbo/engine/lexicon"
)

// dict numbers texts as they come. It only grows, and is shared by a Set and those made from it:
// each sees the texts that were there when it was made.
type dict struct {
	mu sync.RWMutex
	at *lexicon.Lexicon
}

func newDict(values ...string) *dict { return &dict{at: lexicon.Of(values)} }

// codesOf gives the numbers of texts. Those that are new are copied, in one piece: they may be parts of a long text.
func (d *dict) codesOf(texts []string) []int32 {
	out := make([]int32, len(texts))
	d.mu.Lock()
	defer d.mu.Unlock()
	size := 0
	for i, s := range texts {
		if out[i] = d.at.Find(s); out[i] < 0 {
			size += len(s)
		}
	}
	var all strings.Builder // written to its end: what was taken of it stays
	all.Grow(size)
	for i, s := range texts {
		if out[i] >= 0 {
			continue
		}
		if out[i] = d.at.Find(s); out[i] < 0 { // else it is there twice
			from := all.Len()
			all.WriteString(s)
			out[i] = d.at.Add(all.String()[from:])
		}
	}
	return out
}

// choice is one more than the number of a text, 0 for "" and for more than 254 different texts.
func (d *dict) choice(s string) uint8 {
	if s == "" {
		return 0
	}
	return uint8(d.choices(nil, []string{s})[0])
}

// choices appends those of texts.
func (d *dict) choices(to []int32, texts []string) []int32 {
	for _, code := range d.codesOf(texts) {
		if code++; code > math.MaxUint8 {
			code = 0
		}
		to = append(to, code)
	}
	return to
}

// find gives the number of a text, -1 if it was never there.
func (d *dict) find(s string) int32 {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.at.Find(s)
}

// now are the texts so far; later ones are appended behind them.
func (d *dict) now() []string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.at.Names()
}

// pool are the dictionaries of a kind's columns.
type pool struct {
	mu         sync.Mutex // of the names of packed columns
	codes      []*dict    // by slot
	choices    []*dict
	currencies *dict
}

func newPool(s *Schema) *pool {
	p := &pool{currencies: newDict()}
	for _, c := range s.Columns {
		switch c.store {
		case inCodes:
			p.codes = append(p.codes, newDict())
		case inChoices:
			d := newDict()
			for _, o := range c.Options {
				d.codesOf([]string{o.Value})
			}
			p.choices = append(p.choices, d)
		}
	}
	return p
}
