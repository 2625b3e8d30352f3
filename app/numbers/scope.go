package numbers

import (
	"strings"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
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

// ScopeOptions are what a scope may be of, to choose from: teams, people, accounts and lines of business.
func ScopeOptions(env *page.Env) []ui.Option {
	kinds := make([]string, len(scopeDims))
	for i, d := range scopeDims {
		kinds[i] = string(d)
	}
	return workspace.Derive(env.Snap(), "scopes "+i18n.Lang(), kinds, func(*workspace.Snapshot) []ui.Option {
		var options []ui.Option
		for _, d := range scopeDims {
			one, _ := record.Lookup(string(d)).Labels()
			for _, o := range form.References(env, string(d), "") {
				options = append(options, ui.Option{Value: string(d) + ":" + o.Value, Label: o.Label, Note: i18n.Text(one)})
			}
		}
		return options
	})
}
