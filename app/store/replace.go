package store

import (
	"context"

	"rumbo/engine/change"
	"rumbo/engine/pace"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Replace makes the workspace, or what belongs to an account (if that is not ""), look as what came from
// somebody else: it is merged first, so that both copies can be merged again later and nothing is
// named that is not there, and then everything that differs is written over. One Undo brings the former
// look back; the history keeps all of it. The page goes on answering until it is done; an error is ctx's, and
// then nothing has changed.
func (s *Store) Replace(ctx context.Context, h change.Handover, account record.ID) ([]record.Problem, error) {
	var before, after, brought *change.State
	var over change.Change
	var problems []record.Problem
	err := s.evolve(ctx, func(base *workspace.Snapshot, p *pace.Pace) *workspace.Snapshot {
		before = base.State
		merged, m := change.MergePaced(before, h.State, p)
		brought = change.StateOfPaced(m.Rows, p)
		s.mu.Lock()
		s.meet(h.State.Seen())
		env := s.env()
		s.mu.Unlock()
		var out *workspace.Snapshot
		out, over, problems = workspace.ApplyPaced(base.Next(merged), workspace.RestoreTo{Account: account, Then: h.State}, env, p)
		if len(problems) > 0 {
			return base
		}
		after = out.State
		return out
	}, func() {
		if len(problems) > 0 {
			return
		}
		s.enqueue("handover "+string(s.world.NewID()), change.Entry{Handover: &change.Handover{State: brought, History: h.History}})
		if len(over.Ops) > 0 {
			s.enqueue(over.At.String(), change.Entry{Change: over})
		}
		s.done(step{label: "replace", back: workspace.Unmerge{Before: before, After: after, Own: s.own, Kept: s.keep}})
	})
	return problems, err
}
