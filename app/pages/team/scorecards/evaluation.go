package scorecards

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/evaluation"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// sheet is the part in which somebody is evaluated for the chosen period, and kept evaluations are read.
type sheet struct {
	app.Compo
	P page.Props

	of       record.ID // whose draft it is
	comments string
	steps    string
	by       record.ID
	n        int
	problems map[string]text.Text
}

// CompoID keeps one sheet.
func (s *sheet) CompoID() string { return "evaluation" }

// Render shows a kept evaluation, or the one that can be kept now.
func (s *sheet) Render() app.UI {
	env, r := s.P.Env, s.P.Route
	if e := workspace.Get(env.Snap(), record.EvaluationKind, record.ID(r.Get("kept"))); e != nil {
		return s.kept(record.ID(r.Get("kept")), e)
	}
	per := env.Period(r)
	people := staff(s.P, per)
	if len(people) == 0 {
		return nobody(s.P)
	}
	who, _ := chosen(people, r.Get("person"))
	if s.of != who.id {
		s.of, s.comments, s.steps, s.by, s.problems = who.id, "", "", manager(env, who.id), nil
		s.n++
	}
	a := answerOf(env, per, evaluation.Subject{Person: who.id})
	if a == nil {
		return app.Div().Class("stack scorecard evaluation").Body(numbers.Waiting())
	}
	history := historyOf(env, who.id)
	return app.Div().Class("stack scorecard evaluation").Body(
		app.Div().Class("quota-tools no-print").Body(&ui.SelectField{Key: "evaluation-person", Label: i18n.T("scorecards.of.person"), HideLabel: true, Options: options(people), Value: string(who.id),
			OnChange: func(_ app.Context, id string) { env.Host.GoTo(r.With("person", id)) }},
			&ui.Button{Label: i18n.T("evaluation.scorecard"), Kind: ui.Quiet, Small: true, Href: r.To("team", "scorecards").With("person", string(who.id)).Href()},
			&ui.Button{Label: i18n.T("accounts.print"), Icon: icon.Print, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { browser.Print() }}),
		unscoped(s.P),
		title(env, who.name, roleName(a), per, 0, ""),
		app.P().Class("note").Hidden(per.To <= env.Store.Today()+1).Text(i18n.T("evaluation.running")),
		notices(s.P, a),
		s.answer(a, who.name, per),
		app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("scorecards.lines")), lineTable("evaluation "+string(who.id), a.rows, stampOf(s.P.Rev), func(_ app.Context, x row) { explainLine(s.P, a, x.line, who.name) })),
		s.keep(a, per),
		s.history(history),
	)
}

func manager(env *page.Env, person record.ID) record.ID {
	if p := workspace.Get(env.Snap(), record.PersonKind, person); p != nil {
		return p.Manager
	}
	return ""
}

func roleName(a *answer) string {
	if a.Role == nil {
		return locale.None
	}
	return a.Role.Name
}

// title is the head of the paper: who, in which role, for which days, when and by whom.
func title(env *page.Env, name, role string, per period.Period, on period.Date, by string) app.UI {
	l := i18n.Locale()
	facts := [][2]string{{i18n.T("evaluation.period"), i18n.T("evaluation.days", "from", l.DateMedium(per.From), "to", l.DateMedium(per.To-1))}}
	if on != 0 {
		facts = append(facts, [2]string{i18n.T("evaluation.on"), l.DateMedium(on)})
	}
	if by != "" {
		facts = append(facts, [2]string{i18n.T("evaluation.by"), by})
	}
	return app.Header().Class("paper-title").Body(
		app.Div().Body(app.P().Class("note").Text(i18n.T("evaluation.title")), app.H2().Class("evaluation-name").Text(name), app.P().Text(role)),
		app.Dl().Body(app.Range(facts).Slice(func(i int) app.UI {
			return app.Div().Body(app.Dt().Text(facts[i][0]), app.Dd().Text(facts[i][1]))
		})),
	)
}

// answer is the total with its arithmetic.
func (s *sheet) answer(a *answer, name string, per period.Period) app.UI {
	return arithmetic(a.Total, func(app.Context) { explainTotal(s.P.Env, a, name, per) })
}

func arithmetic(t evaluation.Total, ask func(app.Context)) app.UI {
	l := i18n.Locale()
	var steps []app.UI
	for _, x := range t.Steps {
		steps = append(steps, app.Li().Text(x.In(l)))
	}
	return app.Div().Class("evaluation-total").Body(
		app.Div().Body(&ui.Stat{Label: i18n.T("scorecards.total"), Value: points(t.Score), Unit: i18n.T("scorecards.of100"), Note: i18n.T("evaluation.covered", "share", l.Percent(t.Covered, 0)), OnAsk: ask}),
		app.Div().Class("stack stack-2").Body(dimensions(t), app.Details().Open(true).Body(app.Summary().Text(i18n.T("evaluation.arithmetic")), app.Ul().Class("plain-list num-text").Body(steps...))))
}

// keep writes down what was said and freezes the evaluation.
func (s *sheet) keep(a *answer, per period.Period) app.UI {
	env := s.P.Env
	key := func(f string) string { return "keep " + f + string(s.of) + stampOf(uint64(s.n)) }
	return app.Section().Class("side-form stack no-print").Body(app.H2().Text(i18n.T("evaluation.keep")), app.P().Class("note").Text(i18n.T("evaluation.keep.text")),
		&ui.TextField{Key: key("comments"), ID: "evaluation-comments", Label: i18n.T("evaluation.comments"), Optional: true, Lines: 3, Value: s.comments, OnInput: func(_ app.Context, v string) { s.comments = v }, OnCommit: func(_ app.Context, v string) { s.comments = v }},
		&ui.TextField{Key: key("steps"), ID: "evaluation-steps", Label: i18n.T("evaluation.steps"), Hint: i18n.T("evaluation.steps.hint"), Optional: true, Lines: 2, Value: s.steps, OnInput: func(_ app.Context, v string) { s.steps = v }, OnCommit: func(_ app.Context, v string) { s.steps = v }},
		&ui.SelectField{Key: key("by"), Label: i18n.T("evaluation.by"), Options: form.References(env, "person", ""), Value: string(s.by), None: i18n.T("scorecards.rate.nobody"), OnChange: func(_ app.Context, v string) { s.by = record.ID(v) }},
		problem(s.problems["person"]), problem(s.problems[""]),
		app.Div().Class("row-tools").Body(&ui.Button{ID: "evaluation-keep", Label: i18n.T("evaluation.freeze"), Icon: icon.Check, Kind: ui.Primary, OnClick: func(ctx app.Context) { s.freeze(ctx, a, per) }}))
}

// freeze keeps the evaluation and shows it.
func (s *sheet) freeze(ctx app.Context, a *answer, per period.Period) {
	ui.HandOver()
	env := s.P.Env
	e, lines := a.Freeze(i18n.Locale())
	e.Comments, e.By = strings.TrimSpace(s.comments), s.by
	var steps []*record.Action
	for _, t := range strings.Split(s.steps, "\n") {
		if t = strings.TrimSpace(t); t != "" {
			steps = append(steps, &record.Action{Title: t, Owner: s.of, Status: "todo", Horizon: "short", Start: env.Store.Today()})
		}
	}
	id := env.Store.NewID()
	s.problems = map[string]text.Text{}
	for _, p := range env.Try(workspace.Freeze{ID: id, Rec: e, Lines: lines, Steps: steps}) {
		field := p.Field
		if field != "person" {
			field = ""
		}
		s.problems[field] = p.Text
	}
	if len(s.problems) == 0 {
		s.of = ""
		env.Host.Toast(i18n.T("evaluation.frozen"), true)
		browser.Go(string(s.P.Route.With("kept", string(id))))
	}
	ctx.Update()
}
