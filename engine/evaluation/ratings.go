package evaluation

import (
	"cmp"
	"slices"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// Rated is a rating with its ID.
type Rated struct {
	ID record.ID
	*record.Rating
}

// Rates reports whether a rating is of an indicator: by its ID, or where none is noted by its name.
func Rates(r *record.Rating, id record.ID, q *record.Qualitative) bool {
	if r.Quality != "" {
		return r.Quality == id
	}
	return q != nil && strings.EqualFold(strings.TrimSpace(r.Indicator), strings.TrimSpace(q.Name))
}

// Ratings are all that somebody was given in an indicator, the latest first.
func Ratings(s *change.State, person, quality record.ID) []Rated {
	q := change.Get(s, record.QualitativeKind, quality)
	var out []Rated
	for id, r := range change.All(s, record.RatingKind) {
		if r.Person == person && Rates(r, quality, q) {
			out = append(out, Rated{id, r})
		}
	}
	slices.SortFunc(out, func(a, b Rated) int { return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(b.ID, a.ID)) })
	return out
}

// holding are those that hold on the last day of a stretch: each rater's latest, if it is not older than a year.
func holding(all []Rated, in period.Period) []Rated {
	var out []Rated
	last := in.To - 1
	for _, r := range all {
		if r.On > last || r.On <= last.AddMonths(-12) {
			continue
		}
		if !slices.ContainsFunc(out, func(o Rated) bool { return o.By == r.By && o.Person == r.Person }) {
			out = append(out, r)
		}
	}
	return out
}

var (
	oneRaterText = text.New("Una sola valoración: es la opinión de una persona.", "A single rating: it is one person's opinion.")
	levelsText   = text.New("Media de {n} valoraciones que rigen = {value}", "Mean of the {n} ratings that hold = {value}")
	ratedByText  = text.New("t de Student sobre la media de las valoraciones, 95 %", "Student's t on the mean of the ratings, 95%")
	ratingsText  = text.New("Valoraciones que rigen", "Ratings that hold")
)

// judged makes the mean of the ratings that hold.
func (l *Line) judged(q Question, c *Card) {
	l.Quality, l.Nature = change.Get(q.State, record.QualitativeKind, l.Rec.Quality), Judgement
	if l.Quality == nil {
		l.Why = say(goneText)
		return
	}
	l.Name, l.About = text.Same(l.Quality.Name), text.Same(l.Quality.About)
	l.Result.Unit = kpi.Count
	k := float64(len(l.Quality.Levels))
	if l.Common.Empty() { // the whole scale: the last but one level is what is asked
		l.Common.Minimum, l.Common.Target, l.Common.Excellent = record.Some(1), record.Some(1+0.75*(k-1)), record.Some(k)
	}
	for _, id := range c.People {
		l.Ratings = append(l.Ratings, holding(Ratings(q.State, id, l.Rec.Quality), stretch(q.In))...)
	}
	if len(l.Ratings) == 0 {
		l.Why = say(noRateText)
		return
	}
	levels := make([]float64, len(l.Ratings))
	ids := make([]record.ID, len(l.Ratings))
	for i, r := range l.Ratings {
		levels[i], ids[i] = float64(r.Level), r.ID
	}
	value := kpi.Figure{Known: true, Value: stats.Mean(levels), Unit: kpi.Count}
	l.Result = kpi.Result{Figure: value, N: len(levels), Counted: []kpi.Group{{Role: "rating", Text: ratingsText, Of: record.RatingKind.Name, IDs: ids}}}
	l.Result.Steps = []kpi.Phrase{say(levelsText, "n", len(levels), "value", value)}
	if len(levels) == 1 {
		l.Result.Weak = true
		l.Result.Warnings = append(l.Result.Warnings, say(oneRaterText))
		return
	}
	if lo, hi := stats.MeanInterval(levels, 0.95); hi > lo {
		l.Result.Interval = kpi.Interval{Known: true, Low: max(lo, 1), High: min(hi, k), Confidence: 0.95, Method: ratedByText}
	}
}
