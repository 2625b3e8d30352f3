package pipeline

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func (p *pipeline) goTo(r page.Route) { browser.Go(string(r)) }

func (p *pipeline) goWith(key, value string) { p.goTo(p.P.Route.With(key, value)) }

// follow opens the panel of the deal that the link names.
func (p *pipeline) follow() {
	id := record.ID(p.P.Route.Get("deal"))
	if id == p.deal {
		return
	}
	p.deal = id
	if id == "" {
		return
	}
	env := p.P.Env
	if workspace.Get(env.Snap(), record.OpportunityKind, id) == nil {
		env.Host.Trouble(i18n.T("form.gone"))
		return
	}
	env.Host.ShowPanel(page.Panel{Key: "deal " + string(id), Kind: "opportunity", ID: id, Link: "deal", Named: func() string { return env.Snap().Title("opportunity", id) },
		Body: func() []app.UI { return body(env, id) }, OnClose: func() { p.goWith("deal", "") },
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.delete"), Icon: icon.Trash, Kind: ui.Quiet, OnClick: func(app.Context) {
				env.Delete("opportunity", id)
				env.Host.ClosePanel()
			}}}
		}})
}

func body(env *page.Env, id record.ID) []app.UI {
	snap := env.Snap()
	o := workspace.Get(snap, record.OpportunityKind, id)
	if o == nil {
		return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
	}
	return []app.UI{app.Div().Class("stack").Body(
		app.If(o.Account != "", func() app.UI {
			return app.P().Body(app.A().Href("#/accounts/" + string(o.Account)).Text(snap.Title("account", o.Account)))
		}),
		&form.Form{Env: env, Kind: "opportunity", ID: id, Rev: env.Store.Revision()},
		history(env, id),
	)}
}

// history is the way of the deal through the stages.
func history(env *page.Env, id record.ID) app.UI {
	snap, l := env.Snap(), i18n.Locale()
	moves := workspace.Derive(snap, "moves", []string{"stage_move"}, byDeal)[id]
	if len(moves) == 0 {
		return app.Div().Hidden(true)
	}
	var lines []app.UI
	for _, m := range moves {
		lines = append(lines, app.Li().Body(app.Span().Class("num-text").Text(l.DateMedium(m.On)), app.Span().Text(snap.Title("stage", m.Stage))))
	}
	return app.Section().Class("deal-history").Body(app.H3().Text(i18n.T("pipeline.history")), app.Ol().Body(lines...))
}

func byDeal(s *workspace.Snapshot) map[record.ID][]*record.StageMove {
	out := map[record.ID][]*record.StageMove{}
	for _, m := range workspace.List(s, record.StageMoveKind, func(a, b *record.StageMove) bool { return a.On < b.On }) {
		out[m.Rec.Opportunity] = append(out[m.Rec.Opportunity], m.Rec)
	}
	return out
}
