// Package i18n is the catalogue of screen words and the language in use.
//
// The words live in es/*.json and en/*.json, one file per area of the product,
// as flat keys such as "accounts.title". Keys that depend on a number end in ".one" and
// ".other". Values may hold placeholders such as {name}. Texts of the engine (text.Text) stay
// beside what they describe and only pass through here.
package i18n

import (
	"os"
	"strings"
	"sync"

	"rumbo/components/words"
	"rumbo/engine/locale"
	"rumbo/engine/text"
)

// strict makes a missing key a panic: in tests it is a mistake, on a person's
// screen the key itself does less harm.
var strict = len(os.Args) > 0 && strings.HasSuffix(os.Args[0], ".test")

// state is the choice of the person at this device.
var state = struct {
	sync.RWMutex
	locale  *locale.Locale
	last    map[string]string // language → the region last chosen for it
	watch   map[int]func()
	watchID int
}{
	locale: locale.For("es-CL"),
	last:   map[string]string{"es": "es-CL", "en": "en-US"},
	watch:  map[int]func(){},
}

func init() {
	words.Source, words.PluralSource, words.CurrentLocale = T, N, Locale
}

// Locale is the current way to write numbers and dates.
func Locale() *locale.Locale {
	state.RLock()
	defer state.RUnlock()
	return state.locale
}

// Lang is the current language, "es" or "en".
func Lang() string { return Locale().Lang }

// Languages lists the languages of the catalogue.
func Languages() []string { return []string{"es", "en"} }

// SetLocale chooses language and formats at once by a BCP 47 tag, the nearest
// one on offer, and tells the subscribers.
func SetLocale(tag string) {
	l := locale.For(tag)
	if Locale().Hides() {
		l = l.Hiding()
	}
	use(l)
}

// HideAmounts writes every amount from now on without its figures, or with them again, and tells the subscribers.
func HideAmounts(on bool) {
	l := Locale().Open()
	if on {
		l = l.Hiding()
	}
	use(l)
}

func use(l *locale.Locale) {
	state.Lock()
	changed := l != state.locale
	state.locale, state.last[l.Lang] = l, l.Open().Tag
	var told []func()
	if changed {
		for _, f := range state.watch {
			told = append(told, f)
		}
	}
	state.Unlock()
	for _, f := range told {
		f()
	}
}

// SetLang switches the language and returns to the region last chosen for it.
func SetLang(lang string) {
	state.RLock()
	tag := state.last[lang]
	state.RUnlock()
	if tag != "" {
		SetLocale(tag)
	}
}

// Subscribe calls f after each change of language or region until cancel is called.
func Subscribe(f func()) (cancel func()) {
	state.Lock()
	defer state.Unlock()
	state.watchID++
	id := state.watchID
	state.watch[id] = f
	return func() {
		state.Lock()
		defer state.Unlock()
		delete(state.watch, id)
	}
}

// T gives the words of a key in the current language, its placeholders filled
// from pairs: T("accounts.greeting", "name", n). Values of type text.Text follow the language.
func T(key string, pairs ...any) string {
	lang := Lang()
	s, ok := wordsOf(lang, key)
	if !ok {
		return missing(key)
	}
	return text.Fill(s, lang, pairs...)
}

// N gives the words of a key for n things, from key+".one" or key+".other", with
// {n} written in the current locale.
func N(key string, n int, pairs ...any) string {
	form := ".other"
	if n == 1 || n == -1 {
		form = ".one"
	}
	return T(key+form, append([]any{"n", Locale().Int(int64(n))}, pairs...)...)
}

// Has reports whether the catalogue holds a key.
func Has(key string) bool {
	_, ok := wordsOf("es", key)
	return ok
}

// Text gives an engine's text in the current language.
func Text(t text.Text) string { return t.In(Lang()) }

func missing(key string) string {
	if strict {
		panic("i18n: no words for " + key)
	}
	return key
}
