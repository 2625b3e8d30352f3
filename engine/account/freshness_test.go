package account

import (
	"slices"
	"testing"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

func TestAFactAgesByItsTopic(t *testing.T) {
	for _, c := range []struct {
		topic       string
		on, checked period.Date
		want        Freshness
		days        int
	}{
		{"finance", today, 0, Fresh, 0},
		{"finance", today - 365, 0, Fresh, 365},
		{"finance", today - 366, 0, Ageing, 366},
		{"finance", today - 730, 0, Ageing, 730},
		{"finance", today - 731, 0, Old, 731},
		{"news", today - 90, 0, Fresh, 90},
		{"news", today - 91, 0, Ageing, 91},
		{"news", today - 181, 0, Old, 181},
		{"news", today - 400, today - 10, Fresh, 10},
		{"people", today - 181, 0, Ageing, 181},
		{"", today - 366, 0, Ageing, 366},
		{"news", 0, today - 100, Ageing, 100},
		{"news", 0, 0, Undated, 0},
		{"news", today + 30, 0, Fresh, 0},
	} {
		got := AgeOf(Item[record.Fact]{Rec: &record.Fact{Topic: c.topic, On: c.on, Checked: c.checked}}, today)
		if got.Freshness != c.want || got.Days != c.days {
			t.Errorf("%+v: %s after %d days", c, got.Freshness, got.Days)
		}
	}
}

func TestTheOldestFactStandsFirst(t *testing.T) {
	d := &Data{}
	for _, f := range []struct {
		id          record.ID
		on, checked period.Date
	}{{"b", today - 10, 0}, {"c", 0, 0}, {"a", today - 900, today - 5}, {"d", today - 300, 0}} {
		d.Facts = append(d.Facts, Item[record.Fact]{f.id, &record.Fact{On: f.on, Checked: f.checked}})
	}
	var ids []record.ID
	for _, f := range FactsByAge(d, today) {
		ids = append(ids, f.ID)
	}
	if !slices.Equal(ids, []record.ID{"c", "d", "b", "a"}) {
		t.Error(ids)
	}
}
