package desk

import (
	"context"
	"fmt"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
)

// reading is the deals' past while it is being read and as it was read last, and key names the deals whose past that is.
// They are of the UI goroutine.
var (
	reading Asking[kpi.Past]
	readKey string
)

// Facts are the open workspace's numbers. What the log tells of the deals is with them if it has been read; else it is
// read as soon as a number asks for it, and the page is drawn again when it is there.
func Facts(env *page.Env) *kpi.Facts {
	snap := env.Snap()
	facts := snap.Numbers()
	if facts.Told() {
		return facts
	}
	if reading.Answer != nil && readKey == Key(snap) {
		snap.Tell(reading.Answer)
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
	if env.Snap().Numbers().Told() {
		return
	}
	reading.then = func(key string, past *kpi.Past) {
		if readKey = key; Key(env.Snap()) == key {
			env.Snap().Tell(past)
		}
	}
	reading.Follow(env, func(last period.Date) Question[kpi.Past] {
		q := job.Lives{Calendar: env.Snap().Calendar()}
		q.Today, _ = job.AsOf(last, env.Store.Today(), q.Calendar)
		return Question[kpi.Past]{Name: fmt.Sprint("past ", q), Ask: func(ctx context.Context, progress func(done, total int)) (*kpi.Past, error) {
			return Desk.Live(ctx, q, func() { time.Sleep(time.Millisecond) }, progress)
		}}
	})
}
