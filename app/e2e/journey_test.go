//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// openDemo is the first minute of somebody who wants to look around: one click.
func openDemo(p *drive.Person) {
	p.Open("")
	p.Click("#start-demo")
	p.Until("the demonstration is open", `location.hash.startsWith("#/home") && document.querySelector(".home .stat")`)
	waitSaved(p)
}

// waitSaved waits until the screen calls everything saved.
func waitSaved(p *drive.Person) {
	p.Until("everything is saved", `document.querySelector("#saved[data-saving=saved]")`)
}

// From nothing to figures in one click; every place of the navigation can be used, nothing
// complains, and nobody else is asked for anything.
func TestFirstRun(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	p.Open("")
	p.See("Todo se calcula y se guarda en este dispositivo")
	openDemo(p)
	if figure := p.Text(".home .stat"); !strings.ContainsAny(figure, "0123456789") {
		t.Errorf("the first figure is %q", figure)
	}
	places := drive.Eval[[]string](p, `[...document.querySelectorAll(".rail-item")].map(a => a.innerText.trim())`)
	if len(places) < 6 {
		t.Fatalf("the navigation holds %v", places)
	}
	for _, place := range places {
		p.Click(drive.In(".rail", place))
		p.Until(place+" is drawn", `document.querySelector(".rail-item[aria-current=page]")?.innerText.trim() === "`+place+`"
			&& document.querySelector("main h1")`)
	}
}
