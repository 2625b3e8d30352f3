package demo

import (
	"strconv"

	"rumbo/engine/fact"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// invoice is a revenue line before it is put into a block.
type invoice struct {
	on             period.Date
	client, deal   int32 // deal -1 for none
	product        int32
	person         int32
	amount, margin int64 // minor units
}

// margins of each line of business.
var margins = []float64{0.31, 0.24, 0.38, 0.45}

// revenue creates what was invoiced: services month by month, projects in three parts, and what older
// contracts bring, some of which grow, shrink or end.
func (f *factMaker) revenue() {
	var out []invoice
	at := map[record.ID]int{}
	for i, p := range f.products {
		at[p.id] = i
	}
	for i := range f.deals {
		d := &f.deals[i]
		if d.outcome != record.StageWon {
			continue
		}
		l := invoice{client: int32(d.client), deal: int32(i), product: int32(at[d.rec.Product]), person: int32(d.owner)}
		if f.products[l.product].line == 0 { // a service of twelve months
			out = f.monthly(out, l, d.rec.Close, 12, func(int) int64 { return d.rec.Amount.Minor / 12 })
			continue
		}
		for part, share := range []int64{40, 40, 20} {
			l.on = workday(d.rec.Close + period.Date(15+45*part))
			l.amount = d.rec.Amount.Minor * share / 100
			out = f.invoiced(out, l)
		}
	}
	for i := range f.clients {
		out = f.contract(out, i)
	}
	f.keepLines(out)
}

// contract is what a client bought before the first deal that is known.
func (f *factMaker) contract(out []invoice, i int) []invoice {
	c := &f.clients[i]
	if c.tier == "standard" && !f.chance(55) {
		return out
	}
	p := f.rng.IntN(len(f.products))
	month := f.products[p].price / 12 * f.spread(0.4)
	if c.tier == "strategic" {
		month *= 2.5
	}
	months, growth := f.size.Months+1, 1.0
	switch x := f.rng.Float64(); {
	case x < 0.12: // lost on the way
		months = f.between(6, max(f.size.Months-4, 7))
	case x < 0.30:
		growth = 0.7
	case x < 0.62:
		growth = 1.25
	}
	cents := int64(month) * 100
	l := invoice{client: int32(i), deal: -1, product: int32(p), person: int32(c.owner)}
	lines := f.monthly(nil, l, f.first, months, func(n int) int64 {
		if n >= 12 {
			return int64(float64(cents) * growth)
		}
		return cents
	})
	since := f.first
	if c.tier != "strategic" {
		since = f.first.AddMonths(joined[i%len(joined)])
	}
	for _, l := range lines {
		if l.on >= since {
			out = append(out, l)
		}
	}
	return out
}

// joined is after how many months clients came, those of old first: cohorts of different age.
var joined = []int{0, 0, 4, 0, 7, 10, 0, 13}

func (f *factMaker) monthly(out []invoice, l invoice, from period.Date, months int, amount func(int) int64) []invoice {
	for n := range months {
		l.on, l.amount = workday(from.AddMonths(n)+5), amount(n)
		out = f.invoiced(out, l)
	}
	return out
}

// invoiced adds a line if its day has come; a few are corrected by a credit note.
func (f *factMaker) invoiced(out []invoice, l invoice) []invoice {
	if l.on > f.today || l.amount == 0 {
		return out
	}
	l.margin = int64(float64(l.amount) * min(margins[f.products[l.product].line]*f.spread(0.12), 0.8))
	out = append(out, l)
	if f.rng.Float64() < 0.008 {
		l.on, l.amount, l.margin = min(l.on+12, f.today), -l.amount/5, -l.margin/5
		out = append(out, l)
	}
	return out
}

func (f *factMaker) keepLines(out []invoice) {
	n := 0
	var l record.RevenueLine
	build(f, fact.RevenueLine, out, func(l *invoice) period.Date { return l.on }, func(v *invoice) any {
		n++
		p := &f.products[v.product]
		l = record.RevenueLine{Account: f.clients[v.client].id, On: v.on, Amount: money.New(v.amount, f.usd), Margin: money.New(v.margin, f.usd), Quantity: record.Some(1),
			Line: f.lines[p.line], Product: p.id, Person: f.staff[v.person].id, Document: "F-" + strconv.Itoa(10_000+n)}
		if v.deal >= 0 {
			l.Opportunity = f.deals[v.deal].id
		}
		return &l
	})
}
