package dialect

import (
	"strings"
	"sync"

	"rumbo/engine/exchange/tabular"
)

// Dialect is how one program, or people writing one language, name things.
type Dialect struct {
	ID string
	// Plain dialects are anybody's spreadsheet. Their words also help to map the
	// columns that a CRM's own dialect does not know, such as custom fields.
	Plain  bool
	Tables []Table
	Stages []Stage

	index map[Entity]map[string]string // folded header → slot
}

// Table is the export of one entity. Fields gives for each slot the headers
// that stand for it, separated by " | ", the surest first. Marks are headers that
// hardly any other program uses, whether mapped or not.
type Table struct {
	Entity Entity
	Fields []Field
	Marks  string
}

// headers are those that stand for a slot.
func (t *Table) headers(slot string) string {
	for _, f := range t.Fields {
		if f.Slot == slot {
			return f.Headers
		}
	}
	return ""
}

// Field is a slot with the headers that stand for it.
type Field struct{ Slot, Headers string }

// Outcome of a stage, as package record writes it.
const (
	Open = "open"
	Won  = "won"
	Lost = "lost"
)

// Stage is a stage that the program is delivered with.
type Stage struct {
	Names       string // separated by " | ", in all languages
	Outcome     string
	Probability float64 // 0…1, the program's own default; 0 if it has none
}

// known are the dialects by ID, put in order when first asked for: a program that only
// names them holds none of their words.
var known struct {
	once sync.Once
	byID map[string]*Dialect
}

func load() map[string]*Dialect {
	known.once.Do(func() {
		known.byID = map[string]*Dialect{}
		for _, d := range []Dialect{dynamics, hubSpot, odoo, pipedrive, salesforce, english, spanish} {
			d.Tables = append(d.Tables, factTables(d.ID)...)
			d.prepare()
			known.byID[d.ID] = &d
		}
	})
	return known.byID
}

// prepare checks a dialect against the slots and makes its headers findable.
func (d *Dialect) prepare() {
	if _, named := NameOf(d.ID); !named {
		panic("dialect: " + d.ID + " has no name")
	}
	d.index = map[Entity]map[string]string{}
	for _, t := range d.Tables {
		index := map[string]string{}
		for _, f := range t.Fields {
			name := f.Slot
			if _, ok := FindSlot(t.Entity, name); !ok {
				panic("dialect: " + d.ID + " maps to unknown slot " + name)
			}
			for _, h := range split(f.Headers) {
				folded := tabular.Fold(h)
				if old, twice := index[folded]; twice && old != name {
					panic("dialect: " + d.ID + " maps " + h + " to " + old + " and " + name)
				}
				index[folded] = name
			}
		}
		d.index[t.Entity] = index
	}
}

// All lists the dialects: those of programs by name, then the plain ones.
func All() []*Dialect {
	all := make([]*Dialect, 0, len(names))
	for _, id := range IDs() {
		all = append(all, Find(id))
	}
	return all
}

// Find gives a dialect by its ID, nil if there is none.
func Find(id string) *Dialect { return load()[id] }

// English is any spreadsheet with English headers.
func English() *Dialect { return Find("english") }

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, " | ")
}

// slotFor finds the slot that a header names in one entity's table.
func (d *Dialect) slotFor(e Entity, header string) (string, bool) {
	index := d.index[e]
	if s, ok := index[tabular.Fold(header)]; ok {
		return s, true
	}
	plain := strings.TrimSuffix(withoutBrackets(header), "__c")
	s, ok := index[tabular.Fold(plain)]
	return s, ok && plain != ""
}

// withoutBrackets takes units and hints off a header: "Amount (USD)", "Close date [UTC]".
func withoutBrackets(h string) string {
	for _, pair := range []string{"()", "[]"} {
		for {
			i := strings.IndexByte(h, pair[0])
			j := strings.IndexByte(h, pair[1])
			if i < 0 || j < i {
				break
			}
			h = h[:i] + h[j+1:]
		}
	}
	return strings.TrimSpace(h)
}

// StageHint tells what a stage's name usually means: by the dialect's own list,
// or by the words in it, in English and Spanish. known is false when neither says
// anything; the stage is then an open one.
func (d *Dialect) StageHint(name string) (hint Stage, known bool) {
	folded := tabular.Fold(name)
	if d != nil {
		for _, s := range d.Stages {
			for _, n := range split(s.Names) {
				if tabular.Fold(n) == folded {
					return s, true
				}
			}
		}
	}
	return stageByWords(name)
}

// The words that tell how a deal in a stage ended.
var (
	lostWords = []string{"lost", "perdid", "perdeu", "cancel", "disqualif", "descalif", "descart", "rechaz", "rejected", "abandon", "declinad", "declined", "noganad", "notwon", "nogo", "dead", "desiert", "loss", "noconcretad", "caida", "caido"}
	wonWords  = []string{"won", "ganad", "closedwon", "cerradaganada", "adjudicad", "vendid", "win", "contratofirmado", "signed", "success", "exitos", "concretad"}
)

func stageByWords(name string) (Stage, bool) {
	folded := tabular.Fold(name)
	for _, w := range lostWords {
		if strings.Contains(folded, w) {
			return Stage{Names: name, Outcome: Lost}, true
		}
	}
	for _, w := range wonWords {
		if folded == w || len(w) > 3 && strings.Contains(folded, w) || hasWord(name, w) {
			return Stage{Names: name, Outcome: Won, Probability: 1}, true
		}
	}
	return Stage{Names: name, Outcome: Open}, false
}

// hasWord is true if one of the words of name, folded, is w.
func hasWord(name, w string) bool {
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r < 0x80 && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') }) {
		if tabular.Fold(part) == w {
			return true
		}
	}
	return false
}

// OutcomeOf reads a status such as "Open", "Ganada" or "Lost".
func OutcomeOf(status string) (outcome string, ok bool) {
	if s, known := stageByWords(status); known {
		return s.Outcome, true
	}
	switch tabular.Fold(status) {
	case "open", "abierta", "abierto", "inprogress", "encurso", "enprogreso", "onhold", "enespera", "active", "activa", "activo", "new", "nueva", "nuevo", "pending", "pendiente":
		return Open, true
	}
	return Open, false
}
