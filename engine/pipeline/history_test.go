package pipeline

import (
	"strings"
	"testing"
)

func codes(ws []Warning) map[string]int {
	out := map[string]int{}
	for _, w := range ws {
		out[w.Code] = w.N
	}
	return out
}

// One deal lived through by hand.
func TestStateByHand(t *testing.T) {
	d := Deal{ID: "a", Created: 1000, Owner: "x", Moves: []Move{
		{Day: 1030, Declared: 1090},                                   // pushed by 30
		{Day: 1000, Stage: "lead", Declared: 1060, Amount: Cents(50)}, // not in order
		{Day: 1010, Stage: "offer"},                                   //
		{Day: 1040, Declared: 1080, Amount: Cents(70)},                // pulled in by 10
		{Day: 1075, Stage: "won"},                                     //
	}}
	h := NewHistory(worldStages, []Deal{d}, 1100)
	s, ok := h.State("a", 1045)
	if !ok || s.Kind != Open || s.Stage != "offer" || s.InStage != 35 || s.Age != 45 || s.Idle != 5 ||
		s.Pushes != 1 || s.Pulls != 1 || s.Pushed != 30 || s.Declared != 1080 || s.Amount != Cents(70) {
		t.Errorf("on day 1045: %+v", s)
	}
	if s, _ := h.State("a", 1029); s.Pushes != 0 || s.Declared != 1060 || s.Amount != Cents(50) {
		t.Errorf("on day 1029 the future shows: %+v", s)
	}
	if _, ok := h.State("a", 999); ok {
		t.Error("the deal exists before it was created")
	}
	if s, _ := h.State("a", 1075); s.Kind != Won {
		t.Errorf("on the day it was won: %+v", s)
	}
	if kind, day, ok := h.ClosedAfter("a", 1045); !ok || kind != Won || day != 1075 {
		t.Errorf("closed %v on %v", kind, day)
	}
}

// A deal's own fields hold from today on only.
func TestPresentFieldsStayInThePresent(t *testing.T) {
	d := Deal{ID: "a", Created: 1000, Stage: "contract", Declared: 1200, Amount: Cents(9)}
	h := NewHistory(worldStages, []Deal{d}, 1100)
	if s, _ := h.State("a", 1099); s.Stage != "" || s.Declared.Known() || s.Amount.Known {
		t.Errorf("yesterday knows today's fields: %+v", s)
	}
	s, _ := h.State("a", 1100)
	if s.Stage != "contract" || s.Declared != 1200 || s.Amount != Cents(9) || s.InStage != -1 || s.Pushes != 0 {
		t.Errorf("today: %+v", s)
	}
}

func TestOddDealsAreSaid(t *testing.T) {
	deals := []Deal{
		{ID: "fine", Created: 1000, Stage: "lead"},
		{ID: "fine", Created: 1000, Stage: "lead"},
		{ID: "backwards", Created: 1000, Outcome: Won, OutcomeDay: 990},
		{ID: "no day", Created: 1000, Outcome: Lost},
		{ID: "won stage, no day", Created: 1000, Stage: "won"},
		{ID: "no stage", Created: 1000},
		{ID: "unknown stage", Created: 1000, Stage: "nirvana"},
		{ID: "no creation", Stage: "lead", Moves: []Move{{Day: 1050, Stage: "lead"}}},
		{ID: "negative", Created: 1000, Stage: "lead", Amount: Cents(-5)},
	}
	h := NewHistory(worldStages, deals, 1100)
	got := codes(h.Warnings)
	want := map[string]int{WarnDoubleID: 1, WarnClosesBefore: 1, WarnNoOutcomeDay: 2, WarnNoStage: 1, WarnUnknownStage: 1, WarnNoCreated: 1, WarnNegative: 1}
	for code, n := range want {
		if got[code] != n {
			t.Errorf("%s: %d, want %d", code, got[code], n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("warnings %v", got)
	}
	if h.Len() != 5 {
		t.Errorf("%d deals kept, want 5", h.Len())
	}
	if s, _ := h.State("negative", 1100); s.Amount.Known {
		t.Errorf("negative amount taken: %+v", s)
	}
	if s, ok := h.State("no creation", 1060); !ok || s.Age != 10 {
		t.Errorf("first move is not taken as creation: %+v", s)
	}
	for _, w := range h.Warnings {
		if w.Text.Empty() || w.Text.ES == w.Text.EN {
			t.Errorf("%s has no words in both languages: %+v", w.Code, w.Text)
		}
	}
}

func TestParkedIsNeitherOpenNorClosed(t *testing.T) {
	stages := append(Stages{{ID: "ice", Kind: Parked}}, worldStages...)
	h := NewHistory(stages, []Deal{{ID: "a", Created: 1000, Moves: []Move{{Day: 1000, Stage: "lead"}, {Day: 1010, Stage: "ice"}, {Day: 1020, Stage: "lead"}}}}, 1100)
	for day, want := range map[Day]int{1005: 1, 1015: 0, 1025: 1} {
		if n := len(h.Open(day)); n != want {
			t.Errorf("day %d: %d open, want %d", day, n, want)
		}
	}
}

func TestWarningsOfOneDeal(t *testing.T) {
	for code, words := range warningText {
		counts := strings.Contains(words.EN, "{n}")
		one, many := warn(code, 1), warn(code, 7)
		if strings.Contains(one.Text.ES+one.Text.EN, "1 negocios") || strings.Contains(one.Text.EN, "1 deals") {
			t.Errorf("%s of one: %+v", code, one.Text)
		}
		if counts && (one.Text == words.With("n", 1) || !strings.Contains(many.Text.ES, "7")) {
			t.Errorf("%s has no words for one: %+v, %+v", code, one.Text, many.Text)
		}
	}
}
