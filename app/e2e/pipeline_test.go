//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

// Deals are found, ordered and edited by keyboard alone; one is made, one is deleted and comes back.
func TestPipeline(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.Click(drive.In(".rail", "Pipeline"))
	p.Until("the table is drawn", `document.querySelector("main tbody tr")`)
	found(t, p)
	editByKeyboard(t, p)
	newDeal(p)
	p.Reload()
	p.See("Licencias Andinas")
	p.See("98.765")
}

// found filters, searches and orders.
func found(t *testing.T, p *drive.Person) {
	t.Helper()
	p.Choose("Etapa", "Propuesta")
	p.Until("only that stage is shown", `[...document.querySelectorAll('main tbody td[data-label="Etapa"]')].every(c => c.innerText.trim() === "Propuesta")`)
	if n := drive.Eval[int](p, `document.querySelectorAll("main tbody tr").length`); n == 0 || n >= 50 {
		t.Errorf("%d deals are in one stage", n)
	}
	p.Choose("Etapa", "Todas las etapas")
	p.Click(drive.Role("columnheader", "Monto") + " >> css=button")
	amounts := `[...document.querySelectorAll('main tbody td[data-label="Monto"]')].map(c => Number(c.innerText.replace(/[^0-9,]/g, "").replace(",", ".")))`
	p.Until("the smallest come first", `document.querySelector("th[aria-sort=ascending]")?.innerText.startsWith("Monto") && `+amounts+`.every((v, i, all) => !i || all[i-1] <= v)`)
	p.Type("#find-deal", "telemetría")
	p.Until("only those deals are shown", `[...document.querySelectorAll("main tbody tr")].every(r => /telemetr[ií]a/i.test(r.innerText))`)
	p.Type("#find-deal", "")
	p.Click(drive.In("css=main", "Ganadas"))
	p.Until("the pages are many", `document.querySelector(".table-foot") && location.hash.includes("show=won")`)
	first := p.Text("css=main tbody tr:first-child")
	p.Click("Página siguiente")
	p.Until("another page is shown", `document.querySelector("main tbody tr") && document.querySelector("main tbody tr").innerText.replace(/\s+/g, " ").trim() !== "`+first+`"`)
	p.Click(drive.In("css=main", "Abiertas"))
}

// editByKeyboard changes amount, stage and close date without the mouse.
func editByKeyboard(t *testing.T, p *drive.Person) {
	t.Helper()
	p.Until("open deals are back", `location.hash.includes("show=open") && document.querySelector('main tbody td[data-label="Monto"] button')`)
	name := p.Text("css=main tbody tr:first-child td:first-child")
	row := `[...document.querySelectorAll("main tbody tr")].find(r => r.innerText.replace(/\s+/g, " ").includes("` + name + `"))`
	drive.Eval[bool](p, `(document.querySelector('main tbody tr:first-child td[data-label="Etapa"] .edit button').focus(), true)`)
	p.Press("Tab")
	p.Press("Enter")
	p.Until("the amount is open", `document.activeElement.matches('td[data-label="Monto"] input.edit-input')`)
	p.Press("Control+a")
	p.Keys("43210")
	p.Until("the cell holds what was typed", `document.activeElement.matches("input.edit-input") && document.activeElement.value === "43210"`)
	p.Press("Tab")
	p.Until("the date is open", `document.activeElement.matches('td[data-label="Cierre"] input.edit-input')`)
	p.Press("Control+a")
	p.Keys("15-03-2027")
	p.Press("Enter")
	p.Until("both are in the table", row+`.innerText.includes("43.210") && `+row+`.innerText.includes("15-03-2027")`)
	p.Until("the focus stays on the value", `document.activeElement.matches(".edit button") && document.activeElement.innerText.includes("15-03-2027")`)
	p.Press("Control+z")
	p.Until("the date is back", `!`+row+`.innerText.includes("15-03-2027") && `+row+`.innerText.includes("43.210")`)
	waitSaved(p)
}

// newDeal makes one in the panel, deletes it, and takes that back from the toast, whatever was
// done in between.
func newDeal(p *drive.Person) {
	p.Click("#new-deal")
	p.Type(drive.In(".panel", "Nombre"), "Licencias Andinas")
	p.Press("Tab")
	p.Type(drive.In(".panel", "Monto"), "98765")
	p.Press("Tab")
	p.See("98.765")
	p.Click(drive.In(".panel", "Eliminar"))
	p.See("Se eliminó «Licencias Andinas»")
	p.Until("the panel closes", `!document.querySelector(".panel")`)
	p.Click(drive.In(".toasts", "Deshacer"))
	p.Type("#find-deal", "Licencias Andinas")
	p.Until("the deal is back", `document.querySelector("main tbody tr")?.innerText.includes("Licencias Andinas")`)
	waitSaved(p)
	p.Click(drive.In("css=main tbody", "Licencias Andinas"))
	p.Until("its panel opens", `document.querySelector(".panel") && location.hash.includes("deal=")`)
}
