package page

import (
	"cmp"
	"errors"
	"unicode"
	"unicode/utf8"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/storage"
	"rumbo/app/worker"
)

// troubles are what can keep a browser from doing something, with the words that say what to do about it.
// The first that fits counts.
var troubles = []struct {
	is  error
	key string
}{
	{worker.ErrNoWorker, "trouble.noworker"},
	{browser.ErrNotLoaded, "trouble.notloaded"},
	{worker.ErrCrashed, "trouble.crashed"},
	{browser.ErrNoSpace, "trouble.full"},
	{storage.ErrQuota, "trouble.full"},
	{browser.ErrDiffers, "trouble.differs"},
	{browser.ErrRefused, "trouble.refused"},
	{browser.ErrUnreadable, "trouble.unreadable"},
}

// ErrorWords says in words what went wrong and what to do about it, "" if there are none for it.
func ErrorWords(err error) string {
	for _, t := range troubles {
		if errors.Is(err, t.is) {
			return i18n.T(t.key)
		}
	}
	return ""
}

// ErrorSentence is ErrorWords as a sentence of its own.
func ErrorSentence(err error) string {
	words := ErrorWords(err)
	if words == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:] + "."
}

// ErrorText is ErrorWords, or else what the browser said.
func ErrorText(err error) string { return cmp.Or(ErrorWords(err), err.Error()) }
