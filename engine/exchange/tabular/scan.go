package tabular

import (
	"strings"
	"unicode/utf8"
)

// scanner splits a text into records and fields (RFC 4180, read generously:
// stray quotes are letters, records may end with CR LF, LF or CR).
type scanner struct {
	s       string
	pos     int
	delim   byte
	quote   byte // 0: quotes mean nothing
	maxCell int

	record int      // number of the record in row, from 1
	row    []string // fields of the current record, trimmed; reused

	stray     []int // records in which a quote opened and did not close
	runaway   int
	longField func(record, field, size int)
}

// limits on what one opened quote may swallow before it counts as stray.
const (
	maxLinesInQuotes = 200
	maxRunaways      = 50
)

// next reads one record; false at the end of the text.
func (sc *scanner) next() bool {
	if sc.pos >= len(sc.s) {
		return false
	}
	sc.record++
	sc.row = sc.row[:0]
	for {
		field, more := sc.field()
		sc.row = append(sc.row, field)
		if !more {
			return true
		}
	}
}

// field reads one field and what ends it; more is false at the end of the record.
func (sc *scanner) field() (value string, more bool) {
	if sc.quote != 0 {
		at := sc.pos
		for at < len(sc.s) && sc.s[at] == ' ' {
			at++
		}
		if at < len(sc.s) && sc.s[at] == sc.quote {
			if value, more, ok := sc.quoted(at); ok {
				return sc.trim(value), more
			}
		}
	}
	s, delim, i := sc.s, sc.delim, sc.pos
	for i < len(s) && s[i] != delim && s[i] != '\n' && s[i] != '\r' {
		i++
	}
	value = s[sc.pos:i]
	return sc.trim(value), sc.end(i)
}

// end steps over what stands at i: a delimiter (true) or the end of a record.
func (sc *scanner) end(i int) bool {
	if i >= len(sc.s) {
		sc.pos = i
		return false
	}
	c := sc.s[i]
	i++
	if c == '\r' {
		if i+1 < len(sc.s) && sc.s[i] == '\r' && sc.s[i+1] == '\n' {
			i++ // CR CR LF, the mark of a file that went through text mode twice
		}
		if i < len(sc.s) && sc.s[i] == '\n' {
			i++
		}
	}
	sc.pos = i
	return c == sc.delim
}

// quoted reads a field whose opening quote stands at open. It fails when the
// quote does not close sensibly; the quote is then a letter like any other.
func (sc *scanner) quoted(open int) (value string, more, ok bool) {
	doubled := false
	for i := open + 1; ; i++ {
		j := strings.IndexByte(sc.s[i:], sc.quote)
		if j < 0 || i+j-open > 4*sc.maxCell {
			return "", false, sc.giveUp(j < 0)
		}
		i += j
		if i+1 < len(sc.s) && sc.s[i+1] == sc.quote {
			doubled = true
			i++
			continue
		}
		after := i + 1
		for after < len(sc.s) && sc.s[after] == ' ' && sc.delim != ' ' {
			after++
		}
		if after < len(sc.s) && sc.s[after] != sc.delim && sc.s[after] != '\n' && sc.s[after] != '\r' {
			continue // a stray quote inside the field
		}
		value = sc.s[open+1 : i]
		if strings.Count(value, "\n") > maxLinesInQuotes {
			return "", false, sc.giveUp(false)
		}
		if doubled {
			q := string(rune(sc.quote))
			value = strings.ReplaceAll(value, q+q, q)
		}
		return value, sc.end(after), true
	}
}

// giveUp notes a stray quote. After one that nothing closes, or too many, quotes
// mean nothing any more, so that a broken file costs no more than one reading.
func (sc *scanner) giveUp(nothingCloses bool) bool {
	sc.stray = append(sc.stray, sc.record)
	if sc.runaway++; nothingCloses || sc.runaway > maxRunaways {
		sc.quote = 0
	}
	return false
}

// trim takes spaces off, undoes the ="00123" that keeps spreadsheets from
// changing text and the apostrophe that keeps them from computing it, and cuts
// what is too long.
func (sc *scanner) trim(v string) string {
	if v == "" {
		return v
	}
	if first, last := v[0], v[len(v)-1]; first <= ' ' || last <= ' ' || first >= 0x80 || last >= 0x80 {
		v = strings.Trim(v, " \t\r\n\u00a0\ufeff")
		if v == "" {
			return v
		}
	}
	switch v[0] {
	case '\'':
		if len(v) > 1 && strings.IndexByte("=+-@\t\r", v[1]) >= 0 {
			v = v[1:]
		}
	case '=':
		if len(v) > 3 && v[1] == '"' && v[len(v)-1] == '"' {
			v = v[2 : len(v)-1]
		}
	}
	if len(v) > sc.maxCell {
		if sc.longField != nil {
			sc.longField(sc.record, len(sc.row), len(v))
		}
		cut := sc.maxCell
		for cut > 0 && !utf8.RuneStart(v[cut]) {
			cut--
		}
		v = v[:cut]
	}
	return v
}
