//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// dialled are six calls of two people in one file: three of them conversations. The same call stands in it twice.
const dialled = "Fecha,Hora,Tipo de actividad,Vendedor,Cliente,Duración,Resultado,Asunto\n" +
	"2026-11-03,09:30,Llamada,Zoe Nadie,Minera Prueba,12,Contestó,Precio\n" +
	"2026-11-03,10:00,Llamada,Zoe Nadie,Minera Prueba,1,No contesta,Plazo\n" +
	"2026-11-04,11:15,Llamada,Zoe Nadie,Papelera Ensayo,7,Contestó,Contrato\n" +
	"2026-11-04,12:00,Llamada,Raúl Otro,Papelera Ensayo,2,Buzón de voz,Visita\n" +
	"2026-11-05,09:00,Llamada,Raúl Otro,Minera Prueba,15,Contestó,Cierre\n" +
	"2026-11-05,09:00,Llamada,Raúl Otro,Minera Prueba,15,Contestó,Cierre\n"

// bring imports a file, and answers for every name that it makes what it describes.
func bring(p *drive.Person, file, see string) {
	p.Open("#/data/import")
	give(p, "#choose-files", file)
	p.See(see)
	p.Click("#do-import")
	p.See("6 actividades")
	waitSaved(p)
}

// factOf opens the fact whose row in the list holds a text.
func factOf(p *drive.Person, text string) {
	p.Until("the list shows "+text, fmt.Sprintf(`[...document.querySelectorAll(".one-by-one tbody tr")].some(r => r.innerText.includes(%q))`, text))
	drive.Eval[bool](p, fmt.Sprintf(`(() => { const r = [...document.querySelectorAll(".one-by-one tbody tr")].find(r => r.innerText.includes(%q)); r.cells[0].click(); return true })()`, text))
	p.Until("the fact is open", `document.querySelector(".panel .fact-origin")`)
}

// connects looks what the calls page says of the connect rate.
func connects(p *drive.Person, rate string) {
	p.Open("#/kpis/calls?period=2026")
	p.Until("the connect rate is "+rate, fmt.Sprintf(`[...document.querySelectorAll(".stat")].some(s => s.innerText.includes("Tasa de conexión") && s.innerText.replace(/\s/g, " ").includes(%q))`, rate))
}

// A file's call is found and corrected, the numbers follow, and everything can be taken back; another one is removed. After a reload, and
// after the same file again, that is how it stays.
func TestFactsAreCorrectedOneByOne(t *testing.T) {
	p := newcomer(t, drive.Serve(t), "Ana Rojas")
	file := write(t, "llamadas.csv", dialled)
	bring(p, file, "6 nuevas")
	connects(p, "66,7%")

	p.Open("#/facts/activity")
	p.See("1–6 de 6")
	p.Choose("Resultado", "No contesta")
	p.See("1–1 de 1")
	if !strings.Contains(drive.Eval[string](p, "location.hash"), "outcome=no_answer") {
		t.Error("what is chosen does not stand in the link")
	}
	p.Screenshot("facts")
	factOf(p, "Plazo")
	p.See("Está como vino en el archivo")
	p.Choose(drive.In(".panel", "Resultado"), "Conversación")
	p.See("No contesta")
	p.Type(drive.In(".panel", "Duración (minutos)"), "9")
	p.Press("Tab")
	p.Until("two fields are corrected", `document.querySelectorAll(".fact-corrections li").length === 2`)
	p.See("Ana Rojas, 11 nov 2026")
	p.Axe()
	p.Screenshot("fact")
	waitSaved(p)
	connects(p, "83,3%")
	p.Press("Control+z")
	p.Press("Control+z")
	connects(p, "66,7%")
	p.Press("Control+Shift+z")
	connects(p, "83,3%")

	p.Open("#/facts/activity?q=visita")
	p.See("1–1 de 1")
	factOf(p, "Visita")
	p.Click("#remove-fact")
	p.See("Ningún registro es así")
	waitSaved(p)
	p.Reload()
	p.Open("#/facts/activity")
	p.See("1–5 de 5")
	connects(p, "100,0%")

	bring2(p, file)
	p.Open("#/facts/activity")
	p.See("1–5 de 5")
	p.Choose("Origen", "Corregidos")
	p.See("1–1 de 1")
	factOf(p, "Plazo")
	p.Until("the correction stays", `[...document.querySelectorAll(".fact-corrections li")].some(l => l.innerText.includes("Conversación"))`)
	p.Click(drive.In(".panel", "Como en el archivo"))
	p.See("Está como vino en el archivo")
	connects(p, "80,0%")
	p.Open("#/facts/activity?origin=removed")
	p.See("Visita")
	p.Click("Devolver")
	p.See("Ningún registro es así")
	p.Open("#/facts/activity")
	p.See("1–6 de 6")
}

// A list that is edited in place gives its rows as a file, in which nothing is a formula, and none while amounts are hidden.
func TestEditableListsGiveTheirRows(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	noDialogues(p)
	openDemo(p)
	p.Open("#/settings/lines")
	p.Click("css=main tbody tr:first-child .edit-show")
	writeOpen(p, "=1+1")
	p.Until("the name is kept", `document.querySelector("tbody tr:first-child").innerText.includes("=1+1")`)
	p.Click("Descargar CSV")
	data, err := os.ReadFile(p.Downloaded("lineas-de-negocio*.csv"))
	if err != nil || !strings.HasPrefix(string(data), "\ufeffNombre\r\n") || !strings.Contains(string(data), "\r\n'=1+1\r\n") || strings.Count(string(data), "\r\n") != 5 {
		t.Errorf("%q, %v", data, err)
	}
	hideAmounts(p)
	p.Open("#/settings/lines")
	p.See("Automatización industrial")
	p.NotSee("Descargar CSV")
}

// From a number one comes to its records, opens one of them, corrects it, and comes back to the records, among which it is no more.
func TestAFactIsCorrectedFromItsNumber(t *testing.T) {
	p := newcomer(t, drive.Serve(t), "Ana Rojas")
	bring(p, write(t, "llamadas.csv", dialled), "6 nuevas")
	connects(p, "66,7%")
	p.Click(drive.In(".stat:nth-child(2)", "Explicar"))
	p.Until("the records without a conversation are shown", `(b => b && (b.click(), true))([...document.querySelectorAll(".panel .explain-groups button")][1])`)
	p.Until("there are two", `document.querySelectorAll(".panel tbody tr").length === 2`)
	drive.Eval[bool](p, `([...document.querySelectorAll(".panel tbody tr")].find(r => r.innerText.includes("Buzón")).cells[0].click(), true)`)
	p.See("Está como vino en el archivo")
	p.Choose(drive.In(".panel", "Resultado"), "Conversación")
	p.See("El archivo decía: Buzón de voz")
	p.Click("Volver a los registros")
	p.Until("one is left", `document.querySelectorAll(".panel tbody tr").length === 1`)
	p.Click("Volver a la explicación")
	p.Until("the number followed", `document.querySelector(".panel .explain-value").innerText.includes("83,3")`)
}

// bring2 brings a file that brings nothing.
func bring2(p *drive.Person, file string) {
	p.Open("#/data/import")
	give(p, "#choose-files", file)
	p.See("6 sin cambios")
	p.See("No hay nada que importar")
	p.Click("Cancelar")
}

// Two people correct different fields of one row of a file on copies of one workspace: merged, both stand and nothing is in conflict.
func TestCorrectionsOfTwoPeopleMerge(t *testing.T) {
	host := drive.Serve(t)
	ana := newcomer(t, host, "Ana")
	bring(ana, write(t, "llamadas.csv", dialled), "6 nuevas")
	first := export(ana)
	luis := newcomer(t, host, "Luis")
	give(luis, "#choose-files", first)
	luis.See("de Ana")
	luis.Click("#doc-open")
	luis.Until("Luis has the workspace open", `location.hash.startsWith("#/home")`)

	correct := func(p *drive.Person, do func()) {
		p.Open("#/facts/activity")
		factOf(p, "Plazo")
		do()
		p.Until("it is corrected", `document.querySelectorAll(".fact-corrections li").length === 1`)
		waitSaved(p)
	}
	correct(ana, func() { ana.Choose(drive.In(".panel", "Resultado"), "Conversación") })
	correct(luis, func() {
		luis.Type(drive.In(".panel", "Duración (minutos)"), "9")
		luis.Press("Tab")
	})
	second := export(luis)
	ana.Open("#/data/import")
	give(ana, "#choose-files", second)
	ana.See("otra copia de este espacio")
	ana.Click("#doc-merge")
	ana.See("Se combin")
	waitSaved(ana)
	ana.Open("#/facts/activity")
	factOf(ana, "Plazo")
	ana.Until("both corrections stand", `(l => l.length === 2 && l[0].innerText.includes("Luis") && l[1].innerText.includes("Ana"))([...document.querySelectorAll(".fact-corrections li")])`)
	ana.NotSee("Elegir qué vale")
	ana.See("1–6 de 6")
}

// A call that stands in a file and was entered by hand, too, counts twice until somebody says which one is spare, or that they are two;
// what the file itself says twice is left alone.
func TestDoublesAmongFacts(t *testing.T) {
	p := newcomer(t, drive.Serve(t), "Ana Rojas")
	bring(p, write(t, "llamadas.csv", dialled), "6 nuevas")
	p.Open("#/quality")
	p.See("ninguna regla encontró fallas")
	p.Open("#/entry/activity")
	p.Type("Fecha", "03/11/2026")
	p.Press("Tab")
	for _, name := range []string{"Persona", "Cuenta"} {
		p.Type(name, map[string]string{"Persona": "Zoe", "Cuenta": "Minera"}[name])
		p.See(map[string]string{"Persona": "Zoe Nadie", "Cuenta": "Minera Prueba"}[name])
		p.Press("Enter")
	}
	p.Choose("Resultado", "Conversación")
	p.Click("#entry-save")
	p.See("Registrado recién")
	p.Click(".facts-list [aria-label^=Corregir]")
	p.See("Anotado a mano: Ana Rojas")
	connects(p, "71,4%")

	p.Click(drive.In(".stat:nth-child(2)", "Explicar"))
	p.Until("the number tells of it", `document.querySelector(".panel")?.innerText.includes("Anotado dos veces")`)

	p.Open("#/quality/double_activity")
	untilFaulty(p, "double_activity", 1)
	p.See("Sobra")
	p.See("A mano")
	p.See("Lo que se repite dentro de una misma fuente no se marca")
	p.Axe()
	p.Screenshot("doubles")
	p.Click("No son el mismo")
	untilFaulty(p, "double_activity", 0)
	p.Press("Control+z")
	untilFaulty(p, "double_activity", 1)
	p.Click("#bulk-double")
	p.See("1 registro repetido quitado")
	untilFaulty(p, "double_activity", 0)
	connects(p, "66,7%")
	p.Press("Control+z")
	connects(p, "71,4%")
	p.Open("#/quality/double_activity")
	p.Click("#bulk-distinct")
	untilFaulty(p, "double_activity", 0)
	waitSaved(p)
	p.Reload()
	p.See("ninguna regla encontró fallas")
}
