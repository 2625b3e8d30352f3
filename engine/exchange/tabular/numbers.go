package tabular

import (
	"math"
	"strings"
	"unicode/utf8"
)

// NumberForm is a set of ways to write a number; a column is read with exactly one.
type NumberForm uint8

// The number forms. Currency marks, a percent sign, parentheses or a minus before or after
// are understood in either.
const (
	PointDecimal NumberForm = 1 << iota // 1,234.56
	CommaDecimal                        // 1.234,56
	bothNumbers  = PointDecimal | CommaDecimal
)

// String is the stable name of the form.
func (f NumberForm) String() string {
	return [...]string{"", "1,234.56", "1.234,56", "1,234.56|1.234,56"}[f&bothNumbers]
}

// NumberFormNamed is the reverse of String for a single form; 0 if there is none.
func NumberFormNamed(name string) NumberForm {
	for _, f := range []NumberForm{PointDecimal, CommaDecimal} {
		if f.String() == name {
			return f
		}
	}
	return 0
}

// Single reports whether exactly one form is left.
func (f NumberForm) Single() bool { return f == PointDecimal || f == CommaDecimal }

// Decimal is an exact number: Unscaled × 10^-Scale.
type Decimal struct {
	Unscaled int64
	Scale    uint8
}

// Float is the nearest binary number.
func (d Decimal) Float() float64 { return float64(d.Unscaled) / pow10f[d.Scale] }

// Rescale gives the number in units of 10^-scale, rounded half away from zero;
// false if it does not fit.
func (d Decimal) Rescale(scale int) (int64, bool) {
	v := d.Unscaled
	for k := int(d.Scale); k < scale; k++ {
		if v > math.MaxInt64/10 || v < math.MinInt64/10 {
			return 0, false
		}
		v *= 10
	}
	if k := int(d.Scale) - scale; k > 0 {
		p := int64(pow10f[k])
		half := p / 2
		if v < 0 {
			half = -half
		}
		if v > math.MaxInt64-p || v < math.MinInt64+p {
			return 0, false
		}
		v = (v + half) / p
	}
	return v, true
}

const maxScale = 18

var pow10f = func() (p [maxScale + 1]float64) {
	p[0] = 1
	for i := 1; i <= maxScale; i++ {
		p[i] = p[i-1] * 10
	}
	return
}()

// numberParts is a cell taken apart.
type numberParts struct {
	body     string // digits and separators only
	exponent int    // of a number in scientific notation, 1.5E+06
	negative bool
	percent  bool
	currency string // "" or the mark as written: "US$", "€", "CLP"
}

// splitNumber takes signs, currency and percent off; ok is false if letters remain.
func splitNumber(v string) (p numberParts, ok bool) {
	if len(v) > 40 {
		return p, false
	}
	if c := v[0]; c >= '0' && c <= '9' && v[len(v)-1] >= '0' && v[len(v)-1] <= '9' {
		p.body, p.exponent = cutExponent(v)
		return p, numeric(p.body)
	}
	if v[0] == '(' && v[len(v)-1] == ')' {
		p.negative, v = true, v[1:len(v)-1]
	}
	for {
		v = strings.Trim(v, " \u00a0\u202f")
		if v == "" {
			return p, false
		}
		switch {
		case !p.negative && (v[0] == '-' || strings.HasPrefix(v, "−")):
			p.negative, v = true, strings.TrimPrefix(strings.TrimPrefix(v, "-"), "−")
			continue
		case !p.negative && v[len(v)-1] == '-':
			p.negative, v = true, v[:len(v)-1]
			continue
		case v[0] == '+':
			v = v[1:]
			continue
		case !p.percent && v[len(v)-1] == '%':
			p.percent, v = true, v[:len(v)-1]
			continue
		}
		mark, rest := currencyMark(v)
		if mark == "" || p.currency != "" {
			break
		}
		p.currency, v = mark, rest
	}
	p.body, p.exponent = cutExponent(v)
	return p, numeric(p.body)
}

// cutExponent takes "E+06" off the end, as spreadsheets write large numbers.
func cutExponent(v string) (body string, exponent int) {
	i := strings.LastIndexAny(v, "eE")
	if i < 1 || len(v)-i < 3 || len(v)-i > 4 || v[i+1] != '+' && v[i+1] != '-' || !allDigits(v[i+2:]) {
		return v, 0
	}
	for _, c := range v[i+2:] {
		exponent = exponent*10 + int(c-'0')
	}
	if v[i+1] == '-' {
		exponent = -exponent
	}
	return v[:i], exponent
}

// numeric is true for digits with separators among them.
func numeric(v string) bool {
	digits := 0
	for i := 0; i < len(v); {
		c := v[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
			i++
		case strings.IndexByte(".,' ", c) >= 0:
			i++
		default:
			r, n := utf8.DecodeRuneInString(v[i:])
			if r != '\u00a0' && r != '\u202f' && r != '’' {
				return false
			}
			i += n
		}
	}
	return digits > 0
}

// currencyMark takes a currency's symbol or code off either end.
func currencyMark(v string) (mark, rest string) {
	if c := v[0]; c < '0' || c > '9' {
		end := 0
		for i, r := range v {
			if r >= '0' && r <= '9' || r == ' ' || r == '-' || r == '\u00a0' || r == '(' || r == '.' && i > 0 && !hasLetterAfter(v, i) {
				break
			}
			end = i + utf8.RuneLen(r)
		}
		if end <= len(v) && isCurrency(v[:end]) {
			return v[:end], v[end:]
		}
		return "", v
	}
	start := len(v)
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(v[:start])
		if r >= '0' && r <= '9' || r == ' ' || r == '\u00a0' || r == '\u202f' {
			break
		}
		start -= n
	}
	if isCurrency(v[start:]) {
		return v[start:], v[:start]
	}
	return "", v
}

// hasLetterAfter tells the point of "S/." and "Bs." from that of ".50".
func hasLetterAfter(v string, i int) bool {
	return i+1 < len(v) && (v[i+1] < '0' || v[i+1] > '9')
}

// numberForms tells in which forms a cell is a number.
func numberForms(v string) NumberForm {
	if v == "" {
		return 0
	}
	p, ok := splitNumber(v)
	if !ok {
		return 0
	}
	return bodyForms(p.body)
}

func bodyForms(body string) NumberForm {
	var f NumberForm
	for _, form := range []NumberForm{PointDecimal, CommaDecimal} {
		if wellGrouped(body, form) {
			f |= form
		}
	}
	return f
}

// wellGrouped checks separators: at most one decimal mark, after all groups;
// groups of three digits (the first of one to three; in India of two before the last).
func wellGrouped(body string, form NumberForm) bool {
	point, groupMark := byte('.'), byte(',')
	if form == CommaDecimal {
		point, groupMark = ',', '.'
	}
	whole, fraction := body, ""
	if i := strings.IndexByte(body, point); i >= 0 {
		whole, fraction = body[:i], body[i+1:]
		if fraction == "" && whole == "" || len(fraction) > maxScale || !allDigits(fraction) {
			return false
		}
	}
	run, groups, first := 0, 0, true
	mark := rune(0)
	for _, r := range whole {
		switch {
		case r >= '0' && r <= '9':
			run++
		case r == rune(groupMark) || r == '\'' || r == '’' || r == ' ' || r == '\u00a0' || r == '\u202f':
			if mark != 0 && r != mark || run == 0 || run > 3 || !first && run < 2 {
				return false
			}
			mark, run, first = r, 0, false
			groups++
		default:
			return false
		}
	}
	return groups == 0 || run == 3 && whole[0] != '0'
}

// shift puts the decimal point where it belongs: scale digits from the right.
func (n *Number) shift(scale int) bool {
	for ; scale < 0; scale++ {
		if n.Unscaled > math.MaxInt64/10 {
			return false
		}
		n.Unscaled *= 10
	}
	for ; scale > maxScale; scale-- {
		n.Unscaled /= 10 // beyond what can be held
	}
	n.Scale = uint8(scale)
	return true
}

// LostDigits reports whether a text is a number that a spreadsheet has shortened, such as
// 8.8E+09: as an identifier it no longer tells one thing from another.
func LostDigits(v string) bool {
	body, exponent := cutExponent(v)
	return exponent > 0 && numeric(body)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Number is what a cell holds as a number.
type Number struct {
	Decimal
	Percent  bool
	Currency string // as written, "" if none
}

// ParseNumber reads a cell in one form. tooBig is true for a number of more than 18 digits.
func ParseNumber(v string, form NumberForm) (n Number, ok, tooBig bool) {
	if v == "" {
		return n, false, false
	}
	p, ok := splitNumber(v)
	if !ok || !wellGrouped(p.body, form) {
		return n, false, false
	}
	point := byte('.')
	if form == CommaDecimal {
		point = ','
	}
	n.Percent, n.Currency = p.percent, p.currency
	after, seen := 0, false
	for i := range len(p.body) {
		c := p.body[i]
		if c == point {
			seen = true
		}
		if c < '0' || c > '9' {
			continue
		}
		if n.Unscaled > (math.MaxInt64-9)/10 {
			if seen {
				break // digits beyond what can be held are of no use
			}
			return n, true, true
		}
		n.Unscaled = n.Unscaled*10 + int64(c-'0')
		if seen {
			after++
		}
	}
	if !n.shift(after - p.exponent) {
		return n, true, true
	}
	if p.negative {
		n.Unscaled = -n.Unscaled
	}
	return n, true, false
}
