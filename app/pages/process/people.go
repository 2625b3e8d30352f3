package process

import (
	"cmp"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	engine "rumbo/engine/process"
	"rumbo/engine/record"
)

// line is a person, or all of a role.
type line struct {
	engine.Contribution
	name string
	n    int // people
}

func roleName(role string) string {
	info, _ := record.PersonKind.Info("role")
	if role == "" {
		return i18n.T("process.norole")
	}
	return i18n.Text(info.LabelOf(role))
}

// lines are the people, or the roles with what their people did together and the mean of their contributions.
func (p *process) lines(byRole bool) []line {
	var out []line
	at, known := map[string]int{}, map[string]int{}
	for _, c := range p.answer.people {
		if !byRole {
			out = append(out, line{*c, p.P.Env.Snap().Title("person", c.Person), 1})
			continue
		}
		i, there := at[c.Role]
		if !there {
			i = len(out)
			at[c.Role], out = i, append(out, line{engine.Contribution{Role: c.Role}, roleName(c.Role), 0})
		}
		x := &out[i]
		x.n, x.Edits, x.Notes, x.Plans, x.Closed, x.Attended = x.n+1, x.Edits+c.Edits, x.Notes+c.Notes, x.Plans+c.Plans, x.Closed+c.Closed, x.Attended+c.Attended
		if c.Known {
			x.Known = true
			x.Score += c.Score
			known[c.Role]++
		}
	}
	for role, i := range at {
		if n := known[role]; n > 0 {
			out[i].Score /= n
		}
	}
	return out
}

// people is who contributed what.
func (p *process) people() app.UI {
	r := p.P.Route
	byRole := r.Get("by") == "role"
	rows := p.lines(byRole)
	options := []ui.Option{{Value: "", Label: i18n.T("process.people")}, {Value: "role", Label: i18n.T("process.roles")}}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("process.contributions")), app.Div().Class("page-tools").Body(
			&ui.Segmented{Label: i18n.T("process.by"), Options: options, Value: r.Get("by"), OnChange: func(_ app.Context, v string) { p.P.Env.Host.GoTo(r.With("by", v)) }})),
		app.P().Class("note").Text(i18n.Text(engine.Formula)),
		&ui.Table[line]{Key: "contributions " + r.Get("by"), Caption: i18n.T("process.contributions"), Rows: rows, Columns: p.columns(byRole), SortBy: "score", Desc: true,
			RowKey: func(x line) string { return string(x.Person) + x.Role }, Stamp: i18n.Locale().Tag + strconv.FormatUint(p.P.Rev, 10) + p.about,
			OnCSV: func(_ app.Context, file []byte) { browser.Download("process.csv", "text/csv", file) },
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("process.nobody")) }})
}

func (p *process) columns(byRole bool) []ui.Column[line] {
	l := i18n.Locale()
	count := func(id string, hide int, of func(line) int) ui.Column[line] {
		return ui.Column[line]{ID: id, Header: i18n.T("process.col." + id), Right: true, Hide: hide, Text: func(x line) string { return l.Int(int64(of(x))) },
			Compare: func(a, b line) int { return cmp.Compare(of(a), of(b)) }}
	}
	score := ui.Column[line]{ID: "score", Header: i18n.T("process.score"), Right: true, Text: scoreText, Compare: func(a, b line) int { return cmp.Compare(rank(a), rank(b)) }}
	second := ui.Column[line]{ID: "role", Header: i18n.T("process.role"), Size: "m", Hide: 1, Text: func(x line) string { return roleName(x.Role) }}
	if byRole {
		second = count("n", 0, func(x line) int { return x.n })
	} else {
		score.Cell = func(x line) app.UI {
			return app.Span().Body(&ui.Asked{Text: scoreText(x), Label: i18n.T("process.score"), OnAsk: func(app.Context) { p.explain(x) }},
				app.If(x.Weak, func() app.UI { return app.Small().Class("note").Text(" " + i18n.T("standing.weak.short")) }))
		}
	}
	return []ui.Column[line]{
		{ID: "name", Header: i18n.T("process.name"), Size: "m", Text: func(x line) string { return x.name }, Compare: func(a, b line) int { return cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)) }},
		second, score,
		count("edits", 0, func(x line) int { return x.Edits + x.Notes }), count("plans", 1, func(x line) int { return x.Plans }),
		count("closed", 1, func(x line) int { return x.Closed }), count("attended", 0, func(x line) int { return x.Attended }),
	}
}

func rank(x line) int {
	if !x.Known {
		return -1
	}
	return x.Score
}

func scoreText(x line) string {
	if !x.Known {
		return locale.None
	}
	return i18n.Locale().Int(int64(x.Score))
}

// explain tells what a person's contribution is made of.
func (p *process) explain(x line) {
	env, l := p.P.Env, i18n.Locale()
	env.Host.ShowPanel(page.Panel{Key: "contribution " + string(x.Person), Title: x.name, Body: func() []app.UI {
		e := ui.Explanation{Value: scoreText(x), Unit: "/ 100", Under: env.PeriodName(env.Period(p.P.Route)), Formula: i18n.Text(engine.Formula)}
		if x.Weak {
			e.Warnings = []string{i18n.T("process.weak")}
		}
		for _, part := range x.Parts {
			value := i18n.T("process.part.unknown")
			if part.Known {
				value = i18n.T("process.part", "value", l.Percent(part.Value, 0), "have", amount(part.Have), "want", amount(part.Want), "weight", part.Weight)
			}
			e.Facts = append(e.Facts, ui.Fact{Name: i18n.Text(part.Label), Value: value})
		}
		return []app.UI{&ui.Explain{What: e}}
	}})
}
