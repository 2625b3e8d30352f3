package dialect

import (
	"sort"
	"strings"

	"rumbo/engine/exchange/tabular"
	"rumbo/engine/text"
)

// How sure a column's slot is.
type How uint8

// The ways in which a column came to its slot.
const (
	Unmapped How = iota
	ByOwn        // a header of the dialect itself
	ByPlain      // a header in plain words, in a file of a program's dialect
)

// ColumnMatch is the slot proposed for one column; Slot is "" if there is none.
type ColumnMatch struct {
	Header string
	Slot   string
	How    How
}

// Match is one way to read a file: as an entity in a dialect.
type Match struct {
	Dialect    *Dialect
	Entity     Entity
	Points     float64
	Confidence float64 // 0…1: this reading against the best of another entity
	Columns    []ColumnMatch
	Mapped     int
	Marks      []string // headers that hardly any other program uses
}

// What things count in a match.
const (
	markPoints     = 3.0
	plainShare     = 0.5 // of a slot's weight, for a column found by plain words only
	unmappedPoints = -0.15
	filePoints     = 3.0
)

// Detect scores a file's headers against every dialect and entity, the best
// first. The file's name counts a little: "accounts.csv", "negocios.csv".
func Detect(file string, headers []string) []Match {
	var out []Match
	for _, d := range All() {
		for i := range d.Tables {
			if m := score(d, &d.Tables[i], file, headers); m.Mapped > 0 {
				out = append(out, m)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Points != out[j].Points {
			return out[i].Points > out[j].Points
		}
		return out[i].Dialect.Plain && !out[j].Dialect.Plain // nothing speaks for a program
	})
	for i := range out {
		rival := 0.0
		for _, o := range out {
			if o.Entity != out[i].Entity {
				rival = max(rival, o.Points)
			}
		}
		if p := out[i].Points; p > 0 {
			out[i].Confidence = p / (p + rival)
		}
	}
	return out
}

// Read gives the match of one dialect and entity, as chosen by a person.
func Read(d *Dialect, e Entity, file string, headers []string) Match {
	for i := range d.Tables {
		if d.Tables[i].Entity == e {
			return score(d, &d.Tables[i], file, headers)
		}
	}
	return score(d, &Table{Entity: e}, file, headers)
}

func score(d *Dialect, t *Table, file string, headers []string) Match {
	m := Match{Dialect: d, Entity: t.Entity, Columns: make([]ColumnMatch, len(headers))}
	taken := map[string]bool{}
	claim := func(i int, name string, how How, share float64) {
		s, _ := FindSlot(t.Entity, name)
		taken[name] = true
		m.Columns[i].Slot, m.Columns[i].How = name, how
		m.Points += share * float64(s.Weight)
		m.Mapped++
	}
	marks := map[string]bool{}
	for _, h := range split(t.Marks) {
		marks[tabular.Fold(h)] = true
	}
	for i, h := range headers {
		m.Columns[i].Header = h
		if marks[tabular.Fold(h)] {
			m.Marks = append(m.Marks, h)
			m.Points += markPoints
		}
	}
	for _, name := range bestHeaders(d, t, headers, taken) {
		claim(name.column, name.slot, ByOwn, 1)
	}
	if !d.Plain {
		for _, p := range All() {
			if !p.Plain {
				continue
			}
			for i, h := range headers {
				if name, ok := p.slotFor(t.Entity, h); ok && m.Columns[i].Slot == "" && !taken[name] && !clashes(name, taken) {
					claim(i, name, ByPlain, plainShare)
				}
			}
		}
	}
	if m.Mapped > 0 {
		m.Points += float64(len(headers)-m.Mapped) * unmappedPoints
		if namesEntity(file, t.Entity) {
			m.Points += filePoints
		}
	}
	return m
}

// clashes keeps plain words from adding a second way to fill what is filled already.
func clashes(name string, taken map[string]bool) bool {
	base := strings.TrimSuffix(strings.TrimSuffix(name, "_id"), "_email")
	return base != name && taken[base]
}

type claimed struct {
	column int
	slot   string
}

// bestHeaders pairs slots and columns. When two columns name one slot, the
// header that the dialect lists first wins.
func bestHeaders(d *Dialect, t *Table, headers []string, taken map[string]bool) []claimed {
	best := map[string]claimed{}
	rank := map[string]int{}
	for i, h := range headers {
		name, ok := d.slotFor(t.Entity, h)
		if !ok || taken[name] {
			continue
		}
		r := headerRank(t.headers(name), h)
		if old, there := rank[name]; !there || r < old {
			best[name], rank[name] = claimed{i, name}, r
		}
	}
	out := make([]claimed, 0, len(best))
	for _, c := range best {
		out = append(out, c)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].column < out[j].column })
	return out
}

func headerRank(list, header string) int {
	all := split(list)
	for i, h := range all {
		if tabular.Fold(h) == tabular.Fold(header) {
			return i
		}
	}
	return len(all)
}

var fileWords = map[Entity][]string{
	Account:     {"account", "cuenta", "compan", "empresa", "organization", "organizacion", "cliente", "customer"},
	Person:      {"user", "usuario", "person", "team", "equipo", "vendedor", "seller", "agent", "owner", "staff", "employee", "emplead"},
	Product:     {"product", "producto", "catalog"},
	Opportunity: {"opportunit", "oportunidad", "deal", "negocio", "pipeline", "trato", "lead", "embudo"},
	Contact:     {"contact"},
	Lead:        {"lead", "prospect"},
	Activity:    {"activit", "actividad", "task", "tarea", "event", "call", "llamada", "meeting", "reunion", "gestion", "visita"},
	MailEvent:   {"mail", "correo", "campaign", "campana"},
	LeadEvent:   {"engagement", "interes", "leadevent"},
	RevenueLine: {"invoice", "factura", "revenue", "ingreso", "sales", "venta"},

	SurveyAnswer: {"survey", "encuesta", "nps", "csat", "respuesta", "feedback"},
}

func namesEntity(file string, e Entity) bool {
	folded := tabular.Fold(file)
	for _, w := range fileWords[e] {
		if strings.Contains(folded, w) {
			return true
		}
	}
	return false
}

var (
	whyMarks = text.New("{mapped} de {all} columnas reconocidas; son propias de {name}: {marks}",
		"{mapped} of {all} columns recognised; typical of {name}: {marks}")
	whyColumns = text.New("{mapped} de {all} columnas reconocidas", "{mapped} of {all} columns recognised")
)

// Why says in words what speaks for the match.
func (m Match) Why() text.Text {
	t := whyColumns
	if len(m.Marks) > 0 {
		t = whyMarks.With("marks", strings.Join(m.Marks[:min(len(m.Marks), 4)], ", "))
	}
	return t.With("mapped", m.Mapped, "all", len(m.Columns), "name", m.Dialect.Name())
}

// Sure reports whether the match needs no question: no other entity comes near.
func (m Match) Sure() bool { return m.Confidence >= 0.6 && m.Mapped >= 2 }
