package locale

import "testing"

func TestParseClock(t *testing.T) {
	es, en := For("es-CL"), For("en-US")
	for in, want := range map[string]int{"9:30": 570, "09:30": 570, "9.30": 570, "930": 570, "1545": 945, "9": 540, "15h30": 930, "15 h": 900, "0:05": 5, "23:59": 1439,
		"3:04 PM": 904, "12:30 am": 30, "12 pm": 720, "3 p. m.": 900} {
		if got, err := es.ParseClock(in); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "24:00", "9:60", "9:3", "noon", "13 pm", "1:2:3", "99999", "-"} {
		if got, err := es.ParseClock(in); err == nil {
			t.Errorf("%q was read as %d", in, got)
		}
	}
	for minute := range 24 * 60 {
		for _, l := range []*Locale{es, en} {
			if got, err := l.ParseClock(l.Clock(minute/60, minute%60)); err != nil || got != minute {
				t.Fatalf("%s: minute %d comes back as %d, %v", l.Tag, minute, got, err)
			}
		}
	}
}
