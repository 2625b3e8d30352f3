// Package vcard reads the business cards that address books give away: vCard 4.0 (RFC 6350), 3.0 (RFC 2426) and, as old phones
// write it, 2.1. It reads what an organisation chart can use and refuses to know the rest.
package vcard

import (
	"bytes"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"rumbo/engine/text"
)

// Limits of what is read.
const (
	MaxCards = 5_000
	maxValue = 20_000 // runes of a value
)

// Card is one person.
type Card struct {
	Line     int // of the file at which it begins, from 1
	UID      string
	Name     string
	Position string
	Company  string
	Area     string
	Email    string
	Phone    string
	Manager  string
	Notes    string
}

// Problem says what could not be read.
type Problem struct {
	Line int
	Text text.Text
}

// Is reports whether a file begins as cards do.
func Is(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 200)], []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(head) >= 11 && strings.EqualFold(string(head[:11]), "BEGIN:VCARD")
}

// property is one unfolded line: NAME;PARAM=x:value.
type property struct {
	line   int
	name   string // upper case, without group
	params string // upper case
	value  string // as written
}

// Read gives all cards of a file and what could not be read. A card without any name is left out and told.
func Read(data []byte) ([]Card, []Problem) {
	var cards []Card
	var problems []Problem
	var at *reading
	for _, p := range unfold(decode(data)) {
		switch {
		case p.name == "BEGIN" && strings.EqualFold(p.value, "VCARD"):
			if at != nil {
				problems = append(problems, Problem{at.card.Line, text.New("La tarjeta no termina antes de que empiece la siguiente.", "The card does not end before the next one begins.")})
				cards, problems = at.end(cards, problems)
			}
			if len(cards) == MaxCards {
				return cards, append(problems, Problem{p.line, text.New("Hay más de {n} tarjetas; el resto no se lee.", "There are more than {n} cards; the rest is not read.").With("n", MaxCards)})
			}
			at = &reading{card: Card{Line: p.line}}
		case at == nil:
		case p.name == "END":
			cards, problems = at.end(cards, problems)
			at = nil
		default:
			at.take(p)
		}
	}
	if at != nil {
		problems = append(problems, Problem{at.card.Line, text.New("El archivo se corta en medio de una tarjeta.", "The file ends within a card.")})
		cards, problems = at.end(cards, problems)
	}
	if len(cards) == 0 && len(problems) == 0 {
		problems = append(problems, Problem{1, text.New("No hay ninguna tarjeta en el archivo.", "There is no card in the file.")})
	}
	return cards, problems
}

// decode brings the bytes to valid UTF-8: what is not is read as Latin-1, as old programs wrote.
func decode(data []byte) string {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return string(data)
	}
	out := make([]rune, len(data))
	for i, b := range data {
		out[i] = rune(b)
	}
	return string(out)
}

// unfold joins the lines that belong together and cuts each into its parts.
func unfold(s string) []property {
	var out []property
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		first := i
		var whole strings.Builder
		whole.WriteString(lines[i])
		quoted := quotedPrintable(lines[i])
		for i+1 < len(lines) && whole.Len() < 4*maxValue {
			next := lines[i+1]
			if quoted && strings.HasSuffix(lines[i], "=") {
				whole.WriteString("\n" + next)
			} else if len(next) > 0 && (next[0] == ' ' || next[0] == '\t') {
				whole.WriteString(next[1:])
			} else {
				break
			}
			i++
		}
		if p, ok := cut(whole.String(), first+1); ok {
			out = append(out, p)
		}
	}
	return out
}

func quotedPrintable(line string) bool {
	head, _, _ := strings.Cut(line, ":")
	return strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE")
}

func cut(line string, at int) (property, bool) {
	colon, quoted := -1, false
	for i := 0; i < len(line) && colon < 0; i++ {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == ':' && !quoted:
			colon = i
		}
	}
	if colon < 1 {
		return property{}, false
	}
	name, params, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(line[:colon])), ";")
	if _, after, grouped := strings.Cut(name, "."); grouped {
		name = after
	}
	p := property{line: at, name: name, params: params, value: strings.TrimSpace(line[colon+1:])}
	if strings.Contains(params, "QUOTED-PRINTABLE") {
		if b, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(p.value))); err == nil {
			p.value = decode(b)
		}
	}
	if r := []rune(p.value); len(r) > maxValue {
		p.value = string(r[:maxValue])
	}
	return p, true
}

// reading is a card that is being read.
type reading struct {
	card        Card
	full        string // FN
	parts       string // from N
	email, tel  int    // how much the kept ones are preferred
	title, role string
}

func (r *reading) take(p property) {
	switch p.name {
	case "FN":
		r.full = first(r.full, plain(p.value))
	case "N":
		n := split(p.value, 5)
		r.parts = first(r.parts, strings.Join(strings.Fields(n[1]+" "+n[2]+" "+n[0]), " "))
	case "TITLE":
		r.title = first(r.title, plain(p.value))
	case "ROLE":
		r.role = first(r.role, plain(p.value))
	case "ORG":
		o := split(p.value, 3)
		r.card.Company, r.card.Area = first(r.card.Company, o[0]), first(r.card.Area, strings.Trim(o[1]+" · "+o[2], " ·"))
	case "EMAIL":
		if w := wanted(p.params); w > r.email {
			r.email, r.card.Email = w, strings.TrimPrefix(plain(p.value), "mailto:")
		}
	case "TEL":
		if w := wanted(p.params); w > r.tel && !strings.Contains(p.params, "FAX") {
			r.tel, r.card.Phone = w, strings.TrimPrefix(plain(p.value), "tel:")
		}
	case "NOTE":
		r.card.Notes = first(r.card.Notes, plain(p.value))
	case "UID":
		r.card.UID = first(r.card.UID, p.value)
	case "X-MANAGER", "X-MS-MANAGER", "X-EVOLUTION-MANAGER":
		r.card.Manager = first(r.card.Manager, plain(p.value))
	}
}

// wanted is how much of several values this one is preferred, from 1.
func wanted(params string) int {
	switch {
	case strings.Contains(params, "PREF"):
		return 3
	case strings.Contains(params, "WORK"):
		return 2
	}
	return 1
}

func (r *reading) end(cards []Card, problems []Problem) ([]Card, []Problem) {
	c := r.card
	c.Name = first(first(r.full, r.parts), c.Email)
	c.Position = first(r.title, r.role)
	if c.Name == "" {
		return cards, append(problems, Problem{c.Line, text.New("La tarjeta no tiene nombre ni correo: no se lee.", "The card has neither name nor e-mail: it is not read.")})
	}
	return append(cards, c), problems
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// split cuts a value at its semicolons, into exactly n parts.
func split(s string, n int) []string {
	out := make([]string, n)
	at, from := 0, 0
	for i := 0; i <= len(s); i++ {
		switch {
		case i == len(s) || s[i] == ';':
			if at < n {
				out[at] = plain(s[from:i])
			}
			at, from = at+1, i+1
		case s[i] == '\\':
			i++
		}
	}
	return out
}

var escapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\:`, ":")

// plain is a value without its escapes.
func plain(s string) string { return strings.TrimSpace(escapes.Replace(s)) }
