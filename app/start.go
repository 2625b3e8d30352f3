package app

import (
	"context"
	"errors"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/session"
	"rumbo/app/storage"
	"rumbo/app/store"
	"rumbo/components/icon"
	"rumbo/components/ui"
)

type phase uint8

const (
	starting phase = iota
	choosing       // no workspace yet
	open
	failed
)

// start is how far the beginning has come.
type start struct {
	phase phase
	err   error
}

type begun struct {
	session *session.Session
	store   *store.Store
	opened  store.Opened
}

// begin opens the disk and the workspace of the last time.
func (s *shell) begin(ctx goapp.Context) {
	s.state = start{}
	page.Async(s.env, func() (begun, error) {
		wait, cancel := context.WithTimeout(ctx, session.Patience)
		defer cancel()
		var b begun
		var err error
		b.session, err = session.Start(wait, func(why storage.Reason) { s.closedBy(ctx, why) }, nil)
		if err != nil {
			return b, err
		}
		id, err := b.session.Last(wait)
		if err == nil && id != "" {
			b.store, b.opened, err = b.session.Open(wait, id)
		}
		return b, err
	}, func(b begun, err error) {
		s.env.Session = b.session
		switch {
		case err != nil:
			s.state = start{failed, err}
		case b.store == nil:
			s.state.phase = choosing
		default:
			s.use(b.store, b.opened)
			if s.route.Part(0) == "" || s.route.Part(0) == "start" {
				s.stand("/home")
				browser.ReplaceFragment("/home")
			}
		}
		s.Refresh()
		ctx.Defer(func(goapp.Context) { browser.Ready() })
	})
}

// closedBy says why the disk was closed under us. What was typed since is kept on the screen.
func (s *shell) closedBy(ctx goapp.Context, why storage.Reason) {
	err := storage.ErrClosed
	if why == storage.ReasonUpgrade {
		err = storage.ErrNewerSchema
	}
	ctx.Dispatch(func(goapp.Context) {
		if st := s.env.Store; st != nil {
			st.Abandon(err)
		}
		s.Refresh()
	})
}

// trouble says why the start failed and what can be done.
func (t start) trouble(s *shell) goapp.UI {
	key := "shell.fail.other"
	switch {
	case errors.Is(t.err, storage.ErrBlocked):
		key = "shell.fail.blocked"
	case errors.Is(t.err, storage.ErrNewerSchema):
		key = "shell.fail.newer"
	case errors.Is(t.err, storage.ErrQuota):
		key = "shell.fail.full"
	}
	return &ui.Empty{Alone: true, Icon: icon.Warning, Title: i18n.T("shell.fail.title"), Text: i18n.T(key, "error", t.err.Error()), Actions: func() []goapp.UI {
		return []goapp.UI{
			&ui.Button{Label: i18n.T("shell.fail.again"), Kind: ui.Primary, OnClick: func(goapp.Context) { browser.Reload() }},
			goapp.If(s.env.Session != nil, func() goapp.UI {
				return &ui.Button{Label: i18n.T("shell.fail.choose"), OnClick: func(goapp.Context) {
					s.state.phase = choosing
					s.Refresh()
				}}
			}),
		}
	}}
}

// lost is what a link to nowhere shows.
func (s *shell) lost() goapp.UI {
	return &ui.Empty{Alone: true, Icon: icon.Search, Title: i18n.T("shell.lost.title"), Text: i18n.T("shell.lost.text"), Actions: func() []goapp.UI {
		return []goapp.UI{&ui.Button{Label: i18n.T("shell.lost.home"), Kind: ui.Primary, Href: "#/home"}}
	}}
}

// launched takes files with which the system opened the app to the page that reads them.
func (s *shell) launched(files []browser.File) {
	if len(files) == 0 {
		return
	}
	page.Handed = files
	s.goTo("/data")
	browser.Go("/data")
}
