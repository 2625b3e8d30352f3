package kpis

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/objective"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// goals is what an indicator is to achieve: the objective that holds where one looks, its course against its range, its
// reviews, and the indicator's other objectives.
type goals struct {
	looked map[record.ID]objective.Status
	about  goalsKey
	note   string // of a review being written
	round  int
}

type goalsKey struct {
	deals  *kpi.Deals
	facts  *kpi.Facts
	ind    *kpi.Indicator
	period period.Period
	goals  string
	rev    uint64
}

// day is the day as of which one looks.
func (g *goals) day(q numbers.Question) period.Date {
	if to := q.Input.Period.To; to != 0 {
		return min(q.Input.Today, to-1)
	}
	return q.Input.Today
}

// look measures an objective once.
func (g *goals) look(p page.Props, e objective.Entry, q numbers.Question) objective.Status {
	key := goalsKey{q.Input.Deals, q.Input.Facts, q.Indicator, q.Input.Period, "", p.Env.Store.Revision()}
	if key != g.about {
		g.about, g.looked = key, map[record.ID]objective.Status{}
	}
	s, done := g.looked[e.ID]
	if !done {
		s = objective.Look(e, q.Indicator, q.Input)
		g.looked[e.ID] = s
	}
	return s
}

// chosen is the objective that the link names, or the one that holds for the scope.
func (g *goals) chosen(p page.Props, ind *kpi.Indicator, q numbers.Question) (objective.Entry, bool) {
	all := numbers.Objectives(p.Env)
	for _, e := range all {
		if e.Indicator == ind.ID && string(e.ID) == p.Route.Get("goal") {
			return e, true
		}
	}
	return objective.For(all, ind, q.Input.Scope, g.day(q))
}

func (g *goals) draw(p page.Props, ind *kpi.Indicator, q numbers.Question) app.UI {
	e, ok := g.chosen(p, ind, q)
	body := []app.UI{app.Div().Class("section-head").Body(
		app.H2().Text(i18n.T("numbers.objective")),
		app.Div().Class("push").Body(
			app.If(ok, func() app.UI {
				return &ui.Button{Label: i18n.T("kpis.goal.edit"), Icon: icon.Edit, Small: true, OnClick: func(app.Context) { openGoal(p.Env, e.ID) }}
			}),
			&ui.Button{Label: i18n.T("kpis.goal.new"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { newGoal(p, ind) }},
		))}
	if !ok {
		body = append(body, app.P().ID("kpi-no-goal").Text(i18n.T("kpis.goal.none")))
	} else {
		s := g.look(p, e, q)
		body = append(body, g.summary(p, s), rangeChart(p.Env, s), g.reviews(p, s))
	}
	return app.Section().ID("kpi-objective").Class("stack").Body(append(body, g.others(p, ind, q, e.ID))...)
}

// summary is the objective in words and figures.
func (g *goals) summary(p page.Props, s objective.Status) app.UI {
	l, env := i18n.Locale(), p.Env
	var pairs []app.UI
	pair := func(key, value string) {
		if value != "" {
			pairs = append(pairs, app.Dt().Text(i18n.T(key)), app.Dd().Text(value))
		}
	}
	pair("kpis.goal.for", s.Statement)
	pair("kpis.goal.of", whose(env, s.Entry))
	pair("numbers.objective.owner", env.Snap().Title("person", s.Owner))
	pair("numbers.objective.range", numbers.RangeOf(s.Entry, s.Kpi, s.Input.Deals.Currency))
	pair("kpis.goal.why", s.Objective.Why)
	if s.Next.Known() {
		due := ""
		if s.Due {
			due = " · " + i18n.T("kpis.goal.due")
		}
		pair("kpis.goal.next", l.Date(s.Next)+due)
	}
	if s.Score.OK && !s.Pace.OK {
		pair("kpis.goal.score", l.Number(s.Score.V, 0))
	}
	return app.Div().Class("kpi-goal-now").Body(ui.Stats(statusStat(env, s, i18n.T("kpis.goal.now"))), app.Dl().Class("facts").Body(pairs...))
}

// rangeChart is the number in the last periods, with its range as a band and its target as a line.
func rangeChart(env *page.Env, s objective.Status) app.UI {
	values := points(s)
	if values == nil {
		return app.P().Class("note").Text(i18n.T("kpis.nocourse"))
	}
	labels := make([]string, len(s.Points))
	met, known := 0, 0
	for i, pt := range s.Points {
		labels[i] = env.PeriodName(pt.Period)
		if pt.Result.Known {
			known++
			if b := s.Range.Band(pt.Result.Value); numbers.Signal(b) == ui.Green {
				met++
			}
		}
	}
	c := chart.Lines{Title: i18n.T("kpis.goal.course"), Corner: i18n.T("kpis.goal.period"), Labels: labels, FromZero: s.Kpi.Additive,
		Series: []chart.Series{{Name: i18n.Text(s.Kpi.Name), Values: values, Accent: true}}, Format: formatOf(numbers.Question{Indicator: s.Kpi, Input: s.Input})}
	if s.Why.Empty() && s.Target.OK {
		c.Target = &chart.Target{Name: i18n.T("kpis.goal.line"), Value: s.Target.V}
		c.Summary = i18n.T("kpis.goal.met", "n", i18n.Locale().Int(int64(met)), "all", i18n.Locale().Int(int64(known)))
	}
	if low, high, ok := ends(s); ok {
		c.Band = &chart.Band{Low: flat(i18n.T("kpis.goal.low"), low, len(labels)), High: flat(i18n.T("kpis.goal.high"), high, len(labels))}
	}
	return c.Chart()
}

// ends are the outer limits of a range.
func ends(s objective.Status) (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, o := range []record.Opt{s.Minimum, s.Target, s.Excellent} {
		if o.OK {
			low, high = math.Min(low, o.V), math.Max(high, o.V)
		}
	}
	return low, high, low < high && s.Why.Empty()
}

func flat(name string, v float64, n int) chart.Series {
	out := chart.Series{Name: name, Values: make([]float64, n)}
	for i := range out.Values {
		out.Values[i] = v
	}
	return out
}

// reviews are what was said about the objective, and a field to say more.
func (g *goals) reviews(p page.Props, s objective.Status) app.UI {
	l, env := i18n.Locale(), p.Env
	var said []app.UI
	for _, r := range objective.Reviews(env.Snap().State, s.ID) {
		value := ""
		if r.Value.OK {
			value = " · " + numbers.Short(kpi.Sized(r.Value.V, s.Kpi.Alternative(s.Alternative).Unit, s.Input.Deals.Currency))
		}
		who := env.Snap().Title("person", r.By)
		if who != "" {
			who = " · " + who
		}
		said = append(said, app.Li().Body(app.P().Class("note").Text(l.Date(r.On)+value+who), app.P().Text(r.Text)))
	}
	return app.Div().Class("stack stack-2").Body(
		app.H3().Text(i18n.T("kpis.reviews")),
		app.Div().Class("kpi-review").Body(
			&ui.TextField{Key: "review " + string(s.ID) + string(rune('0'+g.round%10)), ID: "kpi-review", Label: i18n.T("kpis.review.note"), HideLabel: true, Placeholder: i18n.T("kpis.review.note"), Lines: 2, Value: g.note,
				OnInput: func(_ app.Context, t string) { g.note = t }},
			&ui.Button{Label: i18n.T("kpis.review.add"), Small: true, Disabled: strings.TrimSpace(g.note) == "", OnClick: func(app.Context) { g.review(env, s) }}),
		app.If(len(said) > 0, func() app.UI { return app.Ul().Class("kpi-reviews").Body(said...) }))
}

// review notes what was said, with the number as it is, and moves the next review on.
func (g *goals) review(env *page.Env, s objective.Status) {
	today := env.Store.Today()
	rec := &record.ObjectiveReview{Objective: s.ID, On: today, By: s.Owner, Text: strings.TrimSpace(g.note)}
	if s.Result.Known {
		rec.Value = record.Some(s.Result.Value)
	}
	cmd := workspace.Together{Commands: []workspace.Command{workspace.Create{Kind: record.ObjectiveReviewKind.Name, Rec: rec}}}
	if next := s.After(today); next.Known() {
		cmd.Commands = append(cmd.Commands, workspace.Set{Kind: record.ObjectiveKind.Name, ID: s.ID, Field: "next", Value: record.OfDate(next)})
	}
	if !env.Do(cmd) {
		return
	}
	g.note = ""
	g.round++
	env.Host.Toast(i18n.T("kpis.review.added"), true)
}

// goalLine is one of an indicator's objectives in the table.
type goalLine struct {
	objective.Status
	of, owner string
}

// others are all objectives of the indicator where there is more than the one in sight: a client, a person or a line may be
// held to a range of its own.
func (g *goals) others(p page.Props, ind *kpi.Indicator, q numbers.Question, shown record.ID) app.UI {
	var rows []goalLine
	for _, e := range numbers.Objectives(p.Env) {
		if e.Indicator == ind.ID {
			rows = append(rows, goalLine{g.look(p, e, q), whose(p.Env, e), p.Env.Snap().Title("person", e.Owner)})
		}
	}
	if len(rows) == 0 || len(rows) == 1 && rows[0].ID == shown {
		return app.Div().Hidden(true)
	}
	return app.Div().Class("stack stack-2").Body(app.H3().Text(i18n.T("kpis.goal.others")),
		&ui.Table[goalLine]{Key: "goals " + ind.ID, Caption: i18n.T("kpis.goal.others"), OnCSV: ui.SaveAs(i18n.T("kpis.goal.others")), Rows: rows, RowKey: func(r goalLine) string { return string(r.ID) }, Plain: true, Stamp: i18n.Locale().Tag + string(shown),
			OnOpen: func(_ app.Context, r goalLine) { p.Env.Host.GoTo(p.Route.With("goal", string(r.ID))) },
			Columns: []ui.Column[goalLine]{
				{ID: "of", Header: i18n.T("kpis.goal.of"), Size: "m", Text: func(r goalLine) string { return r.of }},
				{ID: "for", Header: i18n.T("kpis.goal.for"), Size: "l", Hide: 1, Text: func(r goalLine) string { return r.Statement }},
				{ID: "value", Header: i18n.Text(ind.Name), Right: true, Text: func(r goalLine) string { return numbers.Short(r.Result.Figure) }},
				{ID: "range", Header: i18n.T("numbers.objective.range"), Right: true, Hide: 2, Text: func(r goalLine) string { return numbers.RangeOf(r.Entry, ind, r.Input.Deals.Currency) }},
				{ID: "band", Header: i18n.T("numbers.objective.band"), Text: func(r goalLine) string { return numbers.StatusWord(r.Status) },
					Cell: func(r goalLine) app.UI { return ui.Light(numbers.StatusSignal(r.Status), numbers.StatusWord(r.Status)) }},
				{ID: "owner", Header: i18n.T("numbers.objective.owner"), Hide: 1, Text: func(r goalLine) string { return r.owner }},
			}})
}
