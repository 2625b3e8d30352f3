package forecast

import "testing"

// BenchmarkMakeMonthly is the whole combination on one monthly series of 108
// values, 18 ahead.
func BenchmarkMakeMonthly(b *testing.B) {
	s := Series{Values: history(108, 12, 1), Period: 12, NonNegative: true}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Make(s, Options{Horizon: 18}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMembersMonthly(b *testing.B) {
	y := history(108, 12, 1)
	for i := range y {
		y[i] /= 256
	}
	for _, m := range members {
		b.Run(m.ID, func(b *testing.B) {
			w := newWork()
			b.ReportAllocs()
			for b.Loop() {
				w.stl, w.logsOf = [2]stlMemory{}, w.logsOf[:0]
				if _, err := m.fit(w, y, 12, 18); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
