//go:build e2e

package e2e

import (
	"fmt"
	"strconv"
	"testing"

	"rumbo/app/e2e/drive"
)

// faulty is how many records a fault of the page counts; 0 if it is not there.
func faulty(p *drive.Person, fault string) int {
	n, _ := strconv.Atoi(drive.Eval[string](p, fmt.Sprintf(`document.querySelector("#fault-%s .fault-count strong")?.innerText ?? "0"`, fault)))
	return n
}

func untilFaulty(p *drive.Person, fault string, n int) {
	p.Until(fmt.Sprintf("%s counts %d", fault, n), fmt.Sprintf(`(document.querySelector("#fault-%s .fault-count strong")?.innerText ?? "0") === "%d"`, fault, n))
}

// openQuality goes from the demonstration to the open deals that should have closed.
func openQuality(t *testing.T, p *drive.Person) int {
	openDemo(p)
	p.Click(drive.In(".rail", "Calidad"))
	p.See("Abiertas con cierre vencido")
	p.Click("#fault-close_past .fault-head")
	p.See("Una oportunidad abierta no puede cerrar en el pasado")
	n := faulty(p, "close_past")
	if n < 3 {
		t.Fatalf("the demonstration has %d deals with a close date in the past", n)
	}
	return n
}

// One record is mended where it stands: it stays in sight, marked, and counts no more; after a reload, too.
func TestQualityOne(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	n := openQuality(t, p)
	p.Click("#fault-close_past tbody tr:first-child .edit-show")
	p.Press("Control+a")
	p.Keys("31/12/2027")
	p.Press("Enter")
	untilFaulty(p, "close_past", n-1)
	p.See("Corregida")
	p.Until("it stays in its place", `document.querySelector("#fault-close_past tbody tr:first-child .mended") !== null`)
	p.Screenshot("quality")
	waitSaved(p)
	p.Reload()
	untilFaulty(p, "close_past", n-1)
	p.NotSee("Corregida")
}

// Many are mended in one step, which is taken back in one.
func TestQualityMany(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	n := openQuality(t, p)
	p.Click("#bulk-move")
	p.See("Elija una fecha de cierre de hoy en adelante")
	if now := faulty(p, "close_past"); now != n {
		t.Errorf("%d left without a date chosen, there were %d", now, n)
	}
	p.Type("Nuevo cierre", "31/12/2027")
	p.Press("Tab")
	p.Click("#bulk-move")
	p.See(fmt.Sprintf("%d registros corregidos", n))
	untilFaulty(p, "close_past", 0)
	p.Press("Control+z")
	untilFaulty(p, "close_past", n)

	p.Open("#/quality/probability")
	m := faulty(p, "probability")
	p.Click("#bulk-proposed")
	untilFaulty(p, "probability", 0)
	if m == 0 {
		t.Error("the demonstration has no doubtful probability")
	}
}

// What one person has to mend is a part of the whole, and a deal is a click away.
func TestQualityOwner(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	n := openQuality(t, p)
	owner := drive.Eval[string](p, `document.querySelector("#fault-close_past tbody tr td:last-child").innerText.trim()`)
	p.Choose("Responsable", owner)
	p.Until("the list is that person's", fmt.Sprintf(`[...document.querySelectorAll("#fault-close_past tbody tr td:last-child")].every(td => td.innerText.trim() === %q)`, owner))
	if now := faulty(p, "close_past"); now < 1 || now >= n {
		t.Errorf("%s has %d of %d", owner, now, n)
	}
	p.Click("#fault-close_past tbody tr:first-child a")
	p.Until("the deal is open", `location.hash.startsWith("#/pipeline?deal=")`)
	p.See("Historia por etapas")
}
