package scorecards

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/evaluation"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// past is a kept evaluation.
type past struct {
	id record.ID
	*record.Evaluation
}

// historyOf are the evaluations of somebody, the first period first.
func historyOf(env *page.Env, person record.ID) []past {
	all := workspace.Derive(env.Snap(), "evaluations", []string{"evaluation"}, func(s *workspace.Snapshot) map[record.ID][]past {
		out := map[record.ID][]past{}
		for id, e := range change.All(s.State, record.EvaluationKind) {
			out[e.Person] = append(out[e.Person], past{id, e})
		}
		for _, list := range out {
			slices.SortFunc(list, func(a, b past) int {
				return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.On, b.On), cmp.Compare(a.id, b.id))
			})
		}
		return out
	})
	return all[person]
}

// keptLines are an evaluation's lines as they were.
type keptLines struct {
	lines []evaluation.Line
	rows  []row
	total evaluation.Total
	notes []*record.EvaluationLine
}

func linesOf(env *page.Env, id record.ID) *keptLines {
	return workspace.Derive(env.Snap(), "evaluation lines "+string(id), []string{"evaluation_line"}, func(s *workspace.Snapshot) *keptLines {
		k := &keptLines{}
		for _, l := range change.All(s.State, record.EvaluationLineKind) {
			if l.Evaluation == id {
				k.notes = append(k.notes, l)
			}
		}
		slices.SortFunc(k.notes, func(a, b *record.EvaluationLine) int { return cmp.Compare(a.Rank, b.Rank) })
		k.lines, k.total = evaluation.Kept(k.notes)
		for i := range k.lines {
			k.lines[i].Result.Currency = s.Currency()
		}
		k.rows = rowsOf(k.lines)
		return k
	})
}

// kept shows an evaluation as it was.
func (s *sheet) kept(id record.ID, e *record.Evaluation) app.UI {
	env, r := s.P.Env, s.P.Route
	k := linesOf(env, id)
	by := e.Author
	if e.By != "" {
		by = personName(env, e.By)
	}
	return app.Div().Class("stack scorecard evaluation").Body(
		app.Div().Class("quota-tools no-print").Body(
			&ui.Button{Label: i18n.T("evaluation.back"), Icon: icon.ChevronLeft, Kind: ui.Quiet, Small: true, Href: r.With("kept", "").With("person", string(e.Person)).Href()},
			&ui.Button{ID: "print-evaluation", Label: i18n.T("accounts.print"), Icon: icon.Print, Small: true, OnClick: func(app.Context) { browser.Print() }},
			&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("evaluation.delete"), OnClick: func(app.Context) {
				env.Delete("evaluation", id)
				browser.Go(string(r.With("kept", "").With("person", string(e.Person))))
			}}),
		title(env, env.Snap().Title("person", e.Person), e.Role, e.Period(), e.On, by),
		app.P().Class("note").Text(i18n.T("evaluation.asItWas")),
		arithmetic(k.total, nil),
		app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("scorecards.lines")), lineTable("kept "+string(id), k.rows, "", nil)),
		notesOf(k),
		app.Section().Class("stack stack-2 evaluation-said").Body(&form.Form{Env: env, Kind: "evaluation", ID: id, Rev: s.P.Rev, Fields: []string{"comments"}}, s.agreed(id, e)),
		s.history(historyOf(env, e.Person)),
	)
}

// notesOf are what was noted of lines: why one did not count, what was seen.
func notesOf(k *keptLines) app.UI {
	var items []app.UI
	for _, n := range k.notes {
		if n.Note != "" {
			items = append(items, app.Li().Body(app.Strong().Text(n.Name+": "), app.Text(n.Note)))
		}
	}
	if len(items) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("evaluation.notes")), app.Ul().Class("scorecard-list").Body(items...))
}

// agreed are the next steps that were agreed, and a way to add one.
func (s *sheet) agreed(id record.ID, e *record.Evaluation) app.UI {
	env := s.P.Env
	var items []app.UI
	info, _ := record.ActionKind.Info("status")
	for _, a := range workspace.Records(env.Snap(), record.ActionKind, e.Steps) {
		words := i18n.Text(info.LabelOf(a.Rec.Status))
		if a.Rec.Due.Known() {
			words += ", " + i18n.Locale().DateMedium(a.Rec.Due)
		}
		items = append(items, &step{Env: env, ID: a.ID, Title: a.Rec.Title, Words: words})
	}
	if len(items) == 0 {
		items = append(items, app.Li().Class("note").Text(i18n.T("evaluation.steps.none")))
	}
	return app.Div().Class("stack stack-2").Body(app.H2().Text(i18n.T("evaluation.steps")), app.Ul().Class("scorecard-list").Body(items...),
		app.Div().Class("no-print").Body(&ui.Button{ID: "add-step", Label: i18n.T("evaluation.steps.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
			a := &record.Action{Title: i18n.T("evaluation.steps.new"), Owner: e.Person, Status: "todo", Horizon: "short", Start: env.Store.Today()}
			if env.Do(workspace.AgreeStep{Evaluation: id, Action: a}) {
				if now := workspace.Get(env.Snap(), record.EvaluationKind, id); now != nil && len(now.Steps) > 0 {
					form.Open(env, "action", now.Steps[len(now.Steps)-1])
				}
			}
		}}))
}

// step is one agreed action.
type step struct {
	app.Compo
	Env          *page.Env
	ID           record.ID
	Title, Words string
}

// CompoID tells steps apart.
func (s *step) CompoID() string { return string(s.ID) }

// Render shows it, to be opened.
func (s *step) Render() app.UI {
	return app.Li().Body(&ui.Button{Label: s.Title, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { form.Open(s.Env, "action", s.ID) }}, app.Span().Class("note").Text(s.Words))
}

// history is the course of the scores over kept evaluations, each to be opened.
func (s *sheet) history(list []past) app.UI {
	head := app.H2().Text(i18n.T("evaluation.history"))
	if len(list) == 0 {
		return app.Section().Class("stack stack-2 no-print").Body(head, app.P().Class("note").Text(i18n.T("evaluation.history.none")))
	}
	env, l := s.P.Env, i18n.Locale()
	name := func(e past) string {
		return i18n.T("evaluation.days", "from", l.DateMedium(e.From), "to", l.DateMedium(e.To))
	}
	table := &ui.Table[past]{Key: "history " + string(list[0].Person), Caption: i18n.T("evaluation.history"), Rows: list, Plain: true, Stamp: l.Tag, RowKey: func(e past) string { return string(e.id) },
		OnOpen: func(_ app.Context, e past) { browser.Go(string(s.P.Route.With("kept", string(e.id)))) },
		OnCSV:  func(_ app.Context, file []byte) { browser.Download("evaluations.csv", "text/csv", file) },
		Columns: []ui.Column[past]{
			{ID: "period", Header: i18n.T("evaluation.period"), Size: "m", Text: name},
			{ID: "role", Header: i18n.T("scorecards.of.role"), Hide: 1, Text: func(e past) string { return e.Role }},
			{ID: "score", Header: i18n.T("scorecards.total"), Right: true, Text: func(e past) string { return points(e.Score) }},
			{ID: "covered", Header: i18n.T("scorecards.covered"), Right: true, Hide: 1, Text: func(e past) string {
				if !e.Covered.OK {
					return locale.None
				}
				return l.Percent(e.Covered.V, 0)
			}},
			{ID: "by", Header: i18n.T("evaluation.by"), Hide: 1, Text: func(e past) string { return strings.TrimSpace(env.Snap().Title("person", e.By)) }},
			{ID: "on", Header: i18n.T("evaluation.on"), Hide: 2, Text: func(e past) string { return l.Date(e.On) }},
		}}
	body := []app.UI{head}
	if len(list) > 1 {
		body = append(body, course(list))
	}
	return app.Section().Class("stack stack-2 no-print").Body(append(body, table)...)
}

// course is the line of the scores.
func course(list []past) app.UI {
	l := i18n.Locale()
	var labels []string
	var values []float64
	for _, e := range list {
		v := math.NaN()
		if e.Score.OK {
			v = e.Score.V
		}
		labels, values = append(labels, l.DateMedium(e.To)), append(values, v)
	}
	first, last := list[0], list[len(list)-1]
	return chart.Lines{Title: i18n.T("evaluation.course"), Summary: i18n.T("evaluation.course.summary", "first", points(first.Score), "last", points(last.Score), "n", len(list)), Corner: i18n.T("evaluation.period"), Labels: labels,
		Series: []chart.Series{{Name: i18n.T("scorecards.total"), Values: values, Accent: true}}, Format: chart.Format{Kind: chart.Number}, FromZero: true}.Chart()
}
