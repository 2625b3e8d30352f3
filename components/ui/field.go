package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// frame is what every field has around its control.
type frame struct {
	id        string
	label     string
	hint      string
	problem   string
	optional  bool
	hideLabel bool // read aloud only: the place says what the field is
}

func (f frame) around(control app.UI) app.UI {
	return app.Div().Class(classes("field", when(f.problem != "", "field-wrong"))).Body(
		app.Label().For(f.id).Class(classes("field-label", when(f.hideLabel, "hidden-text"))).Body(
			app.Text(f.label),
			app.If(f.optional, func() app.UI {
				return app.Span().Class("field-optional").Body(app.Text(words.Of("components.field.optional")))
			}),
		),
		control,
		app.Div().ID(f.id+"-about").Class("field-about").Body(
			app.If(f.problem != "", func() app.UI {
				return app.Span().Class("field-problem").Role("alert").Body(icon.Small(icon.Warning), app.Text(f.problem))
			}).ElseIf(f.hint != "", func() app.UI {
				return app.Span().Class("field-hint").Body(app.Text(f.hint))
			}),
		),
	)
}

// CheckField is a box to tick.
type CheckField struct {
	app.Compo
	ident

	Key      string
	Label    string
	Hint     string
	Checked  bool
	Disabled bool
	OnChange func(ctx app.Context, checked bool)
}

// CompoID tells parts with different keys apart.
func (c *CheckField) CompoID() string { return c.Key }

// OnUpdate makes the box show what is so, also after a tick that the page refused.
func (c *CheckField) OnUpdate(ctx app.Context) { ctx.Defer(c.sync) }

func (c *CheckField) sync(app.Context) { syncChecked(c.id, c.Checked) }

func (c *CheckField) Render() app.UI {
	return app.Div().Class("check").Body(
		app.Input().ID(c.id).Type("checkbox").Checked(c.Checked).Disabled(c.Disabled).
			Aria("describedby", c.sub("h")).OnChange(c.change),
		app.Label().For(c.id).Body(app.Text(c.Label)),
		app.Div().ID(c.sub("h")).Class("check-hint").Body(app.Text(c.Hint)),
	)
}

func (c *CheckField) change(ctx app.Context, e app.Event) {
	if c.OnChange != nil {
		c.OnChange(ctx, ctx.JSSrc().Get("checked").Bool())
	}
	ctx.Defer(c.sync)
}

// SelectField chooses one of a few with the system's own list.
type SelectField struct {
	app.Compo
	ident

	Key       string
	Label     string
	Hint      string
	Problem   string
	HideLabel bool
	Small     bool
	Disabled  bool
	Options   []Option
	Value     string
	None      string // words of an empty choice; without it there is none
	OnChange  func(ctx app.Context, value string)
}

// CompoID tells parts with different keys apart.
func (s *SelectField) CompoID() string { return s.Key }

// OnMount shows the value that is so.
func (s *SelectField) OnMount(ctx app.Context) { ctx.Defer(s.sync) }

// OnUpdate does so again after each change.
func (s *SelectField) OnUpdate(ctx app.Context) { ctx.Defer(s.sync) }

func (s *SelectField) sync(app.Context) { syncValue(s.id, s.Value) }

func (s *SelectField) Render() app.UI {
	options := make([]app.UI, 0, len(s.Options)+1)
	if s.None != "" {
		options = append(options, option("", s.None, s.Value == ""))
	}
	for _, o := range s.Options {
		options = append(options, option(o.Value, o.Label, o.Value == s.Value))
	}
	return frame{id: s.id, label: s.Label, hint: s.Hint, problem: s.Problem, hideLabel: s.HideLabel}.around(
		app.Div().Class(classes("input-box select-box", when(s.Small, "input-small"))).Body(
			app.Select().ID(s.id).Class("input").Disabled(s.Disabled).Aria("describedby", s.id+"-about").
				Aria("invalid", s.Problem != "").OnChange(s.change).Body(options...),
			icon.Small(icon.ChevronDown),
		))
}

// option is written with an attribute even for an empty value, since go-app leaves an empty one
// out and the browser would then take the words for the value.
func option(value, label string, selected bool) app.UI {
	o := app.Option().Selected(selected).Body(app.Text(label))
	if value == "" {
		return o.Attr("value", noValue)
	}
	return o.Attr("value", value)
}

func (s *SelectField) change(ctx app.Context, e app.Event) {
	if s.OnChange != nil {
		s.OnChange(ctx, optionValue(ctx.JSSrc().Get("value").String()))
	}
	ctx.Defer(s.sync)
}
