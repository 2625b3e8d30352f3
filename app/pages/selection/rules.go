package selection

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/selection"
	"rumbo/engine/workspace"
)

func stamp(rev uint64) string { return strconv.FormatUint(rev, 10) }

// criteria are the criteria with their weights, and what moves if one weighs otherwise.
func (c *choice) criteria(s selection.Selection) app.UI {
	env := c.P.Env
	ids, last := make([]record.ID, len(s.Criteria)), ""
	for i, x := range s.Criteria {
		ids[i], last = x.ID, x.Rec.Rank
	}
	return app.Div().Class("stack").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("selection.view.criteria")), app.Div().Class("page-tools").Body(
			&ui.Button{ID: "add-criterion", Label: i18n.T("selection.criterion.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				env.Do(workspace.Create{Kind: "criterion", ID: env.Store.NewID(), Rec: &record.Criterion{Name: i18n.T("selection.criterion.new"), Axis: "attractiveness", Source: "manual",
					Weight: record.Some(10), Rank: record.RankBetween(last, "")}})
			}})),
		&form.Rows{Env: env, Rev: c.P.Rev, Key: "criteria", Kind: "criterion", IDs: ids, Ranked: true, Fields: []string{"name", "weight", "axis", "source"},
			OnOpen: func(id record.ID) { c.open(id) }, Empty: i18n.T("selection.empty.text")},
		app.P().Class("note").Text(i18n.T("selection.criteria.note")),
		c.thresholds(),
		c.shifts(s),
	)
}

func (c *choice) open(id record.ID) {
	form.Open(c.P.Env, "criterion", id)
}

// thresholds are the rules of the tiers; the record comes into being with the first edit.
func (c *choice) thresholds() app.UI {
	env := c.P.Env
	if workspace.Get(env.Snap(), record.TieringKind, record.TheTiering) == nil {
		t := selection.Tiering(record.Tiering{})
		l := i18n.Locale()
		return app.Div().Class("side-form stack stack-2").Body(app.H3().Text(i18n.T("selection.tiers")),
			app.P().Text(i18n.T("selection.rules", "strategic", l.Number(t.Strategic.V, 0), "focus", l.Number(t.Focus.V, 0))),
			app.Div().Class("row-tools").Body(&ui.Button{ID: "edit-tiering", Label: i18n.T("selection.tiers.edit"), Small: true, OnClick: func(app.Context) {
				env.Do(workspace.Create{Kind: "tiering", ID: record.TheTiering, Rec: &t})
			}}))
	}
	return app.Div().Class("side-form stack stack-2").Body(app.H3().Text(i18n.T("selection.tiers")),
		&form.Form{Env: env, Kind: "tiering", ID: record.TheTiering, Rev: c.P.Rev})
}

// shifts tell which accounts change their tier if a criterion weighs half, or half as much again.
func (c *choice) shifts(s selection.Selection) app.UI {
	snap := c.P.Env.Snap()
	type row struct {
		selection.Shift
		name, factor, moved string
	}
	var rows []row
	for _, x := range s.Shifts() {
		r := row{Shift: x, name: s.Criteria[x.Criterion].Rec.Name, factor: i18n.T("selection.shift.less")}
		if x.Factor > 1 {
			r.factor = i18n.T("selection.shift.more")
		}
		for i, m := range x.Moved {
			if i == 4 {
				r.moved += " " + i18n.N("selection.shift.rest", len(x.Moved)-4)
				break
			}
			if i > 0 {
				r.moved += "; "
			}
			r.moved += i18n.T("selection.shift.move", "account", snap.Title("account", m.ID), "from", tierName(m.From), "to", tierName(m.To))
		}
		rows = append(rows, r)
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("selection.shifts")),
		&ui.Table[row]{Key: "shifts", Caption: i18n.T("selection.shifts"), Rows: rows, Plain: true, Stamp: i18n.Locale().Tag + stamp(c.P.Rev),
			RowKey: func(r row) string { return strconv.Itoa(r.Criterion) + r.factor },
			Columns: []ui.Column[row]{
				{ID: "name", Header: i18n.T("selection.criterion"), Size: "m", Text: func(r row) string { return r.name }},
				{ID: "factor", Header: i18n.T("selection.shift"), Size: "s", Text: func(r row) string { return r.factor }},
				{ID: "n", Header: i18n.T("selection.shift.n"), Right: true, Text: func(r row) string { return i18n.Locale().Int(int64(len(r.Moved))) }},
				{ID: "who", Header: i18n.T("selection.shift.who"), Size: "l", Hide: 1, Text: func(r row) string { return r.moved }},
			}})
}

// scope is who has time for the plans, and how far the roll-out is.
func (c *choice) scope() app.UI {
	env, l := c.P.Env, i18n.Locale()
	snap := env.Snap()
	scope := snap.Scope(env.Store.Today())
	cover, loads := scope.Coverage, scope.Loads
	share := locale.None
	if o := cover.Share(); o.OK {
		share = l.Percent(o.V, 0)
	}
	hours := func(v float64) string { return l.Number(v, 0) }
	return app.Div().Class("stack").Body(
		ui.Stats(&ui.Stat{Label: i18n.T("selection.covered"), Value: share, Note: i18n.T("selection.covered.note", "planned", cover.Planned, "strategic", cover.Strategic)}),
		c.course(cover),
		app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("selection.loads")),
			&ui.Table[selection.Load]{Key: "loads", Caption: i18n.T("selection.loads"), Rows: loads, Plain: true, Stamp: l.Tag + stamp(c.P.Rev), RowKey: func(x selection.Load) string { return string(x.Person) },
				Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("selection.loads.none")) },
				Columns: []ui.Column[selection.Load]{
					{ID: "who", Header: i18n.T("selection.manager"), Size: "m", Text: func(x selection.Load) string {
						if x.Person == "" {
							return i18n.T("selection.nobody")
						}
						return snap.Title("person", x.Person)
					}},
					{ID: "strategic", Header: tierName("strategic"), Right: true, Text: func(x selection.Load) string { return l.Int(int64(x.Strategic)) }},
					{ID: "focus", Header: tierName("focus"), Right: true, Text: func(x selection.Load) string { return l.Int(int64(x.Focus)) }},
					{ID: "plans", Header: i18n.T("selection.plans"), Right: true, Hide: 1, Text: func(x selection.Load) string { return l.Int(int64(x.Plans)) }},
					{ID: "needs", Header: i18n.T("selection.needs"), Unit: "h", Right: true, Text: func(x selection.Load) string { return hours(x.Needs) }},
					{ID: "has", Header: i18n.T("selection.has"), Unit: "h", Right: true, Text: func(x selection.Load) string {
						if !x.Has.OK {
							return locale.None
						}
						return hours(x.Has.V)
					}},
					{ID: "state", Header: i18n.T("selection.state"), Size: "s", Text: loadWord, Cell: func(x selection.Load) app.UI {
						switch {
						case !x.Has.OK:
							return app.Span().Class("note").Text(loadWord(x))
						case x.Over():
							return ui.Light(ui.Red, loadWord(x))
						}
						return ui.Light(ui.Green, loadWord(x))
					}},
				}},
			app.P().Class("note").Text(i18n.T("selection.loads.note"))),
		c.thresholds(),
	)
}

func loadWord(x selection.Load) string {
	switch {
	case !x.Has.OK:
		return i18n.T("selection.load.unknown")
	case x.Over():
		return i18n.T("selection.load.over")
	}
	return i18n.T("selection.load.fits")
}

// course is the coverage by month against the roll-out.
func (c *choice) course(cover selection.Coverage) app.UI {
	if len(cover.Course) < 2 {
		return app.P().Class("note").Text(i18n.T("selection.course.none"))
	}
	var labels []string
	var had, should []float64
	planned := false
	for _, p := range cover.Course {
		y, m, _ := p.On.Civil()
		labels, had, should = append(labels, i18n.Locale().MonthYear(y, m)), append(had, orNaN(p.Had)), append(should, orNaN(p.Should))
		planned = planned || p.Should.OK
	}
	series := []chart.Series{{Name: i18n.T("selection.course.had"), Values: had, Accent: true}}
	if planned {
		series = append(series, chart.Series{Name: i18n.T("selection.course.should"), Values: should, Dashed: true})
	}
	return chart.Lines{Title: i18n.T("selection.course"), Summary: i18n.T("selection.course.summary", "planned", cover.Planned, "strategic", cover.Strategic), Corner: i18n.T("kpis.month"), Labels: labels,
		Series: series, Format: chart.Format{Kind: chart.Number}, FromZero: true}.Chart()
}
