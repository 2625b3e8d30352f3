package account

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Dated are the keys of the parts of health that dates alone tell of any day: what the trend is made of.
var Dated = []string{"relations", "contact", "activity", "reviews", "voice"}

// HealthTrend is the health of several days by the parts in Dated alone, since how complete a plan was or what was in the
// pipeline is not written down. Relationships are judged by today's roles and stances and by when one was in touch until then.
func HealthTrend(d *Data, env Env, on []period.Date) []Health {
	touches := d.Touches()
	r, def := env.rule(), record.DefaultHealthRule()
	out := make([]Health, len(on))
	for i, day := range on {
		e := env
		e.Today = day
		account := *d.Account
		account.Planned = account.PlannedSince.Known() && account.PlannedSince <= day && (!account.PlannedUntil.Known() || day <= account.PlannedUntil)
		s := Summary{Account: &account, brief: true, Lights: lightsBy(d, touches, day), LastActivity: d.LastActivity(day), Reviews: ReviewsOf(d, day)}
		h := Health{Least: 1}
		for _, x := range []struct {
			weight record.Opt
			part   Part
		}{{r.Relations, s.relations()}, {r.Contact, s.contact()}, {r.Activity, s.activity(e)}, {r.Reviews, s.reviews(int(r.Review.Or(def.Review.V)), e)}, {r.Voice, s.voice(d, e)}} {
			if x.part.Weight = x.weight.Or(0); x.part.Weight > 0 {
				h.Parts = append(h.Parts, x.part)
			}
		}
		h.sum()
		out[i] = h
	}
	return out
}

// lightsBy judges the contacts of whom it is known that one was in touch by a day.
func lightsBy(d *Data, touches []Touch, day period.Date) (l Lights) {
	last := map[record.ID]period.Date{}
	for _, t := range touches {
		if t.On <= day {
			last[t.Contact] = max(last[t.Contact], t.On)
		}
	}
	for _, c := range d.Contacts {
		if at := c.Rec.LastContact; at <= day {
			last[c.ID] = max(last[c.ID], at)
		}
		if last[c.ID].Known() {
			rec := *c.Rec
			rec.Light = "" // when it was set by hand is not known
			l.All = append(l.All, Judged{c, judge(&rec, last[c.ID], day, true)})
		}
	}
	return l
}
