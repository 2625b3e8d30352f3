//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"

	"rumbo/app/e2e/drive"
)

// peopleFile is a table of thirty people; the last fifteen say whom they report to.
func peopleFile(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("Nombre;Cargo;Correo;Reporta a;Rol;Influencia;Cercanía;Postura\n")
	for i := 1; i <= 30; i++ {
		boss, role, influence := "", "usuario", "baja"
		if i > 15 {
			boss = fmt.Sprintf("Persona %02d", i-12)
		}
		if i == 1 {
			role, influence = "Decisor económico", "alta"
		}
		fmt.Fprintf(&b, "Persona %02d;Cargo %d;p%d@molinos.example;%s;%s;%s;conocida;neutral\n", i, i, i, boss, role, influence)
	}
	name := filepath.Join(t.TempDir(), "organigrama.csv")
	if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// card is the element of a person on the chart.
func card(p *drive.Person, n int) string {
	id := drive.Eval[string](p, fmt.Sprintf(`[...document.querySelectorAll("[data-thing]")].find(e => e.querySelector("title").textContent.startsWith("Persona %02d,")).id`, n))
	return "#" + id
}

// dragOnto drags one card onto another with the mouse, within the window as it stands.
func dragOnto(p *drive.Person, from, to string) {
	drive.Eval[bool](p, `(document.querySelector(".canvas-window").scrollIntoView({block: "center", behavior: "instant"}), true)`)
	middle := func(name string) (x, y float64) {
		at := drive.Eval[[]float64](p, fmt.Sprintf(`(r => [r.x + r.width / 2, r.y + r.height / 4])(document.querySelector(%q).getBoundingClientRect())`, name))
		return at[0], at[1]
	}
	x, y := middle(from)
	tx, ty := middle(to)
	mouse := func(what input.DispatchMouseEventType, x, y float64, buttons int64) {
		drive.Call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: what, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: buttons, ClickCount: 1})
	}
	mouse(input.DispatchMouseEventTypeMousePressed, x, y, 1)
	for i := 1.0; i <= 6; i++ {
		mouse(input.DispatchMouseEventTypeMouseMoved, x+(tx-x)*i/6, y+(ty-y)*i/6, 1)
	}
	mouse(input.DispatchMouseEventTypeMouseReleased, tx, ty, 0)
}

// level is how deep a person stands on the chart.
func level(p *drive.Person, n int) string {
	return drive.Eval[string](p, fmt.Sprintf(`(([...document.querySelectorAll("[data-thing]")].find(e => e.querySelector("title").textContent.startsWith("Persona %02d,")) || document.body).getAttribute("aria-level") || "")`, n))
}

// stands waits until a person stands at a level.
func stands(p *drive.Person, n int, at string) {
	p.Until(fmt.Sprintf("person %d stands at level %s", n, at),
		fmt.Sprintf(`[...document.querySelectorAll("[data-thing]")].some(e => e.querySelector("title").textContent.startsWith("Persona %02d,") && e.getAttribute("aria-level") === %q)`, n, at))
}

// An organisation of thirty is brought from a file and drawn by dragging and with the keyboard; a circle is refused in words, and who
// leaves takes nobody along.
func TestOrganisation(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	noDialogues(p)
	p.Open("")
	p.Type("#author", "Rosa Fuenzalida")
	p.Click("#start-empty")
	p.Click(drive.In(".rail", "Cuentas"))
	p.Click("#new-account")
	rename(p, ".account-name button", "Molinos Ñielol S.A.")
	tab(p, "Organización")
	give(p, "#bring-contacts", peopleFile(t))
	p.See("30 personas nuevas")
	p.Axe()
	p.Click("#bring-take")
	p.Until("all thirty are drawn", `document.querySelectorAll("[data-thing]").length === 30`)

	p.Click("Ver todo")
	for n := 2; n <= 7; n++ {
		dragOnto(p, card(p, n), card(p, 1))
		stands(p, n, "2")
	}
	for n := 8; n <= 15; n++ {
		p.Click(card(p, n))
		p.Press("m")
		p.Until("the name is asked for", `document.activeElement.matches("#org-ask input")`)
		p.Press("Control+a") // the driver sends a letter apart from its key, which a keyboard does not
		p.Keys(fmt.Sprintf("Persona %02d", 2+(n-8)%6))
		p.Press("Enter")
		stands(p, n, "3")
	}
	for n, want := range map[int]string{1: "1", 2: "2", 15: "3", 20: "4", 30: "4"} {
		if got := level(p, n); got != want {
			t.Errorf("person %d stands at %s, want %s", n, got, want)
		}
	}
	dragOnto(p, card(p, 1), card(p, 9))
	p.See("así se formaría un círculo")
	p.Axe()
	leaves(t, p)
	byFinger(t, p)
	waitSaved(p)
	p.Reload()
	stands(p, 20, "4")
	lightDecays(p)
}

// leaves deletes a person in between and takes it back.
func leaves(t *testing.T, p *drive.Person) {
	t.Helper()
	p.Click(card(p, 2))
	p.Press("Delete")
	p.See("2 personas pasan a depender de Persona 01")
	stands(p, 8, "2")
	p.Press("Control+z")
	stands(p, 8, "3")
	if level(p, 2) != "2" {
		t.Error("the person is not back")
	}
}

// byFinger works on a tablet: a finger that moves at once moves the picture, one that rests on a card lifts it, two make it larger.
func byFinger(t *testing.T, p *drive.Person) {
	t.Helper()
	p.SetViewport(drive.Tablet)
	p.Click("Ver todo")
	drive.Eval[bool](p, `(document.querySelector(".canvas-window").scrollIntoView({block: "center", behavior: "instant"}), true)`)
	place := func() []float64 {
		return drive.Eval[[]float64](p, `(m => [m.a, m.e, m.f, document.scrollingElement.scrollTop])(new DOMMatrix(getComputedStyle(document.querySelector("#canvas-picture")).transform))`)
	}
	middle := func(name string) drive.Spot {
		at := drive.Eval[[]float64](p, fmt.Sprintf(`(r => [r.x + r.width / 2, r.y + r.height / 4])(document.querySelector(%q).getBoundingClientRect())`, name))
		return drive.Spot{X: at[0], Y: at[1]}
	}
	before, on := place(), middle(card(p, 9))
	p.Swipe(0, on, drive.Spot{X: on.X + 40, Y: on.Y - 60})
	after := place()
	if after[1]-before[1] < 30 || after[2]-before[2] > -50 || after[3] != before[3] {
		t.Errorf("a finger moved the picture from %v to %v", before, after)
	}
	p.Swipe(0, drive.Spot{X: on.X + 40, Y: on.Y - 60}, on)
	p.Pinch(on, 80, 200)
	if larger := place(); larger[0] < 2*before[0] {
		t.Errorf("two fingers made the picture %v times as large", larger[0]/before[0])
	}
	p.Click("Ver todo")
	p.Swipe(500*time.Millisecond, middle(card(p, 9)), middle(card(p, 1)))
	stands(p, 9, "2")
	p.Press("Control+z")
	stands(p, 9, "3")
	p.SetViewport(drive.Desktop)
}

// lightDecays promises a contact every thirty days and lets the clock of the machine move on.
func lightDecays(p *drive.Person) {
	p.Click(card(p, 1))
	p.Press("Enter")
	p.Choose(drive.In(".panel", "Cercanía"), "cercana")
	p.Choose(drive.In(".panel", "Postura"), "promotor")
	p.Type(drive.In(".panel", "Contacto prometido cada (días)"), "30")
	p.Press("Tab")
	p.See("No hay ningún contacto registrado.")
	p.Press("Escape")
	p.Click("Tabla")
	rename(p, drive.In("css=main table tbody tr:first-child", "Último contacto"), drive.Eval[string](p, `(d => [d.getDate(), d.getMonth() + 1, d.getFullYear()].join("-"))(new Date())`))
	p.Until("the light is green", `document.querySelector("main tbody tr:first-child .light-green")`)
	p.Click("Organigrama")
	waitSaved(p)
	for _, c := range []struct {
		days  int
		light string
	}{{40, "amber"}, {70, "red"}} {
		p.Later(c.days)
		p.Reload()
		p.Until(fmt.Sprint(c.days, " days later the light is ", c.light), fmt.Sprintf(`[...document.querySelectorAll(".canvas-%s")].some(e => e.querySelector("title").textContent.startsWith("Persona 01,"))`, c.light))
	}
	p.Click(card(p, 1))
	p.Press("Enter")
	p.See("Pasó más del doble del plazo.")
	p.Until("the strip of lights is there", `document.querySelectorAll(".light-strip > li").length === 13`)
	p.Press("Escape")
	shiftsEffort(p)
}

// shiftsEffort sees that nobody looks after who decides, accepts the proposal, and takes it back.
func shiftsEffort(p *drive.Person) {
	tab(p, "Actividades")
	p.See("Importante y en rojo, sin ninguna actividad planificada.")
	p.Click("#see-shift")
	p.See("Reunión con Persona 01")
	p.Axe()
	p.Click("#take-shift")
	p.See("Se cambió 1 actividad")
	p.See("El esfuerzo planificado calza con el semáforo.")
	p.Press("Control+z")
	p.See("sin ninguna actividad planificada")
}
