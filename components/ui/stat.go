package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// Delta is a change against something named. Better says what the change means: a longer
// sales cycle goes up and is worse.
type Delta struct {
	Text    string // "+12,3 %"
	Against string // "vs. T2 2026"; never empty
	Up      bool
	Down    bool
	Better  bool
	Worse   bool
}

// Asked is a number that can be asked what it is made of: a dotted underline, and a click or Enter
// calls OnAsk. Label is what the number is called.
type Asked struct {
	app.Compo

	Text  string
	Label string
	Title string // the exact figure when Text is compact, or why there is none
	Money bool   // hidden in a presentation that keeps amounts private
	OnAsk func(ctx app.Context)
}

func (a *Asked) Render() app.UI {
	class := classes("asked", "num", when(a.Money, "money"))
	if a.OnAsk == nil {
		return app.Span().Class(classes("num", when(a.Money, "money"))).Title(a.Title).Body(app.Text(a.Text))
	}
	return app.Button().Type("button").Class(class).Title(a.Title).OnClick(a.ask).Body(
		app.Text(a.Text),
		app.Span().Class("hidden-text").Body(app.Text(" "+words.Of("components.explain.ask", "label", a.Label))),
	)
}

func (a *Asked) ask(ctx app.Context, e app.Event) { a.OnAsk(ctx) }

// Stat is one figure of a page's head: name, value, change, and where it comes from.
type Stat struct {
	app.Compo

	Label  string
	Href   string // where the label leads; "" for nowhere
	Value  string // compact; locale.None when unknown
	Exact  string // on rest; for an unknown value, the reason
	Unit   string // small, after the value
	Money  bool
	Note   string // a line under the value: "n = 248", or the reason of no value
	Delta  Delta
	Signal Signal    // "" shows none
	Word   string    // the signal's word
	Points []float64 // a small line of the last values; NaN leaves a gap
	OnAsk  func(ctx app.Context)
}

func (s *Stat) Render() app.UI {
	return app.Div().Class("stat").Body(
		app.Div().Class("stat-label").Title(s.Label).Body(s.label()),
		app.Div().Class("stat-line").Body(
			app.Div().Class(classes("stat-value", when(s.Money, "money"))).Body(
				&Asked{Text: s.Value, Label: s.Label, Title: s.Exact, Money: s.Money, OnAsk: s.OnAsk},
				app.If(s.Unit != "", func() app.UI { return app.Span().Class("stat-unit").Body(app.Text(s.Unit)) }),
			),
			app.If(len(s.Points) > 1, func() app.UI { return Sparkline(s.Points) }),
		),
		app.Div().Class("stat-foot").Body(
			app.If(s.Signal != "", func() app.UI { return Light(s.Signal, s.Word) }),
			app.If(s.Delta.Text != "", func() app.UI { return DeltaLine(s.Delta) }),
			app.If(s.Note != "", func() app.UI { return app.Span().Class("stat-note").Body(app.Text(s.Note)) }),
		),
	)
}

func (s *Stat) label() app.UI {
	if s.Href == "" {
		return app.Text(s.Label)
	}
	return app.A().Href(s.Href).Body(app.Text(s.Label))
}

// Stats stands several figures beside each other.
func Stats(stats ...app.UI) app.UI {
	return app.Div().Class("stats").Body(stats...)
}

// DeltaLine writes a change with an arrow, and in words for those who do not see it.
func DeltaLine(d Delta) app.UI {
	sign, class, meaning := icon.Name(""), "delta", ""
	if d.Up {
		sign = icon.ArrowUp
	}
	if d.Down {
		sign = icon.ArrowDown
	}
	if d.Better {
		class, meaning = "delta delta-better", words.Of("components.delta.better")
	}
	if d.Worse {
		class, meaning = "delta delta-worse", words.Of("components.delta.worse")
	}
	return app.Span().Class(class).Body(
		icon.Small(sign),
		app.Span().Class("num").Body(app.Text(d.Text)),
		app.If(meaning != "", func() app.UI { return app.Span().Class("hidden-text").Body(app.Text(meaning)) }),
		app.Span().Class("delta-against").Body(app.Text(d.Against)),
	)
}

// Sparkline is a word-sized line of values, its last point marked. It is decoration: the values must
// be had elsewhere. Values that are not finite leave a gap.
func Sparkline(points []float64) app.UI {
	const ns = "http://www.w3.org/2000/svg"
	d, x, y := sparkPath(points, 96, 28, 3)
	svg := app.Elem("svg").XMLNS(ns).Class("sparkline").Attr("viewBox", "0 0 96 28").Attr("aria-hidden", "true")
	if d == "" {
		return svg
	}
	return svg.Body(
		app.Elem("path").XMLNS(ns).Class("sparkline-line").Attr("d", d),
		app.Elem("circle").XMLNS(ns).Class("sparkline-end").Attr("cx", short(x)).Attr("cy", short(y)).Attr("r", "2.2"),
	)
}

// sparkPath scales the values into a box and gives path data with the last point.
func sparkPath(points []float64, w, h, pad float64) (d string, x, y float64) {
	low, high, any := 0.0, 0.0, false
	for _, v := range points {
		if v-v != 0 {
			continue
		}
		if !any {
			low, high, any = v, v, true
		}
		low, high = min(low, v), max(high, v)
	}
	if !any {
		return "", 0, 0
	}
	var b strings.Builder
	pen := "M"
	for i, v := range points {
		if v-v != 0 { // NaN or infinite
			pen = "M"
			continue
		}
		x = pad + (w-2*pad)*float64(i)/float64(max(1, len(points)-1))
		y = h / 2
		if high > low {
			y = h - pad - (h-2*pad)*(v-low)/(high-low)
		}
		b.WriteString(pen + short(x) + " " + short(y))
		pen = "L"
	}
	return b.String(), x, y
}

func short(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
