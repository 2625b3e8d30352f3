// Package session is this device's side of the work: the disk, this tab's identity
// among the tabs, which workspaces there are, and a person's taste.
package session

import (
	"context"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"rumbo/app/browser"
	"rumbo/app/collector"
	"rumbo/app/storage"
	"rumbo/app/store"
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Preferences kept by the browser, outside every workspace.
const (
	prefWorkspace = "workspace" // the one open last
	prefAuthor    = "author"    // the person who works here
)

// Session is open from start to the end of the tab.
type Session struct {
	Disk storage.Store
	// Kept is false where the browser keeps nothing: all is in memory and the person must be told.
	Kept   bool
	slot   int // of this tab among those open; -1 where the browser cannot tell
	tabs   *browser.Channel
	onTabs func(workspace string)
	// onHealth is called when a backup or the reminder was set.
	onHealth func()

	mu     sync.Mutex
	stores map[string]*store.Store // opened in this tab
}

// Start opens the disk and takes an identity that no other open tab has. OnClosed is called
// if another tab or the browser closes the disk under this one.
func Start(ctx context.Context, onClosed func(storage.Reason), onBlocked func()) (*Session, error) {
	disk, err := storage.Open(ctx, storage.Options{RecordSchema: store.RecordSchema, OnClosed: onClosed, OnBlocked: onBlocked})
	s := &Session{Disk: disk, Kept: true, slot: -1, stores: map[string]*store.Store{}}
	if errors.Is(err, storage.ErrUnavailable) {
		s.Disk, s.Kept, err = storage.NewMemory(storage.Options{}), false, nil
	}
	if err != nil {
		return nil, fmt.Errorf("start: %w", err)
	}
	if slot, err := browser.AcquireSlot(ctx, "rumbo-tab"); err == nil {
		s.slot = slot.Number
	}
	s.tabs = browser.OpenChannel("rumbo", func(b []byte) {
		if s.onTabs != nil {
			s.onTabs(string(b))
		}
	})
	return s, nil
}

// OnTabs sets what happens when another tab has written to a workspace.
func (s *Session) OnTabs(f func(workspace string)) { s.onTabs = f }

var idCode = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewID gives an ID of 80 random bits: nobody has it.
func NewID() record.ID { return record.ID(idCode.EncodeToString(browser.Random(10))) }

// Today is the day where this device stands.
func Today() period.Date {
	now := browser.Now()
	return period.FromUnixMilli(now, browser.Zone(now))
}

func (s *Session) world(ctx context.Context, id string) store.World {
	return store.World{
		Disk: s.Disk, Replica: s.identity(ctx, id), Now: browser.Now, Today: Today, NewID: NewID,
		Tell: func(ws string) { s.tabs.Send([]byte(ws)) },
		Pace: browser.Pace, Expect: collector.Expect,
		NewReplica: func() uint64 {
			go s.Spend(context.Background(), id)
			return newReplica()
		},
	}
}

// Workspaces lists those on this device, the one opened last first.
func (s *Session) Workspaces(ctx context.Context) ([]storage.Info, error) {
	list, err := s.Disk.Workspaces(ctx)
	for i := range list { // few: insertion is enough
		for j := i; j > 0 && list[j].Opened > list[j-1].Opened; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return list, err
}

// Last is the ID of the workspace to open at start, "" if there is none.
func (s *Session) Last(ctx context.Context) (string, error) {
	list, err := s.Workspaces(ctx)
	if err != nil || len(list) == 0 {
		return "", err
	}
	last := browser.Pref(prefWorkspace)
	for _, w := range list {
		if w.ID == last {
			return last, nil
		}
	}
	return list[0].ID, nil
}

// Open opens a workspace and remembers it. One that was open in this tab before is written out
// first; if that fails, it is the one that comes back, since it holds what the disk does not.
func (s *Session) Open(ctx context.Context, id string) (*store.Store, store.Opened, error) {
	if before := s.known(id); before != nil && before.Close(ctx) != nil && before.Status().Saving != store.Closed {
		return before, store.Opened{}, nil
	}
	st, opened, err := store.Open(ctx, s.world(ctx, id), id, Author())
	if err != nil {
		return nil, opened, err
	}
	s.mu.Lock()
	s.stores[id] = st
	s.mu.Unlock()
	browser.SetPref(prefWorkspace, id)
	info := st.Info()
	info.Opened = browser.Now()
	if err := s.Disk.PutWorkspace(ctx, info); err != nil && !errors.Is(err, storage.ErrQuota) {
		return nil, opened, err
	}
	return st, opened, nil
}

// Create makes an empty workspace on the disk and opens it.
func (s *Session) Create(ctx context.Context, name string) (*store.Store, error) {
	info := storage.Info{ID: string(NewID()), Name: strings.TrimSpace(name), Created: browser.Now(), Schema: store.RecordSchema}
	if err := s.Disk.PutWorkspace(ctx, info); err != nil {
		return nil, err
	}
	st, _, err := s.Open(ctx, info.ID)
	return st, err
}

// CreateFrom makes a workspace whose contents come from a file. With the same id it is the same
// workspace on another device, and merges with it later; an empty id makes a new one.
func (s *Session) CreateFrom(ctx context.Context, id, name string, h change.Handover) (*store.Store, error) {
	if id == "" {
		id = string(NewID())
	}
	_, err := s.Disk.Head(ctx, id)
	fresh := errors.Is(err, storage.ErrNotFound)
	info := storage.Info{ID: id, Name: name, Created: browser.Now(), Schema: store.RecordSchema}
	if err := s.Disk.PutWorkspace(ctx, info); err != nil {
		return nil, err
	}
	p := browser.Pace()
	entry := storage.Entry{ID: "handover " + string(NewID()), Data: change.Entry{Handover: &h}.Encode(p)}
	if err := s.Disk.Replace(ctx, id, change.EncodeStatePaced(h.State, p), []storage.Entry{entry}); err != nil {
		if fresh { // an empty one in its name would be in the way of the next try
			_ = s.Disk.DeleteWorkspace(ctx, id)
		}
		return nil, err
	}
	if before := s.forget(id); before != nil {
		before.Abandon(storage.ErrClosed)
	}
	s.forgetIdentities(ctx, id)
	st, _, err := s.Open(ctx, id)
	return st, err
}

// Rename gives a workspace another name.
func (s *Session) Rename(ctx context.Context, info storage.Info, name string) error {
	info.Name = strings.TrimSpace(name)
	return s.Disk.PutWorkspace(ctx, info)
}

// Delete removes a workspace from this device.
func (s *Session) Delete(ctx context.Context, id string) error {
	if err := s.Disk.DeleteWorkspace(ctx, id); err != nil {
		return err
	}
	s.forget(id)
	return nil
}

// Unsaved counts the changes of all workspaces opened in this tab that are not on the disk.
func (s *Session) Unsaved() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, st := range s.stores {
		n += st.Unsaved()
	}
	return n
}

func (s *Session) known(id string) *store.Store {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stores[id]
}

func (s *Session) forget(id string) *store.Store {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.stores[id]
	delete(s.stores, id)
	return st
}

// Author is the name of the person who works on this device, "" until it is told.
func Author() string { return browser.Pref(prefAuthor) }

// SetAuthor remembers the name.
func SetAuthor(name string) { browser.SetPref(prefAuthor, strings.TrimSpace(name)) }

// Begin fills a new workspace: its settings and a first sales process.
func Begin(st *store.Store, settings record.Settings, lang string) []record.Problem {
	return st.Do(workspace.Start{Settings: settings, Lang: lang})
}

// Patience is how long one storage operation of the start may take before the person is told.
const Patience = 20 * time.Second
