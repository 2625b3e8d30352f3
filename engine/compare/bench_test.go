package compare_test

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/compare"
	"rumbo/engine/demo"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
)

// BenchmarkCompare compares the people of a company with 100,000 deals in what the page shows at first.
func BenchmarkCompare(b *testing.B) {
	today := period.On(2026, 11, 22)
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: demo.Generate(1, demo.Large(100_000), today, "en")})
	in := kpi.Input{Deals: kpi.Build(s), Period: period.Calendar{}.YearOf(2026), Today: today}
	var ids []string
	for _, p := range in.Deals.People {
		ids = append(ids, string(p.ID))
	}
	for _, ind := range []*kpi.Indicator{kpi.WinRate, kpi.AverageDeal, kpi.SalesCycle} {
		b.Run(ind.ID, func(b *testing.B) {
			for range b.N {
				compare.Peers(ind, in, kpi.ByPerson, ids, nil)
			}
		})
	}
	b.Run("mixes", func(b *testing.B) {
		for range b.N {
			compare.Mixes(in, kpi.ByPerson, ids[10], nil)
		}
	})
}
