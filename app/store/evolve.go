package store

import (
	"context"

	"rumbo/engine/change"
	"rumbo/engine/pace"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// evolve works out what comes after the present workspace without holding the lock, giving way to the page
// between pieces, and then puts it in place at once. If somebody has changed the workspace meanwhile it works it
// out again from there, so nothing of theirs is lost. keep is called with the lock held, while the
// former snapshot still stands. If ctx ends before, nothing has changed.
func (s *Store) evolve(ctx context.Context, next func(base *workspace.Snapshot, p *pace.Pace) *workspace.Snapshot, keep func()) error {
	p := s.world.pace()
	for {
		base := s.Snapshot()
		after := next(base, p)
		if after != base {
			after.Prepare(p)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		s.mu.Lock()
		if s.snap != base {
			s.mu.Unlock()
			continue
		}
		keep()
		for _, x := range after.Seen() {
			s.clock.Observe(x)
		}
		s.snap = after
		s.mu.Unlock()
		s.notify()
		return nil
	}
}

// env is what a command is done in; called with the lock held.
func (s *Store) env() workspace.Env {
	return workspace.Env{At: s.clock.Tick(s.world.Now()), Today: s.world.Today(), Author: s.author, NewID: s.world.NewID}
}

// meet makes the next stamps later than all that somebody else has seen; called with the lock held,
// before the snapshot is changed.
func (s *Store) meet(seen change.Seen) {
	s.moveAside(seen)
	for _, x := range seen {
		s.clock.Observe(x)
	}
}

// DoPaced is Do for a command that takes long: the page goes on answering until it is done. An error is ctx's,
// and then nothing has changed.
func (s *Store) DoPaced(ctx context.Context, cmd workspace.Command) ([]record.Problem, error) {
	var made change.Change
	var problems []record.Problem
	err := s.evolve(ctx, func(base *workspace.Snapshot, p *pace.Pace) (after *workspace.Snapshot) {
		s.mu.Lock()
		env := s.env()
		s.mu.Unlock()
		after, made, problems = workspace.ApplyPaced(base, cmd, env, p)
		return after
	}, func() {
		if len(problems) > 0 || len(made.Ops) == 0 {
			return
		}
		s.enqueue(made.At.String(), change.Entry{Change: made})
		s.done(step{label: made.Label, back: workspace.Undo{Change: made, Own: s.own, Kept: s.keep}})
	})
	return problems, err
}

// Take merges what came from somebody else, and tells what it brought. It is
// kept like any other change, and can be taken back with Undo.
func (s *Store) Take(h change.Handover) change.Merged {
	m, _ := s.TakePaced(context.Background(), h)
	return m
}

// TakePaced is Take for much: the page goes on answering until it is done. An error is ctx's, and then
// nothing has changed.
func (s *Store) TakePaced(ctx context.Context, h change.Handover) (change.Merged, error) {
	var m change.Merged
	var brought, before, after *change.State
	err := s.evolve(ctx, func(base *workspace.Snapshot, p *pace.Pace) *workspace.Snapshot {
		before = base.State
		after, m = change.MergePaced(before, h.State, p)
		brought = change.StateOfPaced(m.Rows, p)
		return base.Next(after)
	}, func() {
		s.meet(h.State.Seen())
		s.enqueue("handover "+string(s.world.NewID()), change.Entry{Handover: &change.Handover{State: brought, History: h.History}})
		s.done(step{label: "merge", back: workspace.Unmerge{Before: before, After: after, Own: s.own, Kept: s.keep}})
	})
	return m, err
}
