package quality

import "rumbo/engine/text"

// Open and won deals that nobody owns.
var _ = register(Rule{
	ID: "no_owner", Order: 41, Severity: Missing, Kind: "opportunity", Field: "owner", Bulk: SetOwner,
	Name: text.New("Sin responsable", "Without an owner"),
	Why:  text.New("Nadie responde por ellas, y su resultado no es de nadie.", "Nobody answers for them, and their result is nobody's."),
	Do:   text.New("Ponga quién las lleva; si la cuenta tiene responsable, se propone.", "Enter who works on them; where the account has an owner, that person is proposed."),
	Effect: text.New("Los ingresos por vendedor y el cumplimiento por persona no las cuentan.",
		"Revenue per salesperson and attainment by person do not count them."),
	Touches: []string{"revenue_per_seller", "attainment"},
	Reason:  text.New("Sin responsable", "No owner"),
	deal: func(_ *Scan, d *deal) (note, bool) {
		return always(!d.state.HasOwner() && (d.state.Open() || d.state.Won()))
	},
	fix: accountOwner,
})
