//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

// A team leader opens a person's scorecard, rates with evidence (and is refused without), sees the total change with its
// arithmetic, reads why two with the same result are not the same, and keeps the evaluation as it is.
func TestScorecards(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.Open("#/team/scorecards")
	p.Until("the scorecard is drawn", `document.querySelector("#scorecard-total") && document.querySelector(".scorecard .range-bar")`)
	p.Axe()
	before := drive.Eval[string](p, `document.querySelector("#scorecard-total").innerText`)
	p.Until("a line that is judged can be opened", `(r => (r?.querySelector("td, th").click(), !!r))([...document.querySelectorAll(".scorecard .table tbody tr")].find(r => r.innerText.includes("juicio")))`)
	p.See("¿En qué nivel está?")
	level := "css=.rate-level:last-child"
	if drive.Eval[bool](p, `document.querySelector(".explain-value").innerText.startsWith("5")`) {
		level = "css=.rate-level:first-child"
	}
	p.Click(level)
	p.Click("#rate-save")
	p.See("Una valoración necesita evidencia")
	p.Type("#rate-evidence", "En la reunión del lunes resumió las tres prioridades del cliente.")
	p.Click("#rate-save")
	p.See("Valoración guardada")
	p.Until("the total has changed", `document.querySelector("#scorecard-total").innerText !== "`+before+`"`)
	p.See("que es") // the line's share in the total
	p.Screenshot("scorecard-rated")
	p.Axe()
	p.Press("Escape")

	p.Click("#two-nearest")
	p.See("Qué se puede decir")
	p.Until("words say what tells them apart", `document.querySelector("#two .compare-why p")?.innerText.includes("resultado final")`)
	p.Screenshot("scorecard-two")

	p.Click("#evaluate")
	p.See("Guardar esta evaluación")
	p.Type("#evaluation-comments", "Un buen trimestre.")
	p.Type("#evaluation-steps", "Ensayar la próxima presentación")
	p.Click("#evaluation-keep")
	p.See("Guardada como estaba ese día")
	p.See("Ensayar la próxima presentación")
	p.See("Suma =")
	waitSaved(p)
	p.Axe()
	p.Reload()
	p.See("Guardada como estaba ese día")
	p.See("Ensayar la próxima presentación")
	p.Screenshot("evaluation-kept")

	p.Open("#/settings/scorecards")
	p.See("Rangos propios")
	p.Screenshot("roles")
	p.Axe()
	p.Click("#delete-role")
	p.See("deles primero otro rol")

	leadingThenPhone(t, p)
}

// leadingThenPhone looks at what precedes results, and at both parts in one hand.
func leadingThenPhone(t *testing.T, p *drive.Person) {
	t.Helper()
	p.Open("#/team/leading")
	p.See("Hitos y cómo terminó la oportunidad")
	p.Screenshot("leading")
	p.Axe()
	p.SetViewport(drive.Phone)
	fits(t, p, "leading", drive.Phone.Width)
	p.Open("#/team/scorecards")
	p.Until("the scorecard is drawn", `document.querySelector(".scorecard .range-bar")`)
	p.Screenshot("scorecard-phone")
	fits(t, p, "scorecards", drive.Phone.Width)
}
