package tabular

import (
	"fmt"
	"slices"
	"sort"

	"rumbo/engine/text"
)

// Severity orders problems by what they do to the import.
type Severity uint8

// The severities, from harmless to fatal.
const (
	Info    Severity = iota // said for completeness, nothing is lost
	Warning                 // read, but a person should look
	Error                   // this cell or row is not read
	Refusal                 // the file is not read at all
)

// Message is the kind of a problem, in both languages. Its words may hold
// {value}, {row}, {column}, {n}, {detail} and {file}.
type Message struct {
	Code     string
	Severity Severity
	Text     text.Text
}

var messages = map[string]*Message{}

// NewMessage registers a kind of problem at start.
func NewMessage(code string, s Severity, es, en string) *Message {
	if messages[code] != nil {
		panic("tabular: message " + code + " twice")
	}
	m := &Message{code, s, text.New(es, en)}
	messages[code] = m
	return m
}

// Messages lists all kinds of problems by code.
func Messages() []*Message {
	all := make([]*Message, 0, len(messages))
	for _, m := range messages {
		all = append(all, m)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Code < all[j].Code })
	return all
}

// Problem is one thing that a person should know about a file. Its words are
// made only when they are asked for, so that many problems cost little.
type Problem struct {
	*Message
	File   string
	Row    int    // as a spreadsheet numbers it; 0 means the file or column as a whole
	Column string // header of the column, "" if it is about a row or the file
	Value  string // the text as it stands in the file
	N      int    // a count or limit that the message speaks of
	Detail string
	Note   text.Text // a detail that differs by language
}

// Text gives the problem's words.
func (p Problem) Text() text.Text {
	detail := any(p.Detail)
	if !p.Note.Empty() {
		detail = p.Note
	}
	return p.Message.Text.With("value", Shorten(p.Value, 80), "row", p.Row, "column", p.Column,
		"n", p.N, "detail", detail, "file", p.File)
}

// String is a line for logs and tests.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d [%s] %s %q n=%d %s", p.File, p.Row, p.Column, p.Code, Shorten(p.Value, 40), p.N, p.Detail)
}

// Refused finds the problem for which a file was not read, if any.
func Refused(ps []Problem) (Problem, bool) {
	for _, p := range ps {
		if p.Severity == Refusal {
			return p, true
		}
	}
	return Problem{}, false
}

// Shorten cuts a text to n runes for showing.
func Shorten(s string, n int) string {
	count := 0
	for i := range s {
		if count == n {
			return s[:i] + "…"
		}
		count++
	}
	return s
}

// keptPerKind bounds how many problems of one kind in one column are listed one
// by one; the rest is counted.
const keptPerKind = 1000

var moreProblems = NewMessage("more", Warning,
	"Otros casos iguales en la columna «{column}» ({detail}): {n}.",
	"Further cases of the same in column “{column}” ({detail}): {n}.")

type problemKey struct {
	code, column string
}

// Collector gathers the problems of one file. The zero Collector with a File is ready.
type Collector struct {
	File  string
	list  []Problem
	count map[problemKey]int
}

// Add notes a problem.
func (c *Collector) Add(p Problem) {
	if c.count == nil {
		c.count = map[problemKey]int{}
	}
	p.File = c.File
	key := problemKey{p.Code, p.Column}
	c.count[key]++
	if c.count[key] <= keptPerKind {
		c.list = append(c.list, p)
	}
}

// withdraw takes back what was said about a row that turned out to be no data.
func (c *Collector) withdraw(m *Message, row int) {
	c.list = slices.DeleteFunc(c.list, func(p Problem) bool {
		if p.Message == m && p.Row == row {
			c.count[problemKey{p.Code, p.Column}]--
			return true
		}
		return false
	})
}

// Count tells how many problems of a kind there are, also those not listed.
func (c *Collector) Count(m *Message) int {
	n := 0
	for key, k := range c.count {
		if key.code == m.Code {
			n += k
		}
	}
	return n
}

// List gives the problems by row; kinds with very many end with their count.
func (c *Collector) List() []Problem {
	out := c.list[:len(c.list):len(c.list)]
	for key, n := range c.count {
		if n > keptPerKind {
			out = append(out, Problem{Message: moreProblems, File: c.File, Column: key.column, N: n - keptPerKind, Detail: key.code})
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Row != b.Row {
			return a.Row < b.Row
		}
		if a.Column != b.Column {
			return a.Column < b.Column
		}
		return a.Code < b.Code
	})
	return out
}
