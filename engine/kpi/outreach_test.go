package kpi_test

import (
	"math"
	"slices"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// aFew is a workspace of so few records that a person counts them: today is Friday 2026-09-18, and Thursday was a holiday.
func aFew(more ...change.Op) kpi.Input {
	var ops []change.Op
	add := func(kind string, id record.ID, rec any) { ops = append(ops, change.Created(kind, id, rec)) }
	s := record.DefaultSettings()
	s.CallsDay, s.ConversationsDay = 2, 1
	add("settings", record.TheSettings, &s)
	add("holiday", "h", &record.Holiday{On: period.On(2026, 9, 17), Name: "Off"})
	add("stage", "won", &record.Stage{Name: "Won", Outcome: record.StageWon})
	add("stage", "lost", &record.Stage{Name: "Lost", Outcome: record.StageLost})
	add("person", "ana", &record.Person{Name: "Ana", Role: "seller"})
	add("person", "ben", &record.Person{Name: "Ben", Role: "seller", Start: period.On(2026, 9, 16)})
	add("person", "cat", &record.Person{Name: "Cat", Role: "manager"})
	ops = append(ops, more...)
	ws := workspace.Of(change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: ops}))
	return kpi.Input{Deals: ws.Deals(), Facts: ws.Numbers(), Today: period.On(2026, 9, 18), Calendar: ws.Calendar()}
}

func op(kind string, id record.ID, rec any) change.Op { return change.Created(kind, id, rec) }

func call(id, person record.ID, day int, outcome string) change.Op {
	return op("activity", id, &record.Activity{Kind: record.ActivityCall, On: period.On(2026, 9, day), Person: person, Direction: "out", Outcome: outcome, Duration: 5})
}

func TestCallsAgainstTheirGoal(t *testing.T) {
	in := aFew(call("c1", "ana", 14, record.OutcomeConnected), call("c2", "ana", 14, record.OutcomeNoAnswer), call("c3", "ana", 16, record.OutcomeBusy),
		call("c4", "ana", 17, record.OutcomeConnected), call("c5", "", 16, record.OutcomeConnected), call("c6", "cat", 8, record.OutcomeConnected))
	days := kpi.Each(period.Day, period.Period{From: period.On(2026, 9, 14), To: period.On(2026, 9, 19)}, in.Calendar).Periods
	g := kpi.CallsAgainstGoal(in, false, days)
	want := map[string][]kpi.CallCell{
		"ana": {{2, 1, 2, true}, {0, 1, 2, true}, {1, 1, 2, true}, {1, 0, 0, true}, {0, 1, 2, true}}, // Thursday asks for nothing
		"ben": {{}, {}, {0, 1, 2, true}, {0, 0, 0, true}, {0, 1, 2, true}},                           // from Wednesday on
		"":    {{}, {}, {1, 0, 0, false}, {}, {}},                                                    // nobody is asked for anything
	}
	if len(g.Rows) != 3 || g.Goal != 2 {
		t.Fatalf("%d rows, goal %d: a manager who did not call these days has no row", len(g.Rows), g.Goal)
	}
	for _, r := range g.Rows {
		if !slices.Equal(r.Cells, want[r.Person.ID]) {
			t.Errorf("%q: %+v", r.Person.ID, r.Cells)
		}
	}
	if all := g.All[2]; all.Calls != 2 || all.Goal != 4 || all.Met() || !g.All[0].Met() {
		t.Errorf("everybody: %+v", g.All)
	}
	week := kpi.CallsAgainstGoal(in, true, []period.Period{in.Calendar.Of(period.Week, in.Today)})
	if c := week.Rows[0].Total; c.Calls != 2 || c.Days != 4 || c.Goal != 4 || c.Share().Value != 0.5 {
		t.Errorf("Ana's conversations of the week: %+v", c)
	}
}

// What the grid counts is what the library's indicator counts for the same person and week.
func TestTheGridIsTheLibrarys(t *testing.T) {
	in := factInput(company(t, 4))
	weeks := kpi.Each(period.Week, period.Period{From: period.On(2026, 6, 1), To: period.On(2026, 9, 14)}, in.Calendar).Periods
	n := 0
	for _, r := range kpi.CallsAgainstGoal(in, false, weeks).Rows {
		for i, c := range r.Cells {
			alone := in
			alone.Period, alone.Scope = weeks[i], kpi.Scope{kpi.Only(kpi.ByPerson, r.Person.ID)}
			if got := kpi.CallVolume.Compute(alone); int(got.Value) != c.Calls {
				t.Fatalf("%s, %v: %d, the library says %v", r.Person.ID, weeks[i], c.Calls, got.Value)
			}
			n += c.Calls
		}
	}
	if n == 0 {
		t.Error("nobody called")
	}
}

func TestMailFunnelIsTheLibrarys(t *testing.T) {
	mail := func(id, message record.ID, event string) change.Op {
		return op("mail_event", id, &record.MailEvent{Event: event, On: period.On(2026, 9, 14), Message: string(message)})
	}
	in := aFew(mail("1", "a", record.MailSent), mail("2", "b", record.MailSent), mail("3", "c", record.MailSent), mail("4", "d", record.MailSent),
		mail("5", "a", record.MailOpened), mail("6", "a", record.MailOpened), mail("7", "a", record.MailReplied), mail("8", "b", record.MailBounced), mail("9", "c", record.MailOpened), mail("10", "c", record.MailUnsubscribed))
	want := map[string]int{"sent": 4, "delivered": 3, "opened": 2, "clicked": 0, "replied": 1, "bounced": 1, "unsubscribed": 1}
	steps := kpi.MailFunnel(in)
	for _, s := range steps {
		if s.N != want[s.ID] {
			t.Errorf("%s: %d", s.ID, s.N)
		}
		bilingual(t, s.ID, s.Name)
		if r := s.Of.Compute(in); s.ID != "sent" && s.ID != "delivered" && r.Value != s.Rate.Value {
			t.Errorf("%s: %v, the library says %v", s.ID, s.Rate.Value, r.Value)
		}
	}
	if len(steps) != len(want) || steps[1].Rate.Value != 0.75 || math.Abs(steps[4].Rate.Value-1.0/3) > 1e-12 {
		t.Errorf("%+v", steps)
	}
}

func TestTouchesOfDealsWonStandBesideThoseLost(t *testing.T) {
	deal := func(id record.ID, stage record.ID, from string) change.Op {
		return op("opportunity", id, &record.Opportunity{Name: string(id), Stage: stage, Owner: "ana", Source: from, Created: period.On(2026, 8, 1), Close: period.On(2026, 8, 31), Amount: money.New(100, usd)})
	}
	touch := func(id, deal record.ID, day int) change.Op {
		return op("activity", id, &record.Activity{Kind: record.ActivityMail, On: period.On(2026, 8, day), Opportunity: deal, Direction: "out"})
	}
	in := aFew(deal("w1", "won", "web"), deal("w2", "won", "web"), deal("l1", "lost", "web"), deal("w3", "won", "fair"),
		touch("1", "w1", 1), touch("2", "w1", 5), touch("3", "w1", 9), touch("4", "w2", 11), touch("5", "l1", 2), touch("6", "l1", 3), touch("7", "w3", 21))
	rows := kpi.TouchRows(in, kpi.BySource)
	if len(rows) != 2 || rows[0].Value.ID != "web" {
		t.Fatalf("%+v", rows)
	}
	web := rows[0]
	// w1 has three touches and w2 one: median 2, follow-ups 1; the first ones lie 30 and 20 days before the close.
	if web.Won.Value != 2 || web.Won.N != 2 || web.Lost.Value != 2 || web.Lost.N != 1 || web.Follow.Value != 1 || web.FollowLost.Value != 1 || web.Days.Value != 25 || web.Cycle.Value != 30 || !web.Won.Weak {
		t.Errorf("%+v", web)
	}
	if r := rows[1]; r.Lost.Known || r.Lost.Why.Empty() {
		t.Errorf("nothing was lost of these, yet %+v", r.Lost)
	}
	if ways := kpi.TouchWays(in); len(ways) != 4 || ways[0].Won.Value != 1 || ways[1].Won.Known {
		t.Errorf("ways: %+v", ways)
	}
}

func lead(id, owner record.ID, status string, expected int64) change.Op {
	return op("lead", id, &record.Lead{Name: string(id), Owner: owner, Status: status, Created: period.On(2026, 9, 10), Expected: money.New(expected*100, usd), Cost: money.New(1000, usd), Channel: "web"})
}

func sign(id, lead record.ID, event string, day int) change.Op {
	return op("lead_event", id, &record.LeadEvent{Lead: lead, Event: event, On: period.On(2026, 9, day)})
}

func TestSignsMakeTheScore(t *testing.T) {
	in := aFew(lead("l", "ana", "", 100), sign("s1", "l", record.LeadReply, 18), sign("s2", "l", record.LeadForm, 18-0), sign("s3", "l", record.LeadVisit, 12), sign("s4", "x", record.LeadReply, 18))
	total := 0.0
	for _, s := range kpi.LeadSigns(in, "l") {
		total += s.Now
	}
	order := kpi.Pursue(in)
	if len(order) != 1 || order[0].Score != int(math.Round(100*total/60)) || order[0].Sign != record.LeadReply {
		t.Errorf("%v points, %+v", total, order)
	}
	if want := 20 + 15 + 3*math.Exp2(-6.0/30); math.Abs(total-want) > 1e-9 {
		t.Errorf("%v points, by hand %v", total, want)
	}
	bilingual(t, "next", order[0].Next.Text)
	if order[0].Next.Text.EN != "It replied: answer today." {
		t.Error(order[0].Next.Text.EN)
	}
}

// A rule that nobody has set yet moves leads to where they would stand, and changes nothing.
func TestARuleIsTriedBeforeItIsSet(t *testing.T) {
	in := aFew(lead("a", "ana", "", 1), lead("b", "ana", "", 1), lead("won", "ana", record.LeadWon, 1), sign("s1", "a", record.LeadClick, 18), sign("s2", "b", record.LeadReply, 18), sign("s3", "won", record.LeadReply, 11))
	rule := in.Facts.Rule(in.Today)
	rule.Click = record.Some(40) // of 60 points: 67, hot
	m := kpi.MovesUnder(in, rule)
	if m.From != [3][3]int{{0, 0, 1}, {0, 1, 0}, {}} || m.Moved() != 1 {
		t.Errorf("%+v", m.From)
	}
	if now := kpi.MovesUnder(in, in.Facts.Rule(in.Today)); now.Moved() != 0 {
		t.Errorf("the same rule moves %d", now.Moved())
	}
	under := in
	under.Facts = in.Facts.Under(rule)
	scores := func(list []kpi.Pursuit) map[record.ID]int {
		out := map[record.ID]int{}
		for _, p := range list {
			out[p.Lead] = p.Score
		}
		return out
	}
	if now, then := scores(kpi.Pursue(in)), scores(kpi.Pursue(under)); now["a"] != 8 || then["a"] != 67 || now["b"] != 33 || then["b"] != 33 {
		t.Errorf("%v, under the other rule %v", now, then)
	}
}

func TestLeadsAreDealtFairlyOrNot(t *testing.T) {
	var ops []change.Op
	for i := range 40 {
		owner := record.ID("ana")
		if i >= 38 {
			owner = "ben"
		}
		ops = append(ops, lead(record.ID("l"+string(rune('A'+i))), owner, "", 100))
	}
	ops = append(ops, lead("cats", "cat", "", 100), lead("nobodys", "", "", 100))
	in := aFew(ops...)
	in.Period = period.Period{From: period.On(2026, 9, 7), To: period.On(2026, 9, 19)} // nine working days, of which Ben was here two
	shares := kpi.LeadShares(in)
	if len(shares) != 2 || shares[0].Person.ID != "ana" || shares[0].Leads != 38 || shares[1].Leads != 2 {
		t.Fatalf("%+v", shares)
	}
	// Ben's part is 2 of 11 days: 40 × 2/11 = 7.3; a binomial (40, 2/11) lies in 3…12 in 95 of 100 cases.
	if b := shares[1]; math.Abs(b.Fair-80.0/11) > 1e-9 || b.Low != 3 || b.High != 12 || b.Count != kpi.Below || b.Count.Text(false).EN != "fewer than by chance" {
		t.Errorf("%+v", b)
	}
	if shares[0].Count != kpi.Above {
		t.Errorf("%+v", shares[0])
	}
	in.Scope = kpi.Scope{kpi.Only(kpi.ByLine, "x")}
	if kpi.LeadShares(in) != nil {
		t.Error("leads have no line")
	}
}

func TestBandsRise(t *testing.T) {
	row := func(id string, v, low, high float64) kpi.Row {
		return kpi.Row{Value: kpi.Value{ID: id, Name: text.Same(id)}, Results: []kpi.Result{{Figure: kpi.Figure{Known: true, Value: v}, Interval: kpi.Interval{Known: true, Low: low, High: high}}}}
	}
	cold := row("cold", .1, .05, .15)
	for want, rows := range map[kpi.Rise][]kpi.Row{
		kpi.RiseClear:        {row("hot", .5, .4, .6), row("warm", .3, .2, .39), cold},
		kpi.RiseWithinChance: {cold, row("warm", .3, .2, .45), row("hot", .5, .4, .6)},
		kpi.RiseNot:          {cold, row("warm", .3, .2, .4), row("hot", .3, .2, .4)},
		kpi.RiseUnknown:      {cold, row("hot", .5, .4, .6)},
	} {
		if got := kpi.BandsRise(rows); got != want {
			t.Errorf("%v, want %v", got, want)
		}
		bilingual(t, "rise", want.Text())
	}
}

func TestSeveralIndicatorsStandSideBySide(t *testing.T) {
	in := factInput(company(t, 7))
	in.Period = year2026
	asks := []kpi.Ask{{Indicator: kpi.CallVolume}, {Indicator: kpi.WinRate}, {Indicator: kpi.LeadCost, Alternative: "last"}, {Indicator: kpi.MailsSent}}
	rows := kpi.Across(in, kpi.ByPerson, nil, asks...)
	for n, a := range asks {
		cells, at := a.By(a.With(in), kpi.By(kpi.ByPerson)), map[string]kpi.Result{}
		for _, c := range cells {
			at[c.Keys[0].Value.ID] = c.Result
		}
		found := 0
		for _, r := range rows {
			if c, ok := at[r.Value.ID]; ok {
				found++
				same(t, a.ID+" "+r.Value.ID, r.Results[n], c)
			} else if r.Results[n].Known {
				t.Errorf("%s of %s", a.ID, r.Value.ID)
			}
		}
		if found != len(cells) || found == 0 {
			t.Errorf("%s: %d of %d rows", a.ID, found, len(cells))
		}
	}
	loads := kpi.Loads(in, months()[24:36])
	if len(loads) < 10 {
		t.Errorf("%d people", len(loads))
	}
	for _, r := range loads {
		alone := kpi.Ask{Indicator: kpi.Workload, Alternative: "planned"}.With(in)
		alone.Period, alone.Scope = months()[30], kpi.Scope{kpi.Only(kpi.ByPerson, r.Value.ID)}
		if x := kpi.Workload.Compute(alone); x.Known {
			same(t, "load of "+r.Value.ID, r.Results[6], x)
		}
	}
}

// The index is 0 where all get their part, near 1 where one of many gets all, and as between where it is known.
func TestGini(t *testing.T) {
	ten := []float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	for _, x := range []struct {
		got, part []float64
		want      float64
	}{
		{ten, ten, 0},
		{[]float64{2, 1}, []float64{2, 1}, 0},
		{[]float64{10, 0, 0, 0, 0, 0, 0, 0, 0, 0}, ten, 0.9},
		{[]float64{1, 3}, []float64{1, 1}, 0.25},
		{[]float64{1, 2, 3, 4}, []float64{1, 1, 1, 1}, 0.25}, // (n+1-2·Σ(n+1-i)x/Σx)/n
	} {
		if got := kpi.Gini(x.got, x.part); math.Abs(got-x.want) > 1e-12 {
			t.Errorf("Gini of %v for %v is %v, want %v", x.got, x.part, got, x.want)
		}
	}
}
