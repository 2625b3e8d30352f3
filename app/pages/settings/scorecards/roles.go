// Package scorecards is where a company says by what each role is measured: the lines with their ranges and weights, ranges
// of people's and clients' own, and the levels of what is judged.
package scorecards

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/evaluation"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	place.Register(place.Part{Place: "settings", ID: "scorecards", Title: "roles.title", Order: 50,
		New: func(p page.Props) app.UI { return &editor{P: p} }})
}

type editor struct {
	app.Compo
	P page.Props

	refused string // why the role could not be taken away
	refusal record.ID
}

// CompoID keeps one editor.
func (e *editor) CompoID() string { return "scorecard editor" }

// Render shows the chosen role's scorecard, and what is judged.
func (e *editor) Render() app.UI {
	env := e.P.Env
	roles := form.References(env, "role", "")
	if len(roles) == 0 {
		return &ui.Empty{Icon: icon.Target, Title: i18n.T("scorecards.empty"), Text: i18n.T("scorecards.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{ID: "begin-scorecards", Label: i18n.T("scorecards.begin"), Kind: ui.Primary, OnClick: func(app.Context) {
				if env.Do(workspace.BeginScorecards{Lang: i18n.Locale().Lang}) {
					env.Host.Toast(i18n.T("scorecards.begun"), true)
				}
			}}}
		}}
	}
	role := record.ID(roles[0].Value)
	for _, o := range roles {
		if o.Value == e.P.Route.Get("role") {
			role = record.ID(o.Value)
		}
	}
	lines := evaluation.LinesOf(env.Snap().State, role)
	return app.Div().Class("stack scorecard").Body(
		app.P().Class("lead").Text(i18n.T("roles.lead")),
		e.tools(roles, role),
		e.about(role),
		e.weights(role, lines),
		e.lines(role, lines),
		e.ranges(lines),
		e.qualities(),
	)
}

func (e *editor) tools(roles []ui.Option, role record.ID) app.UI {
	env := e.P.Env
	return app.Div().Class("quota-tools").Body(
		&ui.SelectField{Key: "role", Label: i18n.T("scorecards.of.role"), HideLabel: true, Options: roles, Value: string(role), OnChange: func(_ app.Context, id string) { env.Host.GoTo(e.P.Route.With("role", id)) }},
		&ui.Button{ID: "add-role", Label: i18n.T("roles.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
			id := env.Store.NewID()
			if env.Do(workspace.Create{Kind: "role", ID: id, Rec: &record.Role{Name: i18n.T("roles.new"), Rank: record.RankBetween(form.LastRank(env, "role", ""), "")}}) {
				browser.Go(string(e.P.Route.With("role", string(id))))
			}
		}},
		&ui.IconButton{ID: "delete-role", Icon: icon.Trash, Small: true, Label: i18n.T("roles.delete"), OnClick: func(ctx app.Context) { e.remove(ctx, role) }},
		&ui.Button{Label: i18n.T("roles.see"), Kind: ui.Quiet, Small: true, Href: e.P.Route.To("team", "scorecards").With("of", "role").With("role", string(role)).Href()},
	)
}

// remove takes a role away, or says beside its name who has it.
func (e *editor) remove(ctx app.Context, role record.ID) {
	env, title := e.P.Env, e.P.Env.Snap().Title("role", role)
	e.refused, e.refusal = "", role
	if p := env.Try(workspace.Delete{Kind: "role", ID: role}); len(p) > 0 {
		e.refused = i18n.Text(p[0].Text)
	} else {
		env.Host.Toast(i18n.T("shell.deleted", "what", title), true)
	}
	ctx.Update()
}

// about is the role's name and mission, who has it, and why it cannot be taken away.
func (e *editor) about(role record.ID) app.UI {
	env, n := e.P.Env, 0
	for _, p := range change.All(env.Snap().State, record.PersonKind) {
		if p.RoleID() == role {
			n++
		}
	}
	return app.Div().Class("stack stack-2 role-about").Body(&form.Form{Env: env, Kind: "role", ID: role, Rev: e.P.Rev, Fields: []string{"name", "mission"}},
		app.If(e.refused != "" && e.refusal == role, func() app.UI {
			return app.P().Class("field-problem").Role("alert").Body(icon.Small(icon.Warning), app.Span().Text(e.refused))
		}),
		app.P().Class("note").Text(i18n.N("roles.people", n)))
}

// weights says what the weights sum to, and offers to mend it.
func (e *editor) weights(role record.ID, lines []evaluation.Ref) app.UI {
	sum := 0.0
	for _, l := range lines {
		sum += l.Rec.Weight.Or(0)
	}
	if len(lines) == 0 || math.Abs(sum-evaluation.Whole) < 1e-9 {
		return app.Div().Hidden(true)
	}
	env := e.P.Env
	return &ui.Notice{Title: i18n.T("scorecards.weights", "sum", i18n.Locale().Short(sum, 1)), Text: i18n.T("scorecards.weights.text"), Actions: func() []app.UI {
		return []app.UI{&ui.Button{ID: "normalise", Label: i18n.T("scorecards.normalise"), Small: true, Disabled: sum <= 0, OnClick: func(app.Context) {
			if env.Do(workspace.NormaliseWeights{Role: role}) {
				env.Host.Toast(i18n.T("scorecards.normalised"), true)
			}
		}}}
	}}
}

// qualities are what is judged, each with its levels.
func (e *editor) qualities() app.UI {
	env := e.P.Env
	ids := form.IDs(env, "qualitative", "")
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("roles.qualities")), app.Div().Class("page-tools").Body(
			&ui.Button{ID: "add-quality", Label: i18n.T("roles.qualities.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				id := env.Store.NewID()
				if env.Do(workspace.Create{Kind: "qualitative", ID: id, Rec: &record.Qualitative{Name: i18n.T("roles.qualities.new"), Levels: []string{i18n.T("roles.level.low"), i18n.T("roles.level.mid"), i18n.T("roles.level.high")},
					Rank: record.RankBetween(form.LastRank(env, "qualitative", ""), "")}}) {
					form.Open(env, "qualitative", id)
				}
			}})),
		app.P().Class("note").Text(i18n.T("roles.qualities.text")),
		&form.Rows{Env: env, Rev: e.P.Rev, Key: "qualities", Kind: "qualitative", IDs: ids, Ranked: true, Fields: []string{"name", "about"}, Keep: func(id record.ID) string { return e.inUse(id) },
			Also:   []form.Signal{{Header: i18n.T("roles.levels"), Right: true, Text: func(id record.ID) string { return levels(env, id) }, Draw: func(id record.ID) app.UI { return app.Span().Class("num").Text(levels(env, id)) }}},
			OnOpen: func(id record.ID) { form.Open(env, "qualitative", id) }, Empty: i18n.T("roles.qualities.text")})
}

func levels(env *page.Env, id record.ID) string {
	if q := workspace.Get(env.Snap(), record.QualitativeKind, id); q != nil {
		return i18n.Locale().Int(int64(len(q.Levels)))
	}
	return ""
}

// inUse tells which role's scorecard uses what is judged, "" if none.
func (e *editor) inUse(id record.ID) string {
	for _, l := range change.All(e.P.Env.Snap().State, record.ScorecardLineKind) {
		if l.Quality == id {
			return i18n.T("roles.qualities.used", "role", e.P.Env.Snap().Title("role", l.Role))
		}
	}
	return ""
}

func stamp(rev uint64) string { return strconv.FormatUint(rev, 36) }
