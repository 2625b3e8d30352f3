package chart

import (
	"math"
	"testing"

	"rumbo/engine/period"
)

func TestATimelineHoldsAllItsDays(t *testing.T) {
	today := period.On(2026, 11, 22)
	for name, spans := range map[string][]Span{
		"nothing":   nil,
		"a month":   {{From: today - 10, To: today + 10}},
		"two years": {{From: period.On(2026, 2, 14), To: period.On(2027, 8, 3)}, {To: period.On(2028, 1, 31)}},
		"decades":   {{From: period.On(1998, 5, 5)}, {To: period.On(2041, 12, 31)}},
	} {
		a := (&Timeline{Spans: spans, Today: today}).axis()
		for _, s := range append(spans, Span{From: today, To: today}) {
			for _, d := range []period.Date{s.From, s.To} {
				if at := a.at(d); d.Known() && (at < 0 || a.at(d+1) > 100+1e-9) {
					t.Errorf("%s: %s stands at %v %%", name, d, at)
				}
			}
		}
		if len(a.ticks) == 0 || len(a.ticks) > mostTicks+1 || a.ticks[0] != a.from {
			t.Errorf("%s: ticks %v", name, a.ticks)
		}
		for i, d := range a.ticks {
			if _, _, day := d.Civil(); day != 1 || i > 0 && d != a.ticks[i-1].AddMonths(a.step) {
				t.Errorf("%s: tick %s", name, d)
			}
		}
		if math.Abs(a.at(a.to)-100) > 1e-9 {
			t.Errorf("%s: the end stands at %v", name, a.at(a.to))
		}
	}
}
