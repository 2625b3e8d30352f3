package todo

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// A column of the board shows so many actions, and so many that are over.
const (
	mostOpen = 40
	mostDone = 12
)

// most is how many actions a column shows.
func most(status string) int {
	if status == "done" || status == "dropped" {
		return mostDone
	}
	return mostOpen
}

// Board shows actions by status, to be moved. With far set they are of several accounts: each card names its own, and
// a column is in the order of the days.
func Board(env *page.Env, key string, ids []record.ID, far bool) app.UI {
	list := workspace.Records(env.Snap(), record.ActionKind, ids)
	slices.SortStableFunc(list, func(a, b workspace.Ref[record.Action]) int {
		switch {
		case !a.Rec.Pending() && !b.Rec.Pending():
			return cmp.Compare(b.Rec.Done, a.Rec.Done)
		case far:
			return cmp.Compare(a.Rec.Due, b.Rec.Due)
		}
		return cmp.Or(cmp.Compare(a.Rec.Rank, b.Rec.Rank), cmp.Compare(a.ID, b.ID))
	})
	steps := map[record.ID]map[record.ID]account.Step{}
	count := map[string]int{}
	b := &ui.Board{Key: key, Label: i18n.T("actions.board"),
		Handle: func(c ui.Card) string { return i18n.T("actions.handle", "what", c.Title) },
		Moved:  func(c ui.Card, to ui.Lane) string { return i18n.T("actions.moved", "what", c.Title, "where", to.Label) },
		OnOpen: func(_ app.Context, id string) { Open(env, record.ID(id)) }}
	for _, a := range list {
		count[a.Rec.Status]++
		if count[a.Rec.Status] > most(a.Rec.Status) {
			continue
		}
		if steps[a.Rec.Account] == nil {
			steps[a.Rec.Account] = Steps(env, a.Rec.Account)
		}
		b.Cards = append(b.Cards, card(env, steps[a.Rec.Account][a.ID], a, far))
	}
	info, _ := record.ActionKind.Info("status")
	for _, o := range info.Options {
		lane := ui.Lane{Value: o.Value, Label: i18n.Text(o.Label), Note: i18n.Locale().Int(int64(count[o.Value])), Empty: i18n.T("actions.lane.empty")}
		if more := count[o.Value] - most(o.Value); more > 0 {
			lane.Foot = func() app.UI { return app.P().Class("note").Text(i18n.N("actions.more", more)) }
		}
		b.Columns = append(b.Columns, lane)
	}
	b.OnMove = func(_ app.Context, id, status, before string) { move(env, b.Cards, record.ID(id), status, before, far) }
	return b
}

func card(env *page.Env, s account.Step, a workspace.Ref[record.Action], far bool) ui.Card {
	rec := a.Rec
	late := rec.Late(env.Store.Today())
	return ui.Card{Key: string(a.ID), Column: rec.Status, Title: rec.Title, Strong: late, Faint: !rec.Pending(), Body: func() app.UI {
		return app.Div().Class("board-facts").Body(
			app.If(rec.Pending(), func() app.UI { return Mark(env, rec) }),
			app.If(far && rec.Account != "", func() app.UI {
				return app.A().Href("#/accounts/" + string(rec.Account) + "/actions").Text(env.Snap().Title("account", rec.Account))
			}),
			app.If(rec.Owner != "", func() app.UI { return app.Span().Text(env.Snap().Title("person", rec.Owner)) }),
			app.If(s.Blocked, func() app.UI { return app.Span().Text(Waits(env, s)) }),
			app.If(rec.Pending() && Closes(env, s) != "", func() app.UI { return app.Span().Class("money").Text(ClosesShort(env, s)) }),
		)
	}}
}

// move writes a card's new status and, within one account, its place.
func move(env *page.Env, cards []ui.Card, id record.ID, status, before string, far bool) {
	a := workspace.Get(env.Snap(), record.ActionKind, id)
	if a == nil {
		return
	}
	var sets workspace.SetAll
	if a.Status != status {
		sets = append(sets, workspace.Set{Kind: "action", ID: id, Field: "status", Value: record.OfText(status)})
	}
	if !far {
		if rank := rankBefore(env, cards, id, status, before); rank != a.Rank {
			sets = append(sets, workspace.Set{Kind: "action", ID: id, Field: "rank", Value: record.OfText(rank)})
		}
	}
	if len(sets) > 0 {
		env.Do(sets)
	}
}

// rankBefore is a rank that puts a card into a column before another one, or at its end.
func rankBefore(env *page.Env, cards []ui.Card, id record.ID, column, before string) string {
	rank := func(key string) string {
		if a := workspace.Get(env.Snap(), record.ActionKind, record.ID(key)); a != nil {
			return a.Rank
		}
		return ""
	}
	last := ""
	for _, c := range cards {
		if c.Key == before {
			return record.RankBetween(last, rank(before))
		}
		if c.Column == column && c.Key != string(id) {
			last = rank(c.Key)
		}
	}
	return record.RankBetween(last, "")
}
