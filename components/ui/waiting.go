package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// Progress shows how far a long task is. It appears after 200 ms, so that short tasks do not flash.
type Progress struct {
	app.Compo
	ident

	Label    string // what is being done
	Done     int
	Total    int // 0: not known
	OnCancel func(ctx app.Context)
}

func (p *Progress) Render() app.UI {
	l := words.Locale()
	count := l.Int(int64(p.Done))
	bar := app.Progress().Class("progress-bar").Aria("labelledby", p.sub("l"))
	if p.Total > 0 {
		count = words.Of("components.progress.of", "done", count, "total", l.Int(int64(p.Total)))
		bar = bar.Max(p.Total).Attr("value", strconv.Itoa(p.Done))
	}
	return app.Div().Class("progress").Body(
		app.Div().Class("progress-words").Body(
			app.Span().ID(p.sub("l")).Body(app.Text(p.Label)),
			app.Span().Class("num muted").Aria("live", "polite").Body(app.Text(count)),
		),
		app.Div().Class("progress-line").Body(
			bar,
			app.If(p.OnCancel != nil, func() app.UI {
				return &Button{Label: words.Of("components.progress.cancel"), Kind: Quiet, Small: true, OnClick: p.OnCancel}
			}),
		),
	)
}

// Skeleton stands in the shape of what is to come: lines of text.
func Skeleton(lines int) app.UI {
	body := []app.UI{app.Span().Class("hidden-text").Body(app.Text(words.Of("components.waiting")))}
	for range lines {
		body = append(body, app.Span().Class("skeleton-line"))
	}
	return app.Div().Class("skeleton").Role("status").Body(body...)
}

// SkeletonBlock stands for a picture or a table.
func SkeletonBlock() app.UI {
	return app.Div().Class("skeleton").Role("status").Body(
		app.Span().Class("hidden-text").Body(app.Text(words.Of("components.waiting"))),
		app.Span().Class("skeleton-block"),
	)
}

// Empty says what a place is for and offers the first step.
type Empty struct {
	app.Compo

	Icon    icon.Name
	Title   string
	Text    string // one sentence
	Alone   bool   // it is the whole page: its title is the page's own heading
	Actions func() []app.UI
}

func (e *Empty) Render() app.UI {
	var title app.UI = app.H2().Body(app.Text(e.Title))
	if e.Alone {
		title = app.H1().Class("empty-title").Body(app.Text(e.Title))
	}
	return app.Div().Class("empty").Body(
		app.Div().Class("empty-sign").Body(icon.Of(e.Icon)),
		title,
		app.P().Body(app.Text(e.Text)),
		app.If(e.Actions != nil, func() app.UI { return app.Div().Class("line empty-actions").Body(e.Actions()...) }),
	)
}

// Tone is how urgent a notice is.
type Tone string

// The tones of a notice.
const (
	Calm    Tone = ""
	Warn    Tone = "notice-warn"
	Trouble Tone = "notice-trouble"
)

// Notice is a message that stays in the page until its reason is gone.
type Notice struct {
	app.Compo

	Tone      Tone
	Title     string
	Text      string
	Actions   func() []app.UI
	Dismiss   string // the name of the cross; empty: no cross
	OnDismiss func(ctx app.Context)
}

func (n *Notice) Render() app.UI {
	role, sign := "status", icon.Info
	if n.Tone != Calm {
		sign = icon.Warning
	}
	if n.Tone == Trouble {
		role = "alert"
	}
	return app.Div().Class(classes("notice", string(n.Tone))).Role(role).Body(
		icon.Of(sign),
		app.Div().Class("notice-words").Body(
			app.If(n.Title != "", func() app.UI { return app.Strong().Body(app.Text(n.Title)) }),
			app.If(n.Text != "", func() app.UI { return app.P().Body(app.Text(n.Text)) }),
		),
		app.If(n.Actions != nil, func() app.UI { return app.Div().Class("line notice-actions").Body(n.Actions()...) }),
		app.If(n.Dismiss != "", func() app.UI {
			return &IconButton{Icon: icon.X, Label: n.Dismiss, Small: true, OnClick: n.OnDismiss}
		}),
	)
}

// Tooltip adds words to something that can take the focus; they show on rest and on focus.
type Tooltip struct {
	app.Compo
	ident

	Text  string
	Label string // the words that carry the tip, underlined with dots
}

func (t *Tooltip) Render() app.UI {
	return app.Span().Class("tip").Body(
		app.Span().Class("tip-on").TabIndex(0).Aria("describedby", t.id).Body(app.Text(t.Label)),
		app.Span().ID(t.id).Class("tip-words").Role("tooltip").Body(app.Text(t.Text)),
	)
}
