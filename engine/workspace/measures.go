package workspace

import (
	"rumbo/engine/kpi"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/text"
)

// checkBetween holds a record against what other records say: an answer against its survey's scale, an own metric
// against what it refers to, an objective against its indicator, an own field against what plans hold in it.
func checkBetween(s *Snapshot, rec any, id record.ID) []record.Problem {
	switch r := rec.(type) {
	case *record.Metric:
		return kpi.CheckMetric(s.State, id, r)
	case *record.Objective:
		return checkObjective(s, r, id)
	case *record.OwnValue, *record.TemplateField, *record.TemplateSection:
		return checkTemplate(s, rec, id)
	}
	return checkScales(s, rec, id)
}

// checkObjective refuses one without an indicator, and a range that runs against the indicator's direction.
func checkObjective(s *Snapshot, o *record.Objective, id record.ID) []record.Problem {
	ind := s.Indicators().ByID(o.Indicator)
	if ind == nil {
		return []record.Problem{{Kind: record.ObjectiveKind.Name, ID: id, Field: "indicator", Text: text.New("Elija un indicador: este no existe.", "Choose an indicator: this one is not there.")}}
	}
	if record.CheckRange(o.Minimum, o.Target, o.Excellent) != nil {
		return nil // said by the record's own rule
	}
	out := scorecard.Range{Minimum: o.Minimum, Target: o.Target, Excellent: o.Excellent, Better: scorecard.Better(ind.Better)}.Check()
	for i := range out {
		out[i].Kind, out[i].ID = record.ObjectiveKind.Name, id
	}
	return out
}
