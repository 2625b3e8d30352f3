package account

import (
	"cmp"
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
)

// figureFor is for how many days a financial indicator counts as current.
const figureFor = 365

// Readings are those of one financial indicator of an account.
type Readings struct {
	Key string
	All []Item[record.AccountFigure] // the latest first
	Old bool                         // the latest is more than a year old
}

// Latest is the reading of the last day.
func (r Readings) Latest() Item[record.AccountFigure] { return r.All[0] }

// Change is how far the latest value moved from the one before it; unknown if either is, or if they are told in different currencies.
func (r Readings) Change() record.Opt {
	if len(r.All) < 2 {
		return record.Opt{}
	}
	now, before := FigureValue(r.All[0].Rec), FigureValue(r.All[1].Rec)
	if !now.OK || !before.OK || r.All[0].Rec.Amount.Currency != r.All[1].Rec.Amount.Currency {
		return record.Opt{}
	}
	return record.Some(now.V - before.V)
}

// FigureValue is a reading's value in its unit: days, units of its currency, a share from 0 to 1, or a number.
func FigureValue(f *record.AccountFigure) record.Opt {
	switch f.UnitOf() {
	case record.UnitDays:
		return f.Days
	case record.UnitMoney:
		return record.Opt{V: f.Amount.Units(), OK: f.Amount.Known()}
	case record.UnitShare:
		return f.Share
	case record.UnitNumber:
		return f.Number
	}
	return record.Opt{}
}

// FiguresOf are the account's financial indicators, in the order in which they are offered, own ones by name.
func FiguresOf(d *Data, today period.Date) []Readings {
	by := map[string]int{}
	var out []Readings
	for _, f := range List(d, record.AccountFigureKind) {
		at, ok := by[f.Rec.Key()]
		if !ok {
			at = len(out)
			by[f.Rec.Key()] = at
			out = append(out, Readings{Key: f.Rec.Key()})
		}
		out[at].All = append(out[at].All, f)
	}
	info, _ := record.AccountFigureKind.Info("measure")
	place := func(r Readings) int {
		return slices.IndexFunc(info.Options, func(o record.Option) bool { return o.Value == r.All[0].Rec.Measure })
	}
	for i := range out {
		slices.SortStableFunc(out[i].All, func(a, b Item[record.AccountFigure]) int {
			return cmp.Or(cmp.Compare(b.Rec.On, a.Rec.On), cmp.Compare(a.ID, b.ID))
		})
		out[i].Old = today-out[i].All[0].Rec.On > figureFor
	}
	slices.SortStableFunc(out, func(a, b Readings) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Key, b.Key)) })
	return out
}
