package kpi

import "rumbo/engine/text"

// TouchesPerLost is how many touches a deal took that was lost all the same.
var TouchesPerLost = register(Indicator{
	ID: "touches_per_lost", Area: Outreach, Order: 22, OnFacts: true, WeakBelow: 20, Cuts: touchDims, Sources: []string{"opportunity", "activity"},
	Name:    text.New("Contactos por venta perdida", "Touches per deal lost"),
	Purpose: text.New("¿Cuánto se insistió en lo que se perdió?", "How long did we persist with what was lost?"),
	Trap:    text.New("Pocos contactos en lo perdido pueden ser abandono, o buen juicio: mire los registros.", "Few touches in what was lost may be neglect, or good judgement: look at the records."),
	Alternatives: ofTouches(Count, text.New("Mediana de las actividades hechas por negocio perdido, del primer contacto al cierre", "Median of activities done by deal lost, from the first touch to the close"), lostClass, classInfo[lost].text,
		func(t *touches) func(*part) Result {
			return func(p *part) Result {
				return p.median(t.n, Count, text.New("Valor central de {n} perdidas, de {min} a {max} contactos = {value}", "Middle one of {n} lost deals of {min} to {max} touches = {value}"),
					text.New("No hay ventas perdidas con contactos anotados.", "No deals lost have touches."))
			}
		}),
})

// lostClass counts deals lost, wonOnly those won.
func lostClass(s State) class {
	if s&dealLost == 0 {
		return skip
	}
	return oneSide(s)
}

func wonOnly(s State) class {
	if s&dealWon == 0 {
		return skip
	}
	return oneSide(s)
}

// oneSide is the class of a decided deal where those that were decided otherwise are not told.
func oneSide(s State) class {
	switch {
	case s&dealDated == 0:
		return out1
	case s&dealTouched == 0:
		return out2
	}
	return in1
}

// ofTouches are the definitions of a measure of deals' touches: which kinds of contact count.
func ofTouches(u Unit, formula text.Text, of func(State) class, counted text.Text, finish func(*touches) func(*part) Result) (out []Alternative) {
	for _, k := range kindsOfTouch {
		out = append(out, Alternative{ID: k.id, Unit: u, Timing: AtDate, Name: k.name, Formula: formula, plan: func(in *Input) plan {
			t := in.Facts.touches(k.id)
			words := map[class]text.Text{in1: counted, out1: classInfo[outNoClose].text, out2: text.New("Sin contactos anotados", "Without touches")}
			return counting(&t.Table, of, words, finish(t))
		}})
	}
	return out
}
