// Package voice turns a survey into a small file that a client opens in any browser, without a network, and the file
// that comes back into an answer. What is put into the form is what the client reads anyway, and names without meaning
// outside of the workspace.
package voice

import (
	_ "embed" // the form's parts
	"encoding/json"
	"strings"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

var (
	//go:embed form.html
	page string
	//go:embed form.css
	style string
	//go:embed form.js
	script string
)

// Hashes of the script and the style (SHA-256, base64), which a test compares: the page need not carry the arithmetic.
const (
	scriptHash = "Dspf1DEi5K7pLB9/Jpq7XkwBImUQtSjZnahJsaGS73M="
	styleHash  = "7gfD0LqyYg1PV/4wf7UWkWFAxfVO6Nx27JD45bLOxRo="
)

// Ending is that of files with an answer.
const Ending = ".rumbo-answer.json"

// Form is what one client is asked.
type Form struct {
	ID       string // of this form: what comes back twice is known by it
	Lang     string // "es" or "en"
	SurveyID record.ID
	Survey   *record.Survey
	Account  record.ID
	Contact  record.ID
	Person   record.ID // who is evaluated
	Company  string    // ours
	Name     string    // of the contact; may be ""
	File     string    // the name of the answer's file, without its ending
}

// sheet is what the script reads.
type sheet struct {
	Form      string            `json:"form"`
	Survey    record.ID         `json:"survey"`
	Account   record.ID         `json:"account"`
	Contact   record.ID         `json:"contact"`
	Person    record.ID         `json:"person"`
	File      string            `json:"file"`
	Title     string            `json:"title"`
	From      string            `json:"from"`
	To        string            `json:"to"`
	Intro     string            `json:"intro"`
	Question  string            `json:"question"`
	Questions []string          `json:"questions"`
	Expects   bool              `json:"expects"`
	Low       int               `json:"low"`
	High      int               `json:"high"`
	LowText   string            `json:"lowText"`
	HighText  string            `json:"highText"`
	Words     map[string]string `json:"words"`
}

// HTML is the file. It asks nothing of any network, and its policy allows nothing but the script and the style that
// stand in it. All texts travel as data and are put in as text.
func (f Form) HTML() []byte {
	s := sheet{Form: f.ID, Survey: f.SurveyID, Account: f.Account, Contact: f.Contact, Person: f.Person, File: f.File + Ending,
		Title: f.Survey.Name, From: f.Company, Intro: f.Survey.Intro, Question: Question(f.Survey).In(f.Lang), Questions: f.Survey.Questions,
		Expects: Expects(f.Survey), Words: map[string]string{}}
	if f.Name != "" {
		s.To = wordGreeting.With("name", f.Name).In(f.Lang)
	}
	low, high := f.Survey.Scale()
	s.Low, s.High = int(low), int(high)
	a, b := Ends(f.Survey)
	s.LowText, s.HighText = a.In(f.Lang), b.In(f.Lang)
	for key, t := range words {
		s.Words[key] = t.In(f.Lang)
	}
	data, err := json.Marshal(s) // writes <, > and & as escapes, so nothing in it ends its element
	if err != nil {
		panic(err) // texts and numbers always can be written
	}
	lang := "en"
	if f.Lang == "es" {
		lang = "es"
	}
	return []byte(strings.NewReplacer("{{lang}}", lang, "{{js-hash}}", scriptHash, "{{css-hash}}", styleHash, "{{title}}", wordTitle.In(lang),
		"{{noscript}}", wordScript.In(lang), "{{css}}", style, "{{js}}", script, "{{data}}", string(data)).Replace(page))
}

// Question is the survey's main one, or the usual one of its type; empty for a survey of own questions without one.
func Question(s *record.Survey) text.Text {
	if s.Question != "" {
		return text.New(s.Question, s.Question)
	}
	return usual[s.Type]
}

// Expects reports whether the client also says what was expected.
func Expects(s *record.Survey) bool { return s.Expects || s.Type == record.SurveyExpectation }

// Ends say what the lowest and the highest score mean.
func Ends(s *record.Survey) (low, high text.Text) {
	switch s.Type {
	case record.SurveyNPS:
		return wordUnlikely, wordLikely
	case record.SurveyCSAT:
		return wordUnhappy, wordHappy
	}
	return wordWorst, wordBest
}

// Open reports whether the survey takes answers on a day.
func Open(s *record.Survey, on period.Date) bool {
	return !s.Archived && (!s.From.Known() || on >= s.From) && (!s.To.Known() || on <= s.To)
}
