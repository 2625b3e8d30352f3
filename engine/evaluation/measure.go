package evaluation

import (
	"math"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/text"
)

var (
	goneText    = text.New("El indicador de esta línea ya no existe.", "This line's indicator is no longer there.")
	nobodyText  = text.New("En este período no hay nadie a quien medir.", "There is nobody to measure in this period.")
	noCutText   = text.New("Este indicador no se distingue por persona.", "This indicator cannot be told apart by person.")
	noRangeText = text.New("Falta el rango: sin mínimo y meta no hay puntaje.", "The range is missing: without a minimum and a target there is no score.")
	badText     = text.New("El rango está desordenado.", "The range is out of order.")
	noRateText  = text.New("Nadie ha valorado esto en el último año.", "Nobody has rated this in the last year.")
)

// measure answers one line.
func measure(q Question, c *Card, l Ref, own []*record.ScorecardRange) Line {
	out := Line{ID: l.ID, Rec: l.Rec, Weight: math.Max(0, l.Rec.Weight.Or(0)), Scale: 1}
	out.Common = scorecard.Range{Minimum: l.Rec.Minimum, Target: l.Rec.Target, Excellent: l.Rec.Excellent}
	if l.Rec.Quality != "" {
		out.judged(q, c)
	} else {
		out.counted(q, c, own)
	}
	out.place(c, own)
	return out
}

// counted computes an indicator over the card's people.
func (l *Line) counted(q Question, c *Card, own []*record.ScorecardRange) {
	ind := q.indicator(l.Rec.Indicator)
	if ind == nil {
		l.Name = text.Same(l.Rec.Indicator)
		l.Why = say(goneText)
		return
	}
	l.Indicator, l.Name, l.About, l.Nature = ind, ind.Name, ind.Purpose, NatureOf(ind)
	l.Common.Better = scorecard.Better(ind.Better)
	l.Input = q.In
	l.Input.Scope = c.scope()
	l.Result.Unit = ind.Alternatives[0].Unit
	switch {
	case len(c.People) == 0:
		l.Why = say(nobodyText)
		return
	case !ind.Allows(kpi.ByPerson):
		l.Why = say(noCutText)
		return
	}
	l.Result = ind.Compute(l.Input)
	if ind.Additive {
		l.Scale = personMonths(q.State, c.People, stretch(q.In)) / monthsPer(l.Rec.Per)
	}
	l.clients(c, own)
}

// place finds where the value lies in what is expected of the subject, and what that is worth.
func (l *Line) place(c *Card, own []*record.ScorecardRange) {
	l.Range = l.Common
	if c.Subject.Person != "" {
		for _, r := range own {
			if r.Person == c.Subject.Person && r.Account == "" {
				l.Range.Minimum, l.Range.Target, l.Range.Excellent, l.Reason = r.Minimum, r.Target, r.Excellent, r.Reason
			}
		}
	}
	for _, o := range []*record.Opt{&l.Range.Minimum, &l.Range.Target, &l.Range.Excellent} {
		o.V *= l.Scale
	}
	if !l.Why.Empty() {
		return
	}
	if !l.Result.Known {
		l.Why = l.Result.Why
		return
	}
	l.Band = l.Range.Band(l.Result.Value)
	score, ok := l.Range.Score(l.Result.Value)
	if !ok {
		l.Why = say(noRangeText)
		if l.Range.Check() != nil {
			l.Why = say(badText)
		}
		return
	}
	l.Score = record.Some(score)
	if i := l.Result.Interval; i.Known {
		a, _ := l.Range.Score(i.Low)
		b, _ := l.Range.Score(i.High)
		l.Low, l.High = record.Some(math.Min(a, b)), record.Some(math.Max(a, b))
	}
	l.blend()
}

// ownRanges are the ranges that are somebody's own, by line: those that objectives of a person or an account set for a line's
// indicator, and after them, so that they hold instead, those that were given for the scorecard.
func ownRanges(q Question, lines []Ref) map[record.ID][]*record.ScorecardRange {
	out := map[record.ID][]*record.ScorecardRange{}
	for _, o := range change.All(q.State, record.ObjectiveKind) {
		if o.Team != "" || o.Line != "" || o.Person == "" && o.Account == "" || !o.Minimum.OK || !o.Target.OK || !holds(o, q.In) {
			continue
		}
		for _, l := range lines {
			if l.Rec.Indicator == o.Indicator && o.Alternative == "" {
				out[l.ID] = append(out[l.ID], fromObjective(o, l, q.indicator(o.Indicator)))
			}
		}
	}
	for _, r := range change.All(q.State, record.ScorecardRangeKind) {
		out[r.Line] = append(out[r.Line], r)
	}
	return out
}

// holds reports whether an objective is for days of the question's period.
func holds(o *record.Objective, in kpi.Input) bool {
	return (!o.From.Known() || o.From < in.Period.To) && (!o.To.Known() || o.To >= in.Period.From)
}

// fromObjective is an objective's range as one of the scorecard; of what adds up, for the stretch that the line is meant for.
func fromObjective(o *record.Objective, l Ref, ind *kpi.Indicator) *record.ScorecardRange {
	r := &record.ScorecardRange{Line: l.ID, Person: o.Person, Account: o.Account, Minimum: o.Minimum, Target: o.Target, Excellent: o.Excellent, Reason: o.Statement}
	if ind == nil || !ind.Additive {
		return r
	}
	f := monthsPer(l.Rec.Per) / monthsPer(o.Each) // the names of the stretches are the same
	for _, v := range []*record.Opt{&r.Minimum, &r.Target, &r.Excellent} {
		v.V *= f
	}
	return r
}
