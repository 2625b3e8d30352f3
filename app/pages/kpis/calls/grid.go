package calls

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/chart"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
)

// short is a column's name.
func short(p period.Period) string {
	l := i18n.Locale()
	switch p.Grain {
	case period.Month:
		y, m, _ := p.From.Civil()
		return l.MonthYear(y, m)
	case period.Day:
		return l.WeekdayShort(p.From.Weekday()) + " " + l.DayMonth(p.From)
	}
	return l.DayMonth(p.From)
}

func (v *view) names() []string {
	out := make([]string, len(v.grid.Periods))
	for i, p := range v.grid.Periods {
		out[i] = short(p)
	}
	return out
}

// cell is a place of the grid; the last column is the sum.
func (v *view) cell(row, column int) kpi.CallCell {
	r := v.grid.Rows[row]
	if column == len(r.Cells) {
		return r.Total
	}
	return r.Cells[column]
}

// heat is person × period: the darker, the nearer to the goal, or to the most where there is none.
func (v *view) heat() app.UI {
	g := v.grid
	h := &chart.Heat{Title: i18n.T("calls.grid"), Corner: i18n.Text(kpi.ByPerson.Label()), Columns: append(v.names(), i18n.T("calls.share")), Format: chart.Format{Kind: chart.Number}}
	full := false
	for i, r := range g.Rows {
		h.Rows = append(h.Rows, v.who(r.Person))
		line := make([]float64, len(g.Periods)+1)
		for k, c := range r.Cells {
			line[k] = math.NaN()
			if c.Here || c.Calls > 0 {
				line[k] = float64(c.Calls)
			}
			if c.Goal > 0 && v.whole(g.Periods[k]) && !full {
				h.Max, full = float64(c.Goal), true
			}
		}
		line[len(g.Periods)] = float64(v.cell(i, len(g.Periods)).Calls)
		h.Values = append(h.Values, line)
	}
	last := len(g.Periods)
	if last > 0 && h.Max == 0 { // the sums at the end must not make all else pale
		for _, r := range g.Rows {
			for _, c := range r.Cells {
				h.Max = math.Max(h.Max, float64(c.Calls))
			}
		}
	}
	h.Note = func(row, column int) string { return v.note(v.cell(row, column)) }
	h.Met = func(row, column int) bool { return v.cell(row, column).Met() }
	h.OnPick = func(_ app.Context, row, column int) { v.ask(g.Rows[row].Person, column) }
	return app.Div().Class("stack stack-2").Body(h, app.P().Class("note").Text(i18n.T("calls.key")))
}

// whole reports whether a period is over, so that its goal is the full one.
func (v *view) whole(p period.Period) bool { return p.Over(v.in.Today) }

func (v *view) note(c kpi.CallCell) string {
	if c.Goal == 0 {
		return i18n.T("calls.cell.nogoal")
	}
	return i18n.T("calls.cell", "goal", i18n.Locale().Int(int64(c.Goal)), "share", c.Share().Format(i18n.Locale()))
}

func (v *view) who(x kpi.Value) string {
	switch {
	case x.ID == "":
		return i18n.T("kpis.without", "what", i18n.Text(kpi.ByPerson.Label()))
	case x.Name.Empty():
		return locale.None
	}
	return i18n.Text(x.Name)
}

// ask explains the calls of a cell.
func (v *view) ask(who kpi.Value, column int) {
	in := v.in
	in.Scope = in.Scope.With(kpi.Only(kpi.ByPerson, who.ID))
	in.Period = period.Period{From: v.grid.Periods[0].From, To: v.grid.Periods[len(v.grid.Periods)-1].To}
	if column < len(v.grid.Periods) {
		in.Period = v.grid.Periods[column]
	}
	ind := kpi.CallVolume
	if v.talks() {
		ind = kpi.ConnectRate
	}
	numbers.Ask(v.P.Env, numbers.Question{Indicator: ind, Input: in, Under: v.P.Env.PeriodName(in.Period) + " · " + v.who(who)})
}

// course is everybody's calls by period, with the goal as a line.
func (v *view) course() app.UI {
	calls, goals := make([]float64, len(v.grid.All)), make([]float64, len(v.grid.All))
	met := 0
	for i, c := range v.grid.All {
		calls[i], goals[i] = float64(c.Calls), float64(c.Goal)
		if c.Met() {
			met++
		}
	}
	name := i18n.T("calls.dialled")
	if v.talks() {
		name = i18n.T("calls.talks")
	}
	series := []chart.Series{{Name: name, Values: calls, Accent: true}}
	summary := i18n.T("calls.course.none")
	if v.grid.Goal > 0 {
		series = append(series, chart.Series{Name: i18n.T("calls.goal.name"), Values: goals, Dashed: true})
		summary = i18n.T("calls.course.summary", "met", i18n.Locale().Int(int64(met)), "of", i18n.Locale().Int(int64(len(goals))))
	}
	drawn := chart.Lines{Title: i18n.T("calls.course"), Summary: summary, Corner: i18n.T("calls.period"), Labels: v.names(), Series: series, Format: chart.Format{Kind: chart.Number}, FromZero: true}.Chart()
	drawn.OnAsk = func(_ app.Context, at chart.Point) {
		a := kpi.Ask{Indicator: kpi.CallVolume}
		switch {
		case at.Series == i18n.T("calls.goal.name"):
			a = kpi.Ask{Indicator: kpi.CallsPerDay, Alternative: v.perDay()}
		case v.talks():
			a.Indicator = kpi.ConnectRate
		}
		numbers.AskOver(v.P, v.in, a, v.grid.Periods[at.Index])
	}
	return drawn
}

func (v *view) sheet() app.UI {
	head := func(k string) string { return i18n.T("calls.head." + k) }
	columns := []numbers.Column{{Ask: 0, Header: i18n.T("calls.dialled")}, {Ask: 1, Part: numbers.Numerator, Header: i18n.T("calls.talks")}, {Ask: 1, Part: numbers.Interval, Header: head("connect")}, {Ask: 2, Header: head("day")},
		{Ask: 5, Header: head("length"), Hide: 2}, {Ask: 3, Header: head("follow"), Hide: 1}, {Ask: 4, Header: head("yield"), Hide: 1}}
	return numbers.Sheet{Key: "calls people " + v.perDay(), Caption: i18n.T("calls.people"), Dim: kpi.ByPerson, In: v.in, Under: numbers.Under(v.P), Asks: v.cardAsks(), Rows: v.people, Columns: columns, File: "calls"}.Draw(v.P)
}

// outcomeBars are calls by how they went.
func (v *view) outcomeBars() app.UI {
	b := chart.Bars{Title: i18n.T("calls.outcomes"), Corner: i18n.Text(kpi.ByOutcome.Label()), Horizontal: true, Format: chart.Format{Kind: chart.Number}}
	values, best := []float64{}, 0
	for i, r := range v.outcomes {
		name := i18n.Text(r.Value.Name)
		if r.Value.ID == "" {
			name = i18n.T("calls.nooutcome")
		}
		b.Labels, values = append(b.Labels, name), append(values, r.Results[0].Value)
		if values[i] > values[best] {
			best = i
		}
	}
	if len(values) == 0 {
		return app.P().Class("note").Text(i18n.T("calls.none"))
	}
	b.Series = []chart.Series{{Name: i18n.Text(kpi.CallVolume.Name), Values: values}}
	b.Summary = i18n.T("calls.outcomes.summary", "what", b.Labels[best], "n", i18n.Locale().Int(int64(values[best])))
	drawn := b.Chart()
	drawn.OnAsk = func(_ app.Context, at chart.Point) {
		numbers.AskPart(v.P, v.in, kpi.Ask{Indicator: kpi.CallVolume}, kpi.ByOutcome, v.outcomes[at.Index].Value.ID, b.Labels[at.Index])
	}
	return drawn
}
