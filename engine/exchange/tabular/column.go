package tabular

import (
	"math/bits"
	"sort"
	"strings"

	"rumbo/engine/text"
)

// Kind is what the cells of a column are.
type Kind uint8

// The kinds of columns.
const (
	KindEmpty Kind = iota
	KindText
	KindNumber
	KindDate
	KindBool
)

// String is the stable name of the kind.
func (k Kind) String() string {
	return [...]string{"empty", "text", "number", "date", "bool"}[k]
}

// Analysis is what the whole of a column shows.
type Analysis struct {
	Kind   Kind
	Filled int // cells that are neither empty nor a null word

	// Dates holds the forms that fit best: one if the column is certain, several
	// if a person must choose, also for numbers that may be dates. 0: no dates.
	Dates    DateForm
	DateHits int // cells that are a date in the best form

	// Numbers holds the forms that fit best, as Dates does.
	Numbers    NumberForm
	NumberHits int

	BoolHits int
	Percents int     // cells with a percent sign
	Min, Max float64 // of the numbers, if there are any and their form is certain

	// Currency is the ISO code that all marked cells share; "" if none is marked,
	// if the mark is shared by several countries, or if they differ.
	Currency   string
	Currencies map[string]int // cells by mark as written

	// Reason says why a form was chosen when the column alone does not show it.
	Reason text.Text
}

// AskDate reports whether a person must say which date form the column has.
func (a Analysis) AskDate() bool { return a.Kind == KindDate && !a.Dates.Single() }

// AskNumber reports whether a person must say which decimal mark the column has.
func (a Analysis) AskNumber() bool { return a.Kind == KindNumber && !a.Numbers.Single() }

// Shares of the filled cells: from which on a column counts as of a kind, and
// below which the minority reading of a date is held for mistakes.
const (
	kindShare     = 0.8
	mistakesShare = 0.05
	giveUpAfter   = 2000 // cells without a single number or date
)

// tally counts what the cells of one column may be.
type tally struct {
	filled   int
	dates    map[DateForm]int // cells by their set of possible forms
	numbers  [bothNumbers + 1]int
	bools    int
	zeroOne  int
	percents int
	marks    map[string]int
}

// Analyze finds out what each column holds, from all its cells, and then uses
// the certain columns for those that alone would be uncertain. nil: cancelled.
func Analyze(s *Sheet, progress Progress) []Analysis {
	out := make([]Analysis, len(s.Columns))
	for i, c := range s.Columns {
		if !progress.Report(i, len(s.Columns)) {
			return nil
		}
		out[i] = analyzeColumn(c)
	}
	borrowDates(s, out)
	borrowNumbers(s, out)
	for i := range out {
		out[i].measure(s.Columns[i])
	}
	return out
}

func analyzeColumn(c Column) Analysis {
	t := tally{dates: map[DateForm]int{}}
	hits := 0
	for _, v := range c.Cells {
		if IsNullTyped(v) {
			if !IsNull(v) && t.filled < giveUpAfter && hits == 0 {
				t.filled++ // a weak null word in a column of texts is text
			}
			continue
		}
		t.filled++
		if t.filled > giveUpAfter && hits == 0 {
			continue
		}
		if t.count(v) {
			hits++
		}
	}
	return t.decide()
}

// count notes one cell; true if it may be something other than text.
func (t *tally) count(v string) bool {
	may := false
	if d := dateForms(v); d != 0 {
		t.dates[d]++
		may = true
	}
	if p, ok := splitNumber(v); ok {
		if f := bodyForms(p.body); f != 0 {
			t.numbers[f]++
			may = true
			if p.percent {
				t.percents++
			}
			if p.currency != "" {
				if t.marks == nil {
					t.marks = map[string]int{}
				}
				t.marks[p.currency]++
			}
		}
	}
	if _, ok := ParseBool(v); ok {
		t.bools++
		may = true
		if v == "0" || v == "1" {
			t.zeroOne++
		}
	}
	return may
}

func (t *tally) decide() Analysis {
	a := Analysis{Filled: t.filled, Kind: KindText, Percents: t.percents, BoolHits: t.bools, Currencies: t.marks}
	if t.filled == 0 {
		a.Kind = KindEmpty
		return a
	}
	a.Dates, a.DateHits = t.bestDates()
	a.Numbers, a.NumberHits = t.bestNumbers()
	a.Currency = t.currency()
	enough := func(n int) bool { return float64(n) >= kindShare*float64(t.filled) }
	strict := 0
	for f, n := range t.dates {
		if f&^looseDates != 0 {
			strict += n
		}
	}
	switch {
	case t.bools == t.filled && (t.zeroOne == t.filled || t.zeroOne == 0):
		a.Kind = KindBool
	case enough(strict) && strict >= a.NumberHits:
		a.Kind = KindDate
	case enough(a.NumberHits):
		a.Kind = KindNumber
	}
	return a
}

// bestDates gives the forms that read the most cells. Day-first and month-first
// are told apart by the cells that only one of them can read.
func (t *tally) bestDates() (DateForm, int) {
	hits := func(form DateForm) (n int) {
		for f, k := range t.dates {
			if f&form != 0 {
				n += k
			}
		}
		return n
	}
	best, most := DateForm(0), 0
	for _, form := range DateForms() {
		if n := hits(form); n > most {
			best, most = form, n
		} else if n == most && n > 0 {
			best |= form
		}
	}
	if best != DateDMY && best != DateMDY {
		return best, most
	}
	dmy, mdy := 0, 0
	for f, k := range t.dates {
		switch {
		case f&DateDMY != 0 && f&DateMDY == 0:
			dmy += k
		case f&DateMDY != 0 && f&DateDMY == 0:
			mdy += k
		}
	}
	if float64(min(dmy, mdy)) > mistakesShare*float64(max(dmy, mdy)) {
		return DateDMY | DateMDY, most // both orders are in use: a person must look
	}
	return best, most
}

func (t *tally) bestNumbers() (NumberForm, int) {
	point := t.numbers[PointDecimal] + t.numbers[bothNumbers]
	comma := t.numbers[CommaDecimal] + t.numbers[bothNumbers]
	switch {
	case point == 0 && comma == 0:
		return 0, 0
	case point > comma:
		return PointDecimal, point
	case comma > point:
		return CommaDecimal, comma
	}
	return bothNumbers, point
}

// currency is the one code that all marks in the column mean.
func (t *tally) currency() string {
	code := ""
	for mark := range t.marks {
		c := CurrencyCode(mark)
		if c == "" || code != "" && c != code {
			return ""
		}
		code = c
	}
	return code
}

var (
	reasonOtherDates = text.New("como la columna «{column}» del mismo archivo", "like the column “{column}” of the same file")
	reasonPlain      = text.New("ningún número lleva separadores", "no number has separators")
	reasonSemicolon  = text.New("el archivo separa las columnas con «{mark}»", "the file separates its columns with “{mark}”")
)

// borrowDates settles day-first or month-first by the other dates of the file,
// if those that are certain agree.
func borrowDates(s *Sheet, all []Analysis) {
	found, from := DateForm(0), ""
	for i, a := range all {
		if a.Kind == KindDate && (a.Dates == DateDMY || a.Dates == DateMDY) {
			found |= a.Dates
			from = s.Columns[i].Name
		}
	}
	if !found.Single() {
		return
	}
	for i := range all {
		a := &all[i]
		if a.AskDate() && a.Dates == DateDMY|DateMDY && a.DateHits == a.Filled {
			a.Dates, a.Reason = found, reasonOtherDates.With("column", from)
		}
	}
}

// borrowNumbers settles the decimal mark: numbers without separators read alike in
// both forms; for the others the file's other numbers and its delimiter are asked.
func borrowNumbers(s *Sheet, all []Analysis) {
	found, from := NumberForm(0), ""
	for i, a := range all {
		if a.Kind == KindNumber && a.Numbers.Single() {
			found |= a.Numbers
			from = s.Columns[i].Name
		}
	}
	for i := range all {
		a := &all[i]
		if a.Numbers != bothNumbers {
			continue
		}
		switch {
		case !hasSeparators(s.Columns[i].Cells):
			a.Numbers, a.Reason = PointDecimal, reasonPlain
		case found.Single():
			a.Numbers, a.Reason = found, reasonOtherDates.With("column", from)
		case s.Format.Delimiter == ';':
			a.Numbers, a.Reason = CommaDecimal, reasonSemicolon.With("mark", ";")
		}
	}
}

func hasSeparators(cells []string) bool {
	for _, v := range cells {
		if strings.IndexByte(v, '.') >= 0 || strings.IndexByte(v, ',') >= 0 {
			if numberForms(v) != 0 {
				return true
			}
		}
	}
	return false
}

// measure finds the range of a column of numbers.
func (a *Analysis) measure(c Column) {
	if a.Kind != KindNumber && a.Kind != KindBool || !a.Numbers.Single() {
		return
	}
	first := true
	for _, v := range c.Cells {
		n, ok, tooBig := ParseNumber(v, a.Numbers)
		if !ok || tooBig {
			continue
		}
		f := n.Float()
		if first || f < a.Min {
			a.Min = f
		}
		if first || f > a.Max {
			a.Max = f
		}
		first = false
	}
}

// CurrencyMarks lists the currency marks of the column, most frequent first.
func (a Analysis) CurrencyMarks() []string {
	marks := make([]string, 0, len(a.Currencies))
	for m := range a.Currencies {
		marks = append(marks, m)
	}
	sort.Slice(marks, func(i, j int) bool {
		if a.Currencies[marks[i]] != a.Currencies[marks[j]] {
			return a.Currencies[marks[i]] > a.Currencies[marks[j]]
		}
		return marks[i] < marks[j]
	})
	return marks
}

// Choices lists the single forms in a set, for a person to choose from.
func (f DateForm) Choices() []DateForm {
	out := make([]DateForm, 0, bits.OnesCount16(uint16(f)))
	for _, one := range DateForms() {
		if f&one != 0 {
			out = append(out, one)
		}
	}
	return out
}
