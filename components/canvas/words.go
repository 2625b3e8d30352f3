package canvas

import (
	"strings"
	"unicode"
)

// width estimates how wide words are in pixels. A drawing has no line breaks and no way to cut text short.
func width(s string, size float64) float64 {
	sum := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("iljtfr.,:;'|!()[]· ", r):
			sum += 0.34
		case strings.ContainsRune("mwMW—…", r):
			sum += 0.95
		case unicode.IsUpper(r):
			sum += 0.7
		case r > 0x2e80:
			sum += 1
		default:
			sum += 0.6
		}
	}
	return sum * size
}

// fit cuts words that are too wide.
func fit(s string, room, size float64) string {
	if width(s, size) <= room {
		return s
	}
	cut := []rune(s)
	for len(cut) > 0 && width(string(cut), size)+0.95*size > room {
		cut = cut[:len(cut)-1]
	}
	return strings.TrimRight(string(cut), " ,.;·") + "…"
}
