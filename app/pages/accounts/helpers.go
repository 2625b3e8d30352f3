package accounts

import (
	"math"
	"strings"

	"rumbo/app/numbers"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
)

// gapText is the short-term gap; an account without target has none.
func gapText(s account.Summary, c money.Code) string {
	if !s.HasTarget {
		return locale.None
	}
	return numbers.Plain(money.New(s.Short.Gap, c))
}

// openText is the open pipeline; of deals that all lack an amount it is not known.
func openText(s account.Summary) string {
	if s.Open.Minor == 0 && s.LeftOut > 0 {
		return locale.None
	}
	return numbers.Plain(s.Open)
}

func gapOf(s account.Summary) int64 {
	if !s.HasTarget {
		return math.MinInt64
	}
	return s.Short.Gap
}

// matcher tells whether a text holds every word of a query, accents and case aside.
func matcher(query string) func(string) bool {
	words := strings.Fields(ui.Fold(query))
	return func(s string) bool { return ui.Holds(ui.Fold(s), words) }
}
