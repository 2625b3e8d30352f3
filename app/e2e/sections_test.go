//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// word is what a person writes in a section, to be found again everywhere.
func word(section string) string { return "Escrito en " + section }

// put fills a text field of the open panel and leaves it.
func put(p *drive.Person, field, text string) {
	p.Type("css=.panel #f-"+field, text)
	p.Press("Tab")
}

// added opens what a button adds, names it and closes it again.
func added(p *drive.Person, button, field, text string) {
	p.Click("#" + button)
	p.Until("the panel opens", `document.querySelector(".panel .form")`)
	put(p, field, text)
	closePanel(p)
}

func closePanel(p *drive.Person) {
	p.Press("Escape")
	p.Until("the panel closes", `!document.querySelector(".panel")`)
}

// told writes the section's own text.
func told(p *drive.Person, section, text string) {
	p.Type("#text-"+section, text)
	p.Press("Tab")
}

// fillers say how a person fills each section of a plan; one that is missing here fails the test below.
var fillers = map[string]func(p *drive.Person){
	"overview": func(p *drive.Person) { added(p, "add-note", "note-text", word("overview")) },
	"company": func(p *drive.Person) {
		p.Click("#add-partner")
		p.Until("the panel asks who it is", `document.querySelector(".panel .form")`)
		put(p, "account_member-name", word("company"))
		put(p, "account_member-company", "Socio SpA")
		closePanel(p)
	},
	"profile": func(p *drive.Person) {
		added(p, "add-fact", "fact-text", "Un dato del cliente")
		told(p, "client", word("profile"))
	},
	"contacts": func(p *drive.Person) {
		p.Click("#add-contact")
		p.Until("the panel opens", `document.querySelector(".panel .form")`)
		put(p, "contact-name", word("contacts"))
		p.Choose(drive.In(".panel", "Rol"), "Decisor económico")
		p.Choose(drive.In(".panel", "Cercanía"), "conocida")
		p.Choose(drive.In(".panel", "Postura"), "neutral")
		closePanel(p)
	},
	"activities": func(p *drive.Person) { added(p, "add-activity", "planned_activity-title", word("activities")) },
	"needs": func(p *drive.Person) {
		added(p, "add-need", "need-name", word("needs"))
		p.Click("css=.matrix-cell")
		p.Click(drive.In(".panel", "La línea, sin producto"))
		p.Type(drive.In(".panel", "Gasto del cliente al año"), "50000")
		p.Press("Tab")
		closePanel(p)
	},
	"initiatives": func(p *drive.Person) { added(p, "add-initiative", "initiative-name", word("initiatives")) },
	"candidates":  func(p *drive.Person) { added(p, "add-candidate", "candidate-name", word("candidates")) },
	"targets": func(p *drive.Person) {
		p.Click("#add-target")
		rename(p, drive.In("css=main table tbody", "Monto"), "120000")
		told(p, "targets", word("targets"))
	},
	"actions": func(p *drive.Person) {
		p.Click("#add-action")
		rename(p, drive.In("css=main table tbody", "Acción"), word("actions"))
	},
	"calendar": func(p *drive.Person) {
		p.Click("Nueva cita")
		p.Until("the panel opens", `document.querySelector(".panel .form")`)
		put(p, "appointment-title", word("calendar"))
		closePanel(p)
	},
	"reviews": func(p *drive.Person) {
		p.Click("#new-review")
		p.See("Brecha de corto plazo y qué la cierra")
		rename(p, drive.In(".review .side-form", "Fecha"), "hoy")
		p.Type(drive.In(".review .side-form", "Presentes"), "Jul")
		p.Press("Enter")
		p.Type("css=#f-review-minutes", word("reviews"))
		p.Press("Tab")
		p.Click("#hold-review")
		p.See("Realizada el")
	},
	"history": func(p *drive.Person) {
		p.Click("#save-version")
		rename(p, drive.In(".versions", "Versión del"), word("history"))
	},
	"impact": func(*drive.Person) {}, // reads what happened; nothing is written in it
}

// A plan is filled section by section as its list of contents has them. All of it survives a reload, is on paper and in the
// plan's file, and stands at whoever takes that in; a copy for the client holds none of what was not chosen.
func TestEverySectionOfAPlan(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	noDialogues(p)
	openDemo(p)
	goTo(p, somewhere{"accounts", "#/accounts?tier=standard", "main tbody tr"})
	account := firstKey(p, "#/accounts?tier=standard", "")
	goTo(p, somewhere{"account", "#/accounts/" + account + "/overview", ".plan-section"})
	sections := links(p, ".contents-item")
	for _, link := range sections {
		id := link[strings.LastIndex(link, "/")+1:]
		fill := fillers[id]
		if fill == nil {
			t.Errorf("nobody says how a person fills %s", id)
			continue
		}
		section(p, account, id, "")
		fill(p)
		if id != "impact" {
			p.See(word(id))
			p.Until(id+" counts as begun", fmt.Sprintf(`(document.querySelector('.contents-item[href$="/%s"] progress')?.value ?? 1) > 0`, id))
		}
	}
	waitSaved(p)
	p.Reload()
	filled(p, account, sections)
	onPaper(t, p, account, sections)
	carriedAway(t, host, p, account, sections)
}

// filled sees in every section what was written in it.
func filled(p *drive.Person, account string, sections []string) {
	for _, link := range sections {
		if id := link[strings.LastIndex(link, "/")+1:]; id != "impact" {
			section(p, account, id, "")
			p.See(word(id))
		}
	}
}

// onPaper sees the same in the whole plan as it is printed.
func onPaper(t *testing.T, p *drive.Person, account string, sections []string) {
	t.Helper()
	goTo(p, somewhere{"paper", "#/paper/" + account, ".paper-section"})
	for _, link := range sections {
		if id := link[strings.LastIndex(link, "/")+1:]; id != "impact" && id != "history" {
			p.See(word(id))
		}
	}
	if sheet := p.Print(); sheet.Pages < 2 {
		t.Errorf("the plan is printed on %+v", sheet)
	}
}

// carriedAway hands the plan over alone, and to the client without most of it.
func carriedAway(t *testing.T, host *drive.Host, p *drive.Person, account string, sections []string) {
	t.Helper()
	section(p, account, "overview", "")
	p.Click(drive.In(".page-head", "Más acciones"))
	p.Click("Exportar este plan")
	path := p.Downloaded("*.rumbo.json")
	file := read(t, path)
	p.Click(drive.In(".page-head", "Más acciones"))
	p.Click("Copia para el cliente")
	p.Click("#save-redacted")
	copied := read(t, p.Downloaded("*copia*.rumbo.json"))
	for _, link := range sections {
		id := link[strings.LastIndex(link, "/")+1:]
		if id == "impact" {
			continue
		}
		if !strings.Contains(file, word(id)) {
			t.Errorf("the plan's file lacks %q", word(id))
		}
		switch id {
		case "overview", "company", "profile", "activities", "candidates", "targets", "reviews", "history":
			if strings.Contains(copied, word(id)) {
				t.Errorf("the client's copy holds %q", word(id))
			}
		}
	}
	luis := newcomer(t, host, "Luis")
	give(luis, "#choose-files", path)
	luis.See("Plan de ")
	luis.Click("#doc-merge")
	luis.See("Se combin")
	filled(luis, account, sections)
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
