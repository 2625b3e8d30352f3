package forecast

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/components/ui"
)

func (v *view) show(key, title string, x func() ui.Explanation) {
	v.env.Host.ShowPanel(page.Panel{Key: "forecast " + key, Title: title, Body: func() []app.UI { return []app.UI{&ui.Explain{What: x()}} }})
}

// explain gives the exact figures of the total and all that they rest on.
func (v *view) explain() {
	v.show("total", i18n.T("forecast.explain.title"), func() ui.Explanation {
		t, l := v.a.Total, i18n.Locale()
		x := ui.Explanation{
			Value: v.exact(t.Whole.P50), Unit: i18n.T("forecast.explain.median"), Under: v.under(),
			Formula: i18n.T("forecast.explain.formula"),
			With: i18n.T("forecast.explain.with", "pipeline", l.Percent(t.Weight, 0), "a", v.wayExact("pipeline"),
				"history", l.Percent(1-t.Weight, 0), "b", v.wayExact("history"), "total", v.exact(t.Whole.P50)),
			Definition: i18n.T("forecast.explain.definition"),
			Source:     i18n.T("forecast.explain.source", "months", l.Int(int64(v.a.History.Months)), "closed", l.Int(int64(v.a.Closed)), "open", l.Int(int64(v.a.Open)), "day", l.DateLong(v.a.AsOf)),
			Facts:      append(v.rangeFacts(t.Whole), ui.Fact{Name: i18n.T("forecast.fan.mean"), Value: v.exact(t.Whole.Mean)}),
		}
		if v.a.Total.Weight >= 1 {
			x.With = ""
		}
		x.Facts = append(x.Facts, v.historyFacts()...)
		x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("forecast.explain.fresh"), Value: i18n.T("forecast.explain.permonth", "n", l.Number(v.a.PerMonth, 1), "share", l.Percent(v.a.Convert, 0))})
		x.Warnings = v.warnings()
		return x
	})
}

func (v *view) wayExact(id string) string {
	for _, w := range v.a.Total.Ways {
		if w.ID == id {
			return v.exact(w.Mean)
		}
	}
	return ""
}

// rangeFacts are the exact ends of the ranges.
func (v *view) rangeFacts(r job.Range) []ui.Fact {
	between := func(a, b float64) string {
		return i18n.T("forecast.explain.between", "low", v.exact(a), "high", v.exact(b))
	}
	return []ui.Fact{{Name: i18n.T("forecast.explain.eight"), Value: between(r.P10, r.P90)}, {Name: i18n.T("forecast.explain.half"), Value: between(r.P25, r.P75)}}
}

// historyFacts tell which methods made the forecast from past sales, and how wrong they were.
func (v *view) historyFacts() []ui.Fact {
	h, l := v.a.History, i18n.Locale()
	var out []ui.Fact
	add := func(key, value string) { out = append(out, ui.Fact{Name: i18n.T(key), Value: value}) }
	var parts []string
	for i, p := range h.Parts {
		if i < 4 && p.Share >= .05 {
			parts = append(parts, i18n.T("forecast.explain.part", "name", i18n.Text(p.Name), "share", l.Percent(p.Share, 0)))
		}
	}
	if len(parts) > 0 {
		add("forecast.explain.methods", strings.Join(parts, "; "))
	}
	var reasons []string
	for i, r := range h.Reasons {
		if i > 0 || len(parts) == 0 { // the first names the methods again
			reasons = append(reasons, i18n.Text(r))
		}
	}
	if len(reasons) > 0 {
		add("forecast.explain.why", strings.Join(reasons, " "))
	}
	for _, m := range []struct {
		key    string
		value  *float64
		format func(float64) string
	}{
		{"forecast.explain.wape", h.WAPE, func(x float64) string { return l.Percent(x, 1) }}, {"forecast.explain.mase", h.MASE, func(x float64) string { return l.Number(x, 2) }},
		{"forecast.explain.bias", h.Bias, func(x float64) string { return l.SignedPercent(x, 1) }}, {"forecast.explain.cov80", h.Cov80, func(x float64) string { return l.Percent(x, 0) }},
	} {
		if m.value != nil {
			add(m.key, i18n.T("forecast.explain.measured", "value", m.format(*m.value), "n", l.Int(int64(h.N))))
		}
	}
	return out
}

func (v *view) warnings() []string {
	var out []string
	if v.a.Overdue > 0 {
		out = append(out, i18n.N("forecast.overdue", v.a.Overdue))
	}
	if !v.a.Learned {
		out = append(out, i18n.T("forecast.notlearned"))
	}
	for _, w := range v.a.Warnings {
		out = append(out, i18n.Text(w))
	}
	return out
}

// explainTarget tells how the chance of reaching the target and the proposed targets come about.
func (v *view) explainTarget() {
	v.show("target", i18n.T("forecast.chance"), func() ui.Explanation {
		t, l := v.a.Total, i18n.Locale()
		x := ui.Explanation{Value: "–", Under: v.under(), Formula: i18n.T("forecast.chance.formula"), Definition: i18n.T("forecast.chance.definition"),
			Facts: []ui.Fact{{Name: i18n.T("forecast.budget"), Value: v.exact(t.Budget)}, {Name: i18n.T("forecast.stretch"), Value: v.exact(t.Stretch)}}}
		if t.Target > 0 {
			x.Value = l.Percent(t.Chance, 1)
			x.With = i18n.T("forecast.chance.with", "target", v.exact(t.Target), "share", l.Percent(t.Chance, 1))
		} else {
			x.Warnings = append(x.Warnings, i18n.T("forecast.target.none"))
		}
		return x
	})
}

// explainWay tells how a way reckons and how it was measured.
func (v *view) explainWay(w job.Way) {
	v.show("way "+w.ID, wayName(w.ID), func() ui.Explanation {
		l := i18n.Locale()
		x := ui.Explanation{Value: v.exact(w.Mean), Under: v.under(), Definition: i18n.T("forecast.way." + w.ID + ".about")}
		if w.Range != nil {
			x.Facts = v.rangeFacts(*w.Range)
		}
		if m := w.Measured; m != nil {
			x.N = l.Int(int64(m.N))
			x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("forecast.way.error"), Value: l.Percent(m.WAPE, 1)}, ui.Fact{Name: i18n.T("forecast.way.bias"), Value: l.SignedPercent(m.Bias, 1)})
			if m.Coverage != nil {
				x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("forecast.way.coverage"), Value: l.Percent(*m.Coverage, 0)})
			}
			x.Source = i18n.T("forecast.way.measured", "n", l.Int(int64(m.N)))
		} else if w.ID == "declared" || w.ID == "commit" {
			x.Warnings = append(x.Warnings, i18n.T("forecast.way.unmeasurable"))
		}
		if w.ID == "history" {
			x.Facts = append(x.Facts, v.historyFacts()...)
		}
		return x
	})
}
