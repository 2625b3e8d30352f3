package quality

import (
	"slices"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func sortStages(list []stage) {
	slices.SortFunc(list, func(a, b stage) int {
		if c := strings.Compare(a.rec.Rank, b.rec.Rank); c != 0 {
			return c
		}
		return strings.Compare(string(a.id), string(b.id))
	})
}

// history is what the stage changes tell about each deal, by row.
type history struct {
	last    []period.Date // the latest change; 0 if none is known
	lastTo  []int32       // the stage that it led to, by position in Scan.stages; −1 for none
	skipped []int32       // the place of an open stage passed over, +1; 0 for none
	jumped  []period.Date // when
}

// move is a stage change with its deal's row.
type move struct {
	row, to int32
	on      period.Date
}

// read goes over the stage changes once, each deal's in the order of their days.
func (h *history) read(s *Scan) {
	n := s.Deals.Len()
	h.last, h.lastTo, h.skipped, h.jumped = make([]period.Date, n), make([]int32, n), make([]int32, n), make([]period.Date, n)
	for i := range h.lastTo {
		h.lastTo[i] = -1
	}
	moves, ordered := readMoves(s)
	if !ordered {
		slices.SortStableFunc(moves, func(a, b move) int {
			if a.row != b.row {
				return int(a.row - b.row)
			}
			return int(a.on - b.on)
		})
	}
	s.Give.Now()
	for _, m := range moves {
		s.Give.Step()
		if from := h.lastTo[m.row]; from >= 0 {
			h.pass(s, m, s.stages[from], s.stages[m.to])
		}
		h.last[m.row], h.lastTo[m.row] = max(h.last[m.row], m.on), m.to
	}
}

// pass notes when a deal passed over a stage on its way.
func (h *history) pass(s *Scan, m move, from, to stage) {
	if from.place < 0 || to.rec == nil || h.skipped[m.row] != 0 {
		return
	}
	reached := to.place
	if to.rec.Outcome == record.StageWon {
		reached = len(s.open)
	}
	if reached > from.place+1 {
		h.skipped[m.row], h.jumped[m.row] = int32(from.place+2), m.on
	}
}

// readMoves finds the deal of each change; ordered tells that each deal's come in the order of their days.
func readMoves(s *Scan) (moves []move, ordered bool) {
	at := make(map[record.ID]int32, len(s.stages))
	for i, st := range s.stages {
		at[st.id] = int32(i)
	}
	find := s.finder()
	last := make([]period.Date, s.Deals.Len())
	moves, ordered = make([]move, 0, s.State.Table(record.StageMoveKind.Name).Len()), true
	for _, m := range change.All(s.State, record.StageMoveKind) {
		s.Give.Step()
		row, known := find(m.Opportunity)
		to, stageKnown := at[m.Stage]
		if !known || !stageKnown {
			continue
		}
		ordered = ordered && m.On >= last[row]
		last[row] = m.On
		moves = append(moves, move{row, to, m.On})
	}
	return moves, ordered
}

// finder gives rows of deals. Changes mostly come deal by deal, so the row before and the next one are tried first.
func (s *Scan) finder() func(record.ID) (int32, bool) {
	var rows map[record.ID]int32
	ids, row := s.Deals.IDs, 0
	return func(id record.ID) (int32, bool) {
		for range 2 {
			if row < len(ids) && ids[row] == id {
				return int32(row), true
			}
			row++
		}
		if rows == nil {
			rows = make(map[record.ID]int32, len(ids))
			for i, id := range ids {
				rows[id] = int32(i)
			}
		}
		i, ok := rows[id]
		row = int(i)
		return i, ok
	}
}
