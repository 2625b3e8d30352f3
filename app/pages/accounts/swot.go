package accounts

import (
	"cmp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/todo"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

type swotItem = account.Item[record.SwotItem]

// swot is the client's strengths, weaknesses, opportunities and threats as we see them, in four quadrants.
func (p *sheet) swot() app.UI {
	list := account.ByRank(account.List(p.Data(), record.SwotItemKind), func(s *record.SwotItem) string { return s.Rank })
	info, _ := record.SwotItemKind.Info("quadrant")
	b := &ui.Board{Key: "swot " + string(p.ID), Label: i18n.T("accounts.swot"), PerRow: 2,
		Handle: func(c ui.Card) string { return i18n.T("accounts.swot.handle", "what", c.Title) },
		Moved:  func(c ui.Card, to ui.Lane) string { return i18n.T("actions.moved", "what", c.Title, "where", to.Label) },
		OnOpen: func(_ app.Context, id string) { p.openSwot(record.ID(id)) }}
	for _, o := range info.Options {
		b.Columns = append(b.Columns, ui.Lane{Value: o.Value, Label: i18n.Text(o.Label), Empty: i18n.T("accounts.swot.empty." + o.Value), Foot: func() app.UI {
			return &ui.Button{ID: "add-" + o.Value, Label: i18n.T("accounts.swot.add"), Icon: icon.Plus, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { p.addSwot(o.Value) }}
		}})
	}
	for _, x := range list {
		b.Cards = append(b.Cards, ui.Card{Key: string(x.ID), Column: x.Rec.Quadrant, Title: x.Rec.Text, Body: func() app.UI { return p.swotTies(x) }})
	}
	b.OnMove = func(_ app.Context, id, quadrant, before string) { p.moveSwot(list, record.ID(id), quadrant, before) }
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("accounts.swot"))),
		app.P().Class("note").Text(i18n.T("accounts.swot.lead")),
		b,
	)
}

// swotTies are what an item rests on and what is done about it, or the step to do something.
func (p *sheet) swotTies(x swotItem) app.UI {
	snap := p.P.Env.Snap()
	var out []app.UI
	tie := func(sign icon.Name, kind string, id record.ID) {
		if title := snap.Title(kind, id); title != "" && snap.Row(kind, id).Alive() {
			one, _ := record.Lookup(kind).Labels()
			out = append(out, app.Span().Class("swot-tie").Title(i18n.Text(one)+": "+title).Body(icon.Small(sign), app.Text(title)))
		}
	}
	tie(icon.Note, "fact", x.Rec.Fact)
	tie(icon.Flag, "initiative", x.Rec.Initiative)
	tie(icon.Target, "need", x.Rec.Need)
	return app.Div().Class("board-facts swot-facts").Body(append(out, &swotAct{Plan: p, ID: x.ID, Action: x.Rec.Action, Text: x.Rec.Text, Rev: p.P.Rev})...)
}

// swotAct is the action that follows from an item, or the button that makes one.
type swotAct struct {
	app.Compo
	Plan   *sheet
	ID     record.ID
	Action record.ID
	Text   string
	Rev    uint64
}

// CompoID tells items apart.
func (a *swotAct) CompoID() string { return string(a.ID) }

// Render shows the action with its state, or offers to make one.
func (a *swotAct) Render() app.UI {
	env := a.Plan.P.Env
	if act := workspace.Get(env.Snap(), record.ActionKind, a.Action); act != nil {
		info, _ := record.ActionKind.Info("status")
		return app.Button().Type("button").Class("swot-act").OnClick(func(app.Context, app.Event) { todo.Open(env, a.Action) }).
			Body(icon.Small(icon.Check), app.Text(act.Title+" · "+i18n.Text(info.LabelOf(act.Status))))
	}
	return app.Button().Type("button").Class("swot-act no-print").Aria("label", i18n.T("accounts.swot.act.of", "what", a.Text)).OnClick(func(app.Context, app.Event) { a.Plan.actOn(a.ID) }).
		Body(icon.Small(icon.Plus), app.Text(i18n.T("accounts.swot.act")))
}

// actIn is in how many days an action that begins here is due, unless somebody says otherwise.
const actIn = 30

// actOn makes an action of an item, as one change, and shows it.
func (p *sheet) actOn(id record.ID) {
	env := p.P.Env
	x := workspace.Get(env.Snap(), record.SwotItemKind, id)
	if x == nil {
		return
	}
	action := env.Store.NewID()
	rec := &record.Action{Account: p.ID, Title: x.Text, Owner: p.Account().Owner, Due: env.Store.Today() + period.Date(actIn), Status: "todo", Horizon: "short",
		Rank: record.RankBetween(form.LastRank(env, "action", p.ID), "")}
	if env.Do(workspace.Together{Label: "create", Commands: []workspace.Command{workspace.Create{Kind: "action", ID: action, Rec: rec},
		workspace.Set{Kind: "swot_item", ID: id, Field: "action", Value: record.OfText(string(action))}}}) {
		todo.Open(env, action)
	}
}

func (p *sheet) addSwot(quadrant string) {
	env := p.P.Env
	p.openSwot(p.Add("swot_item", &record.SwotItem{Account: p.ID, Quadrant: quadrant, Text: i18n.T("accounts.swot.new"), Rank: record.RankBetween(form.LastRank(env, "swot_item", p.ID), "")}))
}

// openSwot shows an item's fields and the step to an action.
func (p *sheet) openSwot(id record.ID) {
	env := p.P.Env
	env.Host.ShowPanel(page.Panel{Key: "swot_item " + string(id), Named: func() string { return env.Snap().Title("swot_item", id) },
		Body: func() []app.UI {
			x := workspace.Get(env.Snap(), record.SwotItemKind, id)
			if x == nil {
				return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
			}
			return []app.UI{app.Div().Class("stack").Body(
				&form.Form{Env: env, Kind: "swot_item", ID: id, Rev: env.Store.Revision(), Fields: []string{"text", "quadrant", "fact", "initiative", "need", "action", "notes"}},
				&swotAct{Plan: p, ID: id, Action: x.Action, Text: x.Text, Rev: env.Store.Revision()})}
		},
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.delete"), Icon: icon.Trash, Kind: ui.Quiet, OnClick: func(app.Context) {
				env.Delete("swot_item", id)
				env.Host.ClosePanel()
			}}}
		}})
}

// moveSwot writes an item's new quadrant and place, as one change.
func (p *sheet) moveSwot(list []swotItem, id record.ID, quadrant, before string) {
	low, high := "", ""
	for _, x := range list {
		if string(x.ID) == before {
			high = x.Rec.Rank
			break
		}
		if x.ID != id && x.Rec.Quadrant == quadrant {
			low = x.Rec.Rank
		}
	}
	if low != "" && high != "" && cmp.Compare(low, high) >= 0 {
		low = ""
	}
	p.P.Env.Do(workspace.SetAll{{Kind: "swot_item", ID: id, Field: "quadrant", Value: record.OfText(quadrant)}, {Kind: "swot_item", ID: id, Field: "rank", Value: record.OfText(record.RankBetween(low, high))}})
}
