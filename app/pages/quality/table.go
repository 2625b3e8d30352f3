package quality

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/quality"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// line is one record at fault, or one that was.
type line struct {
	finding quality.Finding
	mended  bool
}

// list keeps the records of the unfolded fault in their places while they are mended: one that is mended
// stays in sight, marked, until the person turns to something else.
type list struct {
	of    listKey
	fault quality.Fault
	lines []line
}

type listKey struct {
	rule, owner string
	round       int
}

// keeps is the fault whose list is in sight although nothing is at fault any more.
func (v *view) keeps(rule string) *quality.Fault {
	if rule == "" || v.list.of != (listKey{rule, v.P.Route.Get("owner"), v.round}) || len(v.list.lines) == 0 {
		return nil
	}
	f := v.list.fault
	f.Findings, f.Minor, f.Unpriced = nil, 0, 0
	return &f
}

func (v *view) lines(f *quality.Fault) []line {
	key := listKey{f.ID, v.P.Route.Get("owner"), v.round}
	if v.list.of != key {
		v.list = list{of: key}
		v.selected = nil
	}
	if len(v.list.fault.Findings) == len(f.Findings) && sameFirst(v.list.fault.Findings, f.Findings) {
		return v.list.lines
	}
	now := make(map[record.ID]quality.Finding, len(f.Findings))
	for _, x := range f.Findings {
		now[x.ID] = x
	}
	var out []line
	for _, old := range v.list.lines {
		x, still := now[old.finding.ID]
		row := v.P.Env.Snap().Row(f.Kind, old.finding.ID)
		if row == nil || !row.Alive() {
			continue
		}
		if !still {
			x = old.finding
		}
		out = append(out, line{x, !still})
		delete(now, x.ID)
	}
	for _, x := range f.Findings {
		if _, fresh := now[x.ID]; fresh {
			out = append(out, line{finding: x})
		}
	}
	v.list.lines, v.list.fault = out, *f
	return out
}

// sameFirst tells whether two lists of findings are one and the same.
func sameFirst(a, b []quality.Finding) bool { return len(a) == 0 || &a[0] == &b[0] }

func (v *view) table(f *quality.Fault) app.UI {
	t := &ui.Table[line]{
		Key: fmt.Sprint("fault ", f.ID, v.P.Route.Get("owner"), v.round), Caption: i18n.Text(f.Name), Rows: v.lines(f), Columns: v.columns(f), PageSize: 25,
		RowKey: func(x line) string { return string(x.finding.ID) }, Stamp: i18n.Locale().Tag + strconv.FormatUint(v.P.Rev, 10),
		OnCSV:      func(_ app.Context, file []byte) { browser.Download(f.ID+".csv", "text/csv", file) },
		Selectable: v.hasBulk(f), OnSelect: func(_ app.Context, keys []string) { v.selected = keys },
	}
	return t
}

func (v *view) columns(f *quality.Fault) []ui.Column[line] {
	env := v.P.Env
	label := func(field string) string {
		info, _ := record.Lookup(f.Kind).Info(field)
		return i18n.Text(info.Label)
	}
	plain := func(field string) func(line) string {
		info, _ := record.Lookup(f.Kind).Info(field)
		return func(x line) string { return form.Plain(env, info, v.value(f, x, field)) }
	}
	title := func(x line) string { return env.Snap().Title(f.Kind, x.finding.ID) }
	out := []ui.Column[line]{
		{ID: "name", Header: label("name"), Size: "l", Text: title, Compare: func(a, b line) int { return strings.Compare(ui.Fold(title(a)), ui.Fold(title(b))) },
			Cell: func(x line) app.UI { return v.nameCell(f, x) }},
		{ID: "reason", Header: i18n.T("quality.reason"), Size: "m", Text: func(x line) string { return v.reason(f, x) }, Cell: func(x line) app.UI { return v.reasonCell(f, x) },
			Compare: func(a, b line) int { return cmp.Compare(a.finding.N, b.finding.N) }},
	}
	if f.Field != "name" {
		info, _ := record.Lookup(f.Kind).Info(f.Field)
		out = append(out, ui.Column[line]{ID: "field", Header: label(f.Field), Size: "m", Right: info.Type == record.TypeMoney || info.Type == record.TypePercent, Text: plain(f.Field), Cell: func(x line) app.UI { return form.Cell(env, f.Kind, x.finding.ID, f.Field) }})
	}
	if f.Field != "amount" {
		out = append(out, ui.Column[line]{ID: "touched", Header: i18n.T("quality.amount"), Unit: v.report.Currency.String(), Right: true, Hide: 1, Text: v.amount,
			Compare: func(a, b line) int { return cmp.Compare(a.finding.Minor, b.finding.Minor) },
			Cell:    func(x line) app.UI { return app.Span().Class("money").Text(v.amount(x)) }})
	}
	for _, field := range []string{"account", "owner"} {
		if _, has := record.Lookup(f.Kind).Info(field); has && f.Field != field {
			text := plain(field)
			out = append(out, ui.Column[line]{ID: field, Header: label(field), Hide: 2, Text: text, Compare: func(a, b line) int { return strings.Compare(ui.Fold(text(a)), ui.Fold(text(b))) }})
		}
	}
	if !f.Proposes() && !f.Deletable {
		return out
	}
	return append(out, ui.Column[line]{ID: "tools", Right: true, Text: func(line) string { return "" }, Cell: func(x line) app.UI { return v.tools(f, x) }})
}

func (v *view) amount(x line) string {
	if !x.finding.Priced {
		return locale.None
	}
	return numbers.Plain(money.New(x.finding.Minor, v.report.Currency))
}

func (v *view) value(f *quality.Fault, x line, field string) record.Value {
	row := v.P.Env.Snap().Row(f.Kind, x.finding.ID)
	if row == nil {
		return record.Value{}
	}
	return row.Value(record.Lookup(f.Kind), field)
}

// nameCell leads to the record; where the name is the field at fault it is edited, and a sign beside it leads there.
func (v *view) nameCell(f *quality.Fault, x line) app.UI {
	if f.Field == "name" {
		return form.Cell(v.P.Env, f.Kind, x.finding.ID, "name")
	}
	return app.A().Href(place(f, x).Href()).Text(v.P.Env.Snap().Title(f.Kind, x.finding.ID))
}

func place(f *quality.Fault, x line) page.Route {
	if f.Kind == "account" {
		return page.Route("/accounts").To("accounts", string(x.finding.ID))
	}
	return page.Route("/pipeline").With("deal", string(x.finding.ID)).With("show", "all")
}

func (v *view) reasonCell(f *quality.Fault, x line) app.UI {
	if x.mended {
		return app.Span().Class("mended").Body(icon.Small(icon.Check), app.Text(i18n.T("quality.mended")))
	}
	return app.Span().Class("fault-reason").Text(v.reason(f, x))
}

// reason is why the record is at fault, in words.
func (v *view) reason(f *quality.Fault, x line) string {
	if x.mended {
		return i18n.T("quality.mended")
	}
	l, n := i18n.Locale(), x.finding.N
	decimals := 1
	if n < 0.1 {
		decimals = 4
	} else if n >= 10 {
		decimals = 0
	}
	return i18n.Text(f.Reason.With("days", l.Days(n, 0), "times", l.Short(n, decimals)+locale.NBSP+"×", "share", l.Percent(n, 0), "on", l.DateMedium(x.finding.On),
		"other", v.P.Env.Snap().Title(f.OtherKind, x.finding.Other), "n", l.Int(int64(f.Sample)), "typical", l.MoneyCompact(f.Typical)))
}

// tools take the proposed fix, lead to the record, or delete it.
func (v *view) tools(f *quality.Fault, x line) app.UI {
	env, name := v.P.Env, v.P.Env.Snap().Title(f.Kind, x.finding.ID)
	var out []app.UI
	if fix := v.fix(f, x); len(fix) > 0 {
		out = append(out, &ui.Button{Label: v.proposal(f, x, fix), Small: true, OnClick: func(app.Context) { v.do(fix) }})
	}
	if f.Field == "name" {
		out = append(out, &ui.IconButton{Icon: icon.ArrowRight, Small: true, Label: i18n.T("quality.open", "name", name), Href: place(f, x).Href()})
	}
	if f.Deletable && !x.mended {
		out = append(out, &ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", name), OnClick: func(app.Context) { env.Delete(f.Kind, x.finding.ID) }})
	}
	return app.Div().Class("row-tools").Body(out...)
}

func (v *view) fix(f *quality.Fault, x line) workspace.SetAll {
	if x.mended {
		return nil
	}
	return sets(v.report.Fix(f.Rule, x.finding))
}

func sets(list []quality.Write) workspace.SetAll {
	var out workspace.SetAll
	for _, w := range list {
		out = append(out, workspace.Set{Kind: w.Kind, ID: w.ID, Field: w.Field, Value: w.Value})
	}
	return out
}

// proposal is the proposed fix in words.
func (v *view) proposal(f *quality.Fault, x line, fix workspace.SetAll) string {
	if f.Kind == "account" {
		return i18n.T("quality.into", "name", v.P.Env.Snap().Title("account", x.finding.Other))
	}
	info, _ := record.Lookup(f.Kind).Info(fix[0].Field)
	if fix[0].Value.IsNull() {
		return i18n.T("quality.clear")
	}
	value := form.Plain(v.P.Env, info, fix[0].Value)
	if a := fix[0].Value.Money(); a.Known() && a.Minor%a.Currency.Factor() == 0 {
		value = i18n.Locale().MoneyWhole(a)
	}
	return i18n.T("quality.use", "value", value)
}
