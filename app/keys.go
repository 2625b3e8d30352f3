package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
)

// key handles the shortcuts that hold everywhere. It answers whether the key was taken.
func (s *shell) key(ctx goapp.Context, k browser.Key) bool {
	if k.Composing || s.env.Store == nil || s.alone() {
		return false
	}
	do := func(f func()) bool {
		ctx.Dispatch(func(goapp.Context) { f() })
		return true
	}
	switch {
	case k.Command() && k.Name == "k", k.Name == "/" && !k.Editing:
		return do(s.openSearch)
	case k.Command() && (k.Name == "z" || k.Name == "Z") && !k.Editing:
		if k.Shift {
			return do(s.redo)
		}
		return do(s.undo)
	case k.Command() && k.Name == "y" && !k.Editing:
		return do(s.redo)
	case s.show.on && !k.Editing && (k.Name == "PageDown" || k.Name == "ArrowRight"): // as remote controls send
		return do(func() { s.step(1) })
	case s.show.on && !k.Editing && (k.Name == "PageUp" || k.Name == "ArrowLeft"):
		return do(func() { s.step(-1) })
	case s.panel != nil && k.Nowhere && k.Name == "Escape": // the panel itself hears it where its focus is
		return do(s.ClosePanel)
	case s.show.on && !k.Editing && k.Name == "Escape":
		return do(func() { s.present(false) })
	}
	return false
}
