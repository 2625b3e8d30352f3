package workspace

import (
	"slices"
	"strings"

	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Carry is what carrying a plan forward into a new year would do.
type Carry struct {
	Year, Next period.Period // that closes, that begins
	Targets    []account.CarriedTarget
	Series     []record.Appointment   // that begin again
	Activities []record.ID            // planned ones that end with the year and go on
	Leave      map[string][]record.ID // finished records that leave the plan, by kind
	Stay       map[string]int         // records of these kinds that stay
	Texts      []string               // keys of the sections that hold a text or own fields
}

// The parts of a plan that are carried forward or not.
const (
	CarryTargets    = "targets"
	CarrySeries     = "calendar"
	CarryActivities = "activities"
)

// CarryLeaves are the kinds whose finished records leave the plan; each is a part by its name.
var CarryLeaves = []string{"action", "initiative", "candidate"}

// CarryText names the part that is the text and the own fields of a section.
func CarryText(key string) string { return "text:" + key }

// CarryPlan tells what carrying an account's plan forward would do. year is the fiscal year that closes.
func (s *Snapshot) CarryPlan(id record.ID, year period.Period) Carry {
	c := Carry{Year: year, Next: s.Calendar().Next(year, 1), Leave: map[string][]record.ID{}, Stay: map[string]int{}}
	d := s.Plan(id)
	if d == nil {
		return c
	}
	c.Targets, c.Series = account.CarriedTargets(d, year), account.RenewedSeries(d, year)
	for _, a := range account.List(d, record.PlannedActivityKind) {
		if u := a.Rec.Until; u.Known() && u >= year.From && u < year.To {
			c.Activities = append(c.Activities, a.ID)
		}
	}
	for _, kind := range CarryLeaves {
		for _, x := range s.OfAccount(kind, id) {
			if account.Finished(kind, s.Row(kind, x).Rec) && !s.needed(kind, x) {
				c.Leave[kind] = append(c.Leave[kind], x)
			} else {
				c.Stay[kind]++
			}
		}
	}
	for _, t := range s.Template().Sections {
		if t.Hidden { // what is not shown is not asked for, and stays
			continue
		}
		if d.Sections[t.Key] != "" || slices.ContainsFunc(t.Shown(), func(f account.TemplateField) bool { return d.Own(f.ID) != nil }) {
			c.Texts = append(c.Texts, t.Key)
		}
	}
	return c
}

// needed tells whether something besides what waits for it speaks of a record: the minutes of a review, a candidate.
func (s *Snapshot) needed(kind string, id record.ID) bool {
	for by, n := range s.Named(kind, id) {
		if by != kind && n > 0 {
			return true
		}
	}
	return false
}

// CarryForward closes a year of an account's plan and begins the next one, in one change: the plan as it is gets a name, so that it can
// be read and compared later; then targets move on, what ended begins again, and what is finished leaves the list.
type CarryForward struct {
	Account record.ID
	Year    period.Period // fiscal year that closes
	Title   string        // of the closed plan
	Factor  float64       // new targets as a share of the old ones: 1 is the same
	Without []string      // parts that are not carried: their records stay as they are, texts begin empty
}

// Name of the command.
func (CarryForward) Name() string { return "carry" }

// Do writes the version and the new year.
func (c CarryForward) Do(tx *Tx) {
	if !tx.standing("account", c.Account) {
		return
	}
	switch {
	case strings.TrimSpace(c.Title) == "":
		tx.Refuse(record.Problem{Kind: "version", Field: "name", Text: text.New("Dé un nombre al plan que se cierra.", "Give the plan that is closed a name.")})
		return
	case !(c.Factor > 0 && c.Factor <= 10):
		tx.Refuse(record.Problem{Kind: "target", Field: "amount", Text: text.New("El factor debe estar entre 1 % y 1000 %.", "The factor must be between 1 % and 1000 %.")})
		return
	}
	p := tx.CarryPlan(c.Account, c.Year)
	SaveVersion{Account: c.Account, Title: strings.TrimSpace(c.Title)}.Do(tx)
	if c.takes(CarryTargets) {
		c.targets(tx, p)
	}
	if c.takes(CarrySeries) {
		for _, a := range p.Series {
			tx.Create("appointment", "", &a)
		}
	}
	if c.takes(CarryActivities) {
		for _, id := range p.Activities {
			until := Get(tx.Snapshot, record.PlannedActivityKind, id).Until
			tx.Set("planned_activity", id, "until", record.OfDate((until+1).AddMonths(12)-1))
		}
	}
	for _, kind := range CarryLeaves {
		if c.takes(kind) {
			c.leave(tx, kind, p.Leave[kind])
		}
	}
	for _, key := range p.Texts {
		if !c.takes(CarryText(key)) {
			c.clear(tx, key)
		}
	}
}

func (c CarryForward) takes(part string) bool { return !slices.Contains(c.Without, part) }

func (c CarryForward) targets(tx *Tx, p Carry) {
	for _, t := range p.Targets {
		if t.There != "" {
			tx.Set("target", t.There, "horizon", record.OfText(t.Rec.Horizon))
			continue
		}
		rec := t.Rec
		rec.Amount = rec.Amount.Part(c.Factor)
		if !t.Rec.Amount.Known() {
			rec.Amount = t.Rec.Amount
		}
		rec.Deals = int(float64(rec.Deals)*c.Factor + 0.5)
		tx.Create("target", "", &rec)
	}
}

// leave takes finished records off the plan; what waited for one of them waits no more.
func (c CarryForward) leave(tx *Tx, kind string, ids []record.ID) {
	for _, id := range ids {
		tx.Delete(kind, id)
	}
	if kind != "action" {
		return
	}
	for _, id := range tx.OfAccount("action", c.Account) {
		if a := Get(tx.Snapshot, record.ActionKind, id); a.After != "" && slices.Contains(ids, a.After) && !slices.Contains(ids, id) {
			tx.Set("action", id, "after", record.Value{})
		}
	}
}

// clear begins a section's text and own fields anew.
func (c CarryForward) clear(tx *Tx, key string) {
	if id := record.SectionID(c.Account, key); Get(tx.Snapshot, record.SectionKind, id) != nil {
		tx.Set("section", id, "body", record.Value{})
	}
	t, _ := tx.Template().Find(key)
	for _, f := range t.Shown() {
		if id := record.OwnValueID(c.Account, f.ID); Get(tx.Snapshot, record.OwnValueKind, id) != nil {
			tx.Delete("own_value", id)
		}
	}
}
