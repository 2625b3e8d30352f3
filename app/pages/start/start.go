// Package start is where a workspace is chosen or made: the demo, an import, an empty one.
package start

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/session"
	"rumbo/app/storage"
	"rumbo/app/store"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
)

func init() {
	page.Register(page.Page{ID: "start", Title: "start.title", Icon: icon.Home, New: func(p page.Props) app.Composer { return &start{P: p} }})
}

type start struct {
	app.Compo
	P page.Props

	known   []storage.Info
	author  string
	busy    string // the way in that is being prepared
	problem string
}

// OnMount lists what is on the device.
func (s *start) OnMount(ctx app.Context) {
	s.author = session.Author()
	s.list()
}

func (s *start) list() {
	if s.P.Env.Session == nil {
		return
	}
	page.Async(s.P.Env, func() ([]storage.Info, error) { return s.P.Env.Session.Workspaces(context.Background()) },
		func(list []storage.Info, err error) {
			s.known = list
			if err != nil {
				s.problem = i18n.T("start.failed", "error", page.ErrorText(err))
			}
			s.P.Env.Host.Refresh()
		})
}

// Render shows the ways in.
func (s *start) Render() app.UI {
	return app.Div().Class("start").Body(
		app.Div().Class("page-head").Body(
			app.H1().Text(i18n.T("start.heading")),
			app.P().Class("lead").Text(i18n.T("start.lead")),
		),
		app.If(s.problem != "", func() app.UI { return &ui.Notice{Tone: ui.Trouble, Title: s.problem} }),
		app.Div().Class("start-author").Body(
			&ui.TextField{Key: "author", ID: "author", Label: i18n.T("start.author"), Hint: i18n.T("start.author.hint"), Value: s.author, OnInput: func(_ app.Context, v string) {
				s.author = v
			}}),
		app.Div().Class("start-ways").Body(
			s.way("demo", icon.Star, s.demo),
			s.way("import", icon.Upload, s.importing),
			s.way("empty", icon.Plus, s.empty),
		),
		app.If(len(s.known) > 0, func() app.UI { return s.workspaces() }),
		app.P().Class("start-private").Body(icon.Small(icon.Lock), app.Span().Text(i18n.T("start.private"))),
	)
}

func (s *start) way(id string, sign icon.Name, do func()) app.UI {
	return app.Section().Class("start-way").Body(
		icon.Of(sign),
		app.H2().Text(i18n.T("start."+id+".title")),
		app.P().Text(i18n.T("start."+id+".text")),
		&ui.Button{ID: "start-" + id, Label: i18n.T("start." + id + ".do"), Kind: weight(id), Busy: s.busy == id, Disabled: s.busy != "" && s.busy != id,
			OnClick: func(app.Context) { do() }},
	)
}

func weight(id string) ui.Kind {
	if id == "demo" {
		return ui.Primary
	}
	return ui.Secondary
}

// filling puts the first records into a new workspace.
type filling func(st *store.Store) []record.Problem

// make prepares a workspace in the background and opens it.
func (s *start) make(id, name string, to page.Route, prepare func() (filling, error)) {
	if s.busy != "" {
		return
	}
	s.busy, s.problem = id, ""
	session.SetAuthor(s.author)
	env := s.P.Env
	env.Host.Refresh()
	page.Async(env, func() (*store.Store, error) {
		fill, err := prepare()
		if err != nil {
			return nil, err
		}
		st, err := env.Session.Create(context.Background(), name)
		if err != nil {
			return nil, err
		}
		if problems := fill(st); len(problems) > 0 {
			s.problem = page.ProblemText(problems[0])
		}
		return st, nil
	}, func(st *store.Store, err error) {
		s.busy = ""
		if err != nil {
			s.problem = i18n.T("start.failed", "error", page.ErrorText(err))
			env.Host.Refresh()
			return
		}
		askToKeep(env)
		env.Host.OpenWorkspace(st, store.Opened{}, to)
	})
}

// askToKeep asks the browser not to clear the data by itself; a refusal shows in the storage health.
func askToKeep(env *page.Env) {
	page.Async(env, func() (bool, error) { return browser.Persist(context.Background()) }, func(bool, error) {})
}

func (s *start) importing() {
	s.make("import", i18n.T("start.new.name"), "/data/import", begin)
}

func (s *start) empty() {
	s.make("empty", i18n.T("start.new.name"), "/settings", begin)
}

func begin() (filling, error) {
	return func(st *store.Store) []record.Problem {
		settings := record.DefaultSettings()
		settings.Currency = localCurrency()
		return session.Begin(st, settings, i18n.Lang())
	}, nil
}

func (s *start) workspaces() app.UI {
	return app.Section().Class("start-known").Body(
		app.H2().Text(i18n.T("start.known")),
		app.Ul().Body(app.Range(s.known).Slice(func(i int) app.UI {
			return &known{Info: s.known[i], Open: s.open, Remove: s.remove}
		})),
	)
}

func (s *start) open(id string) {
	env := s.P.Env
	type result struct {
		st     *store.Store
		opened store.Opened
	}
	session.SetAuthor(s.author)
	page.Async(env, func() (result, error) {
		st, opened, err := env.Session.Open(context.Background(), id)
		return result{st, opened}, err
	}, func(r result, err error) {
		if err != nil {
			s.problem = i18n.T("start.failed", "error", page.ErrorText(err))
			env.Host.Refresh()
			return
		}
		env.Host.OpenWorkspace(r.st, r.opened, "/home")
	})
}

// remove deletes a workspace from the device. It cannot be undone, so the dialog of known asks first.
func (s *start) remove(info storage.Info) {
	env := s.P.Env
	if env.Store != nil && env.Store.Info().ID == info.ID {
		env.Host.CloseWorkspace()
	}
	page.Async(env, func() (struct{}, error) {
		return struct{}{}, env.Session.Delete(context.Background(), info.ID)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.problem = i18n.T("start.failed", "error", page.ErrorText(err))
		}
		s.list()
	})
}

// localCurrency is a first guess at a workspace's currency; the settings change it.
func localCurrency() string {
	for tag, code := range map[string]string{"es-CL": "CLP", "es-MX": "MXN", "es-AR": "ARS", "es-CO": "COP", "es-PE": "PEN", "es-ES": "EUR", "en-GB": "GBP"} {
		if i18n.Locale().Open().Tag == tag {
			return code
		}
	}
	return "USD"
}
