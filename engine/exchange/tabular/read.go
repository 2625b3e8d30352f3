package tabular

import (
	"strconv"
	"strings"
)

// Progress is told how far the work is, in any unit; it answers false to cancel.
// A nil Progress never cancels.
type Progress func(done, total int) (goOn bool)

// Report calls p if there is one.
func (p Progress) Report(done, total int) bool { return p == nil || p(done, total) }

// NoHeader is the HeaderRow of a file that has none.
const NoHeader = -1

// Options set by a person where the detection was wrong. The zero value detects everything.
type Options struct {
	Limits
	Encoding  Encoding // "" detects
	Delimiter byte     // an ASCII character; 0 and others detect
	HeaderRow int      // row of the headers, NoHeader, or 0 to detect
	Progress  Progress
}

// Read turns the bytes of a delimited file into a Sheet. When the file cannot be
// read at all, the Sheet is nil and one of the problems is a Refusal; otherwise
// the problems say what was put right or needs a look.
func Read(name string, data []byte, o Options) (*Sheet, []Problem) {
	o.Limits = o.Limits.withDefaults()
	problems := &Collector{File: name}
	if p, ok := CheckSize(name, int64(len(data)), o.Limits); !ok {
		problems.Add(p)
		return nil, problems.List()
	}
	if what, is := notATable(data); is {
		problems.Add(Problem{Message: problemNotTable, Note: what})
		return nil, problems.List()
	}
	format := Format{}
	var bom int
	format.Encoding, bom = detectEncoding(data)
	if o.Encoding != "" && o.Encoding != format.Encoding {
		format.Encoding, bom = o.Encoding, 0
	}
	format.Mark = bom > 0
	s, bad, firstBad := decode(data[bom:], format.Encoding)
	if what, is := notTabularText(s); is {
		problems.Add(Problem{Message: problemNotTable, Note: what})
		return nil, problems.List()
	}
	if bad > 0 {
		problems.Add(Problem{Message: problemDamaged, N: bad, Row: 1 + countLines(s[:firstBad])})
	}
	if example, found := mojibake(s); found {
		problems.Add(Problem{Message: problemMojibake, Value: example})
	}
	sheet := readText(name, s, format, o, problems)
	return sheet, problems.List()
}

func readText(name, s string, format Format, o Options, problems *Collector) *Sheet {
	if strings.Trim(s, " \t\r\n,;|") == "" {
		problems.Add(Problem{Message: problemEmpty})
		return nil
	}
	sepDelim, sepLen, sep := separatorLine(s)
	s = s[sepLen:]
	form := detectShape(s, o.Field)
	if sep {
		form = measure(s[:min(len(s), 256<<10)], sepDelim, form.quote, o.Field)
	}
	if o.Delimiter != 0 && o.Delimiter < 0x80 {
		form = measure(s[:min(len(s), 256<<10)], o.Delimiter, form.quote, o.Field)
	}
	format.Delimiter, format.Quote, format.SepLine, format.LineEnd = form.delim, form.quote, sep, firstLineEnd(s)
	sc := &scanner{s: s, delim: form.delim, quote: form.quote, maxCell: o.Field}
	l := layout{name: name, width: form.width, o: o, problems: problems, format: format}
	sheet := l.build(sc)
	for _, record := range sc.stray {
		problems.Add(Problem{Message: problemQuote, Row: record})
	}
	return sheet
}

// layout finds headers, titles and totals in a stream of records and stores the rest by columns.
type layout struct {
	name     string
	width    int // fields in most records
	o        Options
	problems *Collector
	format   Format

	sheet *Sheet
	long  map[[2]int]int // length of cells that were cut, by row and column
}

func (l *layout) build(sc *scanner) *Sheet {
	header, skip := l.header(*sc)
	if header == nil {
		l.problems.Add(Problem{Message: problemEmpty})
		return nil
	}
	if n := max(len(header), l.width); n > l.o.Columns {
		l.problems.Add(Problem{Message: problemColumns, N: n, Detail: strconv.Itoa(l.o.Columns)})
		return nil
	}
	if len(header) > 0 {
		l.format.HeaderRow = skip
	}
	for sc.record < skip && sc.next() {
		// the titles and the header itself are known already
	}
	sc.longField = func(record, field, size int) {
		if l.long == nil {
			l.long = map[[2]int]int{}
		}
		l.long[[2]int{record, field}] = size
	}
	l.prepare(header, sc.s[sc.pos:])
	if !l.fill(sc) {
		l.problems.Add(Problem{Message: problemCancelled})
		return nil
	}
	l.dropEmptyColumns()
	l.nameColumns()
	l.dropTail()
	l.reportLong()
	if l.format.BlankRows > 0 {
		l.problems.Add(Problem{Message: problemBlank, N: l.format.BlankRows})
	}
	l.sheet.Format = l.format
	if l.sheet.Rows() == 0 {
		l.problems.Add(Problem{Message: problemNoRows})
		return nil
	}
	return l.sheet
}

// prepare makes room for as many rows as there can be.
func (l *layout) prepare(header []string, rest string) {
	width := max(len(header), l.width)
	rows := 1 + countLines(rest)
	if rows*width > len(rest)+width {
		rows = len(rest)/width + 1
	}
	l.sheet = &Sheet{Name: l.name, Columns: make([]Column, width), rowNo: make([]int32, 0, rows)}
	for i := range l.sheet.Columns {
		if i < len(header) {
			l.sheet.Columns[i].Header = header[i]
		}
		l.sheet.Columns[i].Cells = make([]string, 0, rows)
	}
}

// fill stores the data rows; false if it was cancelled.
func (l *layout) fill(sc *scanner) bool {
	cols := l.sheet.Columns
	width := len(cols)
	expected := l.width // that of most rows, so that a whole file is never ragged
	for sc.next() {
		if sc.record&4095 == 0 && !l.o.Progress.Report(sc.pos, len(sc.s)) {
			return false
		}
		row := sc.row
		if blank(row) {
			l.format.BlankRows++
			continue
		}
		if len(row) != expected {
			row = l.ragged(row, sc.record, expected, width)
		}
		for i, v := range row {
			cols[i].Cells = append(cols[i].Cells, v)
		}
		for i := len(row); i < width; i++ {
			cols[i].Cells = append(cols[i].Cells, "")
		}
		l.sheet.rowNo = append(l.sheet.rowNo, int32(sc.record))
	}
	return l.o.Progress.Report(len(sc.s), len(sc.s))
}

func (l *layout) ragged(row []string, record, expected, width int) []string {
	if len(row) < expected {
		if len(row) < l.namedWidth() && (expected > 2 || len(row) > 1) {
			l.problems.Add(Problem{Message: problemShort, Row: record, N: len(row), Detail: strconv.Itoa(expected)})
		}
		return row
	}
	if len(row) <= width {
		return row
	}
	if extra := row[width:]; !blank(extra) {
		l.problems.Add(Problem{Message: problemLong, Row: record, N: len(row), Detail: strconv.Itoa(expected),
			Value: strings.Join(extra, string(rune(l.format.Delimiter)))})
	}
	return row[:width]
}

// namedWidth is the number of columns up to the last that has a header.
func (l *layout) namedWidth() int {
	n := len(l.sheet.Columns)
	for n > 0 && l.sheet.Columns[n-1].Header == "" {
		n--
	}
	if n == 0 {
		return len(l.sheet.Columns)
	}
	return n
}

func (l *layout) reportLong() {
	for at, size := range l.long {
		name := ""
		if at[1] < len(l.sheet.Columns) {
			name = l.sheet.Columns[at[1]].Name
		}
		l.problems.Add(Problem{Message: problemField, Row: at[0], Column: name, N: size, Detail: strconv.Itoa(l.o.Field)})
	}
}

func firstLineEnd(s string) string {
	i := strings.IndexAny(s, "\r\n")
	switch {
	case i < 0:
		return ""
	case s[i] == '\n':
		return "\n"
	case i+1 < len(s) && s[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// countLines is the number of line ends, whatever their kind.
func countLines(s string) int {
	n := strings.Count(s, "\n")
	if cr := strings.Count(s, "\r"); cr > n {
		return cr
	}
	return n
}

// Cancelled is the refusal of a file whose reading was cancelled.
func Cancelled(name string) Problem { return Problem{Message: problemCancelled, File: name} }
