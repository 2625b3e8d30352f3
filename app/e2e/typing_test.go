//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

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

// A page that is busy hears of keys late. None is lost, none is written twice, and Tab opens the next value of the row.
func TestKeysOnABusyPage(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	drive.Call(p, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 6})
	p.Open("#/team")
	p.See("Todo calza")
	for _, quota := range []string{"250000", "112358", "987601"} {
		p.Until("the company's row has the focus", `(document.querySelector(".treegrid tbody th")?.focus(), document.activeElement?.dataset.col === ".")`)
		p.Press("ArrowDown")
		p.Press("ArrowDown")
		p.Press("End")
		p.Press("ArrowLeft")
		p.Keys(quota)
		p.Press("Enter")
		p.Until("the quota is what was typed", fmt.Sprintf(`document.activeElement.innerText.trim().replace(".", "") === %q`, quota))
	}

	p.Open("#/pipeline?show=open")
	p.Until("the table is drawn", `document.querySelector('main tbody td[data-label="Monto"] button')`)
	name := p.Text("css=main tbody tr:first-child td:first-child")
	drive.Eval[bool](p, `(document.querySelector('main tbody tr:first-child td[data-label="Monto"] button').focus(), true)`)
	p.Keys("99999999")
	p.Press("Tab")
	p.Until("the date is open", `document.activeElement.matches('td[data-label="Cierre"] input.edit-input')`)
	if now := drive.Eval[string](p, `document.activeElement.closest("tr").querySelector("td").innerText.trim()`); !strings.HasPrefix(name, now) {
		t.Errorf("the open date is that of %q, the amount was that of %q", now, name)
	}
}
