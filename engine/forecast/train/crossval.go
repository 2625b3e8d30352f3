package train

import (
	"rumbo/engine/forecast"
	"rumbo/engine/stats"
)

// folds splits cases by series.
func folds(cases []*Case, count int) []int {
	rng := stats.NewRand(5)
	of := map[int]int{}
	out := make([]int, len(cases))
	for i, c := range cases {
		f, ok := of[c.Series]
		if !ok {
			f = rng.IntN(count)
			of[c.Series] = f
		}
		out[i] = f
	}
	return out
}

// crossBlend returns for each case the combination by networks trained on the
// other folds.
func crossBlend(cases []*Case, fold []int, count int, g weighting) ([]forecast.Blend, [][]float64) {
	blends := make([]forecast.Blend, len(cases))
	weights := make([][]float64, len(cases))
	each(count, func(f int) {
		b := g.fit(without(cases, fold, f))
		for i, c := range cases {
			if fold[i] == f {
				weights[i] = b.Weights(c.Evidence.Features)
				blends[i] = c.Evidence.Blend(weights[i])
			}
		}
	})
	return blends, weights
}

// crossWidths returns for each case the quantiles by networks trained on the
// other folds.
func crossWidths(cases []*Case, blends []forecast.Blend, fold []int, count int, g widening) [][6][]float64 {
	out := make([][6][]float64, len(cases))
	each(count, func(f int) {
		b := g.fit(without(cases, fold, f), withoutBlends(blends, fold, f))
		for i, c := range cases {
			if fold[i] == f {
				out[i] = b.Quantiles(&c.Evidence, &blends[i])
			}
		}
	})
	return out
}

func without(cases []*Case, fold []int, f int) []*Case {
	var kept []*Case
	for i, c := range cases {
		if fold[i] != f {
			kept = append(kept, c)
		}
	}
	return kept
}

func withoutBlends(blends []forecast.Blend, fold []int, f int) []forecast.Blend {
	var kept []forecast.Blend
	for i, b := range blends {
		if fold[i] != f {
			kept = append(kept, b)
		}
	}
	return kept
}

// each runs the folds two at a time.
func each(count int, run func(int)) {
	done := make(chan bool, count)
	slots := make(chan bool, 2)
	for f := range count {
		slots <- true
		go func() {
			run(f)
			<-slots
			done <- true
		}()
	}
	for range count {
		<-done
	}
}
