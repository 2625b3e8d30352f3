package accounts

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// past is what the history tab has read.
type past struct {
	read    uint64 // the revision that was read
	busy    bool
	changes []change.Change // of this account, latest first
	err     error
	page    int
}

// perPage is how many changes are shown at once.
const perPage = 40

// history is every change to the plan with who, when and what, and the named versions.
func (p *sheet) history() app.UI {
	view := p.P.Route.Get("view")
	body := p.log
	if view == "compare" {
		body = func() app.UI { return &comparison{View: p.View, Lang: i18n.Locale().Tag} }
	}
	return app.Div().Class("stack").Body(
		&ui.Segmented{Label: i18n.T("accounts.tab.history"), Value: view, Options: []ui.Option{{Value: "", Label: i18n.T("accounts.changes")}, {Value: "compare", Label: i18n.T("accounts.compare")}},
			OnChange: func(_ app.Context, v string) { browser.Go(string(p.P.Route.With("view", v))) }},
		body(),
	)
}

// log is the list of changes with the named versions beside it.
func (p *sheet) log() app.UI {
	p.readHistory()
	h := &p.past
	from := min(h.page*perPage, len(h.changes))
	shown := h.changes[from:min(from+perPage, len(h.changes))]
	return app.Div().Class("columns").Body(
		app.Section().Class("stack").Body(
			app.H2().Text(i18n.T("accounts.changes")),
			app.If(h.err != nil, func() app.UI { return &ui.Notice{Tone: ui.Trouble, Title: i18n.T("accounts.changes.failed")} }),
			app.If(h.changes == nil && h.err == nil, func() app.UI { return ui.Skeleton(6) }),
			app.Ol().Class("changes").Body(app.Range(shown).Slice(func(i int) app.UI { return p.change(shown[i]) })),
			app.Div().Class("row-tools").Body(
				app.If(from > 0, func() app.UI {
					return &ui.Button{Label: i18n.T("accounts.changes.newer"), OnClick: func(app.Context) { h.page-- }}
				}),
				app.If(from+perPage < len(h.changes), func() app.UI {
					return &ui.Button{Label: i18n.T("accounts.changes.older"), OnClick: func(app.Context) { h.page++ }}
				}),
			),
		),
		app.Aside().Class("side-form").Body(p.versions()),
	)
}

// readHistory reads the log in the background whenever the workspace has changed.
func (p *sheet) readHistory() {
	h, env := &p.past, p.P.Env
	if h.busy || h.read == p.P.Rev && h.changes != nil {
		return
	}
	h.busy, h.read = true, p.P.Rev
	page.Async(env, func() ([]change.Change, error) {
		all, _, err := env.Store.History(context.Background())
		if err != nil {
			return nil, err
		}
		return p.mine(all), nil
	}, func(list []change.Change, err error) {
		first := h.changes == nil
		grew := len(list) != len(h.changes)
		h.busy, h.changes, h.err = false, list, err
		if first || grew {
			env.Host.Refresh()
			h.read = p.P.Rev + 1
		}
	})
}

// mine are the changes that touch the account, cut down to it, latest first.
func (p *sheet) mine(all change.History) []change.Change {
	snap := p.P.Env.Snap()
	files := fact.NewReader(snap.State)
	out := []change.Change{}
	for i := len(all) - 1; i >= 0; i-- {
		c := all[i].Only(func(o change.Op) bool {
			if o.Kind == "version" || o.Kind == "stage_move" {
				return false
			}
			row := snap.Row(o.Kind, o.ID)
			if row == nil {
				return false
			}
			of := workspace.AccountOf(o.Kind, o.ID, row.Rec)
			if form.IsFact(o.Kind) && of == "" { // a correction says only what it corrects
				if rec := files.Stored(o.Kind, o.ID); rec != nil {
					of = workspace.AccountOf(o.Kind, o.ID, rec)
				}
			}
			return of == p.ID
		})
		if len(c.Ops) > 0 {
			out = append(out, c)
		}
	}
	return out
}

func (p *sheet) change(c change.Change) app.UI {
	l := i18n.Locale()
	ms := c.At.Millis()
	zone := browser.Zone(ms)
	day := period.FromUnixMilli(ms, zone)
	minute := int((ms/60_000 + int64(zone)) % 1440)
	who := c.Author
	if who == "" {
		who = i18n.T("accounts.nobody")
	}
	lines := []app.UI{}
	const most = 8
	for i, o := range c.Ops {
		if i == most {
			lines = append(lines, app.Li().Class("note").Text(i18n.N("accounts.changes.rest", len(c.Ops)-most)))
			break
		}
		lines = append(lines, p.op(o)...)
	}
	return app.Li().Class("change").Body(
		app.Div().Class("change-head").Body(app.B().Text(who), app.Span().Class("note").Text(l.DateMedium(day)+" "+l.Clock(minute/60, minute%60)),
			app.Span().Class("note").Text(i18n.T("accounts.did."+label(c.Label)))),
		app.Ul().Body(lines...),
	)
}

// label maps the names of commands to the words of the catalogue.
func label(name string) string {
	switch name {
	case "create", "edit", "delete", "undo", "redo", "import", "restore", "settle", "move_stage", "write", "demo", "promote", "schedule", "hold", "follow", "judge", "decide", "enter", "carry", "template":
		return name
	}
	return "edit"
}

func (p *sheet) op(o change.Op) []app.UI {
	k := record.Lookup(o.Kind)
	one, _ := k.Labels()
	title := form.Called(p.P.Env, o.Kind, o.ID)
	head := i18n.Text(one)
	if title != "" {
		head = i18n.T("accounts.op.named", "kind", head, "name", title)
	}
	switch {
	case o.Kind == record.OwnValueKind.Name && o.New != nil:
		return []app.UI{app.Li().Text(i18n.T("accounts.op.filled", "what", head, "value", shortened(plan.OwnText(p.P.Env, o.New.(*record.OwnValue)))))}
	case o.New != nil:
		return []app.UI{app.Li().Text(i18n.T("accounts.op.created", "what", head))}
	case o.Deletes():
		return []app.UI{app.Li().Text(i18n.T("accounts.op.deleted", "what", head))}
	}
	var out []app.UI
	for _, patch := range o.Patches {
		if patch.Field == change.Deleted {
			out = append(out, app.Li().Text(i18n.T("accounts.op.restored", "what", head)))
			continue
		}
		info, known := k.Info(patch.Field)
		if !known || info.Type == record.TypeRank {
			continue
		}
		out = append(out, app.Li().Body(
			app.Span().Text(field(head, o.Kind, info)+": "),
			app.Del().Text(shortened(form.Plain(p.P.Env, info, patch.From))), app.Span().Text(" "),
			app.Ins().Text(shortened(form.Plain(p.P.Env, info, patch.To))),
		))
	}
	return out
}

// field is what a line of the history is about; an own field is called by its own name alone.
func field(head, kind string, info record.FieldInfo) string {
	if kind == record.OwnValueKind.Name {
		return head
	}
	return head + " · " + i18n.Text(info.Label)
}

// shortened keeps a long text from filling the list.
func shortened(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return i18n.T("accounts.op.nothing")
	}
	if len(r) > 160 {
		return string(r[:160]) + "…"
	}
	return s
}

// versions are the moments that somebody has named.
func (p *sheet) versions() app.UI {
	env := p.P.Env
	list := workspace.Records(env.Snap(), record.VersionKind, env.Snap().OfAccount("version", p.ID))
	return app.Div().Class("stack").Body(
		app.H2().Text(i18n.T("accounts.versions")),
		app.P().Class("note").Text(i18n.T("accounts.versions.lead")),
		&ui.Button{ID: "save-version", Label: i18n.T("accounts.versions.save"), Icon: icon.Flag, OnClick: func(app.Context) {
			name := i18n.T("accounts.versions.name", "date", i18n.Locale().DateMedium(env.Store.Today()))
			if env.Do(workspace.SaveVersion{Account: p.ID, Title: name}) {
				env.Host.Toast(i18n.T("accounts.versions.saved", "name", name), true)
			}
		}},
		app.Ul().Class("versions").Body(app.Range(list).Slice(func(i int) app.UI {
			v := list[len(list)-1-i]
			return app.Li().Body(
				ui.EditText("version "+string(v.ID), i18n.T("accounts.versions.rename"), v.Rec.Name, func(_ app.Context, name string) {
					env.Set("version", v.ID, "name", record.OfText(name))
				}),
				&ui.Button{Label: i18n.T("accounts.versions.restore"), Small: true, Kind: ui.Quiet, OnClick: func(app.Context) { p.restore(v) }},
			)
		})),
	)
}

// restore brings the account back to a version; it is a change like any other and can be undone.
func (p *sheet) restore(v workspace.Ref[record.Version]) {
	env := p.P.Env
	page.Async(env, func() (*workspace.Snapshot, error) {
		seen, err := change.ParseSeen(v.Rec.Seen)
		if err != nil {
			return nil, err
		}
		return env.Store.At(context.Background(), seen)
	}, func(then *workspace.Snapshot, err error) {
		if err != nil {
			env.Host.Trouble(i18n.T("accounts.versions.failed"))
			return
		}
		if env.Do(workspace.RestoreTo{Account: p.ID, Then: then.State}) {
			env.Host.Toast(i18n.T("accounts.versions.restored", "name", v.Rec.Name), true)
		}
	})
}
