package voice

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var today = period.On(2026, 11, 22)

func world() *change.State {
	made := func(kind, id string, rec any) change.Op { return change.Created(kind, record.ID(id), rec) }
	return change.Apply(&change.State{}, change.Change{At: change.Stamp{Time: 1, Replica: 1}, Ops: []change.Op{
		made("account", "a", &record.Account{Name: "Cliente"}), made("contact", "c", &record.Contact{Account: "a", Name: "Rosa"}), made("person", "p", &record.Person{Name: "Ana"}),
		made("survey", "s", &record.Survey{Name: "Semestral", Type: record.SurveyNPS, Questions: []string{"¿Puntual?", "¿Claro?"}}),
	}})
}

// The policy's hashes are those of what stands in the file.
func TestThePolicyAllowsWhatIsThere(t *testing.T) {
	for name, c := range map[string][2]string{"script": {script, scriptHash}, "style": {style, styleHash}} {
		sum := sha256.Sum256([]byte(c[0]))
		if want := base64.StdEncoding.EncodeToString(sum[:]); c[1] != want {
			t.Errorf("the hash of the %s is %s", name, want)
		}
	}
}

// Whatever people write into a survey stays text: nothing ends the data, nothing is asked of a network.
func TestTextsStayTexts(t *testing.T) {
	bad := `</script><script>alert(1)</script><img src=x onerror=alert(2)> "quoted" {{js}} \u003c`
	f := Form{ID: "f1", Lang: "es", SurveyID: "s", Survey: &record.Survey{Name: bad, Type: record.SurveyOwn, Question: bad, Intro: bad, Questions: []string{bad}}, Company: bad, Name: bad, File: "x"}
	got := string(f.HTML())
	if n := strings.Count(got, "<script"); n != 2 {
		t.Errorf("%d scripts", n)
	}
	if strings.Contains(got, "<img") || strings.Contains(got, "alert(1)</script>") {
		t.Error("a text became an element")
	}
	if strings.Contains(strings.Replace(got, "</script>\n<script>", "", 1), "</script>\n<script>alert") {
		t.Error("the data end early")
	}
	if regexp.MustCompile(`(?i)https?://|//[a-z]+\.|\burl\(|@import|fetch|XMLHttp`).MatchString(got) {
		t.Error("the file names an address")
	}
	if strings.Contains(got, "{{") && strings.Count(got, "{{") != strings.Count(bad, "{{")*6 {
		t.Errorf("something was not filled in: %d", strings.Count(got, "{{"))
	}
}

const good = `{"rumbo":"survey-answer","version":1,"form":"f1","survey":"s","account":"a","contact":"c","person":"p","on":"2026-11-20","at":"2026-11-20T10:00:00.000Z","score":9,"expected":8,"scores":[7,null],"comment":"Bien","end":true}`

func TestAnAnswerComesBack(t *testing.T) {
	s := world()
	got := Take(s, []byte(good), today)
	if got.Fate != Fresh || got.ID != "answer-f1" {
		t.Fatalf("%+v", got)
	}
	a := got.Answer
	if a.Score != record.Some(9) || a.Expected != record.Some(8) || a.Further(0) != record.Some(7) || a.Further(1).OK || a.Comment != "Bien" || a.Contact != "c" || a.Person != "p" || a.On != period.On(2026, 11, 20) || FormOf(a) != "f1" {
		t.Errorf("%+v", a)
	}
	s = change.Apply(s, change.Change{At: change.Stamp{Time: 2, Replica: 1}, Ops: []change.Op{change.Created("survey_answer", got.ID, a)}})
	if again := Take(s, []byte(good), today); again.Fate != Known {
		t.Errorf("the same file twice: %+v", again)
	}
	later := strings.NewReplacer(`"score":9`, `"score":3`, "T10:00", "T11:00").Replace(good)
	if next := Take(s, []byte(later), today); next.Fate != Replaces || next.Fields["score"].Float() != 3 {
		t.Errorf("answered again: %+v", next)
	}
	if old := Take(s, []byte(strings.Replace(good, "T10:00", "T09:00", 1)), today); old.Why != errOlder {
		t.Errorf("an earlier answer: %+v", old)
	}
	s = change.Apply(s, change.Change{At: change.Stamp{Time: 3, Replica: 1}, Ops: []change.Op{change.Delete(s, "survey_answer", got.ID)}})
	if gone := Take(s, []byte(good), today); gone.Why != errGone {
		t.Errorf("deleted here: %+v", gone)
	}
}

// What was copied out of an e-mail counts, too.
func TestAnAnswerOutOfAnEmail(t *testing.T) {
	quoted := "Hola Ana, aquí va:\r\n> " + strings.ReplaceAll(good, ",", ",\n> ") + "\r\n\r\nSaludos"
	if got := Take(world(), []byte(quoted), today); got.Fate != Fresh || got.Answer.Score != record.Some(9) {
		t.Errorf("%+v", got)
	}
}

func TestWrongFilesAreSaid(t *testing.T) {
	with := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	for in, want := range map[string]string{
		"": errForeign.EN, "a,b\n1,2": errForeign.EN, `{"rumbo":"workspace"}`: errForeign.EN, with(`"form":"f1"`, `"form":""`): errForeign.EN, with(`"score":9`, `"score":"nine"`): errForeign.EN,
		with(`,"end":true`, ""): errCut.EN, with(`"version":1`, `"version":2`): errNewer.EN, with(`"survey":"s"`, `"survey":"x"`): errSurvey.EN,
		with(`"account":"a"`, `"account":"x"`): errAccount.EN, with(`"score":9`, `"score":11`): errScale.With("low", 0, "high", 10).EN, with(`"score":9`, `"score":8.5`): errScale.With("low", 0, "high", 10).EN,
		with(`[7,null]`, `[7]`): errQuestions.With("now", 2, "then", 1).EN, with(`2026-11-20"`, `tomorrow"`): errDay.EN,
		`{"rumbo":"survey-answer","version":1,"form":"f1","survey":"s","account":"a","on":"2026-11-20","end":true}`: errEmpty.EN,
		good + strings.Repeat(" x", Largest): ErrLarge.EN,
	} {
		if got := Take(world(), []byte(in), today); got.Fate != Refused || got.Why.EN != want || got.Why.ES == "" {
			t.Errorf("%.60q: %v %q, want %q", in, got.Fate, got.Why.EN, want)
		}
	}
	for n := range len(good) { // cut off anywhere
		if got := Take(world(), []byte(good[:n]), today); got.Fate != Refused || n > 40 && got.Why != errCut {
			t.Fatalf("cut at %d: %+v", n, got)
		}
	}
}

func TestOpen(t *testing.T) {
	s := &record.Survey{From: today, To: today + 1}
	for day, want := range map[period.Date]bool{today - 1: false, today: true, today + 1: true, today + 2: false} {
		if Open(s, day) != want {
			t.Errorf("%v: %v", day, !want)
		}
	}
	if s.Archived = true; Open(s, today) {
		t.Error("an archived survey takes answers")
	}
}
