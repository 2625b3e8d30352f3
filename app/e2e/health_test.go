//go:build e2e

package e2e

import (
	"strconv"
	"testing"

	"rumbo/app/e2e/drive"
)

// A director's Monday: what to do this week, done; the strategic accounts; why one of them is unwell, by other weights; and who
// keeps the plans going.
func TestWeekHealthAndProcess(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.See("Qué hacer esta semana")
	p.Choose("De qué", drive.Eval[string](p, `[...document.querySelectorAll("option")].find(o => o.innerText.startsWith("Acciones (")).innerText`))
	p.Until("only actions are listed", `location.hash.includes("about=action")`)
	before := weekly(p)
	first := p.Text("css=.week-item .week-what label")
	p.Click("css=.week-item .week-what label")
	p.Until("the list is shorter", `document.querySelector(".section-head .badge").innerText === "`+strconv.Itoa(before-1)+`"`)
	p.Until("it is not "+first, `!document.querySelector(".today").innerText.includes(`+strconv.Quote(first)+`)`)

	p.Click(drive.In(".rail", "Cuentas"))
	p.Click(drive.In(".segmented", "Estratégica"))
	p.Until("only strategic accounts are listed", `(rows => rows.length === 8 && rows.every(r => r.innerText.includes("Estratégica")))([...document.querySelectorAll("main tbody tr")])`)
	p.Axe()
	explained(t, p)
	p.Click(drive.In(".segmented", "Imagen"))
	p.See("En riesgo y con brecha: actuar ya")

	p.Click(drive.In(".rail", "Cuentas"))
	p.Click("Salud del proceso")
	p.Until("the contributions are counted", `document.querySelectorAll(".process table tbody tr").length > 8`)
	p.See("Parte de la dirección")
	if bad := drive.Eval[string](p, `[...document.querySelectorAll(".process .stat")].map(s => s.innerText).filter(s => /NaN|undefined/.test(s)).join()`); bad != "" {
		t.Error(bad)
	}
	p.Until("a plan that nobody works on is told", `parseInt(document.querySelectorAll(".process .stat-value")[1].innerText) > 0`)
	p.Axe()
	goTo(p, somewhere{"deals of the week", "#/home?about=deal&show=all", ".week-item"})
	p.See("Su fecha de cierre se aplazó") // as soon as the log has been read
}

// weekly is how many things there are to do, as the heading says.
func weekly(p *drive.Person) int {
	n, _ := strconv.Atoi(p.Text(".section-head .badge"))
	return n
}

// explained opens a health, adds its parts up, and weighs it otherwise.
func explained(t *testing.T, p *drive.Person) {
	t.Helper()
	p.Click("css=main tbody tr .standing-cell button")
	p.See("De qué se compone la salud")
	sums := func() (shares, points float64) {
		type both struct{ Shares, Points float64 }
		x := drive.Eval[both](p, `(rows => { const n = s => parseFloat(s.replace(/\./g, "").replace(",", ".")); const add = i => rows.reduce((sum, r) => sum + n(r.cells[i].innerText), 0);
			return {Shares: add(2), Points: add(3)}; })([...document.querySelectorAll(".standing-parts tbody tr")])`)
		return x.Shares, x.Points
	}
	shares, points := sums()
	score := drive.Eval[float64](p, `parseFloat(document.querySelector(".panel .explain-value").innerText)`)
	if shares < 99 || shares > 101 || points < score-1 || points > score+1 {
		t.Errorf("weights add up to %v, points to %v of %v", shares, points, score)
	}
	p.Click("#health-weights")
	p.Type(drive.In(".panel", "Peso: relaciones"), "95")
	p.Press("Tab")
	waitSaved(p)
	p.Press("Escape")
	p.Until("the panel closes", `!document.querySelector(".panel")`)
	p.Click("css=main tbody tr .standing-cell button")
	p.Until("relationships weigh more", `parseFloat(document.querySelector(".standing-parts tbody tr").cells[2].innerText) > 40`)
	p.Axe()
	p.Press("Escape")
}
