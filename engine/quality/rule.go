package quality

import (
	"fmt"
	"sort"

	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Severity tells what kind of fault a rule sees.
type Severity uint8

// The severities, the gravest first.
const (
	Wrong    Severity = iota // cannot be true
	Missing                  // something is not there that numbers or people need
	Doubtful                 // may be right, and should be looked at
)

// Label is the severity in words.
func (s Severity) Label() text.Text {
	switch s {
	case Wrong:
		return text.New("No puede ser cierto", "Cannot be true")
	case Missing:
		return text.New("Falta un dato", "Something is missing")
	}
	return text.New("Conviene revisar", "Worth a look")
}

// Bulk is what may safely be done to many records of a rule at once.
type Bulk uint8

// The bulk fixes.
const (
	MoveClose Bulk = 1 << iota // set one close date
	SetOwner                   // set one owner
	MarkLost                   // move to a lost stage
)

// Rule is one kind of fault: what it is, why it matters, what to do, and how it is seen. Read-only.
type Rule struct {
	ID       string // stable, in links
	Order    int    // among faults that touch the same amount
	Severity Severity
	Kind     string // of the records at fault
	Field    string // where they are mended
	Name     text.Text
	Why      text.Text
	Do       text.Text
	// Effect is what the fault does to the numbers; Touches are the indicators that it reaches, by ID.
	Effect  text.Text
	Touches []string
	// Reason is why one record is at fault. It may hold {days}, {times} or {share} (Finding.N), {on} (Finding.On),
	// {other} (the title of Finding.Other), {n} (Fault.Sample) and {typical} (Fault.Typical).
	Reason text.Text
	// OtherKind is the kind of Finding.Other; "" if there is none.
	OtherKind string
	Bulk      Bulk
	Deletable bool // a record may turn out to be one too many

	// A rule looks at each deal by itself, or at the whole.
	deal  func(*Scan, *deal) (note, bool)
	whole func(*Scan, *Fault)
	// fix proposes what to write; it may be nil, and may propose nothing.
	fix func(*Scan, Finding) []Write
}

// note is what a rule has to say about a record.
type note struct {
	n     float64
	on    period.Date
	other record.ID
}

// deal is the one that is looked at.
type deal struct {
	row    int32
	rec    *record.Opportunity
	state  kpi.State
	person int32 // codes of kpi.Column; −1 for none
	stage  int32
}

// Finding is one record at fault.
type Finding struct {
	ID    record.ID
	Other record.ID   // a record that explains or mends it
	Minor int64       // the amount that it touches, in minor units of the workspace's currency
	N     float64     // days, or times
	Row   int32       // of kpi.Deals; −1 for a record that is not a deal
	On    period.Date // a day that matters
	// Priced tells that there is an amount other than zero: many systems write zero where they know nothing.
	Priced bool
}

// Write is one field to be written.
type Write struct {
	Kind  string
	ID    record.ID
	Field string
	Value record.Value
}

var registry = map[string]*Rule{}

// register adds a rule at start; a mistake in its description stops the program.
func register(r Rule) *Rule {
	if registry[r.ID] != nil || r.Name.Empty() || (r.deal == nil) == (r.whole == nil) {
		panic(fmt.Sprintf("quality: rule %q is incomplete or there twice", r.ID))
	}
	registry[r.ID] = &r
	return &r
}

// All gives every rule in order.
func All() []*Rule {
	out := make([]*Rule, 0, len(registry))
	for _, r := range registry {
		out = append(out, r)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Order != out[j].Order {
			return out[i].Order < out[j].Order
		}
		return out[i].ID < out[j].ID
	})
	return out
}

// ByID finds a rule; nil if there is none.
func ByID(id string) *Rule { return registry[id] }

// Proposes reports whether the rule can propose fixes at all.
func (r *Rule) Proposes() bool { return r.fix != nil }
