//go:build !js

package kpi_test

import (
	"database/sql"
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// oracle is a second, independent way to each number: SQL over plain tables.
type oracle struct {
	*sql.DB
	t     *testing.T
	today period.Date
}

func newOracle(t *testing.T, today period.Date) oracle {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1) // each connection would have a memory of its own
	t.Cleanup(func() { db.Close() })
	o := oracle{db, t, today}
	o.do(schema)
	return o
}

func (o oracle) do(query string, args ...any) {
	o.t.Helper()
	if _, err := o.Exec(query, args...); err != nil {
		o.t.Fatalf("%v in %s", err, query)
	}
}

// ask runs a query that gives groups and values.
func (o oracle) ask(query string) map[string]float64 {
	o.t.Helper()
	rows, err := o.Query(strings.ReplaceAll(query, ":today", o.today.String()))
	if err != nil {
		o.t.Fatalf("%v in %s", err, query)
	}
	defer rows.Close()
	out := map[string]float64{}
	for rows.Next() {
		var g string
		var v sql.NullFloat64
		if err := rows.Scan(&g, &v); err != nil {
			o.t.Fatal(err)
		}
		if v.Valid {
			out[g] = v.Float64
		}
	}
	if rows.Err() != nil {
		o.t.Fatal(rows.Err())
	}
	return out
}

// none makes the empty text null.
func none(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// maven loads the four files as they are, without any code of the product.
func (o oracle) maven() {
	o.do("begin")
	for _, r := range readCSV(o.t, "sales_pipeline.csv") {
		outcome, qualified := map[string]string{"Won": "won", "Lost": "lost", "Engaging": "open", "Prospecting": "open"}[r["deal_stage"]], 0
		if r["deal_stage"] == "Engaging" {
			qualified = 1
		}
		var cents any
		if v := r["close_value"]; v != "" {
			units, err := strconv.ParseInt(v, 10, 64)
			if err != nil {
				o.t.Fatal(err)
			}
			cents = units * 100
		}
		o.do(`insert into deals values (?, ?, ?, ?, ?, null, ?, ?, ?, ?)`, r["opportunity_id"], none(r["sales_agent"]), none(r["account"]), outcome, qualified,
			cents, "USD", none(r["engage_date"]), none(r["close_date"]))
	}
	for _, r := range readCSV(o.t, "sales_teams.csv") {
		o.do(`insert into people values (?, '', ?, null, null, 1)`, r["sales_agent"], r["regional_office"])
	}
	o.do("commit")
}

func readCSV(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(realData + "maven/" + name)
	if err != nil {
		t.Skipf("real data is missing: %v", err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range all[1:] {
		m := map[string]string{}
		for i, h := range all[0] {
			m[h] = line[i]
		}
		out = append(out, m)
	}
	return out
}

// records loads a state's records field by field.
func (o oracle) records(s *change.State) {
	o.do("begin")
	name := func(id record.ID) any {
		if p := change.Get(s, record.PersonKind, id); p != nil {
			return p.Name
		}
		return none(string(id))
	}
	for id, d := range change.All(s, record.OpportunityKind) {
		st, prob, outcome, qualified := change.Get(s, record.StageKind, d.Stage), d.Probability, "", false
		if st != nil {
			outcome, qualified = st.Outcome, st.Qualified
			if !prob.OK {
				prob = st.Probability
			}
		}
		var bp, cents any
		if prob.OK {
			bp = int(math.Round(prob.V * 10000))
		}
		if d.Amount.Known() {
			cents = d.Amount.Minor
		}
		o.do(`insert into deals values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, string(id), name(d.Owner), none(string(d.Account)), none(outcome), qualified, bp, cents,
			none(d.Amount.Currency.String()), none(d.Created.String()), none(d.Close.String()))
	}
	for _, p := range change.All(s, record.PersonKind) {
		o.do(`insert into people values (?, ?, ?, ?, ?, ?)`, p.Name, p.Role, string(p.Team), none(p.Start.String()), none(p.End.String()), p.FTE.Or(1))
	}
	for _, g := range change.All(s, record.TargetKind) {
		o.do(`insert into targets values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, name(g.Person), none(string(g.Team)), none(string(g.Line)), none(string(g.Account)),
			g.From.String(), g.To.String(), g.Amount.Minor, g.Amount.Currency.String(), g.Deals, g.Since.String())
	}
	o.do("commit")
}

// agree compares cells with the oracle's groups, both ways.
func agree(t *testing.T, what string, cents bool, cells map[string]kpi.Result, want map[string]float64) {
	t.Helper()
	n := 0
	for key, r := range cells {
		w, there := want[key]
		switch {
		case there != r.Known && !(r.Known && r.Value == 0):
			t.Errorf("%s, %q: known %v (%v), the oracle says %v (%v)", what, key, r.Known, r.Value, there, w)
		case there && cents && r.Minor != int64(math.Round(w*100)):
			t.Errorf("%s, %q: %d cents, the oracle says %v", what, key, r.Minor, w)
		case there && math.Abs(r.Value-w) > 1e-9*math.Max(1, math.Abs(w)):
			t.Errorf("%s, %q: %v, the oracle says %v", what, key, r.Value, w)
		case there:
			n++
		}
	}
	for key, w := range want {
		if _, ok := cells[key]; !ok {
			t.Errorf("%s, %q: missing, the oracle says %v", what, key, w)
		}
	}
	t.Logf("%s: %d numbers agree", what, n)
}

// everything asks all questions of the oracle and of the indicators.
func (o oracle) everything(t *testing.T, in kpi.Input) {
	months := kpi.Each(period.Month, period.Period{From: period.On(2016, 1, 1), To: period.On(2028, 1, 1)}, in.Calendar)
	asked := map[string]bool{}
	for _, q := range questions {
		in.Alternative = q.alternative
		i := kpi.ByID(q.id)
		name := q.id + "/" + q.alternative
		asked[name] = true
		agree(t, name+" whole", q.cents, map[string]kpi.Result{"": i.Compute(in)}, o.ask(q.sql(whole)))
		agree(t, name+" by person", q.cents, named(i.By(in, kpi.By(kpi.ByPerson))), o.ask(q.sql(byOwner)))
		if q.month == "" {
			continue
		}
		cells := map[string]kpi.Result{}
		for _, c := range i.By(in, months) {
			cells[in.Calendar.Key(c.Keys[0].Period)] = c.Result
		}
		want := o.ask(q.sql(q.month))
		delete(want, "") // deals without a date belong to no month
		agree(t, name+" by month", q.cents, cells, want)
	}
	for _, i := range kpi.All() {
		if i.OnFacts { // see facts_oracle_test.go
			continue
		}
		for _, a := range i.Alternatives {
			if !asked[i.ID+"/"+a.ID] && !a.OnPast && !slices.Contains(i.Sources, "target") {
				t.Errorf("the oracle has no question for %s/%s", i.ID, a.ID)
			}
		}
	}
}

// named is a grouping by dimension with names, else IDs, as keys.
func named(cells []kpi.Cell) map[string]kpi.Result {
	out := map[string]kpi.Result{}
	for _, c := range cells {
		key := c.Keys[0].Value.Name.EN
		if key == "" {
			key = c.Keys[0].Value.ID
		}
		out[key] = c.Result
	}
	return out
}

func TestOracleOnMaven(t *testing.T) {
	o := newOracle(t, period.On(2017, 12, 31))
	o.maven()
	o.everything(t, maven(t))
}

func TestOracleOnMadeRecords(t *testing.T) {
	state := made(3000, 9)
	o := newOracle(t, today)
	o.records(state)
	o.everything(t, kpi.Input{Deals: kpi.Build(state), Today: today})
}
