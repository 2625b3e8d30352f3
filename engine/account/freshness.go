package account

import (
	"cmp"
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Freshness is how far what is known of a client may still be relied on.
type Freshness string

// From the best to the worst.
const (
	Fresh   Freshness = "fresh"
	Ageing  Freshness = "ageing"  // past the term of its topic
	Old     Freshness = "old"     // past twice the term
	Undated Freshness = "undated" // neither its source nor a check has a date
)

// usualTerm is for topics that change as slowly as an annual report.
const usualTerm = 365

// terms are how many days a fact is fresh, for the topics that change faster.
var terms = map[string]int{"news": 90, "people": 180, "competition": 180}

// Term is for how many days a fact of a topic is fresh since its source's date or its last check, whichever is later. From then to
// twice as long it is ageing, after that old.
func Term(topic string) int {
	if t, ok := terms[topic]; ok {
		return t
	}
	return usualTerm
}

// AgedFact is a fact with how old it is.
type AgedFact struct {
	Item[record.Fact]
	Days      int // since it was last known to hold; 0 if it is undated
	Freshness Freshness
}

// AgeOf tells how old a fact is and what that means for its topic. What is dated after today is of today.
func AgeOf(f Item[record.Fact], today period.Date) AgedFact {
	out := AgedFact{Item: f, Freshness: Undated}
	if !f.Rec.Seen().Known() {
		return out
	}
	out.Days = max(int(today-f.Rec.Seen()), 0)
	switch term := Term(f.Rec.Topic); {
	case out.Days <= term:
		out.Freshness = Fresh
	case out.Days <= 2*term:
		out.Freshness = Ageing
	default:
		out.Freshness = Old
	}
	return out
}

// FactsByAge are the account's facts, the oldest first; those without a date stand before all.
func FactsByAge(d *Data, today period.Date) []AgedFact {
	out := make([]AgedFact, len(d.Facts))
	for i, f := range d.Facts {
		out[i] = AgeOf(f, today)
	}
	slices.SortStableFunc(out, func(a, b AgedFact) int {
		return cmp.Or(cmp.Compare(a.Rec.Seen(), b.Rec.Seen()), cmp.Compare(a.Rec.Rank, b.Rec.Rank), cmp.Compare(a.ID, b.ID))
	})
	return out
}
