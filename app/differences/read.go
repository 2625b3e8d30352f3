package differences

import (
	"context"

	"rumbo/app/page"
	"rumbo/engine/change"
	"rumbo/engine/record"
)

// Moment is a moment of the workspace: now, the changes that are seen, or what had been done by a time.
type Moment struct {
	Seen   string // as change.Seen writes itself; "" if not given by it
	Millis int64  // since 1970; 0 if not given by it
}

// Now is the zero Moment: the workspace as it is.
var Now Moment

// Reading is what differs between two moments of a plan, read in the background. It belongs to a component.
type Reading struct {
	Key    string        // of what has been read or is being read
	Then   *change.State // the earlier moment; nil until the first reading
	Groups []Group
	Failed bool
	busy   bool
}

// Load reads the two moments of an account's plan unless they have been read under this key, and has the page drawn again.
func (r *Reading) Load(env *page.Env, account record.ID, key string, from, to Moment) {
	if r.busy || r.Key == key {
		return
	}
	r.busy, r.Key, r.Failed = true, key, false
	page.Async(env, func() (p [2]*change.State, err error) {
		if p[0], err = at(env, from); err == nil {
			p[1], err = at(env, to)
		}
		return p, err
	}, func(p [2]*change.State, err error) {
		r.busy, r.Failed = false, err != nil
		if err == nil {
			r.Then, r.Groups = p[0], Of(p[0], p[1], account)
		}
		env.Host.Refresh()
	})
}

// at is the workspace at a moment.
func at(env *page.Env, m Moment) (*change.State, error) {
	if m == Now {
		return env.Snap().State, nil
	}
	seen, err := change.ParseSeen(m.Seen)
	if m.Seen == "" {
		var h change.History
		if h, _, err = env.Store.History(context.Background()); err == nil {
			seen = h.Until(m.Millis)
		}
	}
	if err != nil {
		return nil, err
	}
	snap, err := env.Store.At(context.Background(), seen)
	if err != nil {
		return nil, err
	}
	return snap.State, nil
}
