package quotas

import (
	"bytes"
	"cmp"
	"context"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/handover"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/quota"
)

// incoming is a file that was chosen, before anything is done with it.
type incoming struct {
	name string
	data []byte
}

// largest is the size of a file of quotas that is still read.
const largest = 8 << 20

func (v *view) export(p *quota.Plan) {
	var file bytes.Buffer
	if err := p.WriteFile(&file, i18n.Locale()); err != nil {
		v.P.Env.Host.Trouble(err.Error())
		return
	}
	name := v.P.Env.Store.Info().Name + " " + i18n.T("quotas.title")
	browser.Download(handover.FileName(name, v.P.Env.Store.Today())+".csv", "text/csv", file.Bytes())
}

// choose asks for a file and reads it.
func (v *view) choose() {
	env := v.P.Env
	page.Async(env, func() (*incoming, error) {
		files, err := browser.OpenFiles(context.Background(), ".csv,.txt,.tsv", false)
		if err != nil || len(files) == 0 {
			return nil, err
		}
		data, err := files[0].Read(context.Background(), largest, nil)
		return &incoming{files[0].Name, data}, err
	}, func(in *incoming, err error) {
		switch {
		case err != nil:
			env.Host.Trouble(i18n.T("quotas.unread", "error", err.Error()))
		case in != nil:
			v.file = in
			env.Host.Refresh()
		}
	})
}

// preview shows what a file would change, line by line, before it does.
func (v *view) preview(p *quota.Plan) app.UI {
	f := p.ReadFile(v.file.name, v.file.data)
	back := &ui.Button{Label: i18n.T("common.cancel"), OnClick: func(app.Context) { v.file = nil }}
	if len(f.Problems) > 0 {
		return &ui.Notice{Tone: ui.Trouble, Title: v.file.name, Text: i18n.Text(f.Problems[0]), Actions: func() []app.UI { return []app.UI{back} }}
	}
	return app.Div().Class("stack").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("quotas.preview", "file", v.file.name))),
		app.P().Text(i18n.N("quotas.preview.good", f.Good())+" "+i18n.N("quotas.preview.bad", f.Bad())),
		&ui.Table[quota.Line]{Key: "preview", Caption: v.file.name, OnCSV: ui.SaveAs(v.file.name), Rows: f.Lines, Columns: v.previewColumns(p), RowKey: func(l quota.Line) string { return i18n.Locale().Int(int64(l.Row)) }, Stamp: i18n.Locale().Tag},
		app.Span().Class("line").Body(back, &ui.Button{ID: "take-file", Label: i18n.N("quotas.take", f.Good()), Kind: ui.Primary, Disabled: f.Good() == 0, OnClick: func(app.Context) { v.take(f) }}),
	)
}

func (v *view) previewColumns(p *quota.Plan) []ui.Column[quota.Line] {
	l := i18n.Locale()
	problems := func(x quota.Line) string {
		var out []string
		for _, t := range x.Problems {
			out = append(out, i18n.Text(t))
		}
		return strings.Join(out, " ")
	}
	value := func(x quota.Line, n int64) string {
		if x.Node < 0 {
			return locale.None
		}
		return text(p, n)
	}
	return []ui.Column[quota.Line]{
		{ID: "row", Header: i18n.T("quotas.row"), Right: true, Text: func(x quota.Line) string { return l.Int(int64(x.Row)) }, Compare: func(a, b quota.Line) int { return cmp.Compare(a.Row, b.Row) }},
		{ID: "who", Header: i18n.T("quotas.name"), Size: "m", Text: func(x quota.Line) string {
			switch {
			case x.Person != "":
				return x.Person
			case x.Team != "":
				return x.Team
			}
			return i18n.T("quotas.company")
		}},
		{ID: "was", Header: i18n.T("quotas.was"), Right: true, Text: func(x quota.Line) string { return value(x, x.Was) }},
		{ID: "is", Header: i18n.T("quotas.is"), Right: true, Text: func(x quota.Line) string { return value(x, x.Is) }},
		{ID: "problems", Header: i18n.T("quotas.problems"), Size: "l", Text: problems},
	}
}

// take carries the file's good lines out, in one step.
func (v *view) take(f quota.File) {
	d := v.plan().Edit()
	problem := ""
	if err := d.Take(f); err != nil {
		problem = problemOf(err)
	} else {
		problem = v.write(d)
	}
	if problem != "" {
		v.P.Env.Host.Trouble(problem)
		return
	}
	v.file, v.last = nil, nil
	v.P.Env.Host.Toast(i18n.N("quotas.taken", f.Good()), true)
}
