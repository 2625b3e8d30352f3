package quotas

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/engine/kpi"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

// scoped are the rows of the chosen scope, each true, and those above it that lead there, each false. The nil scoped holds all rows.
type scoped map[int]bool

// scoped finds a team's or a person's rows; a person may have been in several teams.
func (v *view) scoped(p *quota.Plan) scoped {
	dim, id, ok := numbers.ScopeParts(v.P.Route)
	if !ok || dim != kpi.ByTeam && dim != kpi.ByPerson {
		return nil
	}
	in := scoped{0: false}
	for i := range p.Nodes { // those above come first
		n := &p.Nodes[i]
		if dim == kpi.ByTeam && n.Team == record.ID(id) || dim == kpi.ByPerson && n.Person == record.ID(id) {
			in[i] = true
			for up := n.Parent; up >= 0; up = p.Nodes[up].Parent {
				if _, there := in[up]; !there {
					in[up] = false
				}
			}
		}
	}
	return in
}

// leads reports whether a row is there only to lead to the scope.
func (in scoped) leads(i int) bool {
	own, there := in[i]
	return there && !own
}

// below are a row's children that are in sight.
func (in scoped) below(n *quota.Node) []int {
	if in == nil {
		return n.Children
	}
	return slices.DeleteFunc(slices.Clone(n.Children), func(c int) bool {
		_, there := in[c]
		return !there
	})
}

// unscoped says that what was chosen has no rows here: quotas are of teams and people.
func (v *view) unscoped() app.UI {
	dim, _, ok := numbers.ScopeParts(v.P.Route)
	if !ok || dim == kpi.ByTeam || dim == kpi.ByPerson {
		return app.Div().Hidden(true)
	}
	return app.P().Class("note").Text(i18n.T("quotas.unscoped", "scope", numbers.ScopeName(v.P)))
}
