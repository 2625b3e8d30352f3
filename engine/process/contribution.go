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
	Have   int // of Want
	Want   int
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
	"Contribución al proceso, de 0 a 100: planes propios al día (30; meses en que alguien trabajó en cada plan propio), acciones a tiempo (30; hecha a tiempo 1, hecha tarde ½, no hecha 0), revisiones asistidas de las convocadas (25) y días con aporte (15; cuatro al mes valen 1). Lo que no se conoce no cuenta.",
	"Process contribution, from 0 to 100: own plans kept up (30; months in which somebody worked on each own plan), actions on time (30; done in time 1, done late ½, not done 0), reviews attended of those invited to (25), and days with a contribution (15; four a month count as 1). What is not known does not count.")

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
	kept := q.kept(months)
	plans, actions, invited := map[record.ID][2]int{}, map[record.ID][3]int{}, map[record.ID][2]int{}
	cut := q.cut()
	for id, d := range q.Plans {
		if owner := d.Account.Owner; owner != "" {
			for i, m := range months {
				if within(d.Account, m) {
					x := plans[owner]
					plans[owner] = [2]int{x[0] + b2i(kept[keptIn{id, i}]), x[1] + 1}
				}
			}
		}
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

func (c *Contribution) score(plans [2]int, actions [3]int, invited [2]int, months []period.Period) {
	share := func(key string, label text.Text, weight int, sum float64, have, want int) {
		p := Part{Key: key, Label: label, Weight: weight, Have: have, Want: want, Known: want > 0}
		if p.Known {
			p.Value = min(sum/float64(want), 1)
		}
		c.Parts = append(c.Parts, p)
	}
	share("plans", text.New("Planes propios al día", "Own plans kept up"), weighPlans, float64(plans[0]), plans[0], plans[1])
	share("actions", text.New("Acciones a tiempo", "Actions on time"), weighActions, float64(actions[0])+float64(actions[1])/2, actions[0], actions[2])
	share("reviews", text.New("Revisiones asistidas", "Reviews attended"), weighReviews, float64(invited[0]), invited[0], invited[1])
	want := 0
	for _, m := range months {
		want += int(m.To - m.From)
	}
	want = int(math.Round(float64(want) * daysAMonth * 12 / 365.25))
	share("days", text.New("Días con aporte", "Days with a contribution"), weighDays, float64(c.Days), c.Days, want)
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
