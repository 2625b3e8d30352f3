package kpis

import (
	"math"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/objective"
	"rumbo/engine/period"
)

// underOf is the period that an objective was measured in.
func underOf(env *page.Env, s objective.Status) string {
	if s.Input.Period == (period.Period{}) {
		return i18n.T("numbers.now")
	}
	return env.PeriodName(s.Input.Period)
}

// points are the course of an objective's number; nil where there is none to show.
func points(s objective.Status) []float64 {
	out, known := make([]float64, len(s.Points)), 0
	for i, p := range s.Points {
		out[i] = math.NaN()
		if p.Result.Known {
			out[i] = p.Result.Value
			known++
		}
	}
	if known < 2 {
		return nil
	}
	return out
}

// metrics are the indicators that pass the search and the filter.
func (k *library) metrics() []*kpi.Indicator {
	only := k.P.Route.Get("only")
	if only == "kpis" || only == "off" {
		return nil
	}
	var out []*kpi.Indicator
	for _, ind := range k.answers.about.book.All() {
		if (only != "own" || ind.Own()) && k.matches(ind, "") {
			out = append(out, ind)
		}
	}
	return out
}

func (k *library) nothing() bool { return len(k.metrics()) == 0 && len(k.shown()) == 0 }

// areas are those that have indicators, in order; what people made comes first.
func (k *library) areas() []kpi.Area {
	var out []kpi.Area
	for _, ind := range k.metrics() {
		if len(out) == 0 || out[len(out)-1] != ind.Area {
			out = append(out, ind.Area)
		}
	}
	if n := len(out); n > 1 && out[n-1] == kpi.Own {
		out = append([]kpi.Area{kpi.Own}, out[:n-1]...)
	}
	return out
}

// area is an area's cards, of which there may be so many more in all; what they leave of them is for the next areas.
func (k *library) area(a kpi.Area, room *int) app.UI {
	var cards []app.UI
	var reasons []string
	without := map[string][]*kpi.Indicator{} // on facts that there are none of, by the reason
	for _, ind := range k.metrics() {
		if ind.Area != a {
			continue
		}
		if got := k.answers.of(ind); got != nil && ind.OnFacts && !ind.Own() && !got.compared.Now.Known {
			why := got.compared.Now.Why.In(i18n.Locale())
			if without[why] == nil {
				reasons = append(reasons, why)
			}
			without[why] = append(without[why], ind)
			continue
		}
		if *room > 0 {
			*room--
			cards = append(cards, &card{Env: k.P.Env, Route: k.P.Route, Ind: ind, Got: k.answers.of(ind), Tied: k.tied(ind), Words: i18n.Locale().Tag})
		}
	}
	return app.Section().Class("kpi-area").Body(app.H2().Text(i18n.Text(a.Label())), app.Div().Class("kpi-cards").Body(cards...),
		app.Range(reasons).Slice(func(i int) app.UI { return k.unknown(reasons[i], without[reasons[i]]) }))
}

// unknown names the indicators that have no number for one reason, instead of a card of nothing for each.
func (k *library) unknown(why string, list []*kpi.Indicator) app.UI {
	return app.P().Class("note", "kpi-unknown").Body(app.Text(why+" "), app.Range(list).Slice(func(i int) app.UI {
		return app.A().ID("kpi-" + list[i].ID).Href(k.P.Route.To("kpis", list[i].ID).Href()).Text(i18n.Text(list[i].Name))
	}))
}

// tied reports whether an indicator has an objective.
func (k *library) tied(ind *kpi.Indicator) bool {
	return slices.ContainsFunc(numbers.Objectives(k.P.Env), func(e objective.Entry) bool { return e.Indicator == ind.ID })
}

// delta is the change against a year before, or else against the period before.
func delta(env *page.Env, in kpi.Input, c kpi.Comparison) ui.Delta {
	ch := c.Year
	if in.Period == page.Whole(env.Snap()) {
		return ui.Delta{} // nothing lies before everything
	}
	if !ch.Known {
		ch = c.Before
	}
	if !ch.Known {
		return ui.Delta{}
	}
	l := i18n.Locale()
	text := ch.Difference.Format(l)
	switch {
	case c.Now.Unit == kpi.Ratio:
		text = i18n.T("kpis.points", "n", l.Signed(ch.Difference.Value*100, 1))
	case ch.Share.Known:
		text = l.SignedPercent(ch.Share.Value, 1)
	}
	return ui.Delta{Text: text, Against: i18n.T("kpis.against", "period", env.PeriodName(ch.Period)),
		Up: ch.Difference.Value > 0, Down: ch.Difference.Value < 0, Better: ch.Good > 0, Worse: ch.Good < 0}
}
