package scorecards

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/evaluation"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func stampOf(rev uint64) string { return strconv.FormatUint(rev, 36) }

// explainTotal opens the arithmetic of the total.
func explainTotal(env *page.Env, a *answer, name string, per period.Period) {
	who, at := a.Subject, per
	env.Host.ShowPanel(page.Panel{Key: "scorecard total " + name, Title: i18n.T("scorecards.total"), Body: func() []app.UI {
		now := answerOf(env, at, who)
		if now == nil {
			return []app.UI{numbers.Waiting()}
		}
		return []app.UI{&ui.Explain{What: totalWords(now, name+" · "+env.PeriodName(at))}}
	}})
}

func totalWords(a *answer, under string) ui.Explanation {
	l := i18n.Locale()
	x := ui.Explanation{Value: points(a.Total.Score), Unit: i18n.T("scorecards.of100"), Under: under, Formula: i18n.T("scorecards.formula"), Definition: i18n.T("scorecards.definition")}
	var steps []string
	for _, s := range a.Total.Steps {
		steps = append(steps, s.In(l))
	}
	x.With = join(steps)
	if n := len(a.People); n > 1 {
		x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("scorecards.peopleCount"), Value: l.Int(int64(n))}, ui.Fact{Name: i18n.T("scorecards.rule"), Value: i18n.T("scorecards.asOne")})
	}
	for i := range a.Lines {
		if s := why(&a.Lines[i]); s != "" {
			x.Warnings = append(x.Warnings, i18n.Text(a.Lines[i].Name)+": "+s)
		}
	}
	return x
}

// explainLine opens what a line is made of: the value, where it lies, its points, and for what is judged the ratings and
// the levels to rate by.
func explainLine(p page.Props, a *answer, line *evaluation.Line, name string) {
	env, id, who, per := p.Env, line.ID, a.Subject, p.Env.Period(p.Route)
	env.Host.ShowPanel(page.Panel{Key: "scorecard line " + string(id) + name, Title: i18n.Text(line.Name), Body: func() []app.UI {
		now := answerOf(env, per, who)
		if now == nil {
			return []app.UI{numbers.Waiting()}
		}
		for i := range now.Lines {
			if now.Lines[i].ID == id {
				return linePanel(env, now, &now.Lines[i], name, per)
			}
		}
		return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
	}})
}

func linePanel(env *page.Env, a *answer, l *evaluation.Line, name string, per period.Period) []app.UI {
	under := name + " · " + env.PeriodName(per)
	body := []app.UI{&ui.Explain{What: lineWords(l, under)}}
	if l.Indicator != nil {
		body = append(body, app.Div().Class("row-tools").Body(&ui.Button{Label: i18n.T("scorecards.records"), Icon: icon.Table, Small: true, OnClick: func(app.Context) {
			numbers.Ask(env, numbers.Question{Indicator: l.Indicator, Input: l.Input, Under: under})
		}}))
	}
	if len(l.Clients) > 0 {
		body = append(body, clientList(env, l))
	}
	if l.Quality != nil {
		body = append(body, ratingList(env, l))
		if a.Subject.Person != "" {
			body = append(body, &rate{Env: env, Person: a.Subject.Person, Quality: l.Rec.Quality, Rev: env.Store.Revision()})
		}
	}
	return []app.UI{app.Div().Class("stack").Body(body...)}
}

func lineWords(l *evaluation.Line, under string) ui.Explanation {
	loc := i18n.Locale()
	x := ui.Explanation{Value: valueOf(l), Under: under, Definition: i18n.Text(l.About)}
	if l.Indicator != nil {
		x.Formula = i18n.Text(l.Indicator.Alternatives[0].Formula)
	}
	if s := why(l); s != "" {
		x.Warnings = append(x.Warnings, s+" "+i18n.T("scorecards.left"))
	}
	for _, w := range l.Result.Warnings {
		x.Warnings = append(x.Warnings, w.In(loc))
	}
	var steps []string
	for _, s := range l.Result.Steps {
		steps = append(steps, s.In(loc))
	}
	for _, s := range l.Steps() {
		steps = append(steps, s.In(loc))
	}
	x.With = join(steps)
	if l.Result.N > 0 {
		x.N = loc.Int(int64(l.Result.N))
	}
	if l.Result.Interval.Known {
		x.Interval = i18n.T("numbers.interval", "range", numbers.Range(l.Result), "method", i18n.Text(l.Result.Interval.Method))
	}
	if l.Low.OK && l.High.OK {
		x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("scorecards.scoreBetween"), Value: i18n.T("numbers.range", "low", points(l.Low), "high", points(l.High))})
	}
	x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("scorecards.range"), Value: rangeOf(l)}, ui.Fact{Name: i18n.T("scorecards.band"), Value: i18n.Text(l.Band.Label())},
		ui.Fact{Name: i18n.T("scorecards.nature"), Value: i18n.Text(l.Nature.Label())}, ui.Fact{Name: i18n.T("scorecards.dimension"), Value: dimensionName(l.Rec.Dimension)})
	if l.Reason != "" {
		x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("scorecards.ownRange"), Value: l.Reason})
	}
	return x
}

// clientList are the clients whose expectation is their own.
func clientList(env *page.Env, l *evaluation.Line) app.UI {
	var items []app.UI
	add := func(x *evaluation.Client, name string) {
		value := x.Result.Format(i18n.Locale())
		words := i18n.T("scorecards.client", "value", value, "n", i18n.Locale().Int(int64(x.Result.N)), "score", points(x.Score))
		if !x.Counts {
			words += " · " + i18n.T("scorecards.client.beside")
		}
		if x.Reason != "" {
			words += " · " + x.Reason
		}
		items = append(items, app.Li().Body(app.Strong().Text(name), app.P().Class("note").Text(words)))
	}
	for i := range l.Clients {
		add(&l.Clients[i], env.Snap().Title("account", l.Clients[i].Account))
	}
	if l.Rest != nil {
		add(l.Rest, i18n.T("scorecards.client.rest"))
	}
	return app.Section().Class("stack stack-2").Body(app.H3().Text(i18n.T("scorecards.clients")), app.Ul().Class("scorecard-list").Body(items...))
}

// ratingList are the ratings that hold, with what was seen.
func ratingList(env *page.Env, l *evaluation.Line) app.UI {
	var items []app.UI
	for _, r := range l.Ratings {
		items = append(items, &rated{Env: env, ID: r.ID, Of: len(l.Quality.Levels), Many: len(l.Ratings) > 1})
	}
	if len(items) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack stack-2").Body(app.H3().Text(i18n.T("scorecards.ratings")), app.Ul().Class("scorecard-list").Body(items...))
}

func personName(env *page.Env, id record.ID) string {
	if s := env.Snap().Title("person", id); s != "" {
		return s
	}
	return i18n.T("scorecards.somebody")
}
