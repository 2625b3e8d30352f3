package forecast

import (
	"context"
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/desk"
	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
	"rumbo/components/ui"
)

// divider asks for the parts of the forecast that is shown, after it has come.
type divider struct {
	asked  string // what is being divided, and how
	failed string // what could not be
	run    int
	stop   context.CancelFunc
	done   int
	total  int
}

// dividedParts outlive the page, as answers do.
var dividedParts = map[string]*job.Parts{}

// divide sees to it that the shown answer, whose question is q, is divided as the link says.
func (f *forecast) divide(q job.Question, name string) {
	v := f.view()
	if v.a.Empty {
		return
	}
	by := v.dividedBy()
	name += " by " + by
	if f.portions = dividedParts[name]; f.portions != nil || f.by.asked == name || f.by.failed == name {
		return
	}
	f.by.cancel()
	q.Scenarios, q.Target = nil, 0 // they do not change the parts
	ctx, stop := context.WithCancel(context.Background())
	f.by = divider{asked: name, run: f.by.run + 1, stop: stop}
	env, run := f.P.Env, f.by.run
	progress := func(done, total int) {
		f.ctx.Dispatch(func(c app.Context) {
			if f.by.run == run {
				f.by.done, f.by.total = done, total
				c.Update()
			}
		})
	}
	page.Async(env, func() (*job.Parts, error) { return desk.Desk.Divide(ctx, q, by, progress) }, func(p *job.Parts, err error) {
		stop()
		if f.by.run != run {
			return
		}
		f.by.asked = ""
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			app.Logf("forecast: %v", err)
			f.by.failed = name
		default:
			if len(dividedParts) >= keptAnswers {
				clear(dividedParts)
			}
			dividedParts[name], f.portions = p, p
		}
		env.Host.Refresh()
	})
}

func (d *divider) cancel() {
	if d.stop != nil {
		d.stop()
	}
	d.stop, d.asked = nil, ""
}

// dividing says how far the division is, or that it failed.
func (v *view) dividing() app.UI {
	if v.by.failed {
		return app.P().Class("section-note").Text(i18n.T("forecast.failed"))
	}
	return app.Div().Class("stack").Body(&ui.Progress{Label: i18n.T("forecast.parts.working"), Done: v.by.done, Total: v.by.total}, ui.Skeleton(4))
}
