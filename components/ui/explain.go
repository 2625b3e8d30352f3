package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// Explanation is what a number is made of, in words and figures that are already formatted.
type Explanation struct {
	Value      string // exact
	Unit       string
	Under      string // the period and scope: "T3 2026 · Toda la empresa"
	Formula    string // in words: "ganados / (ganados + perdidos)"
	With       string // the same with figures: "4.238 / (4.238 + 2.473) = 63,2 %"
	N          string // "n = 6.711 negocios cerrados"
	Interval   string // "62,0 % – 64,3 % (95 %, Wilson)"
	Definition string
	Source     string
	Warnings   []string
	Counted    []RecordGroup
	LeftOut    []RecordGroup
	Facts      []Fact // anything more
	More       []ExplainPart
}

// ExplainPart is something more about a number, under a title of its own: its objective, the faults that touch it.
type ExplainPart struct {
	Title string
	Text  string // a sentence before the lines; may be empty
	Lines []ExplainLine
}

// ExplainLine is a line of an ExplainPart; with Href its name leads somewhere, with Shows its records can be shown as those of
// a group are.
type ExplainLine struct {
	Name, Value, Href, Shows string
}

// RecordGroup is a number of records with the reason why they count or do not.
type RecordGroup struct {
	ID    string
	Label string
	Count string
	Shows bool // the records can be shown
}

// Fact is a name and a value.
type Fact struct{ Name, Value string }

// Explain draws an Explanation, for the body of a Panel.
type Explain struct {
	app.Compo

	What   Explanation
	OnShow func(ctx app.Context, group string) // shows the records of a group
}

func (x *Explain) Render() app.UI {
	w := x.What
	return app.Div().Class("explain").Body(
		app.Div().Body(
			app.P().Class("explain-value").Body(
				app.Text(w.Value),
				app.If(w.Unit != "", func() app.UI { return app.Small().Body(app.Text(w.Unit)) })),
			app.If(w.Under != "", func() app.UI { return app.P().Class("explain-under").Body(app.Text(w.Under)) }),
		),
		app.If(len(w.Warnings) > 0, func() app.UI { return warnings(w.Warnings) }),
		app.If(w.Formula != "" || w.With != "", func() app.UI { return formula(w) }),
		app.If(len(x.facts()) > 0, func() app.UI { return app.Dl().Class("facts").Body(x.facts()...) }),
		x.groups(words.Of("components.explain.counted"), w.Counted),
		x.groups(words.Of("components.explain.leftOut"), w.LeftOut),
		app.Range(w.More).Slice(func(i int) app.UI { return w.More[i].draw(x.OnShow) }),
		part(words.Of("components.explain.definition"), w.Definition),
		part(words.Of("components.explain.source"), w.Source),
	)
}

func warnings(lines []string) app.UI {
	out := make([]app.UI, len(lines))
	for i, l := range lines {
		out[i] = app.Li().Body(icon.Small(icon.Warning), app.Span().Body(app.Text(l)))
	}
	return app.Ul().Class("explain-warnings").Body(out...)
}

func formula(w Explanation) app.UI {
	return app.Div().Body(
		app.H3().Body(app.Text(words.Of("components.explain.formula"))),
		app.Div().Class("explain-formula").Body(
			app.If(w.Formula != "", func() app.UI { return app.Div().Body(app.Text(w.Formula)) }),
			app.If(w.With != "", func() app.UI { return app.Div().Class("with").Body(app.Text("= " + w.With)) }),
		))
}

func (x *Explain) facts() []app.UI {
	all := append([]Fact{
		{words.Of("components.explain.sample"), x.What.N},
		{words.Of("components.explain.interval"), x.What.Interval},
	}, x.What.Facts...)
	var out []app.UI
	for _, f := range all {
		if f.Value != "" {
			out = append(out, app.Dt().Body(app.Text(f.Name)), app.Dd().Class("num-text").Body(app.Text(f.Value)))
		}
	}
	return out
}

func (p ExplainPart) draw(show func(app.Context, string)) app.UI {
	lines := make([]app.UI, len(p.Lines))
	for i, l := range p.Lines {
		if l.Shows != "" {
			lines[i] = &groupLine{Group: RecordGroup{ID: l.Shows, Label: l.Name, Count: l.Value, Shows: true}, Show: show}
			continue
		}
		name := app.UI(app.Span().Body(app.Text(l.Name)))
		if l.Href != "" {
			name = app.A().Href(l.Href).Body(app.Text(l.Name))
		}
		lines[i] = app.Li().Body(name, app.Span().Class("num").Body(app.Text(l.Value)))
	}
	return app.Div().Body(app.H3().Body(app.Text(p.Title)),
		app.If(p.Text != "", func() app.UI { return app.P().Body(app.Text(p.Text)) }),
		app.If(len(lines) > 0, func() app.UI { return app.Ul().Class("explain-groups").Body(lines...) }))
}

func part(title, text string) app.UI {
	if text == "" {
		return nil
	}
	return app.Div().Body(app.H3().Body(app.Text(title)), app.P().Body(app.Text(text)))
}

func (x *Explain) groups(title string, groups []RecordGroup) app.UI {
	if len(groups) == 0 {
		return nil
	}
	lines := make([]app.UI, len(groups))
	for i, g := range groups {
		lines[i] = &groupLine{Group: g, Show: x.OnShow}
	}
	return app.Div().Body(app.H3().Body(app.Text(title)), app.Ul().Class("explain-groups").Body(lines...))
}

type groupLine struct {
	app.Compo

	Group RecordGroup
	Show  func(ctx app.Context, group string)
}

func (g *groupLine) Render() app.UI {
	return app.Li().Body(
		app.Span().Body(app.Text(g.Group.Label)),
		app.Span().Class("num").Body(app.Text(g.Group.Count)),
		app.If(g.Group.Shows && g.Show != nil, func() app.UI {
			return &Button{Label: words.Of("components.explain.show"), Kind: Quiet, Small: true, OnClick: g.show}
		}),
	)
}

func (g *groupLine) show(ctx app.Context) { g.Show(ctx, g.Group.ID) }
