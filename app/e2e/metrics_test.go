//go:build e2e

package e2e

import (
	"bytes"
	"os"
	"testing"

	"rumbo/app/e2e/drive"
)

// A person makes a metric of their own, ties it to an objective with a range, sees where it lies, and takes the records
// behind it to a file; a metric that would refer to itself is refused beside the field.
func TestMetricsOfOnesOwn(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	p.Open("#/kpis")
	p.See("Indicadores ligados a un objetivo")
	p.Screenshot("kpis")
	p.Click("Nueva métrica")
	p.Until("the metric is open for editing", `!!document.querySelector("#kpi-editor")`)
	p.Type("css=#f-metric-name", "Llamadas por venta")
	p.Press("Enter")
	pickIn(p, "Qué se cuenta", "Llamadas hechas")
	pickIn(p, "Se divide entre", "Oportunidades ganadas")
	p.Until("the figure follows", `/^\d/.test(document.querySelector(".kpi-one .stat .stat-value, .kpi-one .stat strong, .kpi-one .asked")?.textContent.trim() ?? "")`)
	p.See("Llamadas hechas ÷ Oportunidades ganadas")
	p.Choose("Qué es mejor", "más bajo")

	pickIn(p, "Se divide entre", "Llamadas por venta")
	p.See("se referiría a sí misma")
	p.Axe()
	p.See("Llamadas hechas ÷ Oportunidades ganadas")

	p.Click("Ligar a un objetivo")
	p.Until("the objective is open", `!!document.querySelector(".panel #f-objective-statement")`)
	p.Type("css=#f-objective-statement", "Llamar mejor")
	p.Press("Enter")
	for label, v := range map[string]string{"Mínimo": "90", "Meta": "40", "Excelente": "10"} {
		p.Type(drive.In(".panel", label), v) // the page, too, speaks of a “meta”
		p.Press("Enter")
	}
	p.Until("the band is shown", `/meta|mínimo|excelente/.test(document.querySelector("#kpi-objective .stat")?.textContent ?? "")`)
	p.Type(drive.In(".panel", "Meta"), "95")
	p.Press("Enter")
	p.See("más bajo es mejor")
	p.Axe()
	p.Press("Escape")
	p.Click(drive.In("css=#kpi-explained", "Ver registros"))
	p.Click(drive.In("css=#kpi-explained", "Descargar CSV"))
	file, err := os.ReadFile(p.Downloaded("*.csv"))
	if err != nil || bytes.Count(file, []byte("\n")) < 20 {
		t.Errorf("the file holds no records: %q, %v", file, err)
	}
	p.Open("#/kpis")
	p.See("Llamar mejor")
	waitSaved(p)
	p.Reload()
	p.See("Llamar mejor")
}

// pickIn chooses in a field that finds what one types.
func pickIn(p *drive.Person, label, option string) {
	p.Type(label, option)
	p.Click(drive.Role("option", option))
}
