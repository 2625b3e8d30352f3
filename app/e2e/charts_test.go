//go:build e2e

package e2e

import (
	"encoding/json"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// chart draws an option in a new element of the given size and returns what the
// SVG says.
func chart(p *drive.Person, id, option, lang string) string {
	quoted, _ := json.Marshal(option)
	drive.Eval[bool](p, `(() => {
		let el = document.getElementById("`+id+`");
		if (!el) {
			el = document.createElement("div");
			el.id = "`+id+`";
			el.className = "chart";
			el.style.width = "600px";
			el.style.height = "300px";
			document.body.append(el);
		}
		return rumboCharts.render(el, `+string(quoted)+`, "`+lang+`").then(() => true);
	})()`)
	p.Until("the chart is drawn", `document.querySelector("#`+id+` svg path")`)
	return drive.Eval[string](p, `[...document.querySelectorAll("#`+id+` svg text")].map(t => t.textContent).join(" ¦ ")`)
}

const barOption = `{
	"xAxis": {"type": "category", "data": ["ene", "feb"]},
	"yAxis": {"type": "value", "axisLabel": {"formatter": "@money"}},
	"tooltip": {"trigger": "axis", "valueFormatter": "@money"},
	"series": [{"type": "bar", "name": "Ganado", "color": "--chart-accent", "data": [123456700, 250000000], "label": {"show": true, "formatter": "@exact"}}],
	"rumbo": {"locale": "es-CL", "description": "Ventas ganadas por mes",
		"formats": {"money": {"kind": "number", "scale": 100, "compact": [{"by": 1e3, "word": " mil"}, {"by": 1e6, "word": " M"}]}, "exact": {"kind": "number", "scale": 100, "decimals": 1}}}
}`

// Charts speak the language, follow the theme, tell what was clicked, keep to
// the policy, and leave nothing behind.
func TestChart(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	p.Open("")
	p.WaitOffline()
	host.Stop() // charts work offline from the first one

	words := chart(p, "bars", barOption, "es")
	for _, want := range []string{"1.234.567,0", "2.500.000,0", "500 mil", "1,5 M", "ene"} {
		if !strings.Contains(words, want) {
			t.Errorf("the chart does not say %q: %s", want, words)
		}
	}
	if label := drive.Eval[string](p, `document.getElementById("bars").getAttribute("aria-label")`); label != "Ventas ganadas por mes" {
		t.Errorf("a screen reader hears %q", label)
	}

	drive.Eval[bool](p, `(document.getElementById("bars").addEventListener("rumbo:chart", e => { window.clicked = e.detail; }), true)`)
	p.ClickAt("#bars", 0.75, 0.7)
	p.Until("the click is told", `window.clicked && clicked.name === "feb" && clicked.seriesName === "Ganado" && clicked.value === 250000000`)
	p.Screenshot("chart-tooltip")

	accent := `[...document.querySelectorAll("#bars svg path")].some(e => e.getAttribute("fill") ===
		getComputedStyle(document.documentElement).getPropertyValue("--chart-accent").trim())`
	p.Until("the bars have the accent", accent)
	p.Dark(true)
	p.Until("the theme is dark", `getComputedStyle(document.documentElement).getPropertyValue("--page").trim() !== "#f7f8f8"`)
	p.Until("the bars have the dark accent", accent)

	drive.Eval[bool](p, `(document.getElementById("bars").style.width = "420px", true)`)
	p.Until("the chart fits its place", `document.querySelector("#bars svg").getAttribute("width") === "420"`)

	drive.Eval[bool](p, `(rumboCharts.dispose(document.getElementById("bars")), true)`)
	if n := drive.Eval[int](p, `document.querySelectorAll("#bars svg").length`); n != 0 {
		t.Error("dispose leaves the drawing behind")
	}
}

// The kinds that few pages need are loaded when asked for.
func TestRareCharts(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	p.Open("")
	chart(p, "bars", barOption, "es")
	for _, r := range p.RequestLog() {
		if strings.Contains(r, "echarts-more") {
			t.Errorf("a bar chart loads %s", r)
		}
	}
	words := chart(p, "heat", `{"xAxis": {"type": "category", "data": ["Nómina", "CRM"]}, "yAxis": {"type": "category", "data": ["Ventas"]},
		"visualMap": {"min": 0, "max": 10}, "series": [{"type": "heatmap", "data": [[0, 0, 2], [1, 0, 9]], "label": {"show": true, "formatter": "@pct"}}],
		"rumbo": {"formats": {"pct": {"kind": "percent"}}}}`, "en")
	if !strings.Contains(words, "900%") {
		t.Errorf("the heat map says %s", words)
	}
	chart(p, "interval", `{"xAxis": {"type": "category", "data": ["Q1", "Q2"]}, "yAxis": {"type": "value"},
		"series": [{"type": "custom", "renderItem": "@interval", "data": [[0, 2, 5], [1, 3, 9]]}]}`, "en")
	chart(p, "flow", `{"series": [{"type": "sankey", "data": [{"name": "a"}, {"name": "b"}], "links": [{"source": "a", "target": "b", "value": 3}]}]}`, "en")
}
