package account

import (
	"fmt"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Point is a point proposed for a review's agenda.
type Point struct {
	View    string // "tactical", "strategic"
	Title   text.Text
	Why     text.Text
	Minutes int
}

// soon is within how many days a deal's close is talked about.
const soon = 60

// ProposeAgenda proposes the points of a review: what presses now, and what the account is to become; both get
// half of the minutes, in steps of five. since is the day of the last review, 0 if there was none.
func ProposeAgenda(d *Data, env Env, since period.Date, minutes int) []Point {
	tactical, strategic := tacticalPoints(d, env), strategicPoints(d, since)
	divide(tactical, minutes/2)
	divide(strategic, minutes-minutes/2)
	return append(tactical, strategic...)
}

func tacticalPoints(d *Data, env Env) (out []Point) {
	point := func(title, why text.Text) { out = append(out, Point{View: "tactical", Title: title, Why: why}) }
	if n := count(d.Actions, func(a *record.Action) bool { return a.Late(env.Today) }); n > 0 {
		point(text.New("Acciones atrasadas", "Late actions"), text.New("{n} sin terminar a tiempo.", "{n} not done in time.").With("n", n))
	}
	closing := 0
	for _, o := range d.Deals {
		if o.Outcome == record.StageOpen && o.Rec.Close.Known() && o.Rec.Close <= env.Today+soon {
			closing++
		}
	}
	if closing > 0 {
		point(text.New("Ventas por decidirse", "Deals about to be decided"), text.New("{n} cierran en {d} días o ya debieron cerrar.", "{n} close within {d} days, or should have.").With("n", closing, "d", soon))
	}
	if l := LightsOf(d, env.Today); l.ImportantRed > 0 {
		point(text.New("Relaciones críticas", "Critical relationships"), text.New("{n} contactos importantes en rojo.", "{n} important contacts are red.").With("n", l.ImportantRed))
	}
	point(text.New("Brecha de corto plazo y qué la cierra", "Short-term gap, and what closes it"), text.Text{})
	return out
}

func strategicPoints(d *Data, since period.Date) (out []Point) {
	point := func(title, why text.Text) { out = append(out, Point{View: "strategic", Title: title, Why: why}) }
	if n := count(d.Facts, func(f *record.Fact) bool { return f.On.Known() && f.On > since }); n > 0 {
		point(text.New("Novedades del cliente", "What is new at the client"), text.New("{n} datos nuevos.", "{n} new facts.").With("n", n))
	} else {
		point(text.New("Novedades del cliente", "What is new at the client"), text.New("Nada nuevo anotado desde la última revisión.", "Nothing new noted since the last review."))
	}
	point(text.New("Prioridades e iniciativas del cliente, y dónde aportamos", "The client's priorities and initiatives, and where we contribute"), text.Text{})
	if count(d.Targets, func(t *record.Target) bool { return t.Horizon == "medium" || t.Horizon == "long" }) > 0 {
		point(text.New("Objetivos de mediano y largo plazo", "Medium and long-term targets"), text.Text{})
	} else {
		point(text.New("Fijar objetivos de mediano y largo plazo", "Set medium and long-term targets"), text.New("No hay ninguno.", "There are none."))
	}
	return out
}

// divide gives minutes to points in steps of five; the first ones get what is left over.
func divide(points []Point, minutes int) {
	steps := minutes / 5
	for i := range points {
		n := steps / len(points)
		if i < steps%len(points) {
			n++
		}
		points[i].Minutes = max(n, 1) * 5
	}
}

// Balance is how a review's agenda divides its time.
type Balance struct {
	Tactical, Strategic int // minutes
}

// leastStrategic is the share of strategic minutes under which an agenda is called lopsided; as is one minus it above.
const leastStrategic = 0.3

// BalanceOf sums an agenda's minutes.
func BalanceOf(items []Item[record.ReviewItem]) (b Balance) {
	for _, i := range items {
		if i.Rec.View == "strategic" {
			b.Strategic += i.Rec.Minutes
		} else {
			b.Tactical += i.Rec.Minutes
		}
	}
	return b
}

// Share is the strategic part, 0…1; false if the agenda has no minutes.
func (b Balance) Share() (float64, bool) {
	if b.Tactical+b.Strategic == 0 {
		return 0, false
	}
	return float64(b.Strategic) / float64(b.Tactical+b.Strategic), true
}

// Words judge the balance; empty if there is nothing to say against it.
func (b Balance) Words() text.Text {
	s, ok := b.Share()
	switch {
	case !ok:
		return text.Text{}
	case s < leastStrategic:
		return text.New("Casi todo es táctico: deje tiempo para lo que la cuenta será.", "Almost all of it is tactical: leave time for what the account is to become.")
	case s > 1-leastStrategic:
		return text.New("Casi todo es estratégico: deje tiempo para lo que se decide ahora.", "Almost all of it is strategic: leave time for what is decided now.")
	}
	return text.Text{}
}

// String is for tests.
func (b Balance) String() string { return fmt.Sprintf("%d/%d", b.Tactical, b.Strategic) }
