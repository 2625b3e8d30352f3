package todo

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/engine/account"
	"rumbo/engine/record"
)

// Timeline shows an account's actions in time and what waits for what. What was dropped is left out.
func Timeline(env *page.Env, steps []account.Step) app.UI {
	by := map[string]account.Step{}
	t := &chart.Timeline{Title: i18n.T("actions.timeline"), Today: env.Store.Today(), OnPick: func(_ app.Context, id string) { Open(env, record.ID(id)) }}
	for _, s := range steps {
		if s.Rec.Status == "dropped" {
			continue
		}
		by[string(s.ID)] = s
		to := s.Rec.Due
		if s.Rec.Status == "done" && s.Rec.Done.Known() {
			to = s.Rec.Done
		}
		span := chart.Span{Key: string(s.ID), Name: s.Rec.Title, Note: note(env, s), From: s.Rec.Start, To: to, Tone: tone(env, s)}
		for _, before := range s.Before {
			span.After = append(span.After, string(before))
		}
		t.Spans = append(t.Spans, span)
	}
	t.Tells = func(x chart.Span) string {
		s := by[x.Key]
		out := []string{note(env, s), i18n.Locale().DateMedium(x.To)}
		if w := Waits(env, s); w != "" {
			out = append(out, w)
		}
		return strings.Join(out, " · ")
	}
	return t
}

func tone(env *page.Env, s account.Step) chart.Tone {
	switch {
	case s.Rec.Late(env.Store.Today()):
		return chart.Late
	case s.Rec.Status == "done":
		return chart.Over
	case s.Rec.Status == "doing":
		return chart.Strong
	}
	return chart.Plain
}

// note is whether it has to wait, how urgent it is and who does it.
func note(env *page.Env, s account.Step) string {
	parts := []string{}
	if s.Blocked {
		parts = append(parts, i18n.T("actions.waiting"))
	}
	if w := Word(env, s.Rec); w != "" {
		parts = append(parts, w)
	}
	if o := env.Snap().Title("person", s.Rec.Owner); o != "" {
		parts = append(parts, o)
	}
	return strings.Join(parts, " · ")
}
