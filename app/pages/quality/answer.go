package quality

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/quality"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// question is what a report depends on.
type question struct {
	deals *kpi.Deals
	moves *change.Table
	names *quality.AccountNames
	stale int
	today period.Date
	owner string
}

// manyDeals is from how many on the pass is taken in steps, so that the page goes on answering.
const manyDeals = 15_000

// ask has the report ready, or on its way.
func (v *view) ask() {
	env := v.P.Env
	snap := env.Snap()
	names := workspace.Derive(snap, "account names", []string{"account"}, func(s *workspace.Snapshot) *quality.AccountNames { return quality.Names(s.State) })
	q := question{deals: snap.Deals(), moves: snap.Table("stage_move"), names: names, stale: snap.Settings().StaleDays, today: env.Store.Today(), owner: v.P.Route.Get("owner")}
	if q == v.about {
		return
	}
	same := q
	same.owner = v.about.owner
	if same == v.about && v.ready { // only another owner
		v.about = q
		v.take(v.whole)
		return
	}
	v.about = q
	scan := quality.Begin(quality.Input{State: snap.State, Deals: q.deals, Today: q.today, StaleDays: q.stale, Names: names})
	if q.deals.Len() < manyDeals {
		for scan.Step() {
		}
		v.take(scan.Report())
		return
	}
	env.Ctx.Async(func() {
		for scan.Step() {
			time.Sleep(time.Millisecond) // let the browser draw and listen
		}
		env.Ctx.Dispatch(func(app.Context) {
			if now := v.about; now.deals == q.deals && now.moves == q.moves && now.names == q.names {
				v.take(scan.Report())
				env.Host.Refresh()
			}
		})
	})
}

// take shows a report, of the owner chosen.
func (v *view) take(r quality.Report) {
	v.whole, v.report, v.ready = r, r, true
	switch owner := v.about.owner; owner {
	case "":
	case nobody:
		v.report = r.Owned("")
	default:
		v.report = r.Owned(record.ID(owner))
	}
}
