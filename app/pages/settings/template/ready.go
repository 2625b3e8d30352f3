package template

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/workspace"
)

// ready lists the templates that are ready-made.
func (w *whole) ready() []ui.MenuItem {
	var out []ui.MenuItem
	for _, r := range account.ReadyTemplates() {
		out = append(out, ui.MenuItem{Label: i18n.Text(r.Name), OnPick: func(app.Context) { w.preview(r) }})
	}
	return out
}

// preview says what applying a ready-made template would add and change, before it is done.
func (w *whole) preview(r account.Ready) {
	env := w.P.Env
	env.Host.ShowPanel(page.Panel{Key: "ready " + r.Key, Named: func() string { return i18n.Text(r.Name) },
		Body: func() []app.UI { return []app.UI{app.Div().Class("stack stack-2").Body(readyBody(env, r)...)} },
		Foot: func() []app.UI {
			p := env.Snap().ReadyPlan(r, i18n.Locale().Tag)
			if len(p.Sections)+len(p.Fields)+len(p.Needs) == 0 {
				return nil
			}
			return []app.UI{&ui.Button{ID: "apply-ready", Label: i18n.T("template.ready.apply"), Icon: icon.Check, Kind: ui.Primary, OnClick: func(app.Context) {
				if env.Do(workspace.ApplyReady{Key: r.Key, Lang: i18n.Locale().Tag}) {
					env.Host.ClosePanel()
					env.Host.Toast(i18n.T("template.ready.applied", "name", i18n.Text(r.Name)), true)
				}
			}}}
		}})
}

func readyBody(env *page.Env, r account.Ready) []app.UI {
	p := env.Snap().ReadyPlan(r, i18n.Locale().Tag)
	out := []app.UI{app.P().Text(i18n.Text(r.Lead))}
	list := func(title string, lines []string) {
		if len(lines) > 0 {
			out = append(out, app.Section().Class("stack stack-2").Body(app.H3().Text(title),
				app.Ul().Class("bullets").Body(app.Range(lines).Slice(func(i int) app.UI { return app.Li().Text(lines[i]) }))))
		}
	}
	var added, renamed, needs []string
	for _, s := range p.Sections {
		if s.Own {
			added = append(added, i18n.Text(s.Title))
		} else {
			t, _ := env.Snap().Template().Find(s.Key)
			renamed = append(renamed, i18n.T("template.ready.renamed", "from", plan.NameOf(env.Snap(), t.Key), "to", i18n.Text(s.Title)))
			for _, e := range t.Elements {
				for _, d := range s.Dropped {
					if d == e.Key {
						renamed = append(renamed, i18n.T("template.ready.dropped", "section", i18n.Text(s.Title), "what", i18n.Text(e.Label)))
					}
				}
			}
		}
	}
	for _, n := range p.Needs {
		needs = append(needs, i18n.Text(n.Name))
	}
	list(i18n.T("template.ready.sections"), added)
	list(i18n.T("template.ready.changes"), renamed)
	list(i18n.T("template.ready.fields"), readyFields(env, r, p))
	list(i18n.T("template.ready.needs"), needs)
	if len(out) == 1 {
		return append(out, app.P().Class("note").Text(i18n.T("template.ready.nothing")))
	}
	return append(out, app.P().Class("note").Text(i18n.T("template.ready.keeps")))
}

// readyFields are the fields to be added, by section.
func readyFields(env *page.Env, r, p account.Ready) []string {
	var out []string
	var order []string
	by := map[string][]string{}
	for _, f := range p.Fields {
		title := f.Section
		if t, ok := env.Snap().Template().Find(r.SectionKey(f.Section)); ok {
			title = plan.NameOf(env.Snap(), t.Key)
		}
		for _, s := range r.Sections {
			if s.Own && s.Key == f.Section {
				title = i18n.Text(s.Title)
			}
		}
		if by[title] == nil {
			order = append(order, title)
		}
		name := i18n.Text(f.Name)
		if f.Required {
			name = i18n.T("template.ready.required", "name", name)
		}
		by[title] = append(by[title], name)
	}
	for _, title := range order {
		out = append(out, i18n.T("template.ready.in", "section", title, "fields", strings.Join(by[title], ", ")))
	}
	return out
}
