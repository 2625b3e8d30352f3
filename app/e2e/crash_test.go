//go:build e2e

package e2e

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"rumbo/app/e2e/drive"
)

// The browser dies in the middle of edits, twenty times. Whatever the screen called saved is there
// afterwards, the rest is whole, and work goes on at once.
func TestCrash(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	p.Allow("net::ERR", "Failed to load resource") // requests that died with the browser
	p.Open("")
	p.Click("#start-empty")
	p.Click(drive.In(".rail", "Cuentas"))
	p.Click("#new-account")
	p.Click(drive.In(".contents-list", "Perfil del cliente"))
	p.Until("the section can be written", `document.querySelector("#text-client")`)
	waitSaved(p)
	link := drive.Eval[string](p, "location.hash")

	const seed = 11
	random := rand.New(rand.NewPCG(seed, seed))
	promised := "" // the last text that the screen called saved
	for life := range 20 {
		since := map[string]bool{promised: true} // and what was written after it
		for edit := range 1 + random.IntN(3) {
			text := fmt.Sprintf("Vida %d, frase %d: ñandú", life, edit)
			p.Type("#text-client", text)
			p.Press("Tab")
			since[text] = true
			if edit == 0 && life%2 == 0 { // every other life ends with an edit that nobody has called saved yet
				waitSaved(p)
				promised, since = text, map[string]bool{text: true}
			}
		}
		p.Pause(time.Duration(random.IntN(120)) * time.Millisecond)
		text, saved := said(p)
		p.Kill()
		p.Relaunch()
		p.Open(link)
		p.Until("the plan is drawn", `document.querySelector("#text-client")`)
		waitSaved(p)
		got := p.Value("#text-client")
		if !since[got] {
			t.Fatalf("life %d: the screen had saved %q and showed %q; after the crash there is %q", life, promised, text, got)
		}
		if saved && got != text {
			t.Fatalf("life %d: the screen called %q saved; after the crash there is %q", life, text, got)
		}
		if p.Count("css=.notice") > 0 {
			t.Fatalf("life %d: the app complains: %s", life, p.Text("css=.notice"))
		}
		promised = got
	}
	p.Click(drive.In(".contents-list", "Historia"))
	p.Until("the history is read", `document.querySelector(".changes > li")?.innerText.includes("Vida 19")`)
	if p.Count("Anteriores") > 0 { // edits that died unsaved are not in it: it has one page or two
		p.Click("Anteriores")
	}
	p.See("Creó: Cuenta «Cuenta nueva»")
}

// said is what the field shows and whether the screen calls it saved, both at the same moment.
func said(p *drive.Person) (text string, saved bool) {
	both := drive.Eval[[]string](p, `[document.querySelector("#text-client").value, document.querySelector("#saved").dataset.saving]`)
	return both[0], both[1] == "saved"
}
