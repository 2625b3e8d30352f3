package quotas

import (
	"rumbo/app/browser"
	"rumbo/app/page"
	"rumbo/engine/change"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

// planKey is all that a plan is made from.
type planKey struct {
	tables [7]*change.Table
	asked  planAsked
}

// planAsked is what a person chose to see.
type planAsked struct {
	year    period.Period
	measure string
	day     period.Date
}

// plans are the plan in sight and the one that is being read. Over many quotas that is done while the page goes on answering; until
// then an edit is shown as its draft has it.
type plans struct {
	kept   *quota.Plan
	of     planKey
	coming planKey
}

// manyQuotas is from how many on reading a plan would keep the page waiting.
const manyQuotas = 500

func (v *view) planKey() planKey {
	s := v.P.Env.Snap()
	return planKey{tables: [7]*change.Table{s.Known("target"), s.Known("person"), s.Known("team"), s.Known("membership"), s.Known("holiday"), s.Known("opportunity"), s.Known("settings")}, asked: planAsked{v.year(), v.measure(), v.day()}}
}

// build reads the plan of a key.
func (v *view) build(k planKey, give *pace.Pace) *quota.Plan {
	s := v.P.Env.Snap()
	sells := map[record.ID]bool{}
	for _, x := range s.Deals().People {
		sells[x.ID] = x.Sells
	}
	return quota.Build(s.State, quota.Question{Year: k.asked.year, Calendar: s.Calendar(), Currency: s.Currency(), Measure: k.asked.measure, Day: k.asked.day,
		Sells: func(id record.ID) bool { return sells[id] }, Give: give})
}

// plan is the one as the workspace is now, for what changes it.
func (v *view) plan() *quota.Plan {
	if k := v.planKey(); v.plans.kept == nil || k != v.plans.of {
		v.plans.kept, v.plans.of = v.build(k, nil), k
	}
	return v.plans.kept
}

// seen is the plan to draw; nil while there is none of what was chosen.
func (v *view) seen() *quota.Plan {
	k := v.planKey()
	if v.plans.kept != nil && k == v.plans.of {
		return v.plans.kept
	}
	if v.P.Env.Snap().Table("target").Len() < manyQuotas {
		return v.plan()
	}
	if v.plans.coming != k {
		v.plans.coming = k
		page.Async(v.P.Env, func() (*quota.Plan, error) { return v.build(k, browser.Pace()), nil }, func(p *quota.Plan, _ error) {
			if v.plans.coming == k && v.planKey() == k {
				v.plans.kept, v.plans.of = p, k
				v.P.Env.Host.Refresh()
			}
		})
	}
	if v.plans.kept != nil && v.plans.of.asked == k.asked {
		return v.plans.kept
	}
	return nil
}

// drafted shows what was just written before the plan is read anew.
func (v *view) drafted(d *quota.Draft) { v.plans.kept = d.Plan }
