// Package selection scores accounts by weighted criteria, proposes which of them get a plan, and tells what would change if
// the criteria weighed otherwise; what plans take of people's time; and how far the roll-out is.
package selection

import (
	"math"
	"slices"
	"strings"

	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Rules of selection as they are unless a workspace says otherwise.
const (
	StrategicFrom  = 70.0
	FocusFrom      = 50.0
	StrategicHours = 24.0
	FocusHours     = 8.0
	PlanShare      = 0.5
)

// leastCoverage is the share of the weights that must be known before a tier is proposed.
const leastCoverage = 0.5

// Criterion is one of the workspace's criteria.
type Criterion = account.Item[record.Criterion]

// Mark is an account's score by one criterion.
type Mark struct {
	Known bool
	Score float64 // 1…5
	Raw   float64 // the measure that it comes from, in its unit (amounts in minor units); NaN of a manual one
	Why   string  // of a manual one
}

// Candidacy is how an account stands in the selection.
type Candidacy struct {
	ID         record.ID
	Account    *record.Account
	Marks      []Mark // by criterion
	Score      float64
	Coverage   float64 // share of the weights that is known
	Known      bool    // whether there is a score at all
	Tier       string  // proposed: "strategic", "focus", "standard"; "" if too little is known
	Attraction record.Opt
	Position   record.Opt // both 0…100
}

// Selection is all accounts by their score, best first; those without one last.
type Selection struct {
	Criteria []Criterion
	Rules    record.Tiering
	All      []Candidacy
}

// Tiering gives the rules with what is not said filled in.
func Tiering(t record.Tiering) record.Tiering {
	or := func(o *record.Opt, v float64) { *o = record.Some(o.Or(v)) }
	or(&t.Strategic, StrategicFrom)
	or(&t.Focus, FocusFrom)
	or(&t.StrategicHours, StrategicHours)
	or(&t.FocusHours, FocusHours)
	or(&t.PlanShare, PlanShare)
	return t
}

// Of scores all accounts. Scores from data run from 1 to 5 by the account's place among all that have the measure (mid-ranks
// for ties); manual ones are the team's. The total is the weighted mean of the known scores, 1 as 0 and 5 as 100.
// margins are the accounts' margins of the last 12 months where they are known.
func Of(all map[record.ID]*account.Data, criteria []Criterion, rules record.Tiering, margins map[record.ID]float64, env account.Env) Selection {
	s := Selection{Criteria: criteria, Rules: Tiering(rules)}
	for id, d := range all {
		s.All = append(s.All, Candidacy{ID: id, Account: d.Account, Marks: make([]Mark, len(criteria))})
	}
	slices.SortFunc(s.All, func(a, b Candidacy) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for k, c := range criteria {
		if c.Rec.Source == "manual" {
			s.judged(k, all)
		} else {
			s.measured(k, all, margins, env)
		}
	}
	for i := range s.All {
		s.total(&s.All[i], nil)
	}
	slices.SortStableFunc(s.All, func(a, b Candidacy) int {
		switch {
		case a.Known != b.Known:
			return b2i(b.Known) - b2i(a.Known)
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return strings.Compare(strings.ToLower(a.Account.Name), strings.ToLower(b.Account.Name))
	})
	return s
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *Selection) judged(k int, all map[record.ID]*account.Data) {
	for i := range s.All {
		for _, x := range account.List(all[s.All[i].ID], record.CriterionScoreKind) {
			if x.Rec.Criterion == s.Criteria[k].ID && x.Rec.Score > 0 {
				s.All[i].Marks[k] = Mark{Known: true, Score: float64(x.Rec.Score), Raw: math.NaN(), Why: x.Rec.Why}
			}
		}
	}
}

func (s *Selection) measured(k int, all map[record.ID]*account.Data, margins map[record.ID]float64, env account.Env) {
	var known []float64
	for i := range s.All {
		m := &s.All[i].Marks[k]
		if m.Raw, m.Known = raw(all[s.All[i].ID], s.Criteria[k].Rec.Source, margins, env); m.Known {
			known = append(known, m.Raw)
		}
	}
	slices.Sort(known)
	for i := range s.All {
		if m := &s.All[i].Marks[k]; m.Known {
			below, _ := slices.BinarySearch(known, m.Raw)
			same := 0
			for below+same < len(known) && known[below+same] == m.Raw {
				same++
			}
			m.Score = 1 + 4*(float64(below)+float64(same)/2)/float64(len(known))
		}
	}
}

// total is the weighted mean of the known scores; factors, if given, change the weights.
func (s *Selection) total(c *Candidacy, factors []float64) {
	sum, known, whole := map[string]float64{}, map[string]float64{}, 0.0
	for k, m := range c.Marks {
		w := s.Criteria[k].Rec.Weight.Or(0)
		if factors != nil {
			w *= factors[k]
		}
		whole += w
		if m.Known {
			axis := s.Criteria[k].Rec.Axis
			sum[axis] += w * (m.Score - 1) * 25
			known[axis] += w
		}
	}
	axis := func(name string) record.Opt {
		if known[name] == 0 {
			return record.Opt{}
		}
		return record.Some(sum[name] / known[name])
	}
	c.Attraction, c.Position = axis("attractiveness"), axis("position")
	both := known["attractiveness"] + known["position"]
	c.Known, c.Score, c.Coverage, c.Tier = both > 0, 0, 0, ""
	if !c.Known {
		return
	}
	c.Score, c.Coverage = (sum["attractiveness"]+sum["position"])/both, both/whole
	switch {
	case c.Coverage < leastCoverage:
	case c.Score >= s.Rules.Strategic.V:
		c.Tier = "strategic"
	case c.Score >= s.Rules.Focus.V:
		c.Tier = "focus"
	default:
		c.Tier = "standard"
	}
}

// Shift is what happens to the tiers if one criterion weighs otherwise.
type Shift struct {
	Criterion int
	Factor    float64 // of its weight
	Moved     []Moved
}

// Moved is an account whose proposed tier changes.
type Moved struct {
	ID       record.ID
	From, To string
}

// Shifts tell, for each criterion, which tiers change if it weighs half or half as much again.
func (s Selection) Shifts() []Shift {
	var out []Shift
	for k := range s.Criteria {
		for _, f := range []float64{0.5, 1.5} {
			factors := make([]float64, len(s.Criteria))
			for i := range factors {
				factors[i] = 1
			}
			factors[k] = f
			shift := Shift{Criterion: k, Factor: f}
			for _, c := range s.All {
				was := c.Tier
				if s.total(&c, factors); c.Tier != was {
					shift.Moved = append(shift.Moved, Moved{c.ID, was, c.Tier})
				}
			}
			out = append(out, shift)
		}
	}
	return out
}

// raw is an account's measure; false if it is not known.
func raw(d *account.Data, source string, margins map[record.ID]float64, env account.Env) (float64, bool) {
	year := period.Period{From: env.Today.AddMonths(-12), To: env.Today + 1}
	before := period.Period{From: env.Today.AddMonths(-24), To: year.From}
	switch source {
	case "won":
		return wonIn(d, year, env), len(d.Deals) > 0
	case "growth":
		was := wonIn(d, before, env)
		return wonIn(d, year, env)/was - 1, was > 0
	case "margin":
		m, ok := margins[d.ID]
		return m, ok
	case "share", "white":
		n := account.NeedsOf(d, nil, false, env)
		if o := n.Total.Share(); source == "share" {
			return o.V, o.OK
		}
		return float64(n.Total.White.Minor), n.Total.White.Known > 0
	case "open":
		return openIn(d, env), len(d.Deals) > 0
	case "size":
		a := d.Account.AnnualRevenue
		return float64(a.Minor), a.Known() && a.Currency == env.Currency
	case "employees":
		return float64(d.Account.Employees), d.Account.Employees > 0
	case "stability":
		return stability(d, env), len(d.Deals) > 0
	case "relations":
		o := account.Relations(d, env)
		return o.V, o.OK
	}
	return math.NaN(), false
}

func wonIn(d *account.Data, p period.Period, env account.Env) float64 {
	sum := 0.0
	for _, o := range d.Deals {
		if o.Outcome == record.StageWon && p.Contains(o.Rec.Close) && o.Rec.Amount.Currency == env.Currency {
			sum += float64(o.Rec.Amount.Minor)
		}
	}
	return sum
}

func openIn(d *account.Data, env account.Env) float64 {
	sum := 0.0
	for _, o := range d.Deals {
		if o.Outcome == record.StageOpen && o.Rec.Amount.Currency == env.Currency {
			sum += float64(o.Rec.Amount.Minor)
		}
	}
	return sum
}

// stability is the share of the last eight whole quarters in which something was won.
func stability(d *account.Data, env account.Env) float64 {
	n := 0
	q := env.Calendar.Of(period.Quarter, env.Today)
	for range 8 {
		q = env.Calendar.Next(q, -1)
		for _, o := range d.Deals {
			if o.Outcome == record.StageWon && q.Contains(o.Rec.Close) {
				n++
				break
			}
		}
	}
	return float64(n) / 8
}

// Proposed are those that a workspace may begin with.
func Proposed(lang string) []record.Criterion {
	scale := text.New("nada|poco|algo|bastante|plenamente", "not at all|a little|somewhat|largely|fully")
	rank := ""
	var out []record.Criterion
	for _, c := range []struct {
		name         text.Text
		axis, source string
		weight       float64
	}{
		{text.New("Afinidad con nuestra estrategia", "Fit with our strategy"), "attractiveness", "manual", 25},
		{text.New("Tamaño del cliente", "Size of the client"), "attractiveness", "size", 15},
		{text.New("Espacio en blanco", "White space"), "attractiveness", "white", 15},
		{text.New("Ventas actuales", "Present sales"), "position", "won", 20},
		{text.New("Margen", "Margin"), "position", "margin", 10},
		{text.New("Estabilidad de la contribución", "Stability of the contribution"), "position", "stability", 10},
		{text.New("Relaciones", "Relationships"), "position", "relations", 5},
	} {
		rank = record.RankBetween(rank, "")
		r := record.Criterion{Name: c.name.In(lang), Axis: c.axis, Source: c.source, Weight: record.Some(c.weight), Rank: rank}
		if c.source == "manual" {
			r.Scale = strings.Split(scale.In(lang), "|")
		}
		out = append(out, r)
	}
	return out
}
