//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

// lookAt chooses whose numbers are shown, in the line on top.
func lookAt(p *drive.Person, whose string) {
	p.Click(".lens-scope > .button")
	p.Type(drive.In(".lens-scope", drive.Role("combobox", "")), whose)
	p.Click(drive.Role("option", whose))
}

// Period and scope stand in the line on top, are chosen once, by keyboard, by search or on a phone's sheet, and hold on every page
// that follows them; one that does not says so.
func TestLens(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.Open("#/kpis/calls")
	p.Until("the scope can be reached by keyboard", `(document.querySelector(".lens-scope > .button")?.focus(), document.activeElement?.matches(".lens-scope > .button"))`)
	p.Press("Enter")
	p.Until("the search has the focus", `document.activeElement?.matches(".lens-scope input")`)
	p.Keys("industria")
	p.Until("the team is found", `/^Industria y minería/.test(document.querySelector(".lens-scope [role=option]")?.innerText)`)
	p.Press("Enter")
	p.Until("the team's calls are shown, and the link says so", `/scope=team/.test(location.hash) && document.querySelectorAll(".heat tbody tr").length === 2`)
	p.Until("the focus is where it was", `document.activeElement?.matches(".lens-scope > .button")`)

	p.Press("Control+k")
	p.Until("the palette listens", `document.activeElement?.matches(".palette-input")`)
	p.Keys("t3 2026")
	p.Until("the quarter is found", `/T3 2026/.test(document.querySelector(".palette [aria-selected=true]")?.innerText)`)
	p.Press("Enter")
	p.Until("the quarter was found by searching", `/period=2026-Q3/.test(location.hash) && /scope=team/.test(location.hash)`)

	p.Click(drive.In(".rail", "Pronóstico"))
	p.Until("the forecast follows the scope, and says that it does not follow the period",
		`/Industria/.test(document.querySelector(".lens-scope > .button")?.innerText) && /T3 2026\s+no aplica aquí/.test(document.querySelector(".lens-off")?.innerText)`)
	p.Axe()
	p.Click(drive.In(".rail", "Equipo"))
	p.Until("the quotas follow it", `[...document.querySelectorAll(".treegrid tbody tr")].map(r => r.cells[0].innerText.trim())[1] === "Industria y minería"`)

	p.SetViewport(drive.Phone)
	p.Click(".lens-one > .button")
	p.See("Todo el historial")
	p.Axe()
	p.Click(drive.Role("radio", "2025"))
	p.Click(drive.Role("option", "Toda la empresa"))
	p.Until("both are chosen", `/period=2025/.test(location.hash) && !/scope/.test(location.hash)`)
	p.Click("Listo")
	p.Until("the sheet is closed", `!document.querySelector(".popup-body:popover-open")`)
	p.See("Servicios y finanzas")
}
