package workspace

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

// measured is a workspace with the ready-made scorecards, a seller and their manager.
func measured(t *testing.T) *desk {
	d := newDesk(t)
	d.must(BeginScorecards{"en"})
	d.must(Create{"person", "ana", &record.Person{Name: "Ana", Role: "seller"}})
	d.must(Create{"person", "boss", &record.Person{Name: "Boss", Role: "manager"}})
	return d
}

// refused wants a problem at one field, and nothing done.
func (d *desk) refused(cmd Command, field string) {
	d.t.Helper()
	before := d.s
	p := d.do(cmd)
	if len(p) == 0 || p[0].Field != field {
		d.t.Errorf("%s: %v, want a problem at %q", cmd.Name(), p, field)
	}
	if d.s != before {
		d.t.Errorf("%s: something was done", cmd.Name())
	}
}

func TestReadyScorecardsSumTo100AndComeOnce(t *testing.T) {
	d := measured(t)
	sums := map[record.ID]float64{}
	for _, l := range change.All(d.s.State, record.ScorecardLineKind) {
		sums[l.Role] += l.Weight.V
	}
	if len(sums) != 3 || sums["seller"] != 100 || sums["kam"] != 100 || sums["operations"] != 100 {
		t.Error(sums)
	}
	n := len(d.log)
	d.must(BeginScorecards{"en"})
	if len(d.log) != n {
		t.Error("the second time changes something")
	}
}

func TestBadInputToScorecards(t *testing.T) {
	d := measured(t)
	rating := func(level int, evidence string) Create {
		return Create{"rating", "", &record.Rating{Person: "ana", Quality: "quality-listening", Level: level, Evidence: evidence, On: 739_000, By: "boss"}}
	}
	d.refused(rating(6, "summed up what was said"), "level")
	d.refused(rating(3, "good"), "evidence")
	d.must(rating(3, "summed up what was said"))
	for _, r := range change.All(d.s.State, record.RatingKind) {
		if r.Indicator != "Listening and understanding needs" {
			t.Errorf("the rating is called %q", r.Indicator)
		}
	}
	line := record.ID("line-seller-win_rate")
	d.refused(Set{"scorecard_line", line, "target", record.OfFloat(0.9)}, "excellent")
	d.refused(Set{"scorecard_line", line, "weight", record.OfFloat(120)}, "weight")
	d.refused(Create{"scorecard_line", "", &record.ScorecardLine{Role: "seller", Indicator: "win_rate", Dimension: "final", Minimum: record.Some(0.5), Target: record.Some(0.3)}}, "target")
	d.refused(Set{"scorecard_line", "line-seller-quality-listening", "excellent", record.OfFloat(7)}, "excellent")
	d.refused(Create{"scorecard_range", "", &record.ScorecardRange{Line: line, Minimum: record.Some(1), Target: record.Some(2), Excellent: record.Some(3), Reason: "x"}}, "person")
	d.refused(Delete{"role", "seller"}, "name")
	d.refused(Delete{"qualitative", "quality-listening"}, "name")
	d.refused(Set{"qualitative", "quality-listening", "levels", record.OfList([]string{"one"})}, "levels")
}

func TestARoleThatNobodyHasGoesWithItsLines(t *testing.T) {
	d := measured(t)
	d.must(Create{"role", "own", &record.Role{Name: "Partner manager"}})
	d.must(Create{"scorecard_line", "l", &record.ScorecardLine{Role: "own", Indicator: "win_rate", Dimension: "final"}})
	d.must(Create{"scorecard_range", "r", &record.ScorecardRange{Line: "l", Person: "ana", Minimum: record.Some(0.1), Target: record.Some(0.2), Excellent: record.Some(0.3), Reason: "new"}})
	d.must(Set{"person", "ana", "own_role", record.OfText("own")})
	d.refused(Delete{"role", "own"}, "name")
	d.must(Set{"person", "ana", "own_role", record.Value{}})
	d.must(Delete{"role", "own"})
	if Get(d.s, record.ScorecardLineKind, "l") != nil || Get(d.s, record.ScorecardRangeKind, "r") != nil {
		t.Error("what belongs to the role stays")
	}
	d.must(Undo{Change: d.log[len(d.log)-1]})
	if Get(d.s, record.ScorecardLineKind, "l") == nil || Get(d.s, record.ScorecardRangeKind, "r") == nil {
		t.Error("undo brings it back whole")
	}
}

func TestWeightsAreMadeToSum(t *testing.T) {
	d := measured(t)
	d.must(Set{"scorecard_line", "line-operations-csat", "weight", record.OfFloat(70)})
	d.must(NormaliseWeights{"operations"})
	sum := 0.0
	for _, l := range change.All(d.s.State, record.ScorecardLineKind) {
		if l.Role == "operations" {
			sum += l.Weight.V
		}
	}
	if sum != 100 {
		t.Error(sum)
	}
}

func TestAnEvaluationStaysAsItWas(t *testing.T) {
	d := measured(t)
	d.refused(Freeze{Rec: &record.Evaluation{Person: "ana", From: 739_000, To: 739_030}}, "person")
	d.must(Freeze{ID: "e", Rec: &record.Evaluation{Person: "ana", From: 739_000, To: 739_030, Score: record.Some(80)},
		Lines: []*record.EvaluationLine{{Dimension: "final", Name: "Win rate", Score: record.Some(80), Weight: record.Some(100)}},
		Steps: []*record.Action{{Title: "Train with the team", Status: "todo", Owner: "ana"}}})
	e := Get(d.s, record.EvaluationKind, "e")
	if e.Author != "Ana" || e.On == 0 || len(e.Steps) != 1 || Get(d.s, record.ActionKind, e.Steps[0]) == nil {
		t.Errorf("%+v", e)
	}
	var line record.ID
	for id := range change.All(d.s.State, record.EvaluationLineKind) {
		line = id
	}
	d.refused(Set{"evaluation", "e", "score", record.OfFloat(90)}, "score")
	d.refused(Set{"evaluation_line", line, "score", record.OfFloat(90)}, "score")
	d.must(Set{"evaluation", "e", "comments", record.OfText("A good year.")})
	d.must(AgreeStep{"e", &record.Action{Title: "Visit three clients", Status: "todo"}})
	if len(Get(d.s, record.EvaluationKind, "e").Steps) != 2 {
		t.Error("the step is not noted")
	}
	d.must(Delete{"evaluation", "e"})
	if Get(d.s, record.EvaluationLineKind, line) != nil {
		t.Error("its lines stay")
	}
}
