package locale

import (
	"strings"

	"rumbo/engine/money"
)

// Hidden stands where an amount is not to be seen.
const Hidden = "•••"

// private is the subtag of a locale that hides amounts: BCP 47 leaves what follows "x" to whoever uses it.
const private = "-x-private"

// Hiding is the locale that writes everything as this one does, but Hidden in place of the figures of an amount: for a
// screen that others see. Whoever writes an amount writes it through a locale, so no page has to think of it.
// Its Tag is another one, since what was written under a tag has to be written anew.
func (l *Locale) Hiding() *Locale {
	if l.other == nil || l.Hides() {
		return l
	}
	return l.other
}

// Open is the locale that shows amounts.
func (l *Locale) Open() *Locale {
	if l.Hides() {
		return l.other
	}
	return l
}

// Hides reports whether the locale hides amounts.
func (l *Locale) Hides() bool { return strings.HasSuffix(l.Tag, private) }

// pair makes the locale that hides amounts for one that shows them.
func (l *Locale) pair() {
	h := *l
	h.Tag += private
	h.other, l.other = l, &h
}

// MoneyTyped is MoneyPlain for a field in which the amount is typed: never hidden, since a person edits it.
func (l *Locale) MoneyTyped(a money.Amount) string { return l.Open().MoneyPlain(a) }
