package kpi

import (
	"cmp"
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// plan is how one definition of an indicator works on one input.
type plan struct {
	// class puts a deal into a class by what its State says.
	class func(State) class
	// finish makes the result of the deals of each class.
	finish func(*part) Result
	// also are values of a dimension that have a number without having a deal: the
	// people who sold nothing. It may be nil.
	also func(Dim) []string
	// anytime is a class to which periods do not apply, skip for none.
	anytime class
	// of is the table of facts that is counted; nil for deals. words are what its classes mean.
	of    *Table
	words *[classes]wording
	// until is the last day that counts, 0 for no limit.
	until period.Date
	// each says for one row of the first class into which class it falls after all: what a State cannot tell. It may be nil.
	each func(row int32) class
}

// part is the whole, or one cell of a grouping: its deals by class, and what it stands for.
type part struct {
	*Input
	def    *Alternative
	ind    *Indicator
	memo   *history
	period period.Period // zero: all time
	keys   []Key
	rows   [classes][]int32
	whole  bool // the steps of the formula are wanted too
}

// Key is what a cell of a grouping stands for in one of its cuts.
type Key struct {
	Dim    Dim           // "" for a period
	Value  Value         // of a dimension; the zero Value for those that have none
	Period period.Period // of a cut in time
}

// Compute answers the question for all deals of the scope and period together.
func (i *Indicator) Compute(in Input) Result {
	if i.made != nil {
		return i.made.compute(i, in)
	}
	s := i.start(&in)
	g := s.split(nil)
	p := s.part()
	p.whole = true
	if len(g.cells) > 0 {
		g.fill(p, 0)
	}
	return s.finish(p)
}

// Measures reports whether there is anything that the indicator counts, in any period and scope.
func (i *Indicator) Measures(in Input) bool {
	if i.made != nil {
		return i.made.measures(in)
	}
	return i.start(&in).rows.Len() > 0
}

// session is one indicator at work on one input.
type session struct {
	plan
	in   *Input
	ind  *Indicator
	def  *Alternative
	when []period.Date // nil: periods do not apply
	rows source
	memo history

	used   []class // the classes in which there may be rows
	groups []Group // of all cells, in one piece of memory
}

func (i *Indicator) start(in *Input) *session {
	def := i.Alternative(in.Alternative)
	s := &session{plan: def.plan(in), in: in, ind: i, def: def, rows: in.Deals}
	switch {
	case s.of != nil:
		s.rows = s.of
		if def.Timing != Now {
			s.when = s.of.when
		}
	case def.Timing == AtClose:
		s.when = in.Deals.Close
	case def.Timing == AtCreated:
		s.when = in.Deals.Created
	}
	if s.of == nil && s.words == nil {
		s.words = &classInfo
	}
	return s
}

// source is what a pass goes over: deals, or a table of facts.
type source interface {
	Len() int
	Column(Dim) *Column
	has(Dim) bool
	states() []State
	arranged() *layouts
	kind() (string, *Table)
	nothing() text.Text // why there is no number where there are no rows
}

func (d *Deals) has(dim Dim) bool       { return slices.Contains(dealDims, dim) }
func (d *Deals) states() []State        { return d.State }
func (d *Deals) arranged() *layouts     { return &d.laid }
func (d *Deals) kind() (string, *Table) { return record.OpportunityKind.Name, nil }
func (d *Deals) nothing() text.Text {
	return text.New("Todavía no hay oportunidades.", "There are no deals yet.")
}

var noDimText = text.New("No se distingue por «{dim}», y el alcance elegido lo pide.", "It cannot be told apart by “{dim}”, as the scope asks.")

// blind is the dimension of the scope that the rows do not have, "" if they have all.
func (s *session) blind() Dim {
	for _, f := range s.in.Scope {
		if !s.rows.has(f.Dim) {
			return f.Dim
		}
	}
	return ""
}

// finish makes a cell's result and adds what holds for all indicators alike.
func (s *session) finish(p *part) Result {
	if s.rows.Len() == 0 {
		return unknown(s.def.Unit, say(s.rows.nothing()))
	}
	if d := s.blind(); d != "" {
		return unknown(s.def.Unit, say(noDimText, "dim", d.Label()))
	}
	r := s.plan.finish(p)
	if r.Currency == (Figure{}).Currency && r.Unit.IsMoney() {
		r.Currency = p.Deals.Currency
	}
	s.tell(p, &r)
	if n := len(p.rows[outNoClose]); s.of == nil && n > r.Count() {
		r.Warnings = append(r.Warnings, say(undatedText, "n", n))
	}
	if r.Known && s.ind.WeakBelow > 0 && r.N < s.ind.WeakBelow {
		r.Weak = true
		r.Warnings = append(r.Warnings, s.memo.weak(r.N, s.ind.WeakBelow)...)
	}
	return r
}

// tell adds the records of the cell to its result, by class.
func (s *session) tell(p *part, r *Result) {
	kind, table := s.rows.kind()
	from, mid := len(s.groups), len(s.groups)
	for _, c := range s.used {
		if len(p.rows[c]) == 0 {
			continue
		}
		w := &s.words[c]
		s.groups = append(s.groups, Group{Role: w.role, Text: w.text, Of: cmp.Or(w.of, kind), Rows: p.rows[c], Table: table})
		if c < leftOut {
			mid = len(s.groups)
		}
	}
	r.Counted = joined(r.Counted, s.groups[from:mid:mid])
	r.LeftOut = joined(r.LeftOut, s.groups[mid:len(s.groups):len(s.groups)])
}

// joined is a list and more behind it; what is empty is nil.
func joined(list, more []Group) []Group {
	switch {
	case len(more) == 0:
		return list
	case len(list) == 0:
		return more
	}
	return append(list, more...)
}

var undatedText = text.New("{n} oportunidades sin fecha de cierre no pertenecen a ningún período.", "{n} deals without a close date belong to no period.")

// passes reports whether a value of a dimension belongs to the cell.
func (p *part) passes(d Dim, id string) bool {
	for _, k := range p.keys {
		if k.Dim == d && k.Value.ID != id {
			return false
		}
	}
	return p.Scope.passes(d, id)
}

// only is the single value of a dimension that the cell stands for; false if it is not a single one.
func (p *part) only(d Dim) (string, bool) {
	for _, k := range p.keys {
		if k.Dim == d {
			return k.Value.ID, true
		}
	}
	for _, f := range p.Scope {
		if f.Dim == d && !f.Not && len(f.In) == 1 {
			return f.In[0], true
		}
	}
	return "", false
}

// scope is the cell's own: the question's and its keys.
func (p *part) scope() Scope {
	s := p.Scope
	for _, k := range p.keys {
		if k.Dim != "" {
			s = s.With(Only(k.Dim, k.Value.ID))
		}
	}
	return s
}

// sum adds the amounts of rows, in minor units; false if the total does not fit into 64 bits.
func sum(col []int64, rows []int32) (int64, bool) {
	total, size := int64(0), 0.0
	for _, r := range rows {
		total += col[r]
		size += float64(col[r])
	}
	return total, size < 1<<62 && size > -(1<<62)
}

// units are the amounts of rows in whole currency units, for statistics; see room.
func (p *part) units(rows []int32) []float64 {
	f := float64(p.Deals.Currency.Factor())
	out := p.memo.room(len(rows))
	for i, r := range rows {
		out[i] = float64(p.Deals.Amount[r]) / f
	}
	return out
}
