// Package scoring is where it is set what calls are aimed at, how much each sign of a lead's interest weighs, and, as a
// part of its own, people's time and cost and the days on which nobody works.
package scoring

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
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
	"rumbo/engine/workspace"
)

func init() {
	place.Register(place.Part{Place: "settings", ID: "scoring", Title: "scoring.title", Order: 50,
		New: func(p page.Props) app.UI { return &view{P: p} }})
	place.Register(place.Part{Place: "settings", ID: "time", Title: "scoring.time", Order: 51,
		New: func(p page.Props) app.UI { return &timing{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	draft *record.EngagementRule // nil: none is being written
	n     int                    // drafts so far, so that each has fields of its own
	edits int                    // of the draft
	work  numbers.Work
	seen  preview
}

// preview is what a draft would change.
type preview struct {
	moves     kpi.BandMoves
	now, then []kpi.Row
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "scoring" }

// Render shows the goals, the rule in force and the one being written.
func (v *view) Render() app.UI {
	return app.Div().Class("stack").Body(
		app.Section().Class("stack stack-2 narrow").Body(app.H2().Text(i18n.T("scoring.goals")), app.P().Class("lead").Text(i18n.T("scoring.goals.text")),
			&form.Form{Env: v.P.Env, Kind: "settings", ID: record.TheSettings, Rev: v.P.Rev, Fields: []string{"calls_day", "conversations_day"}}),
		app.Section().Class("stack stack-2").Body(
			app.Div().Class("section-head").Body(app.H2().Text(i18n.T("scoring.weights")),
				&ui.Button{ID: "new-rule", Label: i18n.T("scoring.change"), Icon: icon.Edit, Small: true, Disabled: v.draft != nil, OnClick: func(app.Context) { v.begin() }}),
			app.P().Class("lead").Text(i18n.T("scoring.weights.text")),
			v.drafted(), v.rules()))
}

func (v *view) today() period.Date { return v.P.Env.Store.Today() }

// begin writes a new rule, at first as the one in force.
func (v *view) begin() {
	r := v.P.Env.Snap().Numbers().Rule(v.today())
	r.From, r.Notes = v.today(), ""
	v.draft, v.n, v.edits = &r, v.n+1, 0
}

// drafted is the rule being written, with what it would change.
func (v *view) drafted() app.UI {
	if v.draft == nil {
		return app.Div().Hidden(true)
	}
	env, k := v.P.Env, record.EngagementRuleKind.Any()
	var problems []string
	for _, p := range k.Validate(v.draft) {
		problems = append(problems, page.ProblemText(p))
	}
	var fields []app.UI
	for i, f := range k.Infos() {
		if f.Type == record.TypeNumber {
			fields = append(fields, v.number(i, f))
		}
	}
	return app.Div().Class("side-form stack scoring-draft").Body(
		&ui.DateField{Key: v.key("from"), Label: i18n.T("scoring.from"), Value: v.draft.From, Today: v.today(), OnCommit: func(_ app.Context, d period.Date) { v.draft.From = d; v.edits++ }},
		app.Div().Class("scoring-fields").Body(fields...),
		app.Range(problems).Slice(func(i int) app.UI { return app.P().Class("field-problem").Role("alert").Text(problems[i]) }),
		v.effect(len(problems) > 0),
		app.Div().Class("line").Body(
			&ui.Button{ID: "rule-save", Label: i18n.T("scoring.save"), Icon: icon.Check, Kind: ui.Primary, Disabled: len(problems) > 0, OnClick: func(app.Context) { v.save() }},
			&ui.Button{Label: i18n.T("common.cancel"), OnClick: func(app.Context) { v.draft = nil; env.Host.Refresh() }}))
}

// number is one weight of the draft.
func (v *view) number(i int, f record.FieldInfo) app.UI {
	k := record.EngagementRuleKind.Any()
	x := k.Get(v.draft, i)
	return &ui.NumberField{Key: v.key(f.Name), Label: i18n.Text(f.Label), Value: x.Float(), Known: !x.IsNull(), Decimals: 2, OnCommit: func(_ app.Context, n float64, known bool) {
		val := record.Value{}
		if known {
			val = record.OfFloat(n)
		}
		k.Set(v.draft, i, val)
		v.edits++
		v.P.Env.Host.Refresh()
	}}
}

// effect says how many leads would change their band, and whether the bands would tell buyers apart better.
func (v *view) effect(wrong bool) app.UI {
	if wrong {
		return app.Div().Hidden(true)
	}
	rule := *v.draft
	if !v.work.Ready(v.P, v.key("")+string(rune('0'+v.edits)), func(in kpi.Input, p *pace.Pace) func() {
		in.Period, in.Scope = period.Period{}, nil
		seen := preview{moves: kpi.MovesUnder(in, rule)}
		p.Now()
		ask := kpi.Ask{Indicator: kpi.EngagementConversion}
		seen.now = kpi.Across(in, kpi.ByBand, p, ask)
		in.Facts = in.Facts.Under(rule)
		seen.then = kpi.Across(in, kpi.ByBand, p, ask)
		return func() { v.seen = seen }
	}) {
		return numbers.Waiting()
	}
	return v.seen.draw()
}

// save keeps the draft; one that begins on the day of another takes its place.
func (v *view) save() {
	ui.HandOver()
	env, k := v.P.Env, record.EngagementRuleKind
	for _, id := range form.IDs(env, k.Name, "") {
		if r := workspace.Get(env.Snap(), k, id); r != nil && r.From == v.draft.From {
			var cmd workspace.SetAll
			for i, f := range k.Any().Infos() {
				cmd = append(cmd, workspace.Set{Kind: k.Name, ID: id, Field: f.Name, Value: k.Any().Get(v.draft, i)})
			}
			v.done(env.Do(cmd))
			return
		}
	}
	rec := *v.draft
	v.done(env.Do(workspace.Create{Kind: k.Name, Rec: &rec}))
}

func (v *view) done(ok bool) {
	if !ok {
		return
	}
	v.draft = nil
	v.P.Env.Host.Toast(i18n.T("scoring.saved"), true)
}
