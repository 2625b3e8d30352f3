package quota_test

import (
	"math/rand/v2"
	"testing"

	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

// sums checks all that must add up in a plan, to the cent.
func sums(t *testing.T, p *quota.Plan) {
	t.Helper()
	for i := range p.Nodes {
		n := &p.Nodes[i]
		whole, has := n.Value(quota.Year)
		quarters, weeks := int64(0), int64(0)
		for q := range 4 {
			v, _ := n.Value(quota.Quarter(q))
			quarters += v
		}
		for _, w := range p.Weeks() {
			v, _ := p.Within(i, w)
			weeks += v
		}
		if quarters != whole || weeks != whole {
			t.Fatalf("%s: the year is %d, its quarters sum to %d and its weeks to %d", n.Name, whole, quarters, weeks)
		}
		below := int64(0)
		for _, c := range n.Children {
			v, _ := p.Nodes[c].Value(quota.Year)
			below += v
		}
		if len(n.Children) > 0 && n.HasSum && n.Own && whole-below != n.Open(quota.Year) {
			t.Fatalf("%s: %d, below %d, open %d", n.Name, whole, below, n.Open(quota.Year))
		}
		if len(n.Children) > 0 && !n.Own && has && whole != below {
			t.Fatalf("%s has no quota of its own and %d, those below have %d", n.Name, whole, below)
		}
	}
}

// Whatever targets there are, months, quarters and weeks sum to the year.
func TestSumsHold(t *testing.T) {
	for seed := range uint64(150) {
		sums(t, random(t, seed).plan())
	}
}

// The plan says what the indicators say: one truth.
func TestIndicatorsReadTheSame(t *testing.T) {
	compared := 0
	for seed := range uint64(60) {
		m := random(t, seed)
		m.add("stage", "won", &record.Stage{Name: "Won", Outcome: record.StageWon})
		m.add("opportunity", "o", &record.Opportunity{Name: "o", Stage: "won", Close: today, Amount: money.New(1, usd)})
		p := m.plan()
		deals := kpi.Build(m.s)
		for _, n := range p.Nodes {
			if n.Person == "" && n.Team == "" || n.Person != "" {
				scope := kpi.Scope{}
				if n.Person != "" {
					scope = kpi.Scope{kpi.Only(kpi.ByPerson, string(n.Person))}
				} else if !n.Own {
					continue // how people of several teams add up is checked above
				}
				whole := true
				for _, in := range n.In {
					whole = whole && in
				}
				v, has := n.Value(quota.Year)
				if !whole || !has || v == 0 {
					continue
				}
				r := kpi.Attainment.Compute(kpi.Input{Deals: deals, Period: year, Today: today, Scope: scope})
				if !r.Known || r.Denominator.Minor != v {
					t.Errorf("seed %d: %q has %d here and %d in the indicator", seed, n.Name, v, r.Denominator.Minor)
				}
				compared++
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d compared", compared)
	}
}

// edit does one random thing to a draft.
func edit(r *rand.Rand, d *quota.Draft) error {
	node := r.IntN(len(d.Nodes))
	ranges := []quota.Range{quota.Year, quota.Quarter(r.IntN(4)), quota.Month(r.IntN(12))}
	span := ranges[r.IntN(3)]
	n := &d.Nodes[node]
	switch r.IntN(9) {
	case 0:
		return d.Spread(node, quota.Methods()[r.IntN(3)], []int64{5, 0, 3, -4, 1 << 40, 3, 3, 3, 9, 1, 1, 7})
	case 1:
		return d.SpreadOpen(node, span, r.IntN(len(d.Nodes)))
	case 2:
		if len(n.Children) > 0 {
			return d.GiveOpen(node, span, n.Children[r.IntN(len(n.Children))])
		}
	case 3:
		return d.TakeOpen(node, span)
	case 4:
		return d.Share(node, nil)
	case 5:
		return d.Prorate(node)
	case 6:
		before, _ := n.Value(span)
		if err := d.Set(node, span, before+r.Int64N(1_000_000)); err != nil {
			return err
		}
		after, _ := n.Value(span)
		year, _ := n.Value(quota.Year)
		if err := d.Shift(node, span, after-before, -1, 0); err != nil {
			return err
		}
		if now, _ := n.Value(quota.Year); now != year-(after-before) {
			panic("a shift must keep the year")
		}
		return nil
	}
	return d.Set(node, span, r.Int64N(100_000_000))
}

// Whatever a person does, what is written reads back as the draft showed it, and sums hold.
func TestEditsReadBack(t *testing.T) {
	done := 0
	for seed := range uint64(120) {
		m := random(t, seed)
		for range 12 {
			p := m.plan()
			d := p.Edit()
			if edit(m.rng, d) != nil {
				continue
			}
			sums2(t, d)
			if err := m.write(d, quota.When{}); err != nil {
				t.Fatal(err)
			}
			now := m.plan()
			sums(t, now)
			same(t, seed, d.Plan, now)
			done++
		}
	}
	if done < 300 {
		t.Errorf("only %d edits were possible", done)
	}
}

// sums2 is sums for a draft, whose weeks are not yet those of its records.
func sums2(t *testing.T, d *quota.Draft) {
	t.Helper()
	for i := range d.Nodes {
		n := &d.Nodes[i]
		for m := range n.Values {
			below := int64(0)
			for _, c := range n.Children {
				if d.Nodes[c].Has[m] {
					below += d.Nodes[c].Values[m]
				}
			}
			if below != n.Sums[m] || !n.Own && len(n.Children) > 0 && n.Values[m] != below || n.Values[m] < 0 {
				t.Fatalf("%q, month %d: %d, below %d", n.Name, m, n.Values[m], below)
			}
		}
	}
}

func same(t *testing.T, seed uint64, want, got *quota.Plan) {
	t.Helper()
	for i := range want.Nodes {
		a := &want.Nodes[i]
		at := got.Find(a.Who)
		if at < 0 {
			if _, has := a.Value(quota.Year); has {
				t.Fatalf("seed %d: %q is gone", seed, a.Name)
			}
			continue
		}
		if b := &got.Nodes[at]; a.Values != b.Values {
			t.Fatalf("seed %d: %q was to have\n%v and has\n%v", seed, a.Name, a.Values, b.Values)
		}
	}
}

// A difference goes where a person says, and nowhere else.
func TestWhereADifferenceGoes(t *testing.T) {
	m := newMade(t, 1)
	m.add("team", "t0", &record.Team{Name: "North"})
	for _, id := range []record.ID{"p0", "p1", "p2"} {
		m.add("person", id, &record.Person{Name: string(id), Team: "t0", Role: "seller"})
	}
	for w, v := range map[quota.Who]int64{{}: 12_000_00, {Team: "t0"}: 12_000_00, {Person: "p0"}: 6_000_00, {Person: "p1"}: 4_000_00, {Person: "p2"}: 2_000_00} {
		m.add("target", record.ID("g"+w.Team+w.Person), &record.Target{Team: w.Team, Person: w.Person, From: year.From, To: year.To - 1, Amount: money.New(v, usd)})
	}
	p := m.plan()
	team, p0, p1, p2 := p.Find(quota.Who{Team: "t0"}), p.Find(quota.Who{Team: "t0", Person: "p0"}), p.Find(quota.Who{Team: "t0", Person: "p1"}), p.Find(quota.Who{Team: "t0", Person: "p2"})
	value := func(d *quota.Draft, n int) int64 { v, _ := d.Nodes[n].Value(quota.Year); return v }
	raised := func() *quota.Draft {
		d := p.Edit()
		if err := d.Set(p0, quota.Year, 7_200_00); err != nil {
			t.Fatal(err)
		}
		if d.Nodes[team].Open(quota.Year) != -1_200_00 || d.Nodes[0].Open(quota.Year) != 0 {
			t.Fatalf("open: %d at the team, %d at the company", d.Nodes[team].Open(quota.Year), d.Nodes[0].Open(quota.Year))
		}
		return d
	}
	d := raised()
	if err := d.SpreadOpen(team, quota.Year, p0); err != nil || value(d, p0) != 7_200_00 || value(d, p1) != 3_200_00 || value(d, p2) != 1_600_00 || d.Nodes[team].Opens(quota.Year) {
		t.Errorf("spread over the others: %v %d %d %d", err, value(d, p0), value(d, p1), value(d, p2))
	}
	d = raised()
	if err := d.GiveOpen(team, quota.Year, p1); err != nil || value(d, p1) != 2_800_00 || value(d, p2) != 2_000_00 || d.Nodes[team].Opens(quota.Year) {
		t.Errorf("to one: %v %d %d", err, value(d, p1), value(d, p2))
	}
	d = raised()
	if err := d.TakeOpen(team, quota.Year); err != nil || value(d, team) != 13_200_00 || d.Nodes[0].Open(quota.Year) != -1_200_00 || value(d, p1) != 4_000_00 {
		t.Errorf("up: %v %d, open at the company %d", err, value(d, team), d.Nodes[0].Open(quota.Year))
	}
	d = p.Edit()
	if d.Set(p0, quota.Year, 20_000_00) != nil || d.SpreadOpen(team, quota.Year, p0) == nil {
		t.Error("the others have 6,000 and took 14,000")
	}
}

// A change holds from its day on; what held before is kept and can be asked for.
func TestDatedChange(t *testing.T) {
	m := newMade(t, 1)
	m.add("person", "p0", &record.Person{Name: "Ana", Role: "seller"})
	m.add("target", "g", &record.Target{Person: "p0", From: year.From, To: year.To - 1, Amount: money.New(26_100_00, usd)})
	d := m.plan().Edit()
	if err := d.Set(1, quota.Month(8), 5_000_00); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Steps(quota.When{Since: period.On(2026, 7, 1)}); err == nil {
		t.Error("a dated change without a reason")
	}
	when := quota.When{Since: period.On(2026, 7, 1), Reason: "New territory"}
	if err := m.write(d, when); err != nil {
		t.Fatal(err)
	}
	before, _ := m.plan().Nodes[1].Value(quota.Month(8)) // 22 working days
	after, _ := m.planOn(period.On(2026, 7, 1), "").Nodes[1].Value(quota.Month(8))
	if before != 2_200_00 || after != 5_000_00 {
		t.Errorf("September: %d before the day, %d from it on", before, after)
	}
	past := m.planOn(period.On(2026, 8, 1), "").Past(m.s, quota.Who{Person: "p0"})
	if len(past) != 2 || past[1].Reason != "New territory" || !past[1].Holds || !past[0].Holds {
		t.Errorf("%+v", past)
	}
	d = m.planOn(period.On(2026, 8, 1), "").Edit()
	if d.Set(1, quota.Month(2), 1) != nil {
		t.Fatal("cannot set")
	}
	if _, err := d.Steps(when); err == nil {
		t.Error("a change since July reached March")
	}
}

// Who leaves keeps the part of the working days on which they were here.
func TestProration(t *testing.T) {
	m := newMade(t, 1)
	m.add("team", "t0", &record.Team{Name: "North"})
	m.add("person", "p0", &record.Person{Name: "Ana", Role: "seller", Team: "t0", Start: period.On(2026, 2, 16), End: period.On(2026, 6, 10)})
	for i, month := range cal.Cut(year, period.Month) {
		m.add("target", record.ID(rune('a'+i)), &record.Target{Person: "p0", From: month.From, To: month.To - 1, Amount: money.New(2_200_00, usd)})
	}
	p := m.plan()
	ana := p.Find(quota.Who{Team: "t0", Person: "p0"})
	faults := p.Faults()
	if len(faults) != 1 || faults[0].Kind != quota.FaultAway || faults[0].Value != 7*2_200_00 {
		t.Fatalf("%+v", faults)
	}
	d := p.Edit()
	if err := d.Prorate(ana); err != nil {
		t.Fatal(err)
	}
	want := [12]int64{0, 1_100_00, 2_200_00, 2_200_00, 2_200_00, 800_00} // 10 of 20 days in February, 8 of 22 in June
	if d.Nodes[ana].Values != want {
		t.Errorf("%v", d.Nodes[ana].Values)
	}
	if open := d.Nodes[p.Find(quota.Who{Team: "t0"})].Open(quota.Year); open != 12*2_200_00-8_500_00 {
		t.Errorf("open at the team: %d", open)
	}
}

// A holiday asks for nothing: the days around it carry what the year asks for, which stays the same.
func TestHolidaysCarryNoQuota(t *testing.T) {
	year := period.Period{From: period.On(2026, 1, 1), To: period.On(2027, 1, 1), Grain: period.Year}
	target := []quota.Target{{ID: "t", Target: &record.Target{From: year.From, To: year.To - 1, Amount: money.New(261_00, money.Must("USD"))}}}
	week := func(w period.Workweek) (day, whole int64) {
		on := period.On(2026, 5, 1) // a Friday
		return quota.Cover(target, period.Period{From: on, To: on + 1}, w).Value, quota.Cover(target, year, w).Value
	}
	if day, whole := week(period.Workweek{}); day != 100 || whole != 261_00 { // 261 weekdays
		t.Errorf("without holidays: %d of %d", day, whole)
	}
	if day, whole := week(period.NewWorkweek([]period.Date{period.On(2026, 5, 1)})); day != 0 || whole != 261_00 {
		t.Errorf("on a holiday: %d of %d", day, whole)
	}
}
