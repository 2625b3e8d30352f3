package evaluation

import (
	"cmp"
	"math"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/compare"
	"rumbo/engine/kpi"
	"rumbo/engine/leading"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Lead is a partial result of a month that may lead to a final one later.
type Lead struct {
	ID    string
	Name  text.Text
	Money bool
}

// The final results that partial ones are held against.
const (
	ResultDeals   = "deals"
	ResultRevenue = "revenue"
)

// Outlook is what partial results have to say about later ones.
type Outlook struct {
	Months  []period.Period
	People  []record.ID // the units; empty for the company as a whole
	Results [][]float64 // by unit and month
	Leads   []LeadLink  // those that say most first
}

// LeadLink is one partial result against the later final one.
type LeadLink struct {
	Lead
	Values [][]float64 // by unit and month
	leading.Link
}

// mostMonths is how far back months are looked at.
const mostMonths = 60

// Ahead looks at all partial results of the company, or of each person who sells, month by month. Between its pieces it gives
// way; give may be nil.
func Ahead(q Question, byPerson bool, result string, give *pace.Pace) Outlook {
	o := Outlook{Months: monthsOf(q)}
	if byPerson {
		for _, p := range q.In.Deals.People {
			if p.Sells {
				o.People = append(o.People, p.ID)
			}
		}
	}
	if len(o.Months) == 0 {
		return o
	}
	t := tally{Outlook: &o, q: q, at: map[record.ID]int{}, state: q.State, give: give}
	for i, id := range o.People {
		t.at[id] = i
	}
	o.Results = t.deals(q, func(d *kpi.Deals, row int32) (period.Date, float64) {
		if !d.State[row].Won() {
			return 0, 0
		}
		if result == ResultRevenue {
			return d.Close[row], float64(d.Amount[row]) / float64(d.Currency.Factor())
		}
		return d.Close[row], 1
	})
	t.leads(q)
	links := make([]*leading.Link, len(o.Leads))
	for i := range o.Leads {
		give.Now()
		l := &o.Leads[i]
		var units []leading.Series
		for u := range l.Values {
			units = append(units, leading.Series{Lead: l.Values[u], Result: o.Results[u]})
		}
		l.Link = leading.Of(units)
		links[i] = &l.Link
	}
	leading.Find(links)
	slices.SortStableFunc(o.Leads, func(a, b LeadLink) int { return cmp.Compare(orLast(a.P), orLast(b.P)) })
	return o
}

func orLast(p float64) float64 {
	if math.IsNaN(p) {
		return 2
	}
	return p
}

// monthsOf are the whole months of the data before the current one.
func monthsOf(q Question) []period.Period {
	span, ok := q.In.Deals.Span(q.In.Calendar)
	if !ok {
		return nil
	}
	var cal period.Calendar
	var out []period.Period
	m := cal.Of(period.Month, q.In.Today)
	for range mostMonths {
		m = cal.Next(m, -1)
		if m.From < span.From {
			break
		}
		out = append(out, m)
	}
	slices.Reverse(out)
	return out
}

// tally counts by unit and month.
type tally struct {
	*Outlook
	q     Question
	at    map[record.ID]int
	state *change.State
	give  *pace.Pace
}

// grid is zero in each month in which the unit was there all of it, and no number in the others.
func (t *tally) grid() [][]float64 {
	t.give.Now()
	n := max(1, len(t.People))
	out := make([][]float64, n)
	for u := range out {
		out[u] = make([]float64, len(t.Months))
		if len(t.People) == 0 {
			continue
		}
		p := change.Get(t.state, record.PersonKind, t.People[u])
		for i, m := range t.Months {
			if p == nil || p.Start.Known() && p.Start > m.From || p.End.Known() && p.End < m.To-1 {
				out[u][i] = math.NaN()
			}
		}
	}
	return out
}

// add counts something of somebody's on a day.
func (t *tally) add(g [][]float64, who record.ID, on period.Date, v float64) {
	u := 0
	if len(t.People) > 0 {
		var ok bool
		if u, ok = t.at[who]; !ok {
			return
		}
	}
	i, found := slices.BinarySearchFunc(t.Months, on, func(m period.Period, d period.Date) int {
		switch {
		case d < m.From:
			return 1
		case d >= m.To:
			return -1
		}
		return 0
	})
	if found && on != 0 {
		g[u][i] += v
	}
}

// deals counts what deals say: a day and how much, by their owner.
func (t *tally) deals(q Question, of func(d *kpi.Deals, row int32) (period.Date, float64)) [][]float64 {
	g, d := t.grid(), q.In.Deals
	owner := d.Column(kpi.ByPerson)
	for row := range int32(d.Len()) {
		who := record.ID("")
		if c := owner.Codes[row]; c >= 0 {
			who = record.ID(owner.Values[c].ID)
		}
		if on, v := of(d, row); on != 0 {
			t.add(g, who, on, v)
		}
	}
	return g
}

// counts takes a count of facts by person and month.
func (t *tally) counts(ind *kpi.Indicator, scope kpi.Scope, of func(kpi.Result) float64) [][]float64 {
	g, in := t.grid(), t.q.In
	in.Scope, in.Period = scope, period.Period{}
	for _, c := range ind.By(in, kpi.By(kpi.ByPerson), kpi.Into(t.Months)) {
		if v := of(c.Result); v != 0 {
			t.add(g, record.ID(c.Keys[0].Value.ID), c.Keys[1].Period.From, v)
		}
	}
	return g
}

var (
	meetings    = []string{record.ActivityMeeting, record.ActivityVideo, record.ActivityVisit}
	createdText = text.New("Pipeline creado", "Pipeline created")
	stepsText   = text.New("Hitos alcanzados", "Milestones reached")
	talksText   = text.New("Conversaciones por teléfono", "Conversations by telephone")
	meetText    = text.New("Reuniones y visitas", "Meetings and visits")
	stageText   = text.New("Llegaron a «{stage}»", "Reached “{stage}”")
)

// leads counts each partial result.
func (t *tally) leads(q Question) {
	put := func(id string, name text.Text, money bool, values [][]float64) {
		t.Leads = append(t.Leads, LeadLink{Lead: Lead{id, name, money}, Values: values})
	}
	if q.In.Facts != nil {
		size := func(r kpi.Result) float64 { return float64(r.N) }
		put("calls", kpi.CallVolume.Name, false, t.counts(kpi.CallVolume, nil, size))
		put("conversations", talksText, false, t.counts(kpi.ConnectRate, nil, func(r kpi.Result) float64 { return r.Numerator.Value }))
		put("meetings", meetText, false, t.counts(kpi.ActivityHours, kpi.Scope{{Dim: kpi.ByKind, In: meetings}}, size))
	}
	put("created", createdText, true, t.deals(q, func(d *kpi.Deals, row int32) (period.Date, float64) {
		return d.Created[row], float64(d.Amount[row]) / float64(d.Currency.Factor())
	}))
	g := t.grid()
	for _, m := range change.All(q.State, record.MilestoneKind) {
		t.add(g, m.Owner, m.Reached, 1)
	}
	put("milestones", stepsText, false, g)
	t.stages(q, put)
}

// stages counts the deals that reached each open stage but the first.
func (t *tally) stages(q Question, put func(string, text.Text, bool, [][]float64)) {
	type stage struct {
		id  record.ID
		rec *record.Stage
	}
	var open []stage
	for id, s := range change.All(q.State, record.StageKind) {
		if s.Outcome == record.StageOpen {
			open = append(open, stage{id, s})
		}
	}
	slices.SortFunc(open, func(a, b stage) int { return cmp.Or(cmp.Compare(a.rec.Rank, b.rec.Rank), cmp.Compare(a.id, b.id)) })
	grids := map[record.ID][][]float64{}
	for i, s := range open {
		if i > 0 {
			grids[s.id] = t.grid()
		}
	}
	for _, m := range change.All(q.State, record.StageMoveKind) {
		if g := grids[m.Stage]; g != nil {
			if o := change.Get(q.State, record.OpportunityKind, m.Opportunity); o != nil {
				t.add(g, o.Owner, m.On, 1)
			}
		}
	}
	for i, s := range open {
		if i > 0 {
			put("stage "+string(s.id), stageText.With("stage", s.rec.Name), false, grids[s.id])
		}
	}
}

// Step is a milestone of that name, over the deals that are decided: how many were won of those that reached it, and of those that
// did not.
type Step struct {
	Name              string
	Won, Reached      int
	WonWithout, Never int
	P                 float64
	Apart             bool // more than by chance
}

// Steps holds milestones against the end of the deals that they were set for.
func Steps(q Question) []Step {
	by := map[string]*Step{}
	for _, m := range change.All(q.State, record.MilestoneKind) {
		o := change.Get(q.State, record.OpportunityKind, m.Opportunity)
		if o == nil {
			continue
		}
		st := change.Get(q.State, record.StageKind, o.Stage)
		if st == nil || st.Outcome == record.StageOpen {
			continue
		}
		s := by[m.Name]
		if s == nil {
			s = &Step{Name: m.Name}
			by[m.Name] = s
		}
		won := 0
		if st.Outcome == record.StageWon {
			won = 1
		}
		if m.Reached.Known() {
			s.Won, s.Reached = s.Won+won, s.Reached+1
		} else {
			s.WonWithout, s.Never = s.WonWithout+won, s.Never+1
		}
	}
	var out []Step
	for _, s := range by {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Step) int {
		return cmp.Or(cmp.Compare(b.Reached+b.Never, a.Reached+a.Never), cmp.Compare(a.Name, b.Name))
	})
	p := make([]float64, len(out))
	for i := range out {
		s := &out[i]
		s.P = compare.RateTest(s.Won, s.Reached, s.Won+s.WonWithout, s.Reached+s.Never)
		if p[i] = s.P; min(s.Reached, s.Never) < compare.Enough {
			p[i] = math.NaN()
		}
	}
	for i, found := range compare.Discoveries(p) {
		out[i].Apart = found
	}
	return out
}
