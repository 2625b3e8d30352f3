package score

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/pipeline"
)

const dataDir = "../../../../shared/data/crm"

func open(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join(dataDir, name))
	if err != nil {
		t.Skipf("the real data are not here: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestReadSalvirt(t *testing.T) {
	table, err := ReadSalvirt(strings.NewReader("\ufeff\"Product\";\"Seller\";\"Status\"\r\n\"A\";\"Seller 1\";\"Won\"\r\n\"B\";\"Seller 1\";\"Lost\"\r\n"))
	if err != nil || len(table.Rows) != 2 || table.Names[0] != "Product" || table.Rows[1][0] != "B" || !table.Won[0] || table.Won[1] {
		t.Errorf("%+v, %v", table, err)
	}
	for _, bad := range []string{"", "only one column\n1\n", "a;Status\nx;Perhaps\n"} {
		if _, err := ReadSalvirt(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is taken for a table", bad)
		}
	}
}

func TestFoldsKeepDuplicatesTogether(t *testing.T) {
	table := pipeline.Table{Names: []string{"a"}}
	for i := range 40 {
		for range 1 + i%3 {
			table.Rows, table.Won = append(table.Rows, []string{string(rune('A' + i))}), append(table.Won, i%2 == 0)
		}
	}
	fold := Folds(table, 5, 7)
	size := [5]int{}
	of := map[string]int{}
	for i, row := range table.Rows {
		size[fold[i]]++
		if f, seen := of[row[0]]; seen && f != fold[i] {
			t.Fatalf("%s is in folds %d and %d", row[0], f, fold[i])
		}
		of[row[0]] = fold[i]
	}
	for k, n := range size {
		if n < 8 || n > 24 {
			t.Errorf("fold %d has %d rows of %d", k, n, len(table.Rows))
		}
	}
}

func TestReadStagelog(t *testing.T) {
	opportunities := "opportunity_id,customer,creation_date_excel,market,product_segment,sales_segment,geography,application,opportunity_type\n7,Customer 1,42046,M,P,NA,G,A,Deal\n"
	transitions := "opportunity_id,timestamp,stage,prev_stage,decision_date_excel,status_field\n7,20150211130001,Stage 6,NA,42094,NA\n7,20150407213701,Stage 4,Stage 6,42061,Closed/Won\n99,20150407213701,Stage 4,Stage 6,42061,Closed/Won\n"
	products := "Opportunity ID,Product ID,Product Segment  Name,Product Status,Product $,Product Quantity,Decision Date,Snapshot Time\n7,1,x,Pending,100,1,42094,20150301010101\n7,2,x,Pending,50.5,1,42094,20150301010102\n7,1,x,Deleted,100,1,42094,20150320010101\n"
	deals, last, err := ReadStagelog(strings.NewReader(opportunities), strings.NewReader(transitions), strings.NewReader(products))
	if err != nil || len(deals) != 1 || last != period.On(2015, 4, 7) {
		t.Fatalf("%+v, %v, %v", deals, last, err)
	}
	h := pipeline.NewHistory(StagelogProcess, deals, 0)
	s, ok := h.State("7", period.On(2015, 3, 5))
	if !ok || s.Stage != "Stage 6" || s.Age != 22 || s.Amount != pipeline.Cents(15050) || s.Declared != period.On(2015, 3, 31) {
		t.Errorf("%+v", s)
	}
	if s, _ := h.State("7", period.On(2015, 3, 21)); s.Amount != pipeline.Cents(5050) {
		t.Errorf("after a product was deleted: %+v", s.Amount)
	}
	if kind, day, _ := h.ClosedAfter("7", period.On(2015, 3, 5)); kind != pipeline.Won || day != period.On(2015, 4, 7) {
		t.Errorf("%v on %v", kind, day)
	}
	if _, _, err := ReadStagelog(strings.NewReader(opportunities), strings.NewReader("opportunity_id,timestamp\n7,2015\n"), nil); err == nil {
		t.Error("a stamp of four digits is taken for a date")
	}
}

// On real deals the model must stay clearly better than the published ridge
// and naive Bayes.
func TestSalvirtStaysGood(t *testing.T) {
	table, err := ReadSalvirt(open(t, "salvirt/salvirt.csv"))
	if err != nil {
		t.Fatal(err)
	}
	p := CrossValidate(table, Folds(table, 5, 1), 5, func(train pipeline.Table) func([]string) float64 { return pipeline.FitTable(train).Predict })
	if s := pipeline.Score(p, table.Won); s.Brier > .173 || s.AUC < .81 {
		t.Errorf("%+v", s)
	}
}

func TestStagelogStaysGood(t *testing.T) {
	packed := open(t, "stagelog/product_snapshots.csv.gz")
	products, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	deals, _, err := ReadStagelog(open(t, "stagelog/opportunities.csv"), open(t, "stagelog/opportunity_transitions.csv"), products)
	if err != nil {
		t.Fatal(err)
	}
	h := pipeline.NewHistory(StagelogProcess, deals, 0)
	var days []pipeline.Day
	for d := period.On(2016, 1, 26); d <= period.On(2016, 7, 24); d += 30 {
		days = append(days, d)
	}
	b := pipeline.RunBacktest(h, days, pipeline.BacktestOptions{
		Horizon: 90, Seed: seed, Draws: 1000, Fixed: period.On(2015, 12, 27),
		Config: pipeline.Config{StepDays: 15, Steps: 6, Every: 30, Whole: true, First: stagelogFirst},
	})
	s := b.Scores[pipeline.ByModel]
	if s.N != 3968 || s.Brier > .182 || s.AUC < .78 {
		t.Errorf("%+v", s)
	}
	// The published figures of the stage rate: 0.552 / 0.229 / 0.650.
	if s := b.Scores[pipeline.ByStage]; s.Brier < .2285 || s.Brier > .2295 || s.AUC < .5505 || s.AUC > .5535 {
		t.Errorf("stage rate %+v", s)
	}
	if b.Coverage < 5./7-1e-9 {
		t.Errorf("80 %% intervals hold %.0f %% of the snapshots", 100*b.Coverage)
	}
}

func TestReportOfShortLog(t *testing.T) {
	var out bytes.Buffer
	Stagelog([]pipeline.Deal{{ID: "a", Created: period.On(2015, 2, 1)}}, period.On(2015, 6, 1), &out)
	if !strings.Contains(out.String(), "nothing to measure") {
		t.Error(out.String())
	}
}
