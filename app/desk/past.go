package desk

import (
	"context"
	"errors"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/engine/kpi"
)

// reading is the deals' past as it was read last, and how far it is while it is being read. It is of the UI goroutine.
var reading struct {
	turn
	key  string // of the deals whose past it is
	past *kpi.Past
}

// Facts are the open workspace's numbers. What the log tells of the deals is with them if it has been read; else it is
// read as soon as a number asks for it, and the page is drawn again when it is there.
func Facts(env *page.Env) *kpi.Facts {
	snap := env.Snap()
	facts := snap.Numbers()
	if facts.Told() {
		return facts
	}
	if reading.past != nil && reading.key == Key(snap) {
		snap.Tell(reading.past)
		return snap.Numbers()
	}
	facts.OnLack(func() { env.Ctx.Dispatch(func(app.Context) { readPast(env) }) })
	return facts
}

// ReadingPast says how far the reading is, for a page that shows nothing without it; asking for it begins it.
func ReadingPast(env *page.Env) app.UI {
	readPast(env)
	return reading.Waiting(env)
}

// readPast has the job tell what became of the deals, unless it does so already or was told to stop.
func readPast(env *page.Env) {
	snap := env.Snap()
	key := Key(snap)
	if reading.asked == key || reading.stopped == key || snap.Numbers().Told() {
		return
	}
	reading.Cancel()
	ctx, run := reading.begin(key)
	if _, have := Desk.Has(key); have {
		askPast(ctx, env, key, run)
		return
	}
	Load(ctx, env, key, snap, func() { askPast(ctx, env, key, run) })
}

func askPast(ctx context.Context, env *page.Env, key string, run int) {
	last, _ := Desk.Has(key)
	cal := env.Snap().Calendar()
	today, _ := job.AsOf(last, env.Store.Today(), cal)
	progress := func(done, total int) {
		env.Ctx.Dispatch(func(app.Context) {
			if reading.run == run {
				reading.done, reading.total = done, total
				env.Host.Refresh()
			}
		})
	}
	page.Async(env, func() (*kpi.Past, error) {
		return Desk.Live(ctx, job.Lives{Today: today, Calendar: cal}, func() { time.Sleep(time.Millisecond) }, progress)
	}, func(past *kpi.Past, err error) {
		if reading.run != run || reading.asked == "" {
			return
		}
		reading.asked = ""
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			app.Logf("desk: %v", err)
			reading.stopped, reading.why = key, page.ErrorSentence(err)
		default:
			reading.key, reading.past = key, past
			if now := env.Snap(); Key(now) == key {
				now.Tell(past)
			}
		}
		env.Host.Refresh()
	})
}
