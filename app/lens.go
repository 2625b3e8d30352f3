package app

import (
	"slices"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
)

// lens is through what numbers are looked at: the period and the scope. They are chosen here, once for all pages, and are
// part of the link. A page need not follow both.
type lens struct {
	s             *shell
	period, scope bool // the page follows it
	timed, scoped bool // one was chosen, on whatever page
}

func (s *shell) lens() lens {
	p, _ := page.Find(s.route)
	part, _ := place.At(s.route.Part(0), s.route)
	_, _, scoped := numbers.ScopeParts(s.route)
	return lens{s: s, period: p.Period || part.Period, scope: p.Scope || part.Scope, timed: s.env.Chosen(s.route), scoped: scoped}
}

// draw gives two controls beside each other, and for a phone one that opens both.
func (l lens) draw() goapp.UI {
	if !l.period && !l.scope && !l.timed && !l.scoped {
		return goapp.Div().Hidden(true)
	}
	var wide []goapp.UI
	switch {
	case !l.period && !l.scope && l.timed && l.scoped:
		wide = append(wide, unused(i18n.T("shell.lens.both", "period", l.periodName(), "scope", l.scopeName()), "shell.lens.off.both"))
		l.scoped = false
	case l.period:
		wide = append(wide, &ui.Menu{Label: l.periodName(), Title: i18n.T("shell.lens.period"), Icon: icon.Calendar, Kind: ui.Quiet, Items: l.s.periodItems()})
	case l.timed:
		wide = append(wide, unused(l.periodName(), "shell.lens.off.period"))
	}
	switch {
	case l.scope:
		wide = append(wide, &ui.Popup{Key: "scope", Label: l.scopeName(), Title: i18n.T("numbers.scope"), Icon: icon.Team, Kind: ui.Quiet, Class: "lens-scope",
			Body: func(shut func()) []goapp.UI { return []goapp.UI{l.scopes(shut)} }})
	case l.scoped:
		wide = append(wide, unused(l.scopeName(), "shell.lens.off.scope"))
	}
	return goapp.Div().Class("lens").Role("group").Aria("label", i18n.T("shell.lens")).Body(
		goapp.Div().Class("lens-wide").Body(wide...),
		goapp.If(l.period || l.scope, func() goapp.UI {
			return &ui.Popup{Key: "lens", Label: l.both(), Title: i18n.T("shell.lens"), Kind: ui.Quiet, Class: "lens-one", Body: l.sheet}
		}),
	)
}

func (l lens) periodName() string { return l.s.env.PeriodName(l.s.env.Period(l.s.route)) }

func (l lens) scopeName() string {
	return numbers.ScopeName(page.Props{Env: l.s.env, Route: l.s.route})
}

// both are the period and the scope in one line; the whole company is not worth a word there.
func (l lens) both() string {
	switch {
	case !l.period:
		return l.scopeName()
	case !l.scope || !l.scoped:
		return l.periodName()
	}
	return i18n.T("shell.lens.both", "period", l.periodName(), "scope", l.scopeName())
}

// unused is what was chosen and is not followed here.
func unused(name, why string) goapp.UI {
	return goapp.Span().Class("lens-off").Title(i18n.T(why)).Body(goapp.S().Text(name), goapp.Small().Text(i18n.T("shell.lens.off")))
}

// sheet is both choices under each other, as a phone shows them.
func (l lens) sheet(shut func()) []goapp.UI {
	var out []goapp.UI
	note := func(key string) { out = append(out, goapp.P().Class("note").Text(i18n.T(key))) }
	switch {
	case l.period:
		out = append(out, goapp.H2().Text(i18n.T("shell.lens.period")), &ui.Choices{Label: i18n.T("shell.lens.period"), Options: slices.DeleteFunc(l.s.periodOptions(), func(o ui.Option) bool { return o.Value == "" }), Value: l.s.env.PeriodKey(l.s.route),
			OnChange: func(_ goapp.Context, key string) { l.s.choosePeriod(key) }})
	case l.timed:
		note("shell.lens.off.period")
	}
	switch {
	case l.scope:
		out = append(out, goapp.H2().Text(i18n.T("numbers.scope")), l.scopes(func() {}))
	case l.scoped:
		note("shell.lens.off.scope")
	}
	return append(out, &ui.Button{Label: i18n.T("shell.lens.done"), Kind: ui.Primary, OnClick: func(goapp.Context) { shut() }})
}

// scopes are the whole, the teams, people, accounts and lines, to be found by a part of their name.
func (l lens) scopes(then func()) goapp.UI {
	env := l.s.env
	whole := ui.Option{Label: i18n.T("numbers.whole")}
	return &ui.Combobox{Key: "lens-scopes", Inline: true, Label: i18n.T("numbers.scope"), HideLabel: true, Value: l.s.route.Get("scope"), Placeholder: i18n.T("shell.lens.find"),
		Find: func(q string) []ui.Option {
			return ui.Among(append([]ui.Option{whole}, numbers.ScopeOptions(env)...))(q)
		},
		OnPick: func(_ goapp.Context, v string) {
			then()
			browser.Go(string(l.s.route.With("scope", v)))
		}}
}

// linesOfLens is how many scopes a search offers.
const linesOfLens = 5

// found are the periods and scopes that a search means, where the page follows them: choosing one keeps the place.
func (l lens) found(words []string) []ui.Command {
	if len(words) == 0 {
		return nil
	}
	var out []ui.Command
	if l.period {
		for _, o := range l.s.periodOptions() {
			if o.Value != "" && ui.Holds(ui.Fold(o.Label), words) {
				out = append(out, ui.Command{ID: "period " + o.Value, Group: i18n.T("shell.lens.period"), Label: o.Label, Icon: icon.Calendar, Href: l.s.route.With("period", o.Value).Href()})
			}
		}
	}
	if !l.scope {
		return out
	}
	for n, o := range ui.Among(numbers.ScopeOptions(l.s.env))(strings.Join(words, " ")) {
		if n == linesOfLens {
			break
		}
		out = append(out, ui.Command{ID: "scope " + o.Value, Group: i18n.T("numbers.scope"), Label: o.Label, Note: o.Note, Icon: icon.Team, Href: l.s.route.With("scope", o.Value).Href()})
	}
	return out
}
