package kpi

import (
	"math"

	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/text"
)

// Unit is what a figure counts.
type Unit uint8

// The units.
const (
	Count         Unit = iota
	Money              // of the workspace's currency
	Ratio              // 0…1, shown in percent
	Days               // of the calendar
	Times              // how many times one thing is in another
	Points             // of an index, 0…10,000
	MoneyPerMonth      // of one person's full working time
	MoneyPerHead
	MoneyPerDay
	Months // of one person's full working time
	Hours
	Minutes
	Score // 0…100
	Net   // −100…100
	MoneyPerHour
	PerDay   // of one person's working days
	PerMonth // of one person's full working time
	Number   // of what people named, or of nothing in particular
)

var unitTexts = [...]text.Text{
	Count:         text.New("cantidad", "count"),
	Money:         text.New("monto", "amount"),
	Ratio:         text.New("porcentaje", "percentage"),
	Days:          text.New("días", "days"),
	Times:         text.New("veces", "times"),
	Points:        text.New("puntos (0–10.000)", "points (0–10,000)"),
	MoneyPerMonth: text.New("por persona-mes", "per person-month"),
	MoneyPerHead:  text.New("por persona", "per person"),
	MoneyPerDay:   text.New("por día", "per day"),
	Months:        text.New("personas-mes", "person-months"),
	Hours:         text.New("horas", "hours"),
	Minutes:       text.New("minutos", "minutes"),
	Score:         text.New("puntos (0–100)", "points (0–100)"),
	Net:           text.New("puntos (−100 a 100)", "points (−100 to 100)"),
	MoneyPerHour:  text.New("por hora", "per hour"),
	PerDay:        text.New("por persona y día hábil", "per person and working day"),
	PerMonth:      text.New("por persona-mes", "per person-month"),
	Number:        text.New("número", "number"),
}

// Label is the unit in words.
func (u Unit) Label() text.Text { return unitTexts[u] }

// IsMoney reports whether figures of the unit are amounts.
func (u Unit) IsMoney() bool {
	return u == Money || u == MoneyPerMonth || u == MoneyPerHead || u == MoneyPerDay || u == MoneyPerHour
}

// Figure is a number with its unit, or the absence of one.
type Figure struct {
	// Value in the unit's natural size: an amount in whole currency units, a ratio as 0…1.
	Value float64
	// Minor is an amount in minor units; exact for sums, rounded for means.
	Minor    int64
	Known    bool
	Unit     Unit
	Currency money.Code // of amounts
}

// number is a known figure that is not an amount; what is not finite is not known.
func number(v float64, u Unit) Figure {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Figure{Unit: u}
	}
	return Figure{Known: true, Value: v, Unit: u}
}

func count(n int) Figure { return number(float64(n), Count) }

// amount is a sum of minor units.
func amount(minor int64, c money.Code) Figure {
	return Figure{Known: true, Value: money.New(minor, c).Units(), Minor: minor, Unit: Money, Currency: c}
}

// worth is an amount that was computed rather than summed: v is in minor units.
func worth(v float64, c money.Code, u Unit) Figure {
	if math.IsNaN(v) || math.Abs(v) >= 1<<62 {
		return Figure{Unit: u, Currency: c}
	}
	return Figure{Known: true, Value: v / float64(c.Factor()), Minor: int64(math.Round(v)), Unit: u, Currency: c}
}

// Money is the figure as an amount; unknown if it is none.
func (f Figure) Money() money.Amount {
	if !f.Known || !f.Unit.IsMoney() {
		return money.Amount{}
	}
	return money.New(f.Minor, f.Currency)
}

// Format writes the figure as a region does; locale.None if it is not known. What an amount is
// counted per stands in the unit's label, not here.
func (f Figure) Format(l *locale.Locale) string {
	if !f.Known {
		return locale.None
	}
	switch f.Unit {
	case Count:
		return l.Short(f.Value, 1)
	case Ratio:
		return l.Percent(f.Value, 1)
	case Days:
		return l.Days(f.Value, 1)
	case Number:
		return l.Short(f.Value, 2)
	case Times:
		return l.Number(f.Value, 2) + locale.NBSP + "×"
	case Hours:
		return l.Short(f.Value, 1) + locale.NBSP + "h"
	case Minutes:
		return l.Short(f.Value, 1) + locale.NBSP + "min"
	case Points, Months, Score, Net, PerDay, PerMonth:
		return l.Short(f.Value, 1)
	}
	a := f.Money()
	if a.Minor%a.Currency.Factor() == 0 {
		return l.MoneyWhole(a)
	}
	return l.Money(a)
}

// Phrase is a sentence with figures in it, which a locale writes.
type Phrase struct {
	Text text.Text // with placeholders such as {won}
	Args []Arg
}

// Arg is one named figure, or name, of a phrase.
type Arg struct {
	Name   string
	Figure Figure
	Word   text.Text // instead of the figure, if not empty
}

// say makes a phrase from pairs of name and value: a Figure, an int (a count), a text.Text or a string.
func say(t text.Text, pairs ...any) Phrase {
	p := Phrase{Text: t}
	for i := 0; i < len(pairs); i += 2 {
		a := Arg{Name: pairs[i].(string)}
		switch v := pairs[i+1].(type) {
		case Figure:
			a.Figure = v
		case int:
			a.Figure = count(v)
		case text.Text:
			a.Word = v
		case string:
			a.Word = text.Same(v)
		default:
			panic("kpi: a phrase cannot hold this")
		}
		p.Args = append(p.Args, a)
	}
	return p
}

// Empty reports whether nothing is said.
func (p Phrase) Empty() bool { return p.Text.Empty() }

// In writes the phrase in the locale's language and forms.
func (p Phrase) In(l *locale.Locale) string {
	if len(p.Args) == 0 {
		return p.Text.In(l.Lang)
	}
	pairs := make([]any, 0, 2*len(p.Args))
	for _, a := range p.Args {
		v := a.Figure.Format(l)
		if !a.Word.Empty() {
			v = a.Word.In(l.Lang)
		}
		pairs = append(pairs, a.Name, v)
	}
	return text.Fill(p.Text.In(l.Lang), l.Lang, pairs...)
}

// Sized makes a figure of a number in a unit's natural size: a share as 0…1, an amount in whole units of the currency.
func Sized(v float64, u Unit, c money.Code) Figure {
	if u.IsMoney() {
		return worth(v*float64(c.Factor()), c, u)
	}
	return number(v, u)
}
