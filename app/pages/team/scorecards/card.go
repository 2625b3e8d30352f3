package scorecards

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/evaluation"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// points is a score as it is read: whole, or with one decimal.
func points(o record.Opt) string {
	if !o.OK {
		return locale.None
	}
	return i18n.Locale().Short(math.Round(o.V*10)/10, 1)
}

// head is the total, how much of it rests on data, and how much on weak ones.
func (v *view) head(a *answer, name string) app.UI {
	l, t := i18n.Locale(), a.Total
	ask := func(app.Context) { explainTotal(v.P.Env, a, name, v.period()) }
	total := &ui.Stat{Label: i18n.T("scorecards.total"), Value: points(t.Score), Unit: i18n.T("scorecards.of100"), OnAsk: ask, Note: v.P.Env.PeriodName(v.period())}
	if !t.Score.OK {
		total.Note, total.Unit = i18n.T("scorecards.total.none"), ""
	}
	covered := &ui.Stat{Label: i18n.T("scorecards.covered"), Value: l.Percent(t.Covered, 0), OnAsk: ask, Note: i18n.T("scorecards.covered.note", "n", l.Int(int64(counted(a))), "of", l.Int(int64(len(a.Lines))))}
	weak := &ui.Stat{Label: i18n.T("scorecards.weak"), Value: l.Percent(t.Weak, 0), OnAsk: ask, Note: i18n.T("scorecards.weak.note")}
	stats := []app.UI{total, covered, weak}
	if v.of() != "person" {
		stats = append(stats, &ui.Stat{Label: i18n.T("scorecards.peopleCount"), Value: l.Int(int64(len(a.People))), Note: i18n.T("scorecards.asOne")})
	}
	return ui.Stats(stats...)
}

func counted(a *answer) (n int) {
	for i := range a.Lines {
		if a.Lines[i].Scored() {
			n++
		}
	}
	return n
}

// notices say what is wrong with the scorecard itself.
func notices(p page.Props, a *answer) app.UI {
	if a.Role == nil || len(a.Lines) == 0 {
		return &ui.Notice{Title: i18n.T("scorecards.nolines"), Text: i18n.T("scorecards.nolines.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("scorecards.edit"), Small: true, Href: p.Route.To("settings", "scorecards").With("role", string(a.RoleID)).Href()}}
		}}
	}
	return weightsNotice(p.Env, a.RoleID, a.Total.Weights)
}

// weightsNotice says what weights sum to where that is not 100, and offers to mend it.
func weightsNotice(env *page.Env, role record.ID, sum float64) app.UI {
	if math.Abs(sum-evaluation.Whole) < 1e-9 {
		return app.Div().Hidden(true)
	}
	return &ui.Notice{Title: i18n.T("scorecards.weights", "sum", i18n.Locale().Short(sum, 1)), Text: i18n.T("scorecards.weights.text"), Actions: func() []app.UI {
		return []app.UI{&ui.Button{ID: "normalise", Label: i18n.T("scorecards.normalise"), Small: true, Disabled: sum <= 0, OnClick: func(app.Context) {
			if env.Do(workspace.NormaliseWeights{Role: role}) {
				env.Host.Toast(i18n.T("scorecards.normalised"), true)
			}
		}}}
	}}
}

// profile is what each dimension adds, as a picture and as figures.
func (v *view) profile(a *answer, name string) app.UI {
	if len(a.Lines) == 0 {
		return app.Div().Hidden(true)
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("scorecards.profile")),
		app.Div().Class("scorecard-profile").Body(radar(name, a.Total.Dimensions), dimensions(a.Total)))
}

func radar(name string, list []evaluation.Dimension) app.UI {
	r := chart.Radar{Title: i18n.T("scorecards.profile.of", "name", name)}
	s := chart.RadarSeries{Name: name, Accent: true}
	for _, d := range list {
		r.Axes = append(r.Axes, i18n.Text(d.Label))
		v := math.NaN()
		if d.Score.OK {
			v = d.Score.V
		}
		s.Values = append(s.Values, v)
	}
	r.Series = []chart.RadarSeries{s}
	return r.Draw()
}

// dimensions are the sum that makes the total, written out.
func dimensions(t evaluation.Total) app.UI {
	l := i18n.Locale()
	var rows []app.UI
	var file [][]string
	for _, d := range t.Dimensions {
		w := chart.Whisker{Value: math.NaN(), Low: math.NaN(), High: math.NaN(), Reference: 80, Max: 100}
		if d.Score.OK {
			w.Value = d.Score.V
		}
		share, made := locale.None, locale.None
		if d.Score.OK {
			share, made = l.Percent(d.Share, 1), points(record.Some(d.Points))
		}
		rows = append(rows, app.Tr().Body(app.Th().Scope("row").Body(app.Div().Class("scorecard-bar").Body(app.Span().Text(i18n.Text(d.Label)), w.Draw())), app.Td().Class("num right").Text(points(d.Score)),
			app.Td().Class("num right").Text(share), app.Td().Class("num right").Text(made)))
		file = append(file, []string{i18n.Text(d.Label), points(d.Score), share, made})
	}
	names := []string{i18n.T("scorecards.dimension"), i18n.T("scorecards.score"), i18n.T("scorecards.share"), i18n.T("scorecards.points")}
	head := app.Tr().Body(app.Range(names).Slice(func(i int) app.UI { return app.Th().Scope("col").Class(ui.When(i > 0, "right")).Text(names[i]) }))
	foot := app.Tr().Body(app.Th().Scope("row").ColSpan(3).Text(i18n.T("scorecards.total")), app.Td().Class("num right").ID("scorecard-total").Text(points(t.Score)))
	return app.Div().Body(
		app.Div().Class("compare-profile").TabIndex(0).Role("region").Aria("label", i18n.T("scorecards.profile")).Body(app.Table().Class("scorecard-sum").Body(app.THead().Body(head), app.TBody().Body(rows...), app.TFoot().Body(foot))),
		app.Div().Class("table-foot table-foot-short").Body(app.Span().Class("push").Body(ui.CSVButton(i18n.T("scorecards.profile"), names, file))))
}

// join writes phrases one after another.
func join(lines []string) string { return strings.Join(lines, "\n") }
