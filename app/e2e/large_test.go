//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"rumbo/app/e2e/drive"
)

// A large file can be given up while it is read and while it is taken, and nothing of it is there then.
// Taken, all of it is there after a reload.
func TestALargeImportCanBeCancelled(t *testing.T) {
	var deals strings.Builder
	deals.WriteString("Opportunity ID,Account Name,Opportunity Owner,Stage,Amount,Created Date,Close Date,Opportunity Name\n")
	const n = 20_000
	for i := range n {
		fmt.Fprintf(&deals, "006%012d,Account %d,Seller %d,%s,%d.50,2024-01-02,2025-%02d-%02d,Deal number %d\n", i, i%800, i%20, []string{"Proposal", "Won", "Lost"}[i%3], 1000+i, i%12+1, i%28+1, i)
	}
	file := write(t, "deals.csv", deals.String())
	p := newcomer(t, drive.Serve(t), "Ana")
	slow := func(times float64) {
		drive.Call(p, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: times})
	}
	slow(6) // so that there is time to press the button
	give(p, "#choose-files", file)
	p.Click(drive.In(".data-busy", "Cancelar"))
	p.See("Arrastre sus archivos hasta aquí")

	give(p, "#choose-files", file)
	p.Until("the import may be done", `document.querySelector("#do-import:not([disabled])")`)
	p.Click("#do-import")
	p.Click(drive.In(".data-busy", "Cancelar"))
	p.Until("the import may be done again", `document.querySelector("#do-import:not([disabled])")`)
	p.Open("#/pipeline?show=all")
	p.See("Todavía no hay oportunidades")

	slow(1)
	p.Open("#/data/import")
	give(p, "#choose-files", file)
	p.Until("the import may be done", `document.querySelector("#do-import:not([disabled])")`)
	p.Click("#do-import")
	p.See("20.000 oportunidades")
	p.Until("it is saved", `document.querySelector("#saved[data-saving=saved]")`)
	p.Reload()
	p.Open("#/pipeline?show=all")
	p.See("de 20.000")
}
