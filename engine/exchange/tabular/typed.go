package tabular

import "rumbo/engine/period"

// Dates reads a column in one form. Empty cells and null words give no date; a
// cell that cannot be read gives no date and a problem.
func Dates(s *Sheet, col int, form DateForm, problems *Collector) []period.Date {
	c := s.Columns[col]
	out := make([]period.Date, len(c.Cells))
	lastCell, lastDate := "", period.Date(0)
	for i, v := range c.Cells {
		if v == "" {
			continue
		}
		if v == lastCell {
			out[i] = lastDate
			continue
		}
		d, fits, exists := ParseDate(v, form)
		if exists {
			out[i], lastCell, lastDate = d, v, d
			continue
		}
		if IsNullTyped(v) {
			continue
		}
		p := Problem{Message: problemDate, Row: s.RowNumber(i), Column: c.Name, Value: v, Detail: form.String()}
		if fits {
			p.Message = problemNoSuchDate
		}
		problems.Add(p)
	}
	return out
}

// Numbers reads a column in one form; known tells which cells held a number.
func Numbers(s *Sheet, col int, form NumberForm, problems *Collector) (out []Number, known []bool) {
	c := s.Columns[col]
	out, known = make([]Number, len(c.Cells)), make([]bool, len(c.Cells))
	for i, v := range c.Cells {
		if v == "" {
			continue
		}
		n, ok, tooBig := ParseNumber(v, form)
		switch {
		case ok && !tooBig:
			out[i], known[i] = n, true
		case tooBig:
			problems.Add(Problem{Message: problemNumberRange, Row: s.RowNumber(i), Column: c.Name, Value: v})
		case !IsNullTyped(v):
			problems.Add(Problem{Message: problemNumber, Row: s.RowNumber(i), Column: c.Name, Value: v})
		}
	}
	return out, known
}

// Bools reads a column of flags; known tells which cells held one. Blank is not known.
func Bools(s *Sheet, col int, problems *Collector) (out, known []bool) {
	c := s.Columns[col]
	out, known = make([]bool, len(c.Cells)), make([]bool, len(c.Cells))
	for i, v := range c.Cells {
		if v == "" {
			continue
		}
		value, ok := ParseBool(v)
		if ok {
			out[i], known[i] = value, true
		} else if !IsNullTyped(v) {
			problems.Add(Problem{Message: problemBool, Row: s.RowNumber(i), Column: c.Name, Value: v})
		}
	}
	return out, known
}

// InOrder counts the rows in which both columns hold a date when read in the
// form, and those among them where the later column lies before the earlier one. Two
// dates that cannot both be right betray a wrong reading.
func InOrder(earlier, later Column, form DateForm) (rows, violations int) {
	for i, a := range earlier.Cells {
		b := later.Cells[i]
		if a == "" || b == "" {
			continue
		}
		from, _, ok1 := ParseDate(a, form)
		to, _, ok2 := ParseDate(b, form)
		if ok1 && ok2 {
			rows++
			if to < from {
				violations++
			}
		}
	}
	return rows, violations
}
