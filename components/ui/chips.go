package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// Chips is a choice of several: each chosen one can be taken away, and more are found by typing.
type Chips struct {
	app.Compo
	ident

	Key      string
	Label    string
	Hint     string
	Problem  string
	Chosen   []Option
	Options  []Option // all that can be chosen
	OnChange func(ctx app.Context, values []string)
}

// CompoID tells parts with different keys apart.
func (c *Chips) CompoID() string { return c.Key }

// Render draws the field to add one, and the chosen ones.
func (c *Chips) Render() app.UI {
	return app.Div().Class("chips-field").Body(
		&Combobox{Key: c.Key, Label: c.Label, Hint: c.Hint, Problem: c.Problem, Optional: true, Placeholder: words.Of("components.chips.add"),
			Find: Among(c.left()), OnPick: func(ctx app.Context, v string) { c.change(ctx, v, true) }},
		app.If(len(c.Chosen) > 0, func() app.UI {
			return app.Ul().Class("chips").Aria("label", c.Label).Body(app.Range(c.Chosen).Slice(func(i int) app.UI {
				o := c.Chosen[i]
				return app.Li().Class("chip").Body(app.Span().Class("chip-text").Text(o.Label),
					&IconButton{Icon: icon.X, Small: true, Label: words.Of("components.chips.remove", "name", o.Label), OnClick: func(ctx app.Context) { c.change(ctx, o.Value, false) }})
			}))
		}),
	)
}

// left are the options that are not chosen yet.
func (c *Chips) left() []Option {
	return slices.DeleteFunc(slices.Clone(c.Options), func(o Option) bool {
		return slices.ContainsFunc(c.Chosen, func(x Option) bool { return x.Value == o.Value })
	})
}

func (c *Chips) change(ctx app.Context, value string, add bool) {
	var out []string
	for _, o := range c.Chosen {
		if o.Value != value {
			out = append(out, o.Value)
		}
	}
	if add && value != "" {
		out = append(out, value)
	}
	if c.OnChange != nil {
		c.OnChange(ctx, out)
	}
}
