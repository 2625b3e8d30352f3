package quality

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// pile is a state of facts: what each file brought, and what was entered by hand.
type pile struct {
	ops []change.Op
	n   int
}

// file brings facts of a kind, and gives the IDs of their rows.
func (p *pile) file(kind, name string, recs ...any) (ids []record.ID) {
	b := fact.NewBuilder(fact.Of(kind), name)
	for _, r := range recs {
		b.Add(r)
	}
	for _, op := range b.Ops() {
		p.ops = append(p.ops, op)
		for i := range op.New.(*record.Block).Rows {
			ids = append(ids, fact.RowID(op.ID, i))
		}
	}
	return ids
}

func (p *pile) hand(kind string, recs ...any) {
	for _, r := range recs {
		p.ops = append(p.ops, change.Created(kind, record.ID(fmt.Sprint("hand", p.n)), r))
		p.n++
	}
}

func (p *pile) doubles(kind string) []Double {
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: p.ops})
	for _, d := range OfDoubles(s, func(kind string) *fact.Set { return fact.Build(s, fact.Of(kind)) }, nil) {
		if d.Kind == kind {
			return d.List
		}
	}
	return nil
}

var march = period.On(2026, 3, 4)

func aCall(change ...func(*record.Activity)) *record.Activity {
	a := &record.Activity{Kind: record.ActivityCall, On: march, Person: "ana", Account: "acme", Minute: 600, Outcome: record.OutcomeConnected, Subject: "Precio"}
	for _, c := range change {
		c(a)
	}
	return a
}

// What stands by hand and in a file is one thing noted twice, unless they contradict each other.
func TestACallByHandAndFromAFile(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*record.Activity)
		double bool
	}{
		"the same":                    {func(*record.Activity) {}, true},
		"nothing said of the rest":    {func(a *record.Activity) { a.Minute, a.Outcome, a.Subject = 0, "", "" }, true},
		"a quarter of an hour":        {func(a *record.Activity) { a.Minute += 15 }, true},
		"more than that":              {func(a *record.Activity) { a.Minute += 16 }, false},
		"accents and case":            {func(a *record.Activity) { a.Subject = "PRECIO" }, true},
		"another subject":             {func(a *record.Activity) { a.Subject = "Plazo" }, false},
		"another conversation's end":  {func(a *record.Activity) { a.Outcome = record.OutcomeMeetingSet }, true},
		"no conversation":             {func(a *record.Activity) { a.Outcome = record.OutcomeVoicemail }, false},
		"only planned":                {func(a *record.Activity) { a.Status = record.ActivityPlanned }, false},
		"another day":                 {func(a *record.Activity) { a.On++ }, false},
		"another client":              {func(a *record.Activity) { a.Account = "bcme" }, false},
		"another person":              {func(a *record.Activity) { a.Person = "beto" }, false},
		"nobody's":                    {func(a *record.Activity) { a.Person = "" }, false},
		"another kind":                {func(a *record.Activity) { a.Kind = record.ActivityMail }, false},
		"a contact that only one has": {func(a *record.Activity) { a.Contact = "luis" }, true},
	} {
		var p pile
		from := p.file("activity", "calls.csv", aCall(func(a *record.Activity) { a.ExternalID = "7" }))
		p.hand("activity", aCall(c.change))
		got := p.doubles("activity")
		if (len(got) == 1) != c.double {
			t.Errorf("%s: %v", name, got)
		} else if c.double && (got[0].ID != "hand0" || got[0].Other != from[0]) {
			t.Errorf("%s: %+v: the file's should stay", name, got)
		}
	}
}

// What one source says twice happened twice; of another source each stands for one.
func TestWhatASourceRepeatsIsNoDouble(t *testing.T) {
	for name, c := range map[string]struct {
		make func(p *pile)
		want int
	}{
		"twice in a file":                  {func(p *pile) { p.file("activity", "calls.csv", aCall(), aCall()) }, 0},
		"twice by hand":                    {func(p *pile) { p.hand("activity", aCall(), aCall()) }, 0},
		"twice in a file and once by hand": {func(p *pile) { p.file("activity", "calls.csv", aCall(), aCall()); p.hand("activity", aCall()) }, 1},
		"twice in both":                    {func(p *pile) { p.file("activity", "calls.csv", aCall(), aCall()); p.hand("activity", aCall(), aCall()) }, 2},
		"once in a file and twice by hand": {func(p *pile) { p.file("activity", "calls.csv", aCall()); p.hand("activity", aCall(), aCall()) }, 1},
		"two files of one program": {func(p *pile) {
			p.file("activity", "calls-0303.csv", aCall())
			p.file("activity", "calls-0304.csv", aCall(func(a *record.Activity) { a.Duration = 3 }))
		}, 0},
		"two programs": {func(p *pile) {
			p.file("activity", "crm.csv", aCall())
			p.file("activity", "phone.csv", aCall(func(a *record.Activity) { a.Duration = 3 }))
		}, 1},
		"three sources": {func(p *pile) {
			p.file("activity", "crm.csv", aCall())
			p.file("activity", "phone.csv", aCall(func(a *record.Activity) { a.Duration = 3 }))
			p.hand("activity", aCall())
		}, 2},
		"somebody says that they are two": {func(p *pile) {
			id := p.file("activity", "crm.csv", aCall())[0]
			p.hand("activity", aCall())
			p.ops = append(p.ops, change.Created("distinct", record.DistinctID("hand0", id), &record.Distinct{Kind: "activity", One: "hand0", Other: id}))
		}, 0},
		"one of them was taken away already": {func(p *pile) {
			p.file("activity", "crm.csv", aCall())
			p.hand("activity", aCall(func(a *record.Activity) { a.Removed = true }))
		}, 0},
	} {
		var p pile
		c.make(&p)
		if got := p.doubles("activity"); len(got) != c.want {
			t.Errorf("%s: %d doubles, want %d", name, len(got), c.want)
		}
	}
}

func TestDoublesOfTheOtherKinds(t *testing.T) {
	usd := money.Must("USD")
	line := func(minor int64, document string) *record.RevenueLine {
		return &record.RevenueLine{Account: "acme", On: march, Amount: money.New(minor, usd), Product: "p", Document: document}
	}
	var p pile
	p.file("revenue_line", "erp.csv", line(100, "F-1"), line(100, "F-2"), line(250, ""))
	p.hand("revenue_line", line(100, ""), line(100, "F-2"), line(300, ""), line(250, "F-9"))
	got := p.doubles("revenue_line")
	slices.SortFunc(got, func(a, b Double) int { return int(a.Row - b.Row) })
	if len(got) != 3 || got[0].ID != "hand0" || got[1].ID != "hand1" || got[2].ID != "hand3" {
		t.Errorf("%+v", got)
	}
	if d := (&Doubles{List: got}); d.Total(usd) != money.New(450, usd) || d.Total(money.Must("EUR")).Minor != 0 {
		t.Errorf("%v", d.Total(usd))
	}
	mail := func(message string) *record.MailEvent {
		return &record.MailEvent{Event: record.MailSent, On: march, Person: "ana", Account: "acme", Message: message}
	}
	p.file("mail_event", "mail.csv", mail("m1"), mail("m2"))
	p.hand("mail_event", mail("m2"), mail("m3"))
	if got := p.doubles("mail_event"); len(got) != 1 {
		t.Errorf("%+v", got)
	}
	p.file("lead_event", "site.csv", &record.LeadEvent{Lead: "l", Event: record.LeadVisit, On: march, Detail: "/prices"}, &record.LeadEvent{Lead: "l", Event: record.LeadVisit, On: march, Detail: "/about"})
	p.hand("lead_event", &record.LeadEvent{Lead: "l", Event: record.LeadVisit, On: march, Detail: "/about"}, &record.LeadEvent{Lead: "l", Event: record.LeadVisit, On: march, Detail: "/jobs"})
	if got := p.doubles("lead_event"); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}

// A number tells which of the facts that it counts came in twice: the spare ones, and no others.
func TestANumberTellsItsDoubles(t *testing.T) {
	var p pile
	p.file("activity", "crm.csv", aCall(), aCall(func(a *record.Activity) { a.Subject, a.Minute = "Otro", 900 }))
	p.hand("activity", aCall(), aCall(func(a *record.Activity) { a.Account = "other" }))
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: p.ops})
	set := func(kind string) *fact.Set { return fact.Build(s, fact.Of(kind)) }
	deals := kpi.Build(s)
	r := kpi.CallVolume.Compute(kpi.Input{Deals: deals, Facts: kpi.NewFacts(s, deals, set), Today: march + 10})
	found := DoublesAmong(r.Counted, s, set, nil)
	if len(found) != 1 || found[0].Len() != 1 || found[0].Named(deals, 9)[0] != "hand0" || r.Count() != 4 {
		t.Errorf("%+v of %d", found, r.Count())
	}
}

func TestDoubleRulesAreWhole(t *testing.T) {
	for _, r := range doubleRules {
		if fact.Of(r.Kind) == nil || r.Name.Empty() || r.Why.Empty() || r.Effect.Empty() || len(r.Touches) == 0 {
			t.Errorf("%s is incomplete", r.ID)
		}
		for _, id := range r.Touches {
			if kpi.ByID(id) == nil {
				t.Errorf("%s touches %s, which is no indicator", r.ID, id)
			}
		}
	}
}

// Half a million calls of two programs that overlap: the search has to bear a page that waits.
func BenchmarkDoubles(b *testing.B) {
	rng, p := rand.New(rand.NewPCG(4, 4)), pile{}
	for _, name := range []string{"crm.csv", "phone.csv"} {
		var recs []any
		for i := range 250_000 {
			recs = append(recs, aCall(func(a *record.Activity) {
				a.On, a.Minute = march+period.Date(i*700/250_000), 480+rng.IntN(600)
				a.Person, a.Account, a.Subject = record.ID(fmt.Sprint("p", rng.IntN(300))), record.ID(fmt.Sprint("a", rng.IntN(2000))), ""
			}))
		}
		p.file("activity", name, recs...)
	}
	s := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: p.ops})
	set := fact.Build(s, fact.Activity)
	found := 0
	for b.Loop() {
		found = len(doubleRules[0].find(s, set, nil).List)
	}
	b.ReportMetric(float64(found), "doubles")
}
