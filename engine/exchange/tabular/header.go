package tabular

import (
	"slices"
	"strconv"
	"strings"
)

const headerSearch = 40 // records in which the headers must appear

// header finds the headers on a copy of the scanner. It gives their cells and the
// number of records to skip before the data; nil cells mean an empty file, no
// cells a file without headers.
func (l *layout) header(sc scanner) (cells []string, skip int) {
	var first []string
	firstRow, skipped := 0, ""
	for sc.record < headerSearch || l.o.HeaderRow > 0 {
		if !sc.next() {
			break
		}
		if l.o.HeaderRow > 0 && sc.record == l.o.HeaderRow {
			return slices.Clone(sc.row), sc.record
		}
		if blank(sc.row) {
			continue
		}
		if first == nil {
			first, firstRow = slices.Clone(sc.row), sc.record
		}
		if l.o.HeaderRow != 0 {
			continue
		}
		if l.couldBeHeader(sc.row) {
			if sc.record > firstRow {
				l.problems.Add(Problem{Message: problemTitle, Row: firstRow, N: sc.record - firstRow, Value: skipped})
			}
			return l.unlessData(slices.Clone(sc.row), sc.record)
		}
		if skipped == "" {
			skipped = strings.Join(sc.row, " ")
		}
	}
	if first == nil {
		return nil, 0
	}
	if l.o.HeaderRow == NoHeader {
		return []string{}, 0
	}
	return l.unlessData(first, firstRow)
}

// couldBeHeader is true for the first row that is about as wide as the table.
func (l *layout) couldBeHeader(row []string) bool {
	return filled(row) >= max(1, min(2, l.width), (l.width*6+9)/10) || len(row) > l.o.Columns
}

// unlessData gives no headers when the row holds numbers, dates or addresses.
func (l *layout) unlessData(row []string, at int) ([]string, int) {
	data := 0
	for _, v := range row {
		if looksLikeData(v) {
			data++
		}
	}
	if n := filled(row); data*3 < n || data == 0 {
		return row, at
	}
	l.problems.Add(Problem{Message: problemNoHeader, Row: at})
	return []string{}, at - 1
}

// looksLikeData is true for what no one names a column: a date, an e-mail, a
// number other than a year.
func looksLikeData(v string) bool {
	if v == "" || len(v) > 60 {
		return false
	}
	if at := strings.IndexByte(v, '@'); at > 0 && strings.IndexByte(v[at:], '.') > 0 && !strings.Contains(v, " ") {
		return true
	}
	if n, err := strconv.Atoi(v); err == nil && n >= 1900 && n <= 2100 {
		return false
	}
	if v[0] < '0' || v[0] > '9' {
		return false
	}
	return numberForms(v) != 0 || dateForms(v)&^looseDates != 0
}

// dropEmptyColumns takes out columns with neither header nor a single value.
func (l *layout) dropEmptyColumns() {
	l.sheet.Columns = slices.DeleteFunc(l.sheet.Columns, func(c Column) bool {
		return c.Header == "" && blank(c.Cells)
	})
}

// nameColumns gives every column a unique name and says where it had to be made up.
func (l *layout) nameColumns() {
	taken := map[string]bool{}
	for i := range l.sheet.Columns {
		c := &l.sheet.Columns[i]
		base := c.Header
		if base == "" {
			base = "#" + strconv.Itoa(i+1)
		}
		c.Name = base
		for n := 2; taken[strings.ToLower(c.Name)]; n++ {
			c.Name = base + " (" + strconv.Itoa(n) + ")"
		}
		taken[strings.ToLower(c.Name)] = true
		switch {
		case l.format.HeaderRow == 0:
		case c.Header == "":
			l.problems.Add(Problem{Message: problemHeaderEmpty, Row: l.format.HeaderRow, Column: c.Name})
		case c.Name != c.Header:
			l.problems.Add(Problem{Message: problemHeaderTwice, Row: l.format.HeaderRow, Column: c.Name, Value: c.Header})
		}
	}
}

const tailSearch = 15 // last rows among which totals and footnotes are looked for

// dropTail takes totals and footnotes off the end of reports.
func (l *layout) dropTail() {
	if len(l.sheet.Columns) < 3 {
		return
	}
	for range tailSearch {
		last := l.sheet.Rows() - 1
		if last < 1 {
			return
		}
		row := make([]string, len(l.sheet.Columns))
		for i, c := range l.sheet.Columns {
			row[i] = c.Cells[last]
		}
		gap := l.sheet.RowNumber(last) > l.sheet.RowNumber(last-1)+1
		message := problemTotal
		switch {
		case isTotal(row):
		case isFootnote(row, gap):
			message = problemFooter
		default:
			return
		}
		l.problems.Add(Problem{Message: message, Row: l.sheet.RowNumber(last), Value: strings.Join(slices.DeleteFunc(row, func(v string) bool { return v == "" }), " ")})
		l.problems.withdraw(problemShort, l.sheet.RowNumber(last))
		l.sheet.rowNo = l.sheet.rowNo[:last]
		for i := range l.sheet.Columns {
			l.sheet.Columns[i].Cells = l.sheet.Columns[i].Cells[:last]
		}
	}
}

var totalWords = []string{"total", "totals", "grandtotal", "grandtotals", "totales", "totalgeneral", "grantotal", "sumtotal", "suma", "sumatotal"}

// isTotal is true for a row that is labelled as a total and holds nothing but
// numbers otherwise: a company called Total has other cells.
func isTotal(row []string) bool {
	label := ""
	for _, v := range row {
		switch {
		case v == "":
		case label == "":
			label = v
		case numberForms(v) == 0:
			return false
		}
	}
	label, _, _ = strings.Cut(label, "(")
	return slices.Contains(totalWords, Fold(strings.TrimRight(label, " :0123456789.,")))
}

var footWords = []string{"copyright", "©", "confidential", "confidencial", "generated", "generado", "exported", "exportado", "all rights reserved", "filtered by", "filtrado por"}

func isFootnote(row []string, afterGap bool) bool {
	if filled(row) != 1 {
		return false
	}
	text := strings.ToLower(strings.Join(row, ""))
	if afterGap && len(text) > 20 {
		return true
	}
	return slices.ContainsFunc(footWords, func(w string) bool { return strings.Contains(text, w) })
}
