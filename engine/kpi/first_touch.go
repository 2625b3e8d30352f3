package kpi

import "rumbo/engine/text"

// FirstTouchToClose is the days from the first touch to the close of a deal won.
var FirstTouchToClose = register(Indicator{
	ID: "first_touch_to_close", Area: Outreach, Order: 24, Better: Lower, OnFacts: true, WeakBelow: 20, Cuts: touchDims, Sources: []string{"opportunity", "activity"},
	Name:    text.New("Del primer contacto al cierre", "First touch to close"),
	Purpose: text.New("¿Cuánto pasa desde que se habla con el cliente hasta que compra?", "How long is it from talking to the client until they buy?"),
	Trap:    text.New("Solo ve lo que ya se ganó: los negocios largos que siguen abiertos aún no aparecen.", "It sees only what was won: long deals that are still open have not shown yet."),
	Alternatives: ofTouches(Days, text.New("Mediana de los días del primer contacto al cierre de las ventas ganadas", "Median days from the first touch to the close of deals won"), wonOnly, classInfo[won].text,
		func(t *touches) func(*part) Result {
			return func(p *part) Result {
				return p.median(t.days, Days, text.New("Valor central de {n} ventas, de {min} a {max} = {value}", "Middle one of {n} deals of {min} to {max} = {value}"),
					text.New("No hay ventas ganadas con contactos anotados.", "No deals won have touches."))
			}
		}),
})
