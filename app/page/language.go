package page

import (
	"strings"

	"rumbo/app/browser"
	"rumbo/app/i18n"
)

// FirstLocale is the one chosen before, or the first of the browser's whose language is on offer.
func FirstLocale() string {
	for _, tag := range append([]string{browser.Taste("lang")}, browser.Languages()...) {
		for _, have := range i18n.Languages() {
			if strings.HasPrefix(strings.ToLower(tag), have) {
				return tag
			}
		}
	}
	return "es"
}

// SetLanguage switches at once, without loading anything anew.
func SetLanguage(lang string) {
	i18n.SetLang(lang)
	NoteLanguage()
}

// NoteLanguage remembers what is in use and tells it to the document.
func NoteLanguage() {
	tag := i18n.Locale().Open().Tag
	browser.SetTaste("lang", tag)
	browser.SetAttribute("lang", tag)
}
