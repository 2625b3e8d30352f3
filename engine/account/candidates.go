package account

import (
	"cmp"
	"slices"
	"strconv"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Mark is one side of a candidate: 0 (worst) to 1 (best), with the reason.
type Mark struct {
	Key    string
	Label  text.Text
	Value  record.Opt // unknown where it was not judged
	Weight float64
	Reason text.Text
}

// Scored is a candidate with what it scores, 0…100. A side that was not judged does not count, and is missing.
type Scored struct {
	Item[record.Candidate]
	Marks   []Mark     // value, fit, feasibility, competition
	Appeal  record.Opt // value and fit: how attractive it is
	Within  record.Opt // feasibility and competition: how far it is in our reach
	Score   record.Opt // all four
	Missing int        // sides that were not judged
}

// Quadrant is where a candidate stands; "" if one of its two measures is unknown.
type Quadrant string

// The quadrants.
const (
	Pursue  Quadrant = "pursue"  // attractive and in reach
	Prepare Quadrant = "prepare" // attractive, not in reach yet
	Pick    Quadrant = "pick"    // in reach, not very attractive
	Leave   Quadrant = "leave"
)

// Half is where the quadrants meet.
const Half = 50.0

// Quadrant tells where a candidate stands.
func (s Scored) Quadrant() Quadrant {
	switch {
	case !s.Appeal.OK || !s.Within.OK:
		return ""
	case s.Appeal.V >= Half && s.Within.V >= Half:
		return Pursue
	case s.Appeal.V >= Half:
		return Prepare
	case s.Within.V >= Half:
		return Pick
	}
	return Leave
}

// priorityShare is what a full fit with an initiative is worth by the initiative's priority.
var priorityShare = map[string]float64{"high": 1, "medium": 0.75, "low": 0.5, "": 0.75}

// Score judges an account's candidates, those under analysis first, the best first.
//
//	value        value ÷ the largest value among the account's candidates
//	fit          (step − 1) ÷ 4 × what the initiative's priority is worth (high 1, medium ¾, low ½)
//	feasibility  (step − 1) ÷ 4
//	competition  (step − 1) ÷ 4, 5 meaning that nobody else competes
//
// Attractiveness is the weighted mean of value and fit, reach that of feasibility and competition, the score that
// of all four, each over the sides that were judged.
func Score(d *Data, weights record.CandidateWeights, env Env) []Scored {
	initiatives := map[record.ID]*record.Initiative{}
	for _, i := range List(d, record.InitiativeKind) {
		initiatives[i.ID] = i.Rec
	}
	list := List(d, record.CandidateKind)
	var most int64
	for _, c := range list {
		most = max(most, own(c.Rec.Value, env).Minor)
	}
	out := make([]Scored, 0, len(list))
	for _, c := range list {
		s := Scored{Item: c, Marks: []Mark{
			valueMark(c.Rec, most, env), fitMark(c.Rec, initiatives),
			stepMark("feasibility", text.New("Viabilidad de nuestra oferta", "Feasibility of our offer"), c.Rec.Feasibility),
			stepMark("competition", text.New("Competencia", "Competition"), c.Rec.Competition),
		}}
		for i, w := range []record.Opt{weights.Value, weights.Fit, weights.Feasibility, weights.Competition} {
			s.Marks[i].Weight = max(w.Or(0), 0)
			if !s.Marks[i].Value.OK {
				s.Missing++
			}
		}
		s.Appeal, s.Within, s.Score = weigh(s.Marks[:2]), weigh(s.Marks[2:]), weigh(s.Marks)
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Scored) int {
		return cmp.Or(cmp.Compare(turn(a), turn(b)), cmp.Compare(b.Score.Or(-1), a.Score.Or(-1)), compareIDs(a.ID, b.ID))
	})
	return out
}

func turn(s Scored) int {
	return max(slices.Index([]string{"open", "promoted", "dropped"}, s.Rec.Status), 0)
}

// weigh is the weighted mean of the marks that are known, 0…100; with no weight at all they count alike.
func weigh(marks []Mark) record.Opt {
	sum, weights, plain, n := 0.0, 0.0, 0.0, 0
	for _, m := range marks {
		if m.Value.OK {
			sum, weights = sum+m.Weight*m.Value.V, weights+m.Weight
			plain, n = plain+m.Value.V, n+1
		}
	}
	switch {
	case n == 0:
		return record.Opt{}
	case weights == 0:
		return record.Some(100 * plain / float64(n))
	}
	return record.Some(100 * sum / weights)
}

func valueMark(c *record.Candidate, most int64, env Env) Mark {
	m := Mark{Key: "value", Label: text.New("Valor", "Value")}
	v := own(c.Value, env)
	switch {
	case !v.Known():
		m.Reason = text.New("Sin valor estimado.", "No value estimated.")
	case most == 0:
		m.Value, m.Reason = record.Some(0), text.New("Ninguna candidata tiene valor.", "No candidate has a value.")
	case v.Minor == most:
		m.Value, m.Reason = record.Some(1), text.New("La de mayor valor de la cuenta.", "The largest value of the account.")
	default:
		m.Value = record.Some(float64(v.Minor) / float64(most))
		m.Reason = text.New("{n} % de la de mayor valor.", "{n} % of the largest value.").With("n", int(100*m.Value.V+0.5))
	}
	return m
}

func fitMark(c *record.Candidate, initiatives map[record.ID]*record.Initiative) Mark {
	m := Mark{Key: "fit", Label: text.New("Ajuste con la iniciativa", "Fit with the initiative")}
	step, ok := stepOf(c.Fit)
	i := initiatives[c.Initiative]
	switch {
	case i == nil:
		m.Reason = text.New("Sin iniciativa del cliente que la respalde.", "No client initiative behind it.")
		return m
	case !ok:
		m.Reason = text.New("Falta juzgar el ajuste con «{i}».", "The fit with “{i}” has not been judged.").With("i", i.Name)
		return m
	}
	info, _ := record.CandidateKind.Info("fit")
	priority, _ := record.InitiativeKind.Info("priority")
	m.Value = record.Some(step * priorityShare[i.Priority])
	word := text.New("sin indicar", "not given")
	if i.Priority != "" {
		word = priority.LabelOf(i.Priority)
	}
	m.Reason = text.New("{fit}; «{i}», prioridad {p}.", "{fit}; “{i}”, {p} priority.").With("fit", info.LabelOf(c.Fit), "i", i.Name, "p", word)
	return m
}

func stepMark(key string, label text.Text, value string) Mark {
	m := Mark{Key: key, Label: label, Reason: text.New("Falta juzgarlo.", "Not judged yet.")}
	if step, ok := stepOf(value); ok {
		info, _ := record.CandidateKind.Info(key)
		m.Value, m.Reason = record.Some(step), info.LabelOf(value)
	}
	return m
}

// stepOf turns "1"…"5" into 0…1.
func stepOf(s string) (float64, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 5 {
		return 0, false
	}
	return float64(n-1) / 4, true
}
