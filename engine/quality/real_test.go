package quality_test

import (
	"os"
	"path/filepath"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/quality"
)

// A published pipeline of 8,800 deals: what it lacks is known, and clients who buy the same thing
// again are not taken for duplicates.
func TestMaven(t *testing.T) {
	var src []ingest.Source
	for _, f := range []string{"sales_pipeline.csv", "products.csv", "accounts.csv", "sales_teams.csv"} {
		data, err := os.ReadFile(filepath.Join("../../../shared/data/crm/maven", f))
		if err != nil {
			t.Skipf("real data is missing: %v", err)
		}
		src = append(src, ingest.Open(f, data, tabular.Options{}))
	}
	p := ingest.Plan(ingest.Input{Sources: src})
	state := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Label: "import", Ops: p.Creates})
	r := quality.Find(quality.Input{State: state, Deals: kpi.Build(state), Today: period.On(2017, 12, 31)})
	want := map[string]int{"no_amount": 2089, "open_no_close": 2089, "no_next_step": 2089, "stale": 1533, "lost_no_amount": 2473, "no_account": 1425}
	for _, rule := range quality.All() {
		n := 0
		if f := r.Of(rule.ID); f != nil {
			n = len(f.Findings)
			if f.Touched(r.Currency).Known() {
				t.Errorf("%s touches %s, though none of these deals has an amount", rule.ID, f.Touched(r.Currency))
			}
		}
		if n != want[rule.ID] {
			t.Errorf("%s: %d, want %d", rule.ID, n, want[rule.ID])
		}
	}
}
