//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// A team leader's first day: the files of the CRM come in, each seller gets a quota, two who won the same are told apart, a
// metric becomes a KPI, ten faults are mended and the numbers follow, and a client is asked and answers.
func TestTeamLeadersStory(t *testing.T) {
	p := newcomer(t, drive.Serve(t), "Ana")
	give(p, "#choose-files", write(t, "oportunidades.csv", leadersDeals()), write(t, "actividades.csv", leadersCalls()))
	p.See("88 nuevas")
	p.Click("#do-import")
	p.See("88 oportunidades")
	p.See("120 actividades")

	leaderSetsQuotas(p)
	leaderCompares(p)
	leaderDefinesAKPI(p)
	leaderMendsTen(t, p)
	leaderAsksAClient(t, p)
}

// leadersDeals are those of two sellers who won the same: Beatriz six of ten, large, and Carlos twelve of sixty, small; ten that
// are open have no amount.
func leadersDeals() string {
	var b strings.Builder
	b.WriteString("ID de oportunidad;Nombre de la oportunidad;Cuenta;Responsable;Etapa;Monto;Fecha de creación;Fecha de cierre\n")
	n := 0
	put := func(times int, owner, stage, amount, created, closed string) {
		for range times {
			n++
			fmt.Fprintf(&b, "O%03d;Oportunidad %d;Cliente %d;%s;%s;%s;%s;%s\n", n, n, n%8, owner, stage, amount, created, closed)
		}
	}
	put(6, "Beatriz Soto", "Ganada", "4000000", "2026-05-04", "2026-07-20")
	put(4, "Beatriz Soto", "Perdida", "4000000", "2026-05-04", "2026-08-10")
	put(12, "Carlos Vega", "Ganada", "2000000", "2026-06-01", "2026-07-27")
	put(48, "Carlos Vega", "Perdida", "2000000", "2026-06-01", "2026-08-24")
	put(8, "Beatriz Soto", "Propuesta", "3000000", "2026-10-05", "2026-12-15")
	put(5, "Beatriz Soto", "Propuesta", "", "2026-10-12", "2026-12-18")
	put(5, "Carlos Vega", "Propuesta", "", "2026-10-12", "2026-12-18")
	return b.String()
}

// leadersCalls are calls of both, of which Beatriz reaches more.
func leadersCalls() string {
	var b strings.Builder
	b.WriteString("Tipo;Fecha;Responsable;Cuenta;Duración;Resultado\n")
	for i := range 120 {
		who, outcome := "Beatriz Soto", "No contesta"
		if i%3 == 0 {
			outcome = "Conversación"
		}
		if i >= 40 {
			who = "Carlos Vega"
			if i%3 == 0 && i%2 == 0 {
				outcome = "Buzón de voz"
			}
		}
		fmt.Fprintf(&b, "Llamada;2026-%02d-%02d;%s;Cliente %d;%d;%s\n", 7+i%5, 1+i%10, who, i%8, 5+i%20, outcome)
	}
	return b.String()
}

// quotaCell is somebody's cell of the quotas, by the head of its column.
func quotaCell(name, head string) string {
	return fmt.Sprintf(`(() => {
		const at = [...document.querySelectorAll(".treegrid thead th")].findIndex(h => h.innerText.trim() === %q);
		return [...document.querySelectorAll(".treegrid tbody tr")].find(r => r.cells[0].innerText.includes(%q))?.cells[at];
	})()`, head, name)
}

// writeOpen writes into a cell that has been opened, once it can be written in.
func writeOpen(p *drive.Person, text string) {
	p.Until("the cell can be written in", `document.activeElement.matches("input") && document.activeElement.selectionStart === 0`)
	p.Press("Control+a")
	p.Keys(text)
	p.Until("it holds what was typed", fmt.Sprintf(`document.activeElement.value === %q`, text))
	p.Press("Enter")
}

func leaderSetsQuotas(p *drive.Person) {
	p.Click(drive.In(".rail", "Equipo"))
	for name, quota := range map[string]string{"Beatriz Soto": "30000000", "Carlos Vega": "26000000"} {
		p.Until(name+"'s year can be written", fmt.Sprintf(`(c => (c?.focus(), document.activeElement === c))(%s)`, quotaCell(name, "2026")))
		p.Press("Enter")
		writeOpen(p, quota)
	}
	p.Until("the company's is what theirs sum to", fmt.Sprintf(`%s?.innerText.trim() === "56.000.000"`, quotaCell("Empresa", "2026")))
	p.See("Todo calza")
	p.Click(drive.In(".tabs", "Ritmo"))
	p.Until("both stand against their quota", `[...document.querySelectorAll("main .table tbody tr")].map(r => r.innerText).filter(s => s.includes("24.000.000")).length === 2`)
	p.See("80,0%") // 24 of 30 million
	p.See("92,3%") // 24 of 26 million

	lookAt(p, "Beatriz Soto")
	p.Until("the scope holds here", `document.querySelectorAll("main .table tbody tr").length === 1`)
	p.Click(drive.In(".tabs", "Cuotas"))
	p.Until("and there", `[...document.querySelectorAll(".treegrid tbody tr")].map(r => r.cells[0].innerText.trim()).join() === "Empresa,Beatriz Soto"`)
	p.Screenshot("leader-quotas")
	lookAt(p, "Toda la empresa")
	p.Until("all are there again", `document.querySelectorAll(".treegrid tbody tr").length === 3`)
}

func leaderCompares(p *drive.Person) {
	p.Click(drive.In(".tabs", "Comparación"))
	p.See("tienen casi el mismo resultado")
	p.See("10 ventas decididas × 60% ganadas")
	p.See("60 ventas decididas × 20% ganadas")
	p.See("A Beatriz Soto le suma:")
	p.See("A Carlos Vega le suma:")
	p.Screenshot("leader-compare")
}

func leaderDefinesAKPI(p *drive.Person) {
	p.Click(drive.In(".rail", "KPI"))
	p.Click(drive.In("css=main", "Tasa de conexión"))
	p.Click("Ligar a un objetivo")
	p.Until("the objective is open", `!!document.querySelector(".panel #f-objective-statement")`)
	p.Type("css=#f-objective-statement", "Llamar cuando el cliente puede hablar")
	p.Press("Enter")
	for _, v := range [][2]string{{"Mínimo", "20"}, {"Meta", "30"}, {"Excelente", "50"}} {
		p.Type(v[0], v[1])
		p.Press("Enter")
	}
	p.Until("it is known where the number lies", `/meta|mínimo|excelente/.test(document.querySelector("#kpi-objective .stat")?.textContent ?? "")`)
	p.Press("Escape")
	p.Click(drive.In(".rail", "KPI"))
	p.See("Llamar cuando el cliente puede hablar")
}

// openMillions is the open pipeline in millions, as its explanation gives it.
const openMillions = `Number(document.querySelector("#kpi-explained .explain-value")?.firstChild.textContent.replace(/[^0-9]/g, "")) / 1e6`

func leaderMendsTen(t *testing.T, p *drive.Person) {
	t.Helper()
	p.Open("#/kpis/open_pipeline")
	p.Until("eight deals are counted", openMillions+" === 24")
	p.Click(drive.In("css=#kpi-explained", "Abiertas sin monto"))
	p.Until("the page of faults is there", `document.querySelector("#fault-no_amount tbody tr")`)
	if n := faulty(p, "no_amount"); n != 10 {
		t.Fatalf("%d deals have no amount, not 10", n)
	}
	for i := range 10 {
		p.Click(fmt.Sprintf("css=#fault-no_amount tbody tr:nth-child(%d) .edit-show", i+1))
		writeOpen(p, "1000000")
		untilFaulty(p, "no_amount", 9-i)
	}
	waitSaved(p)
	p.Open("#/kpis/open_pipeline")
	p.Until("eighteen deals are counted", openMillions+" === 34")
	p.NotSee("Abiertas sin monto")
}

func leaderAsksAClient(t *testing.T, p *drive.Person) {
	t.Helper()
	p.Open("#/kpis/voice")
	p.Click("#voice-first")
	p.Until("the survey is open", `document.querySelector(".panel .form")`)
	p.Press("Escape")
	p.Click("#voice-send")
	p.Type("css=.panel [role=combobox]", "Cliente 3")
	p.Press("Enter")
	p.Click("#send-files")
	form := p.Downloaded("*.html")
	p.Press("Escape")
	p.See("Sin respuesta (1)")
	p.Until("nobody has answered", `[...document.querySelectorAll(".voice .stat")].some(s => /Respuesta a encuestas/.test(s.innerText) && /0,0/.test(s.innerText))`)

	client := p.Tab()
	client.Visit("file://" + form)
	client.Click("css=.scale input[value='9']")
	client.Type("#comment", "Cumplen lo que prometen")
	client.Click("Terminar")
	client.Click("#save")
	answer := client.Downloaded("*.rumbo-answer.json")
	client.Close()

	p.Click("#voice-receive")
	give(p, "#answer-files", answer)
	p.See("Recibida.")
	p.Press("Escape")
	p.See("Cumplen lo que prometen")
	p.See("Sin respuesta (0)")
	p.Until("the one who was asked has answered", `[...document.querySelectorAll(".voice .stat")].some(s => /Respuesta a encuestas/.test(s.innerText) && /100,0/.test(s.innerText))`)
	waitSaved(p)
	p.Reload()
	p.See("Cumplen lo que prometen")
	p.Screenshot("leader-voice")
	p.Axe()
}
