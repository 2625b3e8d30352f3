package voice

import (
	"cmp"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// sent is a survey that went out, with its answer if that has come back.
type sent struct {
	id     record.ID
	rec    *record.SurveyForm
	answer *record.SurveyAnswer
}

// wait is how many days it took to be answered, or has been waiting.
func (s *sent) wait(today period.Date) int {
	if s.answer != nil {
		today = s.answer.On
	}
	return max(0, int(today-s.rec.On))
}

// sent lists what was sent in the period, those that nobody has answered first asked for.
func (v *view) sent() app.UI {
	l, s, today := i18n.Locale(), v.P.Env.Snap(), v.P.Env.Store.Today()
	list, waiting := v.forms, []*sent(nil)
	for _, f := range v.forms {
		if f.answer == nil {
			waiting = append(waiting, f)
		}
	}
	which := v.P.Route.Get("sent")
	if which == "" {
		list = waiting
	}
	title := func(kind string, id record.ID) string { return s.Title(kind, id) }
	col := func(field, kind, size string, hide int, of func(*sent) record.ID) ui.Column[*sent] {
		info, _ := record.SurveyFormKind.Info(field)
		return ui.Column[*sent]{ID: field, Header: i18n.Text(info.Label), Size: size, Hide: hide, Text: func(f *sent) string { return title(kind, of(f)) },
			Compare: func(a, b *sent) int { return cmp.Compare(ui.Fold(title(kind, of(a))), ui.Fold(title(kind, of(b)))) }}
	}
	on, _ := record.SurveyFormKind.Info("on")
	became := func(f *sent) string {
		if f.answer != nil {
			return i18n.T("voice.form.answered", "on", l.Date(f.answer.On))
		}
		return i18n.N("voice.form.waiting", f.wait(today))
	}
	cols := []ui.Column[*sent]{
		{ID: "on", Header: i18n.Text(on.Label), Size: "s", Text: func(f *sent) string { return l.Date(f.rec.On) }, Compare: func(a, b *sent) int { return cmp.Compare(a.rec.On, b.rec.On) }},
		col("account", "account", "m", 0, func(f *sent) record.ID { return f.rec.Account }),
		col("contact", "contact", "m", 0, func(f *sent) record.ID { return f.rec.Contact }),
		col("survey", "survey", "m", 1, func(f *sent) record.ID { return f.rec.Survey }),
		col("person", "person", "m", 2, func(f *sent) record.ID { return f.rec.Person }),
		{ID: "became", Header: i18n.T("voice.form.became"), Size: "m", Text: became, Compare: func(a, b *sent) int { return cmp.Compare(a.wait(today), b.wait(today)) }},
	}
	n := func(list []*sent) string { return l.Int(int64(len(list))) }
	return app.Section().Class("stack stack-2").ID("voice-sent").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("voice.forms")),
			&ui.Segmented{Label: i18n.T("voice.forms.which"), Value: which, Options: []ui.Option{{Value: "", Label: i18n.T("voice.forms.waiting", "n", n(waiting))}, {Value: "all", Label: i18n.T("voice.forms.all", "n", n(v.forms))}},
				OnChange: func(_ app.Context, w string) { v.P.Env.Host.GoTo(v.P.Route.With("sent", w)) }}),
		&ui.Table[*sent]{Key: "sent " + which, Caption: i18n.T("voice.forms"), Rows: list, Columns: cols, SortBy: "on", Desc: true, RowKey: func(f *sent) string { return string(f.id) }, PageSize: 10, Plain: len(list) <= 10,
			Stamp: l.Tag + fmt.Sprint(v.P.Rev), OnOpen: func(_ app.Context, f *sent) { form.Open(v.P.Env, record.SurveyFormKind.Name, f.id) },
			OnCSV: func(_ app.Context, file []byte) { browser.Download("surveys-sent.csv", "text/csv", file) },
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("voice.forms.none")) }},
		app.P().Class("note").Text(i18n.T("voice.forms.key")))
}
