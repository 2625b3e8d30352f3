package data

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
)

// asked are the questions, those of one file about the same thing taken together.
func (in *incoming) asked() [][]ingest.Question {
	var out [][]ingest.Question
next:
	for _, q := range in.view.Questions {
		for i, group := range out {
			if q.Topic != ingest.AskEntity && group[0].File == q.File && group[0].Topic == q.Topic {
				out[i] = append(group, q)
				continue next
			}
		}
		out = append(out, []ingest.Question{q})
	}
	return out
}

// questions are what a person must say before the import, each with what the answers would mean.
func (in *incoming) questions() app.UI {
	groups := in.asked()
	if len(groups) == 0 {
		return nil
	}
	return app.Section().Class("data-asks").Body(
		app.H2().Text(i18n.N("data.asks", len(groups))),
		app.Range(groups).Slice(func(i int) app.UI { return in.question(groups[i]) }),
	)
}

func (in *incoming) question(group []ingest.Question) app.UI {
	q := group[0]
	words, also := i18n.Text(q.Text), ""
	if len(group) > 1 {
		also = i18n.N("data.asks.also", len(group)-1)
	}
	var options []app.UI
	for _, o := range q.Options {
		title, note := in.answerWords(q, o)
		options = append(options, &answer{Key: q.File + q.Topic + o, Title: title, Note: note, Pick: func() { in.answer(group, o) }})
	}
	if q.Topic == ingest.AskEntity {
		options = append(options, &answer{Key: q.File + "skip", Title: i18n.T("data.asks.skip"), Pick: func() {
			in.choose(q.File, func(c *ingest.FileChoice) { c.Skip = true })
		}})
	}
	return app.Div().Class("data-ask").Role("group").Aria("label", words).Body(
		app.P().Class("data-ask-file").Body(icon.Small(icon.Table), app.Span().Text(q.File)),
		app.P().Class("data-ask-words").Body(app.Text(words), app.If(also != "", func() app.UI { return app.Span().Class("quiet").Text(" " + also) })),
		app.Div().Class("data-answers").Body(options...),
	)
}

// answerWords says an answer, and what the example would be with it.
func (in *incoming) answerWords(q ingest.Question, option string) (title, note string) {
	l := i18n.Locale()
	switch q.Topic {
	case ingest.AskDates:
		form := tabular.DateFormNamed(option)
		d, _, _ := tabular.ParseDate(q.Example, form)
		return dateFormName(form), q.Example + " → " + l.DateLong(d)
	case ingest.AskNumbers:
		form := tabular.NumberFormNamed(option)
		n, _, _ := tabular.ParseNumber(q.Example, form)
		return numberFormName(form), q.Example + " → " + l.Short(n.Float(), 6)
	}
	return i18n.Text(dialect.Entity(option).Label()), ""
}

// answer gives the same answer to all columns of a group.
func (in *incoming) answer(group []ingest.Question, option string) {
	in.choose(group[0].File, func(c *ingest.FileChoice) {
		for _, q := range group {
			col := c.Columns[q.Column]
			switch q.Topic {
			case ingest.AskDates:
				col.Dates = option
			case ingest.AskNumbers:
				col.Numbers = option
			default:
				c.Entity = dialect.Entity(option)
				continue
			}
			c.Columns[q.Column] = col
		}
	})
}

// answer is a large button that says what it means.
type answer struct {
	app.Compo
	Key, Title, Note string
	Pick             func()
}

// CompoID tells answers apart.
func (a *answer) CompoID() string { return a.Key }

// Render draws it.
func (a *answer) Render() app.UI {
	return app.Button().Type("button").Class("data-answer").OnClick(func(app.Context, app.Event) { a.Pick() }).Body(
		app.B().Text(a.Title), app.If(a.Note != "", func() app.UI { return app.Span().Class("quiet num").Text(a.Note) }))
}

// dateFormName is a way to write dates in the letters of the language.
func dateFormName(f tabular.DateForm) string {
	for form, key := range map[tabular.DateForm]string{
		tabular.DateYMD: "data.date.ymd", tabular.DateDMY: "data.date.dmy", tabular.DateMDY: "data.date.mdy", tabular.DateDMonY: "data.date.dmony",
		tabular.DateMonDY: "data.date.mondy", tabular.DateCompact: "data.date.compact", tabular.DateSerial: "data.date.serial",
		tabular.DateUnixMs: "data.date.unixms", tabular.DateUnixSec: "data.date.unixsec",
	} {
		if f == form {
			return i18n.T(key)
		}
	}
	return ""
}

func numberFormName(f tabular.NumberForm) string {
	if f == tabular.CommaDecimal {
		return i18n.T("data.number.comma")
	}
	return i18n.T("data.number.point")
}
