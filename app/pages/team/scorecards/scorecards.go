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
	place.Register(place.Part{Place: "team", ID: "scorecards", Title: "scorecards.title", Order: 40,
		New: func(p page.Props) app.UI { return &view{P: p} }})
	place.Register(place.Part{Place: "team", ID: "evaluation", Title: "evaluation.title", Order: 50,
		New: func(p page.Props) app.UI { return &sheet{P: p} }})
}

// reads are the kinds on which a scorecard's answers depend.
var reads = append(append(kpi.FactKinds(), kpi.Kinds()...), "survey", "survey_answer", "role", "qualitative", "rating", "scorecard_line", "scorecard_range", "objective", "metric")

// answer is a card with its lines as rows.
type answer struct {
	evaluation.Card
	rows []row
}

func question(env *page.Env, per period.Period) evaluation.Question {
	return evaluation.Question{State: env.Snap().State, In: numbers.Input(env, per, nil), Book: env.Snap().Indicators()}
}

// answerOf reads a scorecard; it is read again only when something that it counts has changed.
func answerOf(env *page.Env, per period.Period, who evaluation.Subject) *answer {
	name := fmt.Sprint("scorecard ", who, per, env.Store.Today())
	return workspace.Derive(env.Snap(), name, reads, func(*workspace.Snapshot) *answer {
		a := &answer{Card: evaluation.Of(question(env, per), who)}
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

// staff are the people who are measured by a scorecard and were there in the period, by name.
func staff(env *page.Env, per period.Period) []named {
	var out []named
	has := map[record.ID]bool{}
	for _, l := range change.All(env.Snap().State, record.ScorecardLineKind) {
		has[l.Role] = true
	}
	for id, p := range change.All(env.Snap().State, record.PersonKind) {
		here := (!p.Start.Known() || p.Start < per.To) && (!p.End.Known() || p.End >= per.From)
		if has[p.RoleID()] && here {
			out = append(out, named{id, p.Name, p.RoleID(), p.Team})
		}
	}
	slices.SortFunc(out, func(a, b named) int {
		return cmp.Or(cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)), cmp.Compare(a.id, b.id))
	})
	return out
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
	people := staff(v.P.Env, v.period())
	if len(people) == 0 {
		return nobody(v.P)
	}
	who, name := v.subject(people)
	a := answerOf(v.P.Env, v.period(), who)
	return app.Div().Class("stack scorecard").Body(
		v.tools(people, who),
		v.head(a, name),
		notices(v.P, a),
		v.profile(a, name),
		v.lines(a, name),
		v.beside(people, who, a),
	)
}

// nobody explains what scorecards are for and offers the first step.
func nobody(p page.Props) app.UI {
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
