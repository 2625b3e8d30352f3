//go:build e2e

package e2e

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
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
	before := drive.Eval[string](p, `document.activeElement.innerText.trim()`)
	p.Keys("250000")
	p.Press("Enter")
	p.See("Repartidos US$" + thousands(250_000-amount(t, before)) + " de más")
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

// amount reads a whole amount as the screen writes it, such as 179.500.
func amount(t *testing.T, shown string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(shown, ".", ""))
	if err != nil || n == 0 || n == 250_000 {
		t.Fatalf("the cell shows %q", shown)
	}
	return n
}

// thousands writes an amount of up to six digits as the screen does.
func thousands(n int) string { return fmt.Sprintf("%d.%03d", n/1000, n%1000) }
