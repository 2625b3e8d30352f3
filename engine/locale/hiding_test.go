package locale

import (
	"strings"
	"testing"

	"rumbo/engine/money"
)

// Whatever writes an amount says nothing of it while amounts are hidden, and no other figure changes.
func TestHidingAmounts(t *testing.T) {
	for _, tag := range Tags() {
		l, h := For(tag), For(tag).Hiding()
		if h == l || h.Open() != l || h.Hiding() != h || l.Open() != l || For(h.Tag) != l {
			t.Fatal(tag, "and the one that hides do not lead to each other")
		}
		for _, code := range []string{"USD", "CLP", "COP", "EUR"} {
			for _, minor := range []int64{-123456700, 0, 98765} {
				a := money.New(minor, money.Must(code))
				for i, s := range []string{h.Money(a), h.MoneyWhole(a), h.MoneyCompact(a), h.SignedMoneyCompact(a), h.MoneyPlain(a), h.MoneyShort(a), h.MoneyRound(a)} {
					if strings.ContainsAny(s, "0123456789-+") || !strings.Contains(s, Hidden) {
						t.Errorf("%s %s, %d: %q", tag, code, i, s)
					}
				}
				if h.MoneyTyped(a) != l.MoneyPlain(a) {
					t.Error("an amount to be edited is not there:", h.MoneyTyped(a))
				}
			}
		}
		if h.Money(money.Amount{}) != None || h.MoneyPlain(money.Amount{}) != "" || h.Number(1234.5, 1) != l.Number(1234.5, 1) {
			t.Error(tag, "hides more than amounts")
		}
	}
}
