package kpi

import (
	"fmt"
	"slices"
	"sort"

	"rumbo/engine/text"
)

// Better tells which direction of an indicator is good.
type Better uint8

// The directions.
const (
	Neutral Better = iota // neither: a description, or a value that should lie in a band
	Higher
	Lower
)

// Label is the direction in words.
func (b Better) Label() text.Text {
	switch b {
	case Higher:
		return text.New("más alto es mejor", "higher is better")
	case Lower:
		return text.New("más bajo es mejor", "lower is better")
	}
	return text.New("ni alto ni bajo es mejor por sí mismo", "neither high nor low is better by itself")
}

// Area is where an indicator stands in a list.
type Area uint8

// The areas, in their order.
const (
	Results Area = iota
	Pipeline
	Productivity
	Quota
	Outreach
	Leads
	Clients
	Effort
	Own // made by people
)

// Label is the area in words.
func (a Area) Label() text.Text {
	switch a {
	case Pipeline:
		return text.New("Pipeline", "Pipeline")
	case Productivity:
		return text.New("Productividad", "Productivity")
	case Quota:
		return text.New("Objetivos", "Targets")
	case Outreach:
		return text.New("Contacto con clientes", "Outreach")
	case Leads:
		return text.New("Prospectos", "Leads")
	case Clients:
		return text.New("Retención y voz del cliente", "Retention and clients' voice")
	case Effort:
		return text.New("Esfuerzo", "Effort")
	case Own:
		return text.New("Métricas propias", "Own metrics")
	}
	return text.New("Resultados", "Results")
}

// Alternative is one definition among those the field uses. The first of an indicator is its default.
type Alternative struct {
	ID      string
	Name    text.Text
	Unit    Unit
	Formula text.Text
	Timing  Timing
	// OnPast tells that it counts what the log tells of the deals (Facts.Tell), where the indicator's others do not.
	OnPast bool

	deals bool // against targets that count deals
	plan  func(*Input) plan
}

// Timing says by what a deal belongs to a period.
type Timing uint8

// The timings.
const (
	AtClose   Timing = iota // close date in the period: actual of closed deals, expected of open ones
	AtCreated               // creation in the period
	Now                     // as things stand; periods do not apply
	AtDate                  // date of the fact in the period
)

// Label is the timing in words.
func (t Timing) Label() text.Text {
	switch t {
	case AtCreated:
		return text.New("según la fecha de creación", "by creation date")
	case Now:
		return text.New("situación actual, sin período", "as things stand, whatever the period")
	case AtDate:
		return text.New("según la fecha del hecho", "by the date of the fact")
	}
	return text.New("según la fecha de cierre", "by close date")
}

// Indicator is one measure: what it is for, how it is made, and what it is made of. Read-only.
type Indicator struct {
	ID      string // stable, in links and files
	Area    Area
	Order   int // within the area
	Name    text.Text
	Purpose text.Text // the question that it answers
	Trap    text.Text // what it must not be taken for; may be empty
	Better  Better
	// Additive tells that the values of the parts sum to that of the whole.
	Additive bool
	// WeakBelow is the n under which the number is called weak; 0 for full counts.
	WeakBelow int
	Sources   []string // record kinds that it reads
	// OnFacts tells that it counts facts (Input.Facts) rather than deals.
	OnFacts bool
	// Cuts are the dimensions by which it can be grouped, the most telling first; nil means all those of deals.
	Cuts []Dim
	// Alternatives are its definitions; the first is the default.
	Alternatives []Alternative
	// UnitName is the unit in words where people named it; of own metrics only.
	UnitName text.Text
	made     *quotient // of an own metric
	term     *term     // of one side of an own metric
}

var registry = map[string]*Indicator{}

// register adds an indicator at start; a mistake in its description stops the program.
func register(i Indicator) *Indicator {
	if registry[i.ID] != nil || len(i.Alternatives) == 0 || i.Name.Empty() {
		panic("kpi: indicator " + i.ID + " is incomplete or there twice")
	}
	registry[i.ID] = &i
	return &i
}

// All gives every indicator by area and order.
func All() []*Indicator {
	out := make([]*Indicator, 0, len(registry))
	for _, i := range registry {
		out = append(out, i)
	}
	sort.Slice(out, func(a, b int) bool {
		x, y := out[a], out[b]
		if x.Area != y.Area {
			return x.Area < y.Area
		}
		if x.Order != y.Order {
			return x.Order < y.Order
		}
		return x.ID < y.ID
	})
	return out
}

// ByID finds an indicator; nil if there is none.
func ByID(id string) *Indicator { return registry[id] }

// Alternative finds a definition; the default for "" and for one that is not there.
func (i *Indicator) Alternative(id string) *Alternative {
	if at := slices.IndexFunc(i.Alternatives, func(a Alternative) bool { return a.ID == id }); at > 0 {
		return &i.Alternatives[at]
	}
	return &i.Alternatives[0]
}

// Own reports whether people made the indicator; its ID is that of its record.
func (i *Indicator) Own() bool { return i.Area == Own }

// Allows reports whether the indicator can be grouped by the dimension.
func (i *Indicator) Allows(d Dim) bool {
	return slices.Contains(i.Dims(), d)
}

// Dims lists the dimensions by which the indicator can be grouped, the most telling first.
func (i *Indicator) Dims() []Dim {
	if i.Cuts == nil {
		return dealDims
	}
	return i.Cuts
}

// String is for panics and tests.
func (i *Indicator) String() string { return fmt.Sprintf("indicator %s", i.ID) }
