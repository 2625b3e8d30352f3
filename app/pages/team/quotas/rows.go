package quotas

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

func rowID(w quota.Who) string { return string(w.Team) + "|" + string(w.Person) }

func whoOf(row string) quota.Who {
	team, person, _ := strings.Cut(row, "|")
	return quota.Who{Team: record.ID(team), Person: record.ID(person)}
}

func nodeName(n *quota.Node) string {
	if n.Parent < 0 {
		return i18n.T("quotas.company")
	}
	return n.Name
}

// text writes a value in the plan's measure.
func text(p *quota.Plan, v int64) string {
	if p.InDeals() {
		return i18n.Locale().Int(v)
	}
	return numbers.Plain(money.New(v, p.Currency))
}

// withUnit writes a value where no head names the currency.
func withUnit(p *quota.Plan, v int64) string {
	if p.InDeals() {
		return i18n.N("quotas.deals", int(v))
	}
	return whole(money.New(v, p.Currency))
}

func whole(a money.Amount) string {
	if a.Minor%a.Currency.Factor() == 0 {
		return i18n.Locale().MoneyWhole(a)
	}
	return i18n.Locale().Money(a)
}

// openWords say what is not settled: what still has to be given to somebody, or what is given twice.
func openWords(p *quota.Plan, n *quota.Node, r quota.Range) string {
	d := n.Open(r)
	switch {
	case d > 0:
		return i18n.T("quotas.short", "value", withUnit(p, d))
	case d < 0:
		return i18n.T("quotas.over", "value", withUnit(p, -d))
	case n.Opens(r):
		return i18n.T("quotas.uneven")
	}
	return ""
}

// span is a column's months.
func span(column string) (quota.Range, bool) {
	n, err := strconv.Atoi(strings.TrimLeft(column, "qm"))
	switch {
	case column == "y":
		return quota.Year, true
	case err != nil:
		return quota.Range{}, false
	case column[0] == 'q':
		return quota.Quarter(n), true
	}
	return quota.Month(n), true
}

func spanName(p *quota.Plan, cal period.Calendar, r quota.Range) string {
	whole := p.Year
	switch r.To - r.From {
	case 1:
		whole = p.Months[r.From]
	case 3:
		whole = period.Period{From: p.Months[r.From].From, To: p.Months[r.To-1].To, Grain: period.Quarter}
	}
	return i18n.Locale().Period(whole, cal)
}

// columns are the year, its quarters, and the months of those that are unfolded.
func (v *view) columns(p *quota.Plan) []ui.TreeColumn {
	cal := v.P.Env.Snap().Calendar()
	out := []ui.TreeColumn{{ID: "y", Header: i18n.Locale().Period(p.Year, cal), Strong: true}}
	if v.weekly() {
		for i, w := range v.weeks(p) {
			out = append(out, ui.TreeColumn{ID: "w" + strconv.Itoa(i), Header: i18n.Locale().DayMonth(w.From)})
		}
		return out
	}
	for q := range 4 {
		out = append(out, ui.TreeColumn{ID: fmt.Sprint("q", q), Header: i18n.T("quotas.quarter", "n", strconv.Itoa(q+1)), Expand: strconv.FormatBool(v.months[q]), Strong: true})
		for m := 3 * q; v.months[q] && m < 3*q+3; m++ {
			_, month, _ := p.Months[m].From.Civil()
			out = append(out, ui.TreeColumn{ID: fmt.Sprint("m", m), Header: i18n.Locale().MonthShort(month)})
		}
	}
	return out
}

func (v *view) weekly() bool { return v.P.Route.Get("columns") == "weeks" }

// weeks are those that begin in the chosen quarter; the first one of the year may begin in it, cut.
func (v *view) weeks(p *quota.Plan) []period.Period {
	q := v.quarter(p)
	var out []period.Period
	for _, w := range p.Weeks() {
		if w.From >= p.Months[3*q].From && w.From < p.Months[3*q+2].To {
			out = append(out, w)
		}
	}
	return out
}

// quarter is the one whose weeks are shown: as chosen, or today's.
func (v *view) quarter(p *quota.Plan) int {
	if n, err := strconv.Atoi(v.P.Route.Get("quarter")); err == nil && n >= 1 && n <= 4 {
		return n - 1
	}
	today := v.P.Env.Store.Today()
	for q := range 4 {
		if today >= p.Months[3*q].From && today < p.Months[3*q+2].To {
			return q
		}
	}
	return 0
}

// usualRows is how many people of a team are shown before one asks for more.
const usualRows = 30

// rows are the lines in sight.
func (v *view) rows(p *quota.Plan, columns []ui.TreeColumn) []ui.TreeRow {
	faults := map[int]quota.Fault{}
	for _, f := range p.Faults() {
		if _, had := faults[f.Node]; !had {
			faults[f.Node] = f
		}
	}
	in := v.scoped(p)
	var out []ui.TreeRow
	var add func(i, level, pos, size int)
	add = func(i, level, pos, size int) {
		n := &p.Nodes[i]
		id := rowID(n.Who)
		r := ui.TreeRow{ID: id, Label: nodeName(n), Level: level, Pos: pos, Size: size, Cells: v.cells(p, i, columns), Note: v.note(p, n)}
		r.Beside, r.Act, r.Alert = v.beside(p, i, faults)
		below, leads := in.below(n), in.leads(i)
		if len(below) > 0 && !leads {
			r.Expand = strconv.FormatBool(v.open[id])
		}
		out = append(out, r)
		if !v.open[id] && !leads {
			return
		}
		limit := max(usualRows, v.shown[id])
		for k, c := range below {
			if k == limit {
				out = append(out, ui.TreeRow{ID: "more " + id, Label: i18n.N("quotas.more", len(below)-limit), Level: level + 1, Pos: k + 1, Size: len(below), More: true})
				break
			}
			add(c, level+1, k+1, len(below))
		}
	}
	add(0, 1, 1, 1)
	return out
}

// note says when somebody joins or leaves within the year.
func (v *view) note(p *quota.Plan, n *quota.Node) string {
	l := i18n.Locale()
	switch {
	case n.Person == "":
		return ""
	case n.Left.Known() && n.Left < p.Year.To-1:
		return i18n.T("quotas.left", "day", l.DayMonth(n.Left))
	case n.Joined.Known() && n.Joined > p.Year.From:
		return i18n.T("quotas.joined", "day", l.DayMonth(n.Joined))
	}
	return ""
}

// beside is the words of a row's fault, or of what else can be done with it.
func (v *view) beside(p *quota.Plan, i int, faults map[int]quota.Fault) (words, act string, alert bool) {
	n := &p.Nodes[i]
	act = i18n.T("quotas.settle", "name", nodeName(n))
	switch f, is := faults[i]; {
	case !is:
		return i18n.T("quotas.tools"), act, false
	case f.Kind == quota.FaultOpen:
		return openWords(p, n, quota.Year), act, true
	default:
		return i18n.Text(quota.FaultText(f.Kind)), act, true
	}
}

func (v *view) cells(p *quota.Plan, i int, columns []ui.TreeColumn) []ui.TreeCell {
	n := &p.Nodes[i]
	weeks := []period.Period(nil)
	if v.weekly() {
		weeks = v.weeks(p)
	}
	out := make([]ui.TreeCell, 0, len(columns))
	for k, c := range columns {
		if c.ID[0] == 'w' {
			value, has := p.Within(i, weeks[k-1])
			out = append(out, figure(p, value, has, true, false))
			continue
		}
		r, _ := span(c.ID)
		value, has := n.Value(r)
		cell := figure(p, value, has, !n.Own && len(n.Children) > 0, !v.weekly() && inTeam(n, r))
		if n.Opens(r) {
			cell.Mark = openWords(p, n, r)
		}
		out = append(out, cell)
	}
	return out
}

// inTeam reports whether a row's months can hold anything.
func inTeam(n *quota.Node, r quota.Range) bool {
	for m := r.From; m < r.To; m++ {
		if n.In[m] {
			return true
		}
	}
	return false
}

func figure(p *quota.Plan, value int64, has, faint, edits bool) ui.TreeCell {
	if !has {
		return ui.TreeCell{Text: locale.None, Edits: edits, Faint: true}
	}
	t := text(p, value)
	return ui.TreeCell{Text: t, Raw: t, Faint: faint, Edits: edits}
}

func (v *view) grid(p *quota.Plan) app.UI {
	columns := v.columns(p)
	unit := p.Currency.String()
	if p.InDeals() {
		unit = i18n.T("quotas.unit.deals")
	}
	last := i18n.T("quotas.open")
	if v.weekly() {
		last = "" // weeks are only looked at
	}
	g := &ui.TreeGrid{Key: "quotas " + v.P.Route.Get("columns"), Label: i18n.T("quotas.grid"), Corner: i18n.T("quotas.who", "unit", unit), Last: last,
		Money: !p.InDeals(), Columns: columns, Rows: v.rows(p, columns), Total: len(p.Nodes),
		OnRow:    func(_ app.Context, row string) { v.open[row] = !v.open[row] },
		OnColumn: func(_ app.Context, c string) { q, _ := strconv.Atoi(c[1:]); v.months[q] = !v.months[q] },
		OnMore: func(_ app.Context, row string) {
			id := strings.TrimPrefix(row, "more ")
			v.shown[id] = max(usualRows, v.shown[id]) + usualRows
		},
		OnBeside: func(_ app.Context, row string) { v.panel(whoOf(row)) },
		OnAsk:    func(_ app.Context, row, _ string) { v.panel(whoOf(row)) },
		OnEdit:   func(_ app.Context, row, column, typed string) string { return v.edit(row, column, typed) },
		OnPaste: func(_ app.Context, row, column string, block [][]string) string {
			return v.paste(row, column, block)
		},
	}
	return app.Div().Class("stack stack-2").Body(
		slot(v.weekly(), func() app.UI { return app.Div().Class("line").Body(v.quarters(p)) }),
		g,
		app.P().Class("note").Text(i18n.T(map[bool]string{true: "quotas.help.weeks", false: "quotas.help"}[v.weekly()])),
	)
}

// quarters chooses the one whose weeks are shown.
func (v *view) quarters(p *quota.Plan) app.UI {
	var options []ui.Option
	for q := range 4 {
		n := strconv.Itoa(q + 1)
		options = append(options, ui.Option{Value: n, Label: i18n.T("quotas.quarter", "n", n)})
	}
	return &ui.Segmented{Label: i18n.T("quotas.quarter.choose"), Options: options, Value: strconv.Itoa(v.quarter(p) + 1), OnChange: func(_ app.Context, q string) { v.goWith("quarter", q) }}
}
