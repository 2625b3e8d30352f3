package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
)

// Option is one thing to choose.
type Option struct {
	Value string
	Label string
	Note  string    // a second, quieter line in lists
	Icon  icon.Name // where the control shows one
}

// Segmented chooses one of two to five, all in sight. Arrow keys move the choice.
type Segmented struct {
	app.Compo
	ident

	Label    string // what is chosen; read aloud
	Options  []Option
	Value    string
	IconOnly bool
	OnChange func(ctx app.Context, value string)
}

func (s *Segmented) Render() app.UI {
	items := make([]app.UI, len(s.Options))
	for i, o := range s.Options {
		items[i] = &segment{Option: o, ID: s.sub(o.Value), On: o.Value == s.Value, IconOnly: s.IconOnly, Pick: s.pick, Move: s.move}
	}
	return app.Div().Class("segmented").Role("radiogroup").Aria("label", s.Label).Body(items...)
}

func (s *Segmented) pick(ctx app.Context, value string) {
	if value != s.Value && s.OnChange != nil {
		s.OnChange(ctx, value)
	}
}

func (s *Segmented) move(ctx app.Context, step int) {
	for i, o := range s.Options {
		if o.Value == s.Value {
			next := s.Options[(i+step+len(s.Options))%len(s.Options)]
			s.pick(ctx, next.Value)
			dom.FocusID(s.sub(next.Value))
			return
		}
	}
}

// segment is one choice; also one tab.
type segment struct {
	app.Compo

	Option   Option
	ID       string
	On       bool
	Stop     bool // Tab stops here, where none is on
	IconOnly bool
	Tab      string // the id of the panel, when it is a tab
	Count    string
	Pick     func(ctx app.Context, value string)
	Move     func(ctx app.Context, step int)
}

func (s *segment) Render() app.UI {
	stop := -1
	if s.On || s.Stop {
		stop = 0
	}
	el := app.Button().ID(s.ID).Type("button").TabIndex(stop).OnClick(s.click).OnKeyDown(s.key)
	if s.Tab == "" {
		el = el.Class("segment").Role("radio").Aria("checked", s.On)
	} else {
		el = el.Class("tab").Role("tab").Aria("selected", s.On).Aria("controls", s.Tab)
	}
	if s.IconOnly {
		return el.Title(s.Option.Label).Aria("label", s.Option.Label).Body(icon.Of(s.Option.Icon))
	}
	return el.Body(
		icon.Of(s.Option.Icon),
		app.Span().Body(app.Text(s.Option.Label)),
		app.If(s.Count != "", func() app.UI { return app.Span().Class("tab-count").Body(app.Text(s.Count)) }),
	)
}

func (s *segment) click(ctx app.Context, e app.Event) { s.Pick(ctx, s.Option.Value) }

func (s *segment) key(ctx app.Context, e app.Event) {
	switch e.Get("key").String() {
	case "ArrowRight", "ArrowDown":
		e.PreventDefault()
		s.Move(ctx, 1)
	case "ArrowLeft", "ArrowUp":
		e.PreventDefault()
		s.Move(ctx, -1)
	}
}
