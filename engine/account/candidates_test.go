package account

import (
	"math"
	"testing"

	"rumbo/engine/record"
)

// judging makes an account with an initiative of each priority and candidates "0", "1", …
func judging(list ...*record.Candidate) *Data {
	d := needing(0)
	for _, p := range []string{"high", "medium", "low", ""} {
		d.others["initiative"] = append(d.others["initiative"], row{record.ID("i" + p), &record.Initiative{Name: "I " + p, Priority: p, Status: "running"}})
	}
	for i, c := range list {
		d.others["candidate"] = append(d.others["candidate"], row{record.ID(rune('0' + i)), c})
	}
	return d
}

func candidate(value float64, initiative record.ID, fit, feasibility, competition string) *record.Candidate {
	c := &record.Candidate{Status: "open", Initiative: initiative, Fit: fit, Feasibility: feasibility, Competition: competition}
	if value >= 0 {
		c.Value = dollars(value)
	}
	return c
}

func TestCandidatesAreScoredByTheStatedRule(t *testing.T) {
	weights := record.DefaultCandidateWeights() // 30, 30, 25, 15
	d := judging(
		candidate(100, "ihigh", "5", "5", "5"),
		candidate(50, "imedium", "3", "1", "5"),
		candidate(unknown, "ilow", "5", "3", ""),
		candidate(25, "gone", "5", "", ""),
		candidate(unknown, "", "", "", ""),
		candidate(0, "i", "2", "2", "1"),
	)
	for id, want := range map[record.ID]struct {
		appeal, within, score float64
		missing               int
		quadrant              Quadrant
	}{
		"0": {100, 100, 100, 0, Pursue},
		// value ½; fit ½ × ¾; feasibility 0; competition 1
		"1": {100 * (30*0.5 + 30*0.375) / 60, 100 * 15.0 / 40, 100 * (30*0.5 + 30*0.375 + 15) / 100, 0, Leave},
		// fit 1 × ½; feasibility ½
		"2": {50, 50, 100 * (30*0.5 + 25*0.5) / 55, 2, Pursue},
		"3": {25, -1, 25, 3, ""},
		"4": {-1, -1, -1, 4, ""},
		"5": {100 * 30 * 0.25 * 0.75 / 60, 100 * 25 * 0.25 / 40, 100 * (30*0.25*0.75 + 25*0.25) / 100, 0, Leave},
	} {
		for _, s := range Score(d, weights, env) {
			if s.ID != id {
				continue
			}
			for what, pair := range map[string][2]float64{"appeal": {s.Appeal.Or(-1), want.appeal}, "within": {s.Within.Or(-1), want.within}, "score": {s.Score.Or(-1), want.score}} {
				if math.Abs(pair[0]-pair[1]) > 1e-9 {
					t.Errorf("%s: %s %v, want %v", id, what, pair[0], pair[1])
				}
			}
			if s.Missing != want.missing || s.Quadrant() != want.quadrant {
				t.Errorf("%s: %d missing, %q", id, s.Missing, s.Quadrant())
			}
			for _, m := range s.Marks {
				if m.Reason.ES == "" || m.Reason.EN == "" || m.Label.ES == "" {
					t.Errorf("%s %s gives no reason", id, m.Key)
				}
			}
		}
	}
}

func TestTheBestCandidateComesFirst(t *testing.T) {
	dropped, promoted := candidate(100, "ihigh", "5", "5", "5"), candidate(100, "ihigh", "5", "5", "5")
	dropped.Status, promoted.Status = "dropped", "promoted"
	d := judging(dropped, candidate(10, "ihigh", "1", "1", "1"), promoted, candidate(90, "ihigh", "5", "4", "4"), candidate(unknown, "", "", "", ""))
	order := ""
	for _, s := range Score(d, record.DefaultCandidateWeights(), env) {
		order += string(s.ID)
	}
	if order != "31420" {
		t.Error(order)
	}
	if s := Score(d, record.CandidateWeights{Competition: record.Some(10)}, env)[0]; s.Score.V != 75 || s.Within.V != 75 || math.Abs(s.Appeal.V-95) > 1e-9 {
		t.Errorf("with competition alone: %+v", s)
	}
	if s := Score(d, record.CandidateWeights{}, env)[0]; math.Abs(s.Score.V-100*(0.9+1+0.75+0.75)/4) > 1e-9 {
		t.Errorf("without weights they count alike: %+v", s.Score)
	}
}
