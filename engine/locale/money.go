package locale

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rumbo/engine/money"
)

// Money writes an amount exactly, with the decimals of its currency:
// "$1.234.568", "1.234,50 €". Colombian pesos show their decimals only when there are
// some, as CLDR has it. No amount is None.
func (l *Locale) Money(a money.Amount) string {
	if !a.Known() {
		return None
	}
	if l.Hides() {
		return l.withSymbol(false, Hidden, a.Currency)
	}
	d := a.Currency.Decimals()
	neg, whole, frac := minorDigits(a.Minor, d)
	if a.Currency.String() == "COP" && strings.Trim(frac, "0") == "" {
		frac = ""
	}
	return l.withSymbol(neg, l.join(false, whole, frac), a.Currency)
}

// MoneyWhole writes an amount without decimals, rounded half away from zero.
func (l *Locale) MoneyWhole(a money.Amount) string {
	if !a.Known() {
		return None
	}
	if l.Hides() {
		return l.Money(a)
	}
	rounded := money.MulDiv(a.Minor, 1, a.Currency.Factor())
	neg, whole, _ := minorDigits(rounded, 0)
	return l.withSymbol(neg, l.join(false, whole, ""), a.Currency)
}

// MoneyCompact writes an amount in about three digits: "$1,2 M", "1,2 M €", "$1.2M".
func (l *Locale) MoneyCompact(a money.Amount) string {
	if !a.Known() {
		return None
	}
	if l.Hides() {
		return l.Money(a)
	}
	num, suffix := l.compactParts(a.Units())
	neg := strings.HasPrefix(num, "-")
	return l.withSymbol(neg, strings.TrimPrefix(num, "-")+suffix, a.Currency)
}

// MoneyPlain writes the number of an amount without its currency, for columns
// that name the currency in their header and for fields being edited.
func (l *Locale) MoneyPlain(a money.Amount) string {
	if !a.Known() {
		return ""
	}
	if l.Hides() {
		return Hidden
	}
	neg, whole, frac := minorDigits(a.Minor, a.Currency.Decimals())
	return l.join(neg, whole, frac)
}

// MoneyShort is MoneyPlain without decimals that are all zero.
func (l *Locale) MoneyShort(a money.Amount) string {
	if f := a.Currency.Factor(); a.Known() && a.Minor%f == 0 && !l.Hides() {
		return l.Int(a.Minor / f)
	}
	return l.MoneyPlain(a)
}

// MoneyRound is MoneyPlain rounded to whole units.
func (l *Locale) MoneyRound(a money.Amount) string {
	if !a.Known() || l.Hides() {
		return l.MoneyPlain(a)
	}
	return l.Number(a.Units(), 0)
}

// SignedMoneyCompact is MoneyCompact with a plus before positive amounts.
func (l *Locale) SignedMoneyCompact(a money.Amount) string {
	return plus(float64(a.Minor), l.MoneyCompact(a))
}

// minorDigits cuts minor units into the digits before and after the point.
func minorDigits(minor int64, decimals int) (neg bool, whole, frac string) {
	s := strconv.FormatInt(minor, 10)
	if s[0] == '-' {
		neg, s = true, s[1:]
	}
	if short := decimals + 1 - len(s); short > 0 {
		s = strings.Repeat("0", short) + s
	}
	return neg, s[:len(s)-decimals], s[len(s)-decimals:]
}

// withSymbol puts the currency and the sign around a number. A symbol that ends in
// a letter keeps a space from the digits (CLDR currencySpacing).
func (l *Locale) withSymbol(neg bool, number string, c money.Code) string {
	sign := ""
	if neg {
		sign = "-"
	}
	sym := l.Symbol(c)
	if l.currency.after {
		return sign + number + NBSP + sym
	}
	space := ""
	last, _ := utf8.DecodeLastRuneInString(sym)
	if l.currency.space || unicode.IsLetter(last) {
		space = NBSP
	}
	if l.currency.minusInside && neg {
		return sym + sign + number
	}
	return sign + sym + space + number
}
