package kpis

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
)

// limit is the number of a condition; an amount is kept with its currency.
func (e *editor) limit(s side, b *kpi.Basis, n int, c kpi.Condition, key string) app.UI {
	typed, currency, _ := strings.Cut(c.Values[0], " ")
	value, err := strconv.ParseFloat(typed, 64)
	unit := currency
	for _, t := range b.Numbers() {
		if t.Field == c.Field && t.Unit.IsMoney() {
			unit = e.p.Env.Snap().Currency().String()
		}
	}
	return &ui.NumberField{Key: "limit " + key, Label: i18n.T("kpis.editor.limit"), Value: value, Known: err == nil, Decimals: 2, Unit: unit, OnCommit: func(_ app.Context, v float64, known bool) {
		if !known {
			return
		}
		c.Values = []string{strings.TrimSpace(strconv.FormatFloat(v, 'f', -1, 64) + " " + unit)}
		e.change(s, n, &c)
	}}
}
