package process

import (
	"math"

	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Part is one input of a contribution, from 0 to 1.
type Part struct {
	Key    string
	Label  text.Text
	Weight int // of 100 if all parts are known
	Known  bool
	Value  float64
	Have   float64 // of Want
	Want   float64
}

// Contribution is what somebody does for account planning in a period. Score is the process contribution, 0…100: the mean of the parts that
// are known by their weights, which is what an evaluation or an incentive may use. With fewer than two known parts it is weak.
type Contribution struct {
	Person   record.ID
	Role     string
	Edits    int // records written, each counted once a day
	Plans    int // accounts worked on
	Notes    int
	Closed   int // actions finished
	Attended int // reviews
	Days     int // on which something was done
	Parts    []Part
	Known    bool
	Weak     bool
	Score    int
}

// Formula is how the process contribution is found, in words.
var Formula = text.New(
	"Contribución al proceso, de 0 a 100: planes propios al día (30; meses en que alguien trabajó en cada plan propio; el mes en curso se espera solo hasta hoy: el día 10 de 30, un tercio de los planes), acciones a tiempo (30; hecha a tiempo 1, hecha tarde ½, no hecha 0), revisiones asistidas de las convocadas (25) y días con aporte (15; cuatro al mes valen 1). Lo que no se conoce no cuenta.",
	"Process contribution, from 0 to 100: own plans kept up (30; months in which somebody worked on each own plan; of the running month only what lies behind is expected: on day 10 of 30, a third of the plans), actions on time (30; done in time 1, done late ½, not done 0), reviews attended of those invited to (25), and days with a contribution (15; four a month count as 1). What is not known does not count.")

// Weights of the parts.
const (
	weighPlans   = 30
	weighActions = 30
	weighReviews = 25
	weighDays    = 15
)

// daysAMonth with a contribution count as 1.
const daysAMonth = 4

// Question is over which accounts, work and days process health is asked.
type Question struct {
	Plans  map[record.ID]*account.Data
	People map[record.ID]*record.Person
	Did    []Did
	Period period.Period // cut at today
	Env    account.Env
}

// cut is the period up to today.
func (q *Question) cut() period.Period {
	p := q.Period
	p.To = min(p.To, q.Env.Today+1)
	return p
}

// months are the calendar months of the period up to today.
func (q *Question) months() (out []period.Period) {
	p := q.cut()
	if !p.From.Known() {
		return nil
	}
	for from := p.From; from < p.To; {
		y, m, _ := from.Civil()
		next := period.On(y, m, 1).AddMonths(1)
		out = append(out, period.Period{From: from, To: min(next, p.To), Grain: period.Span})
		from = next
	}
	return out
}

// expected is how many of a month's plans should have been worked on so far: all of them once it is over, and of the running month the part of
// its days that have come. A month that the period cuts is expected in part, too.
func expected(plans int, m period.Period) float64 {
	y, month, _ := m.From.Civil()
	first := period.On(y, month, 1)
	return float64(plans) * float64(m.To-m.From) / float64(first.AddMonths(1)-first)
}

// within tells whether an account was in the process in a month.
func within(a *record.Account, m period.Period) bool {
	return a.Planned && a.PlannedSince.Known() && a.PlannedSince < m.To || a.PlannedUntil.Known() && a.PlannedSince.Known() && a.PlannedSince < m.To && a.PlannedUntil >= m.From
}

// Contributions tells what each person did in the period who did something or owns a plan, an action or an invitation.
func (q *Question) Contributions() map[record.ID]*Contribution {
	out := map[record.ID]*Contribution{}
	of := func(p record.ID) *Contribution {
		if out[p] == nil {
			out[p] = &Contribution{Person: p}
			if who := q.People[p]; who != nil {
				out[p].Role = who.Role
			}
		}
		return out[p]
	}
	q.count(of)
	months := q.months()
	plans, actions, invited := q.ownPlans(months), map[record.ID][3]int{}, map[record.ID][2]int{}
	cut := q.cut()
	for _, d := range q.Plans {
		for _, a := range d.Actions {
			if a.Rec.Owner != "" && a.Rec.Status != "dropped" && cut.Contains(a.Rec.Due) && a.Rec.Due < q.Env.Today {
				x := actions[a.Rec.Owner]
				done := a.Rec.Status == "done"
				late := done && a.Rec.Done > a.Rec.Due
				actions[a.Rec.Owner] = [3]int{x[0] + b2i(done && !late), x[1] + b2i(late), x[2] + 1}
			}
		}
		for _, r := range account.List(d, record.ReviewKind) {
			if r.Rec.Status != "held" || !cut.Contains(r.Rec.On) {
				continue
			}
			for _, p := range invitees(r.Rec) {
				x := invited[p]
				invited[p] = [2]int{x[0] + b2i(contains(r.Rec.Present, p)), x[1] + 1}
			}
		}
	}
	for p := range plans {
		of(p)
	}
	for p := range actions {
		of(p)
	}
	for p := range invited {
		of(p)
	}
	for p, c := range out {
		c.score(plans[p], actions[p], invited[p], months)
	}
	return out
}

// ownPlans tells of each owner on how many of their plans somebody worked, and on how many it was expected, month by month.
func (q *Question) ownPlans(months []period.Period) map[record.ID]upkeep {
	kept, out := q.kept(months), map[record.ID]upkeep{}
	for i, m := range months {
		month := map[record.ID][2]int{}
		for id, d := range q.Plans {
			if owner := d.Account.Owner; owner != "" && within(d.Account, m) {
				x := month[owner]
				month[owner] = [2]int{x[0] + b2i(kept[keptIn{id, i}]), x[1] + 1}
			}
		}
		for owner, x := range month {
			out[owner] = out[owner].with(x[0], expected(x[1], m))
		}
	}
	return out
}

// upkeep is how many plan months were kept up, of how many that were expected.
type upkeep struct{ kept, due float64 }

// with adds a month: who is ahead of it has no more than kept it.
func (u upkeep) with(kept int, due float64) upkeep {
	return upkeep{u.kept + min(float64(kept), due), u.due + due}
}

func invitees(r *record.Review) []record.ID {
	out := append([]record.ID{}, r.Invited...)
	for _, p := range r.Present {
		if !contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func contains(list []record.ID, id record.ID) bool {
	for _, x := range list {
		if x == id {
			return true
		}
	}
	return false
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// count sums up what was done in the period.
func (q *Question) count(of func(record.ID) *Contribution) {
	type seen struct {
		person, what record.ID
	}
	plans, days, cut := map[seen]bool{}, map[seen]bool{}, q.cut()
	for _, d := range q.Did {
		if d.Person == "" || !cut.Contains(d.Day) {
			continue
		}
		c := of(d.Person)
		switch d.What {
		case Edited:
			c.Edits++
		case Noted:
			c.Notes++
		case Closed:
			c.Closed++
		case Attended:
			c.Attended++
		}
		if at := (seen{d.Person, d.Account}); !plans[at] {
			plans[at] = true
			c.Plans++
		}
		if at := (seen{d.Person, record.ID(d.Day.String())}); !days[at] {
			days[at] = true
			c.Days++
		}
	}
}

// keptIn is a plan in the i-th month.
type keptIn struct {
	account record.ID
	month   int
}

// kept are the plans on which somebody worked, by month.
func (q *Question) kept(months []period.Period) map[keptIn]bool {
	out := map[keptIn]bool{}
	for _, d := range q.Did {
		for i, m := range months {
			if m.Contains(d.Day) {
				out[keptIn{d.Account, i}] = true
			}
		}
	}
	return out
}

func (c *Contribution) score(plans upkeep, actions [3]int, invited [2]int, months []period.Period) {
	share := func(key string, label text.Text, weight int, sum, have, want float64) {
		p := Part{Key: key, Label: label, Weight: weight, Have: have, Want: want, Known: want > 0}
		if p.Known {
			p.Value = min(sum/want, 1)
		}
		c.Parts = append(c.Parts, p)
	}
	share("plans", text.New("Planes propios al día", "Own plans kept up"), weighPlans, plans.kept, plans.kept, plans.due)
	share("actions", text.New("Acciones a tiempo", "Actions on time"), weighActions, float64(actions[0])+float64(actions[1])/2, float64(actions[0]), float64(actions[2]))
	share("reviews", text.New("Revisiones asistidas", "Reviews attended"), weighReviews, float64(invited[0]), float64(invited[0]), float64(invited[1]))
	want := 0.0
	for _, m := range months {
		want += float64(m.To - m.From)
	}
	want = math.Round(want * daysAMonth * 12 / 365.25)
	share("days", text.New("Días con aporte", "Days with a contribution"), weighDays, float64(c.Days), float64(c.Days), want)
	sum, weights, known := 0.0, 0.0, 0
	for _, p := range c.Parts {
		if p.Known {
			sum, weights, known = sum+float64(p.Weight)*p.Value, weights+float64(p.Weight), known+1
		}
	}
	if weights > 0 {
		c.Known, c.Weak, c.Score = true, known < 2, int(math.Round(100*sum/weights))
	}
}
