// Package selection is the page where a company chooses which accounts get a plan: criteria and weights, the order that
// comes of them, what moves if a weight moves, who has time for it, and the decision.
package selection

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/selection"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "selection", Title: "selection.title", Icon: icon.Star,
		New: func(p page.Props) app.Composer { return &choice{P: p} }})
}

type choice struct {
	app.Compo
	P page.Props

	deciding bool
	why      string
	problem  string
}

// views are the parts of the page, in order; the first is the default.
var views = []string{"order", "picture", "criteria", "scope", "decisions"}

// Render shows the chosen part.
func (c *choice) Render() app.UI {
	env := c.P.Env
	s := env.Snap().Selection(env.Store.Today())
	head := app.Div().Class("page-head").Body(
		app.Nav().Class("crumbs").Aria("label", i18n.T("accounts.crumbs")).Body(app.A().Href(c.P.Route.To("accounts").Href()).Text(i18n.T("accounts.title"))),
		app.H1().Text(i18n.T("selection.title")), app.P().Class("lead").Text(i18n.T("selection.lead")),
		app.Div().Class("page-tools").Body(app.If(len(s.Criteria) > 0, func() app.UI {
			return &ui.Button{ID: "decide", Label: i18n.T("selection.decide"), Icon: icon.Flag, Kind: ui.Primary, OnClick: func(app.Context) { c.deciding, c.problem = true, "" }}
		})))
	if len(s.Criteria) == 0 {
		return app.Div().Body(head, &ui.Empty{Icon: icon.Star, Title: i18n.T("selection.empty"), Text: i18n.T("selection.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{ID: "propose-criteria", Label: i18n.T("selection.propose"), Kind: ui.Primary, OnClick: func(app.Context) { c.propose() }}}
		}})
	}
	view := c.view()
	var options []ui.Option
	for _, v := range views {
		options = append(options, ui.Option{Value: v, Label: i18n.T("selection.view." + v)})
	}
	return app.Div().Class("stack").Body(head,
		&ui.Segmented{Label: i18n.T("selection.title"), Options: options, Value: view, OnChange: func(_ app.Context, v string) { browser.Go(string(c.P.Route.With("view", v))) }},
		c.part(view, s), c.dialog(s))
}

func (c *choice) view() string {
	if v := c.P.Route.Get("view"); slices.Contains(views, v) {
		return v
	}
	return views[0]
}

func (c *choice) part(view string, s selection.Selection) app.UI {
	switch view {
	case "picture":
		return c.picture(s)
	case "criteria":
		return c.criteria(s)
	case "scope":
		return c.scope()
	case "decisions":
		return c.decisions()
	}
	return c.order(s)
}

// propose starts with criteria that most companies use.
func (c *choice) propose() {
	env := c.P.Env
	var cmd workspace.Import
	for _, x := range selection.Proposed(i18n.Locale().Tag) {
		cmd.Creates = append(cmd.Creates, change.Created("criterion", env.Store.NewID(), &x))
	}
	env.Do(cmd)
}

// dialog asks why, shows what would change, and decides.
func (c *choice) dialog(s selection.Selection) app.UI {
	strategic, focus, changed := proposed(s)
	return &ui.Dialog{Open: c.deciding, Title: i18n.T("selection.decide"), OnClose: func(app.Context) { c.deciding = false },
		Body: func() []app.UI {
			return []app.UI{app.Div().Class("stack").Body(
				app.P().Text(i18n.T("selection.decide.text", "strategic", len(strategic), "focus", len(focus))+" "+i18n.N("selection.decide.changes", changed)),
				&ui.TextField{Key: "why", ID: "selection-why", Label: i18n.T("selection.why"), Lines: 3, Value: c.why, Problem: c.problem, OnInput: func(_ app.Context, v string) { c.why = v }},
			)}
		},
		Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.cancel"), OnClick: func(app.Context) { c.deciding = false }},
				&ui.Button{ID: "decide-now", Label: i18n.T("selection.decide.now"), Kind: ui.Primary, OnClick: func(app.Context) { c.decide(s, strategic, focus) }}}
		}}
}

// proposed are the accounts of each tier, and how many would change theirs.
func proposed(s selection.Selection) (strategic, focus []record.ID, changed int) {
	for _, a := range s.All {
		tier := a.Tier
		switch tier {
		case "strategic":
			strategic = append(strategic, a.ID)
		case "focus":
			focus = append(focus, a.ID)
		default:
			if tier = "standard"; a.Account.Tier == "" {
				tier = ""
			}
		}
		if tier != a.Account.Tier {
			changed++
		}
	}
	return strategic, focus, changed
}

func (c *choice) decide(s selection.Selection, strategic, focus []record.ID) {
	env, l := c.P.Env, i18n.Locale()
	rules := []string{i18n.T("selection.rules", "strategic", l.Number(s.Rules.Strategic.V, 0), "focus", l.Number(s.Rules.Focus.V, 0))}
	for _, x := range s.Criteria {
		rules = append(rules, x.Rec.Name+": "+l.Number(x.Rec.Weight.Or(0), 0))
	}
	if p := env.Try(workspace.Decide{Why: strings.TrimSpace(c.why), Strategic: strategic, Focus: focus, Rules: rules, Selection: env.Store.NewID()}); len(p) > 0 {
		c.problem = page.ProblemText(p[0])
		return
	}
	c.deciding, c.why = false, ""
	env.Host.Toast(i18n.T("selection.decided"), true)
	browser.Go(string(c.P.Route.With("view", "decisions")))
}

// tierName is a tier in words.
func tierName(tier string) string {
	if tier == "" {
		return i18n.T("selection.notier")
	}
	info, _ := record.AccountKind.Info("tier")
	return i18n.Text(info.LabelOf(tier))
}
