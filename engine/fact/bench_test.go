package fact

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// million is a state with a million activities of 300 people with 2,000 accounts and 100,000 deals over two years.
func million() *change.State {
	rng := rand.New(rand.NewPCG(5, 5))
	usd := money.Must("USD")
	b := NewBuilder(Activity, "bench")
	kinds := []string{"call", "mail", "meeting", "video"}
	for i := range 1_000_000 {
		a := &record.Activity{Kind: kinds[rng.IntN(4)], On: period.Date(739_000 + i*730/1_000_000), Minute: 480 + rng.IntN(600),
			Person: record.ID(fmt.Sprint("person-", rng.IntN(300))), Account: record.ID(fmt.Sprint("account-", rng.IntN(2000))),
			Contact: record.ID(fmt.Sprint("contact-", rng.IntN(8000))), Opportunity: record.ID(fmt.Sprint("deal-", rng.IntN(100_000))),
			Duration: 5 * rng.IntN(18), Cost: money.New(int64(rng.IntN(40)*50), usd), Direction: "out", Nature: "operational",
			Subject: "Seguimiento de la propuesta", ExternalID: fmt.Sprintf("00T5e%013d", i)}
		if a.Kind == "call" {
			a.Outcome, a.FollowUp = record.OutcomeConnected, a.On+period.Date(rng.IntN(10))
		}
		b.Add(a)
	}
	return change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 1, Replica: 1}, Ops: b.Ops()})
}

func BenchmarkReadMillion(b *testing.B) {
	s := million()
	size := 0
	for r := range s.Table("block").Rows() {
		size += len(r.Rec.(*record.Block).Data)
	}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	set := Build(s, Activity)
	runtime.GC()
	runtime.ReadMemStats(&after)
	for b.Loop() {
		set = Build(s, Activity)
	}
	b.ReportMetric(float64(size)/float64(set.Len), "stored-B/row")
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(set.Len), "memory-B/row")
}

func BenchmarkUpdateMillionByOneRow(b *testing.B) {
	s := million()
	set := Build(s, Activity)
	id := set.Parts[3].ID(77)
	s = change.Apply(s, change.Change{At: change.Stamp{Time: 2, Replica: 1}, Ops: []change.Op{Correct(s, "activity", id, map[string]record.Value{"duration": record.OfInt(7)})}})
	for b.Loop() {
		Update(set, s, Activity)
	}
}

// BenchmarkMinutesByPerson is the usage of the package's documentation over all million rows.
func BenchmarkMinutesByPerson(b *testing.B) {
	acts := Build(million(), Activity)
	all := period.Period{From: 739_000, To: 740_000}
	kind, who, on, lasts := acts.Choices("kind"), acts.Codes("person"), acts.Dates("on"), acts.Counts("duration")
	call, minutes := kind.Code(record.ActivityCall), make([]int64, len(who.Values))
	for b.Loop() {
		for _, p := range acts.Parts {
			kinds, people, days, lasted := kind.In(p), who.In(p), on.In(p), lasts.In(p)
			for i := range p.Len() {
				if kinds[i] == call && all.Contains(days[i]) && people[i] >= 0 {
					minutes[people[i]] += int64(lasted[i])
				}
			}
		}
	}
}
