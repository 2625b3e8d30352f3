package account

import (
	"math"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func sound(t *testing.T, h Health) {
	t.Helper()
	shares, points := 0.0, 0.0
	for _, p := range h.Parts {
		if p.Value < 0 || p.Value > 1 || p.Words.ES == "" || p.Label.EN == "" || strings.ContainsAny(p.Words.ES+p.Words.EN, "{}") || p.Known == (p.Share == 0) {
			t.Errorf("%+v", p)
		}
		shares, points = shares+p.Share, points+p.Points
	}
	if h.Known && (math.Abs(shares-1) > 1e-12 || math.Abs(points-float64(h.Score)) > 0.5) {
		t.Errorf("shares add up to %v, points to %v of %d", shares, points, h.Score)
	}
}

func TestHealthWeighsOnlyWhatIsKnown(t *testing.T) {
	d := &Data{Account: &record.Account{Name: "A"}, Sections: map[string]string{}}
	if h := SummaryOf(d, nil, env).Health; h.Known || h.Weak || h.Score != 0 || len(h.Parts) != 10 {
		t.Errorf("%+v", h)
	}
	d.Contacts = []Item[record.Contact]{
		{"1", &record.Contact{Closeness: "close", Stance: "promoter", Role: "economic", Influence: "high", LastContact: today - 105}}, // green, weight 5
		{"2", &record.Contact{Closeness: "none", Stance: "detractor"}},                                                                // red, weight 1
		{"3", &record.Contact{}}, // unknown: does not weigh
	}
	// Relations 5/6 at weight 20, activity half gone at weight 5: two parts are few.
	want := int(math.Round(100 * (20*5.0/6 + 5*0.5) / 25))
	if h := SummaryOf(d, nil, env).Health; !h.Known || !h.Weak || h.Score != want {
		t.Errorf("%+v, want %d", h, want)
	}
	d.Targets = []Item[record.Target]{target("", "short", today, today+30, 1000)}
	d.Deals = []Deal{deal("w", "", record.StageWon, today, 400, 1), deal("o", "", record.StageOpen, today+10, 400, 0.5)}
	d.Actions = []Item[record.Action]{action("", "", today-1, 1, "todo", ""), action("", "", today, 1, "todo", "")}
	// 600 of 1,000 won or weighted; 400 open for 600 that are missing, of three times as asked; one of two actions late.
	want = int(math.Round(100 * (20*5.0/6 + 5*0.5 + 20*0.6 + 10*(400.0/600/3) + 10*0.5) / 65))
	s := SummaryOf(d, nil, env)
	if s.Health.Weak || s.Health.Score != want || s.Open != dollars(400) || s.WonThisYear != dollars(400) || s.LateActions != 1 || s.PendingActions != 2 || s.Short.Gap != 40000 || !s.HasTarget || s.OpenDeals != 1 {
		t.Errorf("%+v, want %d", s, want)
	}
	sound(t, s.Health)
	if words := s.Health.Part("progress").Words.EN; words != "60 % of the target won or in the weighted pipeline; 40 % won with 3 % of the time gone." {
		t.Error(words)
	}
}

func TestEachPartOfHealth(t *testing.T) {
	score := func(v float64) record.Opt { return record.Some(v) }
	planned := record.Account{Name: "A", Tier: "strategic", Planned: true, PlannedSince: today - 400}
	at := func(day period.Date) change.Stamp {
		return change.Stamp{Time: uint64(day.UnixMilli()) << 16, Replica: 1}
	}
	review := func(ago period.Date, status string) row {
		return row{record.ID(status + ago.String()), &record.Review{On: today - ago, Status: status, Present: []record.ID{"p"}}}
	}
	answer := func(survey record.ID, v record.Opt, ago period.Date) row {
		return row{record.ID(ago.String()), &record.SurveyAnswer{Survey: survey, Score: v, On: today - ago}}
	}
	for _, c := range []struct {
		name, part string
		set        func(d *Data)
		want       float64 // below 0: not known
	}{
		{"no promise", "contact", func(d *Data) { d.Contacts = []Item[record.Contact]{{"1", &record.Contact{}}} }, -1},
		{"half of the promises", "contact", func(d *Data) {
			d.Contacts = []Item[record.Contact]{{"1", &record.Contact{EveryDays: 10, LastContact: today - 10}}, {"2", &record.Contact{EveryDays: 10, LastContact: today - 11}}}
		}, 0.5},
		{"a promise without any contact is missed", "contact", func(d *Data) { d.Contacts = []Item[record.Contact]{{"1", &record.Contact{EveryDays: 10}}} }, 0},
		{"the target is won", "coverage", func(d *Data) {
			d.Targets, d.Deals = []Item[record.Target]{target("", "short", today, today+30, 100)}, []Deal{deal("w", "", record.StageWon, today, 100, 1)}
		}, 1},
		{"no target", "coverage", func(*Data) {}, -1},
		{"worked on within the promise", "updated", func(d *Data) { d.PlanEdit = at(today - 30) }, 1},
		{"worked on twice the promise ago", "updated", func(d *Data) { d.PlanEdit = at(today - 60) }, 0.5},
		{"worked on long ago", "updated", func(d *Data) { d.PlanEdit = at(today - 200) }, 0},
		{"no plan", "updated", func(d *Data) { d.Account = &record.Account{} }, -1},
		{"never reviewed in a year", "reviews", func(*Data) {}, 0},
		{"a new plan", "reviews", func(d *Data) { d.Account = &record.Account{Planned: true, PlannedSince: today - 20} }, -1},
		{"reviewed lately", "reviews", func(d *Data) { d.others = map[string][]row{"review": {review(20, "held")}} }, 1},
		{"reviewed lately, one missed", "reviews", func(d *Data) { d.others = map[string][]row{"review": {review(20, "held"), review(60, "planned")}} }, 0.5},
		{"nobody was asked", "voice", func(*Data) {}, -1},
		{"asked too long ago", "voice", func(d *Data) { d.others = map[string][]row{"survey_answer": {answer("nps", score(9), 365)}} }, -1},
		{"two scales", "voice", func(d *Data) {
			d.others = map[string][]row{"survey_answer": {answer("nps", score(9), 5), answer("csat", score(3), 6), answer("csat", record.Opt{}, 7), answer("gone", score(1), 8)}}
		}, 0.7},
	} {
		account := planned
		d := &Data{Account: &account, Sections: map[string]string{}, Surveys: map[record.ID]*record.Survey{"nps": {Type: record.SurveyNPS}, "csat": {Type: record.SurveyCSAT}}}
		c.set(d)
		h := SummaryOf(d, nil, env).Health
		sound(t, h)
		if p := h.Part(c.part); p.Known != (c.want >= 0) || p.Known && math.Abs(p.Value-c.want) > 1e-12 {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

func TestHealthByOwnWeights(t *testing.T) {
	d := &Data{Account: &record.Account{}, Sections: map[string]string{}, Contacts: []Item[record.Contact]{{"1", &record.Contact{Closeness: "close", Stance: "promoter", LastContact: today - 105}}}}
	own := env
	own.Health = &record.HealthRule{Relations: record.Some(1), Activity: record.Some(3), Least: record.Some(2)}
	h := SummaryOf(d, nil, own).Health
	if h.Score != 63 || h.Weak || len(h.Parts) != 2 { // (1×1 + 3×½) / 4 = 62.5
		t.Errorf("%+v", h)
	}
	sound(t, h)
}

func TestTheTrendRestsOnDatesAlone(t *testing.T) {
	d := &Data{Account: &record.Account{Planned: true, PlannedSince: today - 100}, Sections: map[string]string{},
		Contacts: []Item[record.Contact]{{"1", &record.Contact{Closeness: "close", Stance: "promoter", EveryDays: 30}}},
		Actions:  []Item[record.Action]{{"a", &record.Action{Contact: "1", Status: "done", Done: today - 50, Due: today - 50}}, {"late", &record.Action{Due: today - 5}}}}
	h := HealthTrend(d, env, []period.Date{today - 80, today - 50, today - 15, today})
	// Nothing had happened; then a promise kept; then missed by five days, amber; then missed, and activity 20 days old counts less.
	if h[0].Known || h[1].Score != 100 || h[2].Part("relations").Value != 0.5 || h[2].Part("contact").Value != 0 || h[2].Part("activity").Value != 1-5.0/150 {
		t.Errorf("%+v", h)
	}
	for _, x := range h {
		for _, p := range x.Parts {
			if p.Key == "actions" || p.Key == "plan" || p.Key == "progress" {
				t.Error(p.Key, "is not told by dates")
			}
		}
	}
}
