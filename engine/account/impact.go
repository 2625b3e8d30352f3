package account

import (
	"slices"
	"strings"

	"rumbo/engine/impact"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Measure is what is asked of the planning process: whether it moved this.
type Measure struct {
	Key   string
	Label text.Text
	Kind  string // "money" (minor units), "count", "ratio"
	// add notes a deal in its quarter; num and den by quarter.
	add func(o *Deal, env Env, at func(period.Date) int, u *impact.Unit)
	per bool // whether each quarter counts one in the denominator
}

// Measures that can be asked for, in order.
var Measures = []Measure{
	{Key: "won", Label: text.New("Ventas ganadas por trimestre", "Won revenue per quarter"), Kind: "money", per: true, add: func(o *Deal, env Env, at func(period.Date) int, u *impact.Unit) {
		if t := at(o.Rec.Close); o.Outcome == record.StageWon && t >= 0 && o.Rec.Amount.Currency == env.Currency {
			u.Num[t] += float64(o.Rec.Amount.Minor)
		}
	}},
	{Key: "deals", Label: text.New("Ventas ganadas, cantidad por trimestre", "Deals won per quarter"), Kind: "count", per: true, add: func(o *Deal, _ Env, at func(period.Date) int, u *impact.Unit) {
		if t := at(o.Rec.Close); o.Outcome == record.StageWon && t >= 0 {
			u.Num[t]++
		}
	}},
	{Key: "rate", Label: text.New("Tasa de cierre (cantidad)", "Win rate (count)"), Kind: "ratio", add: func(o *Deal, _ Env, at func(period.Date) int, u *impact.Unit) {
		t := at(o.Rec.Close)
		if t < 0 || o.Outcome != record.StageWon && o.Outcome != record.StageLost {
			return
		}
		u.Den[t]++
		if o.Outcome == record.StageWon {
			u.Num[t]++
		}
	}},
	{Key: "created", Label: text.New("Oportunidades nuevas por trimestre", "New deals per quarter"), Kind: "count", per: true, add: func(o *Deal, _ Env, at func(period.Date) int, u *impact.Unit) {
		if t := at(o.Rec.Created); t >= 0 {
			u.Num[t]++
		}
	}},
}

// MeasureOf finds a measure; the first one if there is none of that key.
func MeasureOf(key string) Measure {
	i := slices.IndexFunc(Measures, func(m Measure) bool { return m.Key == key })
	return Measures[max(i, 0)]
}

// Impact is the answer for all accounts, with what it was made of.
type Impact struct {
	impact.Result
	Measure  Measure
	Quarters []period.Period // that are over
	Accounts []record.ID     // of the units
	Units    []impact.Unit
	Undated  int // accounts in the process without a date of entry: on neither side
}

// longestBefore is how many quarters before and after the entry are looked at.
const longestBefore = 6

// ImpactOf asks whether the planning process moved a measure: accounts in the process, from the quarter of their date of
// entry on, against clients that never were in it. Only quarters that are over count, and only accounts with a deal.
func ImpactOf(all map[record.ID]*Data, env Env, m Measure, matched int) Impact {
	out := Impact{Measure: m, Quarters: quarters(all, env)}
	at := func(d period.Date) int {
		if n := len(out.Quarters); n == 0 || d < out.Quarters[0].From || d >= out.Quarters[n-1].To {
			return impact.Never
		}
		i, _ := slices.BinarySearchFunc(out.Quarters, d, func(q period.Period, d period.Date) int {
			switch {
			case q.To <= d:
				return -1
			case q.From > d:
				return 1
			}
			return 0
		})
		return i
	}
	for id, d := range all {
		if len(d.Deals) == 0 {
			continue
		}
		if d.Account.Planned && !d.Account.PlannedSince.Known() {
			out.Undated++
			continue
		}
		out.Accounts = append(out.Accounts, id)
	}
	slices.SortFunc(out.Accounts, func(a, b record.ID) int { return strings.Compare(string(a), string(b)) })
	for _, id := range out.Accounts {
		out.Units = append(out.Units, unit(all[id], env, m, at, out.Quarters))
	}
	out.Result = impact.Of(out.Units, impact.Design{Before: longestBefore, After: longestBefore, Matched: matched, Seed: 17})
	return out
}

func unit(d *Data, env Env, m Measure, at func(period.Date) int, quarters []period.Period) impact.Unit {
	u := impact.Unit{Num: make([]float64, len(quarters)), Den: make([]float64, len(quarters)), Start: impact.Never}
	if since := d.Account.PlannedSince; since.Known() {
		if u.Start = at(since); u.Start == impact.Never {
			u.Start = len(quarters) // entered in a quarter that is not over
			if len(quarters) > 0 && since < quarters[0].From {
				u.Start = 0
			}
		}
	}
	for i := range d.Deals {
		m.add(&d.Deals[i], env, at, &u)
	}
	if m.per {
		for t := range u.Den {
			u.Den[t] = 1
		}
	}
	return u
}

// quarters are those from the first deal on that are over.
func quarters(all map[record.ID]*Data, env Env) []period.Period {
	first := env.Today
	for _, d := range all {
		for i := range d.Deals {
			for _, day := range []period.Date{d.Deals[i].Rec.Created, d.Deals[i].Rec.Close} {
				if day.Known() && day < first {
					first = day
				}
			}
		}
	}
	const most = 80 // quarters: a wrong date in the distant past must not make the picture endless
	this := env.Calendar.Of(period.Quarter, env.Today)
	from := env.Calendar.Of(period.Quarter, max(first, this.From-most*91))
	var out []period.Period
	for q := from; q.To <= env.Today; q = env.Calendar.Next(q, 1) {
		out = append(out, q)
	}
	return out
}
