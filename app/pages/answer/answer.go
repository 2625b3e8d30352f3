// Package answer is the page on which a client answers a survey on this device: large, and with nothing of the
// workspace around it.
package answer

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/voice"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "answer", Title: "answers.page", Alone: true, New: func(p page.Props) app.Composer { return &answer{P: p} }})
}

type answer struct {
	app.Compo
	P page.Props

	score, expected int // -1: not chosen
	further         []int
	comment         string
	problem         bool
	given           bool
	leaving         bool
}

const none = -1

// OnInit begins with nothing chosen.
func (a *answer) OnInit() { a.score, a.expected = none, none }

func (a *answer) survey() *record.Survey {
	return workspace.Get(a.P.Env.Snap(), record.SurveyKind, record.ID(a.P.Route.Part(1)))
}

// lang is the client's, which may be another than that of the person who hands the device over.
func (a *answer) lang() string {
	if l := a.P.Route.Get("lang"); l != "" {
		return l
	}
	return i18n.Lang()
}

// Render shows the survey, or thanks.
func (a *answer) Render() app.UI {
	s := a.survey()
	if s == nil {
		return &ui.Empty{Alone: true, Title: i18n.T("form.gone"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.back"), Href: "#/kpis/voice"}}
		}}
	}
	if a.given {
		return app.Div().Class("answer").Attr("lang", a.lang()).Body(
			app.H1().ID("answer-thanks").TabIndex(-1).Text(voice.Word("thanks", a.lang())), app.P().Text(voice.WordReturn.In(a.lang())), a.leave())
	}
	for len(a.further) < len(s.Questions) {
		a.further = append(a.further, none)
	}
	parts := []app.UI{app.P().Class("note").Text(a.P.Env.Snap().Settings().Company), app.H1().Text(s.Name)}
	if s.Intro != "" {
		parts = append(parts, app.P().Class("answer-intro").Text(s.Intro))
	}
	main := voice.Question(s).In(a.lang())
	if main != "" {
		parts = append(parts, a.scale(s, "score", main, true, &a.score))
	}
	if voice.Expects(s) {
		parts = append(parts, a.scale(s, "expected", voice.WordExpected.In(a.lang()), false, &a.expected))
	}
	for i, q := range s.Questions {
		parts = append(parts, a.scale(s, fmt.Sprint("q", i), q, main == "" && i == 0, &a.further[i]))
	}
	parts = append(parts,
		&ui.TextField{Key: "answer-comment", ID: "answer-comment", Label: voice.WordComment.In(a.lang()), Lines: 4, Value: a.comment,
			OnInput: func(_ app.Context, v string) { a.comment = v }, OnCommit: func(_ app.Context, v string) { a.comment = v }},
		&ui.Button{ID: "answer-done", Label: voice.Word("done", a.lang()), Kind: ui.Primary, OnClick: func(app.Context) { a.save(s) }},
		a.leave())
	return app.Div().Class("answer").Attr("lang", a.lang()).Body(parts...)
}

// scale is one question with its scores side by side.
func (a *answer) scale(s *record.Survey, key, question string, needed bool, chosen *int) app.UI {
	low, high := s.Scale()
	least, most := voice.Ends(s)
	legend := question
	if !needed {
		legend += " " + voice.Word("optional", a.lang())
	}
	var marks []app.UI
	for v := int(low); v <= int(high); v++ {
		marks = append(marks, app.Label().Body(
			app.Input().Type("radio").Name("answer-"+key).ID(fmt.Sprint("answer-", key, "-", v)).Value(v).Checked(*chosen == v).
				OnChange(func(app.Context, app.Event) { *chosen, a.problem = v, a.problem && !needed }, app.EventScope(key, v)),
			app.Span().Text(v)))
	}
	return app.FieldSet().Class("answer-scale").Body(
		app.Legend().Text(legend),
		app.Div().Class("answer-marks").Body(marks...),
		app.Div().Class("answer-ends note").Body(app.Span().Text(fmt.Sprint(int(low), " · ", least.In(a.lang()))), app.Span().Text(fmt.Sprint(int(high), " · ", most.In(a.lang())))),
		app.If(needed && a.problem, func() app.UI {
			return app.P().Class("field-problem").Role("alert").Text(voice.Word("needed", a.lang()))
		}))
}

// save takes the answer and thanks.
func (a *answer) save(s *record.Survey) {
	ui.HandOver()
	first := a.score
	if voice.Question(s).In(a.lang()) == "" && len(a.further) > 0 {
		first = a.further[0]
	}
	if a.problem = first == none; a.problem {
		return
	}
	r, env := a.P.Route, a.P.Env
	rec := &record.SurveyAnswer{Survey: record.ID(r.Part(1)), Account: record.ID(r.Get("account")), Contact: record.ID(r.Get("contact")), Person: record.ID(r.Get("person")),
		On: env.Store.Today(), Score: opt(a.score), Expected: opt(a.expected), Comment: a.comment}
	for _, v := range a.further {
		words := ""
		if v != none {
			words = fmt.Sprint(v)
		}
		rec.Scores = append(rec.Scores, words)
	}
	if env.Do(workspace.Create{Kind: record.SurveyAnswerKind.Name, ID: env.Store.NewID(), Rec: rec}) {
		a.given = true
		env.Ctx.Defer(func(app.Context) { browser.Focus("answer-thanks") })
	}
}

func opt(v int) record.Opt {
	if v == none {
		return record.Opt{}
	}
	return record.Some(float64(v))
}

// leave goes back to the workspace in two presses, so that a client does not do so by chance.
func (a *answer) leave() app.UI {
	if !a.leaving {
		return app.Div().Class("answer-leave").Body(&ui.Button{ID: "answer-leave", Label: voice.WordTeam.In(a.lang()), Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { a.leaving = true }})
	}
	return app.Div().Class("answer-leave").Body(
		&ui.Button{ID: "answer-back", Label: voice.WordBack.In(a.lang()), Small: true, OnClick: func(app.Context) { browser.Go("/kpis/voice") }},
		&ui.Button{Label: voice.WordStay.In(a.lang()), Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { a.leaving = false }})
}
