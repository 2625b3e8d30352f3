//go:build bench

package bench

import (
	"fmt"
	"testing"
	"time"

	"rumbo/app/e2e/drive"
)

func init() { add(45, "facts", factLists) }

// What a person may be made to wait for in the list of a million activities.
const (
	wantedList    = 1000 // ms for another order or other filters
	wantedSearch  = 5000 // ms for words that stand in the texts, while the page goes on answering
	wantedCorrect = 1000 // ms from the last key to the list that shows it
)

// factLists looks activities up among ten for each deal: opens the list, orders it, narrows it, looks for words, and corrects one.
func factLists(t *testing.T) []row {
	var rows []row
	for _, deals := range dealCounts() {
		host := drive.Serve(t)
		lay(t, host, deals)
		p := drive.Sit(t, host)
		patience := drive.Patience
		drive.Patience = 2 * time.Minute
		p.BeforeLoad(eyes)
		p.Open("")
		drive.Eval[bool](p, put)
		p.Visit(drive.Blank)
		p.Visit("#/home")
		p.Until("the week is drawn", `document.querySelector(".home") && !document.querySelector("main .skeleton")`)
		p.Pause(3 * time.Second)
		s := &scene{Person: p}
		size := fmt.Sprintf(", %d activities", 10*deals)
		list := `document.querySelector(".one-by-one tbody tr") && !document.querySelector(".facts-list-part[aria-busy=true]")`
		s.do("the list"+size, wantedList, list, func() { drive.Eval[bool](p, `(location.hash = "#/facts/activity", true)`) })
		s.do("in the order of accounts"+size, wantedList, `document.querySelector("th[aria-sort=ascending]") && `+list, func() { p.Click(drive.In(".one-by-one thead", "Cuenta")) })
		s.do("of one kind"+size, wantedList, `location.hash.includes("kind=call") && `+list, func() { p.Choose("Tipo", "Llamada") })
		drive.Eval[bool](p, `(document.querySelector(".one-by-one tbody tr").cells[0].click(), true)`)
		p.Until("a call is open", `document.querySelector(".panel .fact-origin")`)
		s.do("corrected"+size, wantedCorrect, `document.querySelector(".fact-corrections li") && `+list, func() {
			p.Type(drive.In(".panel", "Duración (minutos)"), "77")
			p.Press("Tab")
		})
		s.do("with words"+size, wantedSearch, `location.hash.includes("q=") && `+list, func() {
			p.Type("Buscar", "seguimiento")
			p.Press("Enter")
		})
		for _, x := range s.steps {
			rows = append(rows, row{Name: x.name, Value: x.took, Unit: "ms", Wanted: x.wanted, Note: fmt.Sprintf("longest task %.0f ms", x.longest)})
		}
		drive.Patience = patience
		p.Close()
	}
	return rows
}
