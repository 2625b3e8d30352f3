// Package answers takes clients' answers to surveys that come back in files, or as text out of an e-mail, and says what
// became of each.
package answers

import (
	"context"
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/voice"
	"rumbo/engine/workspace"
)

// Named reports whether a file is called as answers are; browsers put a number between name and ending when there is
// one of that name already.
func Named(f browser.File) bool {
	return strings.Contains(strings.ToLower(f.Name), strings.TrimSuffix(voice.Ending, ".json"))
}

// came is what became of one file.
type came struct {
	name string
	got  voice.Taken
}

// Receive reads files and takes the answers in them; what became of each stands in the side panel.
func Receive(env *page.Env, files []browser.File) {
	type read struct {
		name  string
		bytes []byte
		err   error
	}
	page.Async(env, func() ([]read, error) {
		var out []read
		for _, f := range files {
			b, err := f.Read(context.Background(), voice.Largest+1, nil)
			out = append(out, read{f.Name, b, err})
		}
		return out, nil
	}, func(all []read, _ error) {
		var list []came
		for _, r := range all {
			var large *browser.TooLargeError
			switch {
			case errors.As(r.err, &large):
				list = append(list, came{r.name, voice.Taken{Why: voice.ErrLarge}})
			case r.err != nil:
				list = append(list, came{r.name, voice.Taken{Why: text.Same(page.ErrorText(r.err))}})
			default:
				list = append(list, came{r.name, take(env, r.bytes)})
			}
		}
		show(env, list)
	})
}

// Paste takes what was copied out of the form or an e-mail.
func Paste(env *page.Env, words string) voice.Taken {
	got := take(env, []byte(words))
	if got.Fate != voice.Refused {
		show(env, []came{{i18n.T("answers.pasted"), got}})
	}
	return got
}

// take does what a file asks for.
func take(env *page.Env, b []byte) voice.Taken {
	got := voice.Take(env.Snap().State, b, env.Store.Today())
	var cmd workspace.Command
	switch got.Fate {
	case voice.Fresh:
		cmd = workspace.Create{Kind: record.SurveyAnswerKind.Name, ID: got.ID, Rec: got.Answer}
	case voice.Replaces:
		var set workspace.SetAll
		for field, v := range got.Fields {
			set = append(set, workspace.Set{Kind: record.SurveyAnswerKind.Name, ID: got.ID, Field: field, Value: v})
		}
		cmd = set
	default:
		return got
	}
	if problems := env.Try(cmd); len(problems) > 0 {
		return voice.Taken{Why: problems[0].Text}
	}
	return got
}

// show lists what became of the files.
func show(env *page.Env, list []came) {
	taken := 0
	for _, c := range list {
		if c.got.Fate == voice.Fresh || c.got.Fate == voice.Replaces {
			taken++
		}
	}
	if taken > 0 {
		env.Host.Toast(i18n.N("answers.taken", taken), taken == 1)
	}
	env.Host.ShowPanel(page.Panel{Key: "answers", Title: i18n.T("answers.title"), Body: func() []app.UI {
		return []app.UI{app.Ul().Class("answers-came").ID("answers-came").Body(app.Range(list).Slice(func(i int) app.UI { return line(env, list[i]) }))}
	}})
}

func line(env *page.Env, c came) app.UI {
	sign, words := icon.Check, ""
	switch c.got.Fate {
	case voice.Refused:
		sign, words = icon.Warning, i18n.Text(c.got.Why)
	case voice.Known:
		words = i18n.T("answers.known")
	case voice.Replaces:
		words = i18n.T("answers.replaced")
	default:
		words = i18n.T("answers.fresh")
	}
	return app.Li().Class(ui.When(c.got.Fate == voice.Refused, "answers-refused")).Body(icon.Small(sign), app.Div().Body(
		app.Strong().Text(c.name), app.P().Text(words),
		app.If(c.got.Answer != nil, func() app.UI { return app.P().Class("note").Text(Words(env, c.got.Answer)) })))
}

// Words are an answer in one line: who, to what, and the score.
func Words(env *page.Env, a *record.SurveyAnswer) string {
	s := env.Snap()
	var parts []string
	for _, part := range []string{s.Title("account", a.Account), s.Title("contact", a.Contact), s.Title("survey", a.Survey)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if survey := workspace.Get(s, record.SurveyKind, a.Survey); survey != nil && a.Score.OK {
		_, high := survey.Scale()
		parts = append(parts, i18n.T("answers.score", "score", i18n.Locale().Short(a.Score.V, 1), "of", i18n.Locale().Short(high, 0)))
	}
	return strings.Join(parts, " · ")
}

// Choose lets the person pick files and takes them.
func Choose(env *page.Env) {
	page.Async(env, func() ([]browser.File, error) {
		return browser.OpenFiles(context.Background(), ".json,.txt", true)
	}, func(files []browser.File, err error) {
		if err == nil && len(files) > 0 {
			Receive(env, files)
		}
	})
}
