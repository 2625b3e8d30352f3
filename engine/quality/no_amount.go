package quality

import (
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Open deals with no amount.
var _ = register(Rule{
	ID: "no_amount", Order: 15, Severity: Missing, Kind: "opportunity", Field: "amount", Bulk: MarkLost,
	Name: text.New("Abiertas sin monto", "Open without an amount"),
	Why:  text.New("No se sabe cuánto hay en juego, ni qué merece más tiempo.", "Nobody knows what is at stake, nor what deserves more time."),
	Do:   text.New("Ponga el monto que se conversa con el cliente; si el producto tiene precio de lista, se propone ese.", "Enter the amount under discussion; where the product has a list price, that is proposed."),
	Effect: text.New("El pipeline abierto, el ponderado y la cobertura no las suman; el pronóstico tampoco.",
		"Open pipeline, weighted pipeline and coverage do not add them; nor does the forecast."),
	Touches: []string{"open_pipeline", "weighted_pipeline", "coverage"},
	Reason:  text.New("Sin monto", "No amount"),
	deal: func(_ *Scan, d *deal) (note, bool) {
		return always(d.state.Open() && !d.state.Worth() && !d.state.Foreign())
	},
	fix: func(s *Scan, f Finding) []Write {
		p := change.Get(s.State, record.ProductKind, s.Deals.Record(f.Row).Product)
		if p == nil || p.ListPrice.Minor <= 0 || p.ListPrice.Currency != s.Deals.Currency {
			return nil
		}
		return one(f, "amount", record.OfMoney(p.ListPrice))
	},
})
