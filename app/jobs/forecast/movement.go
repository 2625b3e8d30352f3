package forecast

import (
	"context"

	"rumbo/engine/period"
)

// Between asks how the open pipeline went from the end of one day to the end of another.
type Between struct {
	Scope    Scope
	From, To period.Date
	Due      period.Period // only what is declared to close in it; empty: all that is open
	Today    period.Date   // up to which everything is known
}

// Flow is what became of a deal between two days, as seen by the open pipeline.
type Flow int

// The flows, in the order of the picture.
const (
	Stayed Flow = iota
	Created
	PulledIn
	Increased
	Decreased
	PushedOut
	Lost
	Won
	Flows
)

// Amount is in minor units of the workspace's currency, and may be unknown.
type Amount struct {
	Minor int64
	Known bool
}

// Changed is one deal's part of a movement.
type Changed struct {
	ID            string
	Flow          Flow
	Before, After Amount
	Delta         int64
	Due, DueAfter period.Date
	Pushes        int
}

// Pushed is a deal whose close date moved later.
type Pushed struct {
	ID          string
	Times, Ever int
	From, To    period.Date
	Amount      Amount
	Open        bool
	Out         bool // of the period, with Due
}

// Moved is the answer: Start + Σ Sum = End, to the cent.
type Moved struct {
	Start, End   int64
	StartN, EndN int
	Sum          [Flows]int64
	Count        [Flows]int
	Changes      []Changed // all but those that stayed
	Pushes       []Pushed
	// What was due at the start, and what of it slipped out of the period.
	DueN, SlippedN     int
	DueSum, SlippedSum int64
	WonAtClose         int64 // what the won ones closed for
	Fresh, Elsewhere   int   // won, but never in the pipeline on either day: created since, or not due in the period
	FreshSum, ElseSum  int64
	NoAmount           int // deals that counted as 0 for want of an amount
	Assumed            int // deals whose amount and date at the start are not recorded: the first known hold
	Ages               []StageAge
}

// StageAge is how long open deals stand in a stage, beside the stays that are over.
type StageAge struct {
	Stage       string // ID
	Stays       int
	Median, P90 float64 // days; 0 where there were too few stays
	Count       [4]int  // of open deals: up to the median, up to nine of ten, beyond, not known
	Oldest      []Aged
}

// Aged is an open deal that has been in its stage for longer than nine of ten were.
type Aged struct {
	ID     string
	Days   int
	Amount Amount
}

// Move tells how the pipeline went between two days.
func (d *Desk) Move(ctx context.Context, q Between, progress func(done, total int)) (*Moved, error) {
	m := &Moved{}
	return m, d.ask(ctx, header{Between: &q}, m, progress)
}
