package quality

import (
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Deals whose owner has left or no longer exists.
var _ = register(Rule{
	ID: "owner_gone", Order: 40, Severity: Wrong, Kind: "opportunity", Field: "owner", Bulk: SetOwner,
	Name: text.New("De alguien que ya no está", "Owned by somebody who has left"),
	Why:  text.New("Nadie responde por ellas.", "Nobody answers for them."),
	Do:   text.New("Páselas a otra persona; si la cuenta tiene responsable, se propone.", "Hand them to somebody else; where the account has an owner, that person is proposed."),
	Effect: text.New("Quedan fuera de lo que cada persona ve como suyo, y de los ingresos por vendedor si la persona se borró.",
		"They are in nobody's own view, and not in revenue per salesperson if the person was deleted."),
	Touches: []string{"revenue_per_seller", "open_pipeline"},
	Reason:  text.New("Su responsable ya no está", "Its owner has left"),
	deal: func(s *Scan, d *deal) (note, bool) {
		gone := int(d.person) >= len(s.Deals.People)
		return always(d.state.HasOwner() && (d.state.Open() && !s.personThere(d.person) || d.state.Won() && gone))
	},
	fix: accountOwner,
})

// accountOwner proposes the person who answers for the deal's account.
func accountOwner(s *Scan, f Finding) []Write {
	o := s.Deals.Record(f.Row)
	a := accountOf(s, o.Account)
	if a == nil || a.Owner == o.Owner || !s.standing(a.Owner) {
		return nil
	}
	return one(f, "owner", record.OfText(string(a.Owner)))
}

func accountOf(s *Scan, id record.ID) *record.Account {
	return change.Get(s.State, record.AccountKind, id)
}
