package selection

import (
	"slices"
	"strings"

	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Load is what the plans of a manager's accounts take of their time.
type Load struct {
	Person    record.ID // "" for accounts that nobody owns
	Strategic int       // accounts
	Focus     int
	Plans     int // of these, with a plan
	Needs     float64
	Has       record.Opt // hours a month for plans; unknown without a capacity
}

// Over tells whether the plans take more than there is.
func (l Load) Over() bool { return l.Has.OK && l.Needs > l.Has.V }

// weeks of a month, on average.
const weeks = 52.0 / 12

// Loads sums up the accounts of each manager by their decided tiers; capacities are hours a week by person.
func Loads(all map[record.ID]*account.Data, rules record.Tiering, capacity map[record.ID]float64) []Load {
	rules = Tiering(rules)
	by := map[record.ID]*Load{}
	for _, d := range all {
		tier := d.Account.Tier
		if tier != "strategic" && tier != "focus" {
			continue
		}
		l := by[d.Account.Owner]
		if l == nil {
			l = &Load{Person: d.Account.Owner}
			if h, ok := capacity[l.Person]; ok && l.Person != "" {
				l.Has = record.Some(h * weeks * rules.PlanShare.V)
			}
			by[l.Person] = l
		}
		if tier == "strategic" {
			l.Strategic++
			l.Needs += rules.StrategicHours.V
		} else {
			l.Focus++
			l.Needs += rules.FocusHours.V
		}
		if d.Account.Planned {
			l.Plans++
		}
	}
	out := make([]Load, 0, len(by))
	for _, l := range by {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b Load) int {
		switch {
		case a.Needs > b.Needs:
			return -1
		case a.Needs < b.Needs:
			return 1
		}
		return strings.Compare(string(a.Person), string(b.Person))
	})
	return out
}

// Coverage is how many strategic accounts have a plan, against the roll-out.
type Coverage struct {
	Strategic int
	Planned   int
	Undated   int         // planned ones without a date of entry: counted today, not in the course
	Course    []Point     // by month, from the first entry or the start of the roll-out to the later of today and its end
	Whole     period.Date // when all are to have one; 0 if that was not said
}

// Point is the first day of a month: how many had a plan by then, and how many were to have one; both unknown where they are.
type Point struct {
	On     period.Date
	Had    record.Opt
	Should record.Opt
}

// Share is the part of the strategic accounts that have a plan; unknown if there are none.
func (c Coverage) Share() record.Opt {
	if c.Strategic == 0 {
		return record.Opt{}
	}
	return record.Some(float64(c.Planned) / float64(c.Strategic))
}

// CoverageOf tells how far the roll-out is; the plan runs straight from its start to its end.
func CoverageOf(all map[record.ID]*account.Data, rules record.Tiering, today period.Date) Coverage {
	c := Coverage{Whole: rules.Whole}
	var since []period.Date
	for _, d := range all {
		if d.Account.Tier != "strategic" {
			continue
		}
		c.Strategic++
		if !d.Account.Planned {
			continue
		}
		c.Planned++
		if d.Account.PlannedSince.Known() {
			since = append(since, d.Account.PlannedSince)
		} else {
			c.Undated++
		}
	}
	slices.Sort(since)
	first := rules.Start
	if len(since) > 0 && (!first.Known() || since[0] < first) {
		first = since[0]
	}
	if !first.Known() || first > today {
		return c
	}
	const most = 120 // months
	last := max(rules.Whole, today)
	y, m, _ := first.Civil()
	for on := period.On(y, m, 1); on <= last && len(c.Course) < most; on = on.AddMonths(1) {
		p := Point{On: on}
		if on <= today {
			n, _ := slices.BinarySearch(since, on+1)
			p.Had = record.Some(float64(n))
		}
		if rules.Start.Known() && rules.Whole > rules.Start && on >= rules.Start {
			p.Should = record.Some(float64(c.Strategic) * min(float64(on-rules.Start)/float64(rules.Whole-rules.Start), 1))
		}
		c.Course = append(c.Course, p)
	}
	return c
}
