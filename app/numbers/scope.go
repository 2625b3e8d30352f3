package numbers

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/record"
)

// scopeDims are what a scope may be of, beside the whole company; each is named as its record kind.
var scopeDims = []kpi.Dim{kpi.ByTeam, kpi.ByPerson, kpi.ByAccount, kpi.ByLine}

// ScopeParts is the scope that a route names ("scope=person:ID"); ok is false for the whole company.
func ScopeParts(r page.Route) (dim kpi.Dim, id string, ok bool) {
	d, id, ok := strings.Cut(r.Get("scope"), ":")
	return kpi.Dim(d), id, ok && id != "" && kpi.Dim(d).Known()
}

// Scope is the scope that the route names, as indicators take it. It is in the route, and Route.To keeps it: what
// was chosen once holds wherever one goes.
func Scope(r page.Route) kpi.Scope {
	dim, id, ok := ScopeParts(r)
	if !ok {
		return nil
	}
	return kpi.Scope{kpi.Only(dim, id)}
}

// ScopeName is the scope in words: the whole company, or whose name it is.
func ScopeName(p page.Props) string {
	dim, id, ok := ScopeParts(p.Route)
	if !ok {
		return i18n.T("numbers.whole")
	}
	return p.Env.Snap().Title(string(dim), record.ID(id))
}

// ScopeOptions are what a scope may be of, to choose from.
func ScopeOptions(env *page.Env) []ui.Option {
	options := []ui.Option{}
	for _, d := range scopeDims {
		for _, o := range form.References(env, string(d), "") {
			options = append(options, ui.Option{Value: string(d) + ":" + o.Value, Label: o.Label, Note: i18n.Text(d.Label())})
		}
	}
	return options
}

// ScopeTool is where the scope is chosen: the whole, a team, a person, an account or a line.
func ScopeTool(p page.Props) app.UI {
	whole := ui.Option{Label: i18n.T("numbers.whole")}
	return &ui.Combobox{Key: "scope", Label: i18n.T("numbers.scope"), HideLabel: true, Value: p.Route.Get("scope"), Text: ScopeName(p), Placeholder: i18n.T("numbers.whole"),
		Find: ui.Among(append([]ui.Option{whole}, ScopeOptions(p.Env)...)), OnPick: func(_ app.Context, v string) { browser.Go(string(p.Route.With("scope", v))) }}
}
