package organisation

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// target is a line of the focus list: a goal, or somebody who should have one.
type target struct {
	account.Judged
	goal *account.Goal
}

// targets are the goals, late ones first, and then those in the focus without one.
func targets(d *account.Data, l account.Lights, today period.Date) []target {
	var out []target
	have := map[record.ID]bool{}
	goals := account.Goals(d, l, today)
	order := map[account.Course]int{account.GoalLate: 0, account.GoalOpen: 1, account.GoalReached: 3}
	for i := range goals {
		out = append(out, target{goals[i].Contact, &goals[i]})
		have[goals[i].Contact.ID] = true
	}
	for _, j := range l.Focus {
		if !have[j.ID] {
			out = append(out, target{j, nil})
		}
	}
	rank := func(t target) int {
		if t.goal == nil {
			return 2
		}
		return order[t.goal.Course]
	}
	slices.SortStableFunc(out, func(a, b target) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}

// setGoal proposes the next step for a contact.
func setGoal(v plan.View, contact record.ID) {
	env := v.P.Env
	for _, j := range account.LightsOf(v.Data(), env.Store.Today()).All {
		if j.ID == contact {
			v.Add("relation_goal", account.NextGoal(v.ID, j, env.Store.Today()))
		}
	}
}

// courseOf tells how a goal stands, in a word.
func courseOf(g account.Goal, today period.Date) app.UI {
	switch g.Course {
	case account.GoalReached:
		return ui.AccentBadge(i18n.T("organisation.course.reached"))
	case account.GoalLate:
		return ui.Badge(i18n.N("accounts.dayslate", int(today-g.Rec.Due)))
	}
	if !g.Rec.Due.Known() {
		return ui.Badge(i18n.T("organisation.course.open"))
	}
	return ui.Badge(i18n.Locale().Relative(int(g.Rec.Due - today)))
}

// focus is whom to move, from where to where, until when and by whom.
func (p *section) focus(l account.Lights) app.UI {
	today := p.P.Env.Store.Today()
	rows := targets(p.Data(), l, today)
	if len(rows) == 0 {
		return &ui.Empty{Icon: icon.Target, Title: i18n.T("organisation.focus.empty"), Text: i18n.T("organisation.focus.empty.text")}
	}
	return app.Div().Class("stack").Body(
		app.P().Class("note").Text(i18n.T("organisation.focus.lead")),
		&ui.Table[target]{Key: "focus " + string(p.ID), Caption: i18n.T("organisation.view.focus"), Rows: rows, RowKey: func(t target) string { return string(t.ID) + p.goalID(t) },
			Columns: p.focusColumns(today), Stamp: i18n.Locale().Tag + stamp(p.P.Rev), Plain: len(rows) <= 50, OnOpen: func(_ app.Context, t target) { Open(p.View, t.ID) }},
	)
}

func (p *section) goalID(t target) string {
	if t.goal == nil {
		return ""
	}
	return string(t.goal.ID)
}

func (p *section) focusColumns(today period.Date) []ui.Column[target] {
	cell := func(field string) func(t target) app.UI {
		return func(t target) app.UI {
			if t.goal == nil {
				return app.Span().Class("note").Text(locale.None)
			}
			return form.Cell(p.P.Env, "relation_goal", t.goal.ID, field)
		}
	}
	text := func(field string) func(t target) string {
		return func(t target) string {
			if t.goal == nil {
				return ""
			}
			info, _ := record.RelationGoalKind.Info(field)
			return form.Plain(p.P.Env, info, record.RelationGoalKind.Value(t.goal.Rec, field))
		}
	}
	label := func(field string) string {
		info, _ := record.RelationGoalKind.Info(field)
		return i18n.Text(info.Label)
	}
	return []ui.Column[target]{
		{ID: "who", Header: i18n.T("organisation.contact"), Size: "l", Text: func(t target) string { return t.Rec.Name }, Cell: func(t target) app.UI { return who(t.Judged) }},
		{ID: "from", Header: i18n.T("organisation.focus.now"), Size: "s", Text: func(t target) string { return lightWord(t.Light) + ", " + choice("stance", t.Rec.Stance) },
			Cell: func(t target) app.UI {
				return app.Div().Class("org-now").Body(ui.Light(signals[t.Light], ""), app.Span().Class("note").Text(choice("stance", t.Rec.Stance)))
			}},
		{ID: "goal", Header: i18n.T("organisation.goal"), Size: "s", Text: func(t target) string { return joined(", ", text("to_light")(t), text("to_stance")(t)) },
			Cell: func(t target) app.UI {
				if t.goal == nil {
					return app.Span().Class("note").Text(locale.None)
				}
				return app.Div().Class("org-now").Body(cell("to_light")(t), cell("to_stance")(t))
			}},
		{ID: "due", Header: label("due"), Right: true, Text: text("due"), Cell: cell("due")},
		{ID: "owner", Header: label("owner"), Size: "s", Hide: 1, Text: text("owner"), Cell: cell("owner")},
		{ID: "course", Header: i18n.T("accounts.state"), Text: func(t target) string { return p.goalID(t) }, Cell: func(t target) app.UI { return p.course(t, today) }},
	}
}

// course is how a goal stands, and the step that comes next: to set one, or to make an action of it.
func (p *section) course(t target, today period.Date) app.UI {
	if t.goal == nil {
		return &ui.Button{Label: i18n.T("organisation.goal.set"), Icon: icon.Target, Small: true, OnClick: func(app.Context) { setGoal(p.View, t.ID) }}
	}
	return app.Div().Class("org-course").Body(courseOf(*t.goal, today),
		app.If(t.goal.Course != account.GoalReached && workspace.Get(p.P.Env.Snap(), record.ActionKind, t.goal.Rec.Action) == nil, func() app.UI {
			return &ui.Button{Label: i18n.T("organisation.goal.action"), Icon: icon.Plus, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { p.act(*t.goal) }}
		}))
}

// act makes an action of a goal, in one step.
func (p *section) act(g account.Goal) {
	env := p.P.Env
	id := env.Store.NewID()
	title := i18n.T("organisation.goal.title", "name", g.Contact.Rec.Name)
	due := g.Rec.Due
	if !due.Known() || due < env.Store.Today() {
		due = env.Store.Today() + 30
	}
	if env.Do(workspace.Together{Commands: []workspace.Command{
		workspace.Create{Kind: "action", ID: id, Rec: &record.Action{Account: p.ID, Title: title, Status: "todo", Owner: g.Rec.Owner, Due: due, Contact: g.Contact.ID,
			Rank: record.RankBetween(form.LastRank(env, "action", p.ID), "")}},
		workspace.Set{Kind: "relation_goal", ID: g.ID, Field: "action", Value: record.OfText(string(id))},
	}}) {
		env.Host.Toast(i18n.T("organisation.goal.made", "title", title), true)
	}
}
