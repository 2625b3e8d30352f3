package ui

import (
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/words"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// said gives the words of a reading problem.
func said(err error) string {
	var p *locale.Problem
	if errors.As(err, &p) {
		return words.Text(p.Text)
	}
	return err.Error()
}

// NumberField is a field for a number, written as the current locale does. An empty field is no number.
type NumberField struct {
	app.Compo

	Key      string
	Label    string
	Hint     string
	Problem  string
	Optional bool
	Disabled bool
	Value    float64
	Known    bool // false: the field is empty
	Decimals int  // at most so many are shown
	Percent  bool // Value is a ratio: 0.25 is shown as 25
	Unit     string
	Check    func(v float64) text.Text // the problem of a value, or the empty text
	OnCommit func(ctx app.Context, v float64, known bool)
}

// CompoID tells parts with different keys apart.
func (n *NumberField) CompoID() string { return n.Key }

func (n *NumberField) Render() app.UI {
	unit := n.Unit
	if n.Percent {
		unit = words.Of("components.field.percent")
	}
	return &TextField{Label: n.Label, Hint: n.Hint, Problem: n.Problem, Optional: n.Optional, Disabled: n.Disabled,
		Value: n.shown(n.Value, n.Known), Suffix: unit, Right: true, InputMode: "decimal", Parse: n.parse, OnCommit: n.commit}
}

func (n *NumberField) shown(v float64, known bool) string {
	if !known {
		return ""
	}
	if n.Percent {
		v *= 100
	}
	return words.Locale().Short(v, n.Decimals)
}

func (n *NumberField) read(typed string) (v float64, known bool, err error) {
	if strings.TrimSpace(typed) == "" {
		return 0, false, nil
	}
	if n.Percent {
		v, err = words.Locale().ParsePercent(typed)
	} else {
		v, err = words.Locale().ParseNumber(typed)
	}
	return v, err == nil, err
}

func (n *NumberField) parse(typed string) (shown, problem string) {
	v, known, err := n.read(typed)
	if err != nil {
		return "", said(err)
	}
	if known && n.Check != nil {
		if p := n.Check(v); !p.Empty() {
			return "", words.Text(p)
		}
	}
	return n.shown(v, known), ""
}

func (n *NumberField) commit(ctx app.Context, typed string) {
	if v, known, err := n.read(typed); err == nil && n.OnCommit != nil {
		n.OnCommit(ctx, v, known)
	}
}

// MoneyField is a field for an amount in one currency. An empty field is the zero Amount, no amount known.
type MoneyField struct {
	app.Compo

	Key      string
	Label    string
	Hint     string
	Problem  string
	Optional bool
	Disabled bool
	Value    money.Amount
	Currency money.Code // of what is typed
	OnCommit func(ctx app.Context, a money.Amount)
}

// CompoID tells parts with different keys apart.
func (m *MoneyField) CompoID() string { return m.Key }

func (m *MoneyField) Render() app.UI {
	return &TextField{Label: m.Label, Hint: m.Hint, Problem: m.Problem, Optional: m.Optional, Disabled: m.Disabled,
		Value: words.Locale().MoneyTyped(m.Value), Private: true, Suffix: m.Currency.String(), Right: true, InputMode: "decimal",
		Parse: parseMoney(m.Currency), OnCommit: m.commit}
}

func parseMoney(c money.Code) func(string) (string, string) {
	return func(typed string) (shown, problem string) {
		a, err := readMoney(typed, c)
		if err != nil {
			return "", said(err)
		}
		return words.Locale().MoneyTyped(a), ""
	}
}

func readMoney(typed string, c money.Code) (money.Amount, error) {
	if strings.TrimSpace(typed) == "" {
		return money.Amount{}, nil
	}
	return words.Locale().ParseMoney(typed, c)
}

func (m *MoneyField) commit(ctx app.Context, typed string) {
	if a, err := readMoney(typed, m.Currency); err == nil && m.OnCommit != nil {
		m.OnCommit(ctx, a)
	}
}

// DateField is a field for a date: typed in the locale's order or in words, or picked
// from the browser's calendar. Today decides the year of a date typed without one.
type DateField struct {
	app.Compo
	ident

	Key      string
	Label    string
	Hint     string
	Problem  string
	Optional bool
	Disabled bool
	Value    period.Date
	Today    period.Date
	OnCommit func(ctx app.Context, d period.Date)
}

// CompoID tells parts with different keys apart.
func (d *DateField) CompoID() string { return d.Key }

func (d *DateField) Render() app.UI {
	return &TextField{Label: d.Label, Hint: d.Hint, Problem: d.Problem, Optional: d.Optional, Disabled: d.Disabled,
		Value: shownDate(d.Value), Placeholder: words.Locale().DatePattern(), Parse: parseDate(d.Today), OnCommit: d.commit, Button: d.picker}
}

// picker is the button and the hidden native input that it opens.
func (d *DateField) picker() app.UI {
	return app.Span().Class("date-pick").Body(
		&IconButton{Icon: icon.Calendar, Small: true, Label: words.Of("components.date.pick", "label", d.Label), Disabled: d.Disabled, OnClick: d.open},
		app.Input().ID(d.sub("n")).Class("date-native").Type("date").TabIndex(-1).Aria("hidden", "true").Value(d.Value.String()).OnChange(d.picked),
	)
}

func (d *DateField) open(ctx app.Context) { dom.ShowPicker(d.sub("n")) }

func (d *DateField) picked(ctx app.Context, e app.Event) {
	if v, err := period.Parse(ctx.JSSrc().Get("value").String()); err == nil && v != d.Value && d.OnCommit != nil {
		d.OnCommit(ctx, v)
	}
}

func shownDate(d period.Date) string {
	if !d.Known() {
		return ""
	}
	return words.Locale().Date(d)
}

func parseDate(today period.Date) func(string) (string, string) {
	return func(typed string) (shown, problem string) {
		v, err := readDate(typed, today)
		if err != nil {
			return "", said(err)
		}
		return shownDate(v), ""
	}
}

func readDate(typed string, today period.Date) (period.Date, error) {
	if strings.TrimSpace(typed) == "" {
		return 0, nil
	}
	return words.Locale().ParseDate(typed, today)
}

func (d *DateField) commit(ctx app.Context, typed string) {
	if v, err := readDate(typed, d.Today); err == nil && d.OnCommit != nil {
		d.OnCommit(ctx, v)
	}
}
