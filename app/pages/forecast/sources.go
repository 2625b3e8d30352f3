package forecast

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/record"
)

func recordID(s string) record.ID { return record.ID(s) }

// sources shows what the expected total is made of: what is won, the open deals by stage, business that
// does not exist yet, and what the history of sales corrects.
func (v *view) sources() app.UI {
	t := v.a.Total
	c := chart.Waterfall{Title: i18n.T("forecast.sources"), Corner: i18n.T("forecast.sources.corner"), Value: i18n.T("forecast.sources.value"), Format: v.format()}
	inHand, deals := 0.0, 0
	c.Steps = append(c.Steps, chart.Step{Name: i18n.T("forecast.sources.won"), Value: v.units(t.Won)})
	for i := len(t.Stages) - 1; i >= 0; i-- { // the nearest to winning first
		p := t.Stages[i]
		inHand += p.Expected
		deals += p.Deals
		if p.Deals == 0 {
			continue
		}
		name := i18n.T("forecast.sources.nostage")
		if p.Stage != "" {
			name = v.env.Snap().Title("stage", record.ID(p.Stage))
		}
		c.Steps = append(c.Steps, chart.Step{Name: name, Value: v.units(p.Expected)})
	}
	c.Steps = append(c.Steps, chart.Step{Name: i18n.T("forecast.sources.fresh"), Value: v.units(t.Fresh)})
	if t.Adjust != 0 {
		c.Steps = append(c.Steps, chart.Step{Name: i18n.T("forecast.sources.adjust"), Value: v.units(t.Adjust)})
	}
	c.Steps = append(c.Steps, chart.Step{Name: i18n.T("forecast.sources.total"), Value: v.units(t.Whole.Mean), Total: true})
	c.Summary = i18n.T("forecast.sources.summary", "won", v.short(t.Won), "deals", i18n.N("forecast.deals", deals), "inhand", v.short(inHand), "fresh", v.short(t.Fresh))
	return app.Section().Class("section").Body(c.Chart(), app.P().Class("section-note").Text(v.sourcesNote()), v.stages())
}

func (v *view) sourcesNote() string {
	l := i18n.Locale()
	if v.a.Total.Weight >= 1 {
		return i18n.T("forecast.sources.only")
	}
	return i18n.T("forecast.sources.weight", "pipeline", l.Percent(v.a.Total.Weight, 0), "history", l.Percent(1-v.a.Total.Weight, 0))
}

// stage is one line of the table behind the steps.
type stage struct {
	name             string
	deals            int
	priced           int
	amount, expected float64
}

// stages sets what stands in each stage beside what is expected of it in the period.
func (v *view) stages() app.UI {
	var list []stage
	for _, p := range v.a.Total.Stages {
		if p.Deals > 0 {
			name := i18n.T("forecast.sources.nostage")
			if p.Stage != "" {
				name = v.env.Snap().Title("stage", record.ID(p.Stage))
			}
			list = append(list, stage{name, p.Deals, p.Priced, p.Amount, p.Expected})
		}
	}
	if len(list) == 0 {
		return app.Div().Hidden(true)
	}
	l, unit := i18n.Locale(), v.env.Snap().Currency().String()
	return &ui.Table[stage]{Key: "forecast stages", Caption: i18n.T("forecast.stages"), Rows: list, Plain: true, Stamp: v.stamp(),
		RowKey: func(s stage) string { return s.name }, Columns: []ui.Column[stage]{
			{ID: "stage", Header: i18n.T("forecast.stage"), Size: "m", Text: func(s stage) string { return s.name }},
			{ID: "deals", Header: i18n.T("forecast.stage.deals"), Right: true, Text: func(s stage) string { return l.Int(int64(s.deals)) }},
			{ID: "amount", Header: i18n.T("forecast.stage.amount"), Unit: unit, Right: true, Text: func(s stage) string {
				if s.priced == 0 {
					return locale.None
				}
				return v.plain(s.amount)
			}},
			{ID: "expected", Header: i18n.T("forecast.stage.expected"), Unit: unit, Right: true, Text: func(s stage) string { return v.plain(s.expected) }},
		}}
}

// stamp changes with everything that cells depend on besides their row.
func (v *view) stamp() string { return i18n.Locale().Tag + v.env.Snap().Currency().String() }
