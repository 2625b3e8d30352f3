//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// rename edits in place: click, type over, Enter.
func rename(p *drive.Person, button, text string) {
	p.Click(button)
	p.Press("Control+a")
	p.Keys(text)
	p.Press("Enter")
}

// tab goes to a section of an account's plan.
func tab(p *drive.Person, name string) {
	p.Click(drive.In(".contents-list", name))
	p.Until(name+" is chosen", fmt.Sprintf(`document.querySelector(".contents-item[aria-current=page]").innerText.startsWith(%q)`, name))
}

// A plan is written, survives a reload, is taken back step by step, and goes back to a version.
func TestAccountPlan(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	p.Open("")
	p.Type("#author", "Rosa Fuenzalida")
	p.Click("#start-empty")
	p.Click(drive.In(".rail", "Cuentas"))
	p.See("Todavía no hay cuentas")
	p.Click("#new-account")
	rename(p, ".account-name button", "Molinos Ñielol S.A.")
	p.See("Molinos Ñielol S.A.")

	contact(t, p)
	fact(p)
	target(t, p)
	lateAction(t, p)
	waitSaved(p)

	p.Reload()
	p.See("Molinos Ñielol S.A.")
	for _, part := range [][]string{
		{"Organización", "Elvira Montt"},
		{"Perfil del cliente", "Abre una planta en Temuco", "Memoria anual", "El trigo sube y quieren cubrirse."},
		{"Objetivos y brecha", "120.000"},
		{"Acciones", "Visitar la planta", "3 días de atraso"},
	} {
		tab(p, part[0])
		for _, words := range part[1:] {
			p.See(words)
		}
	}
	undone(p)
	versions(p)
}

// contact adds a person whose light says why, and changes with the stance.
func contact(t *testing.T, p *drive.Person) {
	t.Helper()
	tab(p, "Organización")
	p.Click("#add-contact")
	p.Until("the panel opens", `document.querySelector(".panel .form")`)
	p.Type(drive.In(".panel", "Nombre"), "Elvira Montt")
	p.Press("Tab")
	p.Choose(drive.In(".panel", "Cercanía"), "cercana")
	p.Choose(drive.In(".panel", "Postura"), "promotor")
	p.Until("the light is green", `document.querySelector(".panel .judgement .light-green")`)
	p.See("Relación cercana. Nos promueve.")
	p.Choose(drive.In(".panel", "Postura"), "detractor")
	p.Until("the light changes", `!document.querySelector(".panel .judgement .light-green") && document.querySelector(".panel .judgement [class*=light-]")`)
	p.See("Está en contra.")
	tab(p, "Perfil del cliente")
	p.Until("the panel stays behind with its section", `!document.querySelector(".panel")`)
	tab(p, "Organización")
	p.Click("#add-contact")
	p.Until("the panel opens", `document.querySelector(".panel")`)
	p.Press("Escape")
	p.Press("Control+z")
	p.Until("nobody else stands there", `document.querySelectorAll("[data-thing]").length === 1`)
}

// fact notes what is known and from where, and writes the section beside it.
func fact(p *drive.Person) {
	tab(p, "Perfil del cliente")
	p.Click("#add-fact")
	p.Type(drive.In(".panel", "Dato"), "Abre una planta en Temuco")
	p.Press("Tab")
	p.Choose(drive.In(".panel", "Fuente"), "Memoria anual")
	p.Press("Escape")
	p.Type("#text-client", "El trigo sube y quieren cubrirse.")
	p.Press("Tab")
}

// target sets what is to be sold this year.
func target(t *testing.T, p *drive.Person) {
	t.Helper()
	tab(p, "Objetivos y brecha")
	p.Click("#add-target")
	p.Click(drive.In("css=main table tbody", "Monto"))
	p.Press("Control+a")
	p.Keys("120000")
	p.Press("Enter")
	p.Until("the gap is the target", `[...document.querySelectorAll("main tbody tr, main tfoot tr")].some(r => (r.innerText.match(/120\.000/g) || []).length >= 2)`)
}

// lateAction promises something for a day that has passed, and it stands out.
func lateAction(t *testing.T, p *drive.Person) {
	t.Helper()
	tab(p, "Acciones")
	p.Click("#add-action")
	rename(p, drive.In("css=main table tbody", "Acción"), "Visitar la planta")
	due := drive.Now().AddDate(0, 0, -3)
	rename(p, drive.In("css=main table tbody", "Vence"), due.Format("02-01-2006"))
	p.See("1 acción atrasada")
	if light := p.Text("css=main tbody .light-red"); !strings.Contains(light, "3 días de atraso") {
		t.Errorf("the late action says %q", light)
	}
}

// undone takes the last change back with the button and the keys, and brings it again.
func undone(p *drive.Person) {
	tab(p, "Organización")
	p.Click("Tabla")
	p.See("detractor")
	rename(p, drive.In("css=main table tbody", "Cargo"), "Gerenta")
	p.See("Gerenta")
	p.Click("Deshacer")
	p.NotSee("Gerenta")
	p.Click("Rehacer")
	p.See("Gerenta")
	p.Press("Control+z")
	p.NotSee("Gerenta")
	p.Press("Control+Shift+z")
	p.See("Gerenta")
}

// versions saves one, changes the plan, reads who did what, and restores.
func versions(p *drive.Person) {
	tab(p, "Historia")
	p.See("Rosa Fuenzalida")
	p.See("Creó: Contacto «Elvira Montt»")
	p.See("Cargo: vacío Gerenta")
	p.Click("#save-version")
	p.See("Se guardó «Versión del")
	rename(p, ".account-name button", "Otro nombre")
	p.See("Otro nombre")
	tab(p, "Acciones")
	p.Click("Eliminar Visitar la planta")
	p.See("Se eliminó «Visitar la planta»")
	tab(p, "Historia")
	p.Click("Restaurar")
	p.See("El plan está como en")
	p.Until("the name is back", `document.querySelector(".account-name").innerText.includes("Molinos Ñielol S.A.")`)
	tab(p, "Acciones")
	p.See("Visitar la planta")
	waitSaved(p)
	p.Reload()
	p.See("Molinos Ñielol S.A.")
	p.See("Visitar la planta")
}

// An account of which files brought facts is deleted only after a person has said what becomes of them; one undo brings back either.
func TestDeletingAnAccountWithImportedFacts(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	account := firstKey(p, "#/accounts", "Agrícola Quelmira")
	for _, way := range []string{"#delete-keeping", "#delete-all"} {
		section(p, account, "overview", "")
		p.Click(drive.In(".page-head", "Más acciones"))
		p.Click("Eliminar la cuenta")
		p.See("Sus archivos trajeron registros de Agrícola Quelmira")
		p.See("Líneas de ingreso: ")
		if way == "#delete-keeping" {
			p.Axe()
		}
		p.Click(way)
		p.See("Se eliminó «Agrícola Quelmira»")
		p.Until("the account is gone from the list", `location.hash.startsWith("#/accounts") && !document.querySelector("main tbody")?.innerText.includes("Agrícola Quelmira")`)
		p.Press("Control+z")
		p.Until("it is back", `document.querySelector("main tbody").innerText.includes("Agrícola Quelmira")`)
		section(p, account, "company", "")
		p.See("28 líneas de ingreso")
	}
}
