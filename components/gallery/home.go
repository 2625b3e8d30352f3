//go:build js && wasm

package main

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/components/words"
	"rumbo/engine/money"
	"rumbo/engine/period"
)

var clp = money.Must("CLP")

func (g *gallery) ask(ctx app.Context) { g.panel = true }

func (g *gallery) homePage() []app.UI {
	l := words.Locale()
	m := func(v int64) string { return l.MoneyCompact(money.New(v, clp)) }
	return []app.UI{
		app.Div().Class("page-head").Body(
			app.H1().Body(app.Text(tr("Hoy", "Today"))),
			app.Div().Class("page-tools").Body(
				&ui.Button{Label: tr("Exportar", "Export"), Icon: icon.Download},
				&ui.Button{Label: tr("Negocio nuevo", "New deal"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { g.dialog = true }},
			),
		),
		section(tr("El trimestre", "The quarter"), ui.Stats(
			&ui.Stat{Label: tr("Ventas cerradas", "Closed sales"), Value: m(1_284_500_000), Exact: l.Money(money.New(1_284_512_345, clp)), Money: true,
				Delta:  ui.Delta{Text: l.SignedPercent(0.124, 1), Against: tr("vs. T4 2025", "vs. Q4 2025"), Up: true, Better: true},
				Points: []float64{3, 4, 3.5, 5, 6, 5.5, 7, 8}, OnAsk: g.ask},
			&ui.Stat{Label: tr("Cumplimiento de cuota", "Quota attainment"), Value: l.Percent(0.783, 1), Signal: ui.Amber, Points: []float64{5, 4, 4.4, 4, 3, 3.5, 3.2, 3}, OnAsk: g.ask},
			&ui.Stat{Label: tr("Tasa de cierre", "Win rate"), Value: l.Percent(0.6315, 1), Note: "n = " + l.Int(6711), OnAsk: g.ask},
			&ui.Stat{Label: tr("Ciclo de venta", "Sales cycle"), Value: l.Number(51.8, 1), Unit: tr("días", "days"),
				Delta: ui.Delta{Text: l.Signed(4.2, 1), Against: tr("vs. T3 2026", "vs. Q3 2026"), Up: true, Worse: true}, OnAsk: g.ask},
			&ui.Stat{Label: tr("Participación en el gasto", "Share of wallet"), Value: "–", Exact: tr("Falta el gasto del cliente", "Client spend is missing"), Note: tr("Falta el gasto del cliente", "Client spend is missing")},
		)),
		section(tr("Pronóstico", "Forecast"), fan().Chart()),
		app.Div().Class("grid-2").Body(
			section(tr("Cuentas en foco", "Accounts in focus"), focusTable()),
			section(tr("Avisos", "Notices"),
				app.Div().Class("stack stack-2").Body(
					&ui.Notice{Title: tr("Respaldo pendiente", "Backup due"), Text: tr("El último respaldo comprobado es de hace 12 días.", "The last verified backup is 12 days old."),
						Actions: func() []app.UI { return []app.UI{&ui.Button{Label: tr("Respaldar", "Back up"), Small: true}} }},
					&ui.Notice{Tone: ui.Warn, Text: tr("1.425 negocios no tienen cuenta.", "1,425 deals have no account."), Dismiss: tr("Descartar", "Dismiss")},
					&ui.Notice{Tone: ui.Trouble, Title: tr("No guardado", "Not saved"), Text: tr("El disco está lleno. Sus cambios siguen aquí: expórtelos.", "The disk is full. Your changes are still here: export them.")},
				)),
		),
	}
}

func fan() chart.Fan {
	nan := math.NaN()
	var labels []string
	l := words.Locale()
	for i := range 24 {
		d := period.On(2025, 1, 1).AddMonths(i)
		y, m, _ := d.Civil()
		labels = append(labels, l.MonthYear(y, m))
	}
	row := func(from, to int, f func(i int) float64) []float64 {
		out := make([]float64, 24)
		for i := range out {
			out[i] = nan
			if i >= from && i < to {
				out[i] = f(i)
			}
		}
		return out
	}
	base := func(i int) float64 {
		return 280e6 + 9e6*float64(i) + 45e6*math.Sin(float64(i)*math.Pi/6) + 21e6*math.Sin(float64(i*i))
	}
	mid := func(i int) float64 { return 280e6 + 9e6*float64(i) + 45e6*math.Sin(float64(i)*math.Pi/6) }
	w := func(i int) float64 { return 32e6 * math.Sqrt(float64(i-16)) }
	return chart.Fan{
		Title:   tr("Ventas cerradas por mes, millones de CLP", "Closed sales by month, millions of CLP"),
		Summary: tr("Ocho veces de diez el año cierra entre 4.900 y 5.600 millones.", "Eight times out of ten the year closes between 4,900 and 5,600 million."),
		Corner:  tr("Mes", "Month"), Labels: labels, Now: 16, Format: chart.Format{Kind: chart.Money, Currency: clp},
		History: chart.Series{Name: tr("Cerrado", "Closed"), Values: row(0, 17, base)},
		Median:  chart.Series{Name: tr("Pronóstico", "Forecast"), Values: row(17, 24, mid)},
		Outer: chart.Band{Low: chart.Series{Name: tr("1 de 10 menos que", "1 in 10 below"), Values: row(17, 24, func(i int) float64 { return mid(i) - 1.28*w(i) })},
			High: chart.Series{Name: tr("1 de 10 más que", "1 in 10 above"), Values: row(17, 24, func(i int) float64 { return mid(i) + 1.28*w(i) })}},
		Inner: chart.Band{Low: chart.Series{Name: "P25", Values: row(17, 24, func(i int) float64 { return mid(i) - 0.67*w(i) })},
			High: chart.Series{Name: "P75", Values: row(17, 24, func(i int) float64 { return mid(i) + 0.67*w(i) })}},
		Target: &chart.Series{Name: tr("Meta", "Target"), Values: row(12, 24, func(i int) float64 { return 430e6 + 6e6*float64(i-12) })},
	}
}

// focus is an account that needs a look.
type focus struct {
	Name   string
	Gap    int64
	Signal ui.Signal
	Late   int
}

func focusTable() app.UI {
	l := words.Locale()
	rows := []focus{
		{"Minera Los Andes", -84_000_000, ui.Red, 3}, {"Banco del Pacífico", -41_500_000, ui.Amber, 1},
		{"Retail Sur", 12_300_000, ui.Green, 0}, {"Clínica Santa María", 0, ui.Unknown, 0},
	}
	return &ui.Table[focus]{Caption: tr("Cuentas en foco", "Accounts in focus"), Rows: rows, Plain: true, RowKey: func(f focus) string { return f.Name },
		OnOpen: func(app.Context, focus) {},
		Columns: []ui.Column[focus]{
			{ID: "name", Header: tr("Cuenta", "Account"), Size: "m", Text: func(f focus) string { return f.Name }, Cell: func(f focus) app.UI { return app.A().Href("#").Body(app.Text(f.Name)) }},
			{ID: "light", Header: tr("Relación", "Relationship"), Cell: func(f focus) app.UI { return ui.Light(f.Signal, "") }},
			{ID: "late", Header: tr("Atrasos", "Late"), Right: true, Text: func(f focus) string { return l.Int(int64(f.Late)) }},
			{ID: "gap", Header: tr("Brecha", "Gap"), Unit: "CLP", Right: true, Text: func(f focus) string { return l.MoneyPlain(money.New(f.Gap, clp)) }},
		}}
}

func (g *gallery) sidePanel() app.UI {
	l := words.Locale()
	return &ui.Panel{Key: "win", Title: tr("Tasa de cierre", "Win rate"), OnClose: func(app.Context) { g.panel = false }, Body: func() []app.UI {
		return []app.UI{&ui.Explain{OnShow: func(app.Context, string) {}, What: ui.Explanation{
			Value: l.Percent(0.631501, 1), Under: tr("T4 2026 · Toda la empresa", "Q4 2026 · Whole company"),
			Formula: tr("ganados ÷ (ganados + perdidos)", "won ÷ (won + lost)"), With: l.Int(4238) + " ÷ (" + l.Int(4238) + " + " + l.Int(2473) + ")",
			N: tr("6.711 negocios cerrados", "6,711 closed deals"), Interval: l.Percent(0.62, 1) + " – " + l.Percent(0.643, 1) + tr(" (95 %, Wilson)", " (95%, Wilson)"),
			Facts:      []ui.Fact{{Name: tr("Objetivo", "Objective"), Value: tr("Elegir mejor los negocios", "Choose deals better")}, {Name: tr("Rango", "Range"), Value: l.Percent(0.55, 0) + " · " + l.Percent(0.65, 0)}},
			Definition: tr("Negocios ganados sobre los cerrados en el período, por fecha de cierre. Los abiertos no cuentan.", "Deals won over deals closed in the period, by close date. Open deals do not count."),
			Source:     tr("Definición estándar de la plataforma, versión 2", "Platform's standard definition, version 2"),
			Warnings:   []string{tr("1.425 negocios no tienen cuenta", "1,425 deals have no account")},
			Counted:    []ui.RecordGroup{{ID: "won", Label: tr("Ganados", "Won"), Count: l.Int(4238), Shows: true}, {ID: "lost", Label: tr("Perdidos", "Lost"), Count: l.Int(2473), Shows: true}},
			LeftOut:    []ui.RecordGroup{{ID: "open", Label: tr("Abiertos", "Open"), Count: l.Int(2089), Shows: true}, {ID: "nodate", Label: tr("Sin fecha de cierre", "No close date"), Count: "0"}},
		}}}
	}}
}

func (g *gallery) bigDialog() app.UI {
	return &ui.Dialog{Open: g.dialog, Title: tr("Negocio nuevo", "New deal"), OnClose: func(app.Context) { g.dialog = false },
		Body: func() []app.UI { return []app.UI{someForm()} },
		Actions: func() []app.UI {
			return []app.UI{
				&ui.Button{Label: tr("Cancelar", "Cancel"), OnClick: func(app.Context) { g.dialog = false }},
				&ui.Button{Label: tr("Crear", "Create"), Kind: ui.Primary, OnClick: func(app.Context) {
					g.dialog = false
					g.toasts = []ui.Toast{{ID: "new", Text: tr("Negocio creado", "Deal created"), Undo: true}}
				}},
			}
		}}
}
