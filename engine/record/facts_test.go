package record

import (
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
)

func TestRulesOfWhatIsMeasured(t *testing.T) {
	usd, day := money.Must("USD"), period.On(2026, 3, 2)
	evidence := "Presentó sola la propuesta al directorio"
	cases := []struct {
		kind  interface{ Any() Any }
		rec   any
		field string // "" means that nothing is wrong
	}{
		{RatingKind, &Rating{Person: "p", Indicator: "listening", Level: 3, On: day, Evidence: evidence}, ""},
		{RatingKind, &Rating{Person: "p", Indicator: "listening", Level: 3, On: day}, "evidence"},
		{RatingKind, &Rating{Person: "p", Indicator: "listening", Level: 3, On: day, Evidence: " ok  "}, "evidence"},
		{RatingKind, &Rating{Person: "p", Indicator: "listening", Level: 11, On: day, Evidence: evidence}, "level"},
		{RatingKind, &Rating{Person: "p", Indicator: "listening", On: day, Evidence: evidence}, "level"},
		{ActivityKind, &Activity{Kind: ActivityCall, On: day}, ""},
		{ActivityKind, &Activity{Kind: "carrier pigeon", On: day}, "kind"},
		{ActivityKind, &Activity{Kind: ActivityCall}, "on"},
		{ActivityKind, &Activity{Kind: ActivityCall, On: day, Duration: -5}, "duration"},
		{ActivityKind, &Activity{Kind: ActivityCall, On: day, Cost: money.New(-1, usd)}, "cost"},
		{ActivityKind, &Activity{Kind: ActivityCall, On: day, FollowUp: day - 1}, "follow_up"},
		{RevenueLineKind, &RevenueLine{Account: "a", On: day, Amount: money.New(5, usd), Margin: money.New(1, money.Must("CLP"))}, "margin"},
		{LeadKind, &Lead{Company: "Acme", Created: day}, ""},
		{LeadKind, &Lead{Created: day}, "name"},
		{LeadKind, &Lead{Name: "Ana", Created: day, Changed: day - 1}, "changed"},
		{SurveyKind, &Survey{Name: "s", Type: SurveyOwn}, "questions"},
		{SurveyAnswerKind, &SurveyAnswer{Survey: "s", On: day, Score: Some(9)}, ""},
		{SurveyAnswerKind, &SurveyAnswer{Survey: "s", On: day, Score: Some(11)}, "score"},
		{SurveyAnswerKind, &SurveyAnswer{Survey: "s", On: day}, "score"},
		{SurveyAnswerKind, &SurveyAnswer{Survey: "s", On: day, Scores: []string{"", "high"}}, "scores"},
		{SurveyAnswerKind, &SurveyAnswer{Survey: "s", On: day, Scores: []string{"", "NaN"}}, "scores"},
		{MembershipKind, &Membership{Person: "p", Team: "t", From: day, To: day - 1}, "to"},
		{CapacityKind, &Capacity{Person: "p", From: day, Hours: Some(169)}, "hours"},
		{PersonCostKind, &PersonCost{Person: "p", From: day, Hour: money.New(-1, usd)}, "hour"},
		{CampaignKind, &Campaign{Name: "c", From: day, To: day - 1}, "to"},
		{MilestoneKind, &Milestone{Name: "m", Opportunity: "o", Value: money.New(-1, usd)}, "value"},
	}
	for _, c := range cases {
		ps := c.kind.Any().Validate(c.rec)
		if c.field == "" && len(ps) > 0 || c.field != "" && (len(ps) != 1 || ps[0].Field != c.field || ps[0].Text.ES == "" || ps[0].Text.EN == "") {
			t.Errorf("%+v: %v, want %q", c.rec, ps, c.field)
		}
	}
}

func TestMembershipHoldsFromItsFirstToItsLastDay(t *testing.T) {
	day := period.On(2026, 3, 2)
	m := Membership{From: day, To: day + 1}
	for d, want := range map[period.Date]bool{day - 1: false, day: true, day + 1: true, day + 2: false} {
		if m.Holds(d) != want {
			t.Errorf("%v: %v", d, !want)
		}
	}
	if open := (&Membership{}); !open.Holds(1) || !open.Holds(day) {
		t.Error("without days a membership holds always")
	}
}
