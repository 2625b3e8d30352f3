package demo

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// With is the company with about so many activities, and mail, leads, revenue and clients' voice in proportion.
func (s Size) With(activities int) Size {
	s.Activities = activities
	return s
}

// course is a deal as what happened around it needs to know it.
type course struct {
	id      record.ID
	rec     *record.Opportunity
	owner   int // in staff
	client  int
	end     period.Date // last day on which somebody worked on it
	outcome string
}

// factMaker makes what happened, when all else stands.
type factMaker struct {
	*maker
	deals    []course
	contacts [][]person // by client
	styles   []style    // by staff
	leads    []prospect
	channels []record.ID
	surveys  []record.ID
	forms    int // sent so far
	first    period.Date
	spending *rand.Rand // what campaigns cost and bring: a stream of its own
}

// person is a contact at a client.
type person struct {
	id   record.ID
	last period.Date // last contact that the records tell of: nothing happens with them later
}

// style is how a seller works. Two may sell the same and work in ways that have little in common.
type style struct {
	volume float64 // touches, 1 is usual
	calls  float64 // share of calls among the touches of the start
	meets  float64 // tendency to meet in person
	speaks float64 // share of calls that reach somebody
	notes  float64 // share of talks with an agreed follow-up
	liked  float64 // points in surveys, around 0
}

// happenings creates activities, mail, leads, revenue, clients' voice and people's time.
func (m *maker) happenings(seed uint64) {
	if m.size.Activities <= 0 {
		return
	}
	f := &factMaker{maker: m, first: m.today.AddMonths(-m.size.Months), spending: rand.New(rand.NewPCG(seed, 0x636f7374))}
	m.rng = rand.New(rand.NewPCG(seed, 0x666163747321))
	f.look()
	f.time()
	f.makeChannels()
	f.makeLeads()
	touches := f.touches()
	f.keep(touches)
	f.mail(touches)
	f.leadEvents()
	f.revenue()
	f.voice()
	f.milestones()
	f.timesheets(seed)
	m.holidays()
}

// look takes from the records what the facts need.
func (f *factMaker) look() {
	staff, clients := map[record.ID]int{}, map[record.ID]int{}
	for i := range f.staff {
		staff[f.staff[i].id] = i
		f.styles = append(f.styles, style{0.75 + 0.5*f.rng.Float64(), 0.3 + 0.3*f.rng.Float64(), 0.5 + f.rng.Float64(), 0.26 + 0.2*f.rng.Float64(), 0.45 + 0.4*f.rng.Float64(), 1.2*f.rng.Float64() - 0.5})
	}
	for i := range f.clients {
		clients[f.clients[i].id] = i
	}
	f.contacts = make([][]person, len(f.clients))
	for _, op := range f.ops {
		switch rec := op.New.(type) {
		case *record.Opportunity:
			c := course{id: op.ID, rec: rec, owner: staff[rec.Owner], client: clients[rec.Account], end: f.today, outcome: record.StageOpen}
			switch {
			case rec.Stage == "stage-won":
				c.end, c.outcome = rec.Close, record.StageWon
			case rec.Stage == "stage-lost":
				c.end, c.outcome = rec.Close, record.StageLost
			case f.today-rec.Changed > 60: // nobody touches it any more
				c.end = rec.Changed + 10
			}
			f.deals = append(f.deals, c)
		case *record.Contact:
			if i, ok := clients[rec.Account]; ok {
				f.contacts[i] = append(f.contacts[i], person{op.ID, rec.LastContact})
			}
		}
	}
}

// who is somebody at a client with whom something may have happened on a day; "" if nobody.
func (f *factMaker) who(client int, on period.Date) record.ID {
	list := f.contacts[client]
	if len(list) == 0 {
		return ""
	}
	from := f.rng.IntN(len(list))
	for i := range list {
		if p := list[(from+i)%len(list)]; p.last >= on {
			return p.id
		}
	}
	return ""
}

// actor is who did something for a deal on a day: its owner, or after they left the client's.
func (f *factMaker) actor(d *course, on period.Date) int {
	if f.staff[d.owner].here(on) {
		return d.owner
	}
	return f.clients[d.client].owner
}

// build puts facts into blocks in the order of their days.
func build[T any](f *factMaker, s *fact.Schema, rows []T, day func(*T) period.Date, fill func(*T) any) {
	slices.SortStableFunc(rows, func(a, b T) int { return cmp.Compare(day(&a), day(&b)) })
	b := fact.NewBuilder(s, "demo")
	for i := range rows {
		b.Add(fill(&rows[i]))
	}
	for _, op := range b.Ops() {
		f.ops = append(f.ops, change.Created(op.Kind, op.ID, op.New))
	}
}
