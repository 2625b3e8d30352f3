package kpi

import (
	"cmp"
	"math"
	"slices"

	"rumbo/engine/record"
)

// Sign is one sign of a lead's interest and what it weighs in the score of a day.
type Sign struct {
	ID      record.ID
	On      date
	Event   string
	Seconds int
	Points  float64 // when it came
	Now     float64 // what is left of them
}

// LeadSigns are a lead's signs, latest first, with what each is worth today under the rule in force. Their Now sums to the
// score's points: 100 × Σ Now ÷ the rule's full points, held within 0…100, is the score.
func LeadSigns(in Input, lead record.ID) []Sign {
	if in.Facts == nil {
		return nil
	}
	set, rule := in.Facts.set(record.LeadEventKind.Name), in.Facts.rule(in.Today)
	event, on, who, secs := set.Choices("event"), set.Dates("on"), set.Codes("lead"), set.Counts("seconds")
	code := who.Find(string(lead))
	var out []Sign
	if code < 0 {
		return out
	}
	for _, p := range set.Parts {
		events, days, whos, seconds := event.In(p), on.In(p), who.In(p), secs.In(p)
		for i := range p.Len() {
			if whos[i] != code || in.Today != 0 && days[i] > in.Today {
				continue
			}
			s := Sign{ID: p.ID(i), On: days[i], Seconds: int(seconds[i])}
			if events[i] > 0 {
				s.Event = event.Values[events[i]-1]
			}
			s.Points = rule.Points(s.Event) + rule.Minute.V*math.Min(float64(s.Seconds)/60, 10)
			s.Now = s.Points * math.Exp2(-float64(in.Today-s.On)/rule.HalfLife.V)
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Sign) int { return cmp.Compare(b.On, a.On) })
	return out
}

// BandMoves are how many open leads a change of rule would move from band to band.
type BandMoves struct {
	Bands []Value
	From  [3][3]int // from band × to band
}

// Moved is how many change their band.
func (m BandMoves) Moved() int {
	n := 0
	for i := range m.From {
		for j := range m.From[i] {
			if i != j {
				n += m.From[i][j]
			}
		}
	}
	return n
}

// MovesUnder sets the open leads of the scope under the rule in force against those under another one.
func MovesUnder(in Input, rule record.EngagementRule) BandMoves {
	out := BandMoves{Bands: bands}
	now, then := in.Facts.leads(in.Today, false), in.Facts.Under(rule).leads(in.Today, false)
	if slices.ContainsFunc(in.Scope, func(f Filter) bool { return !now.has(f.Dim) }) {
		return out
	}
	mask := in.Scope.mask(&now.Table)
	for i := range now.ids {
		if now.state[i]&leadDecided == 0 && (mask == nil || mask[i]) {
			out.From[now.band(now.score[i])][then.band(then.score[i])]++
		}
	}
	return out
}
