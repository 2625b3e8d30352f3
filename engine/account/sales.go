package account

import (
	"cmp"
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Sale is one line of what was invoiced to an account, or one deal that was won.
type Sale struct {
	ID      record.ID
	On      period.Date
	Amount  money.Amount
	Margin  money.Amount // unknown for a deal
	Line    record.ID    // its own or its product's
	Product record.ID
}

// Ledger is what the workspace knows of an account's sales besides its deals.
type Ledger struct {
	Invoiced []Sale
	// The first days of which the workspace holds lines of revenue, and won deals, of any account: before them nothing
	// is known, which is not zero.
	InvoicedSince, WonSince period.Date
}

// Sources of a sales history: the kinds of the records that it counts.
const (
	SalesInvoiced = "revenue_line"
	SalesWon      = "opportunity"
)

// SalesView is how a sales history is told.
type SalesView struct {
	Source    string // SalesInvoiced or SalesWon; "" follows the rule: what was invoiced if the account has any such line, else won deals
	ByProduct bool   // rows are products, not business lines
	Grain     period.Grain
	Periods   int // how many; the last holds today
}

// Sales are an account's sales by period. Its two sources are never added up: a won deal is later invoiced.
type Sales struct {
	Source   string // that was counted
	Chosen   bool   // by the rule, not by a person
	Other    int    // sales that only the other source has, not counted here
	Periods  []period.Period
	Rows     []SalesRow // the largest first
	Totals   []SalesCell
	Growth   []Growth // of each period against the same of the year before
	Year     SalesCell
	YearOn   Growth // the last twelve months against the twelve before
	Since    period.Date
	Counted  []record.ID // in the shown periods
	Currency money.Code
	// Of the source, what is not counted anywhere: for another currency, for lack of an amount or a date, or dated after today.
	Foreign, Unknown, Undated, Later int

	list []Sale
	env  Env
}

// SalesRow is one business line or product; Key is "" where none is stated.
type SalesRow struct {
	Key   record.ID
	Cells []SalesCell
	All   SalesCell // of the shown periods
}

// SalesCell is what was sold in some days.
type SalesCell struct {
	Known bool // false before the first day of which the workspace knows, and after today
	Minor int64
	N     int
	// Margin is that of the lines which say theirs: MarginN lines with MarginOf of sales.
	Margin, MarginOf int64
	MarginN          int
}

// Rate is the margin by the sales of the same lines; unknown where no line says it or they come to nothing.
func (c SalesCell) Rate() record.Opt {
	if c.MarginN == 0 || c.MarginOf <= 0 {
		return record.Opt{}
	}
	return record.Some(float64(c.Margin) / float64(c.MarginOf))
}

// Growth compares some days with the same days a year before.
type Growth struct {
	Days, Past   period.Period
	Now, Before  SalesCell
	Rate         record.Opt // (now − before) ÷ before; unknown where the year before is not known or came to nothing
	Begun        bool       // the period is under way: both sides end at today's day of the year
	OutOfReach   bool       // the data begin after the days of the year before
	NothingThere bool       // nothing was sold in the days of the year before
}

// SalesOf tells the account's sales.
func SalesOf(d *Data, l Ledger, v SalesView, env Env) Sales {
	s := Sales{Source: v.Source, Currency: env.Currency, env: env}
	won := wonSales(d)
	if s.Source == "" {
		s.Chosen, s.Source = true, SalesWon
		if len(l.Invoiced) > 0 {
			s.Source = SalesInvoiced
		}
	}
	all := won
	s.Since, s.Other = l.WonSince, len(l.Invoiced)
	if s.Source == SalesInvoiced {
		all, s.Since, s.Other = l.Invoiced, l.InvoicedSince, len(won)
	}
	s.take(all)
	last := env.Calendar.Of(v.Grain, env.Today)
	for i := range v.Periods {
		s.Periods = append(s.Periods, env.Calendar.Next(last, i+1-v.Periods))
	}
	s.rows(v.ByProduct)
	for _, p := range s.Periods {
		s.Totals = append(s.Totals, s.in(p))
		s.Growth = append(s.Growth, s.growth(p))
	}
	year := period.Period{From: env.Today.AddMonths(-12) + 1, To: env.Today + 1}
	s.Year, s.YearOn = s.in(year), s.growth(year)
	return s
}

func wonSales(d *Data) (out []Sale) {
	for _, o := range d.Deals {
		if o.Outcome == record.StageWon {
			out = append(out, Sale{ID: o.ID, On: o.Rec.Close, Amount: o.Rec.Amount, Line: o.Line, Product: o.Rec.Product})
		}
	}
	return out
}

// take keeps what can be counted, and counts what cannot.
func (s *Sales) take(all []Sale) {
	for _, x := range all {
		switch {
		case !x.On.Known():
			s.Undated++
		case x.On > s.env.Today:
			s.Later++
		case !x.Amount.Known():
			s.Unknown++
		case x.Amount.Currency != s.Currency:
			s.Foreign++
		default:
			s.list = append(s.list, x)
		}
	}
}

func (c *SalesCell) add(x Sale) {
	c.Minor += x.Amount.Minor
	c.N++
	if x.Margin.Known() && x.Margin.Currency == x.Amount.Currency {
		c.Margin, c.MarginOf, c.MarginN = c.Margin+x.Margin.Minor, c.MarginOf+x.Amount.Minor, c.MarginN+1
	}
}

// known tells whether anything is known of some days.
func (s *Sales) known(p period.Period) bool {
	return s.Since.Known() && p.To > s.Since && p.From <= s.env.Today
}

func (s *Sales) in(p period.Period) SalesCell {
	c := SalesCell{Known: s.known(p)}
	for _, x := range s.list {
		if p.Contains(x.On) {
			c.add(x)
		}
	}
	return c
}

// growth compares a period, as far as it has passed, with the same days a year before.
func (s *Sales) growth(p period.Period) Growth {
	g := Growth{Days: p, Begun: p.To > s.env.Today+1}
	g.Days.To = min(p.To, s.env.Today+1)
	// A month that is over is compared with the whole month, also where that is a day longer.
	past := period.Period{From: p.From.AddMonths(-12), To: p.To.AddMonths(-12)}
	if g.Begun {
		past.To = s.env.Today.AddMonths(-12) + 1
	}
	g.Past = past
	g.Now, g.Before = s.in(g.Days), s.in(past)
	switch {
	case !g.Now.Known:
		g.OutOfReach = true
	case !g.Before.Known || s.Since > past.From+slack(p):
		g.OutOfReach = true
	case g.Before.Minor <= 0:
		g.NothingThere = true
	default:
		g.Rate = record.Some(float64(g.Now.Minor-g.Before.Minor) / float64(g.Before.Minor))
	}
	return g
}

// slack is how late in a period its first sale may be for the period to count as known whole: a twelfth of it, since nobody
// invoices on the first day.
func slack(p period.Period) period.Date { return period.Date(p.Days() / 12) }

func (s *Sales) rows(byProduct bool) {
	at := map[record.ID]int{}
	for _, x := range s.list {
		i := slices.IndexFunc(s.Periods, func(p period.Period) bool { return p.Contains(x.On) })
		if i < 0 {
			continue
		}
		key := x.Line
		if byProduct {
			key = x.Product
		}
		r, ok := at[key]
		if !ok {
			r = len(s.Rows)
			at[key] = r
			row := SalesRow{Key: key, Cells: make([]SalesCell, len(s.Periods)), All: SalesCell{Known: true}}
			for j, p := range s.Periods {
				row.Cells[j].Known = s.known(p)
			}
			s.Rows = append(s.Rows, row)
		}
		s.Rows[r].Cells[i].add(x)
		s.Rows[r].All.add(x)
		s.Counted = append(s.Counted, x.ID)
	}
	slices.SortFunc(s.Rows, func(a, b SalesRow) int {
		return cmp.Or(cmp.Compare(b.All.Minor, a.All.Minor), cmp.Compare(a.Key, b.Key))
	})
}

// OpenDeals are an account's open deals and what of them is due.
type OpenDeals struct {
	All, Due, Late Sum    // Due: to be closed in the quarter of today, late ones included; Late: their day has passed
	Deals          []Deal // by close date, those without one last
	Undated        int
	Quarter        period.Period
}

// OpenOf tells what is open. Amounts in another currency than the workspace's count as unknown.
func OpenOf(d *Data, env Env) OpenDeals {
	o := OpenDeals{Quarter: env.Calendar.Of(period.Quarter, env.Today)}
	for _, x := range d.Deals {
		if x.Outcome != record.StageOpen {
			continue
		}
		a := x.Rec.Amount
		if a.Currency != env.Currency {
			a = money.Amount{}
		}
		o.Deals = append(o.Deals, x)
		o.All.see(a)
		switch {
		case !x.Rec.Close.Known():
			o.Undated++
		case x.Rec.Close < o.Quarter.To:
			o.Due.see(a)
		}
		if x.Rec.Close.Known() && x.Rec.Close < env.Today {
			o.Late.see(a)
		}
	}
	day := func(x Deal) period.Date {
		if !x.Rec.Close.Known() {
			return 1 << 30
		}
		return x.Rec.Close
	}
	slices.SortStableFunc(o.Deals, func(a, b Deal) int { return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(a.ID, b.ID)) })
	return o
}
