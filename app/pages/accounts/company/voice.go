package company

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

type answer = account.Item[record.SurveyAnswer]

// mostAnswers are listed, the latest first.
const mostAnswers = 6

// voice is how satisfied the client is: the figures of twelve months, their course by quarter, and the latest answers.
func (s *section) voice() app.UI {
	list := account.List(s.Data(), record.SurveyAnswerKind)
	if len(list) == 0 {
		return app.Section().Class("stack stack-2").Body(heading(i18n.T("company.voice")), app.P().Class("note").Text(i18n.T("company.voice.empty")),
			app.P().Body(app.A().Class("link").Href("#/entry").Text(i18n.T("company.voice.enter"))))
	}
	slices.SortStableFunc(list, func(a, b answer) int { return cmp.Or(cmp.Compare(b.Rec.On, a.Rec.On), cmp.Compare(a.ID, b.ID)) })
	var stats []app.UI
	for _, ind := range []*kpi.Indicator{kpi.NPS, kpi.CSAT, kpi.ExpectationMet} {
		stats = append(stats, s.satisfaction(ind))
	}
	return app.Section().Class("stack stack-2").Body(heading(i18n.T("company.voice")), app.Div().Class("tight").Body(ui.Stats(stats...)), s.answers(list[:min(len(list), mostAnswers)]))
}

// satisfaction is one indicator of the client's voice over twelve months.
func (s *section) satisfaction(ind *kpi.Indicator) app.UI {
	env := s.P.Env
	today := env.Store.Today()
	q := numbers.Question{Indicator: ind, Under: i18n.T("company.voice.under", "account", s.Account().Name),
		Input: numbers.Input(env, period.Period{From: today.AddMonths(-12) + 1, To: today + 1}, kpi.Scope{kpi.Only(kpi.ByAccount, string(s.ID))})}
	stat := numbers.Stat(env, q)
	cal, now := env.Snap().Calendar(), env.Snap().Calendar().Of(period.Quarter, today)
	for back := 7; back >= 0; back-- {
		in := q.Input
		in.Period = cal.Next(now, -back)
		if r := ind.Compute(in); r.Known { // a quarter in which nobody was asked is no point of the course
			stat.Points = append(stat.Points, r.Value)
		}
	}
	return stat
}

func (s *section) answers(list []answer) app.UI {
	env, l := s.P.Env, i18n.Locale()
	survey := func(a answer) *record.Survey {
		if x := workspace.Get(env.Snap(), record.SurveyKind, a.Rec.Survey); x != nil {
			return x
		}
		return &record.Survey{}
	}
	score := func(v record.Opt, a answer) string {
		if !v.OK {
			return locale.None
		}
		_, high := survey(a).Scale()
		return i18n.T("company.voice.of", "score", l.Short(v.V, 1), "top", l.Short(high, 0))
	}
	return &ui.Table[answer]{Key: "answers " + string(s.ID), Caption: i18n.T("company.voice.latest"), Rows: list, Plain: true, Stamp: l.Tag + stamp(s.P.Rev),
		RowKey: func(a answer) string { return string(a.ID) },
		OnOpen: func(_ app.Context, a answer) { s.Open("survey_answer", a.ID, nil) },
		Columns: []ui.Column[answer]{
			{ID: "on", Header: i18n.T("company.voice.on"), Text: func(a answer) string { return l.DateMedium(a.Rec.On) }},
			{ID: "survey", Header: i18n.T("company.voice.survey"), Size: "m", Text: func(a answer) string { return survey(a).Name }},
			{ID: "contact", Header: i18n.T("company.voice.contact"), Hide: 2, Text: func(a answer) string { return s.titles("contact", one(a.Rec.Contact), 1) }},
			{ID: "score", Header: i18n.T("company.voice.score"), Right: true, Text: func(a answer) string { return score(a.Rec.Score, a) }},
			{ID: "expected", Header: i18n.T("company.voice.expected"), Right: true, Hide: 2, Text: func(a answer) string { return score(a.Rec.Expected, a) }},
			{ID: "comment", Header: i18n.T("company.voice.comment"), Size: "m", Hide: 2, Text: func(a answer) string { return a.Rec.Comment }},
		}}
}

// one is a list of an ID, empty if there is none.
func one(id record.ID) []record.ID {
	if id == "" {
		return nil
	}
	return []record.ID{id}
}
