package desk

import (
	"context"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/engine/kpi"
)

// read is the deals' past that was read last, and for which deals one is being read. They are of the UI goroutine.
var read struct {
	key     string
	past    *kpi.Past
	reading string // key
}

// Facts are the open workspace's numbers. What the log tells of the deals is with them if it has been read; else it is
// read as soon as a number asks for it, and the page is drawn again when it is there.
func Facts(env *page.Env) *kpi.Facts {
	snap := env.Snap()
	facts := snap.Numbers()
	if facts.Told() {
		return facts
	}
	if read.past != nil && read.key == Key(snap) {
		snap.Tell(read.past)
		return snap.Numbers()
	}
	facts.OnLack(func() { env.Ctx.Dispatch(func(app.Context) { readPast(env) }) })
	return facts
}

// readPast has the job tell what became of the deals, unless it does so already.
func readPast(env *page.Env) {
	snap := env.Snap()
	key := Key(snap)
	if read.reading == key || snap.Numbers().Told() {
		return
	}
	read.reading = key
	ask := func() {
		last, _ := Desk.Has(key)
		today, _ := job.AsOf(last, env.Store.Today(), snap.Calendar())
		q := job.Lives{Today: today, Calendar: snap.Calendar()}
		page.Async(env, func() (*kpi.Past, error) {
			return Desk.Live(context.Background(), q, func() { time.Sleep(time.Millisecond) })
		}, func(past *kpi.Past, err error) {
			if read.reading != key {
				return
			}
			if err != nil {
				app.Logf("desk: %v", err)
				env.Host.Toast(page.ErrorSentence(err), false)
				return
			}
			read.key, read.past, read.reading = key, past, ""
			if now := env.Snap(); Key(now) == key {
				now.Tell(past)
			}
			env.Host.Refresh()
		})
	}
	if _, have := Desk.Has(key); have {
		ask()
		return
	}
	Load(context.Background(), env, key, snap, ask)
}
