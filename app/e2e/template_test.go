//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

// A company makes the template its own, fills it, takes a ready-made one, carries a plan forward, and takes that back.
func TestTemplate(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	plan := "#/accounts/" + firstKey(p, "#/accounts", "Agrícola Quelmira")

	p.Open("#/settings/template")
	p.Click(drive.In(".board", "Necesidades"))
	p.Type("#section-title", "Objetivos y pipeline")
	p.Press("Tab")
	p.See("Ya hay una sección con ese nombre.")
	p.Type("#section-title", "Dolores del cliente")
	p.Press("Tab")
	p.Until("the section has its name", `document.querySelector(".template h2").innerText === "Dolores del cliente"`)
	addField(p)
	p.Axe()

	p.Open(plan + "/needs")
	p.See("Dolores del cliente")
	p.Type(drive.In(".own-fields", "Ahorro prometido"), "-5")
	p.Press("Tab")
	p.See("Debe ser 0 o más.")
	p.Type(drive.In(".own-fields", "Ahorro prometido"), "125000")
	p.Press("Tab")
	p.Until("the refusal is gone", `!document.querySelector(".own-fields .field-problem")`)
	hideAndShow(p, plan)

	p.Open("#/settings/template")
	p.Click("Plantillas listas")
	p.Click("Tecnología (TIC)")
	p.See("No quita nada")
	p.Click("#apply-ready")
	p.Until("its sections are there", `document.querySelector(".board").innerText.includes("Arquitectura tecnológica")`)
	p.See("Dolores del cliente")

	p.Open(plan + "/overview")
	carriedForward(p, plan)
}

// addField is refused without a name, and then kept: a required amount.
func addField(p *drive.Person) {
	p.Click("#add-field")
	p.Choose("Tipo", "monto")
	p.Click("Obligatorio")
	p.Click("#save-field")
	p.See("Falta este dato.")
	p.Type("#f-new_field-name", "Ahorro prometido")
	p.Type(drive.In(".dialog", "Mínimo"), "0")
	p.Press("Tab")
	p.Click("#save-field")
	p.Until("the field is in the table", `!document.querySelector("dialog[open]") && document.querySelector(".template .table").innerText.includes("Ahorro prometido")`)
}

// hideAndShow hides the section that holds data, and finds all of it when it is shown again.
func hideAndShow(p *drive.Person, plan string) {
	p.Open("#/settings/template?section=needs")
	p.See("tienen datos aquí")
	p.Click("Ocultar en los planes")
	p.See("No se muestra en los planes")
	p.Open(plan + "/overview")
	p.Until("the plan leaves the section out", `document.querySelector(".contents-list") && !document.querySelector(".contents-list").innerText.includes("Dolores del cliente")`)
	p.Open("#/settings/template?section=needs")
	p.Click("Ocultar en los planes")
	p.Open(plan + "/needs")
	p.Until("what was filled in is there", `[...document.querySelectorAll(".own-fields input")].some(i => i.value.replace(/\D/g, "").startsWith("125000"))`)
}

// carriedForward closes the year and undoes that again.
func carriedForward(p *drive.Person, plan string) {
	p.Click("Más acciones")
	p.Click("Llevar al año siguiente…")
	p.See("Qué se lleva")
	p.Axe()
	p.Type("#carry-title", "Plan cerrado de prueba")
	p.Press("Tab")
	p.Click("#carry-forward")
	p.See("quedó cerrado")
	p.Open(plan + "/history")
	p.See("Plan cerrado de prueba")
	p.See("llevó el plan al año siguiente")
	p.Press("Control+z")
	p.Until("the closed plan is gone", `!document.querySelector(".versions").innerText.includes("Plan cerrado de prueba")`)
}
