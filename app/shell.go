package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/store"
	"rumbo/components/ui"
)

// shell is the one mounted component: navigation, the line on top, the page, the
// side panel and what is said in passing.
type shell struct {
	goapp.Compo

	env    *page.Env
	route  page.Route
	rev    uint64 // rises with everything that pages have to draw again
	panel  *page.Panel
	linked string // what the panel's link said when it was opened
	toasts []ui.Toast
	said   int            // toasts so far, to name them
	steps  map[string]int // what a toast's Undo takes back
	state  start
	notes  notes
	remind reminder
	search search
	show   show
	unhook []func()
}

// OnMount starts the work: the disk, the workspace, the first page.
func (s *shell) OnMount(ctx goapp.Context) {
	s.env = &page.Env{Ctx: ctx, Host: s}
	s.steps = map[string]int{}
	browser.OwnLinks()
	s.stand(page.Route(browser.Fragment()))
	again := func() { ctx.Dispatch(func(goapp.Context) { s.Refresh() }) }
	s.unhook = []func(){
		i18n.Subscribe(again),
		browser.OnFragment(func(f string) {
			ctx.Dispatch(func(goapp.Context) { s.goTo(page.Route(f)) })
		}),
		browser.GuardUnsaved(func() bool { return ui.Typing() || s.env.Session != nil && s.env.Session.Unsaved() > 0 }),
		ui.OnTyping(func() { ctx.Dispatch(func(goapp.Context) {}) }), // draws the line on top, not the page
		browser.OnUpdateReady(func() { ctx.Dispatch(func(goapp.Context) { s.notes.update = true; s.Refresh() }) }),
		browser.OnInstallable(again),
		browser.OnHidden(func() {
			ctx.Dispatch(func(goapp.Context) { ui.HandOver() }) // it may be the last moment
			s.rest(ctx)
		}),
		browser.OnKey(func(k browser.Key) bool { return s.key(ctx, k) }),
		browser.OnLaunchFiles(func(files []browser.File) {
			ctx.Dispatch(func(goapp.Context) { s.launched(files) })
		}),
	}
	ui.Outlive(func(f func()) { ctx.Dispatch(func(goapp.Context) { f() }) })
	s.notes.update = browser.UpdateReady()
	s.begin(ctx)
}

// OnDismount ends what OnMount began.
func (s *shell) OnDismount() {
	for _, f := range s.unhook {
		f()
	}
}

// stand notes where the person is.
func (s *shell) stand(r page.Route) { s.route, s.env.At = r, r }

// goTo shows another place; the panel belongs to the place and closes.
func (s *shell) goTo(r page.Route) {
	if r == s.route {
		return
	}
	moved := r.Part(0) != s.route.Part(0) || r.Part(1) != s.route.Part(1)
	elsewhere := r.Place() != s.route.Place()
	s.stand(r)
	if s.panel != nil && (elsewhere || s.panel.Link != "" && r.Get(s.panel.Link) != s.linked) {
		s.panel = nil
	}
	s.Refresh()
	if moved {
		s.env.Ctx.Defer(func(goapp.Context) {
			browser.Focus("main") // so that the keyboard goes on from the new page
			browser.ScrollTop()
		})
	}
}

// rest uses the moment in which nobody looks to shorten the next start.
func (s *shell) rest(ctx goapp.Context) {
	st := s.env.Store
	if st == nil || !st.SnapshotDue() {
		return
	}
	ctx.Async(func() {
		if err := st.SaveSnapshot(ctx); err != nil {
			goapp.Logf("snapshot: %v", err) // the log is whole: nothing is lost by it
		}
	})
}

// Render draws the shell around the page.
func (s *shell) Render() goapp.UI {
	if s.env == nil || s.state.phase == starting {
		return goapp.Div().Class("app").Body(goapp.Main().ID("main").Class("page").Body(&ui.Progress{Label: i18n.T("shell.opening")}))
	}
	if s.alone() {
		return goapp.Div().Class("app app-alone").Body(goapp.Main().ID("main").Class("page").TabIndex(-1).DataSet("at", string(s.route)).Body(s.page()))
	}
	class := "app"
	if s.panel != nil {
		class += " has-panel"
	}
	return goapp.Div().Class(class).Body(
		s.rail(),
		s.top(),
		goapp.Main().ID("main").Class("page").TabIndex(-1).DataSet("at", string(s.route)).Body(s.notices(), s.page()),
		goapp.If(s.panel != nil, func() goapp.UI { return s.side() }),
		s.palette(),
		&ui.Toasts{Items: s.toasts, OnUndo: s.undoToast, OnDismiss: s.dismissToast},
	)
}

// alone reports whether nothing but the page may be seen or reached.
func (s *shell) alone() bool {
	p, ok := page.Find(s.route)
	return ok && p.Alone && s.env.Store != nil && s.state.phase != failed
}

func (s *shell) page() goapp.UI {
	if s.state.phase == failed {
		return s.state.trouble(s)
	}
	props := page.Props{Env: s.env, Route: s.route, Rev: s.rev}
	p, ok := page.Find(s.route)
	if s.env.Store == nil {
		p, ok = page.Find("/start")
	}
	if !ok {
		return s.lost()
	}
	return &frame{Words: i18n.Locale().Tag, Page: p.ID, Props: props}
}

// frame holds the page. In another language it is another component, so that every part of the
// page is drawn anew: parts whose own fields did not change would keep their words.
type frame struct {
	goapp.Compo
	Words string
	Page  string
	Props page.Props
}

// CompoID makes another language, and another page, another component.
func (f *frame) CompoID() string { return f.Page + " " + f.Words }

// Render draws the page.
func (f *frame) Render() goapp.UI {
	p, _ := page.Find(page.Route("/" + f.Page))
	return p.New(f.Props)
}

func (s *shell) side() goapp.UI {
	p := s.panel
	title := p.Title
	if p.Named != nil {
		title = p.Named()
	}
	return &ui.Panel{Key: p.Key, Title: title, Body: p.Body, Foot: p.Foot, OnClose: func(goapp.Context) { s.ClosePanel() }}
}

// use makes a store the one that is shown.
func (s *shell) use(st *store.Store, opened store.Opened) {
	s.env.Store = st
	s.panel = nil
	s.notes.damaged = opened.Damaged
	s.state.phase = open
	ctx := s.env.Ctx
	st.Watch(func() {
		ctx.Dispatch(func(goapp.Context) {
			if s.env.Store == st {
				s.Refresh()
			}
		})
	})
	s.remind = reminder{}
	s.askHealth(st)
	s.env.Session.OnHealth(func() {
		ctx.Dispatch(func(goapp.Context) {
			if s.env.Store != nil {
				s.askHealth(s.env.Store)
			}
		})
	})
	s.env.Session.OnTabs(func(ws string) {
		if ws == st.Info().ID {
			st.CatchUp(ctx)
		}
	})
	browser.SetTitle(st.Info().Name + " · Rumbo")
}

var _ page.Host = (*shell)(nil)

// OpenWorkspace shows another workspace.
func (s *shell) OpenWorkspace(st *store.Store, opened store.Opened, to page.Route) {
	s.use(st, opened)
	s.stand(to)
	browser.Go(string(to))
	s.Refresh()
}

// CloseWorkspace goes back to where a workspace is chosen.
func (s *shell) CloseWorkspace() {
	s.env.Store = nil
	s.panel = nil
	browser.Go("/start")
	s.Refresh()
}
