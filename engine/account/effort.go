package account

import (
	"math"
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// yearDays is the mean length of a year.
const yearDays = 365.25

// Rates is what an hour of each of us costs, in the workspace's currency; who is not in it is not known.
type Rates map[record.ID]money.Amount

// RatesOf finds the rates that hold on a day.
func RatesOf(costs []*record.PersonCost, on period.Date, currency money.Code) Rates {
	out, since := Rates{}, map[record.ID]period.Date{}
	for _, c := range costs {
		if c.From <= on && c.Hour.Currency == currency && c.From >= since[c.Person] {
			out[c.Person], since[c.Person] = c.Hour, c.From
		}
	}
	return out
}

// Spend is what a year of something takes of us.
type Spend struct {
	Times float64
	Hours float64      // of all of us together
	Cost  money.Amount // expenses and hours; of what is known
	Whole bool         // nothing is missing in Cost: each person's hour has its price
}

func (s *Spend) add(o Spend) {
	s.Times += o.Times
	s.Hours += o.Hours
	s.Cost.Minor += o.Cost.Minor
	s.Whole = s.Whole && o.Whole
}

// part is a share of it.
func (s Spend) part(share float64) Spend {
	return Spend{s.Times * share, s.Hours * share, s.Cost.Part(share), s.Whole}
}

// EffortLine is a planned activity with what it takes and what has come of it.
type EffortLine struct {
	Item[record.PlannedActivity]
	Days  float64     // from one time to the next
	Runs  bool        // it has not ended, and starts within a month
	Year  Spend       // of a whole year, while it runs
	Due   int         // planned times in the window, up to today
	Done  int         // times that it took place in the window
	Next  period.Date // next planned day from today on; 0 if none
	Taken []record.ID // activities that it took place by
}

// Effort is what is planned and done with the account's contacts.
type Effort struct {
	From, To  period.Date // window of planned against done, both included
	Lines     []EffortLine
	Unplanned []Item[record.Activity] // took place in the window and belong to no line
	Total     Spend                   // of the lines that run
	Contacts  map[record.ID]Spend     // each contact's part of it: lines are shared out evenly
	People    map[record.ID]Spend     // and of our own people's
	Planned   map[Seat]float64        // times a year
	Actual    map[Seat]int            // times in the window
}

// Seat is a place in the matrix: somebody, of either side, and a kind of activity.
type Seat struct {
	Who  record.ID
	Sort string
}

// Interval is how many days lie between two times, on average.
func Interval(a *record.PlannedActivity) float64 {
	unit := map[string]float64{"day": 1, "week": 7, "month": yearDays / 12, "quarter": yearDays / 4}[a.Unit]
	if a.Every <= 0 || unit == 0 {
		return math.Inf(1)
	}
	return float64(a.Every) * unit
}

// Occurrences are the planned days from one day to another, both included. Without a first day of its own it starts with the
// stretch.
func Occurrences(a *record.PlannedActivity, from, to period.Date) []period.Date {
	start := a.Starts
	if !start.Known() {
		start = from
	}
	if a.Until.Known() {
		to = min(to, a.Until)
	}
	var out []period.Date
	if a.Every <= 0 {
		return out
	}
	for n := 0; ; n++ {
		day := start
		switch k := n * a.Every; a.Unit {
		case "day":
			day += period.Date(k)
		case "week":
			day += period.Date(7 * k)
		case "month":
			day = start.AddMonths(k)
		case "quarter":
			day = start.AddMonths(3 * k)
		default:
			return out
		}
		if day > to {
			return out
		}
		if day >= from {
			out = append(out, day)
		}
	}
}

// EffortOf holds what is planned against what is done since the fiscal year began.
func EffortOf(d *Data, env Env, rates Rates) *Effort {
	e := plannedOf(d, env, rates)
	e.done(d.Happened())
	return e
}

// plannedOf is the side of what is planned.
func plannedOf(d *Data, env Env, rates Rates) *Effort {
	e := &Effort{From: env.Calendar.Of(period.Year, env.Today).From, To: env.Today, Contacts: map[record.ID]Spend{}, People: map[record.ID]Spend{},
		Planned: map[Seat]float64{}, Actual: map[Seat]int{}, Total: Spend{Cost: money.New(0, env.Currency), Whole: true}}
	stands := map[record.ID]bool{}
	for _, c := range d.Contacts {
		stands[c.ID] = true
	}
	for _, a := range ranked(List(d, record.PlannedActivityKind)) {
		rec := *a.Rec
		rec.Contacts = slices.DeleteFunc(slices.Clone(rec.Contacts), func(id record.ID) bool { return !stands[id] })
		e.line(Item[record.PlannedActivity]{ID: a.ID, Rec: &rec}, env, rates)
	}
	return e
}

func ranked(list []Item[record.PlannedActivity]) []Item[record.PlannedActivity] {
	slices.SortStableFunc(list, func(a, b Item[record.PlannedActivity]) int {
		switch {
		case a.Rec.Rank < b.Rec.Rank:
			return -1
		case a.Rec.Rank > b.Rec.Rank:
			return 1
		}
		return 0
	})
	return list
}

// startsSoon is how many days ahead a planned activity may start and still count as running: what is about to begin is planned.
const startsSoon = 31

// line adds a planned activity.
func (e *Effort) line(a Item[record.PlannedActivity], env Env, rates Rates) {
	l := EffortLine{Item: a, Days: Interval(a.Rec), Due: len(Occurrences(a.Rec, e.From, e.To))}
	l.Runs = !(a.Rec.Until.Known() && a.Rec.Until < env.Today) && !(a.Rec.Starts.Known() && a.Rec.Starts > env.Today+startsSoon)
	l.Year = SpendOf(a.Rec, env.Currency, rates)
	if next := Occurrences(a.Rec, env.Today, env.Today+period.Date(math.Min(l.Days*2+31, 800))); len(next) > 0 && a.Rec.Starts.Known() {
		l.Next = next[0]
	}
	if l.Runs {
		e.Total.add(l.Year)
		shareOut(e.Contacts, a.Rec.Contacts, l.Year, env.Currency)
		shareOut(e.People, a.Rec.People, l.Year, env.Currency)
		for _, who := range append(slices.Clone(a.Rec.Contacts), a.Rec.People...) {
			e.Planned[Seat{who, a.Rec.Kind}] += l.Year.Times
		}
	}
	e.Lines = append(e.Lines, l)
}

// shareOut gives everybody the same part of a line's hours and cost, and all of its times.
func shareOut(all map[record.ID]Spend, who []record.ID, of Spend, currency money.Code) {
	for _, id := range who {
		s, there := all[id]
		if !there {
			s = Spend{Cost: money.New(0, currency), Whole: true}
		}
		part := of.part(1 / float64(len(who)))
		part.Times = of.Times
		s.add(part)
		all[id] = s
	}
}

// SpendOf is what a year of a planned activity takes. Each of us who takes part gives the minutes; if nobody is named, one does.
func SpendOf(a *record.PlannedActivity, currency money.Code, rates Rates) Spend {
	s := Spend{Cost: money.New(0, currency), Whole: true}
	days := Interval(a)
	if math.IsInf(days, 1) {
		return s
	}
	s.Times = yearDays / days
	each := s.Times * float64(a.Minutes) / 60
	s.Hours = each * float64(max(len(a.People), 1))
	cost := 0.0
	if a.Cost.Known() {
		cost = s.Times * float64(a.Cost.Minor)
		s.Whole = a.Cost.Currency == currency
	}
	if !s.Whole {
		cost = 0
	}
	for _, p := range a.People {
		rate, known := rates[p]
		s.Whole = s.Whole && (known || a.Minutes == 0)
		cost += each * float64(rate.Minor)
	}
	if len(a.People) == 0 && a.Minutes > 0 {
		s.Whole = false
	}
	s.Cost.Minor = int64(math.Round(cost))
	return s
}

// done gives each activity of the window to the line that it belongs to: one of the same kind, with the
// contact among its people. Several on a day are one time of a line, since an activity names only one contact.
func (e *Effort) done(all []Item[record.Activity]) {
	type time struct {
		line int
		on   period.Date
	}
	had := map[time]bool{}
	list := slices.Clone(all)
	slices.SortStableFunc(list, func(a, b Item[record.Activity]) int { return int(a.Rec.On - b.Rec.On) })
	for _, a := range list {
		if !a.Rec.Done() || a.Rec.Removed || a.Rec.On < e.From || a.Rec.On > e.To {
			continue
		}
		for _, who := range []record.ID{a.Rec.Contact, a.Rec.Person} {
			if who != "" {
				e.Actual[Seat{who, a.Rec.Kind}]++
			}
		}
		i := e.belongs(a.Rec)
		if i < 0 {
			e.Unplanned = append(e.Unplanned, a)
			continue
		}
		l := &e.Lines[i]
		l.Taken = append(l.Taken, a.ID)
		if !had[time{i, a.Rec.On}] {
			had[time{i, a.Rec.On}] = true
			l.Done++
		}
	}
}

// belongs finds an activity's line: of those that fit the one whose people it names, then one that is still owed, then the first.
func (e *Effort) belongs(a *record.Activity) int {
	best, score := -1, 0
	for i, l := range e.Lines {
		if l.Rec.Kind != a.Kind || !slices.Contains(l.Rec.Contacts, a.Contact) || l.Rec.Starts.Known() && a.On < l.Rec.Starts-7 || l.Rec.Until.Known() && a.On > l.Rec.Until {
			continue
		}
		s := 1
		if slices.Contains(l.Rec.People, a.Person) {
			s += 2
		}
		if l.Done < l.Due {
			s++
		}
		if s > score {
			best, score = i, s
		}
	}
	return best
}
