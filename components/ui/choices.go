package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/internal/dom"
)

// Choices is a choice of one of several that wrap over lines, all in sight. Arrow keys move the choice.
type Choices struct {
	app.Compo
	ident

	Label    string // what is chosen; read aloud
	Options  []Option
	Value    string
	OnChange func(ctx app.Context, value string)
}

// Render draws the options as buttons.
func (c *Choices) Render() app.UI {
	items := make([]app.UI, len(c.Options))
	on := false
	for _, o := range c.Options {
		on = on || o.Value == c.Value
	}
	for i, o := range c.Options {
		items[i] = &segment{Option: o, ID: c.sub(o.Value), On: o.Value == c.Value, Stop: !on && i == 0, Pick: c.pick, Move: c.move}
	}
	return app.Div().Class("choices").Role("radiogroup").Aria("label", c.Label).Body(items...)
}

func (c *Choices) pick(ctx app.Context, value string) {
	if value != c.Value && c.OnChange != nil {
		c.OnChange(ctx, value)
	}
}

func (c *Choices) move(ctx app.Context, step int) {
	for i, o := range c.Options {
		if dom.Focused(c.sub(o.Value)) {
			next := c.Options[(i+step+len(c.Options))%len(c.Options)].Value
			c.pick(ctx, next)
			dom.FocusID(c.sub(next))
			return
		}
	}
}
