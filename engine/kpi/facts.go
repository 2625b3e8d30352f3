package kpi

import (
	"slices"
	"sync"
	"sync/atomic"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Facts are what indicators on facts count: tables that are made when first asked for. Read-only, and safe
// to be used by several goroutines.
type Facts struct {
	deals *Deals
	state *change.State
	set   func(kind string) *fact.Set

	given *record.EngagementRule // in force on every day instead of those of the state; nil for none

	tables *shelf
	told   *Past // nil where it was not added
	ofPast *shelf
	lack   *atomic.Pointer[func()] // called where told is missing
	plans  func(today period.Date) Plans
	ofPlan *shelf
}

// NewFacts are the facts of a state; set gives its fact sets by kind.
func NewFacts(s *change.State, d *Deals, set func(kind string) *fact.Set) *Facts {
	return &Facts{deals: d, state: s, set: set, tables: &shelf{}, lack: &atomic.Pointer[func()]{}}
}

// Under are the facts as they would be counted under a rule of engagement that nobody has set yet.
func (f *Facts) Under(rule record.EngagementRule) *Facts {
	out := *f
	out.given, out.tables = &rule, &shelf{}
	return &out
}

// Rule is the rule of engagement in force on a day.
func (f *Facts) Rule(on period.Date) record.EngagementRule { return f.rule(on) }

// Everything are all facts that numbers are counted from, a group for each table.
func (f *Facts) Everything(today period.Date) []Group {
	var out []Group
	for _, t := range []*Table{&f.activities().Table, f.messages(), &f.leads(today, false).Table, &f.revenueLines().Table, f.voice(), f.forms()} {
		g := Group{Of: t.of, Table: t, Rows: make([]int32, t.Len())}
		for i := range g.Rows {
			g.Rows[i] = int32(i)
		}
		out = append(out, g)
	}
	return out
}

// FactKinds are the record kinds that facts are made of, besides Kinds.
func FactKinds() []string {
	return append(fact.Kinds(), "block", "campaign", "channel", "lead", "engagement_rule", "capacity", "person_cost", "survey", "survey_answer", "survey_form", "given_forecast", "evaluation")
}

// Len is about how many facts there are, without reading them.
func (f *Facts) Len() int {
	n := 0
	if f == nil {
		return n
	}
	for _, b := range change.All(f.state, record.BlockKind) {
		n += b.Rows
	}
	for _, k := range fact.Kinds() {
		n += f.state.Table(k).Len()
	}
	return n
}

// lazily makes a table once.
func lazily[T any](f *Facts, name string, make func() T) T { return stored(f.tables, name, make) }

// Each fact has one date by which it belongs to a period, a State of its own meaning, and dimensions.

// Table holds facts in columns: one row is a fact, or something that facts are about, such as a message or a lead.
type Table struct {
	of    string // record kind of the rows
	state []State
	when  []date
	first date // earliest day
	id    func(row int32) record.ID
	none  text.Text // said where there are no rows

	makers map[Dim]func() *Column
	mu     sync.Mutex
	cols   map[Dim]*Column
	laid   *layouts
}

func newTable(kind string, none text.Text) Table {
	return Table{of: kind, none: none, makers: map[Dim]func() *Column{}, cols: map[Dim]*Column{}, laid: &layouts{}}
}

// Len is the number of rows.
func (t *Table) Len() int { return len(t.state) }

// ID is the record of a row.
func (t *Table) ID(row int32) record.ID { return t.id(row) }

// Day is the day to which a row belongs; 0 for none.
func (t *Table) Day(row int32) period.Date {
	if t.when == nil {
		return 0
	}
	return t.when[row]
}

func (t *Table) has(dim Dim) bool       { return t.makers[dim] != nil || t.Len() == 0 }
func (t *Table) states() []State        { return t.state }
func (t *Table) arranged() *layouts     { return t.laid }
func (t *Table) kind() (string, *Table) { return t.of, t }
func (t *Table) nothing() text.Text     { return t.none }

// Column gives a dimension's values, made when first asked for.
func (t *Table) Column(dim Dim) *Column {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.cols[dim]
	if c == nil {
		c = &Column{Codes: []int32{}}
		if make := t.makers[dim]; make != nil {
			c = make()
		}
		t.cols[dim] = c
	}
	return c
}

// settle notes the first day.
func (t *Table) settle() {
	for _, d := range t.when {
		if d != 0 && (t.first == 0 || d < t.first) {
			t.first = d
		}
	}
}

// people gives the table the dimensions of a column of people, clients those of a column of accounts.
func (t *Table) people(d *Deals, people func() *Column) {
	t.makers[ByPerson] = people
	t.makers[ByTeam] = func() *Column { return d.teamColumn(people(), func(row int) date { return t.when[row] }) }
}

func (t *Table) clients(d *Deals, accounts func() *Column) {
	t.makers[ByAccount] = accounts
	for _, dim := range []Dim{BySector, ByCountry, ByTier} {
		t.makers[dim] = func() *Column { return d.ofAccounts(dim, accounts()) }
	}
}

// clientDims and peopleDims are what those two give.
var (
	peopleDims = []Dim{ByPerson, ByTeam}
	clientDims = []Dim{ByAccount, BySector, ByCountry, ByTier}
)

// fromSet makes a column of a dimension from a set's references: the records of base come first, then IDs
// whose records are gone.
func fromSet(set *fact.Set, field string, base *dict) func() *Column {
	return func() *Column {
		c := set.Codes(field)
		of, values := renumber(c.Values, base)
		codes := gather(set, c.Copy)
		for i, code := range codes {
			if code >= 0 {
				codes[i] = of[code]
			}
		}
		return &Column{codes, values}
	}
}

func renumber(ids []string, base *dict) ([]int32, []Value) {
	of, values := make([]int32, len(ids)), slices.Clip(base.values)
	for i, id := range ids {
		code := base.Find(id)
		if code < 0 {
			code = int32(len(values))
			values = append(values, Value{ID: id})
		}
		of[i] = code
	}
	return of, values
}

// fromIDs makes a column from each row's record.
func fromIDs(n int, base *dict, get func(row int) record.ID) func() *Column {
	return func() *Column {
		d := &dict{Lexicon: base.Clone(), values: slices.Clip(base.values), named: base.named}
		codes := make([]int32, n)
		for i := range codes {
			codes[i] = d.code(get(i))
		}
		return &Column{codes, d.values}
	}
}

// fromChoices makes a column from each row's choice among a field's options.
func fromChoices(set *fact.Set, field string) func() *Column {
	return func() *Column {
		info, c, out := infoOf(set, field), set.Choices(field), &Column{}
		for _, v := range c.Values {
			out.Values = append(out.Values, Value{v, info.LabelOf(v)})
		}
		out.Codes = gather(set, func(p *fact.Part, to []int32) {
			for i, v := range c.In(p) {
				to[i] = int32(v) - 1
			}
		})
		return out
	}
}

func infoOf(set *fact.Set, field string) record.FieldInfo {
	for _, i := range set.Schema.Kind.Infos() {
		if i.Name == field {
			return i
		}
	}
	panic("kpi: no field " + field)
}

// pick makes a table's column from another's, row by row.
func pick(from func() *Column, rows []int32) func() *Column {
	return func() *Column {
		c := from()
		codes := make([]int32, len(rows))
		for i, r := range rows {
			codes[i] = c.Codes[r]
		}
		return &Column{codes, c.Values}
	}
}

// gather puts a set's columns end to end; of writes a part's.
func gather[T any](set *fact.Set, of func(p *fact.Part, to []T)) []T {
	out := make([]T, set.Len)
	for i, p := range set.Parts {
		of(p, out[set.Starts[i]:set.Starts[i]+p.Len()])
	}
	return out
}

// setID names a row of a set.
func setID(set *fact.Set) func(int32) record.ID {
	return func(row int32) record.ID {
		p, i := set.Find(int(row))
		return p.ID(i)
	}
}

// settings are the workspace's.
func (f *Facts) settings() record.Settings {
	if f != nil {
		if s := change.Get(f.state, record.SettingsKind, record.TheSettings); s != nil {
			return *s
		}
	}
	return record.DefaultSettings()
}
