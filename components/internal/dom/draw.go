package dom

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// PaintCards draws cards into a group of an SVG by web/canvas.js: each is a list of fields as that script reads them, the first its
// ID. Only those that have changed are given; order is that of all IDs, nil if it has not changed. False if nothing could be drawn.
func PaintCards(group app.Value, prefix string, width, height int, cards [][]string, order []string) bool {
	if !There(group) {
		return false
	}
	script := app.Window().Get("rumboCanvas")
	if !There(script) {
		return false
	}
	lines := make([]string, len(cards))
	for i, c := range cards {
		for k := range c {
			c[k] = withoutControls(c[k])
		}
		lines[i] = strings.Join(c, "\x1f")
	}
	var all any
	if order != nil {
		all = strings.Join(order, "\x1f")
	}
	script.Call("paint", group, prefix, width, height, strings.Join(lines, "\x1e"), all)
	return true
}

// withoutControls takes out what separates fields; nobody can see it in a name.
func withoutControls(s string) string {
	if !strings.ContainsAny(s, "\x1e\x1f") {
		return s
	}
	return strings.NewReplacer("\x1e", " ", "\x1f", " ").Replace(s)
}
