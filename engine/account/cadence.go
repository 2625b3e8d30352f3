package account

import (
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Cycle is how long won deals took, from first to close date.
type Cycle struct {
	Days int // median; 0 if none is known
	N    int // won deals with both dates
}

// enoughDeals is from how many won deals on an account's own cycle is trusted.
const enoughDeals = 5

// CycleOf is the median cycle of the won deals that have both dates in order.
func CycleOf(deals []Deal) Cycle {
	var all []int
	for _, o := range deals {
		if o.Outcome == record.StageWon && o.Rec.Created.Known() && o.Rec.Close >= o.Rec.Created {
			all = append(all, int(o.Rec.Close-o.Rec.Created))
		}
	}
	if len(all) == 0 {
		return Cycle{}
	}
	slices.Sort(all)
	return Cycle{all[len(all)/2], len(all)}
}

// Cadence is how often a plan should be reviewed, with the reasons.
type Cadence struct {
	Months  int // 1, 2 or 3
	Weak    bool
	Reasons []text.Text
}

// Choice is the cadence as a choice of package agenda.
func (c Cadence) Choice() string {
	return map[int]string{1: "monthly", 2: "bimonthly", 3: "quarterly"}[c.Months]
}

// Days of a median cycle up to which a review a month, or one in two months, is proposed.
const (
	shortCycle  = 90
	mediumCycle = 180
)

// CadenceOf proposes a cadence from monthly to quarterly: the longer the sales cycle, the rarer; one step
// more often where the account is complex: two of many contacts (10), several lines (3), many open deals (5).
// all is the cycle of the whole workspace, for accounts with few won deals of their own.
func CadenceOf(d *Data, all Cycle) Cadence {
	c := Cadence{Months: 2}
	cycle := CycleOf(d.Deals)
	if cycle.N < enoughDeals {
		c.Weak = true
		c.Reasons = append(c.Reasons, text.New("La cuenta tiene {n} ventas ganadas con fechas: se usa el ciclo de toda la empresa.", "The account has {n} won deals with dates: the whole company's cycle is used.").With("n", cycle.N))
		cycle = all
	}
	switch {
	case cycle.N == 0:
		c.Reasons = append(c.Reasons, text.New("No se conoce el ciclo de venta: se propone un término medio.", "The sales cycle is not known: a middle course is proposed."))
	case cycle.Days < shortCycle:
		c.Months = 1
	case cycle.Days > mediumCycle:
		c.Months = 3
	}
	if cycle.N > 0 {
		c.Reasons = append(c.Reasons, text.New("El ciclo de venta mediano es de {n} días.", "The median sales cycle is {n} days.").With("n", cycle.Days))
	}
	if signs := complexity(d); len(signs) >= 2 {
		c.Months = max(c.Months-1, 1)
		c.Reasons = append(c.Reasons, text.New("La cuenta es compleja: un paso más seguido.", "The account is complex: one step more often."))
		c.Reasons = append(c.Reasons, signs...)
	}
	return c
}

func complexity(d *Data) (signs []text.Text) {
	lines, open := map[record.ID]bool{}, 0
	for _, o := range d.Deals {
		if o.Outcome == record.StageOpen {
			open++
			if o.Line != "" {
				lines[o.Line] = true
			}
		}
	}
	if n := len(d.Contacts); n >= 10 {
		signs = append(signs, text.New("Tiene {n} contactos.", "It has {n} contacts.").With("n", n))
	}
	if n := len(lines); n >= 3 {
		signs = append(signs, text.New("Hay ventas abiertas en {n} líneas.", "There are open deals in {n} lines.").With("n", n))
	}
	if open >= 5 {
		signs = append(signs, text.New("Hay {n} ventas abiertas.", "There are {n} open deals.").With("n", open))
	}
	return signs
}

// ReviewState is how an account stands with its reviews.
type ReviewState struct {
	Held   int         // in the last 365 days
	Last   period.Date // held; 0 if none
	Next   period.Date // planned or in the calendar, from today on; 0 if none
	Missed int         // planned ones whose day has passed, in the last 365 days
}

// Overdue tells whether no review was held for longer than a cadence asks, and none is planned.
func (r ReviewState) Overdue(today period.Date, months int) bool {
	return !r.Next.Known() && (!r.Last.Known() || r.Last.AddMonths(months) < today)
}

// ReviewsOf tells how the account stands with its reviews.
func ReviewsOf(d *Data, today period.Date) ReviewState {
	var s ReviewState
	next := func(day period.Date) {
		if day >= today && (!s.Next.Known() || day < s.Next) {
			s.Next = day
		}
	}
	for _, r := range List(d, record.ReviewKind) {
		recent := today-r.Rec.On <= 365
		switch {
		case r.Rec.Status == "held" && r.Rec.On <= today:
			s.Last = max(s.Last, r.Rec.On)
			if recent {
				s.Held++
			}
		case r.Rec.Status == "planned" && r.Rec.On < today && recent:
			s.Missed++
		case r.Rec.Status == "planned":
			next(r.Rec.On)
		}
	}
	nexts := d.nexts(today)
	for i, a := range List(d, record.AppointmentKind) {
		if a.Rec.Kind != "other" && nexts[i].Known() {
			next(nexts[i])
		}
	}
	return s
}
