package locale

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"rumbo/engine/money"
	"rumbo/engine/text"
)

// Problem says in plain words why something typed could not be read.
type Problem struct{ Text text.Text }

func (p *Problem) Error() string { return p.Text.EN }

// The problems of reading. They may be compared with errors.Is.
var (
	ErrEmpty    = &Problem{text.New("Escriba un valor", "Type a value")}
	ErrNumber   = &Problem{text.New("Esto no es un número", "This is not a number")}
	ErrGrouping = &Problem{text.New("No se entiende el separador: revise los puntos y las comas", "The separator is unclear: check points and commas")}
	ErrRange    = &Problem{text.New("El número es demasiado grande", "The number is too large")}
	ErrDecimals = &Problem{text.New("Esta moneda no tiene tantos decimales", "This currency does not have that many decimals")}
	ErrCurrency = &Problem{text.New("La moneda no es la de este campo", "The currency is not the one of this field")}
	ErrDate     = &Problem{text.New("Esta fecha no existe o no se entiende", "This date does not exist or is unclear")}
	ErrClock    = &Problem{text.New("Esta hora no existe o no se entiende", "This time does not exist or is unclear")}
)

// figure is a number in decimal digits: (-1)^neg × whole.frac × 10^exp.
type figure struct {
	neg         bool
	whole, frac string
	exp         int
}

// ParseNumber reads what a person of the locale types: with or without separators,
// with spaces as separators, a minus of any kind or brackets, and a
// magnitude ("1,2 M", "12 mil", "12k"). A separator in an impossible place is refused, not guessed.
func (l *Locale) ParseNumber(s string) (float64, error) {
	f, err := l.figure(s)
	if err != nil {
		return 0, err
	}
	v, perr := strconv.ParseFloat(f.whole+"."+f.frac+"e"+strconv.Itoa(f.exp), 64)
	if perr != nil || math.IsInf(v, 0) {
		return 0, ErrRange
	}
	if f.neg && v != 0 {
		v = -v
	}
	return v, nil
}

// ParsePercent reads "12,5 %" or "12,5" as 0.125.
func (l *Locale) ParsePercent(s string) (float64, error) {
	v, err := l.ParseNumber(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	if err != nil {
		return 0, err
	}
	return v / 100, nil
}

// ParseMoney reads an amount in the given currency, exactly. The symbol or code
// of that currency may stand before or after; another one is refused.
func (l *Locale) ParseMoney(s string, c money.Code) (money.Amount, error) {
	s, err := l.stripCurrency(strings.TrimSpace(s), c)
	if err != nil {
		return money.Amount{}, err
	}
	f, err := l.figure(s)
	if err != nil {
		return money.Amount{}, err
	}
	digits, shift := f.whole+f.frac, f.exp-len(f.frac)+c.Decimals()
	switch {
	case shift >= 0:
		digits += strings.Repeat("0", shift)
	case strings.Trim(digits[max(0, len(digits)+shift):], "0") != "":
		return money.Amount{}, ErrDecimals
	default:
		digits = digits[:max(0, len(digits)+shift)]
	}
	if digits == "" {
		digits = "0"
	}
	minor, perr := strconv.ParseInt(digits, 10, 64)
	if perr != nil || minor >= 1<<62 {
		return money.Amount{}, ErrRange
	}
	if f.neg {
		minor = -minor
	}
	return money.New(minor, c), nil
}

// stripCurrency takes away the sign of money: the symbol, the code, or "$" for
// any currency that is called dollar or peso.
func (l *Locale) stripCurrency(s string, c money.Code) (string, error) {
	letters := strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsSpace(r) || strings.ContainsRune(".,-+−()'’", r)
	})
	for _, sym := range []string{l.Symbol(c), c.String(), "US$", "$", "€", "£", "S/"} {
		i := indexFold(s, sym)
		if sym == "" || i < 0 {
			continue
		}
		if !l.means(sym, c) {
			return "", ErrCurrency
		}
		return strings.TrimSpace(s[:i]) + strings.TrimSpace(s[i+len(sym):]), nil
	}
	if other, ok := money.ParseCode(letters); ok && other.Known() {
		return "", ErrCurrency
	}
	return s, nil
}

// indexFold is strings.Index in any case.
func indexFold(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// means reports whether a symbol can stand for the currency here.
func (l *Locale) means(sym string, c money.Code) bool {
	switch code := c.String(); sym {
	case l.Symbol(c), code:
		return true
	case "$":
		return strings.Contains("USD CLP MXN ARS COP UYU CAD AUD NZD", code)
	case "US$":
		return code == "USD"
	case "€":
		return code == "EUR"
	case "£":
		return code == "GBP"
	case "S/":
		return code == "PEN"
	}
	return false
}

// figure reads sign, digits and magnitude.
func (l *Locale) figure(s string) (figure, error) {
	var f figure
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		f.neg, s = true, s[1:len(s)-1]
	}
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok && !f.neg {
			f.neg, s = true, rest
			break
		}
	}
	s, f.exp = l.magnitude(strings.TrimSpace(strings.TrimPrefix(s, "+")))
	if s == "" {
		if f.neg || f.exp != 0 {
			return f, ErrNumber
		}
		return f, ErrEmpty
	}
	if strings.Count(s, l.decimal) > 1 {
		return f, ErrGrouping
	}
	whole, frac, _ := strings.Cut(s, l.decimal)
	whole, err := l.ungroup(whole)
	if err != nil {
		return f, err
	}
	if !allDigits(frac) && strings.Trim(frac, "0123456789") != "" {
		if strings.Trim(frac, "0123456789"+l.group) == "" {
			return f, ErrGrouping
		}
		return f, ErrNumber
	}
	if whole == "" && frac == "" {
		return f, ErrNumber
	}
	if len(whole)+len(frac) > 400 {
		return f, ErrRange
	}
	f.whole, f.frac = "0"+whole, frac
	return f, nil
}

// magnitude cuts a word such as "mil", "k" or "M" from the end.
func (l *Locale) magnitude(s string) (rest string, exp int) {
	rest = strings.TrimRightFunc(s, unicode.IsLetter)
	word := s[len(rest):]
	switch {
	case word == "":
		return s, 0
	case strings.EqualFold(word, "k"), strings.EqualFold(word, "mil") && l.Lang == "es":
		exp = 3
	case word == "M", word == "MM", word == "mm", word == "m" && l.Lang == "en":
		exp = 6
	case strings.EqualFold(word, "bn") && l.Lang == "en", word == "B" && l.Lang == "en":
		exp = 9
	case word == "B", word == "T" && l.Lang == "en", word == "tn" && l.Lang == "en":
		exp = 12
	default:
		return s, 0
	}
	return strings.TrimSpace(rest), exp
}

// ungroup takes separators away that stand in front of every third digit.
func (l *Locale) ungroup(whole string) (string, error) {
	for _, sep := range []string{l.group, " ", NBSP, "\u202f", "'", "’"} {
		if !strings.Contains(whole, sep) {
			continue
		}
		parts := strings.Split(whole, sep)
		for i, p := range parts {
			if !allDigits(p) {
				return "", ErrNumber
			}
			if i == 0 && len(p) > 3 || i > 0 && len(p) != 3 {
				return "", ErrGrouping
			}
		}
		return strings.Join(parts, ""), nil
	}
	if whole != "" && !allDigits(whole) {
		return "", ErrNumber
	}
	return whole, nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
