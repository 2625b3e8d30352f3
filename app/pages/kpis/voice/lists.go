package voice

import (
	"cmp"
	"fmt"
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// table sets clients, people or surveys side by side, each measure with how many answered.
func (v *view) table() app.UI {
	l := i18n.Locale()
	dim := v.dim()
	cols := []ui.Column[*row]{{ID: "name", Header: i18n.Text(dim.Label()), Size: "l", Text: func(r *row) string { return r.name }, Compare: func(a, b *row) int { return cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)) }}}
	for k, ind := range indicators {
		words := func(r *row) string {
			if res := r.results[k]; res.Known {
				return i18n.T("voice.cell", "value", res.Format(l), "n", l.Int(int64(res.N)))
			}
			return locale.None
		}
		value := func(r *row) float64 {
			if r.results[k].Known {
				return r.results[k].Value
			}
			return math.Inf(-1)
		}
		cols = append(cols, ui.Column[*row]{ID: ind.ID, Header: i18n.Text(ind.Name), Right: true, Text: words, Compare: func(a, b *row) int { return cmp.Compare(value(a), value(b)) },
			Cell: func(r *row) app.UI {
				if !r.results[k].Known {
					return app.Span().Text(locale.None)
				}
				return app.Span().Class(ui.When(r.results[k].Weak, "weak")).Title(numbers.Range(r.results[k])).Body(
					&ui.Asked{Text: words(r), Label: i18n.Text(ind.Name) + ", " + r.name, OnAsk: func(app.Context) { v.explain(ind, r) }})
			}})
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("voice.by")),
			&ui.Segmented{Label: i18n.T("voice.by"), Value: string(dim), Options: []ui.Option{{Value: string(kpi.ByAccount), Label: i18n.T("voice.by.account")}, {Value: string(kpi.ByPerson), Label: i18n.T("voice.by.person")}, {Value: string(kpi.BySurvey), Label: i18n.T("voice.by.survey")}},
				OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("by", s)) }}),
		&ui.Table[*row]{Key: "voice " + string(dim), Caption: i18n.T("voice.by"), Rows: v.rows, Columns: cols, RowKey: func(r *row) string { return r.id }, PageSize: 15, Plain: len(v.rows) <= 15,
			Stamp: l.Tag + fmt.Sprint(v.P.Rev, string(v.P.Route)), OnCSV: func(_ app.Context, file []byte) { browser.Download("voice.csv", "text/csv", file) },
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("voice.none")) }},
		app.P().Class("note").Text(i18n.T("voice.key")))
}

// explain asks a measure of one client, person or survey.
func (v *view) explain(ind *kpi.Indicator, r *row) {
	q := numbers.In(v.P, ind, numbers.Scope(v.P.Route).With(kpi.Only(v.dim(), r.id)))
	q.Under += " · " + r.name
	numbers.Ask(v.P.Env, q)
}

// comments are the answers themselves, those with words first.
func (v *view) comments() app.UI {
	l, s := i18n.Locale(), v.P.Env.Snap()
	list := v.list
	only := v.P.Route.Get("said") == ""
	if only {
		list = nil
		for _, a := range v.list {
			if a.rec.Comment != "" {
				list = append(list, a)
			}
		}
	}
	label := func(f string) string {
		info, _ := record.SurveyAnswerKind.Info(f)
		return i18n.Text(info.Label)
	}
	score := func(a *answer) string {
		survey := workspace.Get(s, record.SurveyKind, a.rec.Survey)
		if survey == nil || !a.rec.Score.OK {
			return locale.None
		}
		_, high := survey.Scale()
		return i18n.T("voice.of", "score", l.Short(a.rec.Score.V, 1), "of", l.Short(high, 0))
	}
	col := func(id, size string, hide int, text func(*answer) string) ui.Column[*answer] {
		return ui.Column[*answer]{ID: id, Header: label(id), Size: size, Hide: hide, Text: text, Compare: func(a, b *answer) int { return cmp.Compare(ui.Fold(text(a)), ui.Fold(text(b))) }}
	}
	cols := []ui.Column[*answer]{
		{ID: "on", Header: label("on"), Size: "m", Text: func(a *answer) string { return l.Date(a.rec.On) }, Compare: func(a, b *answer) int { return cmp.Compare(a.rec.On, b.rec.On) }},
		col("account", "m", 0, func(a *answer) string { return s.Title("account", a.rec.Account) }),
		col("contact", "m", 1, func(a *answer) string { return s.Title("contact", a.rec.Contact) }),
		col("person", "m", 1, func(a *answer) string { return s.Title("person", a.rec.Person) }),
		col("survey", "m", 1, func(a *answer) string { return s.Title("survey", a.rec.Survey) }),
		{ID: "score", Header: label("score"), Right: true, Text: score, Compare: func(a, b *answer) int { return cmp.Compare(a.rec.Score.V, b.rec.Score.V) }},
		{ID: "comment", Header: label("comment"), Size: "xl", Text: func(a *answer) string { return a.rec.Comment }},
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("voice.said")),
			&ui.Segmented{Label: i18n.T("voice.said.which"), Value: v.P.Route.Get("said"), Options: []ui.Option{{Value: "", Label: i18n.T("voice.said.words")}, {Value: "all", Label: i18n.T("voice.said.all")}},
				OnChange: func(_ app.Context, w string) { v.P.Env.Host.GoTo(v.P.Route.With("said", w)) }}),
		&ui.Table[*answer]{Key: "said " + v.P.Route.Get("said"), Caption: i18n.T("voice.said"), Rows: list, Columns: cols, SortBy: "on", Desc: true, RowKey: func(a *answer) string { return string(a.id) }, PageSize: 10, Plain: len(list) <= 10,
			Stamp: l.Tag + fmt.Sprint(v.P.Rev), OnOpen: func(_ app.Context, a *answer) { form.Open(v.P.Env, "survey_answer", a.id) },
			OnCSV: func(_ app.Context, file []byte) { browser.Download("answers.csv", "text/csv", file) },
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("voice.said.none")) }})
}

// surveys are those that there are, by name.
func (v *view) surveys() []workspace.Ref[record.Survey] {
	return workspace.List(v.P.Env.Snap(), record.SurveyKind, func(a, b *record.Survey) bool { return a.Name < b.Name })
}

// editor lists the surveys, to be opened and changed.
func (v *view) editor(surveys []workspace.Ref[record.Survey]) app.UI {
	env := v.P.Env
	var ids []record.ID
	for _, s := range surveys {
		ids = append(ids, s.ID)
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("voice.surveys")),
			&ui.Button{ID: "new-survey", Label: i18n.T("voice.survey.new"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { v.create() }}),
		&form.Rows{Env: env, Rev: v.P.Rev, Key: "surveys", Kind: "survey", IDs: ids, Fields: []string{"name", "type", "question", "archived"}, Empty: i18n.T("voice.empty.text"),
			OnOpen: func(id record.ID) { form.Open(env, "survey", id) },
			Keep: func(id record.ID) string {
				if n := env.Snap().Named("survey", id)["survey_answer"]; n > 0 {
					return i18n.N("voice.survey.keep", n)
				}
				return ""
			}})
}

// create makes a survey and opens it.
func (v *view) create() {
	env := v.P.Env
	id := env.Store.NewID()
	if env.Do(workspace.Create{Kind: "survey", ID: id, Rec: &record.Survey{Name: i18n.T("voice.survey.name"), Type: record.SurveyNPS, Question: i18n.T("voice.survey.question")}}) {
		form.Open(env, "survey", id)
	}
}
