package kpi

import (
	"slices"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Prefixes of what a metric may refer to, besides the bases.
const (
	OfIndicator = "indicator:"
	OfMetric    = "metric:"
)

// Book holds the indicators of a workspace: those that are built in, and those that its people made. Read-only.
type Book struct {
	all  []*Indicator
	byID map[string]*Indicator
}

// BookKinds are the record kinds that NewBook reads.
func BookKinds() []string {
	return []string{record.MetricKind.Name, "settings", "person", "team", "account", "product", "line", "stage", "campaign", "channel"}
}

// NewBook reads the own metrics of a state.
func NewBook(s *change.State) *Book {
	b := &Book{all: All(), byID: map[string]*Indicator{}}
	c := compiler{state: s, done: map[record.ID]*Indicator{}}
	var own []*Indicator
	for id := range change.All(s, record.MetricKind) {
		own = append(own, c.metric(id))
	}
	slices.SortStableFunc(own, func(x, y *Indicator) int { return strings.Compare(x.Name.EN, y.Name.EN) })
	for _, i := range own {
		b.byID[i.ID] = i
	}
	b.all = append(b.all, own...)
	return b
}

// All gives every indicator by area and order, own ones last.
func (b *Book) All() []*Indicator { return b.all }

// ByID finds an indicator; nil if there is none.
func (b *Book) ByID(id string) *Indicator {
	if i := registry[id]; i != nil {
		return i
	}
	return b.byID[id]
}

// Try makes an indicator of a metric that is not in the workspace yet, for a look at its value.
func Try(s *change.State, id record.ID, m *record.Metric) *Indicator {
	c := compiler{state: s, done: map[record.ID]*Indicator{}, draft: id, as: m}
	return c.metric(id)
}

// compiler makes indicators of metrics.
type compiler struct {
	state *change.State
	done  map[record.ID]*Indicator // nil: being made
	draft record.ID
	as    *record.Metric
	fault []record.Problem // of the metric that was asked for
}

func (c *compiler) record(id record.ID) *record.Metric {
	if c.as != nil && id == c.draft {
		return c.as
	}
	return change.Get(c.state, record.MetricKind, id)
}

// metric makes an indicator; one that cannot be computed says why instead of a number.
func (c *compiler) metric(id record.ID) *Indicator {
	if i, ok := c.done[id]; ok {
		return i // nil where it is being made: it refers to itself
	}
	m := c.record(id)
	if m == nil {
		return nil
	}
	c.done[id] = nil
	q := &quotient{factor: 1, unit: Number}
	i := &Indicator{ID: string(id), Area: Own, Name: text.Same(m.Name), Purpose: text.Same(m.Purpose), Better: betterOf(m.Better), WeakBelow: m.WeakBelow,
		UnitName: text.Same(m.Unit), made: q}
	timing := AtClose
	var why text.Text
	if q.top, why = c.side(m.Top, m.TopHow, m.TopIf); !why.Empty() {
		c.wrong(q, id, "top", why)
	}
	if m.Bottom != "" {
		if q.bottom, why = c.side(m.Bottom, m.BottomHow, m.BottomIf); !why.Empty() {
			c.wrong(q, id, "bottom", why)
		}
	}
	if q.wrong.Empty() {
		timing = q.describe(i, m)
	}
	i.Alternatives = []Alternative{{ID: "own", Name: text.Same(m.Name), Unit: q.unit, Timing: timing, Formula: q.formula(), plan: nowhere}}
	c.done[id] = i
	return i
}

// nowhere is the plan of what is not computed by one.
func nowhere(*Input) plan {
	return plan{class: func(State) class { return skip }, finish: func(p *part) Result { return unknown(p.def.Unit, Phrase{}) }}
}

func (c *compiler) wrong(q *quotient, id record.ID, field string, why text.Text) {
	if q.wrong.Empty() {
		q.wrong = why
	}
	if id == c.draft {
		c.fault = append(c.fault, record.Problem{Kind: record.MetricKind.Name, ID: id, Field: field, Text: why})
	}
}

func betterOf(s string) Better {
	switch s {
	case record.BetterHigher:
		return Higher
	case record.BetterLower:
		return Lower
	}
	return Neutral
}

// describe works out what follows from the two sides; it gives by what the metric belongs to a period.
func (q *quotient) describe(i *Indicator, m *record.Metric) Timing {
	top := q.top.Alternatives[0]
	i.Cuts, i.Sources, i.OnFacts, i.Additive = q.top.dims(), slices.Clone(q.top.Sources), q.top.OnFacts, q.top.Additive && q.bottom == nil
	timing := top.Timing
	if q.bottom != nil {
		bottom := q.bottom.Alternatives[0]
		i.Cuts = slices.DeleteFunc(slices.Clone(i.Cuts), func(d Dim) bool { return !q.bottom.Allows(d) })
		for _, s := range q.bottom.Sources {
			if !slices.Contains(i.Sources, s) {
				i.Sources = append(i.Sources, s)
			}
		}
		i.OnFacts = i.OnFacts || q.bottom.OnFacts
		switch {
		case bottom.Timing == Now || timing == Now:
			timing = Now
		case bottom.Timing != timing:
			timing = AtDate
		}
	}
	if i.Cuts == nil {
		i.Cuts = []Dim{}
	}
	q.scale(m)
	return timing
}

// scale says in what the number is counted.
func (q *quotient) scale(m *record.Metric) {
	top := q.top.Alternatives[0].Unit
	switch {
	case m.Scale == record.ScalePercent:
		q.unit = Ratio
	case m.Scale == record.ScaleThousand:
		q.factor = 1000
		if top.IsMoney() && q.bottom != nil && !q.bottom.Alternatives[0].Unit.IsMoney() {
			q.unit = Money
		}
	case q.bottom == nil:
		q.unit = top
	case top.IsMoney() && !q.bottom.Alternatives[0].Unit.IsMoney():
		q.unit = Money
	case q.bottom.Alternatives[0].Unit == Count && (top == Days || top == Hours || top == Minutes):
		q.unit = top
	}
	a, b := q.top.term, (*term)(nil)
	if q.bottom != nil {
		b = q.bottom.term
	}
	q.alike = a != nil && b != nil && a.basis.kind() == b.basis.kind() && a.take == takeCount && b.take == takeCount
}

func (q *quotient) formula() text.Text {
	if q.top == nil {
		return q.wrong
	}
	es, en := q.top.Name.ES, q.top.Name.EN
	if q.bottom != nil {
		es, en = es+" ÷ "+q.bottom.Name.ES, en+" ÷ "+q.bottom.Name.EN
	}
	if q.factor != 1 {
		es, en = es+" × 1.000", en+" × 1,000"
	}
	return text.New(es, en)
}

// dims are those by which an indicator can be grouped.
func (i *Indicator) dims() []Dim {
	if i.Cuts == nil {
		return dealDims
	}
	return i.Cuts
}

// CheckMetric finds what is wrong with a metric, beside its fields: what it counts is not there, a condition does not
// fit, or it refers to itself, through others too.
func CheckMetric(s *change.State, id record.ID, m *record.Metric) []record.Problem {
	c := compiler{state: s, done: map[record.ID]*Indicator{}, draft: id, as: m}
	c.metric(id)
	return c.fault
}
