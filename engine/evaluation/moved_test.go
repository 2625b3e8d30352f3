package evaluation

import (
	"slices"
	"testing"

	"rumbo/engine/record"
)

// A line goes past its neighbour of the same dimension, never into another dimension.
func TestMoved(t *testing.T) {
	lines := []Ref{{"a", &record.ScorecardLine{Dimension: "final", Rank: "B"}}, {"b", &record.ScorecardLine{Dimension: "final", Rank: "D"}}, {"c", &record.ScorecardLine{Dimension: "final", Rank: "F"}},
		{"d", &record.ScorecardLine{Dimension: "voice", Rank: "A"}}}
	for _, c := range []struct {
		id   record.ID
		by   int
		want string // the order in the dimension, "" where it cannot be moved
	}{{"a", 1, "bac"}, {"c", -1, "acb"}, {"b", -1, "bac"}, {"b", 1, "acb"}, {"a", -1, ""}, {"c", 1, ""}, {"d", -1, ""}, {"d", 1, ""}, {"gone", 1, ""}} {
		rank, ok := Moved(lines, c.id, c.by)
		if !ok {
			if c.want != "" {
				t.Errorf("%s %d cannot be moved", c.id, c.by)
			}
			continue
		}
		type at struct {
			id   record.ID
			rank string
		}
		var order []at
		for _, l := range lines[:3] {
			if l.ID == c.id {
				l.Rec = &record.ScorecardLine{Rank: rank}
			}
			order = append(order, at{l.ID, l.Rec.Rank})
		}
		slices.SortFunc(order, func(a, b at) int { return slices.Compare([]byte(a.rank), []byte(b.rank)) })
		got := ""
		for _, o := range order {
			got += string(o.id)
		}
		if got != c.want {
			t.Errorf("%s %d: %s, want %s", c.id, c.by, got, c.want)
		}
	}
}
