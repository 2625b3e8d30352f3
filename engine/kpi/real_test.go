package kpi_test

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
)

const realData = "../../../shared/data/crm/"

// imported is the state after an import of files of the real data; the test is skipped where they are missing.
func imported(t testing.TB, files ...string) *change.State {
	t.Helper()
	var src []ingest.Source
	for _, f := range files {
		data, err := os.ReadFile(realData + f)
		if err != nil {
			t.Skipf("real data is missing: %v", err)
		}
		src = append(src, ingest.Open(filepath.Base(f), data, tabular.Options{}))
	}
	p := ingest.Plan(ingest.Input{Sources: src})
	if !p.Ready() {
		t.Fatalf("not ready: %v", p.Questions)
	}
	return change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Label: "import", Ops: p.Creates})
}

func mavenState(t testing.TB, pipeline string) *change.State {
	return imported(t, "maven/"+pipeline, "maven/products.csv", "maven/accounts.csv", "maven/sales_teams.csv")
}

func maven(t testing.TB) kpi.Input {
	return kpi.Input{Deals: kpi.Build(mavenState(t, "sales_pipeline.csv")), Today: period.On(2017, 12, 31)}
}

type check struct {
	id, alternative string
	want            float64
	tolerance       float64
	n               int
}

func (c check) run(t *testing.T, in kpi.Input) {
	t.Helper()
	in.Alternative = c.alternative
	r := kpi.ByID(c.id).Compute(in)
	if !r.Known || math.Abs(r.Value-c.want) > c.tolerance || r.N != c.n {
		t.Errorf("%s %s: %v (known %v, n %d; %s), want %v, n %d", c.id, c.alternative, r.Value, r.Known, r.N, r.Why.In(locale.For("en-US")), c.want, c.n)
	}
}

// The published check values of the Maven pipeline, from both of its forms.
func TestMavenCheckValues(t *testing.T) {
	for _, file := range []string{"sales_pipeline.csv", "sales_pipeline_dmy.csv"} {
		in := kpi.Input{Deals: kpi.Build(mavenState(t, file)), Today: period.On(2017, 12, 31)}
		if in.Deals.Len() != 8800 {
			t.Fatalf("%s: %d deals", file, in.Deals.Len())
		}
		for _, c := range []check{
			{"won_revenue", "", 10_005_534, 0, 4238},
			{"deals_won", "", 4238, 0, 4238},
			{"win_rate", "", 0.631501, 5e-7, 6711},
			{"average_deal", "", 2360.909, 5e-4, 4238},
			{"median_deal", "", 1117, 0, 4238},
			{"sales_cycle", "", 51.782, 5e-4, 4238},
			{"sales_cycle", "won_median", 57, 0, 4238},
			{"sales_cycle", "closed_mean", 47.985, 5e-4, 6711},
			{"concentration", "", 135.81, 5e-3, 85},
			{"velocity", "", 1589 * 2360.909 * 0.631501 / 51.782, 1, 6711}, // engaging deals are the qualified ones
		} {
			c.run(t, in)
		}
		for _, id := range []string{"win_rate_value", "coverage", "attainment", "pace"} {
			if r := kpi.ByID(id).Compute(in); r.Known || r.Why.Empty() {
				t.Errorf("%s: %s must not be known here, it is %v", file, id, r.Value)
			}
		}
	}
}

// What is left out is told with its reason and its number.
func TestMavenLeftOut(t *testing.T) {
	in := maven(t)
	for _, c := range []struct {
		id, role string
		n        int
	}{
		{"win_rate", "open", 2089}, {"win_rate_value", "lost_worthless", 2473},
		{"open_pipeline", "no_amount", 2089}, {"sales_cycle", "lost", 2473},
	} {
		got := 0
		for _, g := range kpi.ByID(c.id).Compute(in).LeftOut {
			if g.Role == c.role {
				got = g.Len()
			}
		}
		if got != c.n {
			t.Errorf("%s leaves out %d as %s, want %d", c.id, got, c.role, c.n)
		}
	}
}

func TestSalesforceCheckValues(t *testing.T) {
	in := kpi.Input{Deals: kpi.Build(imported(t, "salesforce/Opportunity.csv")), Today: period.On(2024, 1, 22)}
	for _, c := range []check{
		{"won_revenue", "", 10_542_562.98, 0, 12},
		{"deals_won", "", 12, 0, 12},
		{"win_rate", "", 0.8, 1e-12, 15},
	} {
		c.run(t, in)
	}
	if r := kpi.WinRate.Compute(in); !r.Weak || len(r.Warnings) == 0 {
		t.Error("a win rate of 15 deals must be called weak")
	}
	if r := kpi.OpenPipeline.Compute(in); r.N != 35 || !r.Known {
		t.Errorf("%d open deals, want 35", r.N)
	}
}
