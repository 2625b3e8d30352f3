//go:build !js || worker

package demo

import (
	"context"
	"testing"

	"rumbo/engine/change"
	engine "rumbo/engine/demo"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func init() { Register() }

// What comes through the worker makes the very company that the engine describes.
func TestNothingIsLostOnTheWay(t *testing.T) {
	today := period.On(2026, 3, 9)
	for _, lang := range []string{"es", "en"} {
		got, err := Make(context.Background(), Request{Seed: 7, Today: today, Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		of := func(ops []change.Op) string {
			s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 5 << 16, Replica: 3}, Ops: ops})
			return string(change.EncodeState(s))
		}
		if of(got.Ops) != of(engine.Generate(7, engine.Company, today, lang)) {
			t.Errorf("%s: another company arrives", lang)
		}
		if len(got.Past.History) != 0 {
			t.Errorf("%s: a past that nobody asked for", lang)
		}
	}
}

// What is told of the past comes along, and never after today's noon.
func TestThePastComesAlong(t *testing.T) {
	today := period.On(2026, 3, 9)
	var noons []int64
	for d := today - 120; d <= today; d++ {
		noons = append(noons, int64(d-period.On(1970, 1, 1))*86_400_000+43_200_000)
	}
	got, err := Make(context.Background(), Request{Seed: 7, Today: today, Lang: "en", Tag: "x", Noons: noons})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Past.History) < 100 || change.Count(got.Past.State, record.OpportunityKind) < 50 {
		t.Fatalf("%d changes", len(got.Past.History))
	}
	for _, c := range got.Past.History {
		if c.At.Millis() > noons[120]+3_600_000 {
			t.Fatalf("%v is after today's noon", c.At)
		}
	}
}
