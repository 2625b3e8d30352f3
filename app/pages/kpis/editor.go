package kpis

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// editor is where an own metric is put together from what there is. Each choice is saved as it is made, so that the figure and the
// records below it follow at once.
type editor struct {
	p        page.Props
	id       record.ID
	problems map[string]text.Text
}

// unset stands for the value of a condition for which none is chosen yet: nothing is that, so it keeps nothing out.
const unset = "?"

// side is the numerator or the denominator of a metric.
type side struct {
	field      string // "top" or "bottom"
	what, how  string
	conditions []string
}

func (e *editor) draw(p page.Props, id string) app.UI {
	if e.id != record.ID(id) {
		e.problems = nil
	}
	e.p, e.id = p, record.ID(id)
	m := workspace.Get(p.Env.Snap(), record.MetricKind, e.id)
	if m == nil {
		return app.Div().Hidden(true)
	}
	fields := func(names ...string) app.UI {
		return app.Div().Body(&form.Form{Env: p.Env, Kind: record.MetricKind.Name, ID: e.id, Rev: p.Env.Store.Revision(), Fields: names})
	}
	return app.Section().ID("kpi-editor").Class("box stack kpi-editor").Body(
		app.H2().Text(i18n.T("kpis.editor")),
		fields("name", "purpose"),
		e.side(side{"top", m.Top, m.TopHow, m.TopIf}),
		e.side(side{"bottom", m.Bottom, m.BottomHow, m.BottomIf}),
		app.Div().Class("kpi-editor-more").Body(fields("scale", "unit"), fields("better", "weak_below")),
	)
}

func (e *editor) set(field string, v record.Value) workspace.Set {
	return workspace.Set{Kind: record.MetricKind.Name, ID: e.id, Field: field, Value: v}
}

func (e *editor) try(field string, cmd workspace.Command) { e.problems = refused(e.p.Env, field, cmd) }

// side chooses what is counted, how it is taken and on which conditions.
func (e *editor) side(s side) app.UI {
	label := i18n.T("kpis.editor." + s.field)
	options := e.options()
	name := ""
	for _, o := range options {
		if o.Value == s.what {
			name = o.Label
		}
	}
	what := &ui.Combobox{Key: "metric " + s.field, Label: label, Optional: s.field == "bottom", Value: s.what, Text: name, Problem: i18n.Text(e.problems[s.field]), Placeholder: i18n.T("kpis.editor.nothing"),
		Find: ui.Among(options), OnPick: func(_ app.Context, v string) {
			if v == "" && s.field == "top" {
				return
			}
			e.try(s.field, workspace.SetAll{e.set(s.field, record.OfText(v)), e.set(s.field+"_how", record.Value{}), e.set(s.field+"_if", record.Value{})})
		}}
	b := kpi.BasisByID(s.what)
	if b == nil {
		return app.Div().Class("kpi-side").Body(what)
	}
	var ways []ui.Option
	for _, t := range b.Takes {
		ways = append(ways, ui.Option{Value: t.ID, Label: i18n.Text(t.Name)})
	}
	how := s.how
	if how == "" {
		how = b.Takes[0].ID
	}
	return app.Div().Class("kpi-side").Body(
		app.Div().Class("form-row").Body(what, &ui.SelectField{Key: "metric how " + s.field, Label: i18n.T("kpis.editor.how"), Options: ways, Value: how,
			OnChange: func(_ app.Context, v string) { e.try(s.field, e.set(s.field+"_how", record.OfText(v))) }}),
		e.conditions(s, b),
	)
}

// options are what a side may count: records, the workspace's own metrics, and the indicators that are built in.
func (e *editor) options() []ui.Option {
	var out []ui.Option
	for _, b := range kpi.Bases() {
		out = append(out, ui.Option{Value: b.ID, Label: i18n.Text(b.Name), Note: i18n.T("kpis.editor.records")})
	}
	var own, built []ui.Option
	for _, ind := range e.p.Env.Snap().Indicators().All() {
		o := ui.Option{Value: kpi.OfIndicator + ind.ID, Label: i18n.Text(ind.Name), Note: i18n.Text(ind.Area.Label())}
		if ind.Own() {
			o.Value = kpi.OfMetric + ind.ID
			own = append(own, o)
		} else {
			built = append(built, o)
		}
	}
	return append(append(out, own...), built...)
}

// conditions are the side's, each with its field, its operator and its values.
func (e *editor) conditions(s side, b *kpi.Basis) app.UI {
	var rows []app.UI
	for n, stored := range s.conditions {
		if c, ok := kpi.ParseCondition(stored); ok {
			rows = append(rows, e.condition(s, b, n, c))
		}
	}
	var items []ui.MenuItem
	add := func(field, op string, label text.Text, values ...string) {
		items = append(items, ui.MenuItem{Label: i18n.Text(label), OnPick: func(app.Context) {
			e.save(s, append(append([]string{}, s.conditions...), kpi.Condition{Field: field, Op: op, Values: values}.String()))
		}})
	}
	for _, d := range b.Dims() {
		add(string(d), kpi.IsNot, d.Label(), unset)
	}
	for _, t := range b.Numbers() {
		add(t.Field, kpi.AtLeast, t.FieldName, "0")
	}
	return app.Div().Class("stack stack-2").Body(append(rows, &ui.Menu{Label: i18n.T("kpis.editor.if"), Items: items})...)
}

func (e *editor) save(s side, conditions []string) {
	e.try(s.field, e.set(s.field+"_if", record.OfList(conditions)))
}

// change writes one condition of a side; an empty one is taken away.
func (e *editor) change(s side, n int, c *kpi.Condition) {
	var out []string
	for i, old := range s.conditions {
		switch {
		case i != n:
			out = append(out, old)
		case c != nil:
			out = append(out, c.String())
		}
	}
	e.save(s, out)
}

func (e *editor) condition(s side, b *kpi.Basis, n int, c kpi.Condition) app.UI {
	key := s.field + " " + string(rune('0'+n%10)) + " " + c.Field
	label := kpi.Dim(c.Field).Label()
	ops := []string{kpi.Is, kpi.IsNot}
	if c.Op == kpi.AtLeast || c.Op == kpi.AtMost {
		ops = []string{kpi.AtLeast, kpi.AtMost}
		for _, t := range b.Numbers() {
			if t.Field == c.Field {
				label = t.FieldName
			}
		}
	}
	var options []ui.Option
	for _, op := range ops {
		options = append(options, ui.Option{Value: op, Label: i18n.Text(kpi.OpLabel(op))})
	}
	name := i18n.Text(label)
	return app.Div().Class("kpi-condition").Body(
		&ui.SelectField{Key: "op " + key, Label: name, Options: options, Value: c.Op, OnChange: func(_ app.Context, op string) {
			c.Op = op
			e.change(s, n, &c)
		}},
		e.values(s, b, n, c, name, key),
		&ui.Button{Label: i18n.T("kpis.editor.remove"), Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { e.change(s, n, nil) }},
	)
}

// values are what a condition compares with: some of a dimension's values, or a number.
func (e *editor) values(s side, b *kpi.Basis, n int, c kpi.Condition, name, key string) app.UI {
	if c.Op == kpi.AtLeast || c.Op == kpi.AtMost {
		return e.limit(s, b, n, c, key)
	}
	none := ui.Option{Value: "-", Label: i18n.T("kpis.editor.none")}
	all := []ui.Option{none}
	for _, v := range b.Values(numbers.Input(e.p.Env, e.p.Env.Period(e.p.Route), nil), kpi.Dim(c.Field)) {
		if l := strings.TrimSpace(i18n.Text(v.Name)); l != "" {
			all = append(all, ui.Option{Value: "=" + v.ID, Label: l})
		}
	}
	var chosen []ui.Option
	for _, v := range c.Values {
		for _, o := range all {
			if o.Value == "="+v || v == "" && o.Value == "-" {
				chosen = append(chosen, o)
			}
		}
	}
	return &ui.Chips{Key: "values " + key, Label: i18n.T("kpis.editor.values", "field", name), Chosen: chosen, Options: all, OnChange: func(_ app.Context, values []string) {
		c.Values = nil
		for _, v := range values {
			if v == "-" {
				c.Values = append(c.Values, "")
			} else {
				c.Values = append(c.Values, strings.TrimPrefix(v, "="))
			}
		}
		if len(c.Values) == 0 {
			c.Values, c.Op = []string{unset}, kpi.IsNot
		} else if len(c.Values) == 1 && c.Op == kpi.IsNot && len(chosen) == 0 {
			c.Op = kpi.Is
		}
		e.change(s, n, &c)
	}}
}
