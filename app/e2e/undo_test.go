//go:build e2e

package e2e

import (
	"fmt"
	"testing"

	"rumbo/app/e2e/drive"
)

// An import is taken back after one of its deals was worked on in another tab: the rest goes, that deal
// stays with its account, and its name is said.
func TestUndoOfAnImportTellsWhatStays(t *testing.T) {
	p := newcomer(t, drive.Serve(t), "Ana")
	give(p, "#choose-files", write(t, "deals.csv", "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date\n"+
		"1,Primera,Acme,Closed Won,1200,2024-02-21\n2,Segunda,Blix,Closed Won,900,2024-02-22\n"))
	p.See("2 nuevas")
	p.Click("#do-import")
	p.See("2 oportunidades")
	waitSaved(p)

	other := p.Tab()
	other.Open("#/pipeline?show=all")
	other.Click(drive.In(".table", "Primera"))
	other.Type("#f-opportunity-next_step", "Llamar")
	other.Press("Tab")
	other.Until("the table shows it", `document.querySelector(".table").textContent.includes("Llamar")`)
	waitSaved(other)

	p.Open("#/pipeline?show=all")
	p.Until("the other tab's work is seen", `document.querySelector(".table").textContent.includes("Llamar")`)
	p.Press("Control+z")
	p.See("Se deshizo, salvo 1 registro en el que se trabajó después: Oportunidad «Primera»")
	p.Until("only that deal is left", `document.querySelectorAll("main tbody tr").length === 1 && document.querySelector("main tbody tr").innerText.includes("Acme")`)
	p.Screenshot("undo-kept")
	p.Open("#/accounts")
	p.See("Acme")
	p.NotSee("Blix")
}

// On a phone the bar at the foot holds what a thumb reaches, each in full, and the menu at its end holds
// every other place.
func TestPhoneBar(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	all := links(p, ".rail-item")
	p.SetViewport(drive.Phone)
	const bar = `[...document.querySelectorAll(".rail-item, .rail-tab")].filter(e => e.checkVisibility())`
	p.Until("five places stand in the bar", bar+`.length === 5`)
	if cut := drive.Eval[[]string](p, bar+`.filter(e => { const s = e.querySelector("span"); return s.scrollWidth > s.clientWidth + 1 || e.getBoundingClientRect().height < 44; }).map(e => e.innerText)`); len(cut) > 0 {
		t.Errorf("cut or too small: %v", cut)
	}
	for _, place := range all[4:] {
		p.Click("Más")
		p.Click(fmt.Sprintf("css=.rail-more .menu-item[href=%q]", place))
		p.Until(place+" is shown", fmt.Sprintf(`location.hash.split("?")[0] === %q && document.querySelector("main h1, main .empty") && document.querySelector(".rail-tab[aria-current]")`, place))
	}
}
