package kpis

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/objective"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/workspace"
)

func init() {
	place.Register(place.Part{Place: "kpis", ID: "library", Title: "kpis.library", Order: 10, New: func(p page.Props) app.UI { return &library{P: p} }})
}

// library is the part that shows all indicators: first those that are tied to an objective, then the others by area.
type library struct {
	app.Compo
	P page.Props

	answers answers
	search  string
	growing ui.Growing // of the cards
}

// OnInit begins with the cards that are in sight.
func (k *library) OnInit() { k.growing = ui.Growing{First: 9, Step: 6} }

// OnMount draws the others.
func (k *library) OnMount(ctx app.Context) { k.growing.More(ctx, len(k.metrics())) }

// OnUpdate goes on with it.
func (k *library) OnUpdate(ctx app.Context) { k.growing.More(ctx, len(k.metrics())) }

// Render shows the KPIs and the metrics.
func (k *library) Render() app.UI {
	if snap := k.P.Env.Snap(); snap.Deals().Len() == 0 && snap.Numbers().Len() == 0 {
		return k.empty()
	}
	k.answers.ask(k.P)
	areas, room := k.areas(), k.growing.Of(len(k.metrics()))
	return app.Div().Class("kpis").Body(
		app.P().Class("lead").Text(i18n.T("kpis.lead")),
		k.tools(),
		k.goals(),
		app.Range(areas).Slice(func(i int) app.UI { return app.If(room > 0, func() app.UI { return k.area(areas[i], &room) }) }),
		app.If(k.nothing(), func() app.UI { return app.P().Class("note").ID("kpi-none").Text(i18n.T("kpis.found.none")) }),
	)
}

func (k *library) empty() app.UI {
	return &ui.Empty{Alone: true, Icon: icon.KPI, Title: i18n.T("kpis.empty"), Text: i18n.T("kpis.empty.text"), Actions: func() []app.UI {
		return []app.UI{&ui.Button{Label: i18n.T("pipeline.empty.import"), Kind: ui.Primary, Href: "#/data/import"}}
	}}
}

// tools find, filter and make.
func (k *library) tools() app.UI {
	return app.Div().Class("kpi-tools").Body(
		&ui.TextField{Key: "kpi-search", ID: "kpi-search", Label: i18n.T("kpis.search"), HideLabel: true, Placeholder: i18n.T("kpis.search"), Kind: "search", Icon: icon.Search, Small: true,
			OnInput: func(_ app.Context, s string) { k.search = s }},
		&ui.SelectField{Key: "kpi-filter", Label: i18n.T("kpis.filter"), HideLabel: true, Small: true, None: i18n.T("kpis.filter.all"), Value: k.P.Route.Get("only"), Options: []ui.Option{
			{Value: "kpis", Label: i18n.T("kpis.filter.kpis")}, {Value: "metrics", Label: i18n.T("kpis.filter.metrics")}, {Value: "own", Label: i18n.T("kpis.filter.own")}, {Value: "off", Label: i18n.T("kpis.filter.off")},
		}, OnChange: func(_ app.Context, v string) { k.P.Env.Host.GoTo(k.P.Route.With("only", v)) }},
		&ui.Button{Label: i18n.T("kpis.new"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { k.create() }},
	)
}

// create makes a metric and opens it for editing.
func (k *library) create() {
	id := k.P.Env.Store.NewID()
	rec := &record.Metric{Name: i18n.T("kpis.new.name"), Top: "won", Better: record.BetterHigher}
	if k.P.Env.Do(workspace.Create{Kind: record.MetricKind.Name, ID: id, Rec: rec}) {
		browser.Go(string(k.P.Route.To("kpis", string(id)).With("edit", "metric")))
	}
}

// matches reports whether an indicator, or what is tied to it, has the words that are searched for.
func (k *library) matches(ind *kpi.Indicator, more string) bool {
	parts := strings.Fields(ui.Fold(k.search))
	return ui.Holds(ui.Fold(i18n.Text(ind.Name)+" "+i18n.Text(ind.Purpose)+" "+i18n.Text(ind.Area.Label())+" "+more), parts)
}

// off reports whether a KPI misses its target, or is behind its pace.
func off(s objective.Status) bool {
	if s.Pace.OK {
		return s.Pace.V < 1
	}
	return s.Band == scorecard.BelowMinimum || s.Band == scorecard.BelowTarget
}

// shown are the KPIs that pass the search and the filter.
func (k *library) shown() []objective.Entry {
	only := k.P.Route.Get("only")
	if only == "metrics" || only == "own" {
		return nil
	}
	var out []objective.Entry
	for _, e := range numbers.Objectives(k.P.Env) {
		ind := k.answers.about.book.ByID(e.Indicator)
		s, ready := k.answers.kpis[e.ID]
		if ind == nil || only == "off" && (!ready || !off(s)) || !k.matches(ind, e.Statement+" "+k.whose(e)+" "+k.P.Env.Snap().Title("person", e.Owner)) {
			continue
		}
		out = append(out, e)
	}
	return out
}

// goals are the KPIs: what is tied to an objective.
func (k *library) goals() app.UI {
	list := k.shown()
	var cards []app.UI
	for _, e := range list {
		cards = append(cards, k.goal(e))
	}
	none := len(numbers.Objectives(k.P.Env)) == 0 && k.P.Route.Get("only") != "metrics" && k.P.Route.Get("only") != "own"
	return app.Section().Class("kpi-area").ID("kpi-goals").Hidden(len(cards) == 0 && !none).Body(
		app.H2().Text(i18n.T("kpis.goals")),
		app.If(none, func() app.UI { return app.P().Class("note").Text(i18n.T("kpis.goals.none")) }).Else(func() app.UI { return app.P().Class("note").Text(i18n.T("kpis.goals.text")) }),
		app.Div().Class("kpi-cards").Body(cards...))
}

// whose is what an objective is of, in words.
func (k *library) whose(e objective.Entry) string { return whose(k.P.Env, e) }

func whose(env *page.Env, e objective.Entry) string {
	dim, id, ok := e.Whose()
	if !ok {
		return i18n.T("numbers.whole")
	}
	return env.Snap().Title(string(dim), id)
}

// goal is the tile of a KPI: value, band, trend, target, owner and what for.
func (k *library) goal(e objective.Entry) app.UI {
	s, ready := k.answers.kpis[e.ID]
	ind := k.answers.about.book.ByID(e.Indicator)
	if !ready {
		return app.Div().Class("kpi-card").Body(app.Span().Class("note").Text(i18n.Text(ind.Name)), ui.Skeleton(3))
	}
	name := i18n.Text(ind.Name)
	if _, _, of := e.Whose(); of {
		name += " · " + k.whose(e)
	}
	to := k.P.Route.To("kpis", ind.ID).With("goal", string(e.ID)).Href()
	stat := statusStat(k.P.Env, s, name)
	stat.Href = to
	return app.Div().Class("kpi-card kpi-goal").ID("kpi-goal-"+string(e.ID)).Body(
		stat,
		app.P().Class("kpi-what").Text(e.Statement),
		app.P().Class("note").Text(k.foot(s)),
		app.A().Class("kpi-more").Href(to).Aria("label", i18n.T("kpis.more", "name", name)).Body(icon.Small(icon.ChevronRight)),
	)
}

// foot says the target, the owner and whether the review is due.
func (k *library) foot(s objective.Status) string {
	var parts []string
	if s.Target.OK {
		parts = append(parts, i18n.T("kpis.goal.target", "value", numbers.Short(kpi.Sized(s.Target.V, s.Result.Unit, s.Input.Deals.Currency))))
	}
	if owner := k.P.Env.Snap().Title("person", s.Owner); owner != "" {
		parts = append(parts, owner)
	}
	if s.Due {
		parts = append(parts, i18n.T("kpis.goal.due"))
	}
	return strings.Join(parts, " · ")
}

// statusStat is the figure of an objective, with its band and its course.
func statusStat(env *page.Env, s objective.Status, name string) *ui.Stat {
	stat := numbers.StatOf(env, numbers.Question{Indicator: s.Kpi, Input: s.Input, Under: underOf(env, s)}, s.Result)
	stat.Label, stat.Note = name, underOf(env, s)
	if !s.Result.Known {
		stat.Note = s.Result.Why.In(i18n.Locale())
	} else if s.Result.Weak {
		stat.Note += " · " + i18n.T("numbers.n", "n", i18n.Locale().Int(int64(s.Result.N)))
	}
	if s.Band != scorecard.NoBand {
		stat.Signal, stat.Word = numbers.StatusSignal(s), numbers.StatusWord(s)
	}
	if !s.Why.Empty() {
		stat.Note = i18n.Text(s.Why)
	}
	stat.Points = points(s)
	return stat
}
