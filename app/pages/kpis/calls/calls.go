// Package calls shows the calls of each person by day, week and month against what was aimed at, and what came of them.
package calls

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func init() {
	place.Register(place.Part{Place: "kpis", ID: "calls", Title: "calls.title", Order: 41, Period: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	work numbers.Work
	data
}

// data is what the view shows.
type data struct {
	any      bool
	in       kpi.Input
	cards    []kpi.Result
	grid     kpi.CallGrid
	people   []kpi.Row
	outcomes []kpi.Row
}

// grains are the lengths of the grid's columns, with how many stand side by side.
var grains = map[string]struct {
	grain period.Grain
	n     int
}{"day": {period.Day, 15}, "week": {period.Week, 12}, "month": {period.Month, 12}}

// CompoID keeps one view.
func (v *view) CompoID() string { return "calls" }

func (v *view) grain() string {
	if g := v.P.Route.Get("grain"); grains[g].n > 0 {
		return g
	}
	return "week"
}

func (v *view) talks() bool { return v.P.Route.Get("count") == "talks" }

// back is by how many columns the grid lies before the end of the period.
func (v *view) back() int {
	n, _ := strconv.Atoi(v.P.Route.Get("back"))
	return max(n, 0)
}

func (v *view) perDay() string {
	if v.talks() {
		return "conversations"
	}
	return "dialled"
}

func (v *view) cardAsks() []kpi.Ask {
	return []kpi.Ask{{Indicator: kpi.CallVolume}, {Indicator: kpi.ConnectRate}, {Indicator: kpi.CallsPerDay, Alternative: v.perDay()}, {Indicator: kpi.CallFollowUp}, {Indicator: kpi.RevenuePerTalk}, {Indicator: kpi.CallLength}}
}

// Render shows the figures, the grid against the goal, and the people.
func (v *view) Render() app.UI {
	grain, talks, back, asks := v.grain(), v.talks(), v.back(), v.cardAsks()
	if !v.work.Ready(v.P, grain+v.perDay()+strconv.Itoa(back), func(in kpi.Input, p *pace.Pace) func() {
		d := compute(in, p, grain, talks, back, asks)
		return func() { v.data = d }
	}) {
		return numbers.Waiting()
	}
	if !v.any {
		return &ui.Empty{Icon: icon.Phone, Title: i18n.T("calls.empty"), Text: i18n.T("calls.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("mail.empty.import"), Kind: ui.Primary, Href: "#/data/import"},
				&ui.Button{Label: i18n.T("calls.empty.enter"), Href: v.P.Route.To("entry", "day").Href()}}
		}}
	}
	return app.Div().Class("stack outreach").Body(
		app.P().Class("lead").Text(i18n.T("calls.lead")),
		numbers.Cards(v.P, v.in, asks[:5], v.cards),
		app.Section().Class("stack stack-2").Body(
			app.Div().Class("section-head").Body(app.H2().Text(i18n.T("calls.grid")), v.tools()),
			v.goal(), v.heat(), v.course()),
		app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("calls.people")), v.sheet()),
		v.outcomeBars(), numbers.OneByOne(v.P, v.in, "activity", "kind", record.ActivityCall),
	)
}

func compute(in kpi.Input, p *pace.Pace, grain string, talks bool, back int, asks []kpi.Ask) data {
	d := data{in: in, any: kpi.CallVolume.Measures(in)}
	if !d.any {
		return d
	}
	d.cards = numbers.Answers(in, asks, p)
	g := grains[grain]
	d.grid = kpi.CallsAgainstGoal(in.Giving(p), talks, columns(in, g.grain, g.n, back))
	p.Now()
	d.people = kpi.Across(in, kpi.ByPerson, p, asks...)
	d.outcomes = kpi.Across(in, kpi.ByOutcome, p, kpi.Ask{Indicator: kpi.CallVolume})
	return d
}

// columns are the grid's periods: days leave out those on which nobody works.
func columns(in kpi.Input, g period.Grain, n, back int) []period.Period {
	if g != period.Day {
		return numbers.Latest(in, g, n, -back)
	}
	var out []period.Period
	all := numbers.Latest(in, g, 3*n+3*back, 0)
	for i := len(all) - 1; i >= 0 && len(out) < n+back; i-- {
		if in.Deals.Work.Works(all[i].From) {
			out = append(out, all[i])
		}
	}
	out = out[min(back, len(out)):]
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

func (v *view) goWith(key, value string) { v.P.Env.Host.GoTo(v.P.Route.With(key, value)) }

func (v *view) tools() app.UI {
	step := grains[v.grain()].n
	move := func(by int) func(app.Context) {
		return func(app.Context) {
			at := max(v.back()+by, 0)
			if at == 0 {
				v.goWith("back", "")
				return
			}
			v.goWith("back", strconv.Itoa(at))
		}
	}
	return app.Div().Class("line").Body(
		&ui.Segmented{Label: i18n.T("calls.count"), Value: map[bool]string{true: "talks", false: "dialled"}[v.talks()],
			Options:  []ui.Option{{Value: "dialled", Label: i18n.T("calls.dialled")}, {Value: "talks", Label: i18n.T("calls.talks")}},
			OnChange: func(_ app.Context, s string) { v.goWith("count", s) }},
		&ui.Segmented{Label: i18n.T("calls.grain"), Value: v.grain(),
			Options:  []ui.Option{{Value: "day", Label: i18n.T("calls.day")}, {Value: "week", Label: i18n.T("calls.week")}, {Value: "month", Label: i18n.T("calls.month")}},
			OnChange: func(_ app.Context, s string) { v.P.Env.Host.GoTo(v.P.Route.With("grain", s).With("back", "")) }},
		&ui.IconButton{Icon: icon.ChevronLeft, Label: i18n.T("calls.earlier"), OnClick: move(step)},
		&ui.IconButton{Icon: icon.ChevronRight, Label: i18n.T("calls.later"), Disabled: v.back() == 0, OnClick: move(-step)},
	)
}

// goal says what is aimed at, or that nothing is.
func (v *view) goal() app.UI {
	l := i18n.Locale()
	words := i18n.T("calls.nogoal")
	if g := v.grid.Goal; g > 0 {
		key := "calls.goal"
		if v.talks() {
			key = "calls.goal.talks"
		}
		words = i18n.N(key, g, "n", l.Int(int64(g)))
	}
	return app.P().Class("note").Body(app.Text(words+" "), app.A().ID("set-goal").Href(v.P.Route.To("settings", "scoring").Href()).Text(i18n.T("calls.goal.set")))
}
