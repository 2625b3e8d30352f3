package desk

import (
	"context"
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/period"
)

// Asking is a question under way, for the part of a page that shows its answer. The last answer is kept in sight until
// the next one is there.
type Asking[T any] struct {
	Answer *T
	then   func(key string, answer *T) // called with an answer before the page is drawn again; nil for nothing
	turn
}

// turn is what does not depend on the answer's type.
type turn struct {
	shown, asked string // names of questions
	stopped      string // the one that the person stopped, or that failed
	why          string // it failed, in words
	run          int    // counts questions: what an earlier one still says is not heard
	stop         context.CancelFunc
	done, total  int
}

// Question is what to ask of the deals that are loaded. Name tells it from all others about the same deals.
type Question[T any] struct {
	Name string
	Ask  func(ctx context.Context, progress func(done, total int)) (*T, error)
}

// Follow sees to it that the question is answered; make gets the day on which the last thing happened to the deals.
func (a *Asking[T]) Follow(env *page.Env, form func(last period.Date) Question[T]) {
	snap := env.Snap()
	key := Key(snap)
	last, have := Desk.Has(key)
	if !have {
		a.load(env, key, form)
		return
	}
	q := form(last)
	name := key + " " + q.Name
	if name == a.shown || name == a.asked || name == a.stopped {
		return
	}
	a.Cancel()
	ctx, run := a.begin(name)
	progress := func(done, total int) {
		env.Ctx.Dispatch(func(app.Context) {
			if a.run == run && done*10/max(total, 1) != a.done*10/max(a.total, 1) {
				a.done, a.total = done, total
				env.Host.Refresh()
			}
		})
	}
	page.Async(env, func() (*T, error) { return q.Ask(ctx, progress) }, func(answer *T, err error) {
		if a.run != run || a.asked == "" {
			return
		}
		a.asked = ""
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			app.Logf("desk: %v", err)
			a.stopped, a.why = name, page.ErrorSentence(err)
		default:
			a.Answer, a.shown = answer, name
			if a.then != nil {
				a.then(key, answer)
			}
		}
		env.Host.Refresh()
	})
}

func (a *Asking[T]) load(env *page.Env, key string, form func(last period.Date) Question[T]) {
	if a.asked == key || a.stopped == key {
		return
	}
	a.Cancel()
	ctx, run := a.begin(key)
	Load(ctx, env, key, env.Snap(), func() {
		if a.run == run && a.asked == key {
			a.asked = ""
			a.Follow(env, form)
			env.Host.Refresh()
		}
	})
}

// begin notes that a question is under way.
func (t *turn) begin(name string) (context.Context, int) {
	ctx, stop := context.WithCancel(context.Background())
	t.run++
	t.asked, t.stop, t.stopped, t.why, t.done, t.total = name, stop, "", "", 0, 0
	return ctx, t.run
}

// Cancel stops what is under way, as when the part goes away.
func (t *turn) Cancel() {
	if t.stop != nil {
		t.stop()
	}
	t.stop, t.asked = nil, ""
}

// Busy reports whether something is under way.
func (t *turn) Busy() bool { return t.asked != "" }

// Waiting says how far the answer is and lets it be stopped; stopped, or failed, it offers to begin again.
func (t *turn) Waiting(env *page.Env) app.UI {
	again := func() []app.UI {
		return []app.UI{&ui.Button{Label: i18n.T("forecast.retry"), Small: true, OnClick: func(app.Context) {
			t.stopped, t.why = "", ""
			env.Host.Refresh()
		}}}
	}
	switch {
	case t.asked != "":
		return &ui.Progress{Label: i18n.T("desk.reading"), Done: t.done, Total: t.total, OnCancel: func(app.Context) {
			stopped := t.asked
			t.Cancel()
			t.stopped = stopped
		}}
	case t.why != "":
		return &ui.Notice{Tone: ui.Trouble, Title: i18n.T("desk.failed"), Text: t.why, Actions: again}
	case t.stopped != "":
		return &ui.Notice{Title: i18n.T("forecast.stopped"), Text: i18n.T("desk.stopped"), Actions: again}
	}
	return app.Div().Hidden(true)
}
