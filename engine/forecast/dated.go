package forecast

import (
	"errors"

	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Entry is one dated amount: a sale, an invoice line.
type Entry struct {
	// ID tells doubled entries: of several with the same ID one counts. Empty
	// IDs are never doubles.
	ID       string
	Date     period.Date
	Value    float64
	Currency string // empty for quantities
}

// Dated is a series of whole periods made from entries.
type Dated struct {
	Series
	// Periods are those of the values, oldest first.
	Periods []period.Period
	// Partial is the running period, which is not in the series: its value so
	// far, and the share of its days that have passed. It is nil when the last
	// whole period ends at the cut-off.
	Partial  *Partial
	Warnings []Warning
}

// Partial is a period that is not over.
type Partial struct {
	Period period.Period
	Value  float64
	Passed float64 // share of its days that have passed, 0 … 1
}

// Reasons to refuse entries.
var (
	// ErrCurrencies: entries in more than one currency cannot be added.
	ErrCurrencies = errors.New("forecast: entries in more than one currency")
	// ErrGrain: periods must be weeks, months, quarters or years.
	ErrGrain = errors.New("forecast: periods must be weeks, months, quarters or years")
)

// seasonOf is the number of periods in a year.
var seasonOf = map[period.Grain]int{period.Week: 52, period.Month: 12, period.Quarter: 4, period.Year: 1}

// Aggregate adds entries up by period, up to a cut-off: the first day that is
// not yet known, usually today. A period that the cut-off falls into is not
// over and never taken for a whole one. A period without entries counts as
// zero, since no sale is a sale of nothing; the first period is that of the
// first entry, unless since, the day from which the records are complete, is
// known and falls inside it: then it is left out too. The order of entries does
// not matter. Entries without a date or from the cut-off on, and doubles,
// are left out with a warning.
func Aggregate(entries []Entry, c period.Calendar, g period.Grain, since, cutoff period.Date) (Dated, error) {
	m, ok := seasonOf[g]
	if !ok {
		return Dated{}, ErrGrain
	}
	d := Dated{Series: Series{Period: m, NonNegative: true}}
	kept, err := d.screen(entries, since, cutoff)
	if err != nil {
		return Dated{}, err
	}
	if len(kept) == 0 {
		return d, ErrEmpty
	}
	first := kept[0].Date
	for _, e := range kept {
		first = min(first, e.Date)
	}
	from := c.Of(g, first)
	if since.Known() && from.From < since {
		from = c.Next(from, 1)
	}
	at := map[period.Date]int{}
	for p := from; p.Over(cutoff); p = c.Next(p, 1) {
		at[p.From] = len(d.Periods)
		d.Periods = append(d.Periods, p)
	}
	d.Values = make([]float64, len(d.Periods))
	running := c.Of(g, cutoff)
	if running.From < cutoff {
		d.Partial = &Partial{Period: running, Passed: float64(cutoff-running.From) / float64(running.Days())}
	}
	for _, e := range kept {
		if i, ok := at[c.Of(g, e.Date).From]; ok {
			d.Values[i] += e.Value
		} else if d.Partial != nil && running.Contains(e.Date) {
			d.Partial.Value += e.Value
		}
	}
	for _, v := range d.Values {
		d.NonNegative = d.NonNegative && v >= 0
	}
	if len(d.Values) == 0 {
		return d, ErrEmpty
	}
	return d, nil
}

// screen leaves out what cannot be used.
func (d *Dated) screen(entries []Entry, since, cutoff period.Date) ([]Entry, error) {
	var kept []Entry
	seen := map[string]bool{}
	undated, late, early, doubled := 0, 0, 0, 0
	for _, e := range entries {
		switch {
		case !e.Date.Known():
			undated++
			continue
		case e.Date >= cutoff:
			late++
			continue
		case since.Known() && e.Date < since:
			early++
			continue
		case e.ID != "" && seen[e.ID]:
			doubled++
			continue
		}
		seen[e.ID] = true
		if len(kept) > 0 && kept[0].Currency != e.Currency {
			return nil, ErrCurrencies
		}
		kept = append(kept, e)
	}
	d.leftOut("undated", undated,
		text.New("Un registro sin fecha no se contó.", "One entry without a date was not counted."),
		text.New("{n} registros sin fecha no se contaron.", "{n} entries without a date were not counted."))
	d.leftOut("future", late,
		text.New("Un registro con fecha de hoy o futura no se contó.", "One entry dated today or later was not counted."),
		text.New("{n} registros con fecha de hoy o futura no se contaron.", "{n} entries dated today or later were not counted."))
	d.leftOut("early", early,
		text.New("Un registro anterior al inicio de los datos completos no se contó.", "One entry from before the records are complete was not counted."),
		text.New("{n} registros anteriores al inicio de los datos completos no se contaron.", "{n} entries from before the records are complete were not counted."))
	d.leftOut("doubled", doubled,
		text.New("Un registro repetido se contó una sola vez.", "One repeated entry was counted once."),
		text.New("{n} registros repetidos se contaron una sola vez.", "{n} repeated entries were counted once."))
	return kept, nil
}

func (d *Dated) leftOut(code string, n int, one, several text.Text) {
	if n > 0 {
		d.Warnings = append(d.Warnings, counted(code, n, one, several))
	}
}
