package forecast

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/desk"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/workspace"
)

// answers outlive the page: coming back to it shows at once what was computed.
var answers = map[string]*job.Answer{}

// keptAnswers bounds the answers that are kept.
const keptAnswers = 60

// follow sees to it that the question of the link is answered.
func (f *forecast) follow() {
	env := f.P.Env
	snap := env.Snap()
	if snap.Table("opportunity").Len() == 0 {
		return
	}
	key := desk.Key(snap)
	last, have := desk.Desk.Has(key)
	if !have {
		f.load(key, snap)
		return
	}
	q, name := f.question(key, last)
	if a := answers[name]; a != nil {
		f.cancel()
		f.shown, f.of, f.stopped, f.failed = a, read(f.P.Route), "", false
		f.reveal()
		f.divide(q, name)
		return
	}
	if name == f.asked || name == f.stopped {
		return
	}
	f.ask(q, name)
}

// question is what to ask, with a name that no other question has.
func (f *forecast) question(key string, last period.Date) (job.Question, string) {
	env, want := f.P.Env, read(f.P.Route)
	cal := env.Snap().Calendar()
	q := job.Question{Calendar: cal, Grain: want.grain, Scope: want.scope, Total: want.total, AsOf: env.Store.Today(), Scenarios: whatIfs(env.Snap())}
	if !want.live {
		q.AsOf, _ = job.AsOf(last, env.Store.Today(), cal)
	}
	if t := targets(env, want.scope, []period.Period{want.total.Of(cal, q.AsOf+1)}); t[0] > 0 {
		q.Target = t[0]
	}
	name, _ := json.Marshal(q)
	return q, key + string(name)
}

// load packs the deals, with a turn for the page every few milliseconds.
func (f *forecast) load(key string, snap *workspace.Snapshot) {
	if f.asked == key {
		return
	}
	f.cancel()
	f.asked, f.done, f.total = key, 0, 0
	desk.Load(context.Background(), f.P.Env, key, snap, func() {
		if f.asked == key {
			f.asked = ""
			f.follow()
			f.P.Env.Host.Refresh()
		}
	})
}

func (f *forecast) ask(q job.Question, name string) {
	f.cancel()
	f.by.cancel() // the new total goes before the parts of the old one
	ctx, stop := context.WithCancel(context.Background())
	f.asked, f.stop, f.done, f.total, f.stopped, f.failed = name, stop, 0, 0, "", false
	f.run++
	of, env, run := read(f.P.Route), f.P.Env, f.run
	progress := func(done, total int) {
		f.ctx.Dispatch(func(c app.Context) {
			if f.run != run {
				return
			}
			f.done, f.total = done, total
			c.Update()
		})
	}
	page.Async(env, func() (*job.Answer, error) { return desk.Desk.Ask(ctx, q, progress) }, func(a *job.Answer, err error) {
		stop()
		if f.run != run || f.asked == "" {
			return
		}
		f.asked = ""
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			app.Logf("forecast: %v", err)
			f.stopped, f.failed, f.why = name, true, page.ErrorSentence(err)
		default:
			if len(answers) >= keptAnswers {
				clear(answers)
			}
			answers[name] = a
			f.shown, f.of = a, of
			f.reveal()
			f.divide(q, name)
		}
		env.Host.Refresh()
	})
}

// cancel stops what is under way.
func (f *forecast) cancel() {
	if f.stop != nil {
		f.stop()
	}
	f.stop, f.asked = nil, ""
}

// targets are those of a scope for periods, in minor units; 0 for none.
func targets(env *page.Env, s job.Scope, periods []period.Period) []float64 {
	name := fmt.Sprint("forecast targets ", s, periods)
	return workspace.Derive(env.Snap(), name, kpi.Kinds(), func(snap *workspace.Snapshot) []float64 {
		in := kpi.Input{Deals: snap.Deals(), Scope: scopeOf(s), Today: env.Store.Today(), Calendar: snap.Calendar()}
		out := make([]float64, len(periods))
		for i, r := range kpi.Attainment.Over(in, periods) {
			if r.Known {
				out[i] = float64(r.Denominator.Minor)
			}
		}
		return out
	})
}

// scopeOf is the scope as indicators know it.
func scopeOf(s job.Scope) kpi.Scope {
	if s.Kind == "" {
		return nil
	}
	return kpi.Scope{kpi.Only(kpi.Dim(s.Kind), s.ID)}
}
