package kpi

import (
	"rumbo/engine/text"
)

// Velocity is what the pipeline brings a day: N × average deal × win rate ÷ mean cycle days.
var Velocity = register(Indicator{
	ID: "velocity", Area: Pipeline, Order: 4, Better: Higher, WeakBelow: 30,
	Name:    text.New("Velocidad de venta", "Sales velocity"),
	Purpose: text.New("¿Cuánto ingreso trae el pipeline por día?", "How much revenue does the pipeline bring a day?"),
	Trap: text.New("Es un producto de cuatro cifras: mire cuál de ellas cambió.",
		"It is a product of four figures: look which one of them changed."),
	Sources: []string{"opportunity", "stage"},
	Alternatives: []Alternative{{
		ID: "open", Unit: MoneyPerDay, Name: text.New("Con las abiertas calificadas hoy", "With the open qualified deals of today"),
		Formula: text.New("abiertas calificadas × venta media × tasa de éxito ÷ ciclo medio", "open qualified × average deal × win rate ÷ mean cycle"),
		plan:    func(*Input) plan { return plan{class: velocityClass(true), finish: velocity, anytime: open} },
	}, {
		ID: "closed", Unit: MoneyPerDay, Name: text.New("Con las cerradas en el período", "With the deals closed in the period"),
		Formula: text.New("cerradas × venta media × tasa de éxito ÷ ciclo medio", "closed × average deal × win rate ÷ mean cycle"),
		plan:    func(*Input) plan { return plan{class: velocityClass(false), finish: velocity} },
	}},
})

func velocityClass(stock bool) func(State) class {
	return func(s State) class {
		switch {
		case s&outcomeMask == 0:
			return outNoStage
		case s.Open() && !stock:
			return outOpen
		case s.Open() && !s.Qualified():
			return outUnqualified
		case s.Open():
			return open
		case !s.Dated():
			return outNoClose
		case s.Won():
			return won
		}
		return lost
	}
}

func velocity(p *part) Result {
	w, l := p.rows[won], p.rows[lost]
	priced, timed := p.usable(w)
	stock := len(p.rows[open])
	if p.def.ID == "closed" {
		stock = len(w) + len(l)
	}
	minor, ok := sum(p.Deals.Amount, priced)
	days := 0.0
	for _, d := range p.days(timed) {
		days += d
	}
	switch {
	case len(priced) == 0 || len(timed) == 0 || !ok:
		return unknown(MoneyPerDay, say(text.New("Faltan ventas ganadas con monto y ambas fechas.", "There are no deals won with an amount and both dates.")))
	case stock == 0:
		return unknown(MoneyPerDay, say(text.New("No hay oportunidades abiertas calificadas.", "There are no open qualified deals.")))
	case days <= 0:
		return unknown(MoneyPerDay, say(text.New("El ciclo medio es de cero días.", "The mean cycle is zero days.")))
	}
	mean, rate, cycle := float64(minor)/float64(len(priced)), float64(len(w))/float64(len(w)+len(l)), days/float64(len(timed))
	cur := p.Deals.Currency
	r := Result{Figure: worth(float64(stock)*mean*rate/cycle, cur, MoneyPerDay), N: len(w) + len(l),
		Numerator: worth(float64(stock)*mean*rate, cur, Money), Denominator: number(cycle, Days)}
	r.Interval = p.velocityInterval(r.Value, float64(minor), days, len(priced), len(timed))
	if n := len(w) - len(priced); n > 0 {
		r.Warnings = append(r.Warnings, say(text.New("{n} ventas ganadas sin monto no entran en la venta media.", "{n} deals won without an amount do not enter the average deal."), "n", n))
	}
	if n := len(w) - len(timed); n > 0 {
		r.Warnings = append(r.Warnings, say(text.New("{n} ventas ganadas sin fechas válidas no entran en el ciclo.", "{n} deals won without valid dates do not enter the cycle."), "n", n))
	}
	if p.whole {
		r.Steps = []Phrase{say(text.New("{n} × {mean} × {rate} ÷ {cycle} = {value} por día", "{n} × {mean} × {rate} ÷ {cycle} = {value} a day"),
			"n", stock, "mean", worth(mean, cur, Money), "rate", number(rate, Ratio), "cycle", number(cycle, Days), "value", r.Figure)}
	}
	return r
}

// usable picks, of deals won, those with an amount and those with a cycle.
func (p *part) usable(rows []int32) (priced, timed []int32) {
	for _, r := range rows {
		s := p.Deals.State[r]
		if s.Usable() {
			priced = append(priced, r)
		}
		if s.Born() && !s.Backwards() {
			timed = append(timed, r)
		}
	}
	return priced, timed
}

// velocityInterval takes the number of open deals as counted and the rest as a sample of deals closed.
func (p *part) velocityInterval(v, minor, days float64, priced, timed int) Interval {
	w, l := p.rows[won], p.rows[lost]
	n := float64(len(w) + len(l))
	influence := make([]float64, 0, len(w)+len(l))
	for _, r := range w {
		s := p.Deals.State[r]
		e := 1/float64(len(w)) - 1/n
		if s.Usable() {
			e += float64(p.Deals.Amount[r])/minor - 1/float64(priced)
		}
		if s.Born() && !s.Backwards() {
			e -= float64(p.Deals.Close[r]-p.Deals.Created[r])/days - 1/float64(timed)
		}
		influence = append(influence, e)
	}
	for range l {
		influence = append(influence, -1/n)
	}
	return aroundProduct(v, influence)
}
