// Package money holds amounts in minor units with their currency.
//
// It refuses to know exchange rates and locales: amounts of two currencies are
// never added, and how an amount looks is the locale's business.
package money

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Code is an ISO 4217 currency code. The zero Code means "no currency".
type Code [3]byte

// None is the absent currency.
var None Code

// ErrCurrency is returned when two amounts of different currencies meet.
var ErrCurrency = errors.New("money: different currencies")

// ErrRange is returned when an amount does not fit into 64 bits of minor units.
var ErrRange = errors.New("money: amount out of range")

// ParseCode reads a three-letter code in any case.
func ParseCode(s string) (Code, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if len(s) != 3 {
		return None, false
	}
	var c Code
	for i := range 3 {
		if s[i] < 'A' || s[i] > 'Z' {
			return None, false
		}
		c[i] = s[i]
	}
	return c, true
}

// Must is ParseCode for codes written in the program.
func Must(s string) Code {
	c, ok := ParseCode(s)
	if !ok {
		panic("money: bad currency code " + s)
	}
	return c
}

// String gives the code, or "" for None.
func (c Code) String() string {
	if c == None {
		return ""
	}
	return string(c[:])
}

// Known reports whether the code is among the currencies in use.
func (c Code) Known() bool { return strings.Contains(inUse, c.String()) && c != None }

// inUse lists the codes that a person may choose; others are still carried.
const inUse = "USD EUR GBP CLP CLF MXN ARS COP PEN UYU PYG BOB BRL CRC GTQ HNL NIO PAB DOP VES CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON TRY JPY CNY INR KRW SGD HKD AED ZAR"

// InUse lists the currencies offered for choice, most used here first.
func InUse() []string { return strings.Fields(inUse) }

// Decimals is the number of digits after the point of the currency (ISO 4217).
func (c Code) Decimals() int {
	switch c.String() {
	case "CLP", "JPY", "KRW", "PYG", "VND", "ISK", "UGX", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "KWD", "OMR", "TND", "JOD", "IQD", "LYD":
		return 3
	case "CLF":
		return 4
	}
	return 2
}

// Factor is the number of minor units in one unit: 100 for USD, 1 for CLP.
func (c Code) Factor() int64 {
	f := int64(1)
	for range c.Decimals() {
		f *= 10
	}
	return f
}

// Amount is a sum of money: Minor units of Currency. The zero Amount means
// "no amount known", which is not the same as an amount of zero.
type Amount struct {
	Minor    int64
	Currency Code
}

// New makes an amount from minor units.
func New(minor int64, c Code) Amount { return Amount{minor, c} }

// FromFloat rounds units (not minor units) half away from zero.
func FromFloat(units float64, c Code) (Amount, error) {
	v := math.Round(units * float64(c.Factor()))
	if math.IsNaN(v) || math.Abs(v) >= 1<<62 {
		return Amount{}, ErrRange
	}
	return Amount{int64(v), c}, nil
}

// Known reports whether there is an amount at all.
func (a Amount) Known() bool { return a.Currency != None }

// Units is the amount in whole units, for charts and statistics; never for sums of record.
func (a Amount) Units() float64 { return float64(a.Minor) / float64(a.Currency.Factor()) }

// Add sums two amounts of one currency.
func (a Amount) Add(b Amount) (Amount, error) {
	if a.Currency != b.Currency {
		return Amount{}, ErrCurrency
	}
	s := a.Minor + b.Minor
	if (s > a.Minor) != (b.Minor > 0) {
		return Amount{}, ErrRange
	}
	return Amount{s, a.Currency}, nil
}

// Neg is the amount with the opposite sign.
func (a Amount) Neg() Amount { return Amount{-a.Minor, a.Currency} }

// Part is the amount × share (0…1, e.g. a probability), rounded half away from
// zero to the minor unit. It is exact for shares given in whole ten-thousandths,
// which all percentages with two decimals are.
func (a Amount) Part(share float64) Amount {
	bp := math.Round(share * 10000)
	if math.Abs(bp-share*10000) > 1e-6 || bp < 0 || bp > 10000 {
		return Amount{int64(math.Round(float64(a.Minor) * share)), a.Currency}
	}
	return Amount{MulDiv(a.Minor, int64(bp), 10000), a.Currency}
}

// MulDiv is v × num ÷ den with a 128-bit product, rounded half away from zero.
// num must not be negative and den must be positive; the result must fit into 64 bits.
func MulDiv(v, num, den int64) int64 {
	neg := v < 0
	u := uint64(v)
	if neg {
		u = -u
	}
	hi, lo := bits.Mul64(u, uint64(num))
	lo, carry := bits.Add64(lo, uint64(den)/2, 0)
	hi += carry
	q, _ := bits.Div64(hi%uint64(den), lo, uint64(den))
	if neg {
		return -int64(q)
	}
	return int64(q)
}

// Split divides the amount in proportion to weights; the parts sum to the
// whole exactly (largest remainder; ties go to the first). Weights must be ≥ 0
// and not all zero, otherwise the split is even.
func (a Amount) Split(weights []float64) []Amount {
	out := make([]Amount, len(weights))
	total := 0.0
	for _, w := range weights {
		total += w
	}
	rest := make([]float64, len(weights))
	left := a.Minor
	for i, w := range weights {
		if total <= 0 {
			w, out[i].Currency = 1/float64(len(weights)), a.Currency
		} else {
			w /= total
		}
		exact := float64(a.Minor) * w
		floor := math.Floor(exact)
		out[i] = Amount{int64(floor), a.Currency}
		rest[i] = exact - floor
		left -= int64(floor)
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		out[best].Minor++
		rest[best] = -1
	}
	return out
}

// String is the form used in files: "-1234.50 USD"; "" when there is no amount.
func (a Amount) String() string {
	if !a.Known() {
		return ""
	}
	return a.Decimal() + " " + a.Currency.String()
}

// Decimal is the plain number with a point, without currency: "-1234.50".
func (a Amount) Decimal() string {
	d := a.Currency.Decimals()
	s := strconv.FormatInt(a.Minor, 10)
	if d == 0 {
		return s
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	for len(s) <= d {
		s = "0" + s
	}
	return sign + s[:len(s)-d] + "." + s[len(s)-d:]
}

// Parse reads what String writes.
func Parse(s string) (Amount, error) {
	if s == "" {
		return Amount{}, nil
	}
	num, code, ok := strings.Cut(s, " ")
	c, known := ParseCode(code)
	if !ok || !known {
		return Amount{}, fmt.Errorf("money: %q is not an amount with its currency", s)
	}
	whole, frac, _ := strings.Cut(num, ".")
	if len(frac) > c.Decimals() || strings.ContainsAny(frac, "+-") {
		return Amount{}, fmt.Errorf("money: %q has more decimals than %s", s, c)
	}
	v, err := strconv.ParseInt(whole+frac+strings.Repeat("0", c.Decimals()-len(frac)), 10, 64)
	if err != nil {
		return Amount{}, fmt.Errorf("money: %q is not a number", s)
	}
	return Amount{v, c}, nil
}
