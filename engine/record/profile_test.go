package record

import (
	"testing"

	"rumbo/engine/period"
)

func TestWhatAProfileRefuses(t *testing.T) {
	day := period.On(2026, 5, 4)
	member := func(m AccountMember) []Problem {
		m.Account, m.Side = "a", SideOurs
		return AccountMemberKind.Validate(&m)
	}
	fact := func(link string) []Problem {
		return FactKind.Validate(&Fact{Account: "a", Text: "x", Link: link})
	}
	figure := func(f AccountFigure) []Problem {
		f.Account, f.On = "a", day
		return AccountFigureKind.Validate(&f)
	}
	for _, c := range []struct {
		name  string
		got   []Problem
		field string // "" is sound
	}{
		{"a member", member(AccountMember{Since: day, Until: day, Share: Some(1)}), ""},
		{"ends before it starts", member(AccountMember{Since: day, Until: day - 1}), "until"},
		{"more than all of one's time", member(AccountMember{Share: Some(1.01)}), "share"},
		{"less than none", member(AccountMember{Share: Some(-0.1)}), "share"},
		{"a link", fact("https://example.org/a?b=c"), ""},
		{"no link", fact(""), ""},
		{"a script", fact("javascript:alert(1)"), "link"},
		{"a file", fact("file:///etc/passwd"), "link"},
		{"a name without scheme", fact("www.example.org"), "link"},
		{"a margin below zero", figure(AccountFigure{Measure: "margin", Share: Some(-0.2)}), ""},
		{"a margin above all", figure(AccountFigure{Measure: "margin", Share: Some(1.2)}), "share"},
		{"no measure", figure(AccountFigure{Days: Some(3)}), "measure"},
	} {
		switch {
		case c.field == "" && len(c.got) > 0, c.field != "" && (len(c.got) != 1 || c.got[0].Field != c.field):
			t.Errorf("%s: %+v", c.name, c.got)
		}
	}
}
