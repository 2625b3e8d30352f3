package account

import (
	"cmp"
	"slices"
	"strconv"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Misfit is one way in which the effort does not fit the relationships.
type Misfit string

// The misfits.
const (
	Uncovered Misfit = "uncovered" // an important contact that is not green, and nothing is planned
	Seldom    Misfit = "seldom"    // an important contact that is not green is seen less than promised
	Surplus   Misfit = "surplus"   // more than needed with somebody who is safe or matters little
)

// Finding is a misfit with its reason.
type Finding struct {
	Misfit
	Contact Judged
	Needs   int     // days between times that would serve
	Has     float64 // days between times as planned; 0 if nothing is planned
	Year    Spend   // what the contact takes now
	Words   text.Text
}

// usual is how often one gets in touch if nothing is promised, in days.
func usual(j Judged) int {
	switch {
	case j.Rec.EveryDays > 0:
		return j.Rec.EveryDays
	case j.Important:
		return 30
	}
	return 90
}

// wanting tells whether a relationship needs effort: somebody who matters, and not green.
func wanting(j Judged) bool { return j.Important && j.Light != Green }

// spare tells whether effort beyond what is promised could be taken from a relationship: it is safe, or the person neither decides
// nor has much influence.
func spare(j Judged) bool { return !wanting(j) }

const (
	lateEnough = 1.15 // planned at most so many times the promised interval counts as kept
	muchMore   = 1.5  // planned more often than so many times what is needed counts as surplus
)

// Consistency holds the effort against the lights: first who wants it, who matters most before, then where there is too much.
func Consistency(e *Effort, l Lights) []Finding {
	var out []Finding
	for _, j := range l.All {
		f := Finding{Contact: j, Needs: usual(j), Year: e.Contacts[j.ID]}
		if f.Year.Times > 0 {
			f.Has = yearDays / f.Year.Times
		}
		switch {
		case wanting(j) && f.Has == 0:
			f.Misfit = Uncovered
			f.Words = text.New("Importante y {light}, sin ninguna actividad planificada.", "Important and {light}, with nothing planned.").With("light", lightWord(j.Light))
		case wanting(j) && f.Has > lateEnough*float64(f.Needs):
			f.Misfit = Seldom
			f.Words = text.New("Importante y {light}: se planifica cada {has} días y hace falta cada {needs}.", "Important and {light}: planned every {has} days, every {needs} is needed.").
				With("light", lightWord(j.Light), "has", whole(f.Has), "needs", f.Needs)
		case spare(j) && f.Has > 0 && f.Has*muchMore < float64(f.Needs):
			f.Misfit = Surplus
			why := text.New("no decide ni influye mucho", "neither decides nor has much influence")
			if j.Light == Green {
				why = text.New("relación segura", "safe relationship")
			}
			f.Words = text.New("Esfuerzo de más ({why}): se planifica cada {has} días y basta cada {needs}.", "More effort than needed ({why}): planned every {has} days, every {needs} will do.").
				With("why", why, "has", whole(f.Has), "needs", f.Needs)
		default:
			continue
		}
		out = append(out, f)
	}
	order := map[Misfit]int{Uncovered: 0, Seldom: 1, Surplus: 2}
	slices.SortStableFunc(out, func(a, b Finding) int {
		if c := cmp.Compare(order[a.Misfit], order[b.Misfit]); c != 0 {
			return c
		}
		if a.Misfit == Surplus {
			return cmp.Or(cmp.Compare(b.Year.Hours, a.Year.Hours), cmp.Compare(a.Contact.Weight, b.Contact.Weight))
		}
		return cmp.Or(cmp.Compare(urgency(b.Contact), urgency(a.Contact)), cmp.Compare(b.Contact.Weight, a.Contact.Weight))
	})
	return out
}

func whole(v float64) string { return strconv.Itoa(int(v + 0.5)) }

func lightWord(l Light) text.Text {
	switch l {
	case Green:
		return text.New("en verde", "green")
	case Amber:
		return text.New("en ámbar", "amber")
	case Red:
		return text.New("en rojo", "red")
	}
	return text.New("sin dato", "not judged")
}

// EffortSplit is how the effort of a year falls on the relationships, in hours.
type EffortSplit struct {
	Wanting float64 // important and not green
	Safe    float64 // green
	Rest    float64
}

// SplitOf tells where the effort goes.
func SplitOf(e *Effort, l Lights) EffortSplit {
	var s EffortSplit
	for _, j := range l.All {
		switch h := e.Contacts[j.ID].Hours; {
		case wanting(j):
			s.Wanting += h
		case j.Light == Green:
			s.Safe += h
		default:
			s.Rest += h
		}
	}
	return s
}

// Shift is one step of a proposal.
type Shift struct {
	Line    record.ID // that changes; "" for a new one
	Contact record.ID // for whom
	New     *record.PlannedActivity
	Every   int // of the line from then on
	Unit    string
	Year    Spend // by how much the year changes
	Words   text.Text
}

// EffortProposal shifts effort to where it is wanted.
type EffortProposal struct {
	Shifts []Shift
	Freed  Spend // what is taken away, as a positive number
	Added  Spend
}

// Net is what the proposal changes in a year.
func (p EffortProposal) Net() Spend {
	n := p.Added
	n.Times -= p.Freed.Times
	n.Hours -= p.Freed.Hours
	n.Cost.Minor -= p.Freed.Cost.Minor
	n.Whole = n.Whole && p.Freed.Whole
	return n
}

// ProposeShift gives everybody who wants effort what serves, and takes it, as far as it goes, from where there is too much. No promise
// is broken by it.
func ProposeShift(d *Data, e *Effort, l Lights, env Env, rates Rates) EffortProposal {
	none := Spend{Cost: e.Total.Cost, Whole: true}
	none.Cost.Minor = 0
	p := EffortProposal{Freed: none, Added: none}
	findings := Consistency(e, l)
	for _, f := range findings {
		if f.Misfit == Surplus {
			continue
		}
		s := e.more(d, f, env, rates)
		p.Shifts = append(p.Shifts, s)
		p.Added.add(s.Year)
	}
	if len(p.Shifts) == 0 {
		return p
	}
	by := map[record.ID]Judged{}
	for _, j := range l.All {
		by[j.ID] = j
	}
	var less []Shift
	for _, line := range e.lavish(by) {
		if p.Freed.Hours >= p.Added.Hours {
			break
		}
		if s, ok := slower(line, by, env, rates); ok {
			less = append(less, s)
			p.Freed.add(Spend{-s.Year.Times, -s.Year.Hours, s.Year.Cost.Neg(), s.Year.Whole})
		}
	}
	p.Shifts = append(less, p.Shifts...)
	return p
}

// more gives somebody what serves: an own line that is too slow gets faster, else there is a new one.
func (e *Effort) more(d *Data, f Finding, env Env, rates Rates) Shift {
	every, unit := inUnits(f.Needs)
	name := f.Contact.Rec.Name
	for _, l := range e.Lines {
		if l.Runs && len(l.Rec.Contacts) == 1 && l.Rec.Contacts[0] == f.Contact.ID {
			rec := *l.Rec
			rec.Every, rec.Unit = every, unit
			year := difference(SpendOf(&rec, env.Currency, rates), l.Year)
			return Shift{Line: l.ID, Contact: f.Contact.ID, Every: every, Unit: unit, Year: year,
				Words: text.New("«{what}» con {who}: cada {n} días en vez de cada {old}.", "“{what}” with {who}: every {n} days instead of every {old}.").
					With("what", l.Rec.Title, "who", name, "n", f.Needs, "old", whole(l.Days))}
		}
	}
	rec := &record.PlannedActivity{Account: d.ID, Kind: record.ActivityMeeting, Every: every, Unit: unit, Minutes: 60, Starts: env.Today + 7, Contacts: []record.ID{f.Contact.ID}}
	what := text.New("Reunión con {who}", "Meeting with {who}")
	if f.Contact.Light == Amber {
		rec.Kind, rec.Minutes, what = record.ActivityVideo, 30, text.New("Videollamada con {who}", "Video call with {who}")
	}
	if owner := cmp.Or(f.Contact.Rec.Owner, d.Account.Owner); owner != "" {
		rec.People = []record.ID{owner}
	}
	return Shift{Contact: f.Contact.ID, New: rec, Every: every, Unit: unit, Year: SpendOf(rec, env.Currency, rates),
		Words: what.With("who", name)}
}

// lavish are the running lines with nobody but those whom effort can be taken from, who matters least first.
func (e *Effort) lavish(by map[record.ID]Judged) []EffortLine {
	var out []EffortLine
	weight := func(l EffortLine) int {
		w := 0
		for _, c := range l.Rec.Contacts {
			w = max(w, by[c].Weight)
		}
		return w
	}
	for _, l := range e.Lines {
		if l.Runs && len(l.Rec.Contacts) > 0 && !slices.ContainsFunc(l.Rec.Contacts, func(c record.ID) bool { return !spare(by[c]) }) {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b EffortLine) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), cmp.Compare(b.Year.Hours, a.Year.Hours))
	})
	return out
}

// slower is a line as seldom as its contacts' promises allow; false if that is what it is.
func slower(l EffortLine, by map[record.ID]Judged, env Env, rates Rates) (Shift, bool) {
	days := usual(by[l.Rec.Contacts[0]])
	for _, c := range l.Rec.Contacts {
		days = min(days, usual(by[c]))
	}
	if float64(days) < l.Days*lateEnough {
		return Shift{}, false
	}
	rec := *l.Rec
	rec.Every, rec.Unit = inUnits(days)
	return Shift{Line: l.ID, Contact: l.Rec.Contacts[0], Every: rec.Every, Unit: rec.Unit, Year: difference(SpendOf(&rec, env.Currency, rates), l.Year),
		Words: text.New("«{what}»: cada {n} días en vez de cada {old}.", "“{what}”: every {n} days instead of every {old}.").With("what", l.Rec.Title, "n", days, "old", whole(l.Days))}, true
}

// inUnits writes days as weeks where they come out even. Months are not used: they are longer than the thirty days of a promise.
func inUnits(days int) (every int, unit string) {
	if days%7 == 0 {
		return days / 7, "week"
	}
	return min(days, 365), "day"
}

func difference(a, b Spend) Spend {
	a.Times -= b.Times
	a.Hours -= b.Hours
	a.Cost.Minor -= b.Cost.Minor
	a.Whole = a.Whole && b.Whole
	return a
}

// OwedTouches are how many times the running lines have fallen behind in the window.
func (e *Effort) OwedTouches() (behind int) {
	for _, l := range e.Lines {
		behind += max(l.Due-l.Done, 0)
	}
	return behind
}
