package selection

import (
	"cmp"
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/selection"
	"rumbo/engine/workspace"
)

// order is the table of accounts by score.
func (c *choice) order(s selection.Selection) app.UI {
	l := i18n.Locale()
	type row = selection.Candidacy
	known := func(o record.Opt) string {
		if !o.OK {
			return locale.None
		}
		return l.Number(o.V, 0)
	}
	columns := []ui.Column[row]{
		{ID: "name", Header: i18n.T("selection.account"), Size: "l", Text: func(r row) string { return r.Account.Name },
			Compare: func(a, b row) int { return cmp.Compare(ui.Fold(a.Account.Name), ui.Fold(b.Account.Name)) }},
		{ID: "score", Header: i18n.T("selection.score"), Right: true, Text: func(r row) string { return known(record.Opt{V: r.Score, OK: r.Known}) },
			Compare: func(a, b row) int { return cmp.Compare(rank(a), rank(b)) }},
		{ID: "tier", Header: i18n.T("selection.proposed"), Size: "s", Text: func(r row) string { return tierName(r.Tier) },
			Cell: func(r row) app.UI {
				if r.Tier != r.Account.Tier && r.Tier != "" {
					return ui.AccentBadge(tierName(r.Tier))
				}
				return app.Span().Text(tierName(r.Tier))
			}, Compare: func(a, b row) int { return cmp.Compare(a.Tier, b.Tier) }},
		{ID: "now", Header: i18n.T("selection.now"), Size: "s", Hide: 1, Text: func(r row) string { return tierName(r.Account.Tier) },
			Compare: func(a, b row) int { return cmp.Compare(a.Account.Tier, b.Account.Tier) }},
		{ID: "attraction", Header: i18n.T("selection.attraction"), Right: true, Hide: 1, Text: func(r row) string { return known(r.Attraction) },
			Compare: func(a, b row) int { return cmp.Compare(a.Attraction.Or(-1), b.Attraction.Or(-1)) }},
		{ID: "position", Header: i18n.T("selection.position"), Right: true, Hide: 1, Text: func(r row) string { return known(r.Position) },
			Compare: func(a, b row) int { return cmp.Compare(a.Position.Or(-1), b.Position.Or(-1)) }},
		{ID: "coverage", Header: i18n.T("selection.coverage"), Right: true, Hide: 2, Text: func(r row) string { return l.Percent(r.Coverage, 0) },
			Compare: func(a, b row) int { return cmp.Compare(a.Coverage, b.Coverage) }},
	}
	for k, x := range s.Criteria {
		columns = append(columns, ui.Column[row]{ID: "c" + string(x.ID), Header: x.Rec.Name, Right: true, Hide: 2, Text: func(r row) string {
			if !r.Marks[k].Known {
				return locale.None
			}
			return l.Number(r.Marks[k].Score, 1)
		}, Compare: func(a, b row) int { return cmp.Compare(a.Marks[k].Score, b.Marks[k].Score) }})
	}
	return &ui.Table[row]{Key: "selection", Caption: i18n.T("selection.title"), Rows: s.All, Columns: columns, RowKey: func(r row) string { return string(r.ID) }, Stamp: l.Tag + stamp(c.P.Rev),
		OnOpen: func(_ app.Context, r row) { c.explain(r.ID) },
		OnCSV:  func(_ app.Context, file []byte) { browser.Download("selection.csv", "text/csv", file) },
		Empty:  func() app.UI { return &ui.Empty{Title: i18n.T("selection.noaccounts")} }}
}

func rank(c selection.Candidacy) float64 {
	if !c.Known {
		return -1
	}
	return c.Score
}

// explain shows how an account's score came about, and lets the team judge.
func (c *choice) explain(id record.ID) {
	env := c.P.Env
	env.Host.ShowPanel(page.Panel{Key: "selection " + string(id), Kind: "account", ID: id, Named: func() string { return env.Snap().Title("account", id) }, Body: func() []app.UI {
		return []app.UI{&judgement{Env: env, ID: id, Rev: env.Store.Revision(), Lang: i18n.Locale().Tag}}
	}})
}

// judgement is one account's scores.
type judgement struct {
	app.Compo
	Env  *page.Env
	ID   record.ID
	Rev  uint64
	Lang string
}

// CompoID tells accounts apart.
func (j *judgement) CompoID() string { return string(j.ID) + j.Lang }

// Render shows each criterion with its measure, its score, its weight and what it adds.
func (j *judgement) Render() app.UI {
	l := i18n.Locale()
	s := j.Env.Snap().Selection(j.Env.Store.Today())
	var at selection.Candidacy
	for _, a := range s.All {
		if a.ID == j.ID {
			at = a
		}
	}
	if at.Account == nil {
		return app.P().Class("note").Text(i18n.T("form.gone"))
	}
	weights := 0.0
	for k, m := range at.Marks {
		if m.Known {
			weights += s.Criteria[k].Rec.Weight.Or(0)
		}
	}
	out := []app.UI{&ui.Stat{Label: i18n.T("selection.score"), Value: score(at), Unit: "/ 100", Note: i18n.T("selection.formula", "share", l.Percent(at.Coverage, 0))}}
	for k, m := range at.Marks {
		out = append(out, j.mark(s.Criteria[k], m, weights))
	}
	return app.Div().Class("stack").Body(out...)
}

func score(c selection.Candidacy) string {
	if !c.Known {
		return locale.None
	}
	return i18n.Locale().Number(c.Score, 1)
}

func (j *judgement) mark(c selection.Criterion, m selection.Mark, weights float64) app.UI {
	l := i18n.Locale()
	words := i18n.T("selection.unknown")
	if m.Known {
		words = i18n.T("selection.mark", "score", l.Number(m.Score, 1), "weight", l.Number(c.Rec.Weight.Or(0), 0), "adds", l.Number(c.Rec.Weight.Or(0)*(m.Score-1)*25/max(weights, 1e-9), 1))
	}
	source, _ := record.CriterionKind.Info("source")
	body := []app.UI{app.Div().Class("section-head").Body(app.H3().Text(c.Rec.Name)), app.P().Class("note").Text(i18n.Text(source.LabelOf(c.Rec.Source)) + measure(j.Env, c.Rec.Source, m) + " · " + words)}
	if c.Rec.Source == "manual" {
		options := make([]ui.Option, 5)
		for i := range options {
			options[i] = ui.Option{Value: string(rune('1' + i)), Label: string(rune('1' + i))}
			if i < len(c.Rec.Scale) && strings.TrimSpace(c.Rec.Scale[i]) != "" {
				options[i].Label += " · " + c.Rec.Scale[i]
			}
		}
		value := ""
		if m.Known {
			value = string(rune('0' + int(m.Score)))
		}
		judge := func(score int, why string) {
			j.Env.Do(workspace.Judge{Account: j.ID, Criterion: c.ID, Score: score, Why: why})
		}
		body = append(body,
			&ui.SelectField{Key: "score " + string(j.ID+c.ID), Label: i18n.T("selection.judge", "criterion", c.Rec.Name), Options: options, Value: value, None: i18n.T("selection.unjudged"),
				OnChange: func(_ app.Context, v string) { judge(digit(v), m.Why) }},
			&ui.TextField{Key: "why " + string(j.ID+c.ID), Label: i18n.T("selection.why"), Value: m.Why, Optional: true, OnCommit: func(_ app.Context, v string) { judge(digit(value), strings.TrimSpace(v)) }})
	}
	return app.Section().Class("stack stack-2").Body(body...)
}

func digit(s string) int {
	if s == "" {
		return 0
	}
	return int(s[0] - '0')
}

// measure is what a score comes from, in its own unit; "" of a manual one.
func measure(env *page.Env, source string, m selection.Mark) string {
	l := i18n.Locale()
	if !m.Known || math.IsNaN(m.Raw) {
		return ""
	}
	switch source {
	case "won", "margin", "white", "open", "size":
		return ": " + l.MoneyCompact(money.New(int64(math.Round(m.Raw)), env.Snap().Currency()))
	case "employees":
		return ": " + l.Int(int64(m.Raw))
	}
	return ": " + l.Percent(m.Raw, 0)
}

// picture is attractiveness by position.
func (c *choice) picture(s selection.Selection) app.UI {
	half := 50.0
	var dots []chart.Dot
	missing := 0
	for _, a := range s.All {
		if !a.Attraction.OK || !a.Position.OK {
			missing++
			continue
		}
		if len(dots) < mostDots {
			dots = append(dots, chart.Dot{Name: a.Account.Name, X: a.Position.V, Y: a.Attraction.V, Accent: a.Tier == "strategic"})
		}
	}
	number := chart.Format{Kind: chart.Number}
	note := i18n.T("selection.picture.note")
	if missing > 0 {
		note += " " + i18n.N("selection.picture.missing", missing)
	}
	return app.Div().Class("stack").Body(
		chart.Scatter{Title: i18n.T("selection.picture"), Summary: note, Corner: i18n.T("selection.account"), XName: i18n.T("selection.position"), YName: i18n.T("selection.attraction"),
			XFormat: number, YFormat: number, Points: dots, XSplit: &half, YSplit: &half, Whole: 100,
			Quadrants: [4]string{i18n.T("selection.invest"), i18n.T("selection.grow"), i18n.T("selection.wait"), i18n.T("selection.keep")}}.Chart())
}

// mostDots is how many accounts the picture holds; the best ones.
const mostDots = 120
