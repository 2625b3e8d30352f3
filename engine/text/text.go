// Package text holds words in every language of the product, beside what they describe.
//
// It refuses to know number and date formats: values put into a text are
// either formatted already or plain integers and names.
package text

import (
	"fmt"
	"strconv"
	"strings"
)

// Text is one sentence or name in both languages. It may hold named
// placeholders such as {n}, filled by With.
type Text struct{ ES, EN string }

// New makes a text from its Spanish and its English words.
func New(es, en string) Text { return Text{es, en} }

// Same is a text that reads alike in every language: a name or a figure.
func Same(s string) Text { return Text{s, s} }

// In gives the words of a language ("es", "es-CL", "en-GB"…); English for any other.
func (t Text) In(lang string) string {
	if lang == "es" || strings.HasPrefix(lang, "es-") {
		return t.ES
	}
	return t.EN
}

// Empty reports whether no words were given.
func (t Text) Empty() bool { return t == Text{} }

// With fills named placeholders from pairs of name and value:
//
//	text.New("{n} negocios sin monto", "{n} deals without amount").With("n", 12)
//
// A value may itself be a Text. Unknown names stay as they are, so that texts
// can be filled in steps. An odd number of pairs panics.
func (t Text) With(pairs ...any) Text {
	return Text{Fill(t.ES, "es", pairs...), Fill(t.EN, "en", pairs...)}
}

// Fill puts the values of pairs into the placeholders of one string; values of
// type Text are written in the language lang. Filled values are never read again for placeholders.
func Fill(s, lang string, pairs ...any) string {
	if len(pairs) == 0 {
		return s
	}
	if len(pairs)%2 != 0 {
		panic("text: a placeholder without a value in " + s)
	}
	var out strings.Builder
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			break
		}
		out.WriteString(s[:i])
		s = s[i:]
		name, rest, found := strings.Cut(s[1:], "}")
		at := -1
		for k := 0; found && k < len(pairs) && at < 0; k += 2 {
			if pairs[k].(string) == name {
				at = k
			}
		}
		if at < 0 { // no placeholder of these: what follows may hold one
			out.WriteByte('{')
			s = s[1:]
			continue
		}
		out.WriteString(write(pairs[at+1], lang))
		s = rest
	}
	out.WriteString(s)
	return out.String()
}

// write is a value in words.
func write(v any, lang string) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case Text:
		return v.In(lang)
	}
	return fmt.Sprint(v)
}

// Placeholders lists the names in braces in order of appearance.
func Placeholders(s string) []string {
	var names []string
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			return names
		}
		s = s[i+1:]
		if j := strings.IndexByte(s, '}'); j > 0 && !strings.ContainsAny(s[:j], " {\n") {
			names = append(names, s[:j])
		}
	}
}
