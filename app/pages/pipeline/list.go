package pipeline

import (
	"cmp"
	"strings"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// row is a deal of the table: its record, which says that it has to be drawn anew when it is another, and
// its place in the deals' columns, from which the names come. It is small, since there may be 100,000.
type row struct {
	rec *record.Opportunity
	n   int32
}

// list keeps the rows between renders: the same slice as long as the same deals are shown,
// so that an edit neither sorts 100,000 rows again nor moves the edited one away.
type list struct {
	filter string
	deals  *kpi.Deals
	others [3]*change.Table // accounts, people, stages: the names
	named  int              // counts how often those have changed
	today  period.Date
	rows   []row
	ranks  []int // of the stages, by their codes
}

func (p *pipeline) rows() []row {
	l, d, others := &p.list, p.P.Env.Snap().Deals(), p.others()
	f := p.asked()
	same := f.key() == l.filter && others == l.others && l.deals != nil
	if same && (d == l.deals || l.patch(d, f)) {
		return l.rows
	}
	*l = list{filter: f.key(), deals: d, others: others, named: l.named + 1, today: p.P.Env.Store.Today(), ranks: ranks(p.P.Env, d)}
	l.fill(f, nil)
	return l.rows
}

// fill takes the deals that pass, giving way; give may be nil.
func (l *list) fill(f filter, give *pace.Pace) {
	passes := f.over(l.deals)
	for n := range int32(l.deals.Len()) {
		give.Step()
		if passes(n) {
			l.rows = append(l.rows, row{l.deals.Record(n), n})
		}
	}
}

// others are the tables that the rows' names come from.
func (p *pipeline) others() [3]*change.Table {
	s := p.P.Env.Snap()
	return [3]*change.Table{s.Known("account"), s.Known("person"), s.Known("stage")}
}

// mostPatched is how many edited deals are taken over one by one.
const mostPatched = 100

// patch takes over edited deals in place. It gives up when the set of deals has changed.
func (l *list) patch(d *kpi.Deals, f filter) bool {
	edited, ok := d.Edited(l.deals, mostPatched)
	if !ok {
		return false
	}
	passes := f.over(d)
	places := make([]int, len(edited))
	for i, n := range edited {
		places[i] = -1
		for at := range l.rows {
			if l.rows[at].n == n {
				places[i] = at
				break
			}
		}
		if passes(n) != (places[i] >= 0) {
			return false
		}
	}
	for i, n := range edited {
		if places[i] >= 0 {
			l.rows[places[i]].rec = d.Record(n)
		}
	}
	l.deals = d
	return true
}

// ranks gives each stage of the columns its place in the process.
func ranks(env *page.Env, d *kpi.Deals) []int {
	values := d.Column(kpi.ByStage).Values
	out := make([]int, len(values))
	for at, st := range env.Snap().Stages() {
		for code, v := range values {
			if v.ID == string(st.ID) {
				out[code] = at + 1
			}
		}
	}
	return out
}

// filter is what the link and the search ask for.
type filter struct{ show, stage, owner, words string }

func (p *pipeline) asked() filter {
	r := p.P.Route
	return filter{cmp.Or(r.Get("show"), record.StageOpen), r.Get("stage"), r.Get("owner"), ui.Fold(p.query)}
}

func (f filter) key() string {
	return strings.Join([]string{f.show, f.stage, f.owner, f.words}, "\x00")
}

// over gives the test whether a deal is shown.
func (f filter) over(d *kpi.Deals) func(n int32) bool {
	stages, owners, accounts := d.Column(kpi.ByStage), d.Column(kpi.ByPerson), d.Column(kpi.ByAccount)
	stage, owner := codeOf(stages, f.stage), codeOf(owners, f.owner)
	var folded []string // names of the accounts
	if f.words != "" {
		for _, v := range accounts.Values {
			folded = append(folded, ui.Fold(i18n.Text(v.Name)))
		}
	}
	return func(n int32) bool {
		st := d.State[n]
		switch {
		case f.show == record.StageOpen && !st.Open(), f.show == record.StageWon && !st.Won(), f.show == record.StageLost && !st.Lost(),
			f.stage != "" && stages.Codes[n] != stage, f.owner != "" && owners.Codes[n] != owner:
			return false
		case f.words == "" || strings.Contains(ui.Fold(d.Record(n).Name), f.words):
			return true
		}
		c := accounts.Codes[n]
		return c >= 0 && strings.Contains(folded[c], f.words)
	}
}

// noCode is no deal's: that of a value that no deal has.
const noCode = -2

func codeOf(c *kpi.Column, id string) int32 {
	for code, v := range c.Values {
		if v.ID == id {
			return int32(code)
		}
	}
	return noCode
}

// code is the deal's in one dimension, name what it is called.
func (l *list) code(by kpi.Dim, r row) int32 { return l.deals.Column(by).Codes[r.n] }

func (l *list) name(by kpi.Dim, r row) string {
	c := l.deals.Column(by)
	if code := c.Codes[r.n]; code >= 0 {
		return i18n.Text(c.Values[code].Name)
	}
	return ""
}

// byName orders by what the deals are called in one dimension.
func (l *list) byName(by kpi.Dim) func(a, b row) int {
	c := l.deals.Column(by)
	name := func(code int32) string {
		if code < 0 {
			return ""
		}
		return i18n.Text(c.Values[code].Name)
	}
	return func(a, b row) int {
		x, y := c.Codes[a.n], c.Codes[b.n]
		if x == y {
			return 0
		}
		return cmp.Compare(name(x), name(y))
	}
}

func (l *list) rank(r row) int {
	if c := l.code(kpi.ByStage, r); c >= 0 {
		return l.ranks[c]
	}
	return 0
}

// late tells an open deal whose close date has passed.
func (l *list) late(r row) bool {
	return l.deals.State[r.n].Open() && r.rec.Close.Known() && r.rec.Close < l.today
}
