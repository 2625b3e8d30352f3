//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

// While amounts are hidden no place shows one: not in words, tables, pictures or what a screen reader says; shown again, all are back.
// What stands in a field to be typed over is blurred.
func TestHiddenAmounts(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	places := everywhere(p)
	goTo(p, somewhere{"home", "#/home", ".home .stat"})
	if len(drive.Eval[[]string](p, amountsInSight)) == 0 {
		t.Fatal("there is no amount to hide")
	}
	hideAmounts(p)
	p.Until("the figures are gone", `!/\d/.test(document.querySelector(".stat-value.money")?.innerText ?? "0")`)
	for _, s := range places {
		goTo(p, s)
		for _, found := range drive.Eval[[]string](p, amountsInSight) {
			t.Errorf("%s: %s", s.name, found)
		}
	}
	hideAmounts(p)
	goTo(p, somewhere{"home", "#/home", ".home .stat"})
	p.Until("amounts are back", `document.querySelector(".stat-value")?.innerText.match(/[0-9]/)`)
}

// hideAmounts turns the hiding on or off, as a person does.
func hideAmounts(p *drive.Person) {
	goTo(p, somewhere{"home", "#/home", ".home .stat"})
	p.Click("Idioma y aspecto")
	p.Click("Ocultar montos")
}

// amountsInSight are what looks like money: figures with a currency, figures in a column that names one, magnitudes in a picture, fields
// that are not blurred.
const amountsInSight = `(() => {
	const out = [], money = /(US\$|\$|USD)\s?[-−+]?\d|\d\s?(mil|M)?\s?(US\$|USD)/, where = (e) => (e.closest("[id]")?.id || "") + " " + e.outerHTML.slice(0, 120);
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) { const n = texts.currentNode; if (money.test(n.data) && !n.parentElement.closest("script, style, [translate=no]")) out.push("text: " + n.data.slice(0, 80) + " in " + where(n.parentElement)); }
	for (const e of document.querySelectorAll("[title], [aria-label], [alt]")) for (const a of ["title", "aria-label", "alt"]) if (money.test(e.getAttribute(a) || "")) out.push(a + ": " + e.getAttribute(a).slice(0, 120));
	for (const table of document.querySelectorAll("table")) {
		[...table.querySelectorAll("thead tr:last-child > *")].forEach((th, at) => {
			if (!/USD|US\$/.test(th.innerText)) return;
			const of = (tr) => at ? [tr.children[at]] : [...tr.children].slice(1); // named in the first head, it holds for all columns
			for (const tr of table.querySelectorAll("tbody tr, tfoot tr")) for (const td of of(tr)) { if (td && /\d/.test(td.innerText) && !/%/.test(td.innerText)) { out.push("column " + th.innerText + ": " + td.innerText + " in " + where(table)); break; } }
		});
	}
	for (const e of document.querySelectorAll("svg text")) if (/\d\s?(mil|M)$/.test(e.textContent.trim())) { out.push("picture: " + e.textContent + " in " + where(e.closest("figure, .chart, section") || e)); break; }
	for (const e of document.querySelectorAll(".input-private input")) if (!/blur/.test(getComputedStyle(e).filter)) out.push("a field in the clear");
	return out.slice(0, 6);
})()`
