// Package place lets a page be made of parts that register themselves: "team/quotas".
// A part is a package of its own that calls Register; the page draws Frame.
package place

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
)

// Part is one part of a page.
type Part struct {
	Place string // the page's ID
	ID    string // second part of the route, stable
	Title string // catalogue key
	Order int
	// Period says that the part shows numbers of the chosen period, and Scope that it follows the chosen scope, where its page as
	// a whole does not.
	Period, Scope bool
	// New draws the part. What it gives should be a component, so that its state is its own.
	New func(page.Props) app.UI
}

var parts []Part

// Register adds a part at start; one that is there twice is a mistake in the program.
func Register(p Part) {
	if _, twice := Find(p.Place, p.ID); twice {
		panic(fmt.Sprintf("place: part %q of %q twice", p.ID, p.Place))
	}
	parts = append(parts, p)
}

// Of gives a page's parts in order.
func Of(place string) []Part {
	var out []Part
	for _, p := range parts {
		if p.Place == place {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b Part) int {
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out
}

// Find gives a page's part.
func Find(place, id string) (Part, bool) {
	i := slices.IndexFunc(parts, func(p Part) bool { return p.Place == place && p.ID == id })
	if i < 0 {
		return Part{}, false
	}
	return parts[i], true
}

// At gives the part that a route shows: the one it names, or the page's first.
func At(place string, r page.Route) (Part, bool) {
	if at, ok := Find(place, r.Part(1)); ok {
		return at, true
	}
	if all := Of(place); len(all) > 0 {
		return all[0], true
	}
	return Part{}, false
}

// Steps are a page's parts one after the other, for a projector (see page.Page).
func Steps(place string) func(r page.Route) (places []page.Route, at int) {
	return func(r page.Route) (places []page.Route, at int) {
		at = -1
		shown, _ := At(place, r)
		for i, part := range Of(place) {
			places = append(places, r.To(place, part.ID))
			if part.ID == shown.ID {
				at = i
			}
		}
		return places, at
	}
}

// Frame is a page that is made of parts: tabs, and the chosen part under them.
type Frame struct {
	app.Compo
	P     page.Props
	Place string
	Title string // catalogue key: what the tabs are of
}

// CompoID tells pages apart.
func (f *Frame) CompoID() string { return f.Place }

// Render shows the tabs and the part that the route says, or the first one. A single part needs no tabs.
func (f *Frame) Render() app.UI {
	at, _ := At(f.Place, f.P.Route)
	if len(Of(f.Place)) == 1 {
		return at.New(f.P)
	}
	return app.Div().Class("place").Body(Tabs(f.P, f.Place, f.Title, at.ID), ui.TabPanel("place", at.ID, at.New(f.P)))
}

// Tabs are a page's parts to choose from; the page draws the chosen one in the panel "place".
func Tabs(p page.Props, place, title, at string) app.UI {
	var tabs []ui.Tab
	for _, part := range Of(place) {
		tabs = append(tabs, ui.Tab{Value: part.ID, Label: i18n.T(part.Title)})
	}
	return &ui.Tabs{Label: i18n.T(title), Tabs: tabs, Value: at, PanelID: "place", OnChange: func(_ app.Context, id string) {
		browser.Go(string(p.Route.To(place, id)))
	}}
}
