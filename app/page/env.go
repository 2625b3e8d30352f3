package page

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/session"
	"rumbo/app/store"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Host is what the shell does for pages. All is to be called on the UI goroutine
// (from a handler, or inside ctx.Dispatch).
type Host interface {
	// Toast says that something was done; with undo it offers to take it back.
	Toast(text string, undo bool)
	// Trouble says that something could not be done.
	Trouble(text string)
	// ShowPanel opens the side panel, or shows something else in it.
	ShowPanel(Panel)
	// ClosePanel closes it.
	ClosePanel()
	// GoTo goes to another place without a new entry in the browser's history: for what narrows
	// or unfolds the place where one is.
	GoTo(Route)
	// Refresh draws the shell and the page again.
	Refresh()
	// OpenWorkspace makes a store the one that all pages show and goes to the route.
	OpenWorkspace(st *store.Store, opened store.Opened, to Route)
	// CloseWorkspace leaves the workspace, as after deleting it.
	CloseWorkspace()
}

// Panel is the content of the side panel. Body is called at each render.
type Panel struct {
	Key   string // what it is about
	Title string
	Named func() string // may be nil: a title that follows what is edited in the panel
	Body  func() []app.UI
	Foot  func() []app.UI // may be nil
	// OnClose is called when the person closes it; it may be nil.
	OnClose func()
	// A panel belongs to the place where it was opened, and closes when one goes to another. It closes, too, when the record that it
	// shows is gone (Kind "" for none), and when the value of the route's query that opened it is another one (Link "" for none).
	Kind string
	ID   record.ID
	Link string
}

// Env is what every page can reach. The one value lives as long as the tab.
type Env struct {
	Host    Host
	Session *session.Session
	Store   *store.Store // nil while no workspace is open
	At      Route        // where the person is: what leads elsewhere takes the period and the scope along by At.To
	Ctx     app.Context  // of the shell: stays mounted, so what is dispatched by it always arrives
}

// Snap is the workspace now.
func (e *Env) Snap() *workspace.Snapshot { return e.Store.Snapshot() }

// Do does a command and says so if it could not be done. For a page that shows
// problems beside its fields there is Try.
func (e *Env) Do(cmd workspace.Command) bool {
	problems := e.Try(cmd)
	if len(problems) > 0 {
		e.Host.Trouble(ProblemText(problems[0]))
	}
	return len(problems) == 0
}

// Try does a command and gives the problems back.
func (e *Env) Try(cmd workspace.Command) []record.Problem { return e.Store.Do(cmd) }

// Set writes one field.
func (e *Env) Set(kind string, id record.ID, field string, v record.Value) bool {
	return e.Do(workspace.Set{Kind: kind, ID: id, Field: field, Value: v})
}

// Delete removes a record and offers to take it back.
func (e *Env) Delete(kind string, id record.ID) {
	title := e.Snap().Title(kind, id)
	if e.Do(workspace.Delete{Kind: kind, ID: id}) {
		e.Host.Toast(i18n.T("shell.deleted", "what", title), true)
	}
}

// ProblemText is a problem with the name of its field before it.
func ProblemText(p record.Problem) string {
	if f, ok := record.Lookup(p.Kind).Info(p.Field); ok {
		return i18n.Text(f.Label) + ": " + i18n.Text(p.Text)
	}
	return i18n.Text(p.Text)
}

// Async runs something that waits (for the disk, a file, a job) and then f on the UI goroutine.
func Async[T any](e *Env, work func() (T, error), then func(T, error)) {
	e.Ctx.Async(func() {
		v, err := work()
		e.Ctx.Dispatch(func(app.Context) { then(v, err) })
	})
}
