package chart

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Bullet is a bar as wide as its place: what is there, against a pale track up to the goal and a line where it should be
// by now (after Few, Information Dashboard Design). It is decoration: the figures must stand beside it.
type Bullet struct {
	Value, Goal, Due, Max float64 // Due below 0 draws no line
}

// Draw gives the picture.
func (b Bullet) Draw() app.UI {
	x := scale(0, b.Max)
	return picture("bullet",
		rect("bullet-goal", 0, 5, x(b.Goal), 14),
		rect("bullet-value", 0, 8, x(b.Value), 8),
		mark("bullet-due", x(b.Due), 2, 22, b.Due >= 0),
	)
}

// Whisker is a bar, or a dot where zero means nothing, with the range in which its value may lie and a line for what
// it is compared with. It is decoration, as Bullet is.
type Whisker struct {
	Value, Low, High, Reference, Min, Max float64 // NaN is left out
	Faint                                 bool
}

// Draw gives the picture.
func (w Whisker) Draw() app.UI {
	x := scale(w.Min, w.Max)
	class := "whisker-value"
	if w.Faint {
		class = "whisker-faint"
	}
	parts := []app.UI{mark("whisker-reference", x(w.Reference), 0, 24, !math.IsNaN(w.Reference))}
	if !math.IsNaN(w.Value) {
		parts = append(parts, rect(class, x(math.Max(0, w.Min)), 8, x(w.Value)-x(math.Max(0, w.Min)), 8))
	}
	if !math.IsNaN(w.Low) && !math.IsNaN(w.High) {
		parts = append(parts, rect("whisker-range", x(w.Low), 11, x(w.High)-x(w.Low), 2), rect("whisker-end", x(w.Low), 8, 1.2, 8), rect("whisker-end", x(w.High)-1.2, 8, 1.2, 8))
	}
	return picture("whisker", parts...)
}

const wide = 240.0

func scale(from, to float64) func(float64) float64 {
	return func(v float64) float64 {
		if to <= from || math.IsNaN(v) {
			return 0
		}
		return math.Min(1, math.Max(0, (v-from)/(to-from))) * wide
	}
}

func picture(class string, parts ...app.UI) app.UI {
	return app.Elem("svg").XMLNS(svgNS).Class(class).Attr("viewBox", "0 0 240 24").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true").Body(parts...)
}

func rect(class string, x, y, width, height float64) app.UI {
	return app.Elem("rect").XMLNS(svgNS).Class(class).Attr("x", length(x)).Attr("y", length(y)).Attr("width", length(math.Max(0, width))).Attr("height", length(height))
}

func mark(class string, x, from, to float64, draw bool) app.UI {
	if !draw {
		return app.Elem("g").XMLNS(svgNS)
	}
	return rect(class, math.Min(math.Max(0, x-1), wide-2), from, 2, to-from)
}

func length(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
