package account

import (
	"cmp"
	"maps"
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Cause is why something has to be done.
type Cause string

// The causes, by what they are about.
const (
	ActionLate    Cause = "action_late"    // N days
	ActionDue     Cause = "action_due"     // in N days
	ReviewMissed  Cause = "review_missed"  // planned for N days ago and not held
	ReviewDue     Cause = "review_due"     // in N days
	ReviewOverdue Cause = "review_overdue" // none for N months as promised, and none planned
	ContactRed    Cause = "contact_red"    // important, and nothing planned; N more like it
	ContactAmber  Cause = "contact_amber"
	PlanStale     Cause = "plan_stale"  // not worked on for N days, of Promised
	DealPast      Cause = "deal_past"   // its close date was N days ago
	DealNoStep    Cause = "deal_nostep" // closes in N days, and nothing is said to come next
	DealPushed    Cause = "deal_pushed" // its close date was put off N times lately
	GapOpen       Cause = "gap_open"    // a short-term gap that no action closes
)

// About is what a cause is about: "action", "review", "contact", "plan", "deal" or "gap".
func (c Cause) About() string {
	s := string(c)
	for i := range s {
		if s[i] == '_' {
			return s[:i]
		}
	}
	return s
}

// Weekly is something to do this week.
type Weekly struct {
	Cause
	Account  record.ID // "" for a deal of no account
	ID       record.ID // of the action, review, contact or deal; "" where it is about the account
	Person   record.ID // who is in charge; "" if nobody is
	Title    string    // of that record
	Due      period.Date
	N        int
	Promised int // days, of PlanStale
	Others   int // contacts of the account in the same state
	// Stake is the money that hangs on it: what the action closes, the deal's amount, else the account's short-term gap or open
	// pipeline, whichever is more. Unknown where none of them is.
	Stake money.Amount
}

// Why says in words why it has to be done.
func (w Weekly) Why() text.Text {
	x := causeWords[w.Cause]
	switch n := w.N; {
	case n == 0 && !x.zero.Empty():
		return x.zero
	case n == 1 && !x.one.Empty():
		return x.one
	case w.Others > 0 && !x.others.Empty():
		return x.others.With("o", w.Others)
	}
	return x.many.With("n", w.N, "p", w.Promised)
}

var causeWords = map[Cause]struct{ zero, one, many, others text.Text }{
	ActionLate:    {one: text.New("Atrasada 1 día.", "1 day late."), many: text.New("Atrasada {n} días.", "{n} days late.")},
	ActionDue:     {zero: text.New("Vence hoy.", "Due today."), one: text.New("Vence mañana.", "Due tomorrow."), many: text.New("Vence en {n} días.", "Due in {n} days.")},
	ReviewMissed:  {one: text.New("La revisión de ayer no se realizó.", "Yesterday's review was not held."), many: text.New("La revisión de hace {n} días no se realizó.", "The review of {n} days ago was not held.")},
	ReviewDue:     {zero: text.New("La revisión es hoy.", "The review is today."), one: text.New("La revisión es mañana.", "The review is tomorrow."), many: text.New("La revisión es en {n} días.", "The review is in {n} days.")},
	ReviewOverdue: {many: text.New("Se promete una revisión cada {n} meses y no hay ninguna a la vista.", "A review in {n} months is promised, and none is in sight.")},
	ContactRed: {many: text.New("Importante y en rojo, sin nada planificado.", "Important and red, with nothing planned."),
		others: text.New("Importante y en rojo, sin nada planificado; y {o} más en esta cuenta.", "Important and red, with nothing planned; and {o} more in this account.")},
	ContactAmber: {many: text.New("Importante y en ámbar, sin nada planificado.", "Important and amber, with nothing planned."),
		others: text.New("Importante y en ámbar, sin nada planificado; y {o} más en esta cuenta.", "Important and amber, with nothing planned; and {o} more in this account.")},
	PlanStale:  {many: text.New("Nadie trabaja en el plan hace {n} días; se promete cada {p}.", "Nobody has worked on the plan for {n} days; every {p} is promised.")},
	DealPast:   {one: text.New("Su fecha de cierre fue ayer.", "Its close date was yesterday."), many: text.New("Su fecha de cierre fue hace {n} días.", "Its close date was {n} days ago.")},
	DealNoStep: {zero: text.New("Cierra hoy y no tiene próximo paso.", "Closes today, and has no next step."), many: text.New("Cierra en {n} días y no tiene próximo paso.", "Closes in {n} days, and has no next step.")},
	DealPushed: {many: text.New("Su fecha de cierre se aplazó {n} veces en tres meses.", "Its close date was put off {n} times in three months.")},
	GapOpen:    {many: text.New("Hay una brecha de corto plazo y ninguna acción que la cierre.", "There is a short-term gap, and no action to close it.")},
}

const (
	week       = 7  // days ahead
	missedFor  = 60 // days for which a missed review is worth saying
	closesSoon = 14 // days within which a deal should have a next step
)

// WeekOf lists what an account asks for this week, as its summary tells; the most money first.
func WeekOf(d *Data, s *Summary, env Env) []Weekly {
	w := &weekly{d: d, s: s, env: env}
	w.actions()
	w.reviews()
	w.contacts()
	w.plan()
	w.deals()
	w.gap()
	SortWeek(w.out)
	return w.out
}

// SortWeek puts what has the most money at stake first; within the same, what is latest.
func SortWeek(list []Weekly) {
	slices.SortStableFunc(list, func(a, b Weekly) int {
		return cmp.Or(cmp.Compare(b.Stake.Minor, a.Stake.Minor), cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Due, b.Due), cmp.Compare(a.Account, b.Account), compareIDs(a.ID, b.ID))
	})
}

// rank tells what has been missed from what is to come.
func rank(w Weekly) int {
	switch w.Cause {
	case ActionLate, ReviewMissed, DealPast, ContactRed:
		return 0
	}
	return 1
}

type weekly struct {
	d   *Data
	s   *Summary
	env Env
	out []Weekly
}

func (w *weekly) add(x Weekly) {
	x.Account = w.d.ID
	if x.Person == "" {
		x.Person = w.d.Account.Owner
	}
	if !x.Stake.Known() || x.Stake.Minor <= 0 {
		x.Stake = w.stake()
	}
	w.out = append(w.out, x)
}

// stake is the account's short-term gap or its open pipeline, whichever is more.
func (w *weekly) stake() money.Amount {
	minor := w.s.Open.Minor
	if w.s.HasTarget {
		minor = max(minor, w.s.Short.Gap)
	}
	if minor <= 0 {
		return money.Amount{}
	}
	return money.New(minor, w.env.Currency)
}

func (w *weekly) actions() {
	worth := map[record.ID]money.Amount{}
	for _, o := range w.d.Deals {
		if o.Outcome == record.StageOpen {
			worth[o.ID] = own(o.Rec.Amount, w.env)
		}
	}
	for _, a := range w.d.Actions {
		if !a.Rec.Pending() || !a.Rec.Due.Known() || a.Rec.Due > w.env.Today+week {
			continue
		}
		x := Weekly{Cause: ActionDue, ID: a.ID, Person: a.Rec.Owner, Title: a.Rec.Title, Due: a.Rec.Due, N: int(a.Rec.Due - w.env.Today), Stake: own(a.Rec.Closes, w.env)}
		if x.N < 0 {
			x.Cause, x.N = ActionLate, -x.N
		}
		if !x.Stake.Known() {
			x.Stake = worth[a.Rec.Opportunity]
		}
		w.add(x)
	}
}

func (w *weekly) reviews() {
	today := w.env.Today
	planned := false
	for _, r := range List(w.d, record.ReviewKind) {
		if r.Rec.Status != "planned" {
			continue
		}
		switch n := int(r.Rec.On - today); {
		case n < 0 && n >= -missedFor && w.s.Reviews.Last < r.Rec.On:
			w.add(Weekly{Cause: ReviewMissed, ID: r.ID, Due: r.Rec.On, N: -n})
			planned = true
		case n >= 0 && n <= week:
			w.add(Weekly{Cause: ReviewDue, ID: r.ID, Due: r.Rec.On, N: n})
			planned = true
		}
	}
	r := w.env.rule()
	months := int(r.Review.Or(record.DefaultHealthRule().Review.V))
	since := w.d.Account.PlannedSince
	if !planned && w.d.Account.Planned && w.s.Reviews.Overdue(today, months) && (!since.Known() || since.AddMonths(months) < today) {
		w.add(Weekly{Cause: ReviewOverdue, N: months})
	}
}

// contacts names the most important of those who matter, are not safe, and with whom nothing is planned.
func (w *weekly) contacts() {
	if len(w.s.Lights.Focus) == 0 {
		return
	}
	planned := w.planned()
	var first Judged
	others := map[Light]int{}
	for _, j := range w.s.Lights.Focus {
		if !j.Important || j.Light != Red && j.Light != Amber || planned[j.ID] {
			continue
		}
		if first.Rec == nil {
			first = j
			continue
		}
		others[j.Light]++
	}
	if first.Rec == nil {
		return
	}
	x := Weekly{Cause: ContactAmber, ID: first.ID, Person: first.Rec.Owner, Title: first.Rec.Name, N: -1, Others: others[first.Light]}
	if first.Light == Red {
		x.Cause = ContactRed
	}
	w.add(x)
}

// planned are the contacts with whom something is going to happen: an action, an activity that is planned, once or again and again.
func (w *weekly) planned() map[record.ID]bool {
	out := map[record.ID]bool{}
	for _, a := range w.d.Actions {
		if a.Rec.Pending() && a.Rec.Contact != "" {
			out[a.Rec.Contact] = true
		}
	}
	maps.Copy(out, w.d.past(w.env.Today).Planned)
	for _, a := range List(w.d, record.PlannedActivityKind) {
		if !a.Rec.Until.Known() || a.Rec.Until >= w.env.Today {
			for _, c := range a.Rec.Contacts {
				out[c] = true
			}
		}
	}
	return out
}

func (w *weekly) plan() {
	if !w.d.Account.Planned {
		return
	}
	r := w.env.rule()
	promised := r.Promised(w.d.Account.Tier)
	if since := int(w.env.Today - w.s.PlanEdited()); since > promised {
		w.add(Weekly{Cause: PlanStale, N: since, Promised: promised})
	}
}

func (w *weekly) deals() {
	for _, o := range w.d.Deals {
		if x := dealOf(o.ID, o.Rec, w.env); o.Outcome == record.StageOpen && x.Cause != "" {
			w.add(x)
		}
	}
}

// dealOf is what an open deal asks for; Cause "" is nothing.
func dealOf(id record.ID, o *record.Opportunity, env Env) Weekly {
	x := Weekly{ID: id, Person: o.Owner, Title: o.Name, Due: o.Close, Stake: own(o.Amount, env)}
	switch n := int(o.Close - env.Today); {
	case !o.Close.Known():
	case n < 0:
		x.Cause, x.N = DealPast, -n
	case n <= closesSoon && o.NextStep == "":
		x.Cause, x.N = DealNoStep, n
	}
	return x
}

// WeekOfLoose lists what open deals ask for that belong to no account.
func WeekOfLoose(deals map[record.ID]*record.Opportunity, env Env) (out []Weekly) {
	for id, o := range deals {
		if x := dealOf(id, o, env); x.Cause != "" {
			out = append(out, x)
		}
	}
	return out
}

// Postponed is an open deal whose close date moved later.
type Postponed struct {
	ID    record.ID
	Deal  *record.Opportunity
	Times int // in the last PutOffWithin days
}

// A deal whose close date was put off so often within so many days asks for a decision.
const (
	PutOffWithin = 90
	putOffOften  = 2
)

// WithPostponed adds the deals that were put off again and again to a week that does not name them for another reason.
func WithPostponed(week []Weekly, put []Postponed, env Env) []Weekly {
	named := map[record.ID]bool{}
	for _, x := range week {
		if x.About() == "deal" {
			named[x.ID] = true
		}
	}
	out := slices.Clone(week)
	for _, p := range put {
		if p.Times < putOffOften || named[p.ID] {
			continue
		}
		o := p.Deal
		out = append(out, Weekly{Cause: DealPushed, Account: o.Account, ID: p.ID, Person: o.Owner, Title: o.Name, Due: o.Close, N: p.Times, Stake: own(o.Amount, env)})
	}
	SortWeek(out)
	return out
}

func (w *weekly) gap() {
	if w.s.HasTarget && w.s.Short.Gap > 0 && w.s.PendingActions == 0 {
		w.add(Weekly{Cause: GapOpen, N: -1, Stake: money.New(w.s.Short.Gap, w.env.Currency)})
	}
}
