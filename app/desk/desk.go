// Package desk hands the deals of the open workspace to the job that forecasts and follows them, once a change of the
// deals for all pages that ask it.
package desk

import (
	"context"
	"fmt"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/engine/period"
	"rumbo/engine/workspace"
)

var (
	// Desk asks the job.
	Desk = &job.Desk{}
	keys int
)

// Key names the deals of a snapshot: equal as long as nothing that the job reads has changed.
func Key(s *workspace.Snapshot) string {
	return workspace.Derive(s, "forecast key", job.Kinds(), func(*workspace.Snapshot) string {
		keys++
		return fmt.Sprint("deals ", keys)
	})
}

// Load packs the deals of the snapshot that the key names, with a turn for the page every few milliseconds, and calls
// then on the UI goroutine. Cancelled, it ends without calling it.
func Load(ctx context.Context, env *page.Env, key string, snap *workspace.Snapshot, then func()) {
	today := env.Store.Today()
	page.Async(env, func() (job.Packed, error) {
		rest := func() { time.Sleep(time.Millisecond) }
		log := past(ctx, env, snap, rest)
		if ctx.Err() != nil {
			return job.Packed{}, ctx.Err()
		}
		return job.Pack(snap, log, today, rest), ctx.Err()
	}, func(p job.Packed, err error) {
		if err == nil {
			Desk.Load(key, p)
			then()
		}
	})
}

// past is what the log tells of the deals; it is read only if there is more in it than their creation.
func past(ctx context.Context, env *page.Env, snap *workspace.Snapshot, rest func()) *job.Story {
	dayOf := func(ms int64) period.Date { return period.FromUnixMilli(ms, browser.Zone(ms)) }
	if !job.Rewritten(snap) {
		return job.NewStory(nil, dayOf, nil)
	}
	log, _, err := env.Store.History(ctx)
	if err != nil && ctx.Err() == nil { // the present is enough to go on with
		app.Logf("desk: %v", err)
	}
	return job.NewStory(log, dayOf, rest)
}
