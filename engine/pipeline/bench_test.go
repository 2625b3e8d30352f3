package pipeline

import "testing"

func BenchmarkFit10kDeals(b *testing.B) {
	deals := world(1, 10000, 900, .5)
	for b.Loop() {
		h := NewHistory(worldStages, deals, worldStart+900)
		Fit(h, worldStart+900, Config{})
	}
}

func BenchmarkSimulate(b *testing.B) {
	deals := world(1, 10000, 900, .5)
	h := NewHistory(worldStages, deals, worldStart+900)
	m := Fit(h, worldStart+900, Config{})
	open := h.Open(worldStart + 900)
	b.Logf("%d open", len(open))
	for b.Loop() {
		m.Simulate(open, Options{Seed: 1})
	}
}
