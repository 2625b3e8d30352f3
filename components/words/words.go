// Package words is the seam through which components get their words and formats.
//
// Components refuse to know where the catalogue of words lives: the application
// sets Source before the first screen is drawn.
package words

import (
	"rumbo/engine/locale"
	"rumbo/engine/text"
)

// Source gives the words of a key with its placeholders filled from pairs of name and value.
// Until it is set, a key stands for itself.
var Source = func(key string, pairs ...any) string { return key }

// PluralSource is Source for words that depend on a number.
var PluralSource = func(key string, n int, pairs ...any) string { return key }

// CurrentLocale gives the locale in use.
var CurrentLocale = func() *locale.Locale { return locale.For("en-US") }

// Of gives the words of a key in the current language.
func Of(key string, pairs ...any) string { return Source(key, pairs...) }

// Count gives the words of a key for n things; {n} is filled in the current locale.
func Count(key string, n int, pairs ...any) string { return PluralSource(key, n, pairs...) }

// Locale is the current way to write numbers and dates.
func Locale() *locale.Locale { return CurrentLocale() }

// Text gives an engine's text in the current language.
func Text(t text.Text) string { return t.In(CurrentLocale().Lang) }
