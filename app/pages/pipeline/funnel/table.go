package funnel

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
)

// table is every stage with its counts, ratio, interval and time, and the same outside of the scope.
func (v *view) table() app.UI {
	key := "funnel.key"
	cols := []numbers.Column{
		{Ask: conversion, Part: numbers.Denominator, Header: i18n.T("funnel.entered")},
		{Ask: conversion, Part: numbers.Numerator, Header: i18n.T("funnel.passed"), Hide: 1},
		{Ask: conversion, Role: "others", Header: i18n.T("funnel.lost"), Hide: 1},
		{Ask: conversion, Role: "third", Header: i18n.T("funnel.open"), Hide: 2},
	}
	if v.passages() {
		key = "funnel.key.passage"
		cols = []numbers.Column{{Ask: conversion, Part: numbers.Denominator, Header: i18n.T("funnel.exits")}, {Ask: conversion, Part: numbers.Numerator, Header: i18n.T("funnel.forward"), Hide: 1}}
	}
	cols = append(cols, numbers.Column{Ask: conversion, Part: numbers.Interval, Header: i18n.T("funnel.share")}, numbers.Column{Ask: days, Header: i18n.T("funnel.days")},
		numbers.Column{Ask: days, Part: numbers.Denominator, Header: i18n.T("funnel.stays"), Hide: 2})
	if v.others != nil {
		cols = append(cols, numbers.Column{Ask: othersConversion, In: v.others, Header: i18n.T("funnel.others"), Hide: 1}, numbers.Column{Ask: othersDays, In: v.others, Header: i18n.T("funnel.others.days"), Hide: 2})
	}
	return app.Div().Class("stack stack-2").Body(
		numbers.Sheet{Key: "funnel " + v.alternative(), Caption: i18n.T("funnel.chart"), Of: i18n.T("pipeline.stage"), Dim: kpi.ByStage, In: v.in, Under: numbers.Under(v.P),
			Asks: v.asks(), Rows: v.rows, Columns: cols, InOrder: true, File: "funnel"}.Draw(v.P),
		app.P().Class("note").Text(i18n.T(key)))
}

// The questions, in the order of the rows' results; the last two are of those outside of the scope.
const (
	conversion = iota
	days
	othersConversion
	othersDays
)

func (v *view) asks() []kpi.Ask {
	a := kpi.Ask{Indicator: kpi.StageConversion, Alternative: v.alternative()}
	b := kpi.Ask{Indicator: kpi.StageDays}
	return []kpi.Ask{a, b, a, b}
}

// stages asks by stage, in the order of the process.
func (v *view) stages(in kpi.Input, others *kpi.Input, p *pace.Pace) (rows []kpi.Row) {
	asks := v.asks()
	found := kpi.Across(in, kpi.ByStage, p, asks[:othersConversion]...)
	var beside []kpi.Row
	if others != nil {
		beside = kpi.Across(*others, kpi.ByStage, p, asks[othersConversion:]...)
	}
	for _, st := range v.P.Env.Snap().Stages() {
		for _, r := range found {
			if r.Value.ID != string(st.ID) {
				continue
			}
			r.Results = append(r.Results, make([]kpi.Result, 2)...)
			for _, o := range beside {
				if o.Value.ID == r.Value.ID {
					copy(r.Results[othersConversion:], o.Results)
				}
			}
			rows = append(rows, r)
		}
	}
	return rows
}
