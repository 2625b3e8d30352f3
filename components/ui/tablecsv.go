package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/words"
)

func (t *grid) giveCSV(ctx app.Context) { t.Src.csv(ctx, t.csv()) }

// csv writes all rows in the order of the screen, as UTF-8 with a mark and with the separator that the
// locale's spreadsheets expect. A cell that a spreadsheet would take for a formula gets an apostrophe.
func (t *grid) csv() []byte {
	t.arrange()
	t.put(0, t.Src.n)
	sep := ","
	if words.Locale().DecimalMark() == "," {
		sep = ";"
	}
	var b strings.Builder
	b.WriteString("\ufeff")
	for i, c := range t.Src.columns {
		head := c.header
		if c.unit != "" {
			head += " (" + c.unit + ")"
		}
		writeCell(&b, i, sep, head)
	}
	b.WriteString("\r\n")
	for _, at := range t.order {
		for i, c := range t.Src.columns {
			cell := ""
			if c.text != nil {
				cell = c.text(t.Src.item(at))
			}
			writeCell(&b, i, sep, cell)
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}

func writeCell(b *strings.Builder, i int, sep, cell string) {
	if i > 0 {
		b.WriteString(sep)
	}
	if cell != "" && (strings.ContainsRune("=@\t\r", rune(cell[0])) || strings.ContainsRune("+-", rune(cell[0])) && !looksNumeric(cell)) {
		cell = "'" + cell
	}
	if strings.ContainsAny(cell, "\";,\r\n") {
		cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
	}
	b.WriteString(cell)
}

// looksNumeric reports whether a cell that begins with a sign is a figure.
func looksNumeric(cell string) bool {
	return strings.Trim(cell, "+-0123456789.,%\u00a0 $€£") == ""
}
