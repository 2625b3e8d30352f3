// Package store holds the open workspace: it does commands, undoes them, hands
// every change to one writer and says truthfully whether it is saved.
//
// All methods may be called from any goroutine. Listeners are called without any lock held.
package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"rumbo/app/storage"
	"rumbo/engine/change"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// RecordSchema is the version of the records and of their stored form that this
// program writes. Raise it when an older program could not read them any more.
const RecordSchema = 1

// World is what the store needs from outside.
type World struct {
	Disk    storage.Store
	Replica uint64       // this device's or tab's number, not 0
	Now     func() int64 // milliseconds since 1970
	Today   func() period.Date
	NewID   func() record.ID
	// Tell announces to other tabs that the log of a workspace has grown; it may be nil.
	Tell func(workspace string)
	// Pace lets long work go on in pieces, so that the page goes on answering; it may be nil.
	Pace func() *pace.Pace
	// Expect is told how many bytes of memory will be taken for good; it may be nil.
	Expect func(bytes int)
	// NewReplica gives another number when it turns out that somebody else makes changes under this
	// one, as a copied device does; it may be nil.
	NewReplica func() uint64
}

// Store is an open workspace.
type Store struct {
	world World
	info  storage.Info

	mu       sync.Mutex
	snap     *workspace.Snapshot
	clock    *change.Clock
	author   string
	revision uint64
	undo     []step
	steps    int // so far in this session
	redo     []step
	backs    map[change.Stamp]bool // changes that undid or redid others in this session
	kept     []change.Kept         // what the last of them left as it was
	writer   writer
	watchers map[int]func()
	watcher  int
	closed   bool
	log      logCache
}

// Opened tells what opening found.
type Opened struct {
	Damaged []storage.Damage // entries that could not be read; the rest is there
}

// Open reads a workspace. The context limits the reading only.
func Open(ctx context.Context, w World, id, author string) (*Store, Opened, error) {
	contents, err := w.Disk.Load(ctx, id)
	if err != nil {
		return nil, Opened{}, fmt.Errorf("open workspace: %w", err)
	}
	if contents.Info.Schema > RecordSchema {
		return nil, Opened{}, fmt.Errorf("open workspace: %w", storage.ErrNewerSchema)
	}
	opened := Opened{Damaged: contents.Damaged}
	p := w.pace()
	if w.Expect != nil {
		w.Expect(len(contents.Snapshot)) // the records take at least as much again
	}
	state, err := decodeSnapshot(contents.Snapshot, p)
	if err != nil {
		// The snapshot is only a shortcut: the log tells everything.
		opened.Damaged = append(opened.Damaged, storage.Damage{Kind: storage.KindSnapshot, Seq: contents.SnapshotSeq, Reason: err.Error(), Raw: contents.Snapshot})
		state = &change.State{}
		contents.Log, contents.Damaged, err = w.Disk.History(ctx, id, 0, 0)
		if err != nil {
			return nil, opened, fmt.Errorf("open workspace: %w", err)
		}
		opened.Damaged = append(opened.Damaged, contents.Damaged...)
	}
	s := &Store{world: w, info: contents.Info, clock: change.NewClock(w.Replica), author: author, watchers: map[int]func(){}, backs: map[change.Stamp]bool{}}
	s.writer.init(contents)
	state, damaged := replay(state, contents.Log, contents.Damaged, p)
	opened.Damaged = append(opened.Damaged, damaged...)
	for _, e := range contents.Log {
		s.writer.sinceSnapshot += len(e.Data)
	}
	for _, x := range state.Seen() {
		s.clock.Observe(x)
	}
	s.snap = workspace.Of(state)
	s.snap.Prepare(p)
	return s, opened, nil
}

// pace is nil where nobody waits.
func (w World) pace() *pace.Pace {
	if w.Pace == nil {
		return nil
	}
	return w.Pace()
}

// replay is the state after entries of the log. Of those that could not be read it remembers that they
// are missing, so that a merge with a whole copy brings back what they held. It tells the entries that are
// damaged besides those known to be.
func replay(state *change.State, log []storage.Entry, known []storage.Damage, p *pace.Pace) (*change.State, []storage.Damage) {
	lost := func(id string) {
		if at, err := change.ParseStamp(id); err == nil {
			state = state.Missing(at)
		}
	}
	for _, d := range known {
		lost(d.ID)
	}
	var damaged []storage.Damage
	for _, e := range log {
		entry, err := change.DecodePaced(e.Data, p)
		if err != nil {
			lost(e.ID)
			damaged = append(damaged, storage.Damage{Kind: storage.KindLog, Seq: e.Seq, ID: e.ID, Reason: err.Error(), Raw: e.Data})
			continue
		}
		state = entry.ApplyPaced(state, p)
	}
	return state, damaged
}

func decodeSnapshot(b []byte, p *pace.Pace) (*change.State, error) {
	if b == nil {
		return &change.State{}, nil
	}
	// The bytes came from the disk and are nobody else's: half of the memory of opening would go into their copy.
	return change.DecodeStateOf(unsafe.String(unsafe.SliceData(b), len(b)), p)
}

// Info describes the workspace.
func (s *Store) Info() storage.Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.info
}

// Rename gives the workspace another name.
func (s *Store) Rename(ctx context.Context, name string) error {
	info := s.Info()
	info.Name = strings.TrimSpace(name)
	if err := s.world.Disk.PutWorkspace(ctx, info); err != nil {
		return err
	}
	s.mu.Lock()
	s.info = info
	s.mu.Unlock()
	return nil
}

// Snapshot is the workspace now.
func (s *Store) Snapshot() *workspace.Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.snap
}

// Revision rises with everything that changes what is shown.
func (s *Store) Revision() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.revision
}

// Today is the day on this device.
func (s *Store) Today() period.Date { return s.world.Today() }

// Now is the time on this device in milliseconds since 1970.
func (s *Store) Now() int64 { return s.world.Now() }

// NewID gives an ID that nobody has.
func (s *Store) NewID() record.ID { return s.world.NewID() }

// SetAuthor says whose changes the next ones are.
func (s *Store) SetAuthor(name string) {
	s.mu.Lock()
	s.author = name
	s.mu.Unlock()
}

// Author is whose changes the next ones are.
func (s *Store) Author() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.author
}

// Watch calls f after everything that changes what is shown or whether it is saved.
func (s *Store) Watch(f func()) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watcher++
	n := s.watcher
	s.watchers[n] = f
	return func() {
		s.mu.Lock()
		delete(s.watchers, n)
		s.mu.Unlock()
	}
}

func (s *Store) notify() {
	s.mu.Lock()
	s.revision++
	list := make([]func(), 0, len(s.watchers))
	for _, f := range s.watchers {
		list = append(list, f)
	}
	s.mu.Unlock()
	for _, f := range list {
		f()
	}
}

// Do does a command. Either nothing is wrong and the workspace has changed on
// the screen and is on its way to the disk, or the problems tell why nothing has changed.
func (s *Store) Do(cmd workspace.Command) []record.Problem {
	c, problems := s.do(cmd)
	if len(problems) > 0 || len(c.Ops) == 0 {
		return problems
	}
	s.mu.Lock()
	s.done(step{label: c.Label, back: workspace.Undo{Change: c, Own: s.own, Kept: s.keep}})
	s.mu.Unlock()
	s.notify()
	return nil
}

// step is something done here that can be taken back: its name and the command that does so.
type step struct {
	label string
	back  workspace.Command
	id    int
}

// own is called by commands, so with the lock held.
func (s *Store) own(at change.Stamp) bool { return s.backs[at] }

// keep is called by commands, so with the lock held.
func (s *Store) keep(kept []change.Kept) { s.kept = kept }

// Kept tells what the last Undo, UndoStep or Redo left as it was, because somebody has written to it since.
func (s *Store) Kept() []change.Kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.kept
}

// done notes a step; called with the lock held.
func (s *Store) done(st step) {
	s.steps++
	st.id = s.steps
	s.undo, s.redo = append(s.undo, st), nil
	if len(s.undo) > undoDepth {
		s.undo = s.undo[1:]
	}
}

// undoDepth limits how many changes a session can take back one by one; the history has them all.
const undoDepth = 300

func (s *Store) do(cmd workspace.Command) (change.Change, []record.Problem) {
	s.mu.Lock()
	defer s.mu.Unlock()
	after, c, problems := workspace.Apply(s.snap, cmd, s.env())
	if len(problems) > 0 || len(c.Ops) == 0 {
		return c, problems
	}
	s.snap = after
	s.enqueue(c.At.String(), change.Entry{Change: c})
	return c, nil
}

// Undoable tells the names of the commands that Undo and Redo would act on, "" if there is none.
func (s *Store) Undoable() (undo, redo string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.undo); n > 0 {
		undo = s.undo[n-1].label
	}
	if n := len(s.redo); n > 0 {
		redo = s.redo[n-1].label
	}
	return undo, redo
}

// Undo takes back the last change made here.
func (s *Store) Undo() []record.Problem { return s.back(&s.undo, &s.redo, false) }

// Redo does again what Undo took back.
func (s *Store) Redo() []record.Problem { return s.back(&s.redo, &s.undo, true) }

// LastStep names the last thing done here, for UndoStep; 0 if nothing can be taken back.
func (s *Store) LastStep() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.undo); n > 0 {
		return s.undo[n-1].id
	}
	return 0
}

// UndoStep takes back that one thing, also when other things were done since. What was
// taken back already stays so.
func (s *Store) UndoStep(id int) []record.Problem {
	s.mu.Lock()
	at := slices.IndexFunc(s.undo, func(st step) bool { return st.id == id })
	if at >= 0 { // put it on top: the order of the others stays
		st := s.undo[at]
		s.undo = append(slices.Delete(slices.Clone(s.undo), at, at+1), st)
	}
	s.mu.Unlock()
	if at < 0 {
		return nil
	}
	return s.Undo()
}

func (s *Store) back(from, to *[]step, redo bool) []record.Problem {
	s.mu.Lock()
	s.kept = nil
	if len(*from) == 0 {
		s.mu.Unlock()
		return nil
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	s.mu.Unlock()
	c, problems := s.do(last.back)
	if len(problems) == 0 && len(c.Ops) > 0 {
		s.mu.Lock()
		s.backs[c.At] = true
		*to = append(*to, step{label: last.label, back: workspace.Undo{Change: c, Redo: !redo, Own: s.own, Kept: s.keep}, id: last.id})
		s.mu.Unlock()
	}
	s.notify()
	return problems
}

// moveAside takes a new number if others have seen changes under ours that we never made; called
// with the lock held, before the snapshot is changed.
func (s *Store) moveAside(seen change.Seen) {
	own := s.clock.Replica()
	for _, x := range seen {
		if x.Replica == own && !s.snap.Seen().Has(x) && s.world.NewReplica != nil {
			s.clock = change.NewClock(s.world.NewReplica())
			for _, y := range s.snap.Seen() {
				s.clock.Observe(y)
			}
			return
		}
	}
}

// Conflicts lists what waits for a person to settle.
func (s *Store) Conflicts() []change.Conflict {
	snap := s.Snapshot()
	return workspace.Derive(snap, "conflicts", snap.Kinds(), func(s *workspace.Snapshot) []change.Conflict {
		return change.Conflicts(s.State)
	})
}

// Close ends the writing after what is queued; the disk stays open.
func (s *Store) Close(ctx context.Context) error {
	err := s.Flush(ctx)
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	return err
}
