package compare

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/desk"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/compare"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
)

// outliers are those who stand out more than chance makes people, and in what their deals differ.
func (v *view) outliers() app.UI {
	var found []app.UI
	more := 0
	for _, ind := range v.indicators() {
		a, ready := v.among[ind.ID]
		for i, p := range a.Peers {
			switch {
			case !ready || p.Standing != compare.Above && p.Standing != compare.Below:
			case len(found) == mostInPicture:
				more++
			default:
				found = append(found, v.outlier(ind, a, v.ids[i], p))
			}
		}
	}
	if len(found) == 0 {
		return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("compare.outliers")), app.P().Text(i18n.T("compare.outliers.none")))
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("compare.outliers")),
		app.Ul().Class("compare-found").Body(found...),
		app.If(more > 0, func() app.UI { return app.P().Class("note").Text(i18n.N("compare.outliers.more", more)) }),
		app.P().Class("note").Text(i18n.T("compare.outliers.key")))
}

func (v *view) outlier(ind *kpi.Indicator, a compare.Among, id string, p compare.Peer) app.UI {
	l := i18n.Locale()
	return app.Li().Body(v.sign(ind, p), app.Div().Body(
		app.P().Body(app.Strong().Text(v.names[id]), app.Text(" · "+i18n.T("compare.outlier", "indicator", i18n.Text(ind.Name), "value", numbers.Short(p.Result.Figure),
			"whole", numbers.Short(a.Whole.Figure), "n", l.Int(int64(p.Estimate.N))))),
		app.P().Class("note").Text(v.differs(id)),
	))
}

// differs says in what somebody's decided deals are others.
func (v *view) differs(id string) string {
	mixes, ready := v.mixesOf(id)
	if !ready {
		return i18n.T("numbers.working")
	}
	var parts []string
	for _, m := range mixes {
		if !m.Different || len(parts) == 3 {
			break
		}
		mine, others := m.Share()
		parts = append(parts, i18n.T("compare.mix", "what", v.mixName(m), "mine", i18n.Locale().Percent(mine, 0), "others", i18n.Locale().Percent(others, 0)))
	}
	if len(parts) == 0 {
		return i18n.T("compare.mix.none")
	}
	return i18n.T("compare.mix.some", "list", strings.Join(parts, "; "))
}

func (v *view) mixName(m compare.Mix) string {
	if m.Dim == "" {
		return i18n.T("compare.mix.size", "name", i18n.Text(m.Name))
	}
	return i18n.Text(m.Dim.Label()) + " " + i18n.T("compare.quoted", "name", i18n.Text(m.Name))
}

// stage is what a table shows of a stage.
type stageLine struct {
	id     string
	name   string
	stages []compare.Stage
}

// stuck shows how each one's deals pass the stages.
func (v *view) stuck() app.UI {
	head := app.H2().Text(i18n.T("compare.stages"))
	switch {
	case v.passage == nil:
		return app.Section().Class("stack stack-2").Body(head, ui.Skeleton(3))
	case !v.about.facts.Told():
		return app.Section().Class("stack stack-2").Body(head, desk.ReadingPast(v.P.Env))
	case !v.passage.Known:
		return app.Section().Class("stack stack-2").Body(head, &ui.Notice{Title: i18n.T("compare.stages.unknown"), Text: i18n.T("compare.stages.unknown.text")})
	}
	var rows []stageLine
	var found []app.UI
	for _, id := range v.ids {
		list := v.passage.By[id]
		rows = append(rows, stageLine{id, v.names[id], list})
		for _, s := range list {
			if s.Stuck {
				found = append(found, app.Li().Body(icon.Small(icon.Warning), app.P().Body(app.Strong().Text(v.names[id]), app.Text(" · "+stuckWords(s)))))
			}
		}
	}
	return app.Section().Class("stack stack-2").Body(head,
		app.If(len(found) > 0, func() app.UI { return app.Ul().Class("compare-found").Body(found...) }).
			Else(func() app.UI { return app.P().Text(i18n.T("compare.stages.none")) }),
		&ui.Table[stageLine]{Key: "stages " + string(v.about.dim), Caption: i18n.T("compare.stages"), Rows: rows, Columns: v.stageColumns(), RowKey: func(r stageLine) string { return r.name },
			Stamp: i18n.Locale().Tag, Plain: len(rows) <= 50, OnCSV: func(_ app.Context, file []byte) { browser.Download("stages.csv", "text/csv", file) }},
		app.P().Class("note").Text(i18n.T("compare.stages.key")),
	)
}

// stuckWords say in which stage, and how.
func stuckWords(s compare.Stage) string {
	l := i18n.Locale()
	if s.Slow {
		mine, others := s.Median()
		return i18n.T("compare.stuck.slow", "stage", s.Name, "mine", l.Days(mine, 0), "others", l.Days(others, 0), "n", l.Int(int64(len(s.Days))))
	}
	mine, others := s.Rate()
	return i18n.T("compare.stuck.few", "stage", s.Name, "mine", l.Percent(mine, 0), "others", l.Percent(others, 0), "n", l.Int(int64(s.Entered)))
}

func (v *view) stageColumns() []ui.Column[stageLine] {
	l := i18n.Locale()
	out := []ui.Column[stageLine]{{ID: "name", Header: i18n.T("pace.who"), Size: "m", Text: func(r stageLine) string { return r.name }}}
	if len(v.ids) == 0 {
		return out
	}
	for k, s := range v.passage.By[v.ids[0]] {
		words := func(r stageLine) string {
			st := r.stages[k]
			rate, _ := st.Rate()
			if math.IsNaN(rate) {
				return locale.None
			}
			text := l.Percent(rate, 0)
			if days, _ := st.Median(); !math.IsNaN(days) {
				text += " · " + l.Days(days, 0)
			}
			return text
		}
		out = append(out, ui.Column[stageLine]{ID: string(s.ID), Header: s.Name, Right: true, Text: words, Cell: func(r stageLine) app.UI {
			st := r.stages[k]
			return app.Span().Class(ui.Classes("compare-cell", ui.When(st.Entered < compare.Enough, "weak"), ui.When(st.Stuck, "compare-stuck"))).Title(i18n.T("compare.n", "n", l.Int(int64(st.Entered)))).
				Body(app.If(st.Stuck, func() app.UI { return icon.Small(icon.Warning) }), &ui.Asked{Text: words(r), Label: s.Name + ", " + r.name, OnAsk: func(app.Context) { v.askStage(r, s) }})
		}})
	}
	return out
}

// askStage explains how many of somebody's deals went on from a stage.
func (v *view) askStage(r stageLine, s compare.Stage) {
	in := v.within(r.id)
	in.Alternative, in.Scope = "decided", in.Scope.With(kpi.Only(kpi.ByStage, string(s.ID)))
	numbers.Ask(v.P.Env, numbers.Question{Indicator: kpi.StageConversion, Input: in, Under: v.P.Env.PeriodName(v.about.period) + " · " + r.name + " · " + s.Name})
}

// inflowLine is how much came in for somebody.
type inflowLine struct {
	id, name string
	*compare.Inflow
}

// inflows shows who gets too few qualified deals to live on.
func (v *view) inflows() app.UI {
	if v.about.dim != kpi.ByPerson {
		return app.Div().Hidden(true)
	}
	head := app.H2().Text(i18n.T("compare.inflow"))
	if v.inflow == nil {
		return app.Section().Class("stack stack-2").Body(head, ui.Skeleton(3))
	}
	l := i18n.Locale()
	var rows []inflowLine
	for _, id := range v.ids {
		rows = append(rows, inflowLine{id, v.names[id], v.inflow[id]})
	}
	status := func(r inflowLine) string {
		if r.TooFew {
			return i18n.T("compare.inflow.few")
		}
		return i18n.T("compare.inflow.usual")
	}
	return app.Section().Class("stack stack-2").Body(head, app.P().Class("note").Text(i18n.T("compare.inflow.key")),
		&ui.Table[inflowLine]{Key: "inflow", Caption: i18n.T("compare.inflow"), Rows: rows, RowKey: func(r inflowLine) string { return r.id }, Stamp: l.Tag, Plain: len(rows) <= 50,
			OnCSV: func(_ app.Context, file []byte) { browser.Download("inflow.csv", "text/csv", file) },
			Columns: []ui.Column[inflowLine]{
				{ID: "name", Header: i18n.T("pace.who"), Size: "m", Text: func(r inflowLine) string { return r.name }},
				{ID: "created", Header: i18n.T("compare.inflow.created"), Right: true, Text: func(r inflowLine) string { return l.Int(int64(r.Created)) }, Compare: func(a, b inflowLine) int { return a.Created - b.Created },
					Cell: func(r inflowLine) app.UI {
						return &ui.Asked{Text: l.Int(int64(r.Created)), Label: i18n.Text(kpi.DealsCreated.Name) + ", " + r.name, OnAsk: func(app.Context) { v.explain(kpi.DealsCreated, line{id: r.id, name: r.name}) }}
					}},
				{ID: "qualified", Header: i18n.T("compare.inflow.qualified"), Right: true, Text: func(r inflowLine) string { return l.Int(int64(r.Qualified)) }, Compare: func(a, b inflowLine) int { return a.Qualified - b.Qualified }},
				{ID: "expected", Header: i18n.T("compare.inflow.expected"), Right: true, Text: func(r inflowLine) string { return l.Number(r.Expected, 1) }},
				{ID: "status", Header: i18n.T("pace.status"), Text: status, Cell: func(r inflowLine) app.UI {
					return app.Span().Class(ui.When(r.TooFew, "compare-stuck")).Body(app.If(r.TooFew, func() app.UI { return icon.Small(icon.Warning) }), app.Text(status(r)))
				}},
			}},
	)
}
