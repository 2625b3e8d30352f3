package document

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how deep values may nest; a document needs 8, unknown fields the rest.
const maxDepth = 64

// What stops a scan. The zero value means that nothing has.
type fault string

const (
	faultSyntax fault = "syntax"
	faultCut    fault = "truncated"
	faultDepth  fault = "nesting"
)

// scan walks over JSON text. After its first fault it stands at the end and gives nothing.
type scan struct {
	data  []byte
	i     int
	depth int
	err   fault
	errAt int
	buf   []byte // of the last text with escapes
}

func (s *scan) fail(f fault) {
	if s.err == "" {
		if s.i >= len(s.data) && f == faultSyntax {
			f = faultCut
		}
		s.err, s.errAt = f, min(s.i, len(s.data))
	}
	s.i = len(s.data)
}

// next is the next byte that is not white space, which stays; 0 at the end.
func (s *scan) next() byte {
	for s.i < len(s.data) {
		switch c := s.data[s.i]; c {
		case ' ', '\n', '\t', '\r':
			s.i++
		default:
			return c
		}
	}
	return 0
}

// open takes the bracket that begins an object or a list.
func (s *scan) open(c byte) bool {
	if s.next() != c {
		s.fail(faultSyntax)
		return false
	}
	s.i++
	if s.depth++; s.depth > maxDepth {
		s.fail(faultDepth)
		return false
	}
	return true
}

// more takes the comma before the next thing, or the bracket that ends the list.
func (s *scan) more(end byte, first bool) bool {
	if s.err != "" {
		return false
	}
	c := s.next()
	if c == end {
		s.i++
		s.depth--
		return false
	}
	if first {
		return true
	}
	if c != ',' {
		s.fail(faultSyntax)
		return false
	}
	s.i++
	if s.next() == end {
		s.fail(faultSyntax)
	}
	return s.err == ""
}

// key takes a key and its colon. The bytes hold until the next text.
func (s *scan) key() []byte {
	k := s.text()
	if s.next() != ':' {
		s.fail(faultSyntax)
		return nil
	}
	s.i++
	s.next()
	return k
}

// text takes a string. The bytes hold until the next text.
func (s *scan) text() []byte {
	if s.next() != '"' {
		s.fail(faultSyntax)
		return nil
	}
	start := s.i + 1
	for i := start; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			s.i = i + 1
			return s.data[start:i]
		case c == '\\':
			return s.escaped(start, i)
		case c < 0x20:
			s.i = i
			s.fail(faultSyntax)
			return nil
		}
	}
	s.i = len(s.data)
	s.fail(faultCut)
	return nil
}

// escaped takes a string from its first escape on.
func (s *scan) escaped(start, i int) []byte {
	s.buf = append(s.buf[:0], s.data[start:i]...)
	for i < len(s.data) {
		c := s.data[i]
		switch {
		case c == '"':
			s.i = i + 1
			return s.buf
		case c < 0x20:
			s.i = i
			s.fail(faultSyntax)
			return nil
		case c != '\\':
			s.buf = append(s.buf, c)
			i++
			continue
		}
		if i+1 >= len(s.data) {
			break
		}
		n := s.escape(i + 1)
		if n == 0 {
			if s.i = i; s.data[i+1] == 'u' && i+6 > len(s.data) {
				s.i = len(s.data)
			}
			s.fail(faultSyntax)
			return nil
		}
		i += 1 + n
	}
	s.i = len(s.data)
	s.fail(faultCut)
	return nil
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape appends what stands after a backslash and tells its length; 0 if it means nothing.
func (s *scan) escape(i int) int {
	if c := escapes[s.data[i]]; c != 0 {
		s.buf = append(s.buf, c)
		return 1
	}
	r, ok := s.hex(i)
	if !ok {
		return 0
	}
	if !utf16.IsSurrogate(r) {
		s.buf = utf8.AppendRune(s.buf, r)
		return 5
	}
	if i+5 < len(s.data) && s.data[i+5] == '\\' {
		if low, ok := s.hex(i + 6); ok {
			if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
				s.buf = utf8.AppendRune(s.buf, both)
				return 11
			}
		}
	}
	s.buf = utf8.AppendRune(s.buf, utf8.RuneError)
	return 5
}

func (s *scan) hex(i int) (rune, bool) {
	if i+5 > len(s.data) || s.data[i] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range s.data[i+1 : i+5] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// number takes a number's text.
func (s *scan) number() []byte {
	s.next()
	start, i := s.i, s.i
	for i < len(s.data) && (s.data[i] >= '0' && s.data[i] <= '9' || s.data[i]|0x20 == 'e' || s.data[i] == '-' || s.data[i] == '+' || s.data[i] == '.') {
		i++
	}
	if !isNumber(s.data[start:i]) {
		s.i = i
		s.fail(faultSyntax)
		return nil
	}
	s.i = i
	return s.data[start:i]
}

// isNumber holds a text against JSON's grammar of numbers.
func isNumber(b []byte) bool {
	b = bytes.TrimPrefix(b, []byte("-"))
	whole := digits(b)
	if whole == 0 || whole > 1 && b[0] == '0' {
		return false
	}
	if b = b[whole:]; len(b) > 0 && b[0] == '.' {
		n := digits(b[1:])
		if n == 0 {
			return false
		}
		b = b[1+n:]
	}
	if len(b) > 0 && b[0]|0x20 == 'e' {
		if b = b[1:]; len(b) > 0 && (b[0] == '+' || b[0] == '-') {
			b = b[1:]
		}
		n := digits(b)
		return n > 0 && n == len(b)
	}
	return len(b) == 0
}

func digits(b []byte) int {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n
}

// word takes true, false or null if it stands next.
func (s *scan) word(w string) bool {
	if s.next(); s.i+len(w) <= len(s.data) && string(s.data[s.i:s.i+len(w)]) == w {
		s.i += len(w)
		return true
	}
	return false
}

// skip takes any value and gives its text.
func (s *scan) skip() []byte {
	c := s.next()
	start := s.i
	switch {
	case c == '{':
		if s.open('{') {
			for first := true; s.more('}', first); first = false {
				s.key()
				s.skip()
			}
		}
	case c == '[':
		if s.open('[') {
			for first := true; s.more(']', first); first = false {
				s.skip()
			}
		}
	case c == '"':
		s.text()
	case c == '-' || c >= '0' && c <= '9':
		s.number()
	case s.word("true") || s.word("false") || s.word("null"):
	default:
		if rest := string(s.data[s.i:]); rest != "" && len(rest) < 5 && (startOf("true", rest) || startOf("false", rest) || startOf("null", rest)) {
			s.i = len(s.data)
		}
		s.fail(faultSyntax)
	}
	if s.err != "" {
		return nil
	}
	return s.data[start:s.i]
}

func startOf(word, s string) bool { return len(s) < len(word) && word[:len(s)] == s }
