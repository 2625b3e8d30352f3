//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

// Somebody types and goes back in the history without leaving the field: the screen has not called the
// words saved, and they are there afterwards.
func TestTyping(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	p.Open("")
	p.Click("#start-empty")
	p.Click(drive.In(".rail", "Cuentas"))
	p.Click("#new-account")
	p.Click(drive.In(".contents-list", "Perfil del cliente"))
	p.Until("a short field is there", `document.querySelector("#f-account-city")`)
	waitSaved(p)
	link := drive.Eval[string](p, "location.hash")
	p.Type("#f-account-city", "Cuenca")
	p.Until("the screen says that it is not saved", `document.querySelector("#saved[data-saving=typing]")`)
	if id := drive.Eval[string](p, "document.activeElement.id"); id != "f-account-city" {
		t.Fatalf("the focus is on %q", id)
	}
	drive.Eval[bool](p, `(location.hash = "#/pipeline", true)`)
	p.Until("the other page is drawn", `!document.querySelector("#f-account-city")`)
	waitSaved(p)
	drive.Eval[bool](p, `(location.hash = `+"`"+link+"`"+`, true)`)
	p.Until("the field is back", `document.querySelector("#f-account-city")`)
	p.Until("with its words", `document.querySelector("#f-account-city").value == "Cuenca"`)
}
