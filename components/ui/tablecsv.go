package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// SaveFile gives a person a file; the application sets it before the first screen is drawn.
var SaveFile = func(name, media string, data []byte) {}

func (t *grid) giveCSV(ctx app.Context) { t.Src.csv(ctx, t.csv()) }

// csv writes all rows in the order of the screen; columns that hold no words, such as tools, stay out.
func (t *grid) csv() []byte {
	t.arrange()
	t.put(0, t.Src.n)
	columns := slices.DeleteFunc(slices.Clone(t.Src.columns), func(c column) bool { return c.header == "" })
	head := make([]string, len(columns))
	for i, c := range columns {
		if head[i] = c.header; c.unit != "" {
			head[i] += " (" + c.unit + ")"
		}
	}
	rows := make([][]string, len(t.order))
	for i, at := range t.order {
		rows[i] = make([]string, len(columns))
		for j, c := range columns {
			if c.text != nil {
				rows[i][j] = c.text(t.Src.item(at))
			}
		}
	}
	return CSV(head, rows)
}

// CSV writes a table as UTF-8 with a mark and with the separator that the locale's spreadsheets expect. A cell that a
// spreadsheet would take for a formula gets an apostrophe.
func CSV(head []string, rows [][]string) []byte {
	return append([]byte("\ufeff"), CSVRows(append([][]string{head}, rows...))...)
}

// CSVRows are further rows of a table that is written piece by piece.
func CSVRows(rows [][]string) []byte {
	sep := ","
	if words.Locale().DecimalMark() == "," {
		sep = ";"
	}
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			writeCell(&b, i, sep, cell)
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}

// CSVButton saves a table that is not a Table, under what it is called; while amounts are hidden there is none.
func CSVButton(title string, head []string, rows [][]string) app.UI {
	return app.If(!words.Locale().Hides(), func() app.UI {
		return &Button{Label: words.Of("components.table.csv"), Icon: icon.Download, Kind: Quiet, Small: true,
			OnClick: func(app.Context) { SaveFile(FileName(title)+".csv", "text/csv", CSV(head, rows)) }}
	})
}

// SaveAs saves a Table's file under what it is called.
func SaveAs(title string) func(app.Context, []byte) {
	return func(_ app.Context, file []byte) { SaveFile(FileName(title)+".csv", "text/csv", file) }
}

// FileName is a title that every system takes for a file's name.
func FileName(title string) string {
	return strings.Join(strings.FieldsFunc(Fold(title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
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
