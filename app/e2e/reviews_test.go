//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"rumbo/app/e2e/drive"
)

// A team puts its reviews into the calendar, prepares one, holds it, makes an action of what was decided, and
// sees what changed since; calendars go out and come in; whether planning paid is said in words.
func TestReviewsOfAPlan(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	drive.Call(p, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
	p.Open("")
	p.Type("#author", "Rosa Fuenzalida")
	p.Click("#start-empty")
	p.Click(drive.In(".rail", "Ajustes"))
	p.Click(drive.Role("tab", "Personas y equipos"))
	p.Click("#add-person")
	rename(p, drive.In("css=main table tbody", "Nombre"), "Julián Infante")
	p.Click(drive.In(".rail", "Cuentas"))
	p.Click("#new-account")
	rename(p, ".account-name button", "Molinos Ñielol S.A.")
	p.See("Molinos Ñielol S.A.")

	inCalendar(p)
	calendarFiles(t, p)
	heldReview(p)
	whatChanged(p)

	tab(p, "Impacto")
	p.See("no tiene ventas ni oportunidades")
	p.See("Los datos no alcanzan")
	p.Axe()
}

// inCalendar takes the proposed cadence, changes how it repeats, and leaves a day out.
func inCalendar(p *drive.Person) {
	tab(p, "Revisiones")
	p.See("Se propone revisar el plan cada dos meses")
	p.Click("Por qué")
	p.See("No se conoce el ciclo de venta")
	p.Click("#take-cadence")
	tab(p, "Calendario")
	p.Click(".agenda-what")
	p.Choose(drive.In(".panel", "Se repite"), "cada semana")
	p.Until("a quarter of weeks", `document.querySelectorAll(".agenda-day").length >= 11`)
	p.Press("Escape")
	p.Until("the panel closes", `!document.querySelector(".panel")`)
	first := p.Text("css=.agenda-day time")
	p.Click(".agenda-what")
	p.Click(drive.In(".panel", "Saltar el"))
	p.Until("the first day is gone", `document.querySelector(".agenda-day time").innerText !== `+strconv.Quote(first))
	p.Press("Escape")
	p.Axe()
}

// calendarFiles sends the calendar away and takes another program's in; taking it twice doubles nothing.
func calendarFiles(t *testing.T, p *drive.Person) {
	t.Helper()
	p.Click(drive.In(".section-head", "Más"))
	p.Click("Exportar como .ics")
	file, err := os.ReadFile(p.Downloaded("*.ics"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"BEGIN:VCALENDAR\r\n", "RRULE:FREQ=WEEKLY;BYDAY=", "EXDATE:", "Molinos Ñielol"} {
		if !strings.Contains(strings.ReplaceAll(string(file), "\r\n ", ""), want) {
			t.Errorf("the calendar lacks %q:\n%s", want, file)
		}
	}
	in := filepath.Join(t.TempDir(), "otro.ics")
	text := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:comite-1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260105T150000\r\nDURATION:PT45M\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nSUMMARY:Comité <b>directivo</b>\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	if err := os.WriteFile(in, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		p.Click(drive.In(".section-head", "Más"))
		give(p, "Importar un .ics", in)
		p.See("otro.ics trae 1 cita")
		p.Click("#take-calendar")
		p.NotSee("otro.ics trae 1 cita")
	}
	p.See("Comité <b>directivo</b>")
	p.Until("it is there once", `[...document.querySelectorAll(".agenda-series .link")].filter(x => x.innerText.includes("directivo")).length === 1`)
}

// heldReview prepares a review, is refused without anybody present, and makes an action of a decision.
func heldReview(p *drive.Person) {
	tab(p, "Revisiones")
	p.Click("#new-review")
	p.See("Brecha de corto plazo y qué la cierra")
	p.See("min estratégicos (50")
	rename(p, drive.In(".review .side-form", "Fecha"), "hoy")
	p.Click("#hold-review")
	p.See("una revisión sin nadie presente no se realizó")
	p.Type(drive.In(".review .side-form", "Presentes"), "Jul")
	p.Press("Enter")
	p.See("Julián Infante")
	p.Click("#hold-review")
	p.See("Realizada el")
	p.Click(drive.In("css=.review tbody", "Convertir en acción"))
	p.See("La decisión ya es una acción")
	tab(p, "Acciones")
	p.See("Brecha de corto plazo")
}

// whatChanged writes after the review, sees the words that differ, and takes them back.
func whatChanged(p *drive.Person) {
	tab(p, "Perfil del cliente")
	p.Type("#text-client", "Compra trigo en el sur.")
	p.Press("Tab")
	waitSaved(p)
	tab(p, "Historia")
	p.Click("#save-version")
	tab(p, "Perfil del cliente")
	p.Type("#text-client", "Compra trigo en el norte.")
	p.Press("Tab")
	waitSaved(p)
	tab(p, "Historia")
	p.Click("Comparar")
	p.See("agregado") // since the last review
	p.Choose("Desde", drive.Eval[string](p, `[...document.querySelectorAll(".compare-moments option")].find(o => o.label.startsWith("Versión")).label`))
	p.Until("the words that differ are marked", `document.querySelector(".difference-text del")?.innerText === "sur" && document.querySelector(".difference-text ins")?.innerText === "norte"`)
	p.Axe()
	p.Click(drive.In(".difference-field", "Restituir"))
	p.See("No hay diferencias")
	tab(p, "Perfil del cliente")
	p.Until("the text is as it was", `document.querySelector("#text-client").value.includes("en el sur")`)
}
