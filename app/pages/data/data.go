// Package data is where work comes in and goes out: files of other programs, documents of
// colleagues, backups, and what two people wrote without knowing of each other.
package data

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
)

func init() {
	page.Register(page.Page{ID: "data", Title: "data.title", Icon: icon.Data, Order: 80, New: func(p page.Props) app.Composer { return &data{P: p} }})
}

// The parts of the page, in the link's second part.
const (
	partImport    = "import"
	partBackup    = "backup"
	partConflicts = "conflicts"
)

type data struct {
	app.Compo
	P page.Props

	incoming  *incoming
	backup    *backup
	conflicts *conflicts
	dragging  bool
	looked    bool // at the state of the data, since the person came to that part
	undrop    func()
}

// OnMount takes files with which the app was opened, and from now on those dropped anywhere.
func (d *data) OnMount(ctx app.Context) {
	d.undrop = browser.OnFileDrop(
		func(over bool) { ctx.Dispatch(func(app.Context) { d.dragging = over }) },
		func(files []browser.File) { ctx.Dispatch(func(app.Context) { d.receive(files) }) })
	d.ensure()
	d.incoming.recall()
	d.takeHanded()
	d.arrive()
}

// OnUpdate takes files that came while the page was open.
func (d *data) OnUpdate(app.Context) {
	d.ensure()
	d.takeHanded()
	d.arrive()
}

// arrive looks how the data are when a person comes to the part that tells it.
func (d *data) arrive() {
	at := d.part() == partBackup
	if at && !d.looked {
		d.backup.look()
	}
	d.looked = at
}

// OnDismount gives up what is under way: nothing was changed by it.
func (d *data) OnDismount() {
	if d.undrop != nil {
		d.undrop()
	}
	if d.incoming != nil {
		d.incoming.stop()
	}
}

// ensure makes the parts; they hold what is under way while the person looks at another part.
func (d *data) ensure() {
	if d.incoming == nil {
		d.incoming = newIncoming(d.P.Env)
		d.backup = &backup{env: d.P.Env}
		d.conflicts = &conflicts{env: d.P.Env}
	}
}

func (d *data) takeHanded() {
	if len(page.Handed) > 0 && d.P.Env.Store != nil {
		files := page.Handed
		page.Handed = nil
		d.receive(files)
	}
}

func (d *data) receive(files []browser.File) {
	d.dragging = false
	if d.part() != partImport {
		browser.Go(string(d.P.Route.To("data", partImport)))
	}
	d.incoming.add(files)
}

func (d *data) part() string {
	switch p := d.P.Route.Part(1); p {
	case partBackup, partConflicts:
		return p
	}
	return partImport
}

// Render shows the chosen part.
func (d *data) Render() app.UI {
	d.ensure()
	at := d.part()
	count := ""
	if n := len(d.P.Env.Store.Conflicts()); n > 0 {
		count = i18n.Locale().Int(int64(n))
	}
	tabs := []ui.Tab{{Value: partImport, Label: i18n.T("data.import")}, {Value: partBackup, Label: i18n.T("data.backup")},
		{Value: partConflicts, Label: i18n.T("data.conflicts"), Count: count}}
	return app.Div().Class(ui.Classes("data", ui.When(d.dragging, "data-drop"))).Body(
		app.Div().Class("page-head").Body(app.H1().Text(i18n.T("data.title")), app.Div().Class("page-tools").Body(
			&ui.Button{ID: "data-facts", Label: i18n.T("facts.open"), Icon: icon.Table, Href: d.P.Route.To("facts", "activity").Href()})),
		&ui.Tabs{Label: i18n.T("data.title"), Tabs: tabs, Value: at, PanelID: "data-panel", OnChange: func(_ app.Context, v string) {
			browser.Go(string(d.P.Route.To("data", v)))
		}},
		ui.TabPanel("data-panel", at, d.body(at)),
	)
}

func (d *data) body(at string) app.UI {
	switch at {
	case partBackup:
		return d.backup.render()
	case partConflicts:
		return d.conflicts.render()
	}
	return d.incoming.render()
}

// openFiles lets the person choose files and hands them over.
func openFiles(env *page.Env, accept string, several bool, take func([]browser.File)) {
	page.Async(env, func() ([]browser.File, error) { return browser.OpenFiles(context.Background(), accept, several) },
		func(files []browser.File, err error) {
			if err == nil {
				take(files)
			}
		})
}
