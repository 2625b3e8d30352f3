package workspace

import (
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/evaluation"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/text"
)

// BeginScorecards brings the ready-made roles, qualitative indicators and scorecards that are not there.
type BeginScorecards struct{ Lang string }

// Name of the command.
func (BeginScorecards) Name() string { return "begin_scorecards" }

// Do creates them.
func (c BeginScorecards) Do(tx *Tx) {
	for _, op := range evaluation.ReadyMade(tx.State, c.Lang) {
		tx.Create(op.Kind, op.ID, op.New)
	}
}

// NormaliseWeights makes the weights of a role's scorecard sum to 100, in proportion to what they are.
type NormaliseWeights struct{ Role record.ID }

// Name of the command.
func (NormaliseWeights) Name() string { return "edit" }

// Do writes the weights that change.
func (c NormaliseWeights) Do(tx *Tx) {
	lines := evaluation.LinesOf(tx.State, c.Role)
	weights := make([]float64, len(lines))
	for i, l := range lines {
		weights[i] = l.Rec.Weight.Or(0)
	}
	for i, w := range evaluation.Normalised(weights) {
		if w != weights[i] {
			tx.Set("scorecard_line", lines[i].ID, "weight", record.OfFloat(w))
		}
	}
}

// Freeze keeps an evaluation as it is now. Its records must not be modified afterwards.
type Freeze struct {
	ID    record.ID // "" gets a new one
	Rec   *record.Evaluation
	Lines []*record.EvaluationLine
	Steps []*record.Action // agreed next steps, to be made
}

// Name of the command.
func (Freeze) Name() string { return "freeze_evaluation" }

// Do creates the evaluation with its lines and actions.
func (c Freeze) Do(tx *Tx) {
	if len(c.Lines) == 0 {
		tx.Refuse(record.Problem{Kind: "evaluation", Field: "person", Text: text.New("No hay nada que evaluar: el rol de la persona no tiene líneas.", "There is nothing to evaluate: the person's role has no lines.")})
		return
	}
	e := *c.Rec
	e.On, e.Author = tx.Env.Today, tx.Env.Author
	for _, a := range c.Steps {
		e.Steps = append(e.Steps, tx.Create("action", "", a))
	}
	id := tx.Create("evaluation", c.ID, &e)
	for _, l := range c.Lines {
		line := *l
		line.Evaluation = id
		tx.Create("evaluation_line", "", &line)
	}
}

// AgreeStep adds an agreed next step to an evaluation, as an action.
type AgreeStep struct {
	Evaluation record.ID
	Action     *record.Action
}

// Name of the command.
func (AgreeStep) Name() string { return "create" }

// Do creates the action and notes it with the evaluation.
func (c AgreeStep) Do(tx *Tx) {
	e := Get(tx.Snapshot, record.EvaluationKind, c.Evaluation)
	if e == nil {
		tx.Refuse(record.Problem{Kind: "evaluation", ID: c.Evaluation, Text: text.New("Esta evaluación ya no existe.", "This evaluation is no longer there.")})
		return
	}
	id := tx.Create("action", "", c.Action)
	tx.Set("evaluation", c.Evaluation, "steps", record.OfIDs(append(append([]record.ID(nil), e.Steps...), id)))
}

// afterwards are the fields of an evaluation that may still be written once it is kept: what was said about it.
var afterwards = map[string]bool{"comments": true, "steps": true, "by": true}

// frozen refuses an edit of what an evaluation keeps as it was.
func (tx *Tx) frozen(c Set) bool {
	if c.Kind != "evaluation_line" && (c.Kind != "evaluation" || afterwards[c.Field]) {
		return false
	}
	tx.Refuse(record.Problem{Kind: c.Kind, ID: c.ID, Field: c.Field,
		Text: text.New("Una evaluación guardada no se cambia: haga otra, y las dos quedan en la historia.", "An evaluation that was kept is not changed: make another one, and both stay in the history.")})
	return true
}

// leaveScorecards lets a role, an indicator, a line or an evaluation go with what belongs to it, and refuses where
// people are still measured by it.
func (tx *Tx) leaveScorecards(kind string, id record.ID) {
	switch kind {
	case "role":
		tx.leaveRole(id)
	case "qualitative":
		for _, l := range change.All(tx.State, record.ScorecardLineKind) {
			if l.Quality == id {
				role := Get(tx.Snapshot, record.RoleKind, l.Role)
				if role == nil {
					continue
				}
				tx.Refuse(record.Problem{Kind: kind, ID: id, Field: "name", Text: text.New("Lo usa la evaluación de «{role}»: quite primero esa línea.", "The scorecard of “{role}” uses it: take that line away first.").With("role", role.Name)})
				return
			}
		}
	case "scorecard_line":
		for r, x := range change.All(tx.State, record.ScorecardRangeKind) {
			if x.Line == id {
				tx.Delete("scorecard_range", r)
			}
		}
	case "evaluation":
		for l, x := range change.All(tx.State, record.EvaluationLineKind) {
			if x.Evaluation == id {
				tx.Delete("evaluation_line", l)
			}
		}
	}
}

func (tx *Tx) leaveRole(id record.ID) {
	var names []string
	for _, p := range change.All(tx.State, record.PersonKind) {
		if p.RoleID() == id {
			names = append(names, p.Name)
		}
	}
	if len(names) > 0 {
		who := strings.Join(names[:min(3, len(names))], ", ")
		tx.Refuse(record.Problem{Kind: "role", ID: id, Field: "name", Text: text.New("Lo tienen {n} personas ({who}): deles primero otro rol.", "{n} people have it ({who}): give them another role first.").With("n", len(names), "who", who)})
		return
	}
	for _, l := range evaluation.LinesOf(tx.State, id) {
		tx.leaveScorecards("scorecard_line", l.ID)
		tx.Delete("scorecard_line", l.ID)
	}
}

// nameRating gives a rating the name of its indicator, so that it can be read wherever the indicator is not known.
func (tx *Tx) nameRating(r *record.Rating) {
	if q := Get(tx.Snapshot, record.QualitativeKind, r.Quality); q != nil && r.Indicator == "" {
		r.Indicator = q.Name
	}
}

// checkLevel holds a rating against the levels of its indicator.
func checkLevel(s *Snapshot, r *record.Rating, id record.ID) []record.Problem {
	for qid, q := range change.All(s.State, record.QualitativeKind) {
		if !evaluation.Rates(r, qid, q) {
			continue
		}
		if k := len(q.Levels); r.Level < 1 || r.Level > k {
			return []record.Problem{{Kind: "rating", ID: id, Field: "level",
				Text: text.New("Este indicador tiene niveles del 1 al {k}: elija uno de ellos.", "This indicator has levels from 1 to {k}: choose one of them.").With("k", k)}}
		}
		return nil
	}
	return nil
}

// checkRange holds a line's range against the direction of its indicator, and that of a qualitative one against its levels.
func checkRange(s *Snapshot, l *record.ScorecardLine, r scorecard.Range, kind string, id record.ID) []record.Problem {
	var out []record.Problem
	if record.CheckRange(r.Minimum, r.Target, r.Excellent) != nil {
		return nil // the record says so itself
	}
	if ind := s.Indicators().ByID(l.Indicator); ind != nil {
		r.Better = scorecard.Better(ind.Better)
		out = r.Check()
	} else if q := Get(s, record.QualitativeKind, l.Quality); q != nil {
		r.Better = scorecard.Higher
		out = r.Check()
		for field, o := range map[string]record.Opt{"minimum": r.Minimum, "target": r.Target, "excellent": r.Excellent} {
			if len(out) == 0 && o.OK && (o.V < 1 || o.V > float64(len(q.Levels))) {
				out = []record.Problem{{Field: field, Text: text.New("Los niveles van del 1 al {k}.", "Levels go from 1 to {k}.").With("k", len(q.Levels))}}
			}
		}
	}
	for i := range out {
		out[i].Kind, out[i].ID = kind, id
	}
	return out
}

// checkScorecards holds scorecards' records against what they refer to.
func checkScorecards(s *Snapshot, rec any, id record.ID) []record.Problem {
	switch r := rec.(type) {
	case *record.Rating:
		return checkLevel(s, r, id)
	case *record.ScorecardLine:
		return checkRange(s, r, scorecard.Range{Minimum: r.Minimum, Target: r.Target, Excellent: r.Excellent}, "scorecard_line", id)
	case *record.ScorecardRange:
		if l := Get(s, record.ScorecardLineKind, r.Line); l != nil {
			return checkRange(s, l, scorecard.Range{Minimum: r.Minimum, Target: r.Target, Excellent: r.Excellent}, "scorecard_range", id)
		}
	}
	return nil
}
