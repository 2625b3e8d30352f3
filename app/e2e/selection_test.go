//go:build e2e

package e2e

import (
	"os"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// A consultant chooses strategic accounts among the 85 of an import and defends the choice; the chosen one's plan goes
// on paper, and to the client without what is not for the client.
func TestChoosingAccounts(t *testing.T) {
	p := newcomer(t, drive.Serve(t), "Rosa Fuenzalida")
	give(p, "#choose-files", maven(t, "sales_pipeline.csv")...)
	p.See("8.800 nuevas")
	p.Click("#do-import")
	p.See("8.800 oportunidades")

	p.Click(drive.In(".rail", "Cuentas"))
	p.Click("Selección de cuentas")
	p.Click("#propose-criteria")
	p.Until("all accounts are in the order", `document.querySelector("main").innerText.includes("85")`)
	first := p.Text("css=main tbody tr td:first-child")
	judged(p)
	p.Click(drive.In(".segmented", "Criterios"))
	p.See("Qué pasa si un criterio pesa otra cosa")
	p.Axe()
	p.Click(drive.In(".segmented", "Cuadrante"))
	p.See("Crecer juntos")
	decided(p)

	p.Click(drive.In(".rail", "Cuentas"))
	p.Type("#find-account", first)
	p.Click(drive.In("css=main tbody", first))
	p.Click("Imprimir")
	p.Click("Plan en una página")
	p.See("Oportunidades mayores")
	p.See(first)
	p.Axe()
	p.Click("Volver al plan de " + first)
	forTheClient(t, p)
}

// judged gives the best account a score by a criterion that no data know.
func judged(p *drive.Person) {
	p.Click("css=main tbody tr td:first-child")
	p.See("sin dato: no cuenta")
	p.Choose(drive.In(".panel", "Puntaje por «Afinidad con nuestra estrategia»"), "5 · plenamente")
	p.See("puntaje 5,0 de 5, peso 25")
	p.Axe()
	p.Press("Escape")
	p.Until("the panel closes", `!document.querySelector(".panel")`)
}

// decided is refused without a reason, and then kept with it.
func decided(p *drive.Person) {
	p.Click("#decide")
	p.Click("#decide-now")
	p.See("Escriba por qué")
	p.Type("#selection-why", "Donde ya vendemos y más pueden crecer")
	p.Click("#decide-now")
	p.See("Próxima selección anual")
	p.See("Donde ya vendemos y más pueden crecer")
	waitSaved(p)
	p.Reload()
	p.See("Donde ya vendemos y más pueden crecer")
	p.See("Rosa Fuenzalida")
}

// forTheClient makes a copy of the plan; the words that stay here are not among its bytes.
func forTheClient(t *testing.T, p *drive.Person) {
	t.Helper()
	tab(p, "Perfil del cliente")
	p.Type("#text-client", "Reservado: negocian con la competencia.")
	p.Press("Tab")
	p.Click("#add-fact")
	p.Type(drive.In(".panel", "Dato"), "Fuente confidencial del directorio")
	p.Press("Escape")
	tab(p, "Acciones")
	p.Click("#add-action")
	rename(p, drive.In("css=main table tbody", "Acción"), "Visitar juntos la planta")
	waitSaved(p)
	p.Click(drive.In(".page-head", "Más acciones"))
	p.Click("Copia para el cliente")
	p.See("Lo demás no está en el archivo")
	p.Axe()
	p.Click("#save-redacted")
	file, err := os.ReadFile(p.Downloaded("*copia*.rumbo.json"))
	if err != nil {
		t.Fatal(err)
	}
	said := string(file)
	if !strings.Contains(said, "Visitar juntos la planta") {
		t.Error("the copy lacks what was chosen")
	}
	for _, word := range []string{"Reservado", "competencia", "confidencial", "Rosa Fuenzalida", "MG Special", "GTX"} {
		if strings.Contains(said, word) {
			t.Errorf("the copy holds %q", word)
		}
	}
}
