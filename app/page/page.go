// Package page is what a page and the shell agree on: how a page registers, where it is,
// and what it may ask of the shell. Each page lives in a package of its own under app/pages.
package page

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
)

// Page is one place of the app.
type Page struct {
	ID     string    // first part of its route, stable
	Title  string    // catalogue key
	Icon   icon.Name // in the navigation
	Order  int       // in the navigation; 0 keeps it out of it
	Period bool      // shows numbers of the chosen period
	Scope  bool      // follows the chosen scope
	Alone  bool      // shown without anything of the workspace around it, as when a client holds the device
	New    func(Props) app.Composer
	// Steps are the places that follow each other on the page, for a projector, and where in them
	// a route is (-1: nowhere); nil if there are none.
	Steps func(Route) (places []Route, at int)
}

// Props are what the shell hands to a page at each render. A page keeps them in a field
// "P page.Props"; Rev makes it draw again when the workspace has changed.
type Props struct {
	Env   *Env
	Route Route
	Rev   uint64
}

var pages = map[string]Page{}

// Register adds a page at start.
func Register(p Page) Page {
	if _, twice := pages[p.ID]; twice {
		panic(fmt.Sprintf("page: %q twice", p.ID))
	}
	pages[p.ID] = p
	return p
}

// Find gives the page of a route.
func Find(r Route) (Page, bool) {
	p, ok := pages[r.Part(0)]
	return p, ok
}

// Navigation lists the pages in the order of the navigation.
func Navigation() []Page {
	return slices.DeleteFunc(All(), func(p Page) bool { return p.Order == 0 })
}

// All lists the pages: those of the navigation in its order, then the others by ID.
func All() []Page {
	out := slices.Collect(maps.Values(pages))
	slices.SortFunc(out, func(a, b Page) int {
		if (a.Order == 0) != (b.Order == 0) {
			return cmp.Compare(b.Order, a.Order)
		}
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Route is what the fragment says: "/accounts/k3f9/contacts?period=2026-Q3".
type Route string

func (r Route) split() (path string, query url.Values) {
	path, q, _ := strings.Cut(string(r), "?")
	query, err := url.ParseQuery(q)
	if err != nil {
		query = url.Values{}
	}
	return strings.Trim(path, "/"), query
}

// Part is the n-th part of the path, "" if there is none.
func (r Route) Part(n int) string {
	path, _ := r.split()
	parts := strings.Split(path, "/")
	if n >= len(parts) {
		return ""
	}
	s, err := url.PathUnescape(parts[n])
	if err != nil {
		return ""
	}
	return s
}

// Place is where a route leads, whatever is chosen there: its path.
func (r Route) Place() string {
	path, _ := r.split()
	return path
}

// Get is a value of the query.
func (r Route) Get(key string) string {
	_, q := r.split()
	return q.Get(key)
}

// With is the same place with a value of the query set, or taken away if it is "".
func (r Route) With(key, value string) Route {
	path, q := r.split()
	q.Set(key, value)
	if value == "" {
		q.Del(key)
	}
	return build(path, q)
}

// To is another place; the period and the scope that were chosen hold there, too.
func (r Route) To(parts ...string) Route {
	_, q := r.split()
	kept := url.Values{}
	for _, k := range []string{"period", "scope"} {
		if v := q.Get(k); v != "" {
			kept.Set(k, v)
		}
	}
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return build(strings.Join(parts, "/"), kept)
}

func build(path string, q url.Values) Route {
	if len(q) == 0 {
		return Route("/" + path)
	}
	return Route("/" + path + "?" + q.Encode())
}

// Href is the link to the route.
func (r Route) Href() string { return "#" + string(r) }
