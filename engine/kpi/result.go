package kpi

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Result is a number with all that is needed to believe it.
type Result struct {
	Figure
	// Why tells the reason when the figure is not known.
	Why Phrase
	// Numerator and Denominator of a ratio or mean; of a sum only the numerator.
	Numerator, Denominator Figure
	// N is the number of records on which the figure's precision rests.
	N int
	// Weak tells that N is below what the indicator needs; a warning says so in words.
	Weak     bool
	Interval Interval
	// Counted and LeftOut are the records, by role and by reason. Their rows are read-only.
	Counted, LeftOut []Group
	Warnings         []Phrase
	// Beside are figures that belong next to this one: the median beside a mean.
	Beside []Named
	// Steps are the formula with the values in it. Filled by Compute, not for each part of a grouping.
	Steps []Phrase

	square float64 // Σ of the squares of what was summed, in the figure's size; 0 if it is no plain sum or count
}

// Interval is how far the figure could lie elsewhere by chance alone.
type Interval struct {
	Known      bool
	Low, High  float64 // in the size of Figure.Value
	Confidence float64 // 0.95
	Method     text.Text
}

// Bounds are the ends of the interval as figures; not known where there is no interval.
func (r Result) Bounds() (low, high Figure) {
	at := func(v float64) Figure {
		switch {
		case !r.Interval.Known:
			return Figure{Unit: r.Unit, Currency: r.Currency}
		case r.Unit.IsMoney():
			return worth(v*float64(r.Currency.Factor()), r.Currency, r.Unit)
		}
		return number(v, r.Unit)
	}
	return at(r.Interval.Low), at(r.Interval.High)
}

// Playing is how many of the records counted play a role.
func (r Result) Playing(role string) Figure {
	n := 0
	for _, g := range r.Counted {
		if g.Role == role {
			n += g.Len()
		}
	}
	return count(n)
}

// Named is a figure with its name.
type Named struct {
	Name text.Text
	Figure
}

// Group is a set of records that play one role in a number.
type Group struct {
	Role string    // stable name
	Text text.Text // the role, or the reason for leaving them out
	Of   string    // record kind
	Rows []int32   // row numbers in Deals, or in Table, ascending
	IDs  []record.ID
	// Table is what Rows are rows of; nil for deals.
	Table *Table
}

// Named gives the IDs of the records; at most so many.
func (g Group) Named(d *Deals, most int) []record.ID {
	var out []record.ID
	for _, row := range g.Rows[:min(len(g.Rows), most)] {
		if g.Table != nil {
			out = append(out, g.Table.ID(row))
		} else {
			out = append(out, d.IDs[row])
		}
	}
	return append(out, g.IDs...)
}

// Len counts the records.
func (g Group) Len() int { return len(g.Rows) + len(g.IDs) }

// Proportion reports whether the figure is a share of records: so many of so many.
func (r Result) Proportion() bool {
	return r.Known && r.Unit == Ratio && r.Interval.Method == wilsonText && r.Numerator.Unit == Count && r.Denominator.Unit == Count
}

// Count is the number of records counted; CountOut of those left out.
func (r Result) Count() int { return total(r.Counted) }

// CountOut is the number of records left out with a reason.
func (r Result) CountOut() int { return total(r.LeftOut) }

func total(groups []Group) int {
	n := 0
	for _, g := range groups {
		n += g.Len()
	}
	return n
}

// unknown makes a result without a figure.
func unknown(u Unit, why Phrase) Result {
	return Result{Figure: Figure{Unit: u}, Why: why}
}
