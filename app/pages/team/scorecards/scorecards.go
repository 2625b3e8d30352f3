// Package scorecards shows by what a person, a role or a team is measured and what it adds up to, takes ratings with
// their evidence, sets two people side by side, and keeps evaluations as they were.
package scorecards

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/evaluation"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	place.Register(place.Part{Place: "team", ID: "scorecards", Title: "scorecards.title", Order: 40, Period: true, Scope: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
	place.Register(place.Part{Place: "team", ID: "evaluation", Title: "evaluation.title", Order: 50, Period: true, Scope: true,
		New: func(p page.Props) app.UI { return &sheet{P: p} }})
}

// answer is a card with its lines as rows.
type answer struct {
	evaluation.Card
	rows []row
}

func question(env *page.Env, per period.Period) evaluation.Question {
	return evaluation.Question{State: env.Snap().State, In: numbers.Input(env, per, nil), Book: env.Snap().Indicators()}
}

// answerOf reads a scorecard; nil while it is still being read.
func answerOf(env *page.Env, per period.Period, who evaluation.Subject) *answer {
	return worked(env, fmt.Sprint("scorecard ", who), per, func(q evaluation.Question) *answer {
		a := &answer{Card: evaluation.Of(q, who)}
		a.rows = rowsOf(a.Lines)
		return a
	})
}

// named is somebody to choose.
type named struct {
	id   record.ID
	name string
	role record.ID
	team record.ID
}

// staff are the people of the chosen scope who are measured by a scorecard and were there in the period, by name.
func staff(p page.Props, per period.Period) []named {
	state := p.Env.Snap().State
	var out []named
	has := map[record.ID]bool{}
	for _, l := range change.All(state, record.ScorecardLineKind) {
		has[l.Role] = true
	}
	for id, x := range change.All(state, record.PersonKind) {
		here := (!x.Start.Known() || x.Start < per.To) && (!x.End.Known() || x.End >= per.From)
		if has[x.RoleID()] && here && inScope(p, id, x) {
			out = append(out, named{id, x.Name, x.RoleID(), x.Team})
		}
	}
	slices.SortFunc(out, func(a, b named) int {
		return cmp.Or(cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)), cmp.Compare(a.id, b.id))
	})
	return out
}

// inScope reports whether somebody is the person, or in the team, of the chosen scope.
func inScope(p page.Props, id record.ID, x *record.Person) bool {
	switch dim, of, _ := numbers.ScopeParts(p.Route); dim {
	case kpi.ByPerson:
		return string(id) == of
	case kpi.ByTeam:
		return string(x.Team) == of
	}
	return true
}

// unscoped says that an account or a line was chosen, by which nobody's scorecard is cut.
func unscoped(p page.Props) app.UI {
	dim, _, ok := numbers.ScopeParts(p.Route)
	if !ok || dim == kpi.ByTeam || dim == kpi.ByPerson {
		return app.Div().Hidden(true)
	}
	return app.P().Class("note").Text(i18n.T("scorecards.unscoped", "scope", numbers.ScopeName(p)))
}

func chosen(list []named, id string) (named, bool) {
	for _, n := range list {
		if string(n.id) == id {
			return n, true
		}
	}
	if len(list) == 0 {
		return named{}, false
	}
	return list[0], true
}

func options(list []named) []ui.Option {
	out := make([]ui.Option, len(list))
	for i, n := range list {
		out[i] = ui.Option{Value: string(n.id), Label: n.name}
	}
	return out
}

// view is the part.
type view struct {
	app.Compo
	P page.Props

	looking bool // for whose result is most like the one in sight
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "scorecards" }

func (v *view) period() period.Period { return v.P.Env.Period(v.P.Route) }

// of says whether a person, a role or a team is looked at.
func (v *view) of() string {
	if of := v.P.Route.Get("of"); of == "role" || of == "team" {
		return of
	}
	return "person"
}

// Render shows the chosen scorecard.
func (v *view) Render() app.UI {
	people := staff(v.P, v.period())
	if len(people) == 0 {
		return nobody(v.P)
	}
	who, name := v.subject(people)
	a := answerOf(v.P.Env, v.period(), who)
	if a == nil {
		return app.Div().Class("stack scorecard").Body(v.tools(people, who), numbers.Waiting())
	}
	return app.Div().Class("stack scorecard").Body(
		v.tools(people, who),
		unscoped(v.P),
		v.head(a, name),
		notices(v.P, a),
		v.profile(a, name),
		v.lines(a, name),
		v.beside(people, who, a),
	)
}

// anyLines reports whether there is a scorecard at all.
func anyLines(env *page.Env) bool {
	for range change.All(env.Snap().State, record.ScorecardLineKind) {
		return true
	}
	return false
}

// nobody explains what scorecards are for and offers the first step, or the next one: to give people a role, to leave a scope
// in which there is nobody.
func nobody(p page.Props) app.UI {
	if _, _, ok := numbers.ScopeParts(p.Route); ok && anyLines(p.Env) {
		return &ui.Empty{Icon: icon.Target, Title: i18n.T("scorecards.nobody", "scope", numbers.ScopeName(p)), Text: i18n.T("scorecards.nobody.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("numbers.whole"), Kind: ui.Primary, Href: p.Route.With("scope", "").Href()}}
		}}
	}
	if anyLines(p.Env) {
		return &ui.Empty{Icon: icon.Target, Title: i18n.T("scorecards.noroles"), Text: i18n.T("scorecards.noroles.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("scorecards.people"), Kind: ui.Primary, Href: p.Route.To("settings", "people").Href()}}
		}}
	}
	return &ui.Empty{Icon: icon.Target, Title: i18n.T("scorecards.empty"), Text: i18n.T("scorecards.empty.text"), Actions: func() []app.UI {
		return []app.UI{
			&ui.Button{ID: "begin-scorecards", Label: i18n.T("scorecards.begin"), Kind: ui.Primary, OnClick: func(app.Context) { begin(p.Env) }},
			&ui.Button{Label: i18n.T("scorecards.people"), Href: p.Route.To("settings", "people").Href()},
		}
	}}
}

func begin(env *page.Env) {
	if env.Do(workspace.BeginScorecards{Lang: i18n.Locale().Lang}) {
		env.Host.Toast(i18n.T("scorecards.begun"), true)
	}
}

// subject is whose scorecard is asked for, and what it is called.
func (v *view) subject(people []named) (evaluation.Subject, string) {
	snap, r := v.P.Env.Snap(), v.P.Route
	switch v.of() {
	case "role":
		n, _ := chosen(roles(v.P.Env, people), r.Get("role"))
		return evaluation.Subject{Role: n.id}, n.name
	case "team":
		t, _ := chosen(teams(v.P.Env, people), r.Get("team"))
		n, _ := chosen(roles(v.P.Env, among(people, t.id)), r.Get("role"))
		return evaluation.Subject{Role: n.id, Team: t.id}, t.name + " · " + n.name
	}
	n, _ := chosen(people, r.Get("person"))
	return evaluation.Subject{Person: n.id}, snap.Title("person", n.id)
}

// roles are those of some people, and teams likewise, by how many have them.
func roles(env *page.Env, people []named) []named {
	return groups(env, "role", people, func(n named) record.ID { return n.role })
}

func teams(env *page.Env, people []named) []named {
	return groups(env, "team", people, func(n named) record.ID { return n.team })
}

func groups(env *page.Env, kind string, people []named, of func(named) record.ID) []named {
	count := map[record.ID]int{}
	for _, n := range people {
		if id := of(n); id != "" {
			count[id]++
		}
	}
	var out []named
	for id := range count {
		if name := env.Snap().Title(kind, id); name != "" {
			out = append(out, named{id: id, name: name})
		}
	}
	slices.SortFunc(out, func(a, b named) int {
		return cmp.Or(cmp.Compare(count[b.id], count[a.id]), cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)))
	})
	return out
}

func among(people []named, team record.ID) (out []named) {
	for _, n := range people {
		if n.team == team {
			out = append(out, n)
		}
	}
	return out
}

func (v *view) goWith(k, value string) { v.P.Env.Host.GoTo(v.P.Route.With(k, value)) }

// tools choose who is looked at.
func (v *view) tools(people []named, who evaluation.Subject) app.UI {
	pick := func(key, label string, list []named, value record.ID) app.UI {
		return &ui.SelectField{Key: "scorecard-" + key, Label: i18n.T(label), HideLabel: true, Options: options(list), Value: string(value), OnChange: func(_ app.Context, id string) { v.goWith(key, id) }}
	}
	body := []app.UI{&ui.Segmented{Label: i18n.T("scorecards.of"), Value: v.of(), Options: []ui.Option{{Value: "person", Label: i18n.T("scorecards.of.person")}, {Value: "role", Label: i18n.T("scorecards.of.role")}, {Value: "team", Label: i18n.T("scorecards.of.team")}},
		OnChange: func(_ app.Context, s string) { v.goWith("of", s) }}}
	switch v.of() {
	case "role":
		body = append(body, pick("role", "scorecards.of.role", roles(v.P.Env, people), who.Role))
	case "team":
		body = append(body, pick("team", "scorecards.of.team", teams(v.P.Env, people), who.Team))
		if list := roles(v.P.Env, among(people, who.Team)); len(list) > 1 {
			body = append(body, pick("role", "scorecards.of.role", list, who.Role))
		}
	default:
		body = append(body, pick("person", "scorecards.of.person", people, who.Person))
	}
	return app.Div().Class("quota-tools").Body(append(body, v.ways(who)...)...)
}

// ways lead to what can be done with the scorecard.
func (v *view) ways(who evaluation.Subject) []app.UI {
	role := who.Role
	if p := workspace.Get(v.P.Env.Snap(), record.PersonKind, who.Person); p != nil {
		role = p.RoleID()
	}
	out := []app.UI{&ui.Button{Label: i18n.T("scorecards.edit"), Icon: icon.Edit, Kind: ui.Quiet, Small: true, Href: string(v.P.Route.To("settings", "scorecards").With("role", string(role)).Href())}}
	if who.Person != "" {
		out = append(out, &ui.Button{ID: "evaluate", Label: i18n.T("scorecards.evaluate"), Icon: icon.Check, Small: true, Href: v.P.Route.To("team", "evaluation").With("person", string(who.Person)).Href()})
	}
	return out
}
