package ingest

import (
	"fmt"
	"strings"
	"testing"

	"rumbo/engine/exchange/tabular"
)

// manyDeals makes the export of a pipeline of n deals with 5,000 accounts.
func manyDeals(n int) []byte {
	var b strings.Builder
	b.WriteString("Opportunity ID,Deal name,Account,Owner,Stage,Amount,Probability,Created,Close date,Product,Lead source,Next step\r\n")
	stages := []string{"Prospecting", "Qualification", "Proposal", "Negotiation", "Won", "Lost"}
	for i := range n {
		fmt.Fprintf(&b, "OP-%07d,\"Deal %d, renewal\",Account %05d,Person %03d,%s,%d.%02d,%d,2024-%02d-%02d,2025-%02d-%02d,Product %02d,Web,Call on Monday\r\n",
			i, i, i%5000, i%120, stages[i%6], i*37%90000+1, i%100, i%6*20, i%12+1, i%28+1, (i+3)%12+1, i%28+1, i%40)
	}
	return []byte(b.String())
}

func BenchmarkPlan100k(b *testing.B) {
	src := Open("deals.csv", manyDeals(100_000), tabular.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if p := Plan(Input{Sources: []Source{src}}); len(p.Creates) < 100_000 {
			b.Fatal(len(p.Creates), p.Questions)
		}
	}
}

// BenchmarkReplan100k plans the same file again into the workspace that holds it.
func BenchmarkReplan100k(b *testing.B) {
	src := Open("deals.csv", manyDeals(100_000), tabular.Options{})
	s := do(b, nil, Plan(Input{Sources: []Source{src}}))
	for b.Loop() {
		if p := Plan(Input{State: s, Sources: []Source{src}}); len(p.Creates)+len(p.Updates) != 0 {
			b.Fatal(len(p.Creates), len(p.Updates))
		}
	}
}
