package account

import (
	"math"
	"slices"
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// sold is a line of revenue on a day before today's date.
func sold(id string, on period.Date, line record.ID, amount, margin float64) Sale {
	s := Sale{ID: record.ID(id), On: on, Line: line, Amount: dollars(amount)}
	if margin >= 0 {
		s.Margin = dollars(margin)
	}
	return s
}

// buying is an account with lines of revenue since January 2025; today is in 2026.
func buying() (*Data, Ledger) {
	d := &Data{Account: &record.Account{}, Deals: []Deal{deal("w1", "a", record.StageWon, period.On(2024, 6, 3), 900, 1), deal("w2", "b", record.StageWon, period.On(2026, 2, 3), 50, 1), deal("o", "a", record.StageOpen, today, 7, 0.5)}}
	l := Ledger{InvoicedSince: period.On(2025, 1, 9), WonSince: period.On(2024, 6, 3), Invoiced: []Sale{
		sold("1", period.On(2025, 1, 10), "a", 100, 30), sold("2", period.On(2025, 4, 10), "b", 50, -1), sold("3", period.On(2025, 12, 30), "a", 400, 100),
		sold("4", period.On(2026, 1, 15), "a", 150, 30), sold("5", period.On(2026, 2, 15), "", -20, 0), sold("6", period.On(2026, 3, 1), "b", 75, -1),
	}}
	return d, l
}

var march = Env{Today: period.On(2026, 3, 14), Calendar: env.Calendar, Currency: usd}

func TestLinesOfRevenueCountBeforeWonDealsAndNeverBoth(t *testing.T) {
	d, l := buying()
	years := SalesView{Grain: period.Year, Periods: 3}
	s := SalesOf(d, l, years, march)
	if s.Source != SalesInvoiced || !s.Chosen || s.Other != 2 || len(s.Counted) != 6 {
		t.Errorf("%+v", s)
	}
	l.Invoiced = nil
	if s = SalesOf(d, l, years, march); s.Source != SalesWon || s.Other != 0 || len(s.Counted) != 2 || s.Totals[0].Minor != 90000 || s.Totals[2].Minor != 5000 || s.Totals[2].MarginN != 0 {
		t.Errorf("%+v", s)
	}
	_, l = buying()
	years.Source = SalesWon
	if s = SalesOf(d, l, years, march); s.Chosen || s.Other != 6 || s.Totals[0].Minor != 90000 {
		t.Errorf("%+v", s)
	}
}

func TestSalesByPeriodAndLine(t *testing.T) {
	d, l := buying()
	s := SalesOf(d, l, SalesView{Grain: period.Quarter, Periods: 6}, march)
	var sums []int64
	for i, c := range s.Totals {
		rows := int64(0)
		for _, r := range s.Rows {
			rows += r.Cells[i].Minor
			if r.Cells[i].Known != c.Known {
				t.Errorf("row %s of %v", r.Key, s.Periods[i])
			}
		}
		if rows != c.Minor {
			t.Errorf("%v: rows %d, total %d", s.Periods[i], rows, c.Minor)
		}
		sums = append(sums, c.Minor)
	}
	if !slices.Equal(sums, []int64{0, 10000, 5000, 0, 40000, 20500}) {
		t.Error(sums)
	}
	// Nothing is known of the last quarter of 2024; the third of 2025 is known and without sales.
	if s.Totals[0].Known || !s.Totals[3].Known || s.Totals[3].N != 0 {
		t.Errorf("%+v", s.Totals)
	}
	if len(s.Rows) != 3 || s.Rows[0].Key != "a" || s.Rows[0].All.Minor != 65000 || s.Rows[2].Key != "" || s.Rows[2].All.Minor != -2000 {
		t.Errorf("%+v", s.Rows)
	}
	if r := s.Rows[0].All.Rate(); !r.OK || math.Abs(r.V-160.0/650) > 1e-12 {
		t.Error(r)
	}
	if s.Rows[1].All.Rate().OK {
		t.Error("a margin that nobody stated")
	}
}

func TestGrowthComparesTheSameDays(t *testing.T) {
	d, l := buying()
	s := SalesOf(d, l, SalesView{Grain: period.Year, Periods: 3}, march)
	// 2026 up to 14 March: 150 − 20 + 75 = 205 against 100 in the same days of 2025.
	g := s.Growth[2]
	if !g.Begun || g.Past != (period.Period{From: period.On(2025, 1, 1), To: period.On(2025, 3, 15)}) || g.Now.Minor != 20500 || g.Before.Minor != 10000 || !g.Rate.OK || math.Abs(g.Rate.V-1.05) > 1e-12 {
		t.Errorf("%+v", g)
	}
	if g := s.Growth[1]; g.Rate.OK || !g.OutOfReach { // nothing is known of 2024
		t.Errorf("%+v", g)
	}
	q := SalesOf(d, l, SalesView{Grain: period.Quarter, Periods: 3}, march)
	if g := q.Growth[1]; g.Rate.OK || g.NothingThere == g.OutOfReach { // the last of 2025 against the last of 2024
		t.Errorf("%+v", g)
	}
	l.InvoicedSince = period.On(2023, 1, 2)
	q = SalesOf(d, l, SalesView{Grain: period.Quarter, Periods: 3}, march)
	if g := q.Growth[1]; g.Rate.OK || !g.NothingThere || g.OutOfReach {
		t.Errorf("%+v", g)
	}
	// The last twelve months: 15 March 2025 … 14 March 2026 is 50 + 400 + 205, against 100.
	if q.Year.Minor != 65500 || q.YearOn.Before.Minor != 10000 || math.Abs(q.YearOn.Rate.V-5.55) > 1e-12 || q.YearOn.Begun {
		t.Errorf("%+v %+v", q.Year, q.YearOn)
	}
}

func TestWhatIsNotCountedAsASale(t *testing.T) {
	d, l := buying()
	eur := money.Must("EUR")
	l.Invoiced = append(l.Invoiced, Sale{ID: "f", On: march.Today, Amount: money.New(5, eur)}, Sale{ID: "u", On: march.Today}, Sale{ID: "n", Amount: dollars(3)}, sold("l", march.Today+1, "a", 5, -1))
	s := SalesOf(d, l, SalesView{Grain: period.Month, Periods: 12}, march)
	if s.Foreign != 1 || s.Unknown != 1 || s.Undated != 1 || s.Later != 1 || s.Year.Minor != 65500 {
		t.Errorf("%+v", s)
	}
	none := SalesOf(&Data{Account: &record.Account{}}, Ledger{}, SalesView{Grain: period.Year, Periods: 2}, march)
	if none.Totals[1].Known || none.Year.Known || none.YearOn.Rate.OK || len(none.Rows) != 0 {
		t.Errorf("%+v", none)
	}
}

func TestOpenDealsAndWhatIsDue(t *testing.T) {
	foreign := deal("f", "a", record.StageOpen, march.Today+1, 9, 0.5)
	foreign.Rec.Amount = money.New(900, money.Must("EUR"))
	d := &Data{Deals: []Deal{deal("later", "a", record.StageOpen, march.Today+60, 100, 0.5), deal("late", "a", record.StageOpen, march.Today-1, 20, 0.5),
		deal("due", "a", record.StageOpen, march.Today, 30, 0.5), deal("none", "a", record.StageOpen, 0, 7, 0.5), foreign, deal("won", "a", record.StageWon, march.Today, 1000, 1)}}
	o := OpenOf(d, march)
	var ids []record.ID
	for _, x := range o.Deals {
		ids = append(ids, x.ID)
	}
	if !slices.Equal(ids, []record.ID{"late", "due", "f", "later", "none"}) || o.Undated != 1 {
		t.Error(ids, o.Undated)
	}
	if o.All != (Sum{15700, 4, 1}) || o.Due != (Sum{5000, 2, 1}) || o.Late != (Sum{2000, 1, 0}) {
		t.Errorf("%+v", o)
	}
}
