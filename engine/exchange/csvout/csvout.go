// Package csvout writes tables as delimited text that spreadsheets and other
// programs read back as they were.
//
// The form is RFC 4180: CR LF after every record, quotes where needed, doubled
// inside. A cell that a spreadsheet would take for a formula gets an apostrophe in front,
// which package tabular takes off again; numbers keep their sign.
//
// It refuses to know records and locales: cells come as texts.
package csvout

import (
	"io"
	"strings"
)

// Options of a file. The zero value is a plain comma-separated UTF-8 file.
type Options struct {
	Delimiter byte // 0 means comma
	// Mark begins the file with a byte-order mark, without which Excel takes UTF-8
	// for the system's code page.
	Mark bool
}

// ForLocale gives the form that a spreadsheet opens with a double click: where
// the locale's decimal mark is the comma, columns are separated by semicolons.
func ForLocale(decimalComma bool) Options {
	if decimalComma {
		return Options{Delimiter: ';', Mark: true}
	}
	return Options{Delimiter: ',', Mark: true}
}

// Writer writes records one by one. The first error stays and is returned by Flush.
type Writer struct {
	out   io.Writer
	delim byte
	buf   []byte
	err   error
}

// flushAt is how many bytes are gathered before they are written.
const flushAt = 64 << 10

// NewWriter begins a file.
func NewWriter(out io.Writer, o Options) *Writer {
	w := &Writer{out: out, delim: o.Delimiter}
	if w.delim == 0 {
		w.delim = ','
	}
	if o.Mark {
		w.buf = append(w.buf, "\ufeff"...)
	}
	return w
}

// Write adds a record. A record of one empty cell is written as "" so that it is no blank line.
func (w *Writer) Write(cells ...string) {
	for i, c := range cells {
		if i > 0 {
			w.buf = append(w.buf, w.delim)
		}
		w.cell(c, len(cells) == 1)
	}
	w.buf = append(w.buf, '\r', '\n')
	if len(w.buf) >= flushAt {
		w.push()
	}
}

// Flush writes what is left and tells whether anything failed.
func (w *Writer) Flush() error {
	w.push()
	return w.err
}

func (w *Writer) push() {
	if w.err == nil && len(w.buf) > 0 {
		_, w.err = w.out.Write(w.buf)
	}
	w.buf = w.buf[:0]
}

func (w *Writer) cell(c string, alone bool) {
	guard := Dangerous(c)
	if !guard && !w.needsQuotes(c) && (c != "" || !alone) {
		w.buf = append(w.buf, c...)
		return
	}
	w.buf = append(w.buf, '"')
	if guard {
		w.buf = append(w.buf, '\'')
	}
	for i := range len(c) {
		if c[i] == '"' {
			w.buf = append(w.buf, '"')
		}
		w.buf = append(w.buf, c[i])
	}
	w.buf = append(w.buf, '"')
}

func (w *Writer) needsQuotes(c string) bool {
	if c == "" {
		return false
	}
	if c[0] == ' ' || c[len(c)-1] == ' ' || c[0] == '\'' {
		return true
	}
	return strings.IndexByte(c, w.delim) >= 0 || strings.ContainsAny(c, "\"\r\n\t;,")
}

// Dangerous reports whether a spreadsheet may take the cell for a formula: it
// begins with = + - @, a tab or a carriage return and is not a number.
// (OWASP, "CSV Injection".)
func Dangerous(c string) bool {
	if c == "" || strings.IndexByte("=+-@\t\r", c[0]) < 0 {
		return false
	}
	return !isNumber(c)
}

// isNumber is true for a sign followed by digits and separators, with an
// optional percent sign: nothing that a spreadsheet could compute.
func isNumber(c string) bool {
	if c[0] != '+' && c[0] != '-' {
		return false
	}
	rest := strings.TrimSuffix(strings.TrimSuffix(c[1:], "%"), " ")
	if rest == "" || rest[0] < '0' || rest[0] > '9' {
		return false
	}
	for i := range len(rest) {
		if (rest[i] < '0' || rest[i] > '9') && rest[i] != '.' && rest[i] != ',' {
			return false
		}
	}
	return true
}
