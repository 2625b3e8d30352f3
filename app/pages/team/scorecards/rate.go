package scorecards

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// rate is where somebody says at which of the described levels a person is, and what shows it.
type rate struct {
	app.Compo
	Env     *page.Env
	Person  record.ID
	Quality record.ID
	Rev     uint64

	level    int
	evidence string
	by       record.ID
	account  record.ID
	on       period.Date
	problems map[string]text.Text
	n        int // ratings given here, so that each has fields of its own
}

// CompoID tells people and indicators apart.
func (r *rate) CompoID() string { return "rate " + string(r.Person) + string(r.Quality) }

// Render shows the levels to choose from, and the evidence that is asked for.
func (r *rate) Render() app.UI {
	q := workspace.Get(r.Env.Snap(), record.QualitativeKind, r.Quality)
	if q == nil {
		return app.P().Class("note").Text(i18n.T("form.gone"))
	}
	if r.on == 0 {
		r.on = r.Env.Store.Today()
	}
	levels := make([]app.UI, len(q.Levels))
	for i, words := range q.Levels {
		levels[i] = &level{Group: r.CompoID(), At: i + 1, Words: words, Chosen: r.level == i+1, Pick: r.pick}
	}
	return app.Section().Class("stack stack-2 rate").Body(
		app.H3().Text(i18n.T("scorecards.rate")),
		app.FieldSet().Body(app.Legend().Text(i18n.T("scorecards.rate.level")), app.Div().Class("rate-levels").Body(levels...), problem(r.problems["level"])),
		&ui.TextField{Key: r.key("evidence"), ID: "rate-evidence", Label: i18n.T("scorecards.rate.evidence"), Hint: i18n.T("scorecards.rate.evidence.hint"), Problem: i18n.Text(r.problems["evidence"]), Lines: 3, Value: r.evidence,
			OnInput: func(_ app.Context, s string) { r.evidence = s }, OnCommit: func(_ app.Context, s string) { r.evidence = s }},
		app.Div().Class("rate-more").Body(
			&ui.SelectField{Key: r.key("by"), Label: i18n.T("scorecards.rate.by"), Options: form.References(r.Env, "person", ""), Value: string(r.by), None: i18n.T("scorecards.rate.nobody"), OnChange: func(_ app.Context, s string) { r.by = record.ID(s) }},
			&ui.DateField{Key: r.key("on"), Label: i18n.T("scorecards.rate.on"), Problem: i18n.Text(r.problems["on"]), Value: r.on, Today: r.Env.Store.Today(), OnCommit: func(_ app.Context, d period.Date) { r.on = d }},
			&ui.Combobox{Key: r.key("account"), Label: i18n.T("scorecards.rate.account"), Optional: true, Value: string(r.account), Text: r.Env.Snap().Title("account", r.account), Find: ui.Among(form.References(r.Env, "account", "")),
				OnPick: func(_ app.Context, s string) { r.account = record.ID(s) }},
		),
		app.Div().Class("row-tools").Body(&ui.Button{ID: "rate-save", Label: i18n.T("scorecards.rate.save"), Icon: icon.Check, Kind: ui.Primary, OnClick: r.save}),
	)
}

func (r *rate) key(field string) string { return r.CompoID() + field + strconv.Itoa(r.n) }

func (r *rate) pick(ctx app.Context, at int) {
	r.level = at
	delete(r.problems, "level")
	ctx.Update()
}

// problem stands below what it is about.
func problem(t text.Text) app.UI {
	if t.Empty() {
		return app.Div().Hidden(true)
	}
	return app.P().Class("field-problem").Role("alert").Body(icon.Small(icon.Warning), app.Span().Text(i18n.Text(t)))
}

// save makes the rating, or says beside the fields what is missing.
func (r *rate) save(ctx app.Context) {
	ui.HandOver()
	r.problems = map[string]text.Text{}
	for _, p := range r.Env.Try(workspace.Create{Kind: "rating", ID: r.Env.Store.NewID(), Rec: &record.Rating{Person: r.Person, Quality: r.Quality, Indicator: r.Env.Snap().Title("qualitative", r.Quality),
		Level: r.level, Evidence: strings.TrimSpace(r.evidence), By: r.by, On: r.on, Account: r.account}}) {
		if _, twice := r.problems[p.Field]; !twice {
			r.problems[p.Field] = p.Text
		}
	}
	if len(r.problems) == 0 {
		r.level, r.evidence, r.account = 0, "", ""
		r.n++
		r.Env.Host.Toast(i18n.T("scorecards.rated"), true)
	}
	ctx.Update()
}

// level is one of the described levels.
type level struct {
	app.Compo
	Group  string
	At     int
	Words  string
	Chosen bool
	Pick   func(app.Context, int)
}

// Render shows it as a choice.
func (l *level) Render() app.UI {
	return app.Label().Class(ui.Classes("rate-level", ui.When(l.Chosen, "rate-chosen"))).Body(
		app.Input().Type("radio").Name(l.Group).Value(strconv.Itoa(l.At)).Checked(l.Chosen).OnChange(l.choose),
		app.Strong().Class("num").Text(strconv.Itoa(l.At)), app.Span().Text(l.Words))
}

func (l *level) choose(ctx app.Context, _ app.Event) { l.Pick(ctx, l.At) }

// rated is a rating that was given.
type rated struct {
	app.Compo
	Env  *page.Env
	ID   record.ID
	Of   int
	Many bool
}

// CompoID tells them apart.
func (r *rated) CompoID() string { return string(r.ID) }

// Render shows who saw what, and a way to take it back.
func (r *rated) Render() app.UI {
	x := workspace.Get(r.Env.Snap(), record.RatingKind, r.ID)
	if x == nil {
		return app.Li().Hidden(true)
	}
	head := i18n.T("scorecards.rating", "level", x.Level, "k", r.Of, "by", personName(r.Env, x.By), "on", i18n.Locale().DateMedium(x.On))
	if a := r.Env.Snap().Title("account", x.Account); a != "" {
		head += " · " + a
	}
	return app.Li().Body(app.Div().Class("section-head").Body(app.Strong().Text(head),
		&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("scorecards.rating.delete"), OnClick: func(app.Context) { r.Env.Delete("rating", r.ID) }}),
		app.P().Text(x.Evidence))
}
