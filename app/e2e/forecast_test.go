//go:build e2e

package e2e

import (
	"os"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// answered waits until the forecast of the link is on the screen.
const answered = `document.querySelector(".forecast-range") && !document.querySelector(".forecast .progress") && document.querySelector("#new-scenario")`

// openForecast goes to a forecast and waits for it: under is a pattern of the period and scope that the screen names.
func openForecast(p *drive.Person, link, under string) {
	drive.Eval[bool](p, `(location.hash = "`+link+`", true)`)
	p.Until("the forecast of "+under+" is there", answered+` && document.querySelector(".forecast-say .section-note").innerText.match(/^`+under+`$/)`)
}

// A director reads the range, asks for the exact figures, looks at a part of the company, and takes the
// periods along as a file.
func TestForecast(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	openForecast(p, "#/forecast", `T\d \d{4} · Toda la empresa`)
	p.See("Ocho de cada diez veces,")
	p.See("Pronóstico (mediana)")
	p.Click(".forecast-range .asked")
	p.See("Pronóstico del período")
	p.See("5 de 10 veces")
	p.See("Cobertura 80 %")
	p.Press("Escape")
	p.Axe()

	lookAt(p, "Servicios administrados")
	p.Until("the part is forecast", `/scope=line/.test(location.hash) && /T\d \d{4} · Servicios administrados/.test(document.querySelector("main").innerText)`)
	openForecast(p, "#/forecast?total=year&grain=quarter", `\d{4} · Toda la empresa`)
	p.See("Lo que se habría dicho y lo que pasó")
	p.Click("#forecast-csv")
	data, err := os.ReadFile(p.Downloaded("pronostico*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\r\n")
	if len(lines) < 8 || !strings.HasPrefix(lines[0], "\ufeffPeríodo;Desde;Ganado (USD);") {
		t.Errorf("the file says\n%s", data)
	}
}

// A what-if changes the figures beside the forecast, is kept over a reload, and can be taken back.
func TestForecastWhatIf(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	openForecast(p, "#/forecast?total=next", `T\d \d{4} · Toda la empresa`)
	const first = `[...document.querySelectorAll("main tbody tr")].some(r => r.innerText.includes("Escenario 1"))`
	p.Click("#new-scenario")
	p.Until("the scenario is reckoned", `[...document.querySelectorAll("main tbody tr")].some(r => r.innerText.includes("Escenario 1") && /\+US\$/.test(r.innerText))`)
	waitSaved(p)
	p.Reload()
	p.Until("the scenario is there again", answered+` && `+first)
	p.Click("Eliminar Escenario 1")
	p.Until("the scenario is gone", `!(`+first+`)`)
	p.Click("Deshacer")
	p.Until("the scenario is back", first)
}

// While the forecast is reckoned the person can stop it, and take it up again.
func TestForecastStops(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	drive.Eval[bool](p, `(location.hash = "#/forecast", true)`)
	p.Click(drive.In(".forecast .progress", "Cancelar"))
	p.See("Cálculo detenido")
	p.Click("Calcular")
	p.Until("the forecast is there", answered)
}

// Data that ended years ago are forecast from their end, and the page says so.
func TestForecastOfOldData(t *testing.T) {
	files := maven(t, "sales_pipeline.csv")
	p := newcomer(t, drive.Serve(t), "Ana")
	give(p, "#choose-files", files...)
	p.See("8.800 nuevas")
	p.Click("#do-import")
	p.See("8.800 oportunidades")
	openForecast(p, "#/forecast", "T1 2018 · Toda la empresa")
	p.See("Los datos llegan hasta el 31 de diciembre de 2017")
}

// A director sees who brings what, and that the parts add up; whether chances came true; and the commit beside the
// other forecasts.
func TestForecastParts(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	openForecast(p, "#/forecast?total=next", `T\d \d{4} · Toda la empresa`)
	const divided = `document.querySelectorAll("#forecast-parts .table tbody tr").length > 3 && document.querySelectorAll("#forecast-parts .multiple").length > 2`
	// sums adds up a column of figures of the rows at a depth.
	const sums = `((depth, column) => [...document.querySelectorAll("#forecast-parts .table tbody tr")].filter(r => r.querySelector(".part-" + depth)).
		reduce((sum, r) => sum + Number(r.cells[column].innerText.replace(/[^0-9]/g, "")), 0))`
	for by, depth := range map[string]string{"line": "1", "person": "2", "team": "1"} {
		drive.Eval[bool](p, `(location.hash = "#/forecast?total=next&by=`+by+`", true)`)
		p.Until("the forecast is divided by "+by, divided+` && document.querySelector("#forecast-parts .part-`+depth+`")`)
		p.Until("what the parts bring is the whole", `Math.abs(`+sums+`(0, 2) - `+sums+`(`+depth+`, 2)) < 40 && `+sums+`(0, 2) > 1000`)
	}
	p.See("¿Se cumplieron las probabilidades?")
	p.Until("chances are compared", `document.querySelectorAll("#forecast-calibration .table tbody tr").length >= 3 && document.querySelector("#forecast-calibration svg")`)
	p.See("Comprometido")
	p.Axe()
}
