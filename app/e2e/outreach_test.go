//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// A team leader reads who called how much against the goal, sets another goal, reads why one lead comes before another,
// tries other weights and sees what they move before setting them, and finds in the e-mail funnel the library's numbers.
func TestOutreach(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.Open("#/kpis/calls")
	p.See("Meta: 1 llamada por persona y día hábil")
	p.Click(".heat .heat-button")
	p.See("Llamadas salientes hechas")
	p.Press("Escape")
	p.Axe()
	p.Click("#set-goal")
	p.Type("Meta de llamadas por persona y día hábil", "3")
	p.Press("Enter")
	waitSaved(p)
	p.Open("#/kpis/calls?grain=month")
	p.See("Meta: 3 llamadas por persona y día hábil")

	p.Open("#/pipeline/leads")
	p.See("puntos: de su franja se gana el")
	hot := `[...document.querySelectorAll(".outreach tbody tr")].map((r) => r.innerText).join()`
	before := drive.Eval[string](p, hot)
	p.Axe()
	p.Click("#weights")
	p.Click("#new-rule")
	p.See("0 prospectos abiertos cambiarían de franja")
	p.Type("Tuvo una reunión", "0")
	p.Press("Enter")
	p.Until("the effect is said", `document.querySelector("#rule-effect") && !document.querySelector("#rule-effect").innerText.startsWith("0 ")`)
	p.Click("#rule-save")
	p.See("una señal vale la mitad en 30 días")
	waitSaved(p)
	p.Open("#/pipeline/leads")
	p.Until("leads stand in other bands", `(`+hot+`) && (`+hot+`) !== `+quote(before))

	p.Open("#/kpis/mail")
	p.See("Qué pasa con los correos")
	replied := drive.Eval[string](p, `document.querySelectorAll(".asked-list li")[4].innerText.replace(/\s+/g, " ")`)
	rate := drive.Eval[string](p, `document.querySelector(".stat .asked, .stat button").innerText`)
	p.Axe()
	p.Open("#/kpis/mail_reply_rate")
	p.Until("the library has the same rate", `document.querySelector(".kpi-one .stat")?.innerText.includes(`+quote(rate)+`)`)
	p.Click(".kpi-one .stat .asked, .kpi-one .stat button")
	p.See(replied[strings.LastIndex(replied, " ")+1:] + " ÷")
}

// Whatever a page of numbers shows can be asked: a column of a table, a mark of a picture by its table and by keyboard, a square of a
// cohort.
func TestEveryFigureAnswers(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.Open("#/kpis/touches")
	for column, formula := range map[string]string{"Contactos, perdidos": "por negocio perdido", "Seguimientos, ganados": "posteriores al primero", "Del primer contacto al cierre": "días del primer contacto al cierre"} {
		p.Click(`css=main tbody tr:first-child td[data-label="` + column + `"] .asked`)
		p.See(formula)
		p.Until("the explanation has the focus", `document.activeElement?.closest(".panel")`)
		p.Press("Escape")
		p.Until("the explanation is closed", `!document.querySelector(".panel")`)
	}
	p.Click(drive.In(".chart", "Tabla"))
	p.Until("a figure of the picture has the focus", `(document.querySelector(".chart-rows .asked")?.focus(), document.activeElement?.matches(".chart-rows .asked"))`)
	p.Press("Enter")
	p.See("por negocio ganado")
	p.Axe()
	p.Press("Escape")

	p.Open("#/kpis/retention")
	p.Click(".heat .heat-button")
	p.See("lo que compraron en su primer año")
	p.Press("Escape")
	p.Click(`css=main tbody tr:first-child td[data-label="Ahora"] .asked`)
	p.See("Retención neta de ingresos")
}

func quote(s string) string { return "`" + s + "`" }
