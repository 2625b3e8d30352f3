package kpi

import (
	"sync"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Deals are a workspace's deals in columns, with the people and targets that numbers on them need.
// Row numbers hold within one Deals only. Read-only, and safe to be used by several goroutines.
type Deals struct {
	Currency money.Code
	Work     period.Workweek // the workspace's working days
	IDs      []record.ID
	State    []State
	Amount   []int64 // minor units of Currency; 0 unless State.Usable
	Weighted []int64 // amount × probability, rounded once a deal; of open deals with both
	Created  []period.Date
	Close    []period.Date
	People   []Person
	Targets  []Target
	Products int // that exist, sold or not

	rows   []*change.Row
	codes  [5][]int32  // of person, account, product, line, stage
	shared columnSet   // columns that belong to the deals of an earlier revision
	first  period.Date // earliest close date of a closed deal
	last   period.Date // the latest

	person, account, product, line, stage *dict
	teams                                 []Value
	roleless                              []bool                 // of People
	accounts                              []*record.Account      // of the account dict
	productLine                           []record.ID            // of the product dict
	stageOf                               []stageInfo            // of the stage dict
	targetsOf                             map[record.ID][]Target // by person; "" for those of nobody in particular

	mu   sync.Mutex
	cols map[Dim]*Column // those that were asked for
	laid layouts
}

// Column holds what each deal says in one dimension.
type Column struct {
	Codes  []int32 // position in Values; -1 for none
	Values []Value
}

// Value is one of a dimension's values: a record's ID, or a text that is its own ID.
type Value struct {
	ID   string
	Name text.Text // empty if the record that the ID means is gone
}

// Person is somebody of the own company as numbers see them.
type Person struct {
	ID         record.ID
	Name       string
	Team       record.ID
	Start, End period.Date
	FTE        float64 // share of a full working time
	// Sells tells whether the person counts as a salesperson: by role (seller, key-account
	// manager), or, where no role is noted, by owning a deal.
	Sells bool

	moves []*record.Membership // in order; empty: always in Team
}

// Target is an amount to be won in a period; see record.Target.
type Target struct {
	ID record.ID
	*record.Target
}

// State is what matters about a deal when it is put into a class, packed: each
// indicator's rule is run once per possible State, not once per deal.
type State uint16

const (
	outcomeMask   State = 3
	isOpen        State = 1
	isWon         State = 2
	isLost        State = 3
	amountMask    State = 3 << 2
	amountOther   State = 1 << 2 // of another currency than the workspace's
	amountZero    State = 2 << 2
	amountSet     State = 3 << 2
	hasClose      State = 1 << 4
	hasCreated    State = 1 << 5
	isBackwards   State = 1 << 6
	isQualified   State = 1 << 7
	hasAccount    State = 1 << 8
	hasOwner      State = 1 << 9
	hasProb       State = 1 << 10
	ownerSells    State = 1 << 11
	possibleState       = 1 << 12
)

// Open reports whether the deal is neither won nor lost.
func (s State) Open() bool { return s&outcomeMask == isOpen }

// Won reports whether the deal is won.
func (s State) Won() bool { return s&outcomeMask == isWon }

// Lost reports whether the deal is lost.
func (s State) Lost() bool { return s&outcomeMask == isLost }

// Closed reports whether the deal is won or lost.
func (s State) Closed() bool { return s.Won() || s.Lost() }

// Usable reports whether there is an amount, zero or not, in the workspace's currency.
func (s State) Usable() bool { return s&amountMask >= amountZero }

// Worth reports whether there is an amount other than zero in the workspace's currency.
func (s State) Worth() bool { return s&amountMask == amountSet }

// Foreign reports whether the amount is in another currency.
func (s State) Foreign() bool { return s&amountMask == amountOther }

// Dated reports whether there is a close date.
func (s State) Dated() bool { return s&hasClose != 0 }

// Born reports whether the creation date is known.
func (s State) Born() bool { return s&hasCreated != 0 }

// Backwards reports whether the deal closes before it was created.
func (s State) Backwards() bool { return s&isBackwards != 0 }

// Qualified reports whether the stage counts as qualified pipeline.
func (s State) Qualified() bool { return s&isQualified != 0 }

// HasAccount reports whether the deal belongs to an account.
func (s State) HasAccount() bool { return s&hasAccount != 0 }

// HasOwner reports whether somebody owns the deal.
func (s State) HasOwner() bool { return s&hasOwner != 0 }

// Probable reports whether the probability of winning is known.
func (s State) Probable() bool { return s&hasProb != 0 }

// BySeller reports whether the owner counts as a salesperson.
func (s State) BySeller() bool { return s&ownerSells != 0 }

// who is somebody's number among People, −1 for one whose record is gone.
func (d *Deals) who(id string) int {
	if code := int(d.person.Find(id)); code < len(d.People) {
		return code
	}
	return -1
}

// Len is the number of deals.
func (d *Deals) Len() int { return len(d.IDs) }

// Record is the deal of a row; not to be modified.
func (d *Deals) Record(row int32) *record.Opportunity { return d.rows[row].Rec.(*record.Opportunity) }

func (d *Deals) recordID(row int32) record.ID { return d.IDs[row] }

// Edited lists the rows whose deals are others than in earlier columns, at most so many; false if there
// are more, or if the rows stand for other deals.
func (d *Deals) Edited(earlier *Deals, most int) ([]int32, bool) {
	if len(d.rows) != len(earlier.rows) {
		return nil, false
	}
	var out []int32
	for n, r := range d.rows {
		if r == earlier.rows[n] {
			continue
		}
		if r.ID != earlier.rows[n].ID || len(out) == most {
			return nil, false
		}
		out = append(out, int32(n))
	}
	return out, true
}

// Column gives a dimension's values, made when first asked for.
func (d *Deals) Column(dim Dim) *Column {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.cols[dim]
	if c == nil {
		c = d.column(dim)
		d.cols[dim] = c
	}
	return c
}

func (d *Deals) column(dim Dim) *Column {
	switch dim {
	case ByPerson:
		return &Column{d.codes[0], d.person.values}
	case ByAccount:
		return &Column{d.codes[1], d.account.values}
	case ByProduct:
		return &Column{d.codes[2], d.product.values}
	case ByLine:
		return &Column{d.codes[3], d.line.values}
	case ByStage:
		return &Column{d.codes[4], d.stage.values}
	case ByTeam:
		return d.teamColumn(&Column{d.codes[0], d.person.values}, d.decided)
	case BySector, ByCountry, ByTier:
		return d.ofAccounts(dim, &Column{d.codes[1], d.account.values})
	case ByType:
		return d.textColumn(func(o *record.Opportunity) string { return o.Type })
	case BySource:
		return d.textColumn(func(o *record.Opportunity) string { return o.Source })
	case ByCompetitor:
		return d.textColumn(func(o *record.Opportunity) string { return o.Competitor })
	case ByLostReason:
		return d.textColumn(func(o *record.Opportunity) string { return o.LostReason })
	}
	panic("kpi: no dimension " + string(dim))
}

// Closed is the stretch from the first to the last day on which a deal was closed; empty if none was.
func (d *Deals) Closed() period.Period {
	if d.last == 0 {
		return period.Period{}
	}
	return period.Period{From: d.first, To: d.last + 1}
}

// Span is the stretch of whole months from the first to the last date at which a deal was
// created or closed; false if no deal has a date.
func (d *Deals) Span(cal period.Calendar) (period.Period, bool) {
	var lo, hi period.Date
	see := func(x period.Date) {
		if x != 0 && (lo == 0 || x < lo) {
			lo = x
		}
		hi = max(hi, x)
	}
	for i := range d.IDs {
		see(d.Created[i])
		if d.State[i].Closed() {
			see(d.Close[i])
		}
	}
	if lo == 0 {
		return period.Period{}, false
	}
	return period.Period{From: cal.Of(period.Month, lo).From, To: cal.Of(period.Month, hi).To}, true
}

// decided is the day on which a deal was closed, 0 for one that is open.
func (d *Deals) decided(row int) period.Date {
	if !d.State[row].Closed() {
		return 0
	}
	return d.Close[row]
}

// textColumn makes a dimension of a text that deals carry themselves.
func (d *Deals) textColumn(get func(*record.Opportunity) string) *Column {
	values := newDict(0)
	codes := make([]int32, d.Len())
	for i := range codes {
		codes[i] = values.text(get(d.Record(int32(i))))
	}
	return &Column{codes, values.values}
}

// accountColumn makes a dimension of a text that the deals' accounts carry.
func (d *Deals) accountColumn(accounts *Column, get func(*record.Account) string) *Column {
	values := newDict(0)
	of := nones(len(accounts.Values))
	for i, a := range d.accounts {
		of[i] = values.text(get(a))
	}
	return via(accounts.Codes, of, values.values)
}

// ofAccounts makes a dimension that accounts have, from a column of accounts.
func (d *Deals) ofAccounts(dim Dim, accounts *Column) *Column {
	switch dim {
	case BySector:
		return d.accountColumn(accounts, func(a *record.Account) string { return a.Sector })
	case ByCountry:
		return d.accountColumn(accounts, func(a *record.Account) string { return a.Country })
	}
	c := d.accountColumn(accounts, func(a *record.Account) string { return a.Tier })
	info, _ := record.AccountKind.Info("tier")
	for i := range c.Values {
		c.Values[i].Name = info.LabelOf(c.Values[i].ID)
	}
	return c
}

func nones(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// via maps codes of one dimension to those of another.
func via(codes, of []int32, values []Value) *Column {
	out := make([]int32, len(codes))
	for i, c := range codes {
		out[i] = -1
		if c >= 0 {
			out[i] = of[c]
		}
	}
	return &Column{out, values}
}
