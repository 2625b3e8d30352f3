// Package locale writes and reads numbers, amounts, dates and durations the way
// people of a region do.
//
// It follows the Unicode CLDR tables (version 48) and says where it does not. It
// refuses to know what the numbers mean, the clock, and every word that
// is not part of a number or a date. No-break spaces (U+00A0) stand where CLDR puts them, so
// that a number never breaks at the end of a line.
package locale

import (
	"sort"
	"strings"

	"rumbo/engine/money"
)

// NBSP is the no-break space between a number and its unit.
const NBSP = "\u00a0"

// None stands where there is no value: unknown is never written as zero.
const None = "–"

// Locale is one region's way of writing. Get it with For; it is read-only.
type Locale struct {
	Tag  string // BCP 47, "es-CL"
	Lang string // "es" or "en": which words go with it
	Name string // in its own language, for a list to choose from

	decimal, group string
	minGroup       int    // digits before the first separator that make grouping worth it (CLDR minimumGroupingDigits)
	percent        string // what follows the number, with its space
	currency       moneyForm
	symbols        map[string]string // currency code → symbol; others are written as their code

	compact []step // largest first

	numericDate, mediumDate, longDate string // d dd M MM MMM MMMM yyyy; letters in '…' are literal
	dayMonth, monthYear, monthYearLong,
	weekdayDate string
	monthFirst bool // 3/5/2026 is the fifth of March
	clock12    bool
	names      *names
	other      *Locale // that hides amounts, or of one that does the one that shows them
}

// moneyForm says where the symbol stands.
type moneyForm struct {
	after       bool // 1.234 €
	space       bool // a space between symbol and number even when the symbol is not a word
	minusInside bool // $-1.234 rather than -$1.234
}

// step is a magnitude of the compact form.
type step struct {
	factor float64
	suffix string
}

// Tags lists the locales on offer: Spanish ones first, then English ones.
func Tags() []string {
	tags := make([]string, 0, len(table))
	for tag := range table {
		tags = append(tags, tag)
	}
	sort.Slice(tags, func(i, j int) bool {
		a, b := table[tags[i]], table[tags[j]]
		if a.Lang != b.Lang {
			return a.Lang == "es"
		}
		return a.Name < b.Name
	})
	return tags
}

// For gives the locale of a BCP 47 tag. An unknown region falls back to its
// language: Spanish to es-CL in America and es-ES for "es-ES" and plain "es-EA",
// "es-IC"; English to en-US, in the Commonwealth to en-GB; anything else to en-US.
func For(tag string) *Locale {
	tag = strings.TrimSuffix(tag, private)
	if l := table[tag]; l != nil {
		return l
	}
	lang, region, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	region = strings.ToUpper(region)
	if l := table[strings.ToLower(lang)+"-"+region]; l != nil {
		return l
	}
	if strings.EqualFold(lang, "es") {
		return table[nearSpanish(region)]
	}
	switch region {
	case "IE", "AU", "NZ", "IN", "ZA", "SG", "HK", "MT":
		return table["en-GB"]
	}
	return table["en-US"]
}

// nearSpanish is the Spanish locale with the same separators as the region.
func nearSpanish(region string) string {
	switch region {
	case "EA", "IC", "GQ", "PH":
		return "es-ES"
	case "PA", "GT", "HN", "NI", "SV", "DO", "PR", "US", "CU":
		return "es-MX" // point for decimals
	}
	return "es-CL"
}

// Symbol is how the locale writes a currency: "US$", "€", or the code itself.
func (l *Locale) Symbol(c money.Code) string {
	if s := l.symbols[c.String()]; s != "" {
		return s
	}
	return c.String()
}

// DecimalMark is "," or ".".
func (l *Locale) DecimalMark() string { return l.decimal }

// GroupMark is "." or ",".
func (l *Locale) GroupMark() string { return l.group }
