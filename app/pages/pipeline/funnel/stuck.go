package funnel

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/desk"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/compare"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
)

// stuck is in which stage whose deals fare worse than those of the others, more than by chance.
type stuck struct {
	about question
	found *[]finding
}

type question struct {
	facts  *kpi.Facts
	period period.Period
	scope  job.Scope
}

type finding struct {
	who   string
	stage compare.Stage
}

func (s *stuck) follow(p page.Props) {
	env := p.Env
	q := question{desk.Facts(env), env.Period(p.Route), desk.Scope(p.Route)}
	if q == s.about {
		return
	}
	s.about, s.found = q, nil
	in := numbers.Input(env, q.period, nil)
	names, among := people(in, q.scope)
	var ids []string
	for _, val := range in.Deals.Column(kpi.ByPerson).Values {
		if names[val.ID] != "" {
			ids = append(ids, val.ID)
		}
	}
	take := func(passage compare.Passage) {
		if s.about != q {
			return
		}
		found := findings(passage, names, among)
		s.found = &found
		env.Host.Refresh()
	}
	if in.Deals.Len() < page.ManyRecords {
		env.Ctx.Dispatch(func(app.Context) { take(compare.Passages(in, kpi.ByPerson, ids, nil)) })
		return
	}
	page.Async(env, func() (compare.Passage, error) {
		return compare.Passages(in, kpi.ByPerson, ids, browser.Pace()), nil
	},
		func(passage compare.Passage, _ error) { take(passage) })
}

// people are those who are compared, by name, and those of them who belong to the scope.
func people(in kpi.Input, scope job.Scope) (names map[string]string, among map[string]bool) {
	names, among = map[string]string{}, map[string]bool{}
	for _, p := range in.Deals.People {
		if p.Sells {
			names[string(p.ID)] = ""
			among[string(p.ID)] = scope.Kind != "person" && scope.Kind != "team" || scope.ID == string(p.ID) || scope.ID == string(p.Team)
		}
	}
	for _, val := range in.Deals.Column(kpi.ByPerson).Values {
		if _, sells := names[val.ID]; sells {
			names[val.ID] = i18n.Text(val.Name)
		}
	}
	return names, among
}

func findings(p compare.Passage, names map[string]string, among map[string]bool) (out []finding) {
	for id, list := range p.By {
		for _, s := range list {
			if s.Stuck && among[id] {
				out = append(out, finding{names[id], s})
			}
		}
	}
	slices.SortFunc(out, func(a, b finding) int {
		return strings.Compare(ui.Fold(a.who)+string(a.stage.ID), ui.Fold(b.who)+string(b.stage.ID))
	})
	return out
}

// people names who gets stuck where, against all who sell.
func (v *view) people() app.UI {
	head := app.H2().Text(i18n.T("funnel.stuck"))
	if v.stuck.found == nil {
		return app.Section().Class("stack stack-2").Body(head, ui.Skeleton(2))
	}
	l := i18n.Locale()
	var lines []app.UI
	for _, f := range *v.stuck.found {
		words := ""
		if mine, others := f.stage.Median(); f.stage.Slow {
			words = i18n.T("compare.stuck.slow", "stage", f.stage.Name, "mine", l.Days(mine, 0), "others", l.Days(others, 0), "n", l.Int(int64(len(f.stage.Days))))
		} else {
			mine, others := f.stage.Rate()
			words = i18n.T("compare.stuck.few", "stage", f.stage.Name, "mine", l.Percent(mine, 0), "others", l.Percent(others, 0), "n", l.Int(int64(f.stage.Entered)))
		}
		lines = append(lines, app.Li().Body(icon.Small(icon.Warning), app.P().Body(app.Strong().Text(f.who), app.Text(" · "+words))))
	}
	return app.Section().Class("stack stack-2").Body(head,
		app.If(len(lines) > 0, func() app.UI { return app.Ul().Class("compare-found").Body(lines...) }).
			Else(func() app.UI { return app.P().Text(i18n.T("compare.stages.none")) }),
		app.P().Body(app.A().Href(v.P.Route.To("team", "compare").Href()).Text(i18n.T("funnel.stuck.more"))))
}
