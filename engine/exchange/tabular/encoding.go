package tabular

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding is how a file turns bytes into letters.
type Encoding string

// The encodings that are read.
const (
	UTF8        Encoding = "UTF-8"
	UTF16LE     Encoding = "UTF-16 LE"
	UTF16BE     Encoding = "UTF-16 BE"
	Windows1252 Encoding = "Windows-1252" // holds all of Latin-1
	MacRoman    Encoding = "Mac Roman"
	CP850       Encoding = "CP850" // DOS
)

// Encodings lists what a person may choose when the detection is wrong.
func Encodings() []Encoding {
	return []Encoding{UTF8, UTF16LE, UTF16BE, Windows1252, MacRoman, CP850}
}

// detectEncoding looks at the whole file. bom is the length of the byte-order mark.
func detectEncoding(data []byte) (enc Encoding, bom int) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return UTF8, 3
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return UTF16LE, 2
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return UTF16BE, 2
	}
	if enc, ok := wideWithoutMark(data); ok {
		return enc, 0
	}
	if utf8.Valid(data) || mostlyUTF8(data) {
		return UTF8, 0
	}
	return bestCodePage(data), 0
}

// wideWithoutMark sees UTF-16 by its zero bytes, which stand on one side only
// for text in Latin letters.
func wideWithoutMark(data []byte) (Encoding, bool) {
	sample := data[:min(len(data), 4096)&^1]
	if len(sample) < 4 {
		return "", false
	}
	var even, odd int
	for i := 0; i < len(sample); i += 2 {
		if sample[i] == 0 {
			even++
		}
		if sample[i+1] == 0 {
			odd++
		}
	}
	pairs := len(sample) / 2
	switch {
	case odd*10 > pairs*7 && even*50 < pairs:
		return UTF16LE, true
	case even*10 > pairs*7 && odd*50 < pairs:
		return UTF16BE, true
	}
	return "", false
}

// mostlyUTF8 is true for UTF-8 in which a few bytes were damaged: at least
// twenty good letters beyond ASCII for each bad byte.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return bad > 0 && good >= 20*bad
}

// bestCodePage chooses by letters: in the right code page, a byte between two
// ASCII letters is a letter of Spanish, Portuguese, French, Catalan or German.
func bestCodePage(data []byte) Encoding {
	var seen [128]int
	for i, b := range data {
		if b < 0x80 {
			continue
		}
		weight := 1
		if i > 0 && isLetter(data[i-1]) && i+1 < len(data) && isLetter(data[i+1]) {
			weight = 4
		}
		seen[b-0x80] += weight
	}
	best, most := Windows1252, letterScore(&seen, Windows1252)+1
	for _, enc := range []Encoding{MacRoman, CP850} {
		if score := letterScore(&seen, enc); score > most {
			best, most = enc, score
		}
	}
	return best
}

const frequentLetters = "áéíóúñüÁÉÍÓÚÑÜàèìòùçÇãõâêôäöß¿¡ºª€"

func letterScore(seen *[128]int, enc Encoding) int {
	page, score := codePage(enc), 0
	for b, n := range seen {
		switch {
		case n == 0:
		case strings.ContainsRune(frequentLetters, page[b]):
			score += n
		case page[b] < 0xC0 || page[b] > 0xFF:
			score -= n
		}
	}
	return score
}

func isLetter(b byte) bool { b |= 0x20; return b >= 'a' && b <= 'z' }

// decode gives the file's text. Bytes that mean nothing become U+FFFD and are
// counted; firstBad is the place in the text of the first.
func decode(data []byte, enc Encoding) (s string, bad, firstBad int) {
	switch enc {
	case UTF16LE, UTF16BE:
		return decodeWide(data, enc == UTF16BE)
	case UTF8:
		if utf8.Valid(data) {
			return string(data), 0, 0
		}
		return repairUTF8(data)
	}
	page := codePage(enc)
	var b strings.Builder
	b.Grow(len(data) + len(data)/16)
	start := 0
	for i, c := range data {
		if c >= 0x80 {
			b.Write(data[start:i])
			b.WriteRune(page[c-0x80])
			start = i + 1
		}
	}
	b.Write(data[start:])
	return b.String(), 0, 0
}

func repairUTF8(data []byte) (s string, bad, firstBad int) {
	var b strings.Builder
	b.Grow(len(data) + 64)
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			if bad == 0 {
				firstBad = b.Len()
			}
			bad++
		}
		b.WriteRune(r)
		i += n
	}
	return b.String(), bad, firstBad
}

func decodeWide(data []byte, big bool) (s string, bad, firstBad int) {
	lo, hi := 0, 1
	if big {
		lo, hi = 1, 0
	}
	var b strings.Builder
	b.Grow(len(data)/2 + len(data)/32)
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(data[i+lo]) | rune(data[i+hi])<<8
		if utf16.IsSurrogate(r) {
			second := rune(0)
			if i+3 < len(data) {
				second = rune(data[i+2+lo]) | rune(data[i+2+hi])<<8
			}
			if r = utf16.DecodeRune(r, second); r != utf8.RuneError {
				i += 2
			} else {
				if bad == 0 {
					firstBad = b.Len()
				}
				bad++
			}
		}
		b.WriteRune(r)
	}
	return b.String(), bad, firstBad
}

// mojibake finds UTF-8 that was once read as Windows-1252 and saved again: "Ã³" for "ó".
func mojibake(s string) (example string, found bool) {
	for i := 0; ; {
		j := strings.Index(s[i:], "Ã")
		if j < 0 {
			return "", false
		}
		i += j
		r, _ := utf8.DecodeRuneInString(s[i+len("Ã"):])
		if strings.ContainsRune("¡©\u00ad³º±¼‰“šœ", r) || r >= 0x80 && r < 0xA0 {
			from, to := i, i
			for from > 0 && i-from < 12 && s[from-1] > ' ' && s[from-1] != ',' && s[from-1] != ';' {
				from--
			}
			for to < len(s) && to-i < 16 && s[to] > ' ' && s[to] != ',' && s[to] != ';' {
				to++
			}
			return strings.ToValidUTF8(s[from:to], ""), true
		}
		i += len("Ã")
	}
}
