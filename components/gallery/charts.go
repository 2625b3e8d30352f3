//go:build js && wasm

package main

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/chart"
)

func (g *gallery) chartPage() []app.UI {
	pesos := chart.Format{Kind: chart.Money, Currency: clp}
	half, fifty := 0.5, 50.0
	return []app.UI{
		app.Div().Class("page-head").Body(app.H1().Body(app.Text(tr("Gráficos", "Charts")))),
		section(tr("Tiempo", "Time"), fan().Chart(), app.Div().Class("grid-2").Body(lines(), bars(pesos))),
		section(tr("Comparar", "Compare"), app.Div().Class("grid-2").Body(stacked(pesos), horizontal(pesos))),
		section(tr("De dónde a dónde", "From where to where"), app.Div().Class("grid-2").Body(
			chart.Waterfall{Title: tr("Pipeline de octubre a noviembre", "Pipeline from October to November"), Summary: tr("Bajó 40 millones: lo perdido pesa más que lo nuevo.", "Down 40 million: what was lost outweighs what is new."),
				Corner: tr("Paso", "Step"), Value: tr("Monto", "Amount"), Format: pesos, Steps: []chart.Step{
					{Name: tr("Inicio", "Start"), Value: 520e6, Total: true}, {Name: tr("Nuevos", "New"), Value: 110e6}, {Name: tr("Suben", "Up"), Value: 30e6},
					{Name: tr("Bajan", "Down"), Value: -25e6}, {Name: tr("Ganados", "Won"), Value: -95e6}, {Name: tr("Perdidos", "Lost"), Value: -60e6}, {Name: tr("Fin", "End"), Value: 480e6, Total: true}}}.Chart(),
			chart.Funnel{Title: tr("Embudo", "Funnel"), Summary: tr("El paso a propuesta retiene menos que en el equipo.", "The step to proposal keeps fewer than the team's."), Corner: tr("Etapa", "Stage"), Value: tr("Negocios", "Deals"), Share: tr("De la anterior", "Of the one before"),
				Stages: []chart.Stage{{Name: tr("Interesados", "Interested"), Value: 1250, Share: math.NaN()}, {Name: tr("Calificados", "Qualified"), Value: 640, Share: 0.512}, {Name: tr("Propuesta", "Proposal"), Value: 190, Share: 0.297, Accent: true}, {Name: tr("Negociación", "Negotiation"), Value: 132, Share: 0.695}, {Name: tr("Ganados", "Won"), Value: 84, Share: 0.636}}}.Chart(),
		)),
		section(tr("Dos medidas", "Two measures"), app.Div().Class("grid-2").Body(
			chart.Scatter{Title: tr("Oportunidades candidatas", "Candidate opportunities"), Summary: tr("Tres están arriba y a la derecha: conviene empezar por ellas.", "Three are top right: begin with them."), Corner: tr("Oportunidad", "Opportunity"),
				XName: tr("Factibilidad", "Feasibility"), YName: tr("Valor para el cliente", "Value to the client"), XFormat: chart.Format{Kind: chart.Percent}, YFormat: chart.Format{Kind: chart.Number}, XSplit: &half, YSplit: &fifty,
				Quadrants: [4]string{tr("Preparar", "Prepare"), tr("Primero", "First"), tr("Descartar", "Drop"), tr("Si sobra tiempo", "If time allows")},
				Points:    []chart.Dot{{Name: "ERP norte", X: 0.8, Y: 85, Size: 40}, {Name: "Nómina", X: 0.65, Y: 72, Size: 90}, {Name: "IoT planta", X: 0.3, Y: 78, Size: 20}, {Name: "Soporte 24/7", X: 0.9, Y: 35, Size: 15}, {Name: "Portal", X: 0.35, Y: 22, Size: 10}, {Name: "Analítica", X: 0.72, Y: 58, Size: 30}}}.Chart(),
			app.Div().Class("stack").Body(
				app.H3().Body(app.Text(tr("Espacio en blanco, millones de CLP", "White space, millions of CLP"))),
				&chart.Heat{Title: tr("Espacio en blanco", "White space"), Corner: tr("Necesidad", "Need"), Rows: []string{tr("Contabilidad", "Accounting"), tr("Nómina", "Payroll"), tr("Ventas", "Sales"), tr("Soporte", "Support")},
					Columns: []string{"ERP", "BI", "Cloud", tr("Servicios", "Services")}, Format: chart.Format{Kind: chart.Number},
					Values: [][]float64{{12, 0, 45, 80}, {5, 22, math.NaN(), 64}, {96, 38, 12, 7}, {math.NaN(), 3, 55, 71}}, OnPick: func(app.Context, int, int) {}},
			),
		)),
	}
}

var months = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}

func wave(a, b, c float64) []float64 {
	out := make([]float64, 12)
	for i := range out {
		out[i] = a + b*float64(i) + c*math.Sin(float64(i)*1.1)
	}
	return out
}

func lines() app.UI {
	return chart.Lines{Title: tr("Tasa de cierre por persona", "Win rate by person"), Summary: tr("Ana cierra más que el equipo desde abril.", "Ana has closed more than the team since April."), Corner: tr("Mes", "Month"), Labels: months, Format: chart.Format{Kind: chart.Percent, Decimals: 1},
		Series: []chart.Series{{Name: "Ana Ríos", Values: wave(0.4, 0.02, 0.03), Accent: true}, {Name: tr("Equipo", "Team"), Values: wave(0.45, 0.002, 0.02)}, {Name: "Luis Mora", Values: wave(0.38, 0.001, 0.05)}}}.Chart()
}

func bars(f chart.Format) app.UI {
	return chart.Bars{Title: tr("Ventas por línea", "Sales by line"), Summary: tr("Software vende más que las otras tres juntas.", "Software sells more than the other three together."), Corner: tr("Línea", "Line"), Labels: []string{"Software", "Cloud", tr("Servicios", "Services"), tr("Soporte", "Support")}, Format: f,
		Series: []chart.Series{{Name: tr("Ventas", "Sales"), Values: []float64{820e6, 340e6, 210e6, 95e6}}}}.Chart()
}

func stacked(f chart.Format) app.UI {
	return chart.Bars{Title: tr("Ventas por trimestre y línea", "Sales by quarter and line"), Corner: tr("Trimestre", "Quarter"), Labels: []string{"T1", "T2", "T3", "T4"}, Format: f, Stacked: true,
		Series: []chart.Series{{Name: "Software", Values: []float64{320e6, 340e6, 310e6, 420e6}}, {Name: "Cloud", Values: []float64{90e6, 120e6, 150e6, 210e6}}, {Name: tr("Servicios", "Services"), Values: []float64{60e6, 70e6, 65e6, 80e6}}}}.Chart()
}

func horizontal(f chart.Format) app.UI {
	return chart.Bars{Title: tr("Brecha por cuenta", "Gap by account"), Summary: tr("Dos cuentas explican casi toda la brecha.", "Two accounts explain nearly all of the gap."), Corner: tr("Cuenta", "Account"), Horizontal: true,
		Labels: []string{"Minera Los Andes", "Banco del Pacífico", "Puerto Central", "Retail Sur", "Clínica Santa María"}, Format: f, Series: []chart.Series{{Name: tr("Brecha", "Gap"), Values: []float64{184e6, 141e6, 22e6, 12e6, 4e6}}}}.Chart()
}
