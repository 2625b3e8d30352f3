// Package icon draws the product's small signs: strokes of 1.5 on a grid of 20,
// in the colour of the text around them.
package icon

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Name is one of the signs. The zero Name draws nothing.
type Name string

// svgNS must stand on every element of a drawing, or the browser takes it for unknown HTML.
const svgNS = "http://www.w3.org/2000/svg"

// Of draws an icon beside words; screen readers pass over it.
func Of(n Name) app.UI { return draw(n, "icon") }

// Small draws an icon at 16 px, for dense places.
func Small(n Name) app.UI { return draw(n, "icon icon-small") }

// All lists the names in the order of the alphabet of the drawing file.
func All() []Name { return order }

func draw(n Name, class string) app.UI {
	shapes, ok := drawings[n]
	if !ok {
		return nil
	}
	return app.Elem("svg").XMLNS(svgNS).Class(class).
		Attr("viewBox", "0 0 20 20").Attr("aria-hidden", "true").Attr("focusable", "false").
		Body(parts(shapes)...)
}

// shape is a path of strokes, or a filled one.
type shape struct {
	d    string
	fill bool
}

func parts(shapes []shape) []app.UI {
	out := make([]app.UI, len(shapes))
	for i, s := range shapes {
		p := app.Elem("path").XMLNS(svgNS).Attr("d", s.d)
		if s.fill {
			p = p.Class("icon-fill")
		}
		out[i] = p
	}
	return out
}

// Mark is the product's own sign, a course between two points.
func Mark() app.UI {
	return app.Elem("svg").XMLNS(svgNS).Class("mark").
		Attr("viewBox", "0 0 24 24").Attr("aria-hidden", "true").Attr("focusable", "false").
		Body(
			app.Elem("path").XMLNS(svgNS).Class("mark-ground").Attr("d", "M6 0h12a6 6 0 0 1 6 6v12a6 6 0 0 1-6 6H6a6 6 0 0 1-6-6V6a6 6 0 0 1 6-6Z"),
			app.Elem("path").XMLNS(svgNS).Class("mark-course").Attr("d", "M5 17.5 10 12l3.5 3L19 7.5"),
			app.Elem("path").XMLNS(svgNS).Class("mark-head").Attr("d", "M14.2 6.6 19.6 6l-.3 5.4Z"),
		)
}
