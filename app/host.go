package app

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/page"
	"rumbo/components/ui"
)

// Toast says that something was done.
func (s *shell) Toast(text string, undo bool) { s.say(text, undo) }

// Trouble says that something could not be done.
func (s *shell) Trouble(text string) { s.say(text, false) }

const toastsShown = 3

func (s *shell) say(text string, undo bool) {
	s.said++
	t := ui.Toast{ID: strconv.Itoa(s.said), Text: text, Undo: undo}
	if undo { // the toast takes back what it speaks of, whatever is done after it
		s.steps[t.ID] = s.env.Store.LastStep()
	}
	s.toasts = append(s.toasts, t)
	if n := len(s.toasts); n > toastsShown {
		s.toasts = s.toasts[n-toastsShown:]
	}
	s.Refresh()
}

func (s *shell) undoToast(_ goapp.Context, id string) {
	s.drop(id)
	s.tookBack(s.env.Store.UndoStep(s.steps[id]))
}

func (s *shell) dismissToast(_ goapp.Context, id string) {
	s.drop(id)
	s.Refresh()
}

func (s *shell) drop(id string) {
	kept := make([]ui.Toast, 0, len(s.toasts))
	for _, t := range s.toasts {
		if t.ID != id {
			kept = append(kept, t)
		}
	}
	s.toasts = kept
}

// ShowPanel opens the side panel.
func (s *shell) ShowPanel(p page.Panel) {
	s.panel, s.linked = &p, s.route.Get(p.Link)
	s.Refresh()
}

// ClosePanel closes it.
func (s *shell) ClosePanel() {
	closed := s.panel
	s.panel = nil
	if closed != nil && closed.OnClose != nil {
		closed.OnClose()
	}
	s.Refresh()
}

// GoTo goes to a place that takes the present one's in the browser's history.
func (s *shell) GoTo(r page.Route) {
	browser.ReplaceFragment(string(r))
	s.goTo(r)
}

// Refresh draws everything again. A panel whose record is gone closes.
func (s *shell) Refresh() {
	if p := s.panel; p != nil && p.Kind != "" && s.env.Store != nil {
		if s.env.Snap().Standing(p.Kind, p.ID) == nil {
			s.ClosePanel()
			return
		}
	}
	s.rev++
	s.env.Ctx.Update()
}

func (s *shell) undo() { s.tookBack(s.env.Store.Undo()) }
func (s *shell) redo() { s.tookBack(s.env.Store.Redo()) }
