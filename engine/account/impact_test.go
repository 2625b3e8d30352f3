package account

import (
	"fmt"
	"math"
	"testing"
	"time"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Twelve clients buy 100 a quarter; four enter the process on 1 January 2026 and buy 160 from then on.
func TestImpactOfPlanning(t *testing.T) {
	usd := money.Must("USD")
	all := map[record.ID]*Data{}
	for i := range 12 {
		d := &Data{ID: record.ID(fmt.Sprintf("a%02d", i)), Account: &record.Account{Planned: i < 4}}
		if i < 4 {
			d.Account.PlannedSince = period.On(2026, time.January, 1)
		}
		for q := range 8 {
			amount := int64(100_00 + i*10_00)
			if i < 4 && q >= 4 {
				amount += 60_00
			}
			day := period.On(2025, time.February, 10).AddMonths(3 * q)
			d.Deals = append(d.Deals, Deal{Item: Item[record.Opportunity]{Rec: &record.Opportunity{Created: day - 30, Close: day, Amount: money.New(amount, usd)}}, Outcome: record.StageWon})
		}
		all[d.ID] = d
	}
	all["undated"] = &Data{Account: &record.Account{Planned: true}, Deals: all["a00"].Deals}
	all["empty"] = &Data{Account: &record.Account{}}
	env := Env{Today: period.On(2026, time.December, 31) + 1, Currency: usd}
	got := ImpactOf(all, env, MeasureOf("won"), 0)
	if !got.OK || math.Abs(got.Effect-60_00) > 1e-6 || got.Treated != 4 || got.Controls != 8 || got.Undated != 1 || len(got.Accounts) != 12 {
		t.Fatalf("%+v", got.Result)
	}
	if !got.Clear() || got.Doubtful() {
		t.Errorf("p %v, trend %v", got.P, got.TrendP)
	}
	if n := ImpactOf(all, env, MeasureOf("deals"), 0); !n.OK || math.Abs(n.Effect) > 1e-9 || n.Clear() {
		t.Errorf("%+v", n.Result)
	}
	if r := ImpactOf(all, env, MeasureOf("rate"), 3); !r.OK || r.Clear() {
		t.Errorf("%+v", r.Result)
	}
	if r := ImpactOf(map[record.ID]*Data{}, env, MeasureOf("won"), 0); r.OK {
		t.Error("of nothing")
	}
}
