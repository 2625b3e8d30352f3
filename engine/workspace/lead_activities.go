package workspace

import (
	"cmp"
	"slices"

	"rumbo/engine/record"
)

// ActivitiesOfLead are what was done and is planned with a lead, latest first.
func ActivitiesOfLead(s *Snapshot, lead record.ID) []*record.Activity {
	set := s.Activities()
	who := set.Codes("lead")
	code := who.Find(string(lead))
	if code < 0 {
		return nil
	}
	var out []*record.Activity
	for _, p := range set.Parts {
		for i, c := range who.In(p) {
			if c == code {
				out = append(out, set.Record(p, i).(*record.Activity))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *record.Activity) int { return cmp.Compare(b.On, a.On) })
	return out
}
