package ingest

import (
	"strings"
	"unicode/utf8"

	"rumbo/engine/exchange/tabular"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// cell is the text of a slot in a row, "" if the slot has no column or the cell says nothing.
func (w *work) cell(slot string, i int) string {
	col, ok := w.at[slot]
	if !ok {
		return ""
	}
	v := w.src.Sheet.Columns[col].Cells[i]
	if tabular.IsNull(v) {
		return ""
	}
	return v
}

// texts gives a reader of a slot's cells; one that has no column reads "".
func (w *work) texts(slot string) func(int) string {
	col, ok := w.at[slot]
	if !ok {
		return func(int) string { return "" }
	}
	cells := w.src.Sheet.Columns[col].Cells
	return func(i int) string {
		if v := cells[i]; !tabular.IsNull(v) {
			return v
		}
		return ""
	}
}

// identifiers reads the rows' own identifiers; one that lost its digits is none.
func (w *work) identifiers() func(int) string {
	read := w.texts("external_id")
	return func(i int) string {
		v := read(i)
		if v != "" && tabular.LostDigits(v) {
			w.report(problemLostDigits, i, "external_id", v)
			return ""
		}
		return v
	}
}

// dates reads a slot's column; no dates if it has none or its form is not settled.
func (w *work) dates(slot string) func(int) period.Date {
	col, ok := w.at[slot]
	if !ok || !w.Columns[col].Dates.Single() {
		if ok && w.Columns[col].Dates == 0 && w.Columns[col].Filled > 0 {
			tabular.Dates(w.src.Sheet, col, tabular.DateYMD, w.problems) // says what cannot be read
		}
		return func(int) period.Date { return 0 }
	}
	all := tabular.Dates(w.src.Sheet, col, w.Columns[col].Dates, w.problems)
	return func(i int) period.Date { return all[i] }
}

// numbers reads a slot's column, as dates does.
func (w *work) numbers(slot string) func(int) (tabular.Number, bool) {
	col, ok := w.at[slot]
	form := tabular.NumberForm(0)
	if ok {
		if form = w.Columns[col].Numbers; form == 0 {
			form = tabular.PointDecimal // nothing here is a number: every cell is a problem
		}
	}
	if !form.Single() {
		return func(int) (tabular.Number, bool) { return tabular.Number{}, false }
	}
	all, known := tabular.Numbers(w.src.Sheet, col, form, w.problems)
	return func(i int) (tabular.Number, bool) { return all[i], known[i] }
}

// flags reads a slot's column; blank is false, as CRMs leave it.
func (w *work) flags(slot string) func(int) bool {
	col, ok := w.at[slot]
	if !ok {
		return func(int) bool { return false }
	}
	all, _ := tabular.Bools(w.src.Sheet, col, w.problems)
	return func(i int) bool { return all[i] }
}

// amounts reads a column of money with the currencies of its cells, of the file's
// currency column, or of the whole column, in this order.
func (w *work) amounts(slot string) func(int) money.Amount {
	col, ok := w.at[slot]
	if !ok {
		return func(int) money.Amount { return money.Amount{} }
	}
	c := w.Columns[col]
	read, codes := w.numbers(slot), w.currencies(c.Currency)
	return func(i int) money.Amount {
		n, ok := read(i)
		if !ok {
			return money.Amount{}
		}
		code := codes(i)
		if n.Currency != "" {
			if own, ok := money.ParseCode(tabular.CurrencyCode(n.Currency)); ok {
				code = own
			}
		}
		minor, ok := n.Rescale(code.Decimals())
		if !ok || c.scale > 1 && (minor > (1<<62)/c.scale || minor < -(1<<62)/c.scale) {
			w.report(problemMoneyRange, i, slot, w.src.Sheet.Columns[col].Cells[i])
			return money.Amount{}
		}
		return money.New(minor*c.scale, code)
	}
}

// currencies reads the column of currencies; what is no currency falls back and is reported.
func (w *work) currencies(fallback money.Code) func(int) money.Code {
	col, ok := w.at["currency"]
	if !ok {
		return func(int) money.Code { return fallback }
	}
	cells := w.src.Sheet.Columns[col].Cells
	last, lastCode := "", fallback
	return func(i int) money.Code {
		v := cells[i]
		if v == last {
			return lastCode
		}
		code, ok := money.ParseCode(v)
		if !ok {
			if code, ok = money.ParseCode(tabular.CurrencyCode(v)); !ok {
				code = currencyByName(v)
			}
		}
		if code == money.None {
			if !tabular.IsNullTyped(v) {
				w.problems.Add(tabular.Problem{Message: problemCurrency, Row: w.src.Sheet.RowNumber(i), Column: w.Columns[col].Header, Value: v, Detail: fallback.String()})
			}
			code = fallback
		}
		last, lastCode = v, code
		return code
	}
}

// currencyByName reads "US Dollar" or "Peso chileno", as some CRMs write.
func currencyByName(v string) money.Code {
	switch tabular.Fold(v) {
	case "usdollar", "dollar", "dolar", "dolarestadounidense", "dolaramericano", "dolares":
		return money.Must("USD")
	case "euro", "euros":
		return money.Must("EUR")
	case "pesochileno", "chileanpeso":
		return money.Must("CLP")
	case "pesomexicano", "mexicanpeso":
		return money.Must("MXN")
	case "pesocolombiano", "colombianpeso":
		return money.Must("COP")
	case "pesoargentino", "argentinepeso":
		return money.Must("ARS")
	case "sol", "nuevosol", "soles", "peruviansol":
		return money.Must("PEN")
	case "poundsterling", "britishpound", "libraesterlina":
		return money.Must("GBP")
	case "real", "realbrasileno", "brazilianreal":
		return money.Must("BRL")
	}
	return money.None
}

// shares reads a column of percentages as 0…1: cells with a percent sign and
// columns that go beyond 1 are hundredths.
func (w *work) shares(slot string) func(int) (float64, bool) {
	col, ok := w.at[slot]
	if !ok {
		return func(int) (float64, bool) { return 0, false }
	}
	read := w.numbers(slot)
	hundredths := w.src.Kinds[col].Max > 1 || w.src.Kinds[col].Percents > 0
	return func(i int) (float64, bool) {
		n, ok := read(i)
		if !ok {
			return 0, false
		}
		share := n.Float()
		if hundredths {
			share /= 100
		}
		if share < 0 || share > 1 {
			w.report(problemPercent, i, slot, w.src.Sheet.Columns[col].Cells[i])
			return 0, false
		}
		return share, true
	}
}

// report notes a problem of a cell.
func (w *work) report(m *tabular.Message, i int, slot, value string) {
	p := tabular.Problem{Message: m, Row: w.src.Sheet.RowNumber(i), Value: value}
	if col, ok := w.at[slot]; ok {
		p.Column = w.Columns[col].Header
	}
	w.problems.Add(p)
}

// Longest texts of records, in runes; see record.FieldInfo.Max.
const (
	longestLine = 300
	longestText = 20_000
)

// fitted cuts a text to what its field may hold.
func (w *work) fitted(f record.FieldInfo, i int, slot, v string) string {
	limit := f.Max
	if limit == 0 {
		limit = longestLine
		if f.Type == record.TypeLong {
			limit = longestText
		}
	}
	if len(v) <= limit {
		return v
	}
	n := utf8.RuneCountInString(v)
	if n <= limit {
		return v
	}
	w.report(problemTooLong, i, slot, v)
	cut := strings.TrimSuffix(tabular.Shorten(v, limit-1), "…")
	return cut + "…"
}
