package locale

import (
	"math"
	"strconv"
	"strings"
)

// Number writes v with exactly that many decimals (0…20), rounded half away from
// zero on the shortest decimal form of v. NaN and infinities are None.
func (l *Locale) Number(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return None
	}
	neg, whole, frac := split(v, decimals)
	return l.join(neg, whole, frac)
}

// Int writes a whole number.
func (l *Locale) Int(n int64) string {
	s := strconv.FormatInt(n, 10)
	return l.join(n < 0, strings.TrimPrefix(s, "-"), "")
}

// Short writes v with at most that many decimals, without zeros at the end.
func (l *Locale) Short(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return None
	}
	neg, whole, frac := split(v, decimals)
	return l.join(neg, whole, strings.TrimRight(frac, "0"))
}

// Signed is Number with a plus before positive values, for differences.
func (l *Locale) Signed(v float64, decimals int) string {
	return plus(v, l.Number(v, decimals))
}

func plus(v float64, s string) string {
	if v > 0 && strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// Percent writes a ratio: Percent(0.1234, 1) is "12,3 %" or "12.3%".
func (l *Locale) Percent(ratio float64, decimals int) string {
	if math.IsNaN(ratio) || math.IsInf(ratio, 0) {
		return None
	}
	return l.Number(hundredfold(ratio), decimals) + l.percent
}

// SignedPercent is Percent with a plus before positive values.
func (l *Locale) SignedPercent(ratio float64, decimals int) string {
	return plus(ratio, l.Percent(ratio, decimals))
}

// hundredfold moves the decimal point, without the error of a multiplication (0.285 × 100 is 28.499…).
func hundredfold(ratio float64) float64 {
	mantissa, exp, _ := strings.Cut(strconv.FormatFloat(ratio, 'e', -1, 64), "e")
	e, _ := strconv.Atoi(exp)
	v, err := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(e+2), 64)
	if err != nil {
		return ratio * 100 // beyond the range of a float64
	}
	return v
}

// Compact writes v in about three digits with a magnitude: "1,2 M", "1.2M", "12 mil".
func (l *Locale) Compact(v float64) string {
	num, suffix := l.compactParts(v)
	return num + suffix
}

// Magnitude is one of the words of the compact form, for those who must write it elsewhere.
type Magnitude struct {
	By   float64 `json:"by"`   // what one of it counts
	Word string  `json:"word"` // follows the number, with its space
}

// Magnitudes are the words of the compact form, smallest first.
func (l *Locale) Magnitudes() []Magnitude {
	out := make([]Magnitude, 0, len(l.compact))
	for i := len(l.compact) - 1; i >= 0; i-- {
		out = append(out, Magnitude{l.compact[i].factor, l.compact[i].suffix})
	}
	return out
}

// compactParts is the number and its magnitude word. A value that rounds up to
// the next magnitude moves on: 999,950 is 1 M, never 1000 mil.
func (l *Locale) compactParts(v float64) (num, suffix string) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return None, ""
	}
	size, at := math.Abs(v), step{1, ""}
	for i := len(l.compact) - 1; i >= 0; i-- {
		shown, err := strconv.ParseFloat(strconv.FormatFloat(size/at.factor, 'f', compactDecimals(size/at.factor), 64), 64)
		if err == nil && shown*at.factor < l.compact[i].factor {
			break
		}
		at = l.compact[i]
	}
	return l.Short(v/at.factor, compactDecimals(size/at.factor)), at.suffix
}

func compactDecimals(size float64) int {
	if size < 99.95 {
		return 1
	}
	return 0
}

// split rounds v and gives its digits before and after the point. Zero has no sign.
func split(v float64, decimals int) (neg bool, whole, frac string) {
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, frac, _ = strings.Cut(s, ".")
	if len(frac) > decimals {
		up := frac[decimals] >= '5'
		frac = frac[:decimals]
		if up {
			digits := increment(whole + frac)
			whole, frac = digits[:len(digits)-decimals], digits[len(digits)-decimals:]
		}
	}
	frac += strings.Repeat("0", decimals-len(frac))
	return v < 0 && strings.ContainsAny(whole+frac, "123456789"), whole, frac
}

// increment adds one to a string of digits.
func increment(digits string) string {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < '9' {
			b[i]++
			return string(b)
		}
		b[i] = '0'
	}
	return "1" + string(b)
}

// join writes sign, grouped digits and decimals.
func (l *Locale) join(neg bool, whole, frac string) string {
	var b strings.Builder
	if neg {
		b.WriteByte('-')
	}
	b.WriteString(l.grouped(whole))
	if frac != "" {
		b.WriteString(l.decimal)
		b.WriteString(frac)
	}
	return b.String()
}

func (l *Locale) grouped(digits string) string {
	if len(digits) < 3+l.minGroup {
		return digits
	}
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(l.group)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}
