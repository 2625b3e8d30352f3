//go:build e2e

package e2e

import (
	"fmt"
	"math"
	"testing"

	"rumbo/app/e2e/drive"
)

// The two profiles of a plan: a partner joins the team, a fact ages while the clock moves on and is checked with a click, an
// item of the SWOT is moved by keyboard and becomes an action, and the plan is printed on the paper that one chooses.
func TestProfiles(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	account := firstKey(p, "#/accounts", "Agrícola Quelmira")
	partner(p, account)
	swot(p, account)
	printed(t, p, account)
	factAges(p, account)
}

// partner adds somebody of another company; what cannot be is refused beside the field.
func partner(p *drive.Person, account string) {
	section(p, account, "company", "")
	p.Axe()
	p.Click("#add-partner")
	p.Until("the panel asks who it is", `document.querySelector(".panel .form")`)
	p.Type("css=#f-account_member-name", "Marta Quiroz")
	p.Press("Tab")
	p.Type("css=#f-account_member-company", "Andes Integra")
	p.Press("Tab")
	p.Type(drive.In(".panel", "Dedicación"), "150")
	p.Press("Tab")
	p.See("Debe estar entre 0 % y 100 %.")
	p.Type(drive.In(".panel", "Dedicación"), "15")
	p.Press("Tab")
	p.NotSee("Debe estar entre 0 % y 100 %.")
	p.Type("css=#"+drive.Eval[string](p, `[...document.querySelectorAll(".panel label")].find(l => l.innerText.startsWith("Hasta")).htmlFor`), "01-01-2020")
	p.Press("Tab")
	p.See("Termina antes de comenzar.")
	p.Press("Escape")
	p.Until("the partner is in the team", `[...document.querySelectorAll(".plan-section tbody tr")].some(r => r.innerText.includes("Marta Quiroz") && r.innerText.includes("Andes Integra") && /15\s?%/.test(r.innerText))`)
}

// inQuadrant tells in the page's language whether an item stands in a quadrant.
func inQuadrant(quadrant, title string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('[data-lane=%q] .board-open')].some(c => c.innerText === %q)`, quadrant, title)
}

// swot moves an item with the arrow keys to the quadrants beside and below, and makes an action of it.
func swot(p *drive.Person, account string) {
	section(p, account, "profile", "")
	p.Axe()
	first := `document.querySelector('[data-lane="strength"] .board-card:last-child `
	title := drive.Eval[string](p, first+`.board-open').innerText`)
	drive.Eval[bool](p, `(`+first+`.board-handle').focus(), true)`)
	p.Press("ArrowRight")
	p.Until("it went to the quadrant beside", inQuadrant("weakness", title))
	p.Press("ArrowDown")
	p.Until("it went to the quadrant below", inQuadrant("threat", title))
	p.Click("Crear acción: " + title)
	p.Until("the action opens", fmt.Sprintf(`document.querySelector(".panel .form input")?.value === %q`, title))
	p.Press("Escape")
	p.Until("the item shows its action", fmt.Sprintf(`[...document.querySelectorAll('[data-lane="threat"] .swot-act')].some(b => b.innerText.includes(%q))`, title))
	p.Press("Control+z")
	p.Until("one undo takes the action and its tie back", `!document.querySelector('[data-lane="threat"] .swot-act .icon-check') && document.querySelectorAll('[data-lane="threat"] .swot-act').length === 3`)
}

// printed prints the whole plan on two papers.
func printed(t *testing.T, p *drive.Person, account string) {
	t.Helper()
	goTo(p, somewhere{"paper", "#/paper/" + account, ".paper-section"})
	p.Axe()
	p.Until("the pictures are drawn", `document.querySelectorAll(".paper .chart-drawing svg").length >= 4`)
	p.Click("A4")
	tall := p.Print()
	p.Click("A3")
	p.Click("Horizontal")
	p.Until("the sheet lies", `document.querySelector(".paper-a3-wide")`)
	wide := p.Print()
	if math.Abs(tall.Width-595) > 2 || math.Abs(tall.Height-842) > 2 || tall.Pages < 5 || tall.Pages > 14 {
		t.Errorf("on A4: %+v", tall)
	}
	if math.Abs(wide.Width-1191) > 2 || math.Abs(wide.Height-842) > 2 || wide.Pages >= tall.Pages {
		t.Errorf("on A3, lying: %+v", wide)
	}
	p.Click("A4")
	p.Until("the smaller sheet lies", `document.querySelector(".paper-a4-wide")`)
	if lying := p.Print(); lying.Pages > tall.Pages+1 {
		t.Errorf("A4 takes %d pages upright and %d lying", tall.Pages, lying.Pages)
	}
	p.Click("Vertical")
	t.Logf("A4 %d pages, A3 %d", tall.Pages, wide.Pages)
}

// fresh is what the row of a fact says of its age.
func fresh(word string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(".facts-table tbody tr")].some(r => r.innerText.includes("Abre una planta en Ancash") && r.innerText.includes(%q))`, word)
}

// factAges writes down news, lets a hundred days pass, and checks it again.
func factAges(p *drive.Person, account string) {
	section(p, account, "profile", "")
	p.Click("#add-fact")
	p.Until("the panel opens", `document.querySelector(".panel .form")`)
	p.Type("css=#f-fact-text", "Abre una planta en Ancash")
	p.Press("Tab")
	p.Choose(drive.In(".panel", "Tema"), "Noticias")
	p.Choose(drive.In(".panel", "Fuente"), "Prensa")
	p.Type("css=#f-fact-link", "javascript:alert(1)")
	p.Press("Tab")
	p.See("El enlace debe comenzar con https:// o http://")
	p.Type("css=#f-fact-link", "https://prensa.example/ancash")
	p.Press("Tab")
	p.NotSee("El enlace debe comenzar con")
	p.Press("Escape")
	p.Until("it is fresh", fresh("vigente"))
	p.Until("its link is a plain one", `[...document.querySelectorAll(".facts-table a")].some(a => a.href === "https://prensa.example/ancash" && a.rel.includes("noopener"))`)
	waitSaved(p)
	p.Later(100)
	p.Reload()
	p.Until("after a hundred days news are ageing", fresh("por revisar"))
	p.Click(`css=[aria-label="Revisado hoy: Abre una planta en Ancash"]`)
	p.Until("checked, it is fresh again", fresh("vigente"))
}
