package record

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rumbo/engine/text"
)

// Problem says what is wrong with which field, and what to do, in a person's words.
type Problem struct {
	Kind  string
	ID    ID
	Field string // "" means the record as a whole
	Text  text.Text
}

// Longest texts in runes.
const (
	maxLine = 300
	maxLong = 20_000
	maxList = 200
)

// Validate checks every field's own rule and then the kind's.
func (k *kind) Validate(rec any) []Problem {
	var out []Problem
	for _, f := range k.fields {
		if t, bad := f.FieldInfo.check(f.get(rec)); bad {
			out = append(out, Problem{Kind: k.name, Field: f.Name, Text: t})
		}
	}
	if k.check != nil {
		for _, p := range k.check(rec) {
			p.Kind = k.name
			out = append(out, p)
		}
	}
	return out
}

func (f FieldInfo) check(v Value) (text.Text, bool) {
	if v.IsNull() {
		return text.New("Falta este dato.", "This is missing."), f.Required
	}
	switch f.Type {
	case TypeText, TypeLong, TypeLink, TypeMail, TypeRank, TypeRef, TypeChoice:
		return f.checkText(v.Text())
	case TypeNumber, TypePercent, TypeInt:
		return f.checkNumber(v.Float())
	case TypeList:
		list, _ := v.List()
		return text.New("La lista es demasiado larga: 200 elementos como máximo.",
			"The list is too long: 200 items at most."), len(list) > maxList
	}
	return text.Text{}, false
}

func (f FieldInfo) checkText(s string) (text.Text, bool) {
	limit := f.Max
	if limit == 0 {
		limit = maxLine
		if f.Type == TypeLong {
			limit = maxLong
		}
	}
	if utf8.RuneCountInString(s) > limit {
		return text.New("El texto es demasiado largo: {n} caracteres como máximo.",
			"The text is too long: {n} characters at most.").With("n", limit), true
	}
	switch f.Type {
	case TypeChoice:
		if slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == s }) {
			return text.Text{}, false
		}
		return text.New("«{v}» no es una de las opciones.", "“{v}” is not one of the choices.").With("v", s), true
	case TypeMail:
		at := strings.IndexByte(s, '@')
		return text.New("Esto no parece un correo: nombre@empresa.com", "This does not look like an e-mail: name@company.com"),
			at < 1 || at == len(s)-1 || strings.ContainsAny(s, " \t\n")
	case TypeLink:
		return text.New("El enlace debe comenzar con https:// o http://", "The link must start with https:// or http://"), !WebAddress(s)
	}
	return text.Text{}, false
}

// WebAddress reports whether a text may be drawn as a link. Records from files are not held against the
// rules, so that whoever draws one has to ask: "javascript:…" is an address, too.
func WebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}

func (f FieldInfo) checkNumber(v float64) (text.Text, bool) {
	if f.Min == 0 && f.Top == 0 || v >= f.Min && v <= f.Top {
		return text.Text{}, false
	}
	scale, unit := 1.0, ""
	if f.Type == TypePercent {
		scale, unit = 100, " %"
	}
	return text.New("Debe estar entre {min} y {max}.", "Must be between {min} and {max}.").
		With("min", plain(f.Min*scale)+unit, "max", plain(f.Top*scale)+unit), true
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// problem makes a list of one problem, for Check functions.
func problem(field, es, en string) []Problem {
	return []Problem{{Field: field, Text: text.New(es, en)}}
}
