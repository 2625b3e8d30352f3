package ingest_test

import (
	"fmt"

	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
)

// What a screen or a command line does: open each file once, plan, settle what the plan asks, plan again.
func Example() {
	accounts := ingest.Open("accounts.csv", []byte("account,sector\nAcme Corporation,Metal\n"), tabular.Options{})
	deals := ingest.Open("deals.csv", []byte("opportunity_id,account,sales_agent,deal_stage,engage_date,close_date,close_value\n"+
		"A1,Acme Corporatoin,Ann,Won,01-02-2024,05-03-2024,\"1,200.50\"\n"), tabular.Options{})
	in := ingest.Input{Sources: []ingest.Source{accounts, deals}}

	p := ingest.Plan(in)
	for _, f := range p.Files {
		fmt.Printf("%s: %s, %s, %d new\n", f.Name, f.Dialect.Name().EN, f.Entity.Label().EN, f.New)
	}
	for _, q := range p.Questions {
		fmt.Println(q.Text.EN, q.Options)
	}
	for _, n := range p.Near {
		fmt.Printf("%s: is %q the same as %q?\n", n.Kind, n.Name, n.Into)
	}

	day := ingest.ColumnChoice{Dates: "DD/MM/YYYY"}
	in.Choices.Files = map[string]ingest.FileChoice{"deals.csv": {Columns: map[string]ingest.ColumnChoice{"engage_date": day, "close_date": day}}}
	in.Choices.Merge = map[string]string{ingest.MergeKey("account", "Acme Corporatoin"): "Acme Corporation"}
	p = ingest.Plan(in)
	fmt.Println("ready:", p.Ready())
	for _, k := range p.Kinds {
		fmt.Println(k.Kind, k.New)
	}
	// Output:
	// accounts.csv: Spreadsheet in English, Accounts, 1 new
	// deals.csv: Spreadsheet in English, Opportunities, 1 new
	// What comes first in “engage_date”: the day or the month? Example: 01-02-2024 [DD/MM/YYYY MM/DD/YYYY]
	// What comes first in “close_date”: the day or the month? Example: 05-03-2024 [DD/MM/YYYY MM/DD/YYYY]
	// account: is "Acme Corporatoin" the same as "Acme Corporation"?
	// ready: true
	// stage 1
	// person 1
	// account 1
	// opportunity 1
}
