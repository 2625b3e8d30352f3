package kpi

import "rumbo/engine/text"

// FollowUps is how often a deal won was followed up: its touches after the first.
var FollowUps = register(Indicator{
	ID: "follow_ups_per_won", Area: Outreach, Order: 23, OnFacts: true, WeakBelow: 20, Cuts: touchDims, Sources: []string{"opportunity", "activity"},
	Name:    text.New("Seguimientos por venta ganada", "Follow-ups per deal won"),
	Purpose: text.New("¿Cuántas veces hay que volver después del primer contacto?", "How often must one come back after the first touch?"),
	Trap:    text.New("Más seguimientos no causan la venta: los negocios grandes piden más.", "More follow-ups do not cause the sale: large deals ask for more."),
	Alternatives: ofTouches(Count, text.New("Mediana de los contactos posteriores al primero por negocio ganado, hasta el cierre", "Median of touches after the first by deal won, up to the close"), wonOnly, classInfo[won].text,
		func(t *touches) func(*part) Result {
			later := fill32(len(t.n), func(row int) int32 { return t.n[row] - 1 })
			return func(p *part) Result {
				return p.median(later, Count, text.New("Valor central de {n} ventas, de {min} a {max} seguimientos = {value}", "Middle one of {n} deals of {min} to {max} follow-ups = {value}"),
					text.New("No hay ventas ganadas con contactos anotados.", "No deals won have touches."))
			}
		}),
})
