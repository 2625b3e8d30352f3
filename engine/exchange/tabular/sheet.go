package tabular

// Format is what Read found out about a file's form.
type Format struct {
	Encoding  Encoding
	Mark      bool // begins with a byte-order mark
	Delimiter byte
	Quote     byte
	LineEnd   string // "\r\n", "\n" or "\r", the first in the file; "" if there is none
	SepLine   bool   // begins with "sep=;"
	HeaderRow int    // row of the headers, 0 if there are none
	BlankRows int
}

// Column is one column: its header and its cells as they stand in the file,
// without surrounding spaces.
type Column struct {
	Header string // as in the file, may be empty or repeated
	Name   string // unique in the sheet and never empty
	Cells  []string
}

// Sheet is a table of texts, held by columns. All cells are parts of one string.
type Sheet struct {
	Name    string
	Format  Format
	Columns []Column
	rowNo   []int32
}

// Rows is the number of data rows.
func (s *Sheet) Rows() int { return len(s.rowNo) }

// RowNumber is the place in the file of data row i (from 0), as a spreadsheet numbers it.
func (s *Sheet) RowNumber(i int) int { return int(s.rowNo[i]) }

// Find gives the position of the column with a name, -1 if there is none.
func (s *Sheet) Find(name string) int {
	for i, c := range s.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Headers lists the unique names of the columns.
func (s *Sheet) Headers() []string {
	names := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		names[i] = c.Name
	}
	return names
}
