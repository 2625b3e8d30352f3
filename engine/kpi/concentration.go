package kpi

import (
	"slices"

	"rumbo/engine/text"
)

// Concentration tells how much of won revenue hangs on few accounts: HHI = Σ share², 0–10,000.
var Concentration = register(Indicator{
	ID: "concentration", Area: Results, Order: 8, Better: Lower,
	Name:    text.New("Concentración de clientes", "Client concentration"),
	Purpose: text.New("¿Cuánto depende la venta de pocos clientes?", "How much do sales depend on few clients?"),
	Trap: text.New("Con pocos clientes en el alcance es alta por fuerza: 10.000 ÷ número de clientes es lo mínimo posible.",
		"With few clients in scope it is high by necessity: 10,000 ÷ number of clients is the least possible."),
	Sources: []string{"opportunity", "stage", "account"},
	Cuts:    []Dim{ByPerson, ByTeam, BySector, ByCountry, ByTier, ByProduct, ByLine, ByType, BySource},
	Alternatives: []Alternative{{
		ID: "hhi", Unit: Points, Name: text.New("Índice de Herfindahl-Hirschman", "Herfindahl-Hirschman index"),
		Formula: text.New("Σ (parte de cada cuenta en lo ganado)² × 10.000", "Σ (each account's share of won revenue)² × 10,000"),
		plan:    func(*Input) plan { return plan{class: accountClass, finish: concentration} },
	}, {
		ID: "first5", Unit: Ratio, Name: text.New("Parte de las cinco primeras", "Share of the first five"),
		Formula: text.New("ganado con las cinco cuentas mayores ÷ ganado", "won with the five largest accounts ÷ won"),
		plan:    func(*Input) plan { return plan{class: accountClass, finish: concentration} },
	}},
})

func accountClass(s State) class {
	c := wonRevenueClass(s)
	if c == won && !s.HasAccount() {
		return outNoAccount
	}
	return c
}

func concentration(p *part) Result {
	parts, total := p.byAccount()
	if total <= 0 {
		return unknown(p.def.Unit, say(text.New("No hay ventas ganadas con cuenta y monto.", "No deals with an account and an amount were won.")))
	}
	slices.SortFunc(parts, func(a, b int64) int {
		if a > b {
			return -1
		}
		return 1
	})
	hhi, first := 0.0, int64(0)
	for i, v := range parts {
		share := float64(v) / float64(total)
		hhi += share * share * 10000
		if i < 5 {
			first += v
		}
	}
	cur := p.Deals.Currency
	index, five := number(hhi, Points), number(float64(first)/float64(total), Ratio)
	r := Result{Figure: index, N: len(parts), Numerator: amount(first, cur), Denominator: amount(total, cur)}
	if p.def.ID == "first5" {
		r.Figure = five
	}
	if p.whole {
		r.Beside = []Named{
			{text.New("Parte de las cinco primeras", "Share of the first five"), five}, {text.New("Índice (0–10.000)", "Index (0–10,000)"), index},
			{text.New("Cuentas", "Accounts"), count(len(parts))},
			{text.New("Equivale a tantas cuentas iguales", "As if this many equal accounts"), number(10000/hhi, Points)},
		}
		r.Steps = []Phrase{say(text.New("{n} cuentas con {won} ganado; las cinco primeras: {first}", "{n} accounts with {won} won; the first five: {first}"),
			"n", r.N, "won", r.Denominator, "first", r.Numerator),
			say(text.New("{name} = {value}", "{name} = {value}"), "name", p.def.Name, "value", r.Figure)}
	}
	return r
}

// byAccount sums what was won by account, of those with more than nothing, in minor units.
func (p *part) byAccount() (parts []int64, total int64) {
	col := p.Deals.Column(ByAccount)
	if p.memo.sums == nil {
		p.memo.sums = make([]int64, len(col.Values))
	}
	for _, r := range p.rows[won] {
		p.memo.sums[col.Codes[r]] += p.Deals.Amount[r]
	}
	for _, r := range p.rows[won] {
		if v := &p.memo.sums[col.Codes[r]]; *v != 0 {
			if *v > 0 {
				parts = append(parts, *v)
				total += *v
			}
			*v = 0
		}
	}
	return parts, total
}
