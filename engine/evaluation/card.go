package evaluation

import (
	"cmp"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/text"
)

// Subject is who is looked at: a person, everybody of a role, or those of a role in a team.
type Subject struct {
	Person record.ID
	Role   record.ID // of a person "" means their own
	Team   record.ID
}

// Card is a scorecard with its answers.
type Card struct {
	Subject Subject
	Role    *record.Role // nil if there is none
	RoleID  record.ID
	People  []record.ID
	Period  period.Period
	Lines   []Line
	Total   Total
}

// Line is one line of a scorecard with its answer.
type Line struct {
	ID        record.ID
	Rec       *record.ScorecardLine
	Name      text.Text
	About     text.Text // what it answers
	Indicator *kpi.Indicator
	Quality   *record.Qualitative
	Nature    Nature

	Input  kpi.Input // the question, of a counted indicator
	Result kpi.Result
	// Range is what is expected of the subject; Common what the scorecard says of one person and stretch. Scale is by
	// how much the one is the other.
	Range, Common scorecard.Range
	Scale         float64
	Reason        string // why the range is the person's own
	Band          scorecard.Band
	Score         record.Opt // 0…100
	Low, High     record.Opt // the score at the ends of the value's interval
	Why           kpi.Phrase // without a score: the reason
	Clients       []Client   // whose expectation is their own
	Rest          *Client    // all others, where some client's counts apart
	Ratings       []Rated    // of a qualitative line, that hold

	Weight float64 // as the scorecard says
	Share  float64 // of the total, 0…1: of the weights that have data
	Points float64 // Share × Score
}

// Scored reports whether the line counts.
func (l *Line) Scored() bool { return l.Score.OK && l.Weight > 0 }

// Question is what scorecards are read from.
type Question struct {
	State *change.State
	In    kpi.Input // its scope is not read
	// Book knows the indicators that people made; nil: only the built-in ones are known.
	Book *kpi.Book
	// Give is called between lines, each of which may have looked at every record; it may be nil.
	Give *pace.Pace
}

// indicator finds one by its ID; nil if it is not there.
func (q Question) indicator(id string) *kpi.Indicator {
	if q.Book != nil {
		return q.Book.ByID(id)
	}
	return kpi.ByID(id)
}

// Of reads a scorecard.
func Of(q Question, who Subject) Card {
	return read(q, who, func(*record.ScorecardLine) bool { return true })
}

// FinalOf is the score of somebody's final results alone; unknown where none has data.
func FinalOf(q Question, who Subject) record.Opt {
	c := read(q, who, func(l *record.ScorecardLine) bool { return l.Dimension == record.DimensionFinal })
	return Final(&c)
}

// read measures those lines of a scorecard that are wanted.
func read(q Question, who Subject, wanted func(*record.ScorecardLine) bool) Card {
	c := Card{Subject: who, Period: q.In.Period, RoleID: who.Role}
	if p := change.Get(q.State, record.PersonKind, who.Person); p != nil && who.Role == "" {
		c.RoleID = p.RoleID()
	}
	c.Role = change.Get(q.State, record.RoleKind, c.RoleID)
	c.People = people(q, who, c.RoleID)
	lines := LinesOf(q.State, c.RoleID)
	ranges := ownRanges(q, lines)
	for _, l := range lines {
		if wanted(l.Rec) {
			c.Lines = append(c.Lines, measure(q, &c, l, ranges[l.ID]))
			q.Give.Now()
		}
	}
	c.Total = total(c.Lines)
	return c
}

// Ref is a line with its ID.
type Ref struct {
	ID  record.ID
	Rec *record.ScorecardLine
}

// LinesOf are the lines of a role's scorecard: by dimension, then as a person has ordered them.
func LinesOf(s *change.State, role record.ID) []Ref {
	var out []Ref
	for id, l := range change.All(s, record.ScorecardLineKind) {
		if l.Role == role && role != "" {
			out = append(out, Ref{id, l})
		}
	}
	slices.SortFunc(out, func(a, b Ref) int {
		return cmp.Or(cmp.Compare(dimensionAt(a.Rec.Dimension), dimensionAt(b.Rec.Dimension)), cmp.Compare(a.Rec.Rank, b.Rec.Rank), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Moved gives the rank that puts a line one place up (−1) or down (1) among those of its dimension; false where there is
// no such place.
func Moved(lines []Ref, id record.ID, by int) (string, bool) {
	at := slices.IndexFunc(lines, func(l Ref) bool { return l.ID == id })
	rank := func(i int) (string, bool) {
		if at < 0 || i < 0 || i >= len(lines) || lines[i].Rec.Dimension != lines[at].Rec.Dimension {
			return "", false
		}
		return lines[i].Rec.Rank, true
	}
	near, ok := rank(at + by)
	beyond, _ := rank(at + 2*by)
	if by < 0 {
		near, beyond = beyond, near
	}
	return record.RankBetween(near, beyond), ok
}

func dimensionAt(d string) int {
	return slices.IndexFunc(record.Dimensions, func(o record.Option) bool { return o.Value == d })
}

// people are those whom the subject stands for and who were there in the period, by name.
func people(q Question, who Subject, role record.ID) []record.ID {
	type named struct {
		id   record.ID
		name string
	}
	var list []named
	for id, p := range change.All(q.State, record.PersonKind) {
		switch {
		case who.Person != "":
			if id != who.Person {
				continue
			}
		case role == "" || p.RoleID() != role, who.Team != "" && p.Team != who.Team, present(p, stretch(q.In)) <= 0:
			continue
		}
		list = append(list, named{id, p.Name})
	}
	slices.SortFunc(list, func(a, b named) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id)) })
	out := make([]record.ID, len(list))
	for i, x := range list {
		out[i] = x.id
	}
	return out
}

// scope limits the question to the card's people.
func (c *Card) scope(more ...kpi.Filter) kpi.Scope {
	ids := make([]string, len(c.People))
	for i, id := range c.People {
		ids[i] = string(id)
	}
	return append(kpi.Scope{{Dim: kpi.ByPerson, In: ids}}, more...)
}

// Same gives the line of another card that measures the same; nil if there is none.
func (c *Card) Same(l *Line) *Line {
	for i := range c.Lines {
		o := &c.Lines[i]
		if o.Rec.Indicator == l.Rec.Indicator && o.Rec.Quality == l.Rec.Quality {
			return o
		}
	}
	return nil
}
