package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// bench is a workspace with a clock, as an app holds it.
type bench struct {
	t    *testing.T
	snap *workspace.Snapshot
	now  uint64
	last change.Change
}

func (b *bench) do(cmd workspace.Command) {
	b.t.Helper()
	b.now++
	env := workspace.Env{At: change.Stamp{Time: b.now << 16, Replica: 7}, Today: period.On(2026, 1, 2), Author: "Ana",
		NewID: func() record.ID { b.now++; return record.ID(fmt.Sprintf("id%d", b.now)) }}
	after, c, problems := workspace.Apply(b.snap, cmd, env)
	if len(problems) > 0 {
		b.t.Fatalf("%s: %v", cmd.Name(), problems)
	}
	b.snap, b.last = after, c
}

// command turns a preview into the workspace's one import.
func command(p *ingest.Preview) workspace.Import {
	cmd := workspace.Import{Creates: p.Creates}
	for _, u := range p.Updates {
		cmd.Updates = append(cmd.Updates, workspace.Update(u))
	}
	return cmd
}

func maven(t *testing.T) []ingest.Source {
	var out []ingest.Source
	for _, name := range []string{"accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline_dmy.csv"} {
		data, err := os.ReadFile(filepath.Join("../../../../shared/data/crm/maven", name))
		if err != nil {
			t.Skipf("real data is missing: %v", err)
		}
		out = append(out, ingest.Open(name, data, tabular.Options{}))
	}
	return out
}

// The whole way: a workspace with its first stages takes Maven's four files in one change,
// in the order of its sales process, and one undo takes all of it back.
func TestImportIntoAWorkspace(t *testing.T) {
	b := &bench{t: t, snap: workspace.Empty()}
	b.do(workspace.Start{Settings: record.DefaultSettings(), Lang: "es"})
	before := b.snap
	p := ingest.Plan(ingest.Input{State: b.snap.State, Sources: maven(t)})
	if !p.Ready() {
		t.Fatal(p.Questions)
	}
	b.do(command(p))
	var stages []string
	for _, s := range b.snap.Stages() {
		stages = append(stages, s.Rec.Name)
	}
	if got := strings.Join(stages, " "); got != "Prospección Calificación Engaging Propuesta Negociación Ganada Perdida" {
		t.Errorf("stages %s", got)
	}
	won := 0
	for _, o := range change.All(b.snap.State, record.OpportunityKind) {
		if b.snap.Outcome(o) == record.StageWon {
			won++
		}
	}
	if won != 4238 {
		t.Errorf("%d won deals, want 4238", won)
	}
	again := ingest.Plan(ingest.Input{State: b.snap.State, Sources: maven(t)})
	if len(again.Creates)+len(again.Updates) != 0 {
		t.Errorf("again: %d creates, %d updates", len(again.Creates), len(again.Updates))
	}
	b.do(workspace.Undo{Change: b.last})
	for _, kind := range []string{"opportunity", "account", "person", "product", "team"} {
		for r := range b.snap.Table(kind).Rows() {
			if r.Alive() {
				t.Fatalf("%s %s is still there after undo", kind, r.ID)
			}
		}
	}
	if got, want := len(b.snap.Stages()), len(before.Stages()); got != want {
		t.Errorf("%d stages after undo, want %d", got, want)
	}
	back := ingest.Plan(ingest.Input{State: b.snap.State, Sources: maven(t)})
	b.do(command(back))
	if n := change.Count(b.snap.State, record.OpportunityKind); n != 8800 {
		t.Errorf("%d deals after importing again what was undone, want 8800", n)
	}
}
