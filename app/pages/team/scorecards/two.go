package scorecards

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/evaluation"
	"rumbo/engine/locale"
	"rumbo/engine/record"
)

// pair is one line of two people.
type pair struct {
	at int
	x  evaluation.Beside
}

// profiles are two cards beside each other.
type profiles struct {
	a, b *answer
	evaluation.Profile
	rows []pair
}

// beside sets another person of the same role next to the one in sight, and says what tells them apart.
func (v *view) beside(people []named, who evaluation.Subject, a *answer) app.UI {
	var others []named
	for _, n := range people {
		if n.id != who.Person && n.role == a.RoleID {
			others = append(others, n)
		}
	}
	if who.Person == "" || len(others) == 0 {
		return app.Div().Hidden(true)
	}
	first := v.P.Env.Snap().Title("person", who.Person)
	head := app.Div().Class("quota-tools").Body(app.H2().Text(i18n.T("scorecards.two", "name", first)),
		&ui.SelectField{Key: "scorecard-with", Label: i18n.T("scorecards.two.with"), HideLabel: true, Options: options(others), None: i18n.T("scorecards.two.choose"), Value: v.P.Route.Get("with"),
			OnChange: func(_ app.Context, id string) { v.goWith("with", id) }},
		&ui.Button{ID: "two-nearest", Label: i18n.T("scorecards.two.nearest"), Small: true, Disabled: v.looking, OnClick: func(app.Context) { v.findNearest(a, others) }})
	other, ok := chosen(others, v.P.Route.Get("with"))
	if !ok || string(other.id) != v.P.Route.Get("with") {
		return app.Section().ID("two").Class("stack stack-2").Body(head, app.P().Class("note").Text(i18n.T("scorecards.two.text")))
	}
	b := answerOf(v.P.Env, v.period(), evaluation.Subject{Person: other.id})
	if b == nil {
		return app.Section().ID("two").Class("stack stack-2").Body(head, numbers.Waiting())
	}
	p := v.profiles(a, b)
	if p == nil {
		return app.Section().ID("two").Class("stack stack-2").Body(head, numbers.Waiting())
	}
	return app.Section().ID("two").Class("stack stack-2").Body(head, v.verdict(p, first, other.name), v.both(p, first, other.name), v.twoTable(p, first, other.name),
		app.P().Class("note").Text(i18n.T("scorecards.two.key")))
}

// findNearest shows beside the one in sight whose final result is most like theirs; those without one come last.
func (v *view) findNearest(a *answer, others []named) {
	env, mine, q := v.P.Env, evaluation.Final(&a.Card), question(v.P.Env, v.period())
	q.Give = browser.Pace()
	v.looking = true
	page.Async(env, func() (record.ID, error) {
		best, at := math.Inf(1), others[0].id
		for _, n := range others {
			o := evaluation.FinalOf(q, evaluation.Subject{Person: n.id})
			if d := math.Abs(o.V - mine.V); o.OK && mine.OK && d < best {
				best, at = d, n.id
			}
		}
		return at, nil
	}, func(at record.ID, _ error) {
		v.looking = false
		v.goWith("with", string(at))
	})
}

// profiles sets two cards beside each other; nil while that is still being done.
func (v *view) profiles(a, b *answer) *profiles {
	return worked(v.P.Env, fmt.Sprint("two ", a.Subject, b.Subject), v.period(), func(q evaluation.Question) *profiles {
		p := &profiles{a: a, b: b, Profile: evaluation.Two(q, &a.Card, &b.Card)}
		for i, x := range p.Lines {
			p.rows = append(p.rows, pair{i, x})
		}
		return p
	})
}

// verdict says in words whether the results are the same, and what they are made of.
func (v *view) verdict(p *profiles, a, b string) app.UI {
	key := "scorecards.two.differ"
	switch {
	case !p.FinalA.OK || !p.FinalB.OK:
		key = "scorecards.two.unknown"
	case p.Same:
		key = "scorecards.two.same"
	}
	lines := []string{i18n.T(key, "a", a, "b", b, "x", points(p.FinalA), "y", points(p.FinalB))}
	var forA, forB, apart []string
	for _, x := range p.Lines {
		if !x.Apart {
			continue
		}
		switch name := i18n.Text(x.A.Name); x.Ahead {
		case 1:
			forA = append(forA, name)
		case -1:
			forB = append(forB, name)
		default:
			apart = append(apart, name)
		}
	}
	for _, s := range []struct {
		key, name string
		list      []string
	}{{"scorecards.two.ahead", a, forA}, {"scorecards.two.ahead", b, forB}, {"scorecards.two.apart", "", apart}} {
		if len(s.list) > 0 {
			lines = append(lines, i18n.T(s.key, "name", s.name, "list", strings.Join(s.list, ", ")))
		}
	}
	if len(forA)+len(forB)+len(apart) == 0 {
		lines = append(lines, i18n.T("scorecards.two.none"))
		if gaps := widest(p.Profile); gaps != "" {
			lines = append(lines, i18n.T("scorecards.two.gaps", "a", a, "b", b, "list", gaps))
		}
	}
	return app.Div().Class("compare-why").Body(app.Range(lines).Slice(func(i int) app.UI { return app.P().Text(lines[i]) }))
}

// widest are the three lines whose scores are furthest apart.
func widest(p evaluation.Profile) string {
	var list []evaluation.Beside
	gap := func(x evaluation.Beside) float64 { return math.Abs(x.A.Score.V - x.B.Score.V) }
	for _, x := range p.Lines {
		if x.B != nil && x.A.Score.OK && x.B.Score.OK && gap(x) >= 10 {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(x, y evaluation.Beside) int { return cmp.Compare(gap(y), gap(x)) })
	var out []string
	for _, x := range list[:min(3, len(list))] {
		out = append(out, i18n.T("scorecards.two.gap", "name", i18n.Text(x.A.Name), "x", points(x.A.Score), "y", points(x.B.Score)))
	}
	return strings.Join(out, ", ")
}

// both draws the two profiles in one picture.
func (v *view) both(p *profiles, a, b string) app.UI {
	r := chart.Radar{Title: i18n.T("scorecards.profile.of", "name", a+", "+b), Series: []chart.RadarSeries{{Name: a, Accent: true}, {Name: b}}}
	for _, d := range p.a.Total.Dimensions {
		r.Axes = append(r.Axes, i18n.Text(d.Label))
		other := record.Opt{}
		for _, e := range p.b.Total.Dimensions {
			if e.ID == d.ID {
				other = e.Score
			}
		}
		for i, o := range []record.Opt{d.Score, other} {
			value := math.NaN()
			if o.OK {
				value = o.V
			}
			r.Series[i].Values = append(r.Series[i].Values, value)
		}
	}
	return app.Div().Class("scorecard-both").Body(r.Draw(), app.Ul().Class("scorecard-legend").Body(
		app.Li().Class("legend-accent").Text(a+": "+points(p.a.Total.Score)), app.Li().Class("legend-other").Text(b+": "+points(p.b.Total.Score))))
}

// said tells what may be read into a difference.
func said(x evaluation.Beside, a, b string) string {
	switch {
	case x.B == nil || !x.A.Result.Known || !x.B.Result.Known:
		return i18n.T("scorecards.two.nodata")
	case x.Apart && x.Ahead == 1:
		return i18n.T("scorecards.two.better", "name", a)
	case x.Apart && x.Ahead == -1:
		return i18n.T("scorecards.two.better", "name", b)
	case x.Apart:
		return i18n.T("scorecards.two.differs")
	case x.Few:
		return i18n.T("scorecards.two.few")
	case math.IsNaN(x.P):
		return i18n.T("scorecards.two.untested")
	}
	return i18n.T("scorecards.two.noise")
}

func (v *view) twoTable(p *profiles, a, b string) app.UI {
	side := func(id, name string, of func(evaluation.Beside) *evaluation.Line, hide int) []ui.Column[pair] {
		value := func(r pair) string {
			if l := of(r.x); l != nil {
				return valueOf(l)
			}
			return locale.None
		}
		return []ui.Column[pair]{
			{ID: id + "-bar", Header: name, Size: "s", Hide: hide, Text: func(r pair) string {
				if l := of(r.x); l != nil {
					return points(l.Score)
				}
				return locale.None
			}, Cell: func(r pair) app.UI {
				if l := of(r.x); l != nil {
					return bar(l)
				}
				return app.Span().Text(locale.None)
			}},
			{ID: id, Header: name, Right: true, Text: value, Cell: func(r pair) app.UI {
				l := of(r.x)
				return app.Span().Class(ui.Classes("num", ui.When(l != nil && l.Result.Unit.IsMoney(), "money"))).Text(value(r))
			}},
		}
	}
	columns := []ui.Column[pair]{{ID: "name", Header: i18n.T("scorecards.indicator"), Size: "m", Text: func(r pair) string { return i18n.Text(r.x.A.Name) }}}
	columns = append(columns, side("a", a, func(x evaluation.Beside) *evaluation.Line { return x.A }, 1)...)
	columns = append(columns, side("b", b, func(x evaluation.Beside) *evaluation.Line { return x.B }, 1)...)
	columns = append(columns, ui.Column[pair]{ID: "says", Header: i18n.T("scorecards.two.says"), Size: "m", Text: func(r pair) string { return said(r.x, a, b) }, Cell: func(r pair) app.UI {
		return app.Span().Class(ui.When(r.x.Apart, "scorecard-apart")).Text(said(r.x, a, b))
	}})
	return &ui.Table[pair]{Key: "two " + a + b, Caption: i18n.T("scorecards.two", "name", a), Rows: p.rows, Columns: columns, RowKey: func(r pair) string { return string(rune('a' + r.at)) }, Plain: true, Stamp: i18n.Locale().Tag,
		OnCSV: func(_ app.Context, file []byte) { browser.Download("two.csv", "text/csv", file) }}
}
