//go:build !js

package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/exchange/document"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

const mavenDir = "../../../shared/data/crm/maven"

func mavenFiles(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, f := range []string{"sales_pipeline.csv", "products.csv", "accounts.csv", "sales_teams.csv"} {
		path := filepath.Join(mavenDir, f)
		if _, err := os.Stat(path); err != nil {
			t.Skipf("real data is missing: %v", err)
		}
		out = append(out, path)
	}
	return out
}

func TestKpiAsJSON(t *testing.T) {
	var out, errOut strings.Builder
	args := append([]string{"-json", "-today", "2017-12-31", "-period", "2017", "-by", "quarter"}, mavenFiles(t)...)
	if code := Kpi(args, &out, &errOut); code != 0 {
		t.Fatalf("exit %d: %s", code, errOut.String())
	}
	var d kpiDocument
	if err := json.Unmarshal([]byte(out.String()), &d); err != nil {
		t.Fatal(err)
	}
	if d.Deals != 8800 || d.Period != "2017" || d.Currency != "USD" {
		t.Errorf("%d deals, period %s, currency %s", d.Deals, d.Period, d.Currency)
	}
	found := map[string]kpiJSON{}
	for _, i := range d.Indicators {
		found[i.ID+"/"+i.Definition] = i
	}
	won := found["won_revenue/closed"]
	if won.Result.Minor == nil || *won.Result.Minor != 1_000_553_400 || won.Result.N != 4238 || len(won.Cells) != 4 {
		t.Errorf("won revenue %+v", won)
	}
	var sum int64
	for _, c := range won.Cells {
		sum += *c.Result.Minor
	}
	if sum != 1_000_553_400 || won.Cells[2].Key != "2017-Q3" {
		t.Errorf("the quarters sum to %d, the third is %s", sum, won.Cells[2].Key)
	}
	if v := found["win_rate_value/closed"].Result; v.Value != nil || !strings.Contains(v.Why, "2,473 of 2,473") {
		t.Errorf("win rate by value %+v", v)
	}
}

func TestKpiAsTablesInSpanish(t *testing.T) {
	var out, errOut strings.Builder
	args := append([]string{"-lang", "es", "-by", "person"}, mavenFiles(t)...)
	if code := Kpi(args, &out, &errOut); code != 0 {
		t.Fatalf("exit %d: %s", code, errOut.String())
	}
	for _, want := range []string{"Tasa de éxito", "4.238 ganadas ÷ (4.238 ganadas + 2.473 perdidas) = 63,2", "Darcel Schlecht"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// A document that somebody shared is measured with its own currency and its own metrics.
func TestKpiOfADocument(t *testing.T) {
	var ops []change.Op
	add := func(kind string, id record.ID, rec any) { ops = append(ops, change.Created(kind, id, rec)) }
	settings := record.DefaultSettings()
	settings.Currency = "CLP"
	add("settings", record.TheSettings, &settings)
	add("stage", "won", &record.Stage{Name: "Won", Outcome: record.StageWon})
	add("opportunity", "a", &record.Opportunity{Name: "A", Stage: "won", Close: period.On(2026, 3, 1), Amount: money.New(500, money.Must("CLP"))})
	add("opportunity", "b", &record.Opportunity{Name: "B", Stage: "won", Close: period.On(2026, 4, 1), Amount: money.New(100, money.Must("CLP"))})
	add("metric", "large", &record.Metric{Name: "Large deals", Top: "won", TopIf: []string{"amount at_least 200 CLP"}, Bottom: "won", Scale: record.ScalePercent})
	var doc bytes.Buffer
	if err := document.Export(&doc, document.Doc{Scope: document.Workspace, State: change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops})}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "team.rumbo.json")
	if err := os.WriteFile(file, doc.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut strings.Builder
	if code := Kpi([]string{"-json", file}, &out, &errOut); code != 0 {
		t.Fatalf("exit %d: %s", code, errOut.String())
	}
	var d kpiDocument
	if err := json.Unmarshal([]byte(out.String()), &d); err != nil {
		t.Fatal(err)
	}
	for _, i := range d.Indicators {
		if i.ID == "large" && i.Result.Value != nil && *i.Result.Value == 0.5 && d.Currency == "CLP" {
			return
		}
	}
	t.Errorf("currency %s; the own metric is missing or wrong", d.Currency)
}

// What cannot be done is said, with an exit code.
func TestKpiRefusals(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "picture.png")
	if err := os.WriteFile(binary, []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x01"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
	}{
		{nil, 2},
		{[]string{"-nonsense"}, 2},
		{[]string{"missing.csv"}, 1},
		{[]string{binary}, 1},
		{[]string{"-period", "soon", binary}, 1},
		{[]string{"-by", "colour", binary}, 1},
		{[]string{"-currency", "dollars", binary}, 1},
		{[]string{"-fiscal-start", "13", binary}, 1},
		{[]string{"-today", "31/12/2017", binary}, 1},
	} {
		var out, errOut strings.Builder
		if code := Kpi(c.args, &out, &errOut); code != c.code || errOut.Len() == 0 || out.Len() > 0 {
			t.Errorf("%v: exit %d, out %q, err %q", c.args, code, out.String(), errOut.String())
		}
	}
}
