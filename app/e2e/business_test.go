//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// section goes to a section of the first demonstration plan.
func section(p *drive.Person, account, id, query string) {
	link := "/accounts/" + account + "/" + id + query
	drive.Eval[bool](p, fmt.Sprintf(`(location.hash = %q, true)`, link))
	p.Until(id+" is drawn", fmt.Sprintf(`location.hash === %q && document.querySelector(".plan-section h2")`, "#"+link))
}

// The business part of a plan: white space becomes a deal, a candidate is promoted, an action is moved by keyboard and
// by mouse, and the gap is the same by every view.
func TestBusinessOfAPlan(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	account := firstKey(p, "#/accounts", "Agrícola Quelmira")
	whiteSpace(t, p, account)
	takenOver(t, p, account)
	promoted(p, account)
	board(t, p, account)
	sameGap(t, p, account)
	for _, s := range []string{"needs", "initiatives", "candidates", "targets", "actions"} {
		section(p, account, s, "")
		p.Axe()
	}
	section(p, account, "actions", "?view=time")
	p.Axe()
}

// whiteSpace finds the largest white space and makes a deal of half of it, takes that back, and makes it again.
func whiteSpace(t *testing.T, p *drive.Person, account string) {
	t.Helper()
	section(p, account, "needs", "")
	p.Click("css=.plan-section .table tbody tr:first-child td:first-child")
	p.Until("the panel proposes a deal", `document.querySelector(".panel #promote")`)
	p.Click(drive.In(".panel .worth .segmented", "50%"))
	name := drive.Eval[string](p, `document.querySelector(".panel .worth input").value`)
	p.Click("#promote")
	p.See("Se creó «" + name + "» en el pipeline")
	linked := `document.querySelector(".panel .deal-link") && document.querySelector(".plan-section .table tbody .deal-link")`
	p.Until("the cell shows its deal", linked)
	p.Press("Control+z")
	p.Until("it is taken back whole", `document.querySelector(".panel #promote") && !document.querySelector(".plan-section .table tbody .deal-link")`)
	p.Click("#promote")
	p.Until("the deal is there again", linked)
	p.Click("css=.panel .deal-link")
	p.Until("the deal opens in the pipeline", `location.hash.startsWith("#/pipeline?") && document.querySelector(".panel .form")`)
	p.See(name)
}

// takenOver lets what was sold in a year stand for what is ours in a cell, and takes that back.
func takenOver(t *testing.T, p *drive.Person, account string) {
	t.Helper()
	section(p, account, "needs", "")
	at := offered(t, p)
	row := fmt.Sprintf(`document.querySelector(".plan-section .table tbody tr:nth-child(%d)")?.textContent`, at) // of columns that a panel leaves no room for, too
	ours := func() string {
		return drive.Eval[string](p, `[...document.querySelectorAll(".panel .worth-figures dd")][1].innerText`)
	}
	before, stood := ours(), drive.Eval[string](p, row)
	p.Click("#take-ours")
	p.See("Lo nuestro quedó en")
	p.Until("it is no longer offered", `document.querySelector("#ours-offer") && !document.querySelector("#take-ours")`)
	if after := ours(); after == before {
		t.Errorf("ours is %s as before", after)
	}
	p.Press("Escape")
	p.Press("Control+z")
	p.Until("the list is as before", fmt.Sprintf("%s === %q", row, stood))
	openRow(p, at)
	p.Until("it is offered again", `document.querySelector("#take-ours")`)
	if after := ours(); after != before {
		t.Errorf("ours is %s, it was %s", after, before)
	}
}

// offered opens the first row in whose line something was sold, and tells which it is.
func offered(t *testing.T, p *drive.Person) int {
	t.Helper()
	p.Until("the list stands", `document.querySelector(".plan-section .table tbody tr")`)
	for i := range drive.Eval[int](p, `document.querySelectorAll(".plan-section .table tbody tr").length`) {
		openRow(p, i+1)
		if drive.Eval[bool](p, `!!document.querySelector("#take-ours")`) {
			return i + 1
		}
		p.Press("Escape")
		p.Until("the panel closes", `!document.querySelector(".panel")`)
	}
	t.Fatal("nothing that was sold is offered in any cell")
	return 0
}

// openRow opens the panel of a row of the list.
func openRow(p *drive.Person, at int) {
	p.Click(fmt.Sprintf("css=.plan-section .table tbody tr:nth-child(%d) td:first-child", at))
	p.Until("its panel is there", `document.querySelector(".panel .worth-figures")`)
}

// promoted takes the best candidate to the pipeline.
func promoted(p *drive.Person, account string) {
	section(p, account, "candidates", "")
	p.Click("css=.plan-section .table tbody tr:first-child td:first-child")
	p.Until("the panel says why", `document.querySelectorAll(".panel .marks li").length === 4`)
	name := drive.Eval[string](p, `document.querySelector(".plan-section .table tbody tr:first-child td").innerText`)
	p.Click("#promote")
	p.See("Se creó «" + name + "» en el pipeline")
	p.Until("the list shows its deal", fmt.Sprintf(`[...document.querySelectorAll(".plan-section .table tbody .deal-link")].some(a => a.innerText.startsWith(%q))`, name))
	p.Click(drive.In(".panel", "Cerrar"))
	p.Until("the panel closes", `!document.querySelector(".panel")`)
}

// lane is how many cards a column of the board holds.
func lane(p *drive.Person, name string) int {
	return drive.Eval[int](p, fmt.Sprintf(`document.querySelectorAll('[data-lane=%q] .board-card').length`, name))
}

// board moves a card on by keyboard, and another one by mouse.
func board(t *testing.T, p *drive.Person, account string) {
	t.Helper()
	section(p, account, "actions", "?view=board")
	p.Until("the board stands", `document.querySelector(".board-card")`)
	doing, done := lane(p, "doing"), lane(p, "done")
	drive.Eval[bool](p, `(document.querySelector('[data-lane="doing"] .board-handle').focus(), true)`)
	title := drive.Eval[string](p, `document.querySelector('[data-lane="doing"] .board-open').innerText`)
	p.Press("ArrowRight")
	p.Until("the card is done", fmt.Sprintf(`[...document.querySelectorAll('[data-lane="done"] .board-open')].some(c => c.innerText === %q)`, title))
	p.Until("the focus went along", fmt.Sprintf(`document.activeElement.getAttribute("aria-label")?.includes(%q)`, title))
	p.Press("ArrowLeft")
	p.Until("the card is back", fmt.Sprintf(`document.querySelectorAll('[data-lane="done"] .board-card').length === %d`, done))
	p.Drag(`css=[data-lane="doing"] .board-card`, `css=[data-lane="dropped"] .board-head`)
	p.Until("the card was dropped there", `document.querySelectorAll('[data-lane="dropped"] .board-card').length === 1`)
	if got := lane(p, "doing"); got != doing-1 {
		t.Errorf("%d cards in progress, there were %d", got, doing)
	}
	if style := drive.Eval[string](p, `document.querySelector('[data-lane="dropped"] .board-card').style.transform`); style != "" {
		t.Errorf("the card stays shifted: %s", style)
	}
	boardByFinger(t, p)
}

// boardByFinger moves a card by its handle on a tablet; a finger on the card itself scrolls, and moves nothing.
func boardByFinger(t *testing.T, p *drive.Person) {
	t.Helper()
	p.SetViewport(drive.Tablet)
	column, dropped := p.Middle(`css=[data-lane="doing"] .board-head`), lane(p, "dropped")
	p.Swipe(0, p.Middle(`css=[data-lane="dropped"] .board-card`), column)
	p.Middle(`css=[data-lane="doing"] .board-head`) // in sight again
	if got := lane(p, "dropped"); got != dropped {
		t.Errorf("a finger that scrolls left %d cards, there were %d", got, dropped)
	}
	p.Swipe(0, p.Middle(`css=[data-lane="dropped"] .board-handle`), p.Middle(`css=[data-lane="doing"] .board-head`))
	p.Until("the card went along with the finger", fmt.Sprintf(`document.querySelectorAll('[data-lane="dropped"] .board-card').length === %d`, dropped-1))
	p.SetViewport(drive.Desktop)
}

// sameGap reads the totals by every view.
func sameGap(t *testing.T, p *drive.Person, account string) {
	t.Helper()
	var want string
	for _, view := range []string{"line", "product", "region", "owner", "quarter", "year"} {
		section(p, account, "targets", "?view="+view)
		p.Until("the table stands", `document.querySelectorAll(".plan-section tfoot td").length > 5`)
		got := drive.Eval[string](p, `[...document.querySelectorAll(".plan-section tfoot td")].map(c => c.innerText).join("|")`)
		if want == "" {
			want = got
		}
		if got != want || strings.Count(got, "|") < 6 {
			t.Errorf("by %s: %s, by line: %s", view, got, want)
		}
	}
}
