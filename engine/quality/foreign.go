package quality

import "rumbo/engine/text"

// Deals in another currency than the workspace's: amounts of two currencies are never added.
var _ = register(Rule{
	ID: "foreign", Order: 25, Severity: Doubtful, Kind: "opportunity", Field: "amount",
	Name:    text.New("En otra moneda", "In another currency"),
	Why:     text.New("Los montos de dos monedas no se suman, y aquí no hay tipo de cambio.", "Amounts of two currencies are not added, and there is no exchange rate here."),
	Do:      text.New("Convierta el monto en el archivo de origen e impórtelo de nuevo, o escriba una oportunidad en la moneda de trabajo.", "Convert the amount in the source file and import it again, or enter the deal in the working currency."),
	Effect:  text.New("Ningún total en dinero las incluye.", "No total in money includes them."),
	Touches: []string{"won_revenue", "open_pipeline", "weighted_pipeline", "average_deal", "coverage"},
	Reason:  text.New("Otra moneda que la del espacio de trabajo", "Another currency than the workspace's"),
	deal:    func(_ *Scan, d *deal) (note, bool) { return always(d.state.Foreign()) },
})
