//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
	"rumbo/engine/locale"
)

// A team leader raises somebody's month by keyboard, sees what no longer adds up, spreads it over the others, reads
// where each one stands, and why two with the same result are not the same.
func TestTeam(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.Open("#/team")
	p.See("Todo calza")
	p.Until("the company's row can be reached by Tab", `(document.querySelector(".treegrid tbody th")?.focus(), document.activeElement?.dataset.col === ".")`)
	p.Press("ArrowDown")
	p.Press("ArrowDown")
	p.Press("End")
	p.Press("ArrowLeft")
	before := drive.Eval[int](p, `Number(document.activeElement.innerText.replace(/[^0-9]/g, ""))`)
	p.Keys("250000")
	p.Press("Enter")
	p.See("Repartidos US$" + locale.For("es-CL").Int(int64(250_000-before)) + " de más")
	p.Until("the cell has the focus and what was typed", `document.activeElement.innerText.trim() === "250.000"`)
	p.Keys("-3")
	p.Press("Enter")
	p.See("Una cuota no puede ser negativa")
	p.Press("Escape")
	p.Screenshot("quotas")
	p.Axe()
	p.Click("#quota-settle")
	p.Click("#settle-spread")
	p.See("Todo calza")
	waitSaved(p)
	p.Reload()
	p.See("Todo calza")
	p.See("250.000")

	p.Open("#/team/pace")
	p.See("Debería ir hoy")
	p.Click(".table tbody .asked")
	p.See("Objetivo")
	p.Press("Escape")
	p.Axe()

	p.Open("#/team/compare")
	p.See("Dos, lado a lado")
	p.See("ventas decididas ×")
	p.See("Dónde se atasca cada uno")
	p.Screenshot("compare")
	p.Axe()
}
