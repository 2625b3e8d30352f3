package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/words"
)

// Toast says that something was done and offers to take it back.
type Toast struct {
	ID   string
	Text string
	Undo bool
}

// toastTime is long enough to read and to reach the undo button.
const toastTime = 8 * time.Second

// Toasts shows the latest toasts in a corner. One goes by itself after eight seconds, unless
// the pointer or the focus rests on it.
type Toasts struct {
	app.Compo

	Items     []Toast
	OnUndo    func(ctx app.Context, id string)
	OnDismiss func(ctx app.Context, id string)

	ctx app.Context // outlives the toasts
}

// OnMount keeps a context that lasts.
func (t *Toasts) OnMount(ctx app.Context) { t.ctx = ctx }

func (t *Toasts) undo(id string) {
	if t.OnUndo != nil {
		t.OnUndo(t.ctx, id)
	}
}

func (t *Toasts) dismiss(id string) {
	if t.OnDismiss != nil {
		t.OnDismiss(t.ctx, id)
	}
}

func (t *Toasts) Render() app.UI {
	items := make([]app.UI, len(t.Items))
	for i, it := range t.Items {
		items[i] = &toastLine{Toast: it, Undo: t.undo, Dismiss: t.dismiss}
	}
	return app.Div().Class("toasts").Role("region").Aria("label", words.Of("components.toast.region")).Aria("live", "polite").Body(items...)
}

type toastLine struct {
	app.Compo

	Toast   Toast
	Undo    func(id string)
	Dismiss func(id string)

	held bool
}

// CompoID makes each toast a part of its own, with its own clock.
func (t *toastLine) CompoID() string { return t.Toast.ID }

func (t *toastLine) OnMount(ctx app.Context) { ctx.After(toastTime, t.expire) }

func (t *toastLine) expire(ctx app.Context) {
	if t.held {
		ctx.After(toastTime/2, t.expire)
		return
	}
	t.Dismiss(t.Toast.ID)
}

func (t *toastLine) Render() app.UI {
	return app.Div().Class("toast").OnMouseEnter(t.hold).OnMouseLeave(t.release).On("focusin", t.hold).On("focusout", t.release).Body(
		app.Span().Class("grow").Body(app.Text(t.Toast.Text)),
		app.If(t.Toast.Undo, func() app.UI {
			return app.Button().Type("button").Class("toast-undo").OnClick(t.undo).Body(app.Text(words.Of("components.toast.undo")))
		}),
		app.Button().Type("button").Class("toast-close").Aria("label", words.Of("components.toast.dismiss")).OnClick(t.close).Body(icon.Small(icon.X)),
	)
}

func (t *toastLine) hold(ctx app.Context, e app.Event)    { t.held = true }
func (t *toastLine) release(ctx app.Context, e app.Event) { t.held = false }
func (t *toastLine) close(ctx app.Context, e app.Event)   { t.Dismiss(t.Toast.ID) }
func (t *toastLine) undo(ctx app.Context, e app.Event)    { t.Undo(t.Toast.ID) }
