//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// How many answered the recommendation, as its figure says.
const answeredNPS = `Number(document.querySelector(".voice .stat").innerText.match(/n = (\d+)/)[1])`

// A survey goes out as a file, is answered in a browser without the app, and the file that comes back counts once.
func TestSurveyByFile(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	noDialogues(p)
	openDemo(p)
	p.Open("#/kpis/voice")
	p.Until("the figures are there", `document.querySelector(".voice .stat")`)
	before := drive.Eval[int](p, answeredNPS)

	p.Click("#voice-send")
	p.Choose("css=.panel select", "Recomendación semestral")
	p.Type("css=.panel [role=combobox]", "Olmareda")
	p.Press("Enter")
	p.Click("#send-files")
	form := p.Downloaded("*.html")

	client := p.Tab()
	client.Visit("file://" + form)
	client.Click("Terminar")
	client.See("Elija un puntaje")
	client.Click("css=.scale input[value='10']")
	client.Type("#comment", "Muy <b>bien</b>")
	client.Click("Terminar")
	client.See("Gracias")
	client.Axe()
	client.Click("#save")
	answer := client.Downloaded("*.rumbo-answer.json")
	client.Close()

	p.Click("#voice-receive")
	give(p, "#answer-files", answer)
	p.See("Recibida.")
	p.Until("one more answered", fmt.Sprintf("%s === %d", answeredNPS, before+1))
	p.See("Muy <b>bien</b>")
	p.Screenshot("voice")

	whole, err := os.ReadFile(answer)
	if err != nil {
		t.Fatal(err)
	}
	p.Open("#/data/import")
	give(p, "#choose-files", answer, write(t, "a.rumbo-answer.json", string(whole[:len(whole)/2])), write(t, "b.rumbo-answer.json", strings.Replace(string(whole), `"score": 10`, `"score": 12`, 1)))
	p.See("no se cuenta dos veces")
	p.See("La respuesta está incompleta")
	p.See("fuera de la escala de 0 a 10")
	p.Open("#/kpis/voice")
	p.Until("none was counted again", fmt.Sprintf(`document.querySelector(".voice .stat") && %s === %d`, answeredNPS, before+1))
}

// figure reads an amount of the movement's table.
const figure = `const figure = e => Number(e.lastElementChild.innerText.replace(/[^0-9,-]/g, "").replace(",", "."));
	const rows = [...document.querySelectorAll("#movement-steps tbody tr")];`

// The movement adds up, and a step opens its deals, which add up to it.
func TestMovement(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.Open("#/pipeline/movement?from=quarter")
	p.Until("the movement is there", `document.querySelector("#movement-steps")`)
	if rest := drive.Eval[float64](p, `(() => {`+figure+`return rows.slice(0, -1).reduce((sum, r) => sum + figure(r), 0) - figure(rows.at(-1)); })()`); rest != 0 {
		t.Errorf("%v left over", rest)
	}
	p.Click("#flow-pushed")
	p.Until("the step's deals add up to it", `(() => {`+figure+`
		const step = rows.find(r => r.querySelector("#flow-pushed")), total = document.querySelector("#movement-deals tfoot");
		return figure(step) < 0 && total && total.innerText.includes(step.lastElementChild.innerText); })()`)
	p.Click("css=#movement-deals tbody tr td:first-child")
	p.Until("the deal is open", `document.querySelector(".panel .form")`)
	p.Screenshot("movement")
	p.Open("#/pipeline/funnel")
	p.Until("the funnel is there", `document.querySelector(".funnel-body table")`)
	p.See("Quién se atasca y dónde")
	p.Click(".funnel-body .asked")
	p.See("siguieron a una etapa posterior o se ganaron ÷")
	p.Press("Escape")
	pushed(p)
}

// pushed puts the close of a deal off, and the number that counts such times counts it; taken back, it does not.
func pushed(p *drive.Person) {
	times := `Number(document.querySelector(".kpi-one .stat .asked")?.firstChild.textContent)`
	p.Open("#/kpis/push_count")
	p.Until("the past was read", times+` > 0`)
	before := drive.Eval[int](p, times)
	p.Later(2) // a day's end is what counts, and today the company was made
	p.Reload()
	p.Open("#/pipeline?show=open")
	cell := `css=main tbody tr:first-child td[data-label="Cierre"] .edit button`
	p.Until("open deals are listed", `document.querySelector("main tbody tr")`)
	p.Click(cell)
	p.Until("the date is open", `document.activeElement.matches('td[data-label="Cierre"] input.edit-input')`)
	p.Press("Control+a")
	p.Keys("20-12-2027")
	p.Press("Enter")
	p.See("20-12-2027")
	waitSaved(p)
	p.Open("#/kpis/push_count")
	p.Until("one more", fmt.Sprintf(`%s === %d`, times, before+1))
	p.Click(".kpi-one .stat .asked")
	p.See(fmt.Sprintf("Veces que se aplazó un cierre = %d", before+1))
	p.Press("Escape")
	p.Press("Control+z")
	p.Until("it is taken back", fmt.Sprintf(`%s === %d`, times, before))
}
