package voice

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// answer is a file as the form writes it.
type answer struct {
	Rumbo    string     `json:"rumbo"`
	Version  int        `json:"version"`
	Form     string     `json:"form"`
	Survey   record.ID  `json:"survey"`
	Account  record.ID  `json:"account"`
	Contact  record.ID  `json:"contact"`
	Person   record.ID  `json:"person"`
	On       string     `json:"on"`
	At       string     `json:"at"`
	Score    *float64   `json:"score"`
	Expected *float64   `json:"expected"`
	Scores   []*float64 `json:"scores"`
	Comment  string     `json:"comment"`
	End      bool       `json:"end"`
}

// Largest is the size of the largest file that can be an answer.
const Largest = 64 << 10

// mark is what every answer's file says of itself.
const mark = `"survey-answer"`

// Looks reports whether bytes are, or once were, an answer: by their beginning.
func Looks(b []byte) bool {
	head := b[:min(len(b), 400)]
	return bytes.Contains(head, []byte(mark)) && bytes.Contains(head, []byte(`"rumbo"`))
}

// What stands against a file.
var (
	errForeign   = text.New("Este archivo no es una respuesta de encuesta de Rumbo.", "This file is not an answer to a Rumbo survey.")
	errCut       = text.New("La respuesta está incompleta: se cortó al copiarla o al enviarla. Pida el archivo otra vez.", "The answer is incomplete: it was cut off when it was copied or sent. Ask for the file again.")
	errNewer     = text.New("La respuesta viene de una versión más nueva de Rumbo. Actualice la aplicación.", "The answer comes from a newer version of Rumbo. Update the app.")
	errSurvey    = text.New("La encuesta no está en este espacio de trabajo: la respuesta es de otro, o la encuesta se eliminó.", "The survey is not in this workspace: the answer belongs to another one, or the survey was deleted.")
	errAccount   = text.New("La cuenta de esta respuesta ya no está en este espacio de trabajo.", "The account of this answer is no longer in this workspace.")
	errScale     = text.New("Un puntaje está fuera de la escala de {low} a {high}: el archivo fue modificado.", "A score is outside of the scale of {low} to {high}: the file was changed.")
	errQuestions = text.New("La encuesta tiene ahora otras preguntas que cuando se envió: {now} en vez de {then}.", "The survey now has other questions than when it was sent: {now} instead of {then}.")
	errEmpty     = text.New("La respuesta no trae ningún puntaje ni comentario.", "The answer holds no score and no comment.")
	errDay       = text.New("La fecha de la respuesta no se entiende.", "The answer's date cannot be read.")
	errGone      = text.New("La respuesta a este formulario se eliminó aquí. Puede recuperarla en la historia de la cuenta.", "The answer to this form was deleted here. You can bring it back from the account's history.")
	errOlder     = text.New("Ya está una respuesta posterior a este mismo formulario: la anterior no se toma.", "A later answer to this same form is there already: the earlier one is not taken.")
)

// ErrLarge is said of files that are too large.
var ErrLarge = text.New("El archivo es demasiado grande para ser una respuesta.", "The file is too large to be an answer.")

// What becomes of an answer.
type Fate uint8

// The fates.
const (
	Refused  Fate = iota
	Fresh         // a new answer
	Replaces      // the same form was answered again: the record takes the new values
	Known         // it is there already
)

// Taken is what a file is taken for.
type Taken struct {
	Fate   Fate
	Why    text.Text // it was refused
	ID     record.ID // of the answer
	Answer *record.SurveyAnswer
	Fields map[string]record.Value // to be written, when it replaces an earlier answer
}

func refused(t text.Text, pairs ...any) Taken { return Taken{Why: t.With(pairs...)} }

// Take reads a file, or the text that was copied instead, and says what it means in a workspace on a day.
func Take(s *change.State, b []byte, today period.Date) Taken {
	a, why := read(b)
	if !why.Empty() {
		return refused(why)
	}
	survey := change.Get(s, record.SurveyKind, a.Survey)
	switch {
	case survey == nil:
		return refused(errSurvey)
	case a.Account != "" && change.Get(s, record.AccountKind, a.Account) == nil:
		return refused(errAccount)
	case len(a.Scores) != 0 && len(a.Scores) != len(survey.Questions):
		return refused(errQuestions, "now", len(survey.Questions), "then", len(a.Scores))
	}
	rec, why := a.record(s, survey, today)
	if !why.Empty() {
		return refused(why)
	}
	return place(s, a, rec)
}

// read takes the file apart.
func read(b []byte) (answer, text.Text) {
	var a answer
	b = bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\ufeff")))
	if len(b) > Largest {
		return a, ErrLarge
	}
	from := bytes.IndexByte(b, '{') // an e-mail's words may stand before and after what was copied
	if from < 0 || !Looks(b[from:]) {
		return a, errForeign
	}
	d := json.NewDecoder(bytes.NewReader(unquoted(b[from:])))
	if err := d.Decode(&a); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return a, errForeign
		}
		if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
			return a, errCut
		}
		return a, errCut
	}
	switch {
	case a.Rumbo != "survey-answer" || a.Form == "" || a.Survey == "":
		return a, errForeign
	case a.Version != 1:
		return a, errNewer
	case !a.End:
		return a, errCut
	}
	return a, text.Text{}
}

// unquoted takes away what mail programs put before the lines of a quoted text.
func unquoted(b []byte) []byte {
	lines := strings.Split(string(b), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimLeft(l, "> \t")
	}
	return []byte(strings.Join(lines, "\n"))
}

// record is the answer as the workspace holds it.
func (a *answer) record(s *change.State, survey *record.Survey, today period.Date) (*record.SurveyAnswer, text.Text) {
	low, high := survey.Scale()
	scale := errScale.With("low", int(low), "high", int(high))
	bad := func(v *float64) bool { return v != nil && (*v < low || *v > high || *v != math.Trunc(*v)) }
	if bad(a.Score) || bad(a.Expected) || slices.ContainsFunc(a.Scores, bad) {
		return nil, scale
	}
	on, err := period.Parse(a.On)
	if err != nil || !on.Known() {
		return nil, errDay
	}
	rec := &record.SurveyAnswer{Survey: a.Survey, Account: a.Account, On: min(on, today), Comment: strings.TrimSpace(a.Comment), ExternalID: a.external()}
	if change.Get(s, record.ContactKind, a.Contact) != nil {
		rec.Contact = a.Contact
	}
	if change.Get(s, record.PersonKind, a.Person) != nil {
		rec.Person = a.Person
	}
	if a.Score != nil {
		rec.Score = record.Some(*a.Score)
	}
	if a.Expected != nil {
		rec.Expected = record.Some(*a.Expected)
	}
	for _, v := range a.Scores {
		words := ""
		if v != nil {
			words = strconv.Itoa(int(*v))
		}
		rec.Scores = append(rec.Scores, words)
	}
	if problems := record.SurveyAnswerKind.Check(rec); len(problems) > 0 {
		return nil, errEmpty
	}
	return rec, text.Text{}
}

// formMark stands before the form's ID in an answer's external ID.
const formMark = "form "

// external names the form and the moment at which it was answered.
func (a *answer) external() string { return formMark + a.Form + " " + a.At }

// FormOf is the form from which an answer came; "" if it came in another way.
func FormOf(a *record.SurveyAnswer) string {
	rest, ok := strings.CutPrefix(a.ExternalID, formMark)
	if !ok {
		return ""
	}
	form, _, _ := strings.Cut(rest, " ")
	return form
}

// place finds an earlier answer to the same form.
func place(s *change.State, a answer, rec *record.SurveyAnswer) Taken {
	id := record.AnswerTo(record.ID(a.Form))
	old := change.Get(s, record.SurveyAnswerKind, id)
	if row := s.Row(record.SurveyAnswerKind.Name, id); old == nil && row != nil {
		return refused(errGone)
	}
	if old == nil {
		return Taken{Fate: Fresh, ID: id, Answer: rec}
	}
	if old.ExternalID == rec.ExternalID {
		return Taken{Fate: Known, ID: id, Answer: old}
	}
	if old.ExternalID > rec.ExternalID {
		return refused(errOlder)
	}
	out := Taken{Fate: Replaces, ID: id, Answer: rec, Fields: map[string]record.Value{}}
	for _, name := range []string{"on", "score", "expected", "scores", "comment", "external_id"} {
		out.Fields[name] = record.SurveyAnswerKind.Value(rec, name)
	}
	return out
}
