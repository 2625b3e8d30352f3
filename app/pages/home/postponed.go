package home

import (
	"context"
	"fmt"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/desk"
	job "rumbo/app/jobs/forecast"
	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// settles is how long the list waits before it asks what only the log knows: the first look at the day comes first.
const settles = 1500 * time.Millisecond

// OnMount asks which deals were put off again and again, once the page has settled.
func (w *week) OnMount(ctx app.Context) {
	ctx.After(settles, func(app.Context) {
		w.calm = true
		w.follow()
	})
}

// OnUpdate asks again when the deals have changed.
func (w *week) OnUpdate(app.Context) { w.follow() }

// OnDismount stops what is under way.
func (w *week) OnDismount() { w.asking.Cancel() }

func (w *week) follow() {
	env := w.P.Env
	if !w.calm || !job.Rewritten(env.Snap()) {
		return
	}
	w.asking.Follow(env, func(last period.Date) desk.Question[job.Moved] {
		day, _ := job.AsOf(last, env.Store.Today(), env.Snap().Calendar())
		q := job.Between{From: day - account.PutOffWithin, To: day, Today: day}
		return desk.Question[job.Moved]{Name: fmt.Sprint("put off ", q), Ask: func(ctx context.Context, progress func(done, total int)) (*job.Moved, error) {
			return desk.Desk.Move(ctx, q, progress)
		}}
	})
}

// all is the week with the deals that were put off, as soon as it is known which.
func (w *week) all() []account.Weekly {
	snap, today := w.P.Env.Snap(), w.P.Env.Store.Today()
	list := snap.Week(today)
	if w.asking.Answer == nil {
		return list
	}
	var put []account.Postponed
	for _, p := range w.asking.Answer.Pushes {
		id := record.ID(p.ID)
		if o := workspace.Get(snap, record.OpportunityKind, id); o != nil && snap.Outcome(o) == record.StageOpen {
			put = append(put, account.Postponed{ID: id, Deal: o, Times: p.Times})
		}
	}
	return account.WithPostponed(list, put, snap.Rules(today))
}
