package data

import (
	"context"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/handover"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/store"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/exchange/document"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// document shows what a colleague's file brings, and the ways to take it.
func (in *incoming) document(b *handover.Brought) app.UI {
	if p, refused := b.Refused(); refused {
		return &ui.Notice{Tone: ui.Trouble, Title: b.Name, Text: i18n.Text(p.Text), Dismiss: i18n.T("common.close"), OnDismiss: func(app.Context) { in.drop(b) }}
	}
	return app.Section().Class("data-doc").Body(
		app.Div().Class("data-doc-head").Body(
			icon.Of(icon.Note),
			app.Div().Body(app.H2().Text(docTitle(b)), app.P().Class("quiet").Text(docOrigin(b))),
			&ui.IconButton{Icon: icon.X, Label: i18n.T("data.file.remove", "name", b.Name), OnClick: func(app.Context) { in.drop(b) }},
		),
		app.Range(b.Problems).Slice(func(i int) app.UI { return &ui.Notice{Tone: ui.Warn, Title: i18n.Text(b.Problems[i].Text)} }),
		in.brings(b),
		in.comingConflicts(b),
		app.Div().Class("data-ways").Body(in.ways(b)...),
	)
}

func (in *incoming) drop(b *handover.Brought) {
	for i, d := range in.docs {
		if d == b {
			in.docs = append(in.docs[:i:i], in.docs[i+1:]...)
			return
		}
	}
}

func docTitle(b *handover.Brought) string {
	if b.Head.Scope == document.Plan {
		return i18n.T("data.doc.plan", "name", planName(b))
	}
	return i18n.T("data.doc.workspace", "name", b.Head.WorkspaceName)
}

func planName(b *handover.Brought) string {
	if b.Head.AccountName != "" {
		return b.Head.AccountName
	}
	return b.Name
}

// docOrigin says from whom and from when the file is.
func docOrigin(b *handover.Brought) string {
	parts := []string{b.Name, i18n.T("data.doc.by", "who", page.AuthorName(b.Head.By), "when", page.Moment(b.Head.ExportedAt))}
	if b.Preview.SameWorkspace {
		parts = append(parts, i18n.T("data.doc.same"))
	} else {
		parts = append(parts, i18n.T("data.doc.other"))
	}
	return strings.Join(parts, " · ")
}

// brings lists what a merge would bring, by kind.
func (in *incoming) brings(b *handover.Brought) app.UI {
	if len(b.Preview.Kinds) == 0 {
		return app.P().Text(i18n.T("data.doc.nothing"))
	}
	l := i18n.Locale()
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return l.Int(int64(n))
	}
	columns := []ui.Column[document.KindCount]{{ID: "kind", Header: i18n.T("data.doc.brings"), Text: func(k document.KindCount) string { return kindName(k.Kind, 2) }}}
	for _, c := range []struct {
		header string
		n      func(document.KindCount) int
	}{
		{"data.doc.new", func(k document.KindCount) int { return k.New }},
		{"data.doc.changed", func(k document.KindCount) int { return k.Changed }},
		{"data.doc.deleted", func(k document.KindCount) int { return k.Deleted }},
	} {
		if slices.ContainsFunc(b.Preview.Kinds, func(k document.KindCount) bool { return c.n(k) > 0 }) {
			columns = append(columns, ui.Column[document.KindCount]{ID: c.header, Header: i18n.T(c.header), Right: true, Text: func(k document.KindCount) string { return count(c.n(k)) }})
		}
	}
	return &ui.Table[document.KindCount]{Key: "brings " + b.Name, Caption: i18n.T("data.doc.brings"), Rows: b.Preview.Kinds, Plain: true, Stamp: l.Tag,
		RowKey: func(k document.KindCount) string { return k.Kind }, Columns: columns}
}

const mostConflictsShown = 5

// comingConflicts are what a merge would leave to settle.
func (in *incoming) comingConflicts(b *handover.Brought) app.UI {
	list := b.Preview.Conflicts
	if len(list) == 0 {
		return app.Div()
	}
	shown := list[:min(mostConflictsShown, len(list))]
	return app.Div().Class("stack stack-2").Body(
		app.H3().Text(i18n.N("data.doc.conflicts", len(list))),
		app.P().Class("quiet").Text(i18n.T("data.doc.conflicts.text")),
		app.Ul().Class("data-coming").Body(app.Range(shown).Slice(func(i int) app.UI {
			c := shown[i]
			var said []string
			for _, v := range c.Values {
				said = append(said, in.saidText(c, v))
			}
			return app.Li().Text(c.Title + " · " + fieldName(c.Kind, c.Field) + ": " + strings.Join(said, " / "))
		})),
	)
}

func (in *incoming) saidText(c document.Conflict, v document.Said) string {
	who := i18n.T("data.doc.theirs")
	if v.Mine {
		who = i18n.T("data.doc.mine")
	}
	return "«" + valueText(in.env, c.Kind, c.Field, v.Value) + "» (" + who + ")"
}

// ways are what can be done with the file, the likeliest first.
func (in *incoming) ways(b *handover.Brought) []app.UI {
	busy := in.busy != ""
	way := func(id string, kind ui.Kind, do func()) app.UI {
		return app.Div().Class("data-way").Body(
			&ui.Button{ID: "doc-" + id, Label: i18n.T("data.way." + id), Kind: kind, Disabled: busy, OnClick: func(app.Context) { do() }},
			app.P().Class("quiet small").Text(i18n.T("data.way."+id+".text")))
	}
	if b.Head.Scope == document.Plan {
		return []app.UI{
			way("merge", ui.Primary, func() { in.merge(b) }),
			way("copyplan", ui.Secondary, func() { in.copyPlan(b) }),
			way("replaceplan", ui.Secondary, func() { in.replace(b) }),
		}
	}
	if isEmpty(in.env.Snap()) {
		return []app.UI{way("open", ui.Primary, func() { in.open(b) }), way("copy", ui.Secondary, func() { in.copy(b) })}
	}
	return []app.UI{
		way("merge", ui.Primary, func() { in.merge(b) }),
		way("copy", ui.Secondary, func() { in.copy(b) }),
		way("replace", ui.Secondary, func() { in.warning = b }),
	}
}

// act does something with a document that may take long, and can be cancelled until it is done.
func (in *incoming) act(words string, do func(ctx context.Context) ([]record.Problem, error), done func()) {
	ctx, run := in.begin(words)
	page.Async(in.env, func() ([]record.Problem, error) { return do(ctx) }, func(problems []record.Problem, err error) {
		heard := in.over(run)
		switch {
		case err == nil && len(problems) == 0:
			done() // also if cancelled too late: it can be taken back
		case heard:
			in.env.Host.Trouble(refusal(err, problems))
		}
	})
}

// merge joins the file with what is here. Nobody's work is lost: what both wrote waits to be settled.
func (in *incoming) merge(b *handover.Brought) {
	env, had, n := in.env, len(in.env.Store.Conflicts()), 0
	in.act(i18n.T("data.busy.merging"), func(ctx context.Context) (none []record.Problem, err error) {
		n, err = b.Merge(ctx, env)
		return none, err
	}, func() {
		in.drop(b)
		in.compareAgain()
		env.Host.Toast(i18n.N("data.merged", n), true)
		if len(env.Store.Conflicts()) > had {
			goTo(env, partConflicts)
		}
	})
}

// compareAgain tells the other files' previews that the workspace has changed.
func (in *incoming) compareAgain() {
	for _, d := range in.docs {
		if _, refused := d.Refused(); refused {
			continue
		}
		page.Async(in.env, func() (struct{}, error) {
			return struct{}{}, d.Again(context.Background(), in.env)
		}, func(struct{}, error) { in.env.Host.Refresh() })
	}
}

// replace makes the workspace, or the account of the plan, look as in the file.
func (in *incoming) replace(b *handover.Brought) {
	env := in.env
	in.warning = nil
	in.act(i18n.T("data.busy.replacing"), func(ctx context.Context) ([]record.Problem, error) { return b.Replace(ctx, env) }, func() {
		in.drop(b)
		in.compareAgain()
		env.Host.Toast(i18n.T("data.replaced", "name", docTitle(b)), true)
	})
}

// copyPlan adds the plan's account as another one.
func (in *incoming) copyPlan(b *handover.Brought) {
	env, n := in.env, 0
	in.act(i18n.T("data.busy.importing"), func(ctx context.Context) ([]record.Problem, error) {
		doc, err := b.Doc()
		if err != nil {
			return nil, err
		}
		ops := document.Copy(env.Snap().State, doc, env.Store.NewID, func(name string) string { return i18n.T("data.copyof", "name", name) })
		n = len(ops)
		return env.Store.DoPaced(ctx, workspace.Import{Creates: ops})
	}, func() {
		in.drop(b)
		in.compareAgain()
		env.Host.Toast(i18n.N("data.imported", n), true)
	})
}

// open makes the file's workspace the one on this device, in place of an empty one.
func (in *incoming) open(b *handover.Brought) {
	env, empty := in.env, in.env.Store.Info().ID
	in.create(b, b.Head.WorkspaceID, b.Head.WorkspaceName, func() error { return env.Session.Delete(context.Background(), empty) })
}

// copy makes another workspace of the file.
func (in *incoming) copy(b *handover.Brought) {
	in.create(b, "", i18n.T("data.copyof", "name", b.Head.WorkspaceName), func() error { return nil })
}

func (in *incoming) create(b *handover.Brought, id, name string, afterwards func() error) {
	env := in.env
	cancelled, run := in.begin(i18n.T("data.busy.creating"))
	page.Async(env, func() (*store.Store, error) {
		ctx := context.Background()
		if known, err := env.Session.Workspaces(ctx); err != nil {
			return nil, err
		} else {
			for _, w := range known {
				if w.ID == id && id != env.Store.Info().ID {
					id = "" // it is on this device already, and must not be overwritten
				}
			}
		}
		doc, err := b.Doc()
		if err == nil {
			err = cancelled.Err()
		}
		if err != nil {
			return nil, err
		}
		st, err := env.Session.CreateFrom(ctx, id, name, doc.Handover())
		if err != nil {
			return nil, err
		}
		if st.Info().ID == env.Store.Info().ID {
			return st, nil
		}
		return st, afterwards()
	}, func(st *store.Store, err error) {
		heard := in.over(run)
		switch {
		case st != nil:
			in.clear()
			env.Host.OpenWorkspace(st, store.Opened{}, "/home")
		case heard:
			env.Host.Trouble(i18n.T("data.failed", "error", problemWords(err)))
		}
	})
}

// replaceDialog asks before everything is written over, though it can be undone.
func (in *incoming) replaceDialog() app.UI {
	b := in.warning
	return &ui.Dialog{Open: b != nil, Title: i18n.T("data.replace.title"),
		Body: func() []app.UI { return []app.UI{app.P().Text(i18n.T("data.replace.text"))} },
		Actions: func() []app.UI {
			return []app.UI{
				&ui.Button{Label: i18n.T("common.cancel"), OnClick: func(app.Context) { in.warning = nil }},
				&ui.Button{Label: i18n.T("data.way.replace"), Kind: ui.Danger, OnClick: func(app.Context) { in.replace(b) }},
			}
		},
		OnClose: func(app.Context) { in.warning = nil }}
}

// fieldName is what a field is called.
func fieldName(kind, field string) string {
	if field == change.Deleted {
		return i18n.T("data.conflict.deleted")
	}
	if info, ok := record.Lookup(kind).Info(field); ok {
		return i18n.Text(info.Label)
	}
	return field
}

// valueText is what a field says, in words.
func valueText(env *page.Env, kind, field string, v record.Value) string {
	if field == change.Deleted {
		if v.IsNull() {
			return i18n.T("data.conflict.stays")
		}
		return i18n.T("data.conflict.goes")
	}
	if v.IsNull() {
		return i18n.T("data.conflict.empty")
	}
	if info, ok := record.Lookup(kind).Info(field); ok {
		return form.Plain(env, info, v)
	}
	return v.String()
}
