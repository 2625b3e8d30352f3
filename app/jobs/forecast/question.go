package forecast

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"rumbo/app/worker"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Question is what is to be forecast.
type Question struct {
	AsOf     period.Date     `json:"asOf"` // see AsOf
	Calendar period.Calendar `json:"calendar"`
	Grain    period.Grain    `json:"grain"` // of the picture: weeks, months or quarters
	Scope    Scope           `json:"scope"`
	Total    Span            `json:"total"`
	// Target is the total's, in minor units; 0 for none.
	Target    float64  `json:"target,omitempty"`
	Scenarios []WhatIf `json:"scenarios,omitempty"`
}

// WhatIf is a scenario: changes against how things go now, as ratios (0.1 is 10 % more).
type WhatIf struct {
	Name                               string
	WinRate, DealSize, Cycle, NewDeals float64
	Hires                              int
	HireFrom                           period.Date // unknown: at once
	Won, Lost                          []string    `json:",omitempty"` // open deals taken as won on their close dates, or as lost
}

// Scope is the part of the company that is asked about; the zero Scope is all of it.
type Scope struct {
	Kind string `json:"kind,omitempty"` // "line", "team", "person" or "account"
	ID   string `json:"id,omitempty"`
}

// Span is a stretch whose total is asked for, counted from the day of the forecast.
type Span string

// The spans. Year is the fiscal one.
const (
	Month       Span = "month"
	Quarter     Span = "quarter"
	NextQuarter Span = "next"
	Year        Span = "year"
)

// Of is the span's period on a day.
func (s Span) Of(c period.Calendar, day period.Date) period.Period {
	switch s {
	case Month:
		return c.Of(period.Month, day)
	case Year:
		return c.Of(period.Year, day)
	case NextQuarter:
		return c.Next(c.Of(period.Quarter, day), 1)
	}
	return c.Of(period.Quarter, day)
}

// Range is a distribution in five numbers, with its mean.
type Range struct {
	P10, P25, P50, P75, P90, Mean float64
}

// Past is one whole period that is over.
type Past struct {
	Period period.Period
	Won    float64
}

// Ahead is one period that is not over.
type Ahead struct {
	Period   period.Period
	Won      float64 // in the part of it that has passed
	Whole    Range   // of the whole period, what is won already included
	Weight   float64 // part of the pipeline's word in it, 0…1
	Weighted float64 // open amount × probability, by expected close
	Commit   float64 // what is won of it, and what sellers commit to win in it
}

// Piece is a part of what is expected of the total.
type Piece struct {
	Stage    string // ID
	Deals    int
	Priced   int     // of the deals, with an amount
	Amount   float64 // of those, at face value
	Expected float64
}

// Way is one way to forecast the total, with how it did in the past.
type Way struct {
	ID       string // "together", "pipeline", "history", "stages", "repeat", "declared", "commit"
	Mean     float64
	Range    *Range // nil: the way gives one number only
	Measured *Measured
}

// Measured is how a way did on dates of the past: the next three months' total forecast
// against what came.
type Measured struct {
	N        int
	WAPE     float64  // Σ|forecast − came| ÷ Σ|came|
	Bias     float64  // Σ(forecast − came) ÷ Σ|came|
	Coverage *float64 // share of the dates on which what came lay in the 80 % range
}

// Calibrated is how the chances that a way gave to deals in the past came true.
type Calibrated struct {
	ID      string  // "pipeline", "stages", "naive", "declared" or "commit"
	N       int     // deals judged, one on several dates counting once each
	Rate    float64 // share that was won
	Brier   float64 // mean squared error of the chances: 0 is best
	LogLoss float64
	AUC     *float64 // chance that a deal that was won had been given more than one that was not
	Bins    []Bin
}

// Bin is what came true of the deals that were given about the same chance: N of them were given Said on average,
// the share Came was won, and Low … High is its 95 % interval.
type Bin struct {
	N                     int
	Said, Came, Low, High float64
}

// Decider is a deal on which the total depends.
type Decider struct {
	ID                             string
	Chance, Expected, Share, Swing float64
	IfWon, IfNot                   float64 // chance of reaching the target
	Amount                         float64
	AmountKnown                    bool
	Reasons                        []Reason
}

// Reason moves a deal's chance up or down.
type Reason struct {
	Text text.Text
	Up   bool
}

// Total is the answer for the span.
type Total struct {
	Period  period.Period
	Won     float64
	Whole   Range
	Target  float64 // 0: none
	Chance  float64 // of reaching the target
	Stages  []Piece
	Fresh   float64 // expected from deals that do not exist yet
	Adjust  float64 // what the history of sales adds to or takes from the pipeline's word
	Weight  float64 // part of the pipeline's word
	Ways    []Way
	Matter  []Decider
	Budget  float64 // reached in half of the futures
	Stretch float64 // reached in 35 of 100 futures
}

// Compared is one scenario beside the forecast as it stands.
type Compared struct {
	Name                   string
	P10, P50, P90          float64
	Chance                 float64
	Diff, DiffLow, DiffTop float64
}

// Part is a method's share in the forecast from history.
type Part struct {
	Name  text.Text
	Share float64
}

// Given is one forecast of the past beside what came.
type Given struct {
	On            period.Date
	P10, P50, P90 float64
	Came          float64
}

// History is what the forecast from past sales says about itself.
type History struct {
	Months           int
	Parts            []Part
	Reasons          []text.Text
	N                int // values that the measures rest on
	WAPE, MASE, Bias *float64
	Cov80            *float64
	Late             float64 // share of a month's sales that comes after as much of it has passed as today
}

// Answer is everything about a question.
type Answer struct {
	AsOf      period.Date
	Past      []Past
	Ahead     []Ahead
	Total     Total
	History   History
	Given     []Given
	Scenarios []Compared
	// Calibration is of the chance of being won within CalibrationDays, on dates of the past; empty where there
	// were too few deals.
	Calibration     []Calibrated
	CalibrationDays int
	Committed       int  // open deals that sellers commit to
	Learned         bool // chances rest on this company's own deals
	Closed          int  // deals that they were learned from
	Open            int
	PerMonth        float64 // new deals
	Convert         float64 // share of new deals that is won in the end
	Weighable       int     // open deals with amount, probability and expected close: what a spreadsheet can weigh
	Overdue         int     // open deals whose expected close has passed
	Short           bool    // too little history for more than a naive forecast
	Empty           bool    // nothing was ever won and nothing is open
	Warnings        []text.Text
}

// By says how a forecast is divided.
const (
	ByLine    = "line"
	ByAccount = "account" // within lines
	ByTeam    = "team"
	ByPerson  = "person" // within teams
)

// OtherGroups stands for the smaller lines or teams together.
const OtherGroups = "~others"

// Portion is one part of a divided forecast. The means of the parts of a whole add up to its own; ranges do not, since
// not all parts do badly, or well, at once.
type Portion struct {
	Kind, ID string // "" and "" for the whole; no ID: what has no line, account, team or person
	Group    string // the line or team that it is or belongs to
	Depth    int    // 0 the whole, 1 its groups, 2 their parts
	Rest     int    // how many smaller accounts or people it stands for; 0 for one
	Deals    int    // open
	Won      float64
	Whole    Range
	Alone    float64 // expected of it by itself, before everything was made to add up
	Budget   float64 // its part of what the whole reaches in half of the futures
	Stretch  float64 // and in 35 of 100
	Past     []float64
	Ahead    []Range
}

// Parts is a forecast divided. Its rows stand in the order of the tree, the whole first and the groups next.
type Parts struct {
	By         string
	Period     period.Period
	Months     []period.Period // of Past, then of Ahead
	First      int             // the first month ahead
	Rows       []Portion
	Reconciled bool // the history of sales takes part
}

// quiet is after how many days without anything new the data count as ended.
const quiet = 60

// AsOf is the day up to which everything is taken as known: today, or, when the last thing that
// happened lies long before, the end of its month.
func AsOf(last, today period.Date, cal period.Calendar) (day period.Date, stale bool) {
	if !last.Known() || today-last <= quiet {
		return today, false
	}
	return cal.Of(period.Month, last).To - 1, true
}

// Desk asks questions; it sends the deals to the worker when it does not have them.
type Desk struct {
	mu   sync.Mutex
	key  string
	pack Packed
}

// Load hands over packed deals under a key that no other deals have.
func (d *Desk) Load(key string, p Packed) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.key, d.pack = key, p
}

// Has reports whether the deals with the key are loaded, and on which day the last thing happened to them.
func (d *Desk) Has(key string) (last period.Date, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.pack.Last, d.key == key && d.pack.bytes != nil
}

const job = "forecast"

type header struct {
	Key      string   `json:"key"`
	Question Question `json:"question"`
	By       string   `json:"by,omitempty"` // set: the parts are asked for
	Between  *Between `json:"between,omitempty"`
	Lives    *Lives   `json:"lives,omitempty"`
}

// Ask answers a question about the deals that are loaded; nil progress is none.
func (d *Desk) Ask(ctx context.Context, q Question, progress func(done, total int)) (*Answer, error) {
	a := &Answer{}
	return a, d.ask(ctx, header{Question: q}, a, progress)
}

// Divide gives the parts of the total that a question asks for: by line or account, by team or person.
func (d *Desk) Divide(ctx context.Context, q Question, by string, progress func(done, total int)) (*Parts, error) {
	p := &Parts{}
	return p, d.ask(ctx, header{Question: q, By: by}, p, progress)
}

func (d *Desk) ask(ctx context.Context, h header, answer any, progress func(done, total int)) error {
	out, err := d.call(ctx, h, progress)
	if err != nil {
		return err
	}
	return json.Unmarshal(out, answer)
}

// call gives the answer as it came.
func (d *Desk) call(ctx context.Context, h header, progress func(done, total int)) ([]byte, error) {
	d.mu.Lock()
	key, table := d.key, d.pack.bytes
	d.mu.Unlock()
	h.Key = key
	head, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	out, err := worker.Call(ctx, job, frame(head, nil), progress)
	if err == nil && len(out) == 0 {
		out, err = worker.Call(ctx, job, frame(head, table), progress)
	}
	if err == nil && len(out) == 0 {
		err = errors.New("forecast: no answer")
	}
	return out, err
}

// frame is the head, its length before it, and the table after it.
func frame(head, table []byte) []byte {
	n := len(head)
	out := make([]byte, 0, 4+n+len(table))
	out = append(out, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	return append(append(out, head...), table...)
}
