package store

import (
	"context"

	"rumbo/engine/change"
	"rumbo/engine/pace"
	"rumbo/engine/workspace"
)

// logCache keeps what was read of the log.
type logCache struct {
	upTo    uint64
	changes []change.Change
	base    *change.State // rows that came without their story
}

// History reads all changes that are kept, oldest first, and the rows that came
// without their story. The first call reads the log, later ones only what is new.
func (s *Store) History(ctx context.Context) (change.History, *change.State, error) {
	s.mu.Lock()
	cache, generation := s.log, s.writer.generation
	s.mu.Unlock()
	if cache.base == nil {
		cache.base = &change.State{}
	}
	entries, _, err := s.world.Disk.History(ctx, s.info.ID, cache.upTo, 0)
	if err != nil {
		return nil, nil, err
	}
	var give *pace.Pace
	if s.world.Pace != nil {
		give = s.world.Pace()
	}
	h := change.History(cache.changes)
	var fresh []change.Change
	for _, e := range entries {
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		cache.upTo = max(cache.upTo, e.Seq)
		entry, err := change.DecodePaced(e.Data, give)
		if err != nil {
			continue // told at the opening
		}
		if entry.Handover == nil {
			fresh = append(fresh, entry.Change)
			continue
		}
		h = h.Union(entry.Handover.History)
		cache.base, _ = change.MergePaced(cache.base, withoutStory(entry.Handover), give)
	}
	if len(fresh) > 0 {
		h = h.Union(change.Sort(fresh))
	}
	cache.changes = h
	s.mu.Lock()
	if s.writer.generation == generation { // else another log has come meanwhile
		s.log = cache
	}
	s.mu.Unlock()
	return h, cache.base, nil
}

// Log reads the log as it is stored, without taking it apart.
func (s *Store) Log(ctx context.Context) ([][]byte, error) {
	entries, _, err := s.world.Disk.History(ctx, s.info.ID, 0, 0)
	out := make([][]byte, len(entries))
	for i, e := range entries {
		out[i] = e.Data
	}
	return out, err
}

// withoutStory are the rows of a handover whose creation its history does not tell.
func withoutStory(h *change.Handover) *change.State {
	told := map[change.Stamp]bool{}
	for _, c := range h.History {
		told[c.At] = true
	}
	rows := map[string][]*change.Row{}
	for _, kind := range h.State.Kinds() {
		for r := range h.State.Table(kind).Rows() {
			for _, b := range r.Births() {
				if !told[b] {
					rows[kind] = append(rows[kind], r)
					break
				}
			}
		}
	}
	return change.StateOf(rows)
}

// At is the workspace as a set of changes made it: a version, or a moment.
func (s *Store) At(ctx context.Context, set change.Seen) (*workspace.Snapshot, error) {
	h, base, err := s.History(ctx)
	if err != nil {
		return nil, err
	}
	return workspace.Of(h.Fold(base, set)), nil
}
