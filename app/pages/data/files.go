package data

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/intake"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// fileList shows each file: as what it was recognised, why, and how many of its rows are what.
func (in *incoming) fileList() app.UI {
	return app.Section().Class("stack stack-3").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("data.files")),
			app.Div().Class("page-tools").Body(in.currency()),
		),
		app.Ul().Class("data-files").Body(app.Range(in.view.Files).Slice(func(i int) app.UI { return in.file(in.view.Files[i]) })),
	)
}

// currency is that of amounts which carry none.
func (in *incoming) currency() app.UI {
	var options []ui.Option
	for _, c := range money.InUse() {
		options = append(options, ui.Option{Value: c, Label: c})
	}
	value := in.choices.Currency
	if value == "" {
		value = in.env.Snap().Currency().String()
	}
	return app.Div().Class("data-currency").Body(
		app.Label().Text(i18n.T("data.currency")),
		&ui.SelectField{Key: "currency", Label: i18n.T("data.currency"), HideLabel: true, Small: true, Options: options, Value: value, OnChange: func(_ app.Context, v string) {
			in.choices.Currency = v
			in.plan()
		}})
}

func (in *incoming) file(f intake.FileView) app.UI {
	open := in.opened["file "+f.Name]
	return app.Li().Class("data-file").Body(
		app.Div().Class("data-file-line").Body(
			icon.Of(icon.Table),
			app.Div().Class("data-file-words").Body(
				app.B().Text(f.Name),
				app.P().Class("quiet").Text(in.recognised(f)),
				app.If(!f.Read, func() app.UI {
					return app.P().Class(ui.When(!f.Choice.Skip, "data-refusal")).Text(in.refusal(f))
				}),
			),
			app.Span().Class("data-file-counts num").Text(rowCounts(f)),
			app.Div().Class("data-file-tools").Body(
				app.If(f.Format.Delimiter != 0, func() app.UI {
					return &unfold{Key: f.Name, Open: open, Toggle: func() { in.opened["file "+f.Name] = !open }}
				}),
				&ui.IconButton{Icon: icon.X, Label: i18n.T("data.file.remove", "name", f.Name), OnClick: func(app.Context) { in.remove(f.Name) }},
			),
		),
		app.If(open, func() app.UI { return in.details(f) }),
	)
}

// unfold opens what lies under a file.
type unfold struct {
	app.Compo
	Key    string
	Open   bool
	Toggle func()
}

// CompoID tells the buttons of different files apart.
func (u *unfold) CompoID() string { return u.Key }

// Render draws it.
func (u *unfold) Render() app.UI {
	sign := icon.ChevronDown
	if u.Open {
		sign = icon.ChevronUp
	}
	return app.Button().Type("button").Class("button button-quiet button-small").Aria("expanded", u.Open).Aria("label", i18n.T("data.file.columns")+": "+u.Key).
		OnClick(func(app.Context, app.Event) { u.Toggle() }).Body(icon.Small(sign), app.Span().Text(i18n.T("data.file.columns")))
}

// recognised says what the file is taken for.
func (in *incoming) recognised(f intake.FileView) string {
	if !f.Read {
		return i18n.N("data.file.rows", f.Rows)
	}
	parts := []string{i18n.Text(f.Entity.Label())}
	if name, known := dialect.NameOf(f.Dialect); known {
		parts = append(parts, i18n.Text(name))
	}
	parts = append(parts, i18n.N("data.file.rows", f.Rows))
	if f.Preset {
		parts = append(parts, i18n.T("data.file.preset"))
	}
	return strings.Join(parts, " · ")
}

func (in *incoming) refusal(f intake.FileView) string {
	for _, p := range in.view.Problems {
		if p.File == f.Name && (p.Severity == tabular.Refusal || p.Code == "skipped") {
			return i18n.Text(p.Text())
		}
	}
	return i18n.T("data.refused")
}

func rowCounts(f intake.FileView) string {
	var parts []string
	for _, c := range []struct {
		key string
		n   int
	}{{"data.rows.new", f.New}, {"data.rows.updated", f.Updated}, {"data.rows.unchanged", f.Unchanged}, {"data.rows.refused", f.Refused}} {
		if c.n > 0 {
			parts = append(parts, i18n.N(c.key, c.n))
		}
	}
	return strings.Join(parts, " · ")
}

// details are the form of a file, its columns, and its first rows as they will be read.
func (in *incoming) details(f intake.FileView) app.UI {
	return app.Div().Class("data-details").Body(
		app.If(f.Read && !f.Why.Empty(), func() app.UI { return app.P().Class("quiet small").Text(i18n.Text(f.Why)) }),
		app.Div().Class("data-form").Body(in.formFields(f)...),
		app.If(f.Read, func() app.UI {
			return app.Div().Class("stack").Body(
				app.H3().Text(i18n.T("data.columns")), app.Div().Class("data-columns").Body(in.columns(f)),
				app.H3().Text(i18n.T("data.sample")), app.Div().Class("data-sample").Body(in.sample(f)),
			)
		}),
	)
}

func (in *incoming) formFields(f intake.FileView) []app.UI {
	var entities, dialects, encodings []ui.Option
	for _, e := range dialect.Entities() {
		entities = append(entities, ui.Option{Value: string(e), Label: i18n.Text(e.Label())})
	}
	for _, id := range dialect.IDs() {
		name, _ := dialect.NameOf(id)
		dialects = append(dialects, ui.Option{Value: id, Label: i18n.Text(name)})
	}
	for _, e := range tabular.Encodings() {
		encodings = append(encodings, ui.Option{Value: string(e), Label: string(e)})
	}
	choose := func(change func(c *ingest.FileChoice, v string)) func(app.Context, string) {
		return func(_ app.Context, v string) { in.choose(f.Name, func(c *ingest.FileChoice) { change(c, v) }) }
	}
	return []app.UI{
		&ui.SelectField{Key: "entity " + f.Name, Label: i18n.T("data.form.entity"), Options: entities, Value: string(f.Entity), None: noneIf(f.Entity == ""),
			OnChange: choose(func(c *ingest.FileChoice, v string) { *c = ingest.FileChoice{Entity: dialect.Entity(v)} })},
		&ui.SelectField{Key: "dialect " + f.Name, Label: i18n.T("data.form.dialect"), Options: dialects, Value: f.Dialect, None: noneIf(f.Dialect == ""),
			OnChange: choose(func(c *ingest.FileChoice, v string) { *c = ingest.FileChoice{Dialect: v, Entity: f.Entity} })},
		&ui.SelectField{Key: "encoding " + f.Name, Label: i18n.T("data.form.encoding"), Options: encodings, Value: string(f.Format.Encoding),
			OnChange: func(_ app.Context, v string) {
				in.reform(f.Name, func(form *intake.Form) { form.Encoding = tabular.Encoding(v) })
			}},
		&ui.SelectField{Key: "delimiter " + f.Name, Label: i18n.T("data.form.delimiter"), Options: delimiters(), Value: string(f.Format.Delimiter),
			OnChange: func(_ app.Context, v string) { in.reform(f.Name, func(form *intake.Form) { form.Delimiter = v[0] }) }},
	}
}

func noneIf(unknown bool) string {
	if unknown {
		return i18n.T("data.form.choose")
	}
	return ""
}

func delimiters() []ui.Option {
	return []ui.Option{{Value: ",", Label: i18n.T("data.delimiter.comma")}, {Value: ";", Label: i18n.T("data.delimiter.semicolon")},
		{Value: "\t", Label: i18n.T("data.delimiter.tab")}, {Value: "|", Label: i18n.T("data.delimiter.bar")}}
}

// reform reads a file anew in another form.
func (in *incoming) reform(name string, change func(*intake.Form)) {
	for _, f := range in.files {
		if f.Name == name {
			change(&f.Form)
		}
	}
	in.plan()
}

// sample shows the first rows as they will be read.
func (in *incoming) sample(f intake.FileView) app.UI {
	var columns []ui.Column[intake.SampleRow]
	columns = append(columns, ui.Column[intake.SampleRow]{ID: "row", Header: i18n.T("data.row"), Right: true,
		Text: func(r intake.SampleRow) string { return i18n.Locale().Int(int64(r.Row)) }})
	for i, c := range f.Columns {
		if c.Slot == "" && !c.Kept || len(columns) > mostSampleColumns {
			continue
		}
		label := i18n.Text(c.Label)
		if c.Kept {
			label = c.Header
		}
		columns = append(columns, ui.Column[intake.SampleRow]{ID: c.Header, Header: label, Right: isFigure(f.Entity, c),
			Text: func(r intake.SampleRow) string { return cellText(f.Entity, c, r.Cells[i].Value()) }})
	}
	return &ui.Table[intake.SampleRow]{Key: "sample " + f.Name, Caption: i18n.T("data.sample"), Rows: f.Sample, Columns: columns, Plain: true,
		Stamp: i18n.Locale().Tag + in.stamp(), RowKey: func(r intake.SampleRow) string { return i18n.Locale().Int(int64(r.Row)) }}
}

const mostSampleColumns = 30

// isFigure tells columns whose cells stand right.
func isFigure(e dialect.Entity, c ingest.Column) bool {
	s, mapped := dialect.FindSlot(e, c.Slot)
	return mapped && (s.Type == dialect.Date || s.Type == dialect.Money || s.Type == dialect.Number || s.Type == dialect.Percent)
}

func cellText(e dialect.Entity, c ingest.Column, v record.Value) string {
	l := i18n.Locale()
	switch v.Tag() {
	case record.Null:
		return ""
	case record.Date:
		return l.Date(v.Date())
	case record.Money:
		return l.Money(v.Money())
	case record.Bool:
		return i18n.T("common.yes")
	case record.Float, record.Int:
		if s, _ := dialect.FindSlot(e, c.Slot); s.Type == dialect.Percent {
			return l.Percent(v.Float(), 1)
		}
		return l.Short(v.Float(), 6)
	}
	return v.Text()
}
