package kpi

import (
	"rumbo/engine/fact"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What the State of an activity says.
const (
	actCall State = 1 << iota
	actWritten
	actDone
	actIncoming
	actConversation
	actOutcome // it is noted how it went
	actAnswered
	actAgreed // a next contact was agreed
	actFollowed
	actStrategic
	actOperational
	actTimed
)

// activities is the table of activities.
type activities struct {
	Table
	set     *fact.Set
	minutes []int32
}

var noActivities = text.New("Todavía no hay actividades registradas.", "No activities are recorded yet.")

var activityDims = append(append([]Dim{}, peopleDims...), append(append([]Dim{}, clientDims...), ByKind, ByOutcome, ByNature)...)

func (f *Facts) activities() *activities {
	if f == nil {
		return &activities{Table: newTable("activity", noActivities)}
	}
	return lazily(f, "activities", func() *activities {
		set := f.set("activity")
		a := &activities{Table: newTable("activity", noActivities), set: set}
		a.id = setID(set)
		on, lasted := set.Dates("on"), set.Counts("duration")
		a.when = gather(set, on.Copy)
		a.minutes = gather(set, lasted.Copy)
		a.state = gather(set, activityStates(set))
		a.people(f.deals, fromSet(set, "person", f.deals.person))
		a.clients(f.deals, fromSet(set, "account", f.deals.account))
		a.makers[ByKind], a.makers[ByOutcome], a.makers[ByNature] = fromChoices(set, "kind"), fromChoices(set, "outcome"), fromChoices(set, "nature")
		a.makers[ByTouch] = func() *Column { return f.touchNumbers(a) }
		a.settle()
		return a
	})
}

// bitsOf says for each code of a column of choices what it adds to a State; code 0 is none.
func bitsOf(c fact.Choices, none State, of func(value string) State) []State {
	out := []State{none}
	for _, v := range c.Values {
		out = append(out, of(v))
	}
	return out
}

func activityStates(set *fact.Set) func(*fact.Part, []State) {
	kind, status, direction, outcome, nature := set.Choices("kind"), set.Choices("status"), set.Choices("direction"), set.Choices("outcome"), set.Choices("nature")
	kinds := bitsOf(kind, 0, func(v string) State {
		return map[string]State{record.ActivityCall: actCall, record.ActivityMail: actWritten, record.ActivityMessage: actWritten}[v]
	})
	statuses := bitsOf(status, actDone, func(v string) State { return map[string]State{record.ActivityDone: actDone}[v] })
	directions := bitsOf(direction, 0, func(v string) State { return map[string]State{"in": actIncoming}[v] })
	outcomes := bitsOf(outcome, 0, func(v string) State {
		if record.Conversation(v) {
			return actOutcome | actConversation
		}
		return actOutcome
	})
	natures := bitsOf(nature, 0, func(v string) State {
		return map[string]State{"strategic": actStrategic, "operational": actOperational}[v]
	})
	answered, followed, agreed, lasted := set.Bools("answered"), set.Bools("followed"), set.Dates("follow_up"), set.Counts("duration")
	var rooms [5][]uint8
	var was [2][]bool
	var days []date
	var minutes []int32
	return func(p *fact.Part, to []State) {
		k, s, d := kind.Into(p, &rooms[0]), status.Into(p, &rooms[1]), direction.Into(p, &rooms[2])
		o, n := outcome.Into(p, &rooms[3]), nature.Into(p, &rooms[4])
		ans, fol, agr, min := answered.Into(p, &was[0]), followed.Into(p, &was[1]), agreed.Into(p, &days), lasted.Into(p, &minutes)
		for i := range to {
			st := kinds[k[i]] | statuses[s[i]] | directions[d[i]] | outcomes[o[i]] | natures[n[i]]
			st |= flag(ans[i], actAnswered) | flag(fol[i], actFollowed) | flag(agr[i] != 0, actAgreed) | flag(min[i] > 0, actTimed)
			to[i] = st
		}
	}
}

func flag(on bool, s State) State {
	if on {
		return s
	}
	return 0
}

// rates are what an hour of each person costs, by day, in minor units of the workspace's currency.
func (f *Facts) rates() map[string][]rate {
	return lazily(f, "rates", func() map[string][]rate {
		out := map[string][]rate{}
		for _, c := range sortedBy(f.state, record.PersonCostKind, func(c *record.PersonCost) date { return c.From }) {
			if c.Hour.Currency == f.deals.Currency {
				out[string(c.Person)] = append(out[string(c.Person)], rate{c.From, float64(c.Hour.Minor)})
			}
		}
		return out
	})
}

// rate holds from a day on until the next one.
type rate struct {
	from  date
	value float64
}

// at is the rate of a day; false before the first.
func at(list []rate, d date) (float64, bool) {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].from <= d {
			return list[i].value, true
		}
	}
	return 0, false
}

// usable is an amount in the workspace's currency; other ones are no amount.
func usable(a money.Amount, c money.Code) (int64, bool) {
	return a.Minor, a.Currency == c
}
