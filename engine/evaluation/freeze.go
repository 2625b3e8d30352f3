package evaluation

import (
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/text"
)

// unitNames are what units are called in stored evaluations: never change one.
var unitNames = map[kpi.Unit]string{kpi.Count: "count", kpi.Money: "money", kpi.Ratio: "ratio", kpi.Days: "days", kpi.Times: "times", kpi.Points: "points",
	kpi.MoneyPerMonth: "money_per_month", kpi.MoneyPerHead: "money_per_head", kpi.MoneyPerDay: "money_per_day", kpi.Months: "months", kpi.Hours: "hours",
	kpi.Minutes: "minutes", kpi.Score: "score", kpi.Net: "net", kpi.MoneyPerHour: "money_per_hour", kpi.PerDay: "per_day", kpi.PerMonth: "per_month"}

// levelUnit is the unit of a qualitative indicator's value.
const levelUnit = "level"

// UnitOf reads a stored unit; levels are plain numbers.
func UnitOf(name string) kpi.Unit {
	for u, n := range unitNames {
		if n == name {
			return u
		}
	}
	return kpi.Count
}

// Freeze writes a person's card down as an evaluation, in the words of a locale.
func (c *Card) Freeze(l *locale.Locale) (*record.Evaluation, []*record.EvaluationLine) {
	e := &record.Evaluation{Person: c.Subject.Person, From: c.Period.From, To: c.Period.To - 1, Score: c.Total.Score, Covered: record.Some(min(1, c.Total.Covered))}
	if c.Role != nil {
		e.Role = c.Role.Name
	}
	var out []*record.EvaluationLine
	rank := ""
	for i := range c.Lines {
		x := &c.Lines[i]
		rank = record.RankBetween(rank, "")
		line := &record.EvaluationLine{Dimension: x.Rec.Dimension, Name: x.Name.In(l.Lang), Indicator: x.Rec.Indicator, Unit: unitNames[x.Result.Unit], N: x.Result.N,
			Minimum: x.Range.Minimum, Target: x.Range.Target, Excellent: x.Range.Excellent, Weight: record.Some(x.Weight), Score: x.Score, Rank: rank}
		if x.Rec.Quality != "" {
			line.Indicator, line.Unit = string(x.Rec.Quality), levelUnit
		}
		if x.Result.Known {
			line.Value = record.Some(x.Result.Value)
		}
		if iv := x.Result.Interval; iv.Known {
			line.Low, line.High = record.Some(iv.Low), record.Some(iv.High)
		}
		line.Note = x.note(l)
		out = append(out, line)
	}
	return e, out
}

// note is what a reader of the line has to know.
func (l *Line) note(loc *locale.Locale) string {
	out := ""
	add := func(s string) {
		if s != "" && out != "" {
			out += " "
		}
		out += s
	}
	add(l.Why.In(loc))
	for _, w := range l.Result.Warnings {
		add(w.In(loc))
	}
	add(l.Reason)
	for _, r := range l.Ratings {
		add(r.Evidence)
	}
	return out
}

// Kept reads the total of a kept evaluation's lines again: what stands there must be what they add up to.
func Kept(lines []*record.EvaluationLine) ([]Line, Total) {
	out := make([]Line, len(lines))
	for i, k := range lines {
		out[i] = Line{Rec: &record.ScorecardLine{Dimension: k.Dimension, Weight: k.Weight, Indicator: k.Indicator}, Name: text.Same(k.Name), Weight: max(0, k.Weight.Or(0)), Score: k.Score, Scale: 1,
			Range: scorecard.Range{Minimum: k.Minimum, Target: k.Target, Excellent: k.Excellent}}
		x := &out[i]
		x.Common = x.Range
		if !k.Score.OK {
			x.Why = say(text.Same(k.Note))
		}
		x.Result = kpi.Result{Figure: kpi.Figure{Known: k.Value.OK, Value: k.Value.V, Unit: UnitOf(k.Unit)}, N: k.N}
		if k.Unit == levelUnit {
			x.Nature = Judgement
		} else if ind := kpi.ByID(k.Indicator); ind != nil {
			x.Nature = NatureOf(ind)
		}
		if k.Low.OK && k.High.OK {
			x.Result.Interval = kpi.Interval{Known: true, Low: k.Low.V, High: k.High.V, Confidence: 0.95}
		}
		if k.Value.OK {
			x.Band = x.Range.Band(k.Value.V)
		}
	}
	return out, total(out)
}
