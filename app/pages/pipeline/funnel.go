package pipeline

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// step is one open stage with what stands in it.
type step struct {
	stage  workspace.Ref[record.Stage]
	result kpi.Result
}

// steps asks the open pipeline stage by stage.
func (p *pipeline) steps() []step {
	var out []step
	for _, st := range p.P.Env.Snap().Stages() {
		if st.Rec.Outcome == record.StageOpen {
			out = append(out, step{st, p.sums.stages[string(st.ID)]})
		}
	}
	return out
}

// funnel shows the open stages as bars; each leads to its deals.
func (p *pipeline) funnel() app.UI {
	l, cur := i18n.Locale(), p.P.Env.Snap().Currency()
	c := chart.Bars{
		Title: i18n.T("pipeline.funnel"), Corner: i18n.T("pipeline.stage"), Horizontal: true,
		Format: chart.Format{Kind: chart.Money, Currency: cur},
	}
	steps := p.steps()
	amounts := chart.Series{Name: i18n.T("pipeline.amount")}
	best, most := "", 0.0
	for _, s := range steps {
		v := math.NaN()
		if s.result.Known {
			v = s.result.Value
		}
		if v > most {
			best, most = s.stage.Rec.Name, v
		}
		c.Labels = append(c.Labels, i18n.T("pipeline.funnel.label", "stage", s.stage.Rec.Name, "n", l.Int(int64(s.result.N))))
		amounts.Values = append(amounts.Values, v)
	}
	c.Series = []chart.Series{amounts}
	c.Summary = i18n.T("pipeline.funnel.nothing")
	if most > 0 {
		c.Summary = i18n.T("pipeline.funnel.summary", "stage", best, "amount", c.Format.Short(most))
	}
	drawn := c.Chart()
	drawn.OnPick = func(_ app.Context, at chart.Point) {
		if at.Index >= 0 && at.Index < len(steps) {
			p.goWith("stage", string(steps[at.Index].stage.ID))
		}
	}
	return drawn
}

// filters narrow the table; they are part of the link.
func (p *pipeline) filters() app.UI {
	r := p.P.Route
	show := r.Get("show")
	if show == "" {
		show = record.StageOpen
	}
	stages := []ui.Option{}
	for _, st := range p.P.Env.Snap().Stages() {
		if show == "all" || st.Rec.Outcome == show {
			stages = append(stages, ui.Option{Value: string(st.ID), Label: st.Rec.Name})
		}
	}
	return app.Div().Class("filters").Body(
		&ui.Segmented{Label: i18n.T("pipeline.show"), Value: show, Options: []ui.Option{
			{Value: record.StageOpen, Label: i18n.T("pipeline.show.open")}, {Value: record.StageWon, Label: i18n.T("pipeline.show.won")},
			{Value: record.StageLost, Label: i18n.T("pipeline.show.lost")}, {Value: "all", Label: i18n.T("pipeline.show.all")},
		}, OnChange: func(_ app.Context, v string) { p.goTo(r.With("show", v).With("stage", "")) }},
		&ui.SelectField{Key: "stage", Label: i18n.T("pipeline.stage"), HideLabel: true, Options: stages, Value: r.Get("stage"), None: i18n.T("pipeline.anystage"),
			OnChange: func(_ app.Context, v string) { p.goWith("stage", v) }},
		&ui.SelectField{Key: "owner", Label: i18n.T("pipeline.owner"), HideLabel: true, Options: people(p.P.Env), Value: r.Get("owner"), None: i18n.T("pipeline.anyowner"),
			OnChange: func(_ app.Context, v string) { p.goWith("owner", v) }},
		&ui.TextField{Key: "find", ID: "find-deal", Label: i18n.T("pipeline.find"), HideLabel: true, Placeholder: i18n.T("pipeline.find"), Kind: "search",
			Value: p.query, OnInput: func(_ app.Context, v string) { p.query = v }},
	)
}

func people(env *page.Env) []ui.Option {
	var out []ui.Option
	for _, r := range workspace.List(env.Snap(), record.PersonKind, func(a, b *record.Person) bool { return a.Name < b.Name }) {
		out = append(out, ui.Option{Value: string(r.ID), Label: r.Rec.Name})
	}
	return out
}
