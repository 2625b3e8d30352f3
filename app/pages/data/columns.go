package data

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/intake"
	"rumbo/components/ui"
	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
)

// columns is the table in which a person says what each column is.
func (in *incoming) columns(f intake.FileView) app.UI {
	return &ui.Table[ingest.Column]{Key: "columns " + f.Name, Caption: i18n.T("data.columns"), Rows: f.Columns, PageSize: 20, Plain: len(f.Columns) <= 20,
		Stamp: i18n.Locale().Tag + in.stamp(), RowKey: func(c ingest.Column) string { return c.Header },
		Columns: []ui.Column[ingest.Column]{
			{ID: "header", Header: i18n.T("data.columns.file"), Text: func(c ingest.Column) string { return c.Header }},
			{ID: "examples", Header: i18n.T("data.columns.examples"), Hide: 1, Text: func(c ingest.Column) string { return strings.Join(c.Examples, " · ") },
				Cell: func(c ingest.Column) app.UI {
					return app.Span().Class("quiet data-examples").Text(strings.Join(c.Examples, " · "))
				}},
			{ID: "slot", Header: i18n.T("data.columns.read"), Text: slotName, Cell: func(c ingest.Column) app.UI { return in.slot(f, c) }},
			{ID: "form", Header: i18n.T("data.columns.form"), Text: func(c ingest.Column) string { return formName(f.Entity, c) }, Cell: func(c ingest.Column) app.UI { return in.columnForm(f, c) }},
		}}
}

// stamp changes with every plan, so that cells show what is so now.
func (in *incoming) stamp() string { return strconv.Itoa(in.run) }

func slotName(c ingest.Column) string {
	switch {
	case c.Kept:
		return i18n.T("data.columns.keep")
	case c.Slot == "":
		return i18n.T("data.columns.ignore")
	}
	return i18n.Text(c.Label)
}

func (in *incoming) slot(f intake.FileView, c ingest.Column) app.UI {
	options := []ui.Option{{Value: ingest.Ignore, Label: i18n.T("data.columns.ignore")}, {Value: ingest.Keep, Label: i18n.T("data.columns.keep")}}
	for _, s := range dialect.Slots(f.Entity) {
		options = append(options, ui.Option{Value: s.Name, Label: i18n.Text(s.Label)})
	}
	value := c.Slot
	switch {
	case c.Kept:
		value = ingest.Keep
	case value == "":
		value = ingest.Ignore
	}
	return ui.EditSelect("slot "+f.Name+c.Header, i18n.T("data.columns.read")+" "+c.Header, options, value, "", func(_ app.Context, v string) {
		in.change(f.Name, c.Header, func(choice *ingest.ColumnChoice) { choice.Slot = v })
	})
}

func (in *incoming) change(file, column string, change func(*ingest.ColumnChoice)) {
	in.choose(file, func(c *ingest.FileChoice) {
		choice := c.Columns[column]
		change(&choice)
		c.Columns[column] = choice
	})
}

// formName says how the cells of a column are read.
func formName(e dialect.Entity, c ingest.Column) string {
	s, _ := dialect.FindSlot(e, c.Slot)
	switch s.Type {
	case dialect.Date:
		return dateFormName(c.Dates)
	case dialect.Money, dialect.Number, dialect.Percent:
		if c.Numbers.Single() {
			return numberFormName(c.Numbers)
		}
	}
	return ""
}

// columnForm lets a person say how dates and numbers of a column are written.
func (in *incoming) columnForm(f intake.FileView, c ingest.Column) app.UI {
	s, mapped := dialect.FindSlot(f.Entity, c.Slot)
	if !mapped {
		return app.Span()
	}
	label := i18n.T("data.columns.form") + " " + c.Header
	switch s.Type {
	case dialect.Date:
		var options []ui.Option
		for _, form := range tabular.DateForms() {
			options = append(options, ui.Option{Value: form.String(), Label: dateFormName(form)})
		}
		value := ""
		if c.Dates.Single() {
			value = c.Dates.String()
		}
		return withReason(c, ui.EditSelect("dates "+f.Name+c.Header, label, options, value, noneIf(value == ""), func(_ app.Context, v string) {
			in.change(f.Name, c.Header, func(choice *ingest.ColumnChoice) { choice.Dates = v })
		}))
	case dialect.Money, dialect.Number, dialect.Percent:
		return withReason(c, app.Div().Class("data-number-form").Body(in.numberForm(f, c, label), app.If(s.Type == dialect.Money, func() app.UI { return in.scale(f, c) })))
	}
	return app.Span()
}

func (in *incoming) numberForm(f intake.FileView, c ingest.Column, label string) app.UI {
	var options []ui.Option
	for _, form := range []tabular.NumberForm{tabular.PointDecimal, tabular.CommaDecimal} {
		options = append(options, ui.Option{Value: form.String(), Label: numberFormName(form)})
	}
	value := ""
	if c.Numbers.Single() {
		value = c.Numbers.String()
	}
	return ui.EditSelect("numbers "+f.Name+c.Header, label, options, value, noneIf(value == ""), func(_ app.Context, v string) {
		in.change(f.Name, c.Header, func(choice *ingest.ColumnChoice) { choice.Numbers = v })
	})
}

// scale lets a person say that amounts stand in thousands or millions.
func (in *incoming) scale(f intake.FileView, c ingest.Column) app.UI {
	options := []ui.Option{{Value: "1", Label: i18n.T("data.scale.units")}, {Value: "1000", Label: i18n.T("data.scale.thousands")}, {Value: "1000000", Label: i18n.T("data.scale.millions")}}
	value := "1"
	if n := f.Choice.Columns[c.Header].Scale; n > 0 {
		value = strconv.FormatInt(n, 10)
	}
	return ui.EditSelect("scale "+f.Name+c.Header, i18n.T("data.scale")+" "+c.Header, options, value, "", func(_ app.Context, v string) {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			return
		}
		in.change(f.Name, c.Header, func(choice *ingest.ColumnChoice) { choice.Scale = n })
	})
}

// withReason says beside a form why it was taken, where the column alone does not show it.
func withReason(c ingest.Column, form app.UI) app.UI {
	if c.Reason.Empty() {
		return form
	}
	return app.Div().Class("data-reasoned").Body(form, app.Span().Class("small muted").Text(i18n.Text(c.Reason)))
}
