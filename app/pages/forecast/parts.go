package forecast

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/numbers"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// divisions are the ways to divide, in the order of the choice.
var divisions = []string{job.ByLine, job.ByAccount, job.ByTeam, job.ByPerson}

// dividedBy is how the link divides; without a word in it, by the first that the workspace has.
func (v *view) dividedBy() string {
	if by := v.route.Get("by"); slices.Contains(divisions, by) {
		return by
	}
	if len(v.env.Snap().Lines()) == 0 || v.q.scope.Kind == "line" {
		if v.q.scope.Kind == "team" || v.q.scope.Kind == "person" {
			return job.ByAccount
		}
		return job.ByPerson
	}
	return job.ByLine
}

// part is a row of the table: a portion with its name and target.
type part struct {
	job.Portion
	name   string
	target float64 // 0: none
}

func (p part) key() string { return p.Group + " " + p.ID + " " + i18n.N("forecast.parts.rest", p.Rest) }

// divided shows which part of the total is whose. The parts add up.
func (v *view) divided() app.UI {
	by := v.dividedBy()
	options := make([]ui.Option, len(divisions))
	for i, d := range divisions {
		options[i] = ui.Option{Value: d, Label: i18n.T("forecast.parts." + d)}
	}
	head := app.Div().Class("section-head").Body(app.H2().Text(i18n.T("forecast.parts")),
		&ui.Segmented{Label: i18n.T("forecast.parts.by"), Value: by, Options: options, OnChange: func(_ app.Context, d string) { v.goWith("by", d) }})
	if v.parts == nil {
		return app.Section().Class("section").ID("forecast-parts").Body(head, v.dividing())
	}
	rows := v.partRows()
	if len(rows) < 2 {
		return app.Section().Class("section").ID("forecast-parts").Body(head, app.P().Class("section-note").Text(i18n.T("forecast.parts.none")))
	}
	return app.Section().Class("section").ID("forecast-parts").Body(head,
		app.P().Class("section-note").Text(i18n.T("forecast.parts.note")),
		&ui.Table[part]{Key: "forecast parts " + by, Caption: i18n.T("forecast.parts"), Rows: rows, Columns: v.partColumns(), Plain: true, PageSize: 100,
			Stamp: v.stamp() + v.under(), RowKey: part.key},
		v.multiples(rows))
}

// partRows puts the parts into order: the whole, then each group with what belongs to it.
func (v *view) partRows() []part {
	targets := v.partTargets()
	var groups, out []part
	of := map[string][]part{}
	for _, p := range v.parts.Rows {
		row := part{p, v.partName(p), 0}
		if p.Rest == 0 {
			row.target = targets[p.ID]
		}
		switch p.Depth {
		case 0:
			row.target = v.a.Total.Target
			out = append(out, row)
		case 1:
			groups = append(groups, row)
		default:
			of[p.Group] = append(of[p.Group], row)
		}
	}
	largest := func(a, b part) int {
		return cmp.Or(cmp.Compare(a.Rest, b.Rest), cmp.Compare(b.Whole.Mean, a.Whole.Mean))
	}
	slices.SortStableFunc(groups, largest)
	for _, g := range groups {
		out = append(out, g)
		slices.SortStableFunc(of[g.Group], largest)
		out = append(out, of[g.Group]...)
	}
	return out
}

// partTargets are the targets of the total's period by line, team or person.
func (v *view) partTargets() map[string]float64 {
	by := v.dividedBy()
	if by == job.ByAccount || by == job.ByPerson && v.q.scope.Kind == "line" || by == job.ByLine && v.q.scope.Kind != "" {
		return nil
	}
	p := v.a.Total.Period
	return workspace.Derive(v.env.Snap(), "forecast part targets "+by+v.under(), kpi.Kinds(), func(*workspace.Snapshot) map[string]float64 {
		out := map[string]float64{}
		dims := []kpi.Dim{kpi.Dim(by)}
		if by == job.ByPerson {
			dims = append(dims, kpi.Dim("team"))
		}
		for _, dim := range dims {
			for _, c := range kpi.Attainment.By(numbers.Input(v.env, p, scopeOf(v.q.scope)), kpi.By(dim)) {
				if c.Known && len(c.Keys) > 0 {
					out[c.Keys[0].Value.ID] = float64(c.Denominator.Minor)
				}
			}
		}
		return out
	})
}

func (v *view) partName(p job.Portion) string {
	switch {
	case p.Depth == 0:
		return v.scopeName()
	case p.ID == job.OtherGroups:
		return i18n.T("forecast.parts.others." + p.Kind)
	case p.Rest > 0:
		return i18n.N("forecast.parts.rest", p.Rest)
	case p.ID == "":
		return i18n.T("forecast.parts.without." + p.Kind)
	}
	return v.env.Snap().Title(p.Kind, record.ID(p.ID))
}

func (v *view) partColumns() []ui.Column[part] {
	unit := v.env.Snap().Currency().String()
	money := func(id, key string, hide int, get func(part) float64) ui.Column[part] {
		return ui.Column[part]{ID: id, Header: i18n.T(key), Unit: unit, Right: true, Hide: hide, Text: func(p part) string { return v.plain(get(p)) }}
	}
	expected := money("expected", "forecast.parts.expected", 0, func(p part) float64 { return p.Whole.Mean })
	expected.Cell = func(p part) app.UI {
		return &ui.Asked{Text: v.plain(p.Whole.Mean), Title: v.exact(p.Whole.Mean), Money: true, Label: i18n.T("forecast.parts.expected") + ", " + p.name,
			OnAsk: func(app.Context) { v.explainPart(p) }}
	}
	target := money("target", "forecast.target", 2, func(p part) float64 { return p.target })
	target.Text = func(p part) string {
		if p.target <= 0 {
			return locale.None
		}
		return v.plain(p.target)
	}
	return []ui.Column[part]{
		{ID: "name", Header: i18n.T("forecast.parts.part"), Size: "m", Text: func(p part) string { return p.name }, Cell: func(p part) app.UI {
			return app.Span().Class("part-" + string(rune('0'+p.Depth))).Text(p.name)
		}},
		money("won", "forecast.won", 2, func(p part) float64 { return p.Won }),
		expected,
		{ID: "range", Header: i18n.T("forecast.way.range"), Right: true, Text: func(p part) string { return v.short(p.Whole.P10) + " – " + v.short(p.Whole.P90) }},
		target,
		money("budget", "forecast.parts.budget", 1, func(p part) float64 { return p.Budget }),
		money("stretch", "forecast.stretch", 1, func(p part) float64 { return p.Stretch }),
	}
}

// mostPictures are drawn of the parts.
const mostPictures = 12

// multiples are the parts' courses side by side.
func (v *view) multiples(rows []part) app.UI {
	depth, l := 1, i18n.Locale()
	if by := v.parts.By; by == job.ByAccount || by == job.ByPerson {
		depth = 2
	}
	c := &chart.Multiples{Title: i18n.T("forecast.parts.months"), Corner: i18n.T("forecast.parts.part"), First: v.parts.First, Format: v.format()}
	for _, p := range v.parts.Months {
		c.Labels = append(c.Labels, v.label(p))
	}
	groups := map[string]string{}
	for _, p := range rows {
		if p.Depth == 1 {
			groups[p.Group] = p.name
		}
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(p part) bool { return p.Depth != depth })
	slices.SortStableFunc(rows, func(a, b part) int { return cmp.Compare(b.Whole.Mean, a.Whole.Mean) })
	for _, p := range rows[:min(len(rows), mostPictures)] {
		name := p.name
		if group, ok := groups[p.Group]; ok && v.parts.By == job.ByAccount {
			name += " · " + group
		}
		m := chart.Multiple{Name: name, Note: v.short(p.Whole.P10) + " – " + v.short(p.Whole.P90)}
		for _, x := range p.Past {
			m.History = append(m.History, v.units(x))
		}
		for _, a := range p.Ahead {
			m.Low, m.Mid, m.High = append(m.Low, v.units(a.P10)), append(m.Mid, v.units(a.P50)), append(m.High, v.units(a.P90))
		}
		c.Items = append(c.Items, m)
	}
	c.Summary = i18n.T("forecast.parts.months.summary", "past", l.Int(int64(v.parts.First)), "ahead", l.Int(int64(len(v.parts.Months)-v.parts.First)), "period", v.name(v.parts.Period))
	return c
}

// explainPart tells what a part was expected to bring by itself, and what was changed so that all adds up.
func (v *view) explainPart(p part) {
	v.show("part "+p.key(), p.name, func() ui.Explanation {
		l := i18n.Locale()
		x := ui.Explanation{Value: v.exact(p.Whole.Mean), Unit: i18n.T("forecast.fan.mean"), Under: v.under(), Definition: i18n.T("forecast.parts.definition"),
			Facts: append(v.rangeFacts(p.Whole), ui.Fact{Name: i18n.T("forecast.won"), Value: v.exact(p.Won)},
				ui.Fact{Name: i18n.T("forecast.stage.deals"), Value: l.Int(int64(p.Deals))},
				ui.Fact{Name: i18n.T("forecast.parts.alone"), Value: v.exact(p.Alone)},
				ui.Fact{Name: i18n.T("forecast.parts.adjusted"), Value: l.SignedMoneyCompact(v.amount(p.Whole.Mean - p.Alone))},
				ui.Fact{Name: i18n.T("forecast.budget"), Value: v.exact(p.Budget)}, ui.Fact{Name: i18n.T("forecast.stretch"), Value: v.exact(p.Stretch)})}
		if !v.parts.Reconciled {
			x.Warnings = append(x.Warnings, i18n.T("forecast.sources.only"))
		}
		return x
	})
}
