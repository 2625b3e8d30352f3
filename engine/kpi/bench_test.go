package kpi_test

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func BenchmarkBuild100k(b *testing.B) {
	state := made(100_000, 1)
	for b.Loop() {
		kpi.Build(state)
	}
}

// What an edit of one deal costs.
func BenchmarkUpdate100k(b *testing.B) {
	state := made(100_000, 1)
	d := kpi.Build(state)
	edit := change.Edit(state, "opportunity", "o500", map[string]record.Value{"amount": record.OfMoney(money.New(77, usd))})
	after := change.Apply(state, change.Change{At: change.Stamp{Replica: 1, Time: 2 << 16}, Ops: []change.Op{edit}})
	for b.Loop() {
		kpi.Update(d, after)
	}
}

// All indicators in all their definitions, each by person (212) and month (48).
func BenchmarkByPersonAndMonth100k(b *testing.B) {
	in := madeInput(b, 100_000, 1)
	each := kpi.Into(months())
	n := 0
	for b.Loop() {
		n = 0
		for _, i := range kpi.All() {
			for _, a := range i.Alternatives {
				in.Alternative = a.ID
				n += len(i.By(in, kpi.By(kpi.ByPerson), each))
			}
		}
	}
	b.ReportMetric(float64(n), "cells")
}

// One indicator at a time, so that a slow one shows.
func BenchmarkEach100k(b *testing.B) {
	in := madeInput(b, 100_000, 1)
	each := kpi.Into(months())
	for _, i := range kpi.All() {
		for _, a := range i.Alternatives {
			in := in
			in.Alternative = a.ID
			b.Run(i.ID+"/"+a.ID+"/whole", func(b *testing.B) {
				for b.Loop() {
					i.Compute(in)
				}
			})
			b.Run(i.ID+"/"+a.ID+"/person_month", func(b *testing.B) {
				for b.Loop() {
					i.By(in, kpi.By(kpi.ByPerson), each)
				}
			})
		}
	}
}

// What a dashboard asks: every default, for a quarter, with comparisons.
func BenchmarkDashboard100k(b *testing.B) {
	in := madeInput(b, 100_000, 1)
	in.Period = period.Period{From: period.On(2026, 7, 1), To: period.On(2026, 10, 1), Grain: period.Quarter}
	for b.Loop() {
		for _, i := range kpi.All() {
			i.Compare(in)
		}
	}
}
