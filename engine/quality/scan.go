package quality

import (
	"math"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Input is what is looked through.
type Input struct {
	State *change.State
	Deals *kpi.Deals // of the same state
	Today period.Date
	// StaleDays without change make an open deal stale; 0 means the default of a new workspace.
	StaleDays int
	// Names are what Names gives for the same accounts; nil lets the pass find them itself. To compare names is most
	// of the work, and accounts change seldom.
	Names *AccountNames
	// Give lets a pass give way within a step; it may be nil.
	Give *pace.Pace
}

// Kinds are the record kinds on which a report depends.
func Kinds() []string { return append(kpi.Kinds(), record.StageMoveKind.Name) }

// stage is what rules ask of a stage.
type stage struct {
	id    record.ID
	rec   *record.Stage
	place int // among the open stages in their order; −1 for others
}

// Scan is a pass over a workspace, in steps short enough to be taken between two pictures of a screen.
type Scan struct {
	Input
	rules   []*Rule
	faults  []Fault
	stages  []stage // by code of the stage column; gone ones have no rec
	open    []stage // open stages in their order
	persons *kpi.Column
	clients *kpi.Column
	codes   *kpi.Column // of stages
	history history
	done    int // rows looked at
	whole   int // rules of the whole done
	begun   bool
}

// rowsPerStep is how many deals one step looks at.
const rowsPerStep = 8192

// Begin prepares a pass.
func Begin(in Input) *Scan {
	if in.StaleDays <= 0 {
		in.StaleDays = record.DefaultSettings().StaleDays
	}
	s := &Scan{Input: in, rules: All(), persons: in.Deals.Column(kpi.ByPerson), clients: in.Deals.Column(kpi.ByAccount), codes: in.Deals.Column(kpi.ByStage)}
	s.faults = make([]Fault, len(s.rules))
	for i, r := range s.rules {
		s.faults[i] = Fault{Rule: r}
	}
	s.readStages()
	return s
}

// Step does a part of the pass and tells whether there is more to do.
func (s *Scan) Step() bool {
	switch {
	case !s.begun:
		s.begun = true
		s.history.read(s)
	case s.done < s.Deals.Len():
		s.rows(s.done, min(s.done+rowsPerStep, s.Deals.Len()))
	default:
		for s.whole < len(s.rules) {
			i := s.whole
			s.whole++
			if s.rules[i].whole != nil {
				s.rules[i].whole(s, &s.faults[i])
				return true
			}
		}
		return false
	}
	return true
}

// Find does the whole pass at once.
func Find(in Input) Report {
	s := Begin(in)
	for s.Step() {
	}
	return s.Report()
}

// rows asks the rules about some deals.
func (s *Scan) rows(from, to int) {
	for row := from; row < to; row++ {
		s.Give.Step()
		d := deal{row: int32(row), rec: s.Deals.Record(int32(row)), state: s.Deals.State[row], person: s.persons.Codes[row], stage: s.codes.Codes[row]}
		for i, r := range s.rules {
			if r.deal == nil {
				continue
			}
			if n, bad := r.deal(s, &d); bad {
				s.faults[i].add(s, d.row, n)
			}
		}
	}
	s.done = to
}

// add notes a deal at fault.
func (f *Fault) add(s *Scan, row int32, n note) {
	priced := s.Deals.State[row].Worth()
	f.Findings = append(f.Findings, Finding{ID: s.Deals.IDs[row], Other: n.other, Minor: s.Deals.Amount[row], N: n.n, Row: row, On: n.on, Priced: priced})
}

func (s *Scan) readStages() {
	at := map[record.ID]int{}
	s.stages = make([]stage, len(s.codes.Values))
	for i, v := range s.codes.Values {
		s.stages[i] = stage{id: record.ID(v.ID), place: -1}
		at[record.ID(v.ID)] = i
	}
	for id, r := range change.All(s.State, record.StageKind) {
		i, used := at[id]
		if !used {
			i = len(s.stages)
			s.stages = append(s.stages, stage{id: id, place: -1})
		}
		s.stages[i].rec = r
		if r.Outcome == record.StageOpen {
			s.open = append(s.open, s.stages[i])
		}
	}
	sortStages(s.open)
	for place := range s.open {
		s.open[place].place = place
		for i := range s.stages {
			if s.stages[i].id == s.open[place].id {
				s.stages[i].place = place
			}
		}
	}
}

// stageOf is the deal's stage; one without a record if it has none.
func (s *Scan) stageOf(d *deal) stage {
	if d.stage < 0 {
		return stage{place: -1}
	}
	return s.stages[d.stage]
}

// clientThere reports whether the deal's account exists.
func (s *Scan) clientThere(d *deal) bool {
	code := s.clients.Codes[d.row]
	return code >= 0 && !s.clients.Values[code].Name.Empty()
}

// personThere reports whether the person of a code can answer for a deal today.
func (s *Scan) personThere(code int32) bool {
	if code < 0 || int(code) >= len(s.Deals.People) {
		return false
	}
	end := s.Deals.People[code].End
	return !end.Known() || end >= s.Today
}

// standing reports whether a person can answer for a deal today, by ID.
func (s *Scan) standing(id record.ID) bool {
	p := change.Get(s.State, record.PersonKind, id)
	return p != nil && (!p.End.Known() || p.End >= s.Today)
}

// share is a probability that can be reckoned with.
func share(o record.Opt) (float64, bool) { return o.V, o.OK && !math.IsNaN(o.V) }

// always is for rules that need to say nothing more.
func always(bad bool) (note, bool) { return note{}, bad }
