package app

import (
	"errors"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/storage"
	"rumbo/app/store"
	"rumbo/components/ui"
	"rumbo/engine/record"
)

// notes are what the shell has to say until it is heard.
type notes struct {
	update  bool // a new version waits
	damaged []storage.Damage
}

// notices stand above the page, the most urgent first.
func (s *shell) notices() goapp.UI {
	var out []goapp.UI
	st := s.env.Store
	if st != nil && st.Status().Saving == store.Closed {
		out = append(out, &ui.Notice{Tone: ui.Trouble, Title: i18n.T("shell.closed.title"), Text: i18n.T("shell.closed.text"), Actions: s.rescue})
	} else if st != nil && st.Status().Saving == store.Failed {
		out = append(out, s.unsaved(st))
	}
	if n := len(s.notes.damaged); n > 0 {
		out = append(out, &ui.Notice{Tone: ui.Warn, Title: i18n.N("shell.damaged", n), Text: i18n.T("shell.damaged.text"),
			Actions: func() []goapp.UI {
				return []goapp.UI{&ui.Button{Label: i18n.T("shell.damaged.open"), Small: true, Href: "#/data/backup"}}
			},
			Dismiss: i18n.T("common.close"), OnDismiss: func(goapp.Context) { s.notes.damaged = nil; s.Refresh() }})
	}
	if st != nil && len(st.Conflicts()) > 0 && s.route.Part(0) != "data" {
		out = append(out, &ui.Notice{Tone: ui.Warn, Title: i18n.N("shell.conflicts", len(st.Conflicts())), Actions: func() []goapp.UI {
			return []goapp.UI{&ui.Button{Label: i18n.T("shell.conflicts.open"), Small: true, Href: "#/data/conflicts"}}
		}})
	}
	if s.notes.update {
		out = append(out, &ui.Notice{Title: i18n.T("shell.update.title"), Text: i18n.T("shell.update.text"), Actions: func() []goapp.UI {
			return []goapp.UI{&ui.Button{Label: i18n.T("shell.update.now"), Small: true, Kind: ui.Primary, OnClick: func(goapp.Context) { browser.ApplyUpdate() }}}
		}, Dismiss: i18n.T("shell.later"), OnDismiss: func(goapp.Context) { s.notes.update = false; s.Refresh() }})
	}
	if st != nil && len(out) == 0 && s.backupDue(st) { // the calmest waits for the others
		out = append(out, s.backupNotice(st))
	}
	return goapp.Div().Class("notices").Body(out...)
}

func (s *shell) unsaved(st *store.Store) goapp.UI {
	return &ui.Notice{Tone: ui.Trouble, Title: i18n.N("shell.unsaved", st.Status().Waiting), Text: i18n.T(reason(st.Status().Err)), Actions: func() []goapp.UI {
		return append(s.rescue(), &ui.Button{Label: i18n.T("shell.retry"), Small: true, OnClick: func(goapp.Context) { st.Retry() }})
	}}
}

// rescue is the way to carry everything away in a file.
func (s *shell) rescue() []goapp.UI {
	return []goapp.UI{&ui.Button{Label: i18n.T("shell.export"), Small: true, Kind: ui.Primary, Href: "#/data/backup"}}
}

// tell says the first of the problems that stood against something, if there are any.
func (s *shell) tell(problems []record.Problem) {
	if len(problems) > 0 {
		s.Trouble(page.ProblemText(problems[0]))
	}
}

// reason is the catalogue key of why the disk refused.
func reason(err error) string {
	switch {
	case errors.Is(err, storage.ErrQuota):
		return "shell.unsaved.full"
	case errors.Is(err, storage.ErrNewerSchema):
		return "shell.unsaved.newer"
	}
	return "shell.unsaved.why"
}
