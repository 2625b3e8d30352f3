package forecast

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/components/chart"
	"rumbo/engine/exchange/csvout"
	"rumbo/engine/period"
)

// label names a period on the axis.
func (v *view) label(p period.Period) string {
	l := i18n.Locale()
	switch p.Grain {
	case period.Week:
		return l.DayMonth(p.From)
	case period.Month:
		year, month, _ := p.From.Civil()
		return l.MonthYear(year, month)
	}
	return v.name(p)
}

// rows is the picture as columns, one value per label, NaN where there is none.
type rows struct {
	labels                              []string
	periods                             []period.Period
	past, p10, p25, p50, p75, p90, mean []float64
	booked, weighted, commit, target    []float64
	first                               int // the first period that is not over
	targets                             bool
}

func (v *view) rows() rows {
	r := rows{first: len(v.a.Past)}
	none := math.NaN()
	for _, p := range v.a.Past {
		r.add(v.label(p.Period), p.Period, v.units(p.Won), job.Range{P10: none, P25: none, P50: none, P75: none, P90: none, Mean: none}, none, none, none)
	}
	committed := v.committedPeriods()
	for i, a := range v.a.Ahead {
		w := a.Whole
		scaled := job.Range{P10: v.units(w.P10), P25: v.units(w.P25), P50: v.units(w.P50), P75: v.units(w.P75), P90: v.units(w.P90), Mean: v.units(w.Mean)}
		booked := none
		if a.Period.From <= v.a.AsOf {
			booked = v.units(a.Won)
		}
		commit := none
		if committed > 0 && i <= committed-1 {
			commit = v.units(a.Commit)
		}
		r.add(v.label(a.Period), a.Period, none, scaled, booked, v.units(a.Weighted), commit)
	}
	for _, t := range targets(v.env, v.q.scope, r.periods) {
		if t <= 0 {
			r.target = append(r.target, none)
			continue
		}
		r.targets = true
		r.target = append(r.target, v.units(t))
	}
	return r
}

// committedPeriods is how far ahead something is committed to.
func (v *view) committedPeriods() int {
	n := 0
	for i, a := range v.a.Ahead {
		if a.Commit > a.Won {
			n = i + 1
		}
	}
	return n
}

func (r *rows) add(label string, p period.Period, past float64, w job.Range, booked, weighted, commit float64) {
	r.labels, r.periods = append(r.labels, label), append(r.periods, p)
	r.past, r.booked, r.weighted, r.commit = append(r.past, past), append(r.booked, booked), append(r.weighted, weighted), append(r.commit, commit)
	r.p10, r.p25, r.p50 = append(r.p10, w.P10), append(r.p25, w.P25), append(r.p50, w.P50)
	r.p75, r.p90, r.mean = append(r.p75, w.P75), append(r.p90, w.P90), append(r.mean, w.Mean)
}

// fan is the course of sales with what may come.
func (v *view) fan() app.UI {
	r := v.rows()
	named := func(key string, values []float64) chart.Series {
		return chart.Series{Name: i18n.T(key), Values: values}
	}
	c := chart.Fan{
		Title: i18n.T("forecast.fan"), Summary: v.fanSummary(), Corner: i18n.T("forecast.fan.corner"), Labels: r.labels,
		History: named("forecast.fan.won", r.past), Median: named("forecast.fan.median", r.p50),
		Outer: chart.Band{Low: named("forecast.fan.p10", r.p10), High: named("forecast.fan.p90", r.p90)},
		Inner: chart.Band{Low: named("forecast.fan.p25", r.p25), High: named("forecast.fan.p75", r.p75)},
		Now:   r.first, Format: v.format(),
	}
	if v.a.AsOf < v.env.Store.Today() {
		c.Now = -1 // the picture does not reach today
	}
	if v.a.Weighable > 0 {
		c.Others = []chart.Series{named("forecast.fan.weighted", r.weighted)}
	}
	if v.committedPeriods() > 0 {
		c.Others = append(c.Others, named("forecast.fan.commit", r.commit))
	}
	if r.targets {
		t := named("forecast.fan.target", r.target)
		c.Target = &t
	}
	if len(r.booked) > r.first && !math.IsNaN(r.booked[r.first]) {
		c.Points = append(c.Points, named("forecast.fan.booked", r.booked))
	}
	drawn := c.Chart()
	drawn.Height = chart.Large
	return app.Section().Class("section").Body(drawn)
}

func (v *view) fanSummary() string {
	if len(v.a.Ahead) == 0 {
		return ""
	}
	next := v.a.Ahead[min(1, len(v.a.Ahead)-1)]
	return i18n.T("forecast.fan.summary", "period", v.label(next.Period), "low", v.short(next.Whole.P10), "high", v.short(next.Whole.P90), "median", v.short(next.Whole.P50))
}

// csv is the picture's figures for a spreadsheet.
func (v *view) csv() []byte {
	var out bytes.Buffer
	l := i18n.Locale()
	w := csvout.NewWriter(&out, csvout.ForLocale(l.DecimalMark() == ","))
	head := []string{i18n.T("forecast.fan.corner"), i18n.T("forecast.from")}
	r := v.rows()
	columns := []struct {
		key    string
		values []float64
	}{{"forecast.fan.won", r.past}, {"forecast.fan.booked", r.booked}, {"forecast.fan.p10", r.p10}, {"forecast.fan.p25", r.p25}, {"forecast.fan.median", r.p50},
		{"forecast.fan.p75", r.p75}, {"forecast.fan.p90", r.p90}, {"forecast.fan.mean", r.mean}, {"forecast.fan.weighted", r.weighted}, {"forecast.fan.commit", r.commit}, {"forecast.fan.target", r.target}}
	for _, c := range columns {
		head = append(head, i18n.T(c.key)+" ("+v.env.Snap().Currency().String()+")")
	}
	w.Write(head...)
	for i, label := range r.labels {
		cells := []string{label, r.periods[i].From.String()}
		for _, c := range columns {
			cell := ""
			if !math.IsNaN(c.values[i]) {
				cell = strings.Replace(strconv.FormatFloat(c.values[i], 'f', v.env.Snap().Currency().Decimals(), 64), ".", l.DecimalMark(), 1)
			}
			cells = append(cells, cell)
		}
		w.Write(cells...)
	}
	if w.Flush() != nil {
		return nil
	}
	return out.Bytes()
}
