package numbers

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
)

// Work is what a view shows, worked out once for what it is about. Over many facts that is done while the page goes on
// answering.
type Work struct {
	about about
	began bool
	done  bool
}

// about is what such work depends on; more is whatever else the view lets one choose.
type about struct {
	deals  *kpi.Deals
	facts  *kpi.Facts
	period period.Period
	scope  string
	today  period.Date
	lang   string
	more   string
}

// Many reports whether there is so much to count that the page must not wait for it.
func Many(in kpi.Input) bool { return in.Deals.Len()+in.Facts.Len() >= page.ManyRecords }

// Ready reports whether the work is done for the page's period and scope. If not, compute does it: it gives way
// at the pace and gives a function that puts what it found where the view draws it.
func (w *Work) Ready(p page.Props, more string, compute func(in kpi.Input, p *pace.Pace) (show func())) bool {
	env := p.Env
	in := Input(env, env.Period(p.Route), Scope(p.Route))
	a := about{in.Deals, in.Facts, in.Period, p.Route.Get("scope"), in.Today, i18n.Locale().Tag, more}
	if w.began && w.about == a {
		return w.done
	}
	w.about, w.began, w.done = a, true, false
	if !Many(in) {
		compute(in, nil)()
		w.done = true
		return true
	}
	env.Ctx.Async(func() {
		show := compute(in, browser.Pace())
		env.Ctx.Dispatch(func(app.Context) {
			if w.about == a {
				show()
				w.done = true
				env.Host.Refresh()
			}
		})
	})
	return false
}

// Waiting stands where the work will show.
func Waiting() app.UI {
	return app.Div().Class("stack").Body(&ui.Progress{Label: i18n.T("numbers.working")}, ui.SkeletonBlock(), ui.Skeleton(4))
}
