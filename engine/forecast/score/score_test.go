package score

import (
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"rumbo/engine/forecast"
)

const head = "dataset,id,period,h,n,type,train,test\n"

func TestReadsAnyFolderOfTheForm(t *testing.T) {
	folder := fstest.MapFS{
		"monthly.csv":   {Data: []byte(head + "d,a,12,2,3,X,1 2.5 -3,4 5\n")},
		"reference.csv": {Data: []byte("ds,freq,method\nd,monthly,ets\n")},
		"yearly.csv":    {Data: []byte("\ufeff" + head + "d,b,1,1,2,X,1 2,3\n")},
	}
	all, err := ReadFolder(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || all[0].Freq != "monthly" || all[0].Train[2] != -3 || all[1].Group() != "d yearly" {
		t.Errorf("read %+v", all)
	}
	if all[0].Input().NonNegative {
		t.Error("a series with a negative value counts as without")
	}
	for name, bad := range map[string]string{"number": head + "d,a,12,2,3,X,1 x,4\n", "period": head + "d,a,?,2,3,X,1,4\n"} {
		if _, err := ReadFolder(fstest.MapFS{"m.csv": {Data: []byte(bad)}}); err == nil {
			t.Errorf("a bad %s was read", name)
		}
	}
	if _, err := ReadFolder(fstest.MapFS{}); err == nil {
		t.Error("an empty folder was read")
	}
}

// Naive2 of a series without a season is its last value; of one with an exact
// season, that season.
func TestNaive2(t *testing.T) {
	if f := Naive2([]float64{1, 4, 2}, 1, 2); f.Point[1] != 2 {
		t.Errorf("naive2 = %v", f.Point)
	}
	y := make([]float64, 24)
	for i := range y {
		y[i] = 10 * []float64{1.5, 0.5, 0.8, 1.2}[i%4]
	}
	f := Naive2(y, 4, 4)
	for k, want := range []float64{15, 5, 8, 12} {
		if math.Abs(f.Point[k]-want) > 1e-9 {
			t.Errorf("naive2 = %v", f.Point)
		}
	}
}

func TestTableAndCSV(t *testing.T) {
	s := []Series{{Dataset: "d", Freq: "yearly", ID: "a", Period: 1, Train: []float64{1, 2, 4, 5, 7, 8, 9, 11}, Test: []float64{12, 13}}}
	rows, err := Job{Series: s, Methods: []string{"naive", "drift"}, Clock: func() float64 { return 0 }}.Run()
	if err != nil {
		t.Fatal(err)
	}
	var table, lines strings.Builder
	WriteTable(&table, Summarize(rows))
	if err := WriteCSV(&lines, rows); err != nil {
		t.Fatal(err)
	}
	// The naive forecast is naive2 here: OWA 1. Errors 1 and 2, scale 10/7.
	if !strings.Contains(table.String(), "1.0500 1.0000") || strings.Count(lines.String(), "\n") != 3 {
		t.Errorf("table:\n%s\nlines:\n%s", table.String(), lines.String())
	}
	if _, err := (Job{Series: s, Methods: []string{"none"}, Clock: func() float64 { return 0 }}).Run(); err == nil {
		t.Error("an unknown method was scored")
	}
}

const dataFolder = "../../../../shared/data/forecast"

// sample returns every step-th series that R scored, with R's scores.
func sample(t *testing.T, step int) ([]Series, []Reference) {
	t.Helper()
	file, err := os.Open(dataFolder + "/reference_series.csv")
	if err != nil {
		t.Skip("the reference scores are not on this machine: ", err)
	}
	defer file.Close()
	refs, err := ReadReference(file)
	if err != nil {
		t.Fatal(err)
	}
	all, err := ReadFolder(os.DirFS(dataFolder))
	if err != nil {
		t.Fatal(err)
	}
	var some []Series
	for i, s := range Paired(all, refs) {
		if i%step == 0 {
			some = append(some, s)
		}
	}
	return some, refs
}

// Naive and seasonal naive are defined exactly: each series has R's score.
func TestNaiveScoresAreRs(t *testing.T) {
	some, refs := sample(t, 1)
	ours := map[string]string{"naive": "naive", "snaive": "seasonal_naive"}
	byKey := map[string]*Series{}
	for i := range some {
		byKey[some[i].Group()+some[i].ID] = &some[i]
	}
	checked := 0
	for _, r := range refs {
		id, ok := ours[r.Method]
		s := byKey[r.Dataset+" "+r.Freq+r.ID]
		if !ok || s == nil || math.IsNaN(r.MASE) {
			continue
		}
		m, _ := forecast.Lookup(id)
		f, err := m.Forecast(s.Input(), forecast.Options{Horizon: len(s.Test)})
		if err != nil {
			t.Fatal(err)
		}
		row := Measure(s, &f)
		if math.Abs(row.SMAPE-r.SMAPE) > 1e-3*(1+r.SMAPE) || math.Abs(row.MASE-r.MASE) > 1e-3*(1+r.MASE) {
			t.Fatalf("%s of %s: %.5g %.5g, R %.5g %.5g", id, s.ID, row.SMAPE, row.MASE, r.SMAPE, r.MASE)
		}
		checked++
	}
	if checked < 1000 {
		t.Errorf("only %d series compared", checked)
	}
}

// Each model scores on a sample about as R's implementation of it, and the
// combination better than R's best combination of three.
func TestModelsScoreAsRs(t *testing.T) {
	some, refs := sample(t, 6)
	for _, c := range []struct {
		id, ref string
		ratio   float64 // largest allowed ratio of OWA
	}{
		{"theta", "thetaf", 1.01}, {"ets", "ets", 1.03}, {"arima", "auto.arima", 1.04},
		{"ces", "ces", 1.05}, {"theta_dynamic", "dotm", 1.04}, {"stl_ets", "stlf", 1.05}, {"stl_ets_log", "stlf_log", 1.05},
		{"auto", "comb_eat", 0.99},
	} {
		rows, err := Job{Series: some, Methods: []string{c.id}, Clock: func() float64 { return 0 }}.Run()
		if err != nil {
			t.Fatal(err)
		}
		mine, theirs, n := 0.0, 0.0, 0.0
		for _, d := range Duels(rows, refs) {
			if d.Reference == c.ref && d.Dataset != intermittentSet {
				mine += d.OWA * float64(d.N)
				theirs += d.RefOWA * float64(d.N)
				n += float64(d.N)
			}
		}
		if n < 20 {
			t.Errorf("%s: only %.0f series", c.id, n)
		}
		if ratio := mine / theirs; ratio > c.ratio {
			t.Errorf("%s: OWA %.3f times R's %s on %.0f series, at most %.2f wanted", c.id, ratio, c.ref, n, c.ratio)
		} else {
			t.Logf("%s: OWA %.3f times R's %s on %.0f series", c.id, ratio, c.ref, n)
		}
	}
}
