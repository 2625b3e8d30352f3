// Package voice is the part of the indicators that lets clients speak: recommendation, satisfaction and expectation with
// how many answered, what they said, the surveys, and the ways to ask.
package voice

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/answers"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	place.Register(place.Part{Place: "kpis", ID: "voice", Title: "voice.title", Order: 70,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

// indicators are those of the clients' voice, and how many of those who were asked by a file let it be heard.
var indicators = []*kpi.Indicator{kpi.NPS, kpi.CSAT, kpi.ExpectationMet, kpi.SurveyResponse}

type view struct {
	app.Compo
	P page.Props

	about   question
	results []kpi.Result
	courses [][]kpi.Result // by quarter, as quarters
	rows    []*row
	list    []*answer
	forms   []*sent
	scores  map[string][]int // answers by type and score

	send   sending
	pasted string
	wrong  string // why what was pasted is no answer
}

// question is all that the answers depend on.
type question struct {
	facts  *kpi.Facts
	rev    uint64
	period period.Period
	scope  string
	dim    kpi.Dim
	today  period.Date
}

// row is one client, person or survey.
type row struct {
	id, name string
	results  [4]kpi.Result
	n        int
}

// answer is one that was given.
type answer struct {
	id  record.ID
	rec *record.SurveyAnswer
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "voice" }

func (v *view) dim() kpi.Dim {
	switch d := kpi.Dim(v.P.Route.Get("by")); d {
	case kpi.ByPerson, kpi.BySurvey:
		return d
	}
	return kpi.ByAccount
}

// ask computes what is shown, once for a question.
func (v *view) ask() {
	env := v.P.Env
	q := question{env.Snap().Numbers(), env.Store.Revision(), env.Period(v.P.Route), v.P.Route.Get("scope"), v.dim(), env.Store.Today()}
	if q == v.about {
		return
	}
	v.about, v.results, v.courses, v.scores = q, nil, nil, map[string][]int{}
	rows := map[string]*row{}
	for k, ind := range indicators {
		in := numbers.In(v.P, ind, numbers.Scope(v.P.Route)).Input
		r := ind.Compute(in)
		v.results, v.courses = append(v.results, r), append(v.courses, ind.Over(in, quarters(in)))
		if ind != kpi.SurveyResponse {
			v.count(r)
		}
		for _, c := range ind.By(in, kpi.By(q.dim)) {
			val := c.Keys[0].Value
			if val.ID == "" || c.N == 0 {
				continue
			}
			if rows[val.ID] == nil {
				rows[val.ID] = &row{id: val.ID, name: i18n.Text(val.Name)}
			}
			rows[val.ID].results[k], rows[val.ID].n = c.Result, rows[val.ID].n+c.N
		}
	}
	v.rows = nil
	for _, r := range rows {
		v.rows = append(v.rows, r)
	}
	slices.SortFunc(v.rows, func(a, b *row) int { return cmp.Compare(ui.Fold(a.name)+a.id, ui.Fold(b.name)+b.id) })
	v.collect(q)
}

// count adds the scores behind a result to the distribution of their survey's type.
func (v *view) count(r kpi.Result) {
	s := v.P.Env.Snap()
	for _, g := range r.Counted {
		for _, id := range g.Named(s.Deals(), g.Len()) {
			a := workspace.Get(s, record.SurveyAnswerKind, id)
			if a == nil || !a.Score.OK {
				continue
			}
			if survey := workspace.Get(s, record.SurveyKind, a.Survey); survey != nil {
				low, high := survey.Scale()
				list := v.scores[survey.Type]
				if list == nil {
					list = make([]int, int(high-low)+1)
					v.scores[survey.Type] = list
				}
				if at := int(a.Score.V - low); at >= 0 && at < len(list) {
					list[at]++
				}
			}
		}
	}
}

// collect lists the answers of the period and scope, the latest first.
func (v *view) collect(q question) {
	v.list, v.forms = nil, nil
	s := v.P.Env.Snap()
	for id, a := range change.All(s.State, record.SurveyAnswerKind) {
		if v.mine(q, a.On, a.Person, a.Account) {
			v.list = append(v.list, &answer{id, a})
		}
	}
	for id, f := range change.All(s.State, record.SurveyFormKind) {
		if v.mine(q, f.On, f.Person, f.Account) {
			v.forms = append(v.forms, &sent{id, f, workspace.Get(s, record.SurveyAnswerKind, record.AnswerTo(id))})
		}
	}
	slices.SortStableFunc(v.list, func(a, b *answer) int { return cmp.Compare(b.rec.On, a.rec.On) })
	slices.SortStableFunc(v.forms, func(a, b *sent) int { return cmp.Compare(b.rec.On, a.rec.On) })
}

// mine reports whether what is of a day, a person and an account is of the chosen period and scope.
func (v *view) mine(q question, on period.Date, person, account record.ID) bool {
	if q.period != (period.Period{}) && !q.period.Contains(on) {
		return false
	}
	switch dim, id, scoped := numbers.ScopeParts(v.P.Route); dim {
	case kpi.ByPerson:
		return string(person) == id
	case kpi.ByAccount:
		return string(account) == id
	case kpi.ByTeam:
		p := workspace.Get(v.P.Env.Snap(), record.PersonKind, person)
		return p != nil && string(p.Team) == id
	default:
		return !scoped
	}
}

// quarters are the eight up to the one that holds the last day of the period or today.
func quarters(in kpi.Input) []period.Period {
	end := in.Today
	if in.Period.To != 0 && in.Period.To <= end {
		end = in.Period.To - 1
	}
	out := make([]period.Period, 8)
	for i := range out {
		out[i] = in.Calendar.Next(in.Calendar.Of(period.Quarter, end), i-7)
	}
	return out
}

// Render shows the figures, what is behind them, and the surveys.
func (v *view) Render() app.UI {
	surveys := v.surveys()
	if len(surveys) == 0 && v.P.Env.Snap().Table("survey_answer").Len() == 0 {
		return &ui.Empty{Icon: icon.Note, Title: i18n.T("voice.empty"), Text: i18n.T("voice.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{ID: "voice-first", Label: i18n.T("voice.first"), Kind: ui.Primary, OnClick: func(app.Context) { v.create() }},
				&ui.Button{Label: i18n.T("pipeline.empty.import"), Href: "#/data/import"}}
		}}
	}
	v.ask()
	return app.Div().Class("stack voice").Body(
		app.Div().Class("voice-tools").Body(
			&ui.Button{ID: "voice-send", Label: i18n.T("voice.send"), Icon: icon.Mail, Kind: ui.Primary, OnClick: func(app.Context) { v.openSend(false) }},
			&ui.Button{ID: "voice-here", Label: i18n.T("voice.here"), Icon: icon.Phone, OnClick: func(app.Context) { v.openSend(true) }},
			&ui.Button{ID: "voice-receive", Label: i18n.T("voice.receive"), Icon: icon.Upload, OnClick: func(app.Context) { v.openReceive() }},
		),
		v.stats(), v.course(), v.distribution(), v.table(), v.sent(), v.comments(), v.editor(surveys),
	)
}

func (v *view) stats() app.UI {
	var out []app.UI
	for i, ind := range indicators {
		s := numbers.StatOf(v.P.Env, numbers.In(v.P, ind, numbers.Scope(v.P.Route)), v.results[i])
		if r := numbers.Range(v.results[i]); r != "" {
			s.Note = i18n.T("voice.note", "n", i18n.Locale().Int(int64(v.results[i].N)), "range", r)
		}
		out = append(out, s)
	}
	return ui.Stats(out...)
}

// course is each measure by quarter, with its own picture: their units differ.
func (v *view) course() app.UI {
	over := quarters(numbers.In(v.P, kpi.NPS, nil).Input)
	names := make([]string, len(over))
	for i, p := range over {
		names[i] = v.P.Env.PeriodName(p)
	}
	var cards []app.UI
	for k, ind := range indicators {
		values, known, last := make([]float64, len(over)), 0, ""
		format := chart.Format{Kind: chart.Percent}
		if ind == kpi.NPS {
			format = chart.Format{Kind: chart.Number}
		}
		for i, r := range v.courses[k] {
			values[i] = math.NaN()
			if r.Known {
				values[i], last = r.Value, i18n.T("voice.course.last", "period", names[i], "value", r.Format(i18n.Locale()), "n", i18n.Locale().Int(int64(r.N)))
				known++
			}
		}
		if known < 2 {
			continue
		}
		c := chart.Bars{Title: i18n.Text(ind.Name), Summary: last, Corner: i18n.T("voice.quarter"), Labels: names, Series: []chart.Series{{Name: i18n.Text(ind.Name), Values: values, Accent: true}}, Format: format}.Chart()
		c.Height = chart.Small
		cards = append(cards, c)
	}
	if len(cards) == 0 {
		return app.P().Class("note").Text(i18n.T("voice.course.none"))
	}
	return app.Div().Class("voice-cards").Body(cards...)
}

// distribution is how many gave which score.
func (v *view) distribution() app.UI {
	l := i18n.Locale()
	var cards []app.UI
	for _, kind := range []string{record.SurveyNPS, record.SurveyCSAT, record.SurveyExpectation, record.SurveyOwn} {
		counts := v.scores[kind]
		if counts == nil {
			continue
		}
		info, _ := record.SurveyKind.Info("type")
		low, _ := (&record.Survey{Type: kind}).Scale()
		c := chart.Bars{Title: i18n.Text(info.LabelOf(kind)), Corner: i18n.T("voice.score"), Format: chart.Format{Kind: chart.Number}}
		s, n, most := chart.Series{Name: i18n.T("voice.answers")}, 0, 0
		for i, k := range counts {
			c.Labels = append(c.Labels, fmt.Sprint(int(low)+i))
			s.Values = append(s.Values, float64(k))
			if n += k; k > counts[most] {
				most = i
			}
		}
		c.Series = []chart.Series{s}
		c.Summary = i18n.T("voice.distribution.summary", "n", l.Int(int64(n)), "score", l.Int(int64(int(low)+most)), "k", l.Int(int64(counts[most])))
		drawn := c.Chart()
		drawn.Height = chart.Small
		cards = append(cards, drawn)
	}
	if len(cards) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("voice.distribution")), app.Div().Class("voice-cards").Body(cards...))
}

// openReceive offers the ways in which an answer comes back.
func (v *view) openReceive() {
	env := v.P.Env
	v.pasted, v.wrong = "", ""
	env.Host.ShowPanel(page.Panel{Key: "receive", Title: i18n.T("voice.receive"), Body: func() []app.UI {
		return []app.UI{app.Div().Class("stack").Body(
			app.P().Text(i18n.T("voice.receive.text")),
			&ui.Button{ID: "answer-files", Label: i18n.T("voice.receive.files"), Icon: icon.Upload, OnClick: func(app.Context) { answers.Choose(env) }},
			&ui.TextField{Key: "paste-answer", ID: "paste-answer", Label: i18n.T("voice.receive.paste"), Lines: 6, Value: v.pasted, Problem: v.wrong,
				OnInput: func(_ app.Context, s string) { v.pasted = s }, OnCommit: func(_ app.Context, s string) { v.pasted = s }},
			&ui.Button{ID: "answer-paste", Label: i18n.T("voice.receive.take"), Kind: ui.Primary, OnClick: func(app.Context) {
				v.wrong = ""
				if got := answers.Paste(env, v.pasted); !got.Why.Empty() {
					v.wrong = i18n.Text(got.Why)
				}
				env.Host.Refresh()
			}})}
	}})
}
