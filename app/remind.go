package app

import (
	"context"
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/session"
	"rumbo/app/store"
	"rumbo/components/ui"
)

// reminder says that the time for a backup has come.
type reminder struct {
	health session.Health
	known  bool
}

// askHealth looks how old the last backup is. It waits for nothing.
func (s *shell) askHealth(st *store.Store) {
	page.Async(s.env, func() (session.Health, error) {
		return s.env.Session.Health(context.Background(), st.Info().ID), nil
	}, func(h session.Health, _ error) {
		if s.env.Store == st {
			s.remind = reminder{h, true}
			s.Refresh()
		}
	})
}

// prefLater keeps the day on which the person put the reminder of a workspace off.
func prefLater(workspace string) string { return "backup later " + workspace }

// backupDue reports whether to remind now: not where the backup is made or its age stands
// anyway, and once a day at most for who puts it off.
func (s *shell) backupDue(st *store.Store) bool {
	here := s.route.Part(0)
	if !s.remind.known || here == "data" || here == "start" || !s.remind.health.Remindable(st.Now(), st.Info().Created) {
		return false
	}
	return browser.Pref(prefLater(st.Info().ID)) != strconv.Itoa(int(st.Today()))
}

func (s *shell) backupNotice(st *store.Store) goapp.UI {
	title := i18n.T("shell.backup.never")
	if at := s.remind.health.Last.At; at > 0 {
		title = i18n.N("shell.backup.days", int((st.Now()-at)/86_400_000))
	}
	return &ui.Notice{Title: title, Text: i18n.T("shell.backup.text"), Actions: func() []goapp.UI {
		return []goapp.UI{&ui.Button{Label: i18n.T("shell.backup.do"), Small: true, Href: "#/data/backup"}}
	}, Dismiss: i18n.T("shell.later"), OnDismiss: func(goapp.Context) {
		browser.SetPref(prefLater(st.Info().ID), strconv.Itoa(int(st.Today())))
		s.Refresh()
	}}
}
