package account

import (
	"math"
	"slices"
	"testing"

	"rumbo/engine/record"
)

func ids[T any](list []Item[T]) (out []record.ID) {
	for _, x := range list {
		out = append(out, x.ID)
	}
	return out
}

func TestTheTeamOfADay(t *testing.T) {
	d := needing(0)
	put := func(id record.ID, m record.AccountMember) {
		d.others["account_member"] = append(d.others["account_member"], row{id, &m})
	}
	put("p", record.AccountMember{Side: record.SidePartner, Role: "channel", Rank: "a", Contacts: []record.ID{"c1"}})
	put("o2", record.AccountMember{Side: record.SideOurs, Role: "service", Rank: "c", Since: today})
	put("o1", record.AccountMember{Side: record.SideOurs, Role: record.RoleLead, Rank: "b", Until: today})
	put("gone", record.AccountMember{Side: record.SideOurs, Role: record.RoleSponsor, Rank: "d", Until: today - 1, Contacts: []record.ID{"c2"}})
	put("next", record.AccountMember{Side: record.SideOurs, Role: "sales", Rank: "e", Since: today + 1})
	d.Contacts = []Item[record.Contact]{{"c1", &record.Contact{Influence: "high"}}, {"c2", &record.Contact{Influence: "high"}}, {"c3", &record.Contact{Influence: "low"}}}
	team := TeamOf(d, today)
	if !slices.Equal(ids(team.Now), []record.ID{"o1", "o2", "p"}) || !slices.Equal(ids(team.Else), []record.ID{"gone", "next"}) || !slices.Equal(team.Missing, []string{record.RoleSponsor}) {
		t.Errorf("%v %v %v", ids(team.Now), ids(team.Else), team.Missing)
	}
	if got := ids(team.Uncovered(d)); !slices.Equal(got, []record.ID{"c2"}) {
		t.Error(got)
	}
	done := CompanySection.Completeness(d, env)
	have := map[string]int{}
	for _, e := range done.Elements {
		have[e.Key] = e.Have
	}
	if have["lead"] != 1 || have["sponsor"] != 0 || have["team"] != 3 || have["sales"] != 0 {
		t.Errorf("%v", have)
	}
	d.Bills = true
	if CompanySection.Completeness(d, env).Share <= done.Share {
		t.Error("lines of revenue do not count")
	}
}

func TestFiguresAreReadingsOfMeasures(t *testing.T) {
	d := needing(0)
	for id, f := range map[record.ID]record.AccountFigure{
		"m1": {Measure: "margin", Share: record.Some(0.3), On: today - 400},
		"d1": {Measure: "payment_days", Days: record.Some(40), On: today - 90},
		"d2": {Measure: "payment_days", Days: record.Some(52), On: today - 5},
		"o1": {Measure: record.MeasureOwn, Name: "Bonus", Unit: record.UnitMoney, Amount: dollars(10), On: today},
	} {
		d.others["account_figure"] = append(d.others["account_figure"], row{id, &f})
	}
	all := FiguresOf(d, today)
	if len(all) != 3 || all[0].Key != "payment_days" || all[1].Key != "margin" || all[0].Latest().ID != "d2" || !all[1].Old || all[0].Old {
		t.Fatalf("%+v", all)
	}
	if c := all[0].Change(); !c.OK || c.V != 12 {
		t.Error(c)
	}
	if all[1].Change().OK {
		t.Error("one reading has no change")
	}
	if v := FigureValue(all[2].Latest().Rec); !v.OK || math.Abs(v.V-10) > 1e-12 || all[2].Latest().Rec.ValueField() != "amount" {
		t.Errorf("%+v", v)
	}
}
