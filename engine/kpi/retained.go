package kpi

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Retained is what became of the clients of a year before, one by one, as the indicators of retention count them.
type Retained struct {
	Clients []RetainedClient // the largest change first
	// Known is false where the data hold no year before, or only a part of it; then Why says so.
	Known bool
	Why   text.Text
}

// RetainedClient is what one client brought in the same days a year before, and brings now, in minor units.
type RetainedClient struct {
	ID          record.ID
	Name        text.Text
	Before, Now int64
}

// Moved is what became of a client.
type Moved uint8

// What may become of a client.
const (
	ClientNew    Moved = iota // brought nothing a year before
	ClientGrown               // brings more
	ClientSame                // brings as much
	ClientShrunk              // brings less
	ClientLost                // brings nothing any more
)

// Became says what became of the client.
func (c RetainedClient) Became() Moved {
	switch {
	case c.Before <= 0:
		return ClientNew
	case c.Now <= 0:
		return ClientLost
	case c.Now > c.Before:
		return ClientGrown
	case c.Now < c.Before:
		return ClientShrunk
	}
	return ClientSame
}

// Retain compares the period with the same days of a year before, client by client. Clients that brought nothing in
// either are left out.
func Retain(in Input) Retained {
	t := in.Facts.revenueLines()
	if in.Period == (period.Period{}) {
		return Retained{Why: wholeText}
	}
	r := Retained{Known: yearLater(t.first) <= in.Period.From+30, Why: halfYearText}
	col, fits := t.Column(ByAccount), t.within(in.Scope)
	sums := make([]client, len(col.Values))
	for row, s := range t.state {
		when := t.when[row]
		if !in.Period.Contains(when) || in.Today != 0 && when > in.Today || !fits(int32(row)) {
			continue
		}
		switch lineClass(s) {
		case in1:
			sums[col.Codes[row]].now += t.amount[row]
		case in2:
			sums[col.Codes[row]].before += t.amount[row]
		}
	}
	for code, c := range sums {
		if c.before > 0 || c.now > 0 {
			r.Clients = append(r.Clients, RetainedClient{record.ID(col.Values[code].ID), col.Values[code].Name, c.before, c.now})
		}
	}
	if r.Known {
		r.Why = text.Text{}
	}
	change := func(c RetainedClient) int64 { return max(c.Now-c.Before, c.Before-c.Now) }
	slices.SortFunc(r.Clients, func(a, b RetainedClient) int {
		return cmp.Or(cmp.Compare(change(b), change(a)), cmp.Compare(a.ID, b.ID))
	})
	return r
}

// within gives the test whether a row passes every filter.
func (t *revenueLines) within(scope Scope) func(row int32) bool {
	type test struct {
		col  *Column
		pass []bool // by code
		none bool   // without a value
	}
	var tests []test
	for _, f := range scope {
		if !t.has(f.Dim) {
			continue
		}
		x := test{col: t.Column(f.Dim), none: slices.Contains(f.In, "") != f.Not}
		for _, v := range x.col.Values {
			x.pass = append(x.pass, slices.Contains(f.In, v.ID) != f.Not)
		}
		tests = append(tests, x)
	}
	return func(row int32) bool {
		for _, x := range tests {
			if c := x.col.Codes[row]; c < 0 && !x.none || c >= 0 && !x.pass[c] {
				return false
			}
		}
		return true
	}
}

// Cohort are the clients whose first sale fell into a quarter.
type Cohort struct {
	Quarter period.Period
	// Older says that the data begin in this quarter: its clients may have bought before.
	Older   bool
	Clients int
	Base    int64 // what they brought in the four quarters from the first one on, minor units
	// Net, Gross and Logos are of the year that begins so many quarters later, against the first year: 1 is the year
	// from the second quarter on. Gross counts no client for more than it brought in the first year; Logos is the
	// share of clients that still buy. Shorter where the data end; not a number without a base.
	Net, Gross, Logos []float64
}

// Cohorts follows the clients by the quarter of their first sale, over all the data up to today, in windows of four
// quarters. Of quarters whose first year is not over there is only the number of clients.
func Cohorts(in Input) []Cohort {
	t := in.Facts.revenueLines()
	if t.first == 0 || in.Today < t.first {
		return nil
	}
	first := in.Calendar.Of(period.Quarter, t.first)
	var quarters []period.Period
	for q := first; q.From <= in.Today; q = in.Calendar.Next(q, 1) {
		quarters = append(quarters, q)
	}
	whole := len(quarters) // those that are over
	if quarters[whole-1].To > in.Today+1 {
		whole--
	}
	sums := t.byQuarter(in, quarters)
	out := make([]Cohort, len(quarters))
	members := make([][][]int64, len(quarters))
	for _, row := range sums {
		if at := slices.IndexFunc(row, func(x int64) bool { return x > 0 }); at >= 0 {
			members[at] = append(members[at], row)
		}
	}
	for q := range out {
		out[q] = Cohort{Quarter: quarters[q], Older: q == 0, Clients: len(members[q])}
		out[q].follow(members[q], q, whole)
	}
	return slices.DeleteFunc(out, func(c Cohort) bool { return c.Clients == 0 })
}

// byQuarter sums what each client brought.
func (t *revenueLines) byQuarter(in Input, quarters []period.Period) [][]int64 {
	col, fits := t.Column(ByAccount), t.within(in.Scope)
	sums := make([][]int64, len(col.Values))
	for row, s := range t.state {
		when := t.when[row]
		if lineClass(s) != in1 || when == 0 || when > in.Today || !fits(int32(row)) {
			continue
		}
		code := col.Codes[row]
		if sums[code] == nil {
			sums[code] = make([]int64, len(quarters))
		}
		at := sort.Search(len(quarters), func(i int) bool { return quarters[i].To > when })
		sums[code][min(at, len(quarters)-1)] += t.amount[row]
	}
	return sums
}

// follow fills in the years after the first.
func (c *Cohort) follow(members [][]int64, q, whole int) {
	year := func(row []int64, from int) (sum int64) {
		for _, x := range row[from : from+4] {
			sum += x
		}
		return sum
	}
	if q+4 > whole {
		return
	}
	for _, row := range members {
		c.Base += year(row, q)
	}
	for from := q + 1; from+4 <= whole; from++ {
		net, gross, kept := int64(0), int64(0), 0
		for _, row := range members {
			before, now := year(row, q), max(year(row, from), 0)
			net, gross = net+now, gross+min(now, max(before, 0))
			if now > 0 {
				kept++
			}
		}
		c.Net = append(c.Net, over(net, c.Base))
		c.Gross = append(c.Gross, over(gross, c.Base))
		c.Logos = append(c.Logos, float64(kept)/float64(len(members)))
	}
}

func over(a, b int64) float64 {
	if b <= 0 {
		return math.NaN()
	}
	return float64(a) / float64(b)
}
