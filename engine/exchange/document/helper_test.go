package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// reorder writes JSON as a tool would that sorts keys.
func reorder(t *testing.T, file []byte) []byte {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(file))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	out, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// deals is a workspace of n deals with four stage moves each, made by one change.
func deals(n int) *device {
	d := newDevice(1, nil)
	var ops []change.Op
	for i := range n {
		id := record.ID(fmt.Sprintf("op%012d", i*7919%n))
		account := record.ID(fmt.Sprint("account-", i%500))
		ops = append(ops, change.Created("opportunity", id, &record.Opportunity{
			Name: fmt.Sprint("Modernización de planta ", i), Account: account, Owner: record.ID(fmt.Sprint("person-", i%40)),
			Product: record.ID(fmt.Sprint("product-", i%12)), Line: record.ID(fmt.Sprint("line-", i%4)),
			Stage: record.ID(fmt.Sprint("stage-", i%6)), Amount: money.New(int64(i)*7919%10_000_000, usd),
			Created: period.Date(739000 + i%900), Close: period.Date(739090 + i%900), NextStep: "Enviar propuesta técnica", Source: "web",
		}))
		for j := range 4 {
			ops = append(ops, change.Created("stage_move", record.ID(fmt.Sprintf("m%012d.%d", i*7919%n, j)), &record.StageMove{
				Opportunity: id, Account: account, Stage: record.ID(fmt.Sprint("stage-", j)), On: period.Date(739000 + i%900 + 10*j)}))
		}
	}
	c := change.Change{At: d.clock.Tick(wallStart), Author: "Ana", Label: "import", Ops: ops}
	d.state = change.Apply(d.state, c)
	d.history = change.History{c}
	return d
}

func BenchmarkExport100k(b *testing.B) {
	d := deals(100_000).doc()
	for b.Loop() {
		if err := Export(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead100k(b *testing.B) {
	file := export(b, deals(100_000).doc())
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, problems := Read(file, now, nil); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
