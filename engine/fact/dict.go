package fact

import (
	"strings"
	"sync"
)

// dict numbers texts as they come. It only grows, and is shared by a Set and those made from it:
// each sees the texts that were there when it was made.
type dict struct {
	mu     sync.RWMutex
	at     map[string]int32
	values []string
}

func newDict(values ...string) *dict {
	d := &dict{at: map[string]int32{}}
	d.codesOf(values)
	return d
}

// codesOf gives the numbers of texts.
func (d *dict) codesOf(texts []string) []int32 {
	out := make([]int32, len(texts))
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, s := range texts {
		code, ok := d.at[s]
		if !ok {
			s = strings.Clone(s) // s may be a part of a long text
			code = int32(len(d.values))
			d.at[s] = code
			d.values = append(d.values, s)
		}
		out[i] = code
	}
	return out
}

// choice is one more than the number of a text, 0 for "" and for more than 254 different texts.
func (d *dict) choice(s string) uint8 {
	if s == "" {
		return 0
	}
	if code := d.codesOf([]string{s})[0]; code < 255 {
		return uint8(code + 1)
	}
	return 0
}

// find gives the number of a text, -1 if it was never there.
func (d *dict) find(s string) int32 {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if code, ok := d.at[s]; ok {
		return code
	}
	return -1
}

// now are the texts so far; later ones are appended behind them.
func (d *dict) now() []string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.values[:len(d.values):len(d.values)]
}

// pool are the dictionaries of a kind's columns.
type pool struct {
	codes      []*dict // by slot
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
