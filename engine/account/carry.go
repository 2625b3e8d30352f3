package account

import (
	"strconv"
	"strings"

	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// CarriedTarget is a target of the year that closes as it would stand in the new one.
type CarriedTarget struct {
	From record.ID     // the one that closes
	Rec  record.Target // with the amount of the one that closes
	// There is a target for the same that stands already in the new days, under another horizon; "" if there is none. It keeps
	// its amount and takes the horizon of the one that closes.
	There record.ID
}

// CarriedTargets are the targets that end in a year, moved on: those of up to twelve months by a year, longer ones by their own
// length. What stands in the new year already, for the same line, product, person and measure and with the same horizon, is left out.
func CarriedTargets(d *Data, year period.Period) (out []CarriedTarget) {
	for _, t := range d.Targets {
		if t.Rec.To < year.From || t.Rec.To >= year.To || superseded(d, t) {
			continue
		}
		months := max(12, monthsOf(t.Rec.From, t.Rec.To))
		c := CarriedTarget{From: t.ID, Rec: *t.Rec}
		c.Rec.From, c.Rec.To = t.Rec.From.AddMonths(months), (t.Rec.To+1).AddMonths(months)-1
		c.Rec.Since, c.Rec.Reason = 0, ""
		c.Rec.Name = nextYearIn(t.Rec.Name, year)
		same := false
		for _, o := range d.Targets {
			if alike(o.Rec, &c.Rec) {
				same = same || o.Rec.Horizon == c.Rec.Horizon
				c.There = o.ID
			}
		}
		if !same {
			out = append(out, c)
		}
	}
	return out
}

// alike tells targets for the same, in the same days.
func alike(a, b *record.Target) bool {
	return a.From == b.From && a.To == b.To && a.Line == b.Line && a.Product == b.Product && a.Person == b.Person && a.Team == b.Team && a.InDeals() == b.InDeals()
}

// superseded tells a target in whose place a later one holds.
func superseded(d *Data, t Item[record.Target]) bool {
	for _, o := range d.Targets {
		if o.ID != t.ID && o.Rec.Horizon == t.Rec.Horizon && alike(o.Rec, t.Rec) && (o.Rec.Since > t.Rec.Since || o.Rec.Since == t.Rec.Since && o.ID > t.ID) {
			return true
		}
	}
	return false
}

// monthsOf counts the whole months from the first to the last day, rounded up.
func monthsOf(from, to period.Date) int {
	n := 1
	for n < 240 && from.AddMonths(n)-1 < to {
		n++
	}
	return n
}

// nextYearIn puts the next year where a name says the one that closes.
func nextYearIn(name string, year period.Period) string {
	y, _, _ := (year.To - 1).Civil()
	return strings.ReplaceAll(name, strconv.Itoa(y), strconv.Itoa(y+1))
}

// RenewedSeries are the meetings that come again and whose last day is in a year, as they begin again after it: with the same
// rhythm, and if they had a last day, that day a year later.
func RenewedSeries(d *Data, year period.Period) (out []record.Appointment) {
	for _, a := range List(d, record.AppointmentKind) {
		rule, until := endless(a.Rec.Rule)
		if a.Rec.Rule == "" || rule == a.Rec.Rule || agenda.Next(a.Rec.Start, a.Rec.Rule, nil, year.To).Known() || !agenda.Next(a.Rec.Start, a.Rec.Rule, nil, year.From).Known() {
			continue
		}
		r := *a.Rec
		r.Start = agenda.Next(a.Rec.Start, rule, nil, year.To)
		r.Except, r.UID = nil, ""
		if until.Known() {
			rule += ";UNTIL=" + strings.ReplaceAll(until.AddMonths(12).String(), "-", "")
		}
		r.Rule = rule
		if r.Start.Known() && !running(d, &r) {
			out = append(out, r)
		}
	}
	return out
}

// running tells whether a series of the same kind and name begins on or after the day already.
func running(d *Data, r *record.Appointment) bool {
	for _, o := range List(d, record.AppointmentKind) {
		if o.Rec.Kind == r.Kind && o.Rec.Title == r.Title && o.Rec.Start >= r.Start {
			return true
		}
	}
	return false
}

// endless takes the end off a rule: its last day, if it has one, or its count.
func endless(rule string) (without string, until period.Date) {
	var parts []string
	for _, p := range strings.Split(rule, ";") {
		name, value, _ := strings.Cut(p, "=")
		switch {
		case name == "UNTIL" && len(value) >= 8:
			until, _ = period.Parse(value[:4] + "-" + value[4:6] + "-" + value[6:8])
		case name != "COUNT" && name != "UNTIL":
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ";"), until
}

// Finished tells which records of a plan are done with: actions done or dropped, initiatives over, candidates decided.
func Finished(kind string, rec any) bool {
	switch x := rec.(type) {
	case *record.Action:
		return kind == "action" && !x.Pending()
	case *record.Initiative:
		return !x.Current()
	case *record.Candidate:
		return x.Status != "open"
	}
	return false
}
