package kpis

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/objective"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// newGoal ties the indicator to an objective, of the scope in sight, and opens it.
func newGoal(p page.Props, ind *kpi.Indicator) {
	env := p.Env
	id := env.Store.NewID()
	rec := &record.Objective{Statement: i18n.T("kpis.goal.new.for", "name", i18n.Text(ind.Name)), Indicator: ind.ID, Each: record.EachQuarter, Reviewed: record.EachMonth, From: env.Store.Today()}
	if ind.Alternatives[0].Unit.IsMoney() {
		rec.Currency = env.Snap().Currency().String()
	}
	if dim, of, ok := numbers.ScopeParts(p.Route); ok {
		scoped(rec, dim, record.ID(of))
	}
	rec.Next = objective.Entry{ID: id, Objective: rec}.After(env.Store.Today())
	if env.Do(workspace.Create{Kind: record.ObjectiveKind.Name, ID: id, Rec: rec}) {
		env.Host.GoTo(p.Route.With("goal", string(id)))
		openGoal(env, id)
	}
}

// scoped makes an objective one of a team, a person, an account or a line.
func scoped(o *record.Objective, dim kpi.Dim, id record.ID) {
	o.Team, o.Person, o.Account, o.Line = "", "", "", ""
	switch dim {
	case kpi.ByTeam:
		o.Team = id
	case kpi.ByPerson:
		o.Person = id
	case kpi.ByAccount:
		o.Account = id
	case kpi.ByLine:
		o.Line = id
	}
}

// openGoal shows an objective's fields in the side panel.
func openGoal(env *page.Env, id record.ID) {
	env.Host.ShowPanel(page.Panel{Key: "objective " + string(id), Named: func() string { return env.Snap().Title("objective", id) },
		Body: func() []app.UI { return []app.UI{&goalForm{Env: env, ID: id, Rev: env.Store.Revision()}} },
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("kpis.goal.delete"), Icon: icon.Trash, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) {
				env.Host.ClosePanel()
				env.Delete(record.ObjectiveKind.Name, id)
			}}}
		}})
}

// goalForm is an objective's fields: those of any record, and the range in the indicator's own unit.
type goalForm struct {
	app.Compo
	Env *page.Env
	ID  record.ID
	Rev uint64

	problems map[string]text.Text
}

// CompoID tells the forms of different objectives apart.
func (f *goalForm) CompoID() string { return "objective " + string(f.ID) }

// Render draws what for and for whom, then the range, then when.
func (f *goalForm) Render() app.UI {
	o := workspace.Get(f.Env.Snap(), record.ObjectiveKind, f.ID)
	if o == nil {
		return app.P().Class("note").Text(i18n.T("form.gone"))
	}
	fields := func(names ...string) app.UI {
		return &form.Form{Env: f.Env, Kind: record.ObjectiveKind.Name, ID: f.ID, Rev: f.Rev, Fields: names}
	}
	return app.Div().Class("stack").Body(
		fields("statement", "owner"),
		f.whose(objective.Entry{ID: f.ID, Objective: o}),
		f.limits(o),
		fieldsAgain{f, []string{"why", "each", "from", "to", "reviewed", "next"}}.draw(),
	)
}

// fieldsAgain is a second part of the same record's fields; it needs another identity than the first.
type fieldsAgain struct {
	f     *goalForm
	names []string
}

func (x fieldsAgain) draw() app.UI {
	return app.Div().Body(&form.Form{Env: x.f.Env, Kind: record.ObjectiveKind.Name, ID: x.f.ID, Rev: x.f.Rev, Fields: x.names})
}

// whose chooses what the objective is of.
func (f *goalForm) whose(e objective.Entry) app.UI {
	value := ""
	if dim, id, ok := e.Whose(); ok {
		value = string(dim) + ":" + string(id)
	}
	return &ui.Combobox{Key: "objective of " + string(f.ID), Label: i18n.T("kpis.goal.of"), Value: value, Text: whose(f.Env, e), Problem: i18n.Text(f.problems[""]), Placeholder: i18n.T("numbers.whole"),
		Find: ui.Among(numbers.ScopeOptions(f.Env)), OnPick: func(_ app.Context, v string) {
			var o record.Objective
			if dim, id, ok := numbers.ScopeParts(page.Route("/").With("scope", v)); ok {
				scoped(&o, dim, record.ID(id))
			}
			set := func(field string, id record.ID) workspace.Set {
				return workspace.Set{Kind: record.ObjectiveKind.Name, ID: f.ID, Field: field, Value: record.OfText(string(id))}
			}
			f.try("", workspace.SetAll{set("team", o.Team), set("person", o.Person), set("account", o.Account), set("line", o.Line)})
		}}
}

// limits are the three values of the range, in the unit in which the indicator is read.
func (f *goalForm) limits(o *record.Objective) app.UI {
	ind := f.Env.Snap().Indicators().ByID(o.Indicator)
	if ind == nil {
		return app.P().Class("note").Text(i18n.T("kpis.goal.gone"))
	}
	u := ind.Alternative(o.Alternative).Unit
	unit := numbers.Per(ind, u)
	switch {
	case u.IsMoney():
		unit = o.Currency
	case unit == "" && u != kpi.Ratio && u != kpi.Count && u != kpi.Number:
		unit = i18n.Text(u.Label())
	}
	one := func(field string, v record.Opt) app.UI {
		info, _ := record.ObjectiveKind.Info(field)
		return &ui.NumberField{Key: "objective " + field + string(f.ID), Label: i18n.Text(info.Label), Problem: i18n.Text(f.problems[field]), Optional: true, Value: v.V, Known: v.OK,
			Decimals: 2, Percent: u == kpi.Ratio, Unit: unit, OnCommit: func(_ app.Context, v float64, known bool) {
				to := record.Value{}
				if known {
					to = record.OfFloat(v)
				}
				f.try(field, workspace.Set{Kind: record.ObjectiveKind.Name, ID: f.ID, Field: field, Value: to})
			}}
	}
	return app.Div().Class("stack stack-2").Body(
		app.P().Class("note").Text(i18n.T("kpis.goal.range.key", "better", i18n.Text(ind.Better.Label()))),
		app.Div().Class("form-row").Body(one("minimum", o.Minimum), one("target", o.Target), one("excellent", o.Excellent)))
}

// try does a command; what was refused stands beside its field.
func (f *goalForm) try(field string, cmd workspace.Command) { f.problems = refused(f.Env, field, cmd) }

// refused does a command and gives its problems by field; those of no field stand beside the one that was edited.
func refused(env *page.Env, field string, cmd workspace.Command) map[string]text.Text {
	out := map[string]text.Text{}
	for _, p := range env.Try(cmd) {
		at := p.Field
		if at == "" {
			at = field
		}
		out[at] = p.Text
	}
	return out
}
