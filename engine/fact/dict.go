package fact

import (
	"math"
	"slices"
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

// code gives the number of a text.
func (d *dict) code(s string) int32 { return d.codesOf(nil, spelt{[]byte(s), []int{len(s)}})[0] }

// spelt are texts one behind the other, and where they end.
type spelt struct {
	text []byte
	ends []int
}

// codesOf appends the numbers of texts. Those that are new are copied, in one piece.
func (d *dict) codesOf(to []int32, texts spelt) []int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	out, size, from := slices.Grow(to, len(texts.ends)), 0, 0
	for _, end := range texts.ends {
		code := d.at.Find(string(texts.text[from:end]))
		if code < 0 {
			size += end - from
		}
		out, from = append(out, code), end
	}
	var all strings.Builder // written to its end: what was taken of it stays
	all.Grow(size)
	from = 0
	for i, end := range texts.ends {
		if s := texts.text[from:end]; out[len(to)+i] < 0 {
			if out[len(to)+i] = d.at.Find(string(s)); out[len(to)+i] < 0 { // else it is there twice
				at := all.Len()
				all.Write(s)
				out[len(to)+i] = d.at.Add(all.String()[at:])
			}
		}
		from = end
	}
	return out
}

// choice is one more than the number of a text, 0 for "" and for more than 254 different texts.
func (d *dict) choice(s string) uint8 {
	if s == "" {
		return 0
	}
	return uint8(limited([]int32{d.code(s)})[0])
}

// limited makes codes those of choices.
func limited(codes []int32) []int32 {
	for i := range codes {
		if codes[i]++; codes[i] > math.MaxUint8 {
			codes[i] = 0
		}
	}
	return codes
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
				d.code(o.Value)
			}
			p.choices = append(p.choices, d)
		}
	}
	return p
}
