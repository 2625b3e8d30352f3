package forecast

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/locale"
)

// calibration shows whether the chances of deals came true: of those that were given 30 %, did three of ten win?
func (v *view) calibration() app.UI {
	if len(v.a.Calibration) == 0 {
		return app.Section().Class("section").ID("forecast-calibration").Body(
			app.Div().Class("section-head").Body(app.H2().Text(i18n.T("forecast.calibration"))),
			app.P().Class("section-note").Text(i18n.T("forecast.calibration.none")))
	}
	l := i18n.Locale()
	c := chart.Calibration{Title: i18n.T("forecast.calibration"), Corner: i18n.T("forecast.way"), XName: i18n.T("forecast.calibration.said"), YName: i18n.T("forecast.calibration.came"),
		Range: i18n.T("forecast.calibration.range"), Count: i18n.T("forecast.stage.deals"), Diagonal: i18n.T("forecast.calibration.ideal"),
		Between: func(low, high string) string { return i18n.T("forecast.explain.between", "low", low, "high", high) }}
	for i, w := range v.a.Calibration {
		way := chart.Calibrated{Name: i18n.T("forecast.judge." + w.ID), Accent: i == 0}
		for _, b := range w.Bins {
			way.Points = append(way.Points, chart.CalibrationPoint{Said: b.Said, Came: b.Came, Low: b.Low, High: b.High, Count: i18n.N("forecast.deals", b.N)})
		}
		c.Ways = append(c.Ways, way)
	}
	first := v.a.Calibration[0]
	c.Summary = i18n.T("forecast.calibration.summary", "n", l.Int(int64(first.N)), "days", l.Int(int64(v.a.CalibrationDays)))
	return app.Section().Class("section").ID("forecast-calibration").Body(c.Chart(), app.P().Class("section-note").Text(v.calibrationSentence()), v.judges())
}

// calibrationSentence says which way's chances were least wrong.
func (v *view) calibrationSentence() string {
	best := v.a.Calibration[0]
	for _, w := range v.a.Calibration {
		if w.Brier < best.Brier {
			best = w
		}
	}
	said := i18n.T("forecast.calibration.best", "way", i18n.T("forecast.judge."+best.ID))
	for _, id := range []string{"declared", "commit"} {
		known := false
		for _, w := range v.a.Calibration {
			known = known || w.ID == id
		}
		if !known {
			return said + " " + i18n.T("forecast.calibration.unmeasured")
		}
	}
	return said
}

// judges sets the ways' scores side by side.
func (v *view) judges() app.UI {
	l := i18n.Locale()
	return &ui.Table[job.Calibrated]{Key: "forecast judges", Caption: i18n.T("forecast.calibration"), Rows: v.a.Calibration, Plain: true, Stamp: v.stamp(),
		RowKey: func(c job.Calibrated) string { return c.ID }, Columns: []ui.Column[job.Calibrated]{
			{ID: "way", Header: i18n.T("forecast.way"), Size: "l", Text: func(c job.Calibrated) string { return i18n.T("forecast.judge." + c.ID) }},
			{ID: "n", Header: i18n.T("forecast.stage.deals"), Right: true, Hide: 1, Text: func(c job.Calibrated) string { return l.Int(int64(c.N)) }},
			{ID: "brier", Header: i18n.T("forecast.calibration.brier"), Right: true, Text: func(c job.Calibrated) string { return l.Number(c.Brier, 3) }},
			{ID: "loss", Header: i18n.T("forecast.calibration.loss"), Right: true, Hide: 1, Text: func(c job.Calibrated) string { return l.Number(c.LogLoss, 3) }},
			{ID: "auc", Header: i18n.T("forecast.calibration.auc"), Right: true, Text: func(c job.Calibrated) string {
				if c.AUC == nil {
					return locale.None
				}
				return l.Number(*c.AUC, 2)
			}},
		}}
}
