package ingest

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// Input is what a plan is made from.
type Input struct {
	State    *change.State // the workspace as it is
	Sources  []Source      // files, at once or one after the other
	Choices  Choices
	Progress tabular.Progress // told in rows
}

// plan is the work in progress.
type plan struct {
	state    *change.State
	choices  Choices
	currency money.Code // of amounts without mark
	progress tabular.Progress
	done     int
	total    int

	ids     *identifier
	kinds   map[string]*kindIndex
	left    map[refKey]int             // references that stay empty, by rows
	spelled map[string]map[string]bool // names in the files by kind
	stages  *stageBook
	works   []*work
	preview *Preview

	facts      []change.Op // blocks and single records of facts
	factCounts []KindCount
}

// kindOrder is the order in which records are made: what others refer to comes first.
var kindOrder = []string{"stage", "line", "team", "person", "channel", "campaign", "account", "product", "contact", "opportunity", "lead", "survey"}

// Plan works out what an import would do. It changes nothing.
func Plan(in Input) *Preview {
	if in.State == nil {
		in.State = &change.State{}
	}
	p := &plan{state: in.State, choices: in.Choices, progress: in.Progress, ids: newIdentifier(), kinds: map[string]*kindIndex{},
		left: map[refKey]int{}, spelled: map[string]map[string]bool{}, preview: &Preview{}}
	p.currency = p.defaultCurrency()
	for _, src := range in.Sources {
		p.works = append(p.works, p.mapFile(src))
		if src.Sheet != nil {
			p.total += 2 * src.Sheet.Rows()
		}
	}
	given := slices.Clone(p.works)
	slices.SortStableFunc(p.works, func(a, b *work) int {
		return slices.Index(dialect.Entities(), a.Entity) - slices.Index(dialect.Entities(), b.Entity)
	})
	p.stages = p.newStageBook()
	if !p.identify() || !p.describe() {
		return &Preview{Cancelled: true, Problems: []tabular.Problem{tabular.Cancelled("")}}
	}
	p.finish(given)
	return p.preview
}

func (p *plan) defaultCurrency() money.Code {
	if c, ok := money.ParseCode(p.choices.Currency); ok {
		return c
	}
	if s := change.Get(p.state, record.SettingsKind, record.TheSettings); s != nil {
		return s.Money()
	}
	return record.DefaultSettings().Money()
}

// kind gives the index of a kind, reading the workspace when it is first needed.
func (p *plan) kind(name string) *kindIndex {
	k := p.kinds[name]
	if k == nil {
		k = newKindIndex(p.state, name)
		p.kinds[name] = k
	}
	return k
}

const reportEvery = 2048

// step reports progress; false if the plan was cancelled.
func (p *plan) step(row int) bool {
	p.done++
	return row%reportEvery != 0 || p.progress.Report(p.done, p.total)
}

// identify finds the record of every row of every file, so that rows may refer to
// records described later.
func (p *plan) identify() bool {
	for _, w := range p.works {
		if !w.Read {
			continue
		}
		if w.Entity.Fact() {
			p.done += w.Rows
			continue
		}
		w.keyed = make([]*entry, w.Rows)
		find := p.finder(w)
		for i := range w.keyed {
			if !p.step(i) {
				return false
			}
			w.keyed[i] = p.claim(w, i, find(i))
		}
	}
	return true
}

// describe fills the records from their rows.
func (p *plan) describe() bool {
	for _, w := range p.works {
		if !w.Read {
			continue
		}
		if w.Entity.Fact() {
			if !p.takeFacts(w) {
				return false
			}
			continue
		}
		fill := p.filler(w)
		for i, e := range w.keyed {
			if !p.step(i) {
				return false
			}
			if e != nil {
				fill(i, e)
			}
		}
	}
	p.breakCircles("account", "parent")
	p.breakCircles("person", "manager")
	return true
}

// breakCircles takes back references through which a record would depend on itself.
func (p *plan) breakCircles(kind, field string) {
	k := p.kinds[kind]
	if k == nil {
		return
	}
	at := k.kind.Field(field)
	const walking, clean = 1, 2
	state := map[*entry]int{}
	for _, start := range k.entries {
		var path []*entry
		e := start
		for e != nil && state[e] == 0 {
			state[e] = walking
			path = append(path, e)
			e = k.find(record.ID(e.get(at).Text()))
		}
		if e != nil && state[e] == walking {
			last := path[len(path)-1]
			last.clear(at)
			if w := last.from; w != nil {
				w.problems.Add(tabular.Problem{Message: problemLoop, Row: last.row, Column: w.keyColumn(), Value: last.name})
			}
		}
		for _, seen := range path {
			state[seen] = clean
		}
	}
}

// claim notes that a row describes an entry. A second row of the same record is refused.
func (p *plan) claim(w *work, i int, e *entry) *entry {
	row := w.src.Sheet.RowNumber(i)
	if e == nil {
		w.Refused++
		p.kind(string(w.Entity)).refused++
		return nil
	}
	if e.defined {
		w.problems.Add(tabular.Problem{Message: problemTwice, Row: row, Column: w.keyColumn(), Value: e.name, N: e.row})
		w.Refused++
		p.kind(string(w.Entity)).refused++
		return nil
	}
	e.defined, e.row, e.from = true, row, w
	e.revive()
	return e
}

// keyColumn is the header of the column that identifies the rows.
func (w *work) keyColumn() string {
	for _, slot := range []string{"external_id", "email", "name"} {
		if i, ok := w.at[slot]; ok {
			return w.Columns[i].Header
		}
	}
	return ""
}

// finish counts, proposes and collects; files come in the order in which they were given.
func (p *plan) finish(given []*work) {
	out := p.preview
	p.stages.finish(p)
	for _, name := range kindOrder {
		if k := p.kinds[name]; k != nil {
			k.emit(out, func(*entry) bool { return true })
		}
	}
	out.Creates, out.Kinds = append(out.Creates, p.facts...), append(out.Kinds, p.factCounts...)
	out.Near = p.near()
	out.Missing = p.missing()
	for _, w := range given {
		w.count()
		w.sample()
		out.Files = append(out.Files, *w.File)
		out.Questions = append(out.Questions, w.asks...)
		out.Problems = append(append(out.Problems, w.src.Problems...), w.problems.List()...)
	}
}

// count tells what becomes of a file's rows.
func (w *work) count() {
	for _, e := range w.keyed {
		switch {
		case e == nil:
		case !e.there:
			w.New++
		case e.dead || len(e.changed) > 0:
			w.Updated++
		default:
			w.Unchanged++
		}
	}
}
