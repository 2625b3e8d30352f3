package needs

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// offered is what the records say is ours in the cell, with how that was found, what differs from what stands there, and a way to
// take it over. Nothing is offered where there are no sales to go by, or where the cell follows its deals already.
func (p *cellPanel) offered(c account.SpendCell) app.UI {
	s := p.Section
	env, l := s.P.Env, i18n.Locale()
	today := env.Store.Today()
	x, there := account.ProposeOurs(s.Data(), env.Snap().Ledger(s.ID).Invoiced, s.Rules())[c.ID]
	if !there || c.Rec.OursFrom == "won" {
		return app.Div().Hidden(true)
	}
	how := []app.UI{app.Text(i18n.N("needs.offer."+x.From, x.N, "amount", l.Money(x.Amount), "from", l.Date(account.LastYear(today).From), "to", l.Date(today)))}
	for _, more := range []struct {
		n    int
		said string
	}{{x.Shared - 1, "needs.offer.shared"}, {x.Foreign, "needs.offer.foreign"}} {
		if more.n > 0 {
			how = append(how, app.Text(" "), app.Text(i18n.N(more.said, more.n)))
		}
	}
	words := i18n.T("needs.offer.same")
	take := !c.Rec.Ours.Known() || c.Rec.Ours != x.Amount
	switch {
	case !c.Rec.Ours.Known():
		words = i18n.T("needs.offer.none")
	case c.Rec.Ours.Currency != x.Amount.Currency:
		words = i18n.T("needs.offer.currency")
	case take:
		words = i18n.T("needs.offer.differs", "amount", l.Money(c.Rec.Ours), "difference", l.Money(money.New(c.Rec.Ours.Minor-x.Amount.Minor, x.Amount.Currency)))
	}
	return app.Div().Class("worth ours-offer").ID("ours-offer").Body(
		app.P().Class("money").Body(how...), app.P().Class("note money").Text(words),
		app.If(take, func() app.UI {
			return &ui.Button{ID: "take-ours", Label: i18n.T("needs.offer.take", "amount", l.MoneyCompact(x.Amount)), Icon: icon.Check, Small: true, OnClick: func(app.Context) { p.take(c, x) }}
		}))
}

// take writes the proposed amount, and from where and when it is known, into the cell.
func (p *cellPanel) take(c account.SpendCell, x account.Proposal) {
	env := p.Section.P.Env
	set := func(field string, v record.Value) workspace.Set {
		return workspace.Set{Kind: "need_cell", ID: c.ID, Field: field, Value: v}
	}
	sets := workspace.SetAll{set("ours", record.OfMoney(x.Amount)), set("on", record.OfDate(env.Store.Today()))}
	if c.Rec.Source == "" {
		sets = append(sets, set("source", record.OfText(i18n.T("needs.offer.source."+x.From))))
	}
	if env.Do(sets) {
		env.Host.Toast(i18n.T("needs.offer.taken", "amount", i18n.Locale().Money(x.Amount)), true)
	}
}
