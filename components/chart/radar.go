package chart

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/words"
)

// MostAxes is from how many axes on a radar cannot be read: use bars then.
const MostAxes = 6

// Radar is the profile of one or two things on three to six axes from 0 to 100. The figures must stand beside it.
type Radar struct {
	Title  string
	Axes   []string
	Series []RadarSeries
}

// RadarSeries is one of them; NaN is a gap.
type RadarSeries struct {
	Name   string
	Values []float64
	Accent bool
}

// The picture's inner measures.
const (
	radarWide   = 500.0
	radarHigh   = 270.0
	radarRadius = 96.0
)

// Draw gives the picture.
func (r Radar) Draw() app.UI {
	n := len(r.Axes)
	if n < 3 || n > MostAxes {
		return app.Div().Hidden(true)
	}
	point := func(i int, v float64) (x, y float64) {
		a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		return radarWide/2 + radarRadius*v/100*math.Cos(a), radarHigh/2 + 4 + radarRadius*v/100*math.Sin(a)
	}
	ring := func(class string, v float64) app.UI {
		d := ""
		for i := range n {
			x, y := point(i, v)
			d += map[bool]string{true: "M", false: "L"}[i == 0] + short(x) + " " + short(y)
		}
		return app.Elem("path").XMLNS(svgNS).Class(class).Attr("d", d+"Z")
	}
	parts := []app.UI{ring("radar-ring", 100), ring("radar-target", 80), ring("radar-ring", 40)}
	for i, name := range r.Axes {
		x, y := point(i, 100)
		x0, y0 := point(i, 0)
		parts = append(parts, app.Elem("path").XMLNS(svgNS).Class("radar-ring").Attr("d", "M"+short(x0)+" "+short(y0)+"L"+short(x)+" "+short(y)))
		lx, ly := point(i, 112)
		parts = append(parts, app.Elem("text").XMLNS(svgNS).Class("radar-label").Attr("x", short(lx)).Attr("y", short(ly+4)).Attr("text-anchor", anchor(lx)).Body(app.Text(name)))
	}
	for i := len(r.Series) - 1; i >= 0; i-- {
		parts = append(parts, r.outline(r.Series[i], point)...)
	}
	return app.Elem("svg").XMLNS(svgNS).Class("radar").Attr("viewBox", "0 0 "+short(radarWide)+" "+short(radarHigh)).Attr("role", "img").
		Aria("label", words.Of("components.chart.label", "title", r.Title)).Body(parts...)
}

func anchor(x float64) string {
	switch {
	case x < radarWide/2-8:
		return "end"
	case x > radarWide/2+8:
		return "start"
	}
	return "middle"
}

// outline is a closed line through the known values, with a dot on each.
func (r Radar) outline(s RadarSeries, point func(int, float64) (float64, float64)) []app.UI {
	class := "radar-other"
	if s.Accent {
		class = "radar-accent"
	}
	d, out := "", []app.UI{}
	for i, v := range s.Values {
		if math.IsNaN(v) {
			continue
		}
		x, y := point(i, v)
		d += map[bool]string{true: "M", false: "L"}[d == ""] + short(x) + " " + short(y)
		out = append(out, app.Elem("circle").XMLNS(svgNS).Class(class+"-dot").Attr("cx", short(x)).Attr("cy", short(y)).Attr("r", "3"))
	}
	if d == "" {
		return nil
	}
	return append([]app.UI{app.Elem("path").XMLNS(svgNS).Class(class).Attr("d", d+"Z")}, out...)
}
