package organisation

import (
	"context"
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/exchange/roster"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// largest is the largest file of people that is read, in bytes.
const largest = 20 << 20

// coming are the people of a file, before they are taken in.
type coming struct {
	name     string
	rows     []roster.Row
	problems []roster.Problem
}

// chooseFiles asks for a file and reads it.
func (p *section) chooseFiles() {
	env, id := p.P.Env, p.ID
	page.Async(env, func() (*coming, error) {
		files, err := browser.OpenFiles(context.Background(), ".vcf,.vcard,.csv,.tsv,.txt,text/vcard,text/csv", false)
		if err != nil {
			return nil, err
		}
		data, err := files[0].Read(context.Background(), largest, nil)
		if err != nil {
			return nil, err
		}
		people, problems := roster.Read(files[0].Name, data)
		var known []roster.Known
		for _, c := range env.Snap().Plan(id).Contacts {
			known = append(known, roster.Known{ID: c.ID, Rec: c.Rec})
		}
		return &coming{files[0].Name, roster.Plan(people, known, staff(env), env.Store.NewID), problems}, nil
	}, func(c *coming, err error) {
		switch {
		case errors.Is(err, browser.ErrCancelled):
		case err != nil:
			env.Host.Trouble(i18n.T("organisation.bring.failed"))
		default:
			p.coming = c
		}
		env.Host.Refresh()
	})
}

// staff finds one of our own by name.
func staff(env *page.Env) func(string) record.ID {
	by := map[string]record.ID{}
	for id, person := range change.All(env.Snap().State, record.PersonKind) {
		by[ui.Fold(person.Name)], by[ui.Fold(person.Email)] = id, id
	}
	delete(by, "")
	return func(name string) record.ID { return by[ui.Fold(name)] }
}

// counts are how many of a file's people are new and how many are filled in.
func (c *coming) counts() (fresh, filled int) {
	for _, r := range c.rows {
		switch r.What {
		case roster.New:
			fresh++
		case roster.Update:
			filled++
		}
	}
	return fresh, filled
}

// bringDialog shows what would be taken in.
func (p *section) bringDialog() app.UI {
	shut := func(app.Context) { p.coming = nil }
	return &ui.Dialog{Open: p.coming != nil, Wide: true, Title: i18n.T("organisation.bring"), OnClose: shut, Body: func() []app.UI {
		if p.coming == nil {
			return nil
		}
		return p.coming.body(p.P.Env)
	}, Actions: func() []app.UI {
		if p.coming == nil {
			return nil
		}
		fresh, filled := p.coming.counts()
		return []app.UI{
			&ui.Button{Label: i18n.T("common.cancel"), OnClick: shut},
			&ui.Button{ID: "bring-take", Label: i18n.N("organisation.bring.take", fresh+filled), Kind: ui.Primary, Disabled: fresh+filled == 0, OnClick: func(app.Context) { p.take() }},
		}
	}}
}

func (c *coming) body(env *page.Env) []app.UI {
	fresh, filled := c.counts()
	what := []string{i18n.N("organisation.bring.new", fresh)}
	if filled > 0 {
		what = append(what, i18n.N("organisation.bring.update", filled))
	}
	lead := i18n.T("organisation.bring.lead", "file", c.name, "what", joined(", ", what...))
	out := []app.UI{app.P().Text(lead)}
	if len(c.problems) > 0 {
		out = append(out, app.Ul().Class("org-problems").Body(app.Range(c.problems[:min(len(c.problems), 8)]).Slice(func(i int) app.UI {
			words := i18n.Text(c.problems[i].Text)
			if line := c.problems[i].Line; line > 0 {
				words = i18n.T("organisation.bring.line", "line", line, "words", words)
			}
			return app.Li().Text(words)
		})))
	}
	if len(c.rows) == 0 {
		return out
	}
	text := func(field string) func(r roster.Row) string {
		info, _ := record.ContactKind.Info(field)
		return func(r roster.Row) string { return form.Plain(env, info, r.Set[field]) }
	}
	label := func(field string) string {
		info, _ := record.ContactKind.Info(field)
		return i18n.Text(info.Label)
	}
	return append(out, &ui.Table[roster.Row]{Key: "coming " + c.name, Caption: i18n.T("organisation.bring"), Rows: c.rows, PageSize: 20, Plain: len(c.rows) <= 20, Stamp: i18n.Locale().Tag,
		RowKey: func(r roster.Row) string { return string(r.ID) + i18n.Locale().Int(int64(r.Line)) },
		Columns: []ui.Column[roster.Row]{
			{ID: "what", Header: i18n.T("organisation.bring.what"), Text: func(r roster.Row) string { return i18n.T("organisation.what." + string(r.What)) }},
			{ID: "name", Header: label("name"), Size: "m", Text: roster.Row.Name},
			{ID: "position", Header: label("position"), Size: "m", Text: text("position")},
			{ID: "boss", Header: label("reports_to"), Size: "s", Text: func(r roster.Row) string { return r.ReportsTo }},
			{ID: "email", Header: label("email"), Size: "s", Text: text("email")},
			{ID: "problems", Header: i18n.T("organisation.bring.problems"), Size: "l", Text: func(r roster.Row) string {
				words := make([]string, len(r.Problems))
				for i, t := range r.Problems {
					words[i] = i18n.Text(t)
				}
				return joined(" ", words...)
			}},
		}})
}

// take takes the people in, in one change.
func (p *section) take() {
	env, c, k := p.P.Env, p.coming, record.ContactKind.Any()
	var in workspace.Import
	for _, r := range c.rows {
		switch r.What {
		case roster.New:
			rec := &record.Contact{Account: p.ID}
			for name, v := range r.Set {
				k.Set(rec, k.Field(name), v)
			}
			in.Creates = append(in.Creates, change.Created("contact", r.ID, rec))
		case roster.Update:
			in.Updates = append(in.Updates, workspace.Update{Kind: "contact", ID: r.ID, Fields: r.Set})
		}
	}
	fresh, filled := c.counts()
	p.coming = nil
	if env.Do(in) {
		env.Host.Toast(i18n.N("organisation.bring.done", fresh+filled), true)
	}
}
