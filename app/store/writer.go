package store

import (
	"context"
	"errors"
	"time"

	"rumbo/app/storage"
	"rumbo/engine/change"
	"rumbo/engine/pace"
	"rumbo/engine/workspace"
)

// Saving tells how what is on the screen stands to what is on the disk.
type Saving uint8

// The states of saving.
const (
	Saved   Saving = iota // all that is shown is on the disk
	Writing               // on its way
	Failed                // the disk refused; it is tried again
	Closed                // this tab must not write any more: a newer version runs elsewhere
)

// Status is what the shell shows of the saving.
type Status struct {
	Saving  Saving
	Waiting int   // changes not on the disk yet
	Err     error // of a storage error, see package storage
}

// writer is the one that writes. Its fields belong to Store.mu.
type writer struct {
	queue         []*queued
	running       bool
	err           error
	over          bool // never write again
	seq           uint64
	generation    uint64
	snapshotSeq   uint64
	sinceSnapshot int // bytes of log that opening would have to read
	retry         int
	retried       bool // the last try failed, perhaps after it had written
	wake          chan struct{}
}

// queued is an entry on its way. Its bytes are made when its turn comes.
type queued struct {
	storage.Entry
	entry change.Entry
}

func (w *writer) init(c storage.Contents) {
	w.seq, w.snapshotSeq, w.generation = c.SnapshotSeq, c.SnapshotSeq, c.Generation
	if n := len(c.Log); n > 0 {
		w.seq = max(w.seq, c.Log[n-1].Seq)
	}
	for _, d := range c.Damaged {
		if d.Kind == storage.KindLog {
			w.seq = max(w.seq, d.Seq)
		}
	}
	w.wake = make(chan struct{}, 1)
}

// Status of the saving now.
func (s *Store) Status() Status {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := Status{Waiting: len(s.writer.queue), Err: s.writer.err}
	switch {
	case s.writer.over:
		st.Saving = Closed
	case s.writer.err != nil:
		st.Saving = Failed
	case len(s.writer.queue) > 0:
		st.Saving = Writing
	}
	return st
}

// enqueue is called with the lock held.
func (s *Store) enqueue(id string, e change.Entry) {
	s.writer.queue = append(s.writer.queue, &queued{storage.Entry{ID: id}, e})
	if !s.writer.running && !s.writer.over {
		s.writer.running = true
		go s.write()
	}
}

// Retry tries at once what has failed: after the person has made room, say.
func (s *Store) Retry() {
	select {
	case s.writer.wake <- struct{}{}:
	default:
	}
}

// Abandon stops the writing for good: the database was closed under us.
func (s *Store) Abandon(err error) {
	s.mu.Lock()
	s.writer.over, s.writer.err = true, err
	s.mu.Unlock()
	s.Retry()
	s.notify()
}

// write empties the queue, one strict transaction after the other.
func (s *Store) write() {
	for {
		s.mu.Lock()
		waiting := s.writer.queue[:len(s.writer.queue):len(s.writer.queue)]
		if len(waiting) == 0 || s.writer.over {
			s.writer.running = false
			s.mu.Unlock()
			s.notify()
			return
		}
		s.mu.Unlock()
		batch := s.encode(waiting)

		s.mu.Lock()
		known := s.writer.seq
		s.mu.Unlock()
		last, err := s.world.Disk.Append(context.Background(), s.info.ID, batch)
		if err != nil {
			s.failed(err)
			continue
		}
		s.written(batch, known, last)
	}
}

// encode makes the bytes of what waits, once: only the writer touches them.
func (s *Store) encode(waiting []*queued) []storage.Entry {
	p := s.world.pace()
	batch := make([]storage.Entry, len(waiting))
	for i := range waiting {
		if q := waiting[i]; q.Data == nil {
			q.Data = q.entry.Encode(p)
		}
		batch[i] = waiting[i].Entry
	}
	return batch
}

func (s *Store) written(batch []storage.Entry, known, last uint64) {
	s.mu.Lock()
	s.writer.queue = s.writer.queue[len(batch):]
	s.writer.err, s.writer.retry = nil, 0
	for _, e := range batch {
		s.writer.sinceSnapshot += len(e.Data)
	}
	// After a failure the count proves nothing: the entries may have been written all the same, and
	// another tab's may stand among the numbers.
	missed := last != known+uint64(len(batch)) || s.writer.retried
	s.writer.retried = false
	if !missed {
		s.writer.seq = last
	}
	s.mu.Unlock()
	if missed {
		s.CatchUp(context.Background())
	}
	if s.world.Tell != nil {
		s.world.Tell(s.info.ID)
	}
	s.notify()
}

// failed waits before the next try: a second first, half a minute at most.
func (s *Store) failed(err error) {
	s.mu.Lock()
	s.writer.err, s.writer.retried = err, true
	if final(err) {
		s.writer.over = true
	}
	wait := min(time.Second<<min(s.writer.retry, 5), 30*time.Second)
	s.writer.retry++
	over := s.writer.over
	s.mu.Unlock()
	s.notify()
	if over {
		return
	}
	select {
	case <-time.After(wait):
	case <-s.writer.wake:
	}
}

// final tells errors after which no later try can do better.
func final(err error) bool {
	return errors.Is(err, storage.ErrNewerSchema) || errors.Is(err, storage.ErrClosed) || errors.Is(err, storage.ErrNotFound)
}

// Unsaved are the changes that are not on the disk, to be carried away in a file.
func (s *Store) Unsaved() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.writer.queue)
}

// Flush waits until everything is on the disk, or a write has failed.
func (s *Store) Flush(ctx context.Context) error {
	done := make(chan struct{}, 1)
	stop := s.Watch(func() {
		select {
		case done <- struct{}{}:
		default:
		}
	})
	defer stop()
	for {
		st := s.Status()
		switch st.Saving {
		case Saved:
			return nil
		case Failed, Closed:
			return st.Err
		}
		select {
		case <-done:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// CatchUp reads what other tabs have written since and applies it.
func (s *Store) CatchUp(ctx context.Context) {
	s.mu.Lock()
	after, generation := s.writer.seq, s.writer.generation
	s.mu.Unlock()
	head, err := s.world.Disk.Head(ctx, s.info.ID)
	if err != nil {
		return // the writer will meet the same error and say so
	}
	if head.Generation != generation {
		s.reload(ctx)
		return
	}
	entries, damaged, err := s.world.Disk.History(ctx, s.info.ID, after, 0)
	if err != nil {
		return
	}
	_ = s.evolve(ctx, func(base *workspace.Snapshot, p *pace.Pace) *workspace.Snapshot {
		if state, _ := replay(base.State, entries, damaged, p); state != base.State {
			return base.Next(state)
		}
		return base
	}, func() {
		for _, e := range entries {
			s.writer.seq = max(s.writer.seq, e.Seq)
			s.writer.sinceSnapshot += len(e.Data)
		}
		for _, d := range damaged {
			s.writer.seq = max(s.writer.seq, d.Seq)
		}
	}) // what was read stands on the disk: should ctx end, the next word from a tab brings it again
}

// reload takes in a workspace that was replaced as a whole by another tab.
// What is queued here stays queued: it is somebody's work.
func (s *Store) reload(ctx context.Context) {
	fresh, _, err := Open(ctx, s.world, s.info.ID, s.Author())
	switch {
	case err != nil && final(err):
		s.Abandon(err)
		return
	case err != nil:
		return // the generation still differs: the next word from a tab, or the next write, tries again
	}
	s.mu.Lock()
	state := fresh.snap.State
	for _, q := range s.writer.queue {
		state = q.entry.Apply(state)
	}
	s.snap = fresh.snap.Next(state)
	for _, x := range state.Seen() {
		s.clock.Observe(x)
	}
	s.undo, s.redo = nil, nil
	s.writer.seq, s.writer.generation, s.writer.snapshotSeq = fresh.writer.seq, fresh.writer.generation, fresh.writer.snapshotSeq
	s.log = logCache{}
	s.mu.Unlock()
	s.notify()
}

// snapshotEvery is how many bytes of log may gather before a snapshot is due.
const snapshotEvery = 256 << 10

// SnapshotDue reports whether the next start would gain from a snapshot.
func (s *Store) SnapshotDue() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.writer.sinceSnapshot > snapshotEvery && len(s.writer.queue) == 0 && s.writer.err == nil
}

// SaveSnapshot writes the present state, so that the next start need not read the log.
// Best called when nobody is working: of 100,000 deals it is some ten megabytes.
func (s *Store) SaveSnapshot(ctx context.Context) error {
	s.mu.Lock()
	if len(s.writer.queue) > 0 || s.writer.over {
		s.mu.Unlock()
		return nil
	}
	state, seq, generation, gathered := s.snap.State, s.writer.seq, s.writer.generation, s.writer.sinceSnapshot
	s.mu.Unlock()
	err := s.world.Disk.SaveSnapshot(ctx, s.info.ID, generation, seq, change.EncodeStatePaced(state, s.world.pace()))
	if errors.Is(err, storage.ErrStale) {
		return nil // another tab was quicker
	}
	if err == nil {
		s.mu.Lock()
		s.writer.snapshotSeq = seq
		s.writer.sinceSnapshot -= gathered
		s.mu.Unlock()
	}
	return err
}
