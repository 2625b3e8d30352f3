package quotas

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/workspace"
)

// done is an edit that has just been made, as long as its consequences can still be settled.
type done struct {
	who    quota.Who
	r      quota.Range
	name   string
	was    int64
	is     int64
	gained int64 // by the year
}

// read takes what was typed as a quota: minor units, or deals.
func (v *view) read(p *quota.Plan, typed string) (int64, string) {
	typed = strings.TrimSpace(typed)
	if typed == "" || typed == locale.None {
		return 0, ""
	}
	l := i18n.Locale()
	if p.InDeals() {
		n, err := l.ParseNumber(typed)
		switch {
		case err != nil:
			return 0, problemOf(err)
		case n < 0:
			return 0, i18n.T("quotas.negative")
		case n != math.Trunc(n) || n > 1<<40:
			return 0, i18n.T("quotas.whole")
		}
		return int64(n), ""
	}
	a, err := l.ParseMoney(typed, p.Currency)
	switch {
	case err != nil:
		return 0, problemOf(err)
	case a.Minor < 0:
		return 0, i18n.T("quotas.negative")
	}
	return a.Minor, ""
}

func problemOf(err error) string {
	var p *locale.Problem
	if errors.As(err, &p) {
		return i18n.Text(p.Text)
	}
	var q *quota.Problem
	if errors.As(err, &q) {
		return i18n.Text(q.Text)
	}
	return err.Error()
}

// write carries a draft out, or says why not. Nothing is half done.
func (v *view) write(d *quota.Draft) string {
	steps, err := d.Steps(v.when)
	if err != nil {
		v.wrong = ""
		if v.dated && v.when.Reason == "" {
			v.wrong = problemOf(err)
		}
		return problemOf(err)
	}
	if len(steps) == 0 {
		return ""
	}
	if problems := v.P.Env.Try(workspace.WriteQuotas(steps)); len(problems) > 0 {
		return page.ProblemText(problems[0])
	}
	v.drafted(d)
	return ""
}

// edit sets one cell.
func (v *view) edit(row, column, typed string) string {
	p := v.plan()
	node := p.Find(whoOf(row))
	r, ok := span(column)
	if node < 0 || !ok {
		return ""
	}
	value, problem := v.read(p, typed)
	if problem != "" {
		return problem
	}
	n := &p.Nodes[node]
	was, had := n.Value(r)
	if was == value && (had || value == 0) {
		return ""
	}
	before, _ := n.Value(quota.Year)
	d := p.Edit()
	if err := d.Set(node, r, value); err != nil {
		return problemOf(err)
	}
	if problem := v.write(d); problem != "" {
		return problem
	}
	after, _ := d.Nodes[node].Value(quota.Year)
	v.last = &done{who: n.Who, r: r, name: nodeName(n), was: was, is: value, gained: after - before}
	return ""
}

// paste sets a block of cells; of one that cannot be read, none is set.
func (v *view) paste(row, column string, block [][]string) string {
	p := v.plan()
	columns := v.columns(p)
	rows := v.rows(p, columns)
	top := slices.IndexFunc(rows, func(r ui.TreeRow) bool { return r.ID == row })
	left := slices.IndexFunc(columns, func(c ui.TreeColumn) bool { return c.ID == column })
	if top < 0 || left < 0 || v.weekly() {
		return ""
	}
	d, set := p.Edit(), 0
	for i, line := range block {
		for k, typed := range line {
			if top+i >= len(rows) || left+k >= len(columns) {
				return i18n.T("quotas.paste.large")
			}
			to := rows[top+i]
			if strings.TrimSpace(typed) == "" || to.More || !to.Cells[left+k].Edits {
				continue
			}
			at := func(problem string) string {
				return i18n.T("quotas.paste.at", "row", to.Label, "column", columns[left+k].Header, "problem", problem)
			}
			value, problem := v.read(p, typed)
			if problem != "" {
				return at(problem)
			}
			r, _ := span(columns[left+k].ID)
			if err := d.Set(p.Find(whoOf(to.ID)), r, value); err != nil {
				return at(problemOf(err))
			}
			set++
		}
	}
	if problem := v.write(d); problem != "" {
		return problem
	}
	v.last = nil
	v.P.Env.Host.Toast(i18n.N("quotas.pasted", set), true)
	return ""
}

// afterwards offers to keep the year as it was after a part of it has changed, and leads to the
// difference with the owner above.
func (v *view) afterwards() app.UI {
	p := v.seen()
	node := p.Find(v.last.who)
	if node < 0 {
		return app.Div().Hidden(true)
	}
	n, cal := &p.Nodes[node], v.P.Env.Snap().Calendar()
	words := []app.UI{app.P().Body(
		app.Strong().Text(v.last.name), app.Text(" · "+spanName(p, cal, v.last.r)+": "+withUnit(p, v.last.was)+" → "+withUnit(p, v.last.is)+". "),
		app.If(v.last.gained != 0 && v.last.r != quota.Year, func() app.UI {
			key := "quotas.year.up"
			if v.last.gained < 0 {
				key = "quotas.year.down"
			}
			return app.Text(i18n.T(key, "value", withUnit(p, abs(v.last.gained))))
		}))}
	parent := n.Parent
	open := ""
	if parent >= 0 {
		if open = openWords(p, &p.Nodes[parent], v.last.r); open != "" {
			words = append(words, app.P().Text(i18n.T("quotas.above", "name", nodeName(&p.Nodes[parent]), "open", open)))
		}
	}
	return app.Div().ID("quota-after").Class("notice quota-after").Role("status").Body(
		app.Div().Class("notice-words").Body(words...),
		app.Span().Class("line notice-actions").Body(
			app.If(v.last.gained != 0 && v.last.r != quota.Year, func() app.UI { return v.makeUp(p, node) }),
			app.If(open != "", func() app.UI {
				return &ui.Button{ID: "quota-settle", Label: i18n.T("quotas.settle.open"), Small: true, Kind: ui.Primary, OnClick: func(app.Context) { v.panel(p.Nodes[parent].Who) }}
			}),
			&ui.Button{Label: i18n.T("quotas.leave"), Small: true, Kind: ui.Quiet, OnClick: func(app.Context) { v.last = nil }},
		),
	)
}

func abs(n int64) int64 { return max(n, -n) }

// makeUp takes the difference out of the other months: all in proportion, or one.
func (v *view) makeUp(p *quota.Plan, node int) app.UI {
	first := 0
	if v.dated {
		first = slices.IndexFunc(p.Months[:], func(m period.Period) bool { return m.To > v.when.Since })
	}
	items := []ui.MenuItem{{Label: i18n.T("quotas.others"), OnPick: func(app.Context) { v.shift(node, -1, first) }}, {}}
	for m := range p.Months {
		if m >= v.last.r.From && m < v.last.r.To || m < first {
			continue
		}
		_, month, _ := p.Months[m].From.Civil()
		value, _ := p.Nodes[node].Value(quota.Month(m))
		items = append(items, ui.MenuItem{Label: i18n.Locale().Month(month), Note: text(p, value), OnPick: func(app.Context) { v.shift(node, m, first) }})
	}
	return &ui.Menu{Label: i18n.T("quotas.makeup"), Small: true, Items: items}
}

func (v *view) shift(node, only, first int) {
	d := v.plan().Edit()
	err := d.Shift(node, v.last.r, v.last.gained, only, max(first, 0))
	problem := ""
	if err != nil {
		problem = problemOf(err)
	} else {
		problem = v.write(d)
	}
	if problem != "" {
		v.P.Env.Host.Trouble(problem)
		return
	}
	v.last.gained = 0
}

// faults lists what a person should settle.
func (v *view) faults(p *quota.Plan) app.UI {
	list := p.Faults()
	if len(list) == 0 {
		return app.P().Class("note quota-agrees").Text(i18n.T("quotas.agrees"))
	}
	const most = 12
	more := max(0, len(list)-most)
	return app.Section().Class("quota-faults").Body(
		app.H2().Text(i18n.T("quotas.faults")),
		app.Ul().Body(app.Range(list[:len(list)-more]).Slice(func(i int) app.UI {
			f := list[i]
			n := &p.Nodes[f.Node]
			words := i18n.Text(quota.FaultText(f.Kind))
			switch f.Kind {
			case quota.FaultOpen:
				words = openWords(p, n, f.Range)
			case quota.FaultAway:
				words += ": " + withUnit(p, f.Value)
			}
			return app.Li().Body(&ui.Button{Label: i18n.T("quotas.fault", "name", nodeName(n), "words", words), Small: true, Kind: ui.Quiet, OnClick: func(app.Context) { v.panel(n.Who) }})
		})),
		app.If(more > 0, func() app.UI {
			return app.P().Class("note").Text(i18n.T("quotas.faults.more", "n", strconv.Itoa(more)))
		}),
	)
}
