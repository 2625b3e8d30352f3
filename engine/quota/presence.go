package quota

import (
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// memberships are the teams that people were in, by person.
func memberships(s *change.State) map[record.ID][]*record.Membership {
	out := map[record.ID][]*record.Membership{}
	for _, m := range change.All(s, record.MembershipKind) {
		out[m.Person] = append(out[m.Person], m)
	}
	return out
}

// TeamIn is the team in which a person spends most of a month's working days; of as many, the
// later. In a month outside of all memberships it is the team of the next one, or of the last; without memberships
// it is the one noted with the person.
func TeamIn(month period.Period, noted record.ID, moves []*record.Membership, work period.Workweek) record.ID {
	if len(moves) == 0 {
		return noted
	}
	days := map[record.ID]int{}
	best, most := record.ID(""), 0
	for d := month.From; d < month.To; d++ {
		if !work.Works(d) {
			continue
		}
		for _, m := range moves {
			if m.Holds(d) {
				days[m.Team]++
				if days[m.Team] >= most {
					best, most = m.Team, days[m.Team]
				}
				break
			}
		}
	}
	if most == 0 {
		return nearest(month, moves)
	}
	return best
}

// nearest is the team of the first membership after a month, else of the last one before it.
func nearest(month period.Period, moves []*record.Membership) record.ID {
	var next, last *record.Membership
	for _, m := range moves {
		switch {
		case m.From >= month.To && (next == nil || m.From < next.From):
			next = m
		case m.To.Known() && m.To < month.From && (last == nil || m.To > last.To):
			last = m
		}
	}
	switch {
	case next != nil:
		return next.Team
	case last != nil:
		return last.Team
	}
	return ""
}

// presence is the share of a month's working days between joining and leaving, both days included; a
// date that is not known sets no limit.
func presence(month period.Period, joined, left period.Date, work period.Workweek) float64 {
	from, to := month.From, month.To
	if joined.Known() {
		from = max(from, joined)
	}
	if left.Known() {
		to = min(to, left+1)
	}
	all := work.Days(month.From, month.To)
	if all == 0 || from >= to {
		return 0
	}
	return float64(work.Days(from, to)) / float64(all)
}
