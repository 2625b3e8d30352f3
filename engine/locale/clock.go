package locale

import (
	"strconv"
	"strings"
	"unicode"
)

// ParseClock reads a time of day as minutes since midnight: "9:30", "9.30", "930", "9", "15h30", "3:04 PM", "3 p. m.".
func (l *Locale) ParseClock(s string) (int, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return 0, ErrEmpty
	}
	digits := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
	if len(digits) == 1 && len(digits[0]) > 2 {
		d := digits[0]
		digits = []string{d[:len(d)-2], d[len(d)-2:]}
	}
	if len(digits) == 0 || len(digits) > 2 || len(digits) == 2 && len(digits[1]) != 2 {
		return 0, ErrClock
	}
	hour, err := strconv.Atoi(digits[0])
	minute := 0
	if len(digits) == 2 && err == nil {
		minute, err = strconv.Atoi(digits[1])
	}
	switch letters {
	case "", "h", "hs", "hrs":
	case "am", "pm", "a", "p":
		if hour < 1 || hour > 12 {
			return 0, ErrClock
		}
		if hour %= 12; letters[0] == 'p' {
			hour += 12
		}
	default:
		return 0, ErrClock
	}
	if err != nil || hour > 23 || minute > 59 {
		return 0, ErrClock
	}
	return 60*hour + minute, nil
}
