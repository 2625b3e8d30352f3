package kpi

import (
	"cmp"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// sortedBy are the records of a kind by a day.
func sortedBy[T any](s *change.State, k *record.Kind[T], day func(*T) date) []*T {
	var out []*T
	for _, r := range change.All(s, k) {
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b *T) int { return cmp.Compare(day(a), day(b)) })
	return out
}
