// Package differences shows what differs between two moments of a plan: section by section, record by record, each
// field as it was and as it is, with the words that changed marked.
package differences

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// Group is what differs in one part of a plan.
type Group struct {
	Title string
	Kinds []string  // whose records these are
	ID    record.ID // of the one record, where the part is one (a written section)
	Ops   []change.Op
}

// Of finds what differs between two moments of an account's plan; from the first to the second, by parts.
func Of(then, now *change.State, accountID record.ID) []Group {
	ops := change.Diff(then, now, func(kind string, id record.ID, r *change.Row) bool {
		return workspace.PartOfPlan(kind) && kind != "stage_move" && workspace.AccountOf(kind, id, r.Rec) == accountID
	})
	template := account.TemplateOf(now)
	var out []Group
	for _, op := range ops {
		g := groupOf(op, template)
		i := slices.IndexFunc(out, func(x Group) bool { return x.Title == g.Title })
		if i < 0 {
			out, i = append(out, g), len(out)
		}
		out[i].Ops = append(out[i].Ops, op)
	}
	slices.SortStableFunc(out, func(a, b Group) int { return strings.Compare(a.Title, b.Title) })
	return out
}

func groupOf(op change.Op, template *account.Template) Group {
	if op.Kind == "section" {
		if _, key, ok := strings.Cut(string(op.ID), "/"); ok {
			if s, known := template.Find(key); known {
				return Group{Title: i18n.T("differences.text", "section", i18n.Text(s.Title)), Kinds: []string{"section"}, ID: op.ID}
			}
		}
	}
	_, many := record.Lookup(op.Kind).Labels()
	return Group{Title: i18n.Text(many), Kinds: []string{op.Kind}}
}

// List shows groups of differences. It is drawn again when Stamp changes.
type List struct {
	app.Compo
	Env    *page.Env
	Stamp  string
	Groups []Group
	Then   *change.State // the earlier moment
	// Restore brings back what is asked for as it was then; nil shows no way to.
	Restore func(cmd workspace.Command)
	Account record.ID
}

// CompoID tells lists apart.
func (l *List) CompoID() string { return l.Stamp }

// Render shows the groups.
func (l *List) Render() app.UI {
	if len(l.Groups) == 0 {
		return app.P().Class("note").Text(i18n.T("differences.none"))
	}
	return app.Div().Class("stack differences").Body(app.Range(l.Groups).Slice(func(i int) app.UI {
		g := l.Groups[i]
		shown := g.Ops[:min(len(g.Ops), mostRecords)]
		return app.Section().Class("stack stack-2").Body(
			app.Div().Class("section-head").Body(
				app.H3().Text(g.Title),
				app.If(l.Restore != nil, func() app.UI {
					return app.Div().Class("page-tools").Body(&ui.Button{Label: i18n.T("differences.restore.part"), Small: true, Kind: ui.Quiet,
						OnClick: func(app.Context) {
							l.Restore(workspace.RestoreTo{Account: l.Account, Then: l.Then, Kinds: g.Kinds, ID: g.ID})
						}})
				}),
			),
			app.Ul().Class("difference-list").Body(app.Range(shown).Slice(func(j int) app.UI { return l.record(shown[j]) })),
			app.If(len(g.Ops) > len(shown), func() app.UI { return app.P().Class("note").Text(i18n.N("differences.more", len(g.Ops)-len(shown))) }),
		)
	}))
}

// mostRecords is how many records of a part are shown.
const mostRecords = 40

func (l *List) record(op change.Op) app.UI {
	title := l.title(op)
	switch {
	case op.New != nil:
		return l.whole(op, title, i18n.T("differences.added"))
	case op.Deletes():
		return l.whole(op, title, i18n.T("differences.removed"))
	}
	k := record.Lookup(op.Kind)
	var fields []app.UI
	for _, p := range op.Patches {
		info, known := k.Info(p.Field)
		if p.Field == change.Deleted {
			fields = append(fields, app.Li().Text(i18n.T("differences.back")))
		}
		if known && info.Type != record.TypeRank && info.Type != record.TypeColumns {
			fields = append(fields, l.field(op, p, info))
		}
	}
	if len(fields) == 0 {
		fields = append(fields, app.Li().Class("note").Text(i18n.T("differences.moved")))
	}
	return app.Li().Body(app.If(title != "", func() app.UI { return app.B().Text(title) }), app.Ul().Class("difference-fields").Body(fields...))
}

func (l *List) title(op change.Op) string {
	if op.Kind == "section" {
		return ""
	}
	if t := l.Env.Snap().Title(op.Kind, op.ID); t != "" {
		return t
	}
	if r := l.Then.Row(op.Kind, op.ID); r != nil {
		return record.Lookup(op.Kind).TitleOf(r.Rec)
	}
	return ""
}

func (l *List) whole(op change.Op, title, what string) app.UI {
	return app.Li().Class("difference-whole").Body(
		ui.Badge(what), app.Span().Text(title),
		app.If(l.Restore != nil, func() app.UI {
			return &ui.Button{Label: i18n.T("differences.restore"), Small: true, Kind: ui.Quiet,
				OnClick: func(app.Context) {
					l.Restore(workspace.RestoreTo{Account: l.Account, Then: l.Then, Kinds: []string{op.Kind}, ID: op.ID})
				}}
		}),
	)
}

func (l *List) field(op change.Op, p change.Patch, info record.FieldInfo) app.UI {
	was, is := form.Plain(l.Env, info, p.From), form.Plain(l.Env, info, p.To)
	return app.Li().Class("difference-field").Body(
		app.Span().Class("difference-name").Text(i18n.Text(info.Label)),
		Marked(was, is, info.Type == record.TypeLong || info.Type == record.TypeText),
		app.If(l.Restore != nil, func() app.UI {
			return &ui.Button{Label: i18n.T("differences.restore"), Small: true, Kind: ui.Quiet,
				OnClick: func(app.Context) { l.Restore(workspace.Set{Kind: op.Kind, ID: op.ID, Field: p.Field, Value: p.From}) }}
		}),
	)
}

// Marked shows two versions of a value side by side; of texts the words that differ are marked.
func Marked(was, is string, words bool) app.UI {
	pieces := []text.Piece{{In: -1, Text: was}, {In: 1, Text: is}}
	if words {
		pieces = text.Diff(was, is)
	}
	var left, right []app.UI
	for _, p := range pieces {
		switch p.In {
		case -1:
			left = append(left, app.Del().Text(p.Text))
		case 1:
			right = append(right, app.Ins().Text(p.Text))
		default:
			left, right = append(left, app.Span().Text(p.Text)), append(right, app.Span().Text(p.Text))
		}
	}
	return app.Div().Class("difference-sides").Body(side(i18n.T("differences.was"), was, left), side(i18n.T("differences.is"), is, right))
}

// side is one of the two versions; of nothing it says so.
func side(name, value string, body []app.UI) app.UI {
	if value == "" {
		body = []app.UI{app.Span().Class("note").Text(i18n.T("differences.nothing"))}
	}
	return app.Div().Class("difference-side").Body(app.Span().Class("difference-when").Text(name), app.Div().Class("difference-text").Body(body...))
}
