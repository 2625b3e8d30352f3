package kpi

import (
	"fmt"
	"math"

	"rumbo/engine/change"
	"rumbo/engine/lexicon"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What the State of a lead says; leadCampaign is a campaign, which has a cost only.
const (
	leadInterested State = 1 << iota
	leadQualified
	leadWon
	leadDecided
	leadPriced // what it brought is known: nothing, or its deal's amount
	leadCosted
	leadCampaign
	leadWarm // today
)

// leads is the table of leads, and of campaigns for what they cost.
type leads struct {
	Table
	amount []int64 // won with it, minor units
	cost   []int64
	score  []int32  // today, 0…100
	early  []int32  // when it could be judged, see judged
	last   []date   // day of its latest sign
	sign   []uint8  // what that was, by code; of several on a day the strongest
	signs  []string // the signs by code, from 1
	left   []bool   // it unsubscribed
	ids    []record.ID
	list   []*record.Lead
	rule   record.EngagementRule
}

var noLeads = text.New("Todavía no hay prospectos.", "There are no leads yet.")

var leadDims = append([]Dim{ByChannel, ByBand, ByCampaign, BySector, ByCountry}, peopleDims...)

// leads gives the table with the channel of the first touch, or of the last.
func (f *Facts) leads(today date, lastTouch bool) *leads {
	if f == nil {
		return &leads{Table: newTable("lead", noLeads)}
	}
	return lazily(f, fmt.Sprint("leads ", today, lastTouch), func() *leads {
		t := &leads{Table: newTable("lead", noLeads), rule: f.rule(today)}
		for id, l := range change.All(f.state, record.LeadKind) {
			t.ids, t.list = append(t.ids, id), append(t.list, l)
		}
		if len(t.ids) == 0 {
			return t
		}
		f.engage(t, today)
		campaigns := f.leadRows(t)
		n := len(t.ids)
		t.id = func(row int32) record.ID {
			if int(row) < n {
				return t.ids[row]
			}
			return f.campaigns().ID(campaigns[int(row)-n])
		}
		f.leadColumns(t, lastTouch, campaigns)
		t.settle()
		return t
	})
}

// leadRows fills the columns; it gives the rows of the campaigns whose cost counts: those none of whose leads has a
// cost of its own.
func (f *Facts) leadRows(t *leads) (campaigns []int32) {
	own := map[record.ID]bool{}
	for _, l := range t.list {
		if _, ok := usable(l.Cost, f.deals.Currency); ok {
			own[l.Campaign] = true
		}
	}
	c, paid := f.campaigns(), map[record.ID]bool{}
	for row := range c.Len() {
		if id := c.ID(int32(row)); c.state[row]&campCost != 0 && !own[id] {
			campaigns, paid[id] = append(campaigns, int32(row)), true
		}
	}
	deals := f.dealRows()
	for i, l := range t.list {
		s, won := leadState(l), int64(0)
		cost, costed := usable(l.Cost, f.deals.Currency)
		row := deals.Find(string(l.Opportunity))
		switch {
		case s&leadWon == 0:
			s |= leadPriced
		case row >= 0 && f.deals.State[row].Won() && f.deals.State[row].Usable():
			s, won = s|leadPriced, f.deals.Amount[row]
		}
		s |= flag(costed || paid[l.Campaign], leadCosted) | flag(float64(t.score[i]) >= t.rule.Warm.V, leadWarm)
		t.state, t.when = append(t.state, s), append(t.when, l.Created)
		t.amount, t.cost = append(t.amount, won), append(t.cost, cost)
	}
	for _, row := range campaigns {
		t.state, t.when = append(t.state, leadCampaign|leadCosted), append(t.when, c.when[row])
		t.amount, t.cost = append(t.amount, 0), append(t.cost, c.cost[row])
	}
	return campaigns
}

// leadState is how far a lead came: who was lost had been qualified, who was discarded had not.
func leadState(l *record.Lead) State {
	switch l.Status {
	case record.LeadInterested:
		return leadInterested
	case record.LeadQualified:
		return leadInterested | leadQualified
	case record.LeadWon:
		return leadInterested | leadQualified | leadWon | leadDecided
	case record.LeadLost:
		return leadInterested | leadQualified | leadDecided
	case record.LeadDiscarded:
		return leadDecided
	}
	return 0
}

// dealRows finds the row of a deal.
func (f *Facts) dealRows() *lexicon.Lexicon {
	return lazily(f, "deal rows", func() *lexicon.Lexicon {
		out := lexicon.New(f.deals.Len())
		for _, id := range f.deals.IDs {
			out.Add(string(id))
		}
		return out
	})
}

func (f *Facts) leadColumns(t *leads, lastTouch bool, campaigns []int32) {
	c, n := f.campaigns(), len(t.ids)
	of := func(base *dict, lead func(*record.Lead) record.ID, dim Dim) func() *Column {
		return fromIDs(len(t.state), base, func(i int) record.ID {
			switch {
			case i < n:
				return lead(t.list[i])
			case dim == "":
				return ""
			}
			col := c.Column(dim)
			if code := col.Codes[campaigns[i-n]]; code >= 0 {
				return record.ID(col.Values[code].ID)
			}
			return ""
		})
	}
	t.people(f.deals, of(f.deals.person, func(l *record.Lead) record.ID { return l.Owner }, ByPerson))
	t.makers[ByChannel] = of(f.channelNames(), func(l *record.Lead) record.ID {
		if lastTouch && l.LastChannel != "" {
			return l.LastChannel
		}
		return l.Channel
	}, ByChannel)
	t.makers[ByCampaign] = of(named(f.state, record.CampaignKind, func(c *record.Campaign) string { return c.Name }), func(l *record.Lead) record.ID { return l.Campaign }, ByCampaign)
	words := func(get func(*record.Lead) string) func() *Column {
		return func() *Column {
			d, codes := newDict(0), nones(len(t.state))
			for i, l := range t.list {
				codes[i] = d.text(get(l))
			}
			return &Column{codes, d.values}
		}
	}
	t.makers[BySector] = words(func(l *record.Lead) string { return l.Sector })
	t.makers[ByCountry] = words(func(l *record.Lead) string { return l.Country })
	t.makers[ByBand] = func() *Column {
		codes := nones(len(t.state))
		for i, x := range t.early {
			codes[i] = int32(t.band(x))
		}
		return &Column{codes, bands}
	}
}

// rule is the one in force on a day.
func (f *Facts) rule(today date) record.EngagementRule {
	if f.given != nil {
		return *f.given
	}
	out := record.DefaultEngagementRule()
	for _, r := range sortedBy(f.state, record.EngagementRuleKind, func(r *record.EngagementRule) date { return r.From }) {
		if r.From <= today || today == 0 {
			out = *r
		}
	}
	return out
}

// judged is how many days after its creation a lead's band is taken for comparing with what became of it: later, those who
// buy would have gathered signs because they buy.
const judged = 30

// engage computes the scores: Σ points × 2^(−age ÷ half-life), 100 from the rule's full points on, in whole points.
func (f *Facts) engage(t *leads, today date) {
	set := f.set(record.LeadEventKind.Name)
	event, on, who, secs := set.Choices("event"), set.Dates("on"), set.Codes("lead"), set.Counts("seconds")
	row := make([]int32, len(who.Values))
	at := make(map[record.ID]int32, len(t.ids))
	for i, id := range t.ids {
		at[id] = int32(i)
	}
	for i, id := range who.Values {
		row[i] = -1
		if r, ok := at[record.ID(id)]; ok {
			row[i] = r
		}
	}
	points := []float64{0}
	for _, v := range event.Values {
		points = append(points, t.rule.Points(v))
	}
	leave, now, then := event.Code(record.LeadLeave), make([]float64, len(t.ids)), make([]float64, len(t.ids))
	t.last, t.left = make([]date, len(t.ids)), make([]bool, len(t.ids))
	t.sign, t.signs = make([]uint8, len(t.ids)), event.Values
	var rooms [2][]int32
	var what []uint8
	var when []date
	for _, p := range set.Parts {
		events, days, whos, seconds := event.Into(p, &what), on.Into(p, &when), who.Into(p, &rooms[0]), secs.Into(p, &rooms[1])
		for i := range p.Len() {
			if whos[i] < 0 || row[whos[i]] < 0 {
				continue
			}
			r := row[whos[i]]
			w := points[events[i]] + t.rule.Minute.V*math.Min(float64(seconds[i])/60, 10)
			if days[i] <= today || today == 0 {
				now[r] += w * math.Exp2(-float64(today-days[i])/t.rule.HalfLife.V)
				if days[i] > t.last[r] || days[i] == t.last[r] && points[events[i]] > points[t.sign[r]] {
					t.last[r], t.sign[r] = days[i], events[i]
				}
				t.left[r] = t.left[r] || events[i] == leave
			}
			if d := horizon(t.list[r], today); days[i] <= d {
				then[r] += w * math.Exp2(-float64(d-days[i])/t.rule.HalfLife.V)
			}
		}
	}
	for i := range t.ids {
		t.score, t.early = append(t.score, t.scaled(now[i])), append(t.early, t.scaled(then[i]))
	}
}

// horizon is the day on which a lead is judged by its signs: judged days after its creation, or the day before it was
// decided, or today.
func horizon(l *record.Lead, today date) date {
	d := l.Created + judged
	if l.Changed != 0 && leadState(l)&leadDecided != 0 {
		d = min(d, l.Changed-1)
	}
	if today != 0 {
		d = min(d, today)
	}
	return d
}

func (t *leads) scaled(points float64) int32 {
	return int32(math.Round(100 * min(max(points/t.rule.Full.V, 0), 1)))
}

// The bands of engagement.
const (
	cold = iota
	warm
	hot
)

var bands = []Value{{"cold", text.New("Frío", "Cold")}, {"warm", text.New("Tibio", "Warm")}, {"hot", text.New("Caliente", "Hot")}}

func (t *leads) band(score int32) int {
	switch x := float64(score); {
	case x >= t.rule.Hot.V:
		return hot
	case x >= t.rule.Warm.V:
		return warm
	}
	return cold
}
