package dom

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

const (
	still    = 4   // pixels that a hand may tremble
	holdTime = 280 // milliseconds for which a finger holds a thing before it is lifted
	nearEdge = 36  // pixels at the window's edge where dragging moves the picture
)

func at(e app.Value) point { return point{e.Get("clientX").Float(), e.Get("clientY").Float()} }

// down begins: whether it becomes a click, a movement of the picture or a drag is seen later.
func (s *Surface) down(e app.Value) {
	if e.Get("button").Int() != 0 || There(e.Get("target").Call("closest", "[data-control]")) {
		return
	}
	p := at(e)
	s.look()
	s.fingers[e.Get("pointerId").Int()] = p
	s.touch = e.Get("pointerType").String() == "touch"
	if len(s.fingers) == 2 {
		s.stop()
		s.doing, s.moved = "pinch", true
		s.from, s.apart = s.pair()
		return
	}
	s.from, s.last, s.origin = p, p, point{s.x, s.y}
	s.doing, s.moved, s.grabbed, s.target = "wait", false, "", ""
	if thing := e.Get("target").Call("closest", "[data-thing]"); There(thing) && s.OnDrop != nil {
		s.grabbed = thing.Call("getAttribute", "data-thing").String()
	}
	if s.grabbed != "" && s.touch && s.grabbed != s.Chosen {
		s.hold = after(holdTime, func() {
			if s.doing == "wait" {
				s.lift()
			}
		})
	}
}

// pair is the middle of two fingers and how far they are apart.
func (s *Surface) pair() (middle point, apart float64) {
	var p []point
	for _, f := range s.fingers {
		p = append(p, f)
	}
	if len(p) < 2 {
		return point{}, 1
	}
	return point{(p[0].x + p[1].x) / 2, (p[0].y + p[1].y) / 2}, math.Max(1, math.Hypot(p[0].x-p[1].x, p[0].y-p[1].y))
}

func (s *Surface) move(e app.Value) {
	finger := e.Get("pointerId").Int()
	if _, down := s.fingers[finger]; !down {
		return
	}
	p := at(e)
	s.fingers[finger], s.last = p, p
	switch s.doing {
	case "pinch":
		middle, apart := s.pair()
		s.x += middle.x - s.from.x
		s.y += middle.y - s.from.y
		s.zoomAt(apart/s.apart, middle.x-s.view.left, middle.y-s.view.top)
		s.from, s.apart = middle, apart
	case "wait":
		if math.Hypot(p.x-s.from.x, p.y-s.from.y) < still {
			return
		}
		s.hold.stop()
		s.capture(finger)
		if s.grabbed != "" && (!s.touch || s.grabbed == s.Chosen) {
			s.lift()
			s.carry()
			return
		}
		s.doing, s.moved = "pan", true
		SetClass(s.window, "is-moving", true)
	case "pan":
		s.x, s.y = s.origin.x+p.x-s.from.x, s.origin.y+p.y-s.from.y
		s.apply()
	case "drag":
		s.carry()
	}
}

func (s *Surface) capture(finger int) {
	if s.window.Get("setPointerCapture").Truthy() {
		s.window.Call("setPointerCapture", finger)
	}
}

// lift takes a copy of the thing into the hand.
func (s *Surface) lift() {
	thing := ByID(s.prefix + s.grabbed)
	if !There(thing) {
		s.doing = "pan"
		return
	}
	s.doing, s.moved = "drag", true
	copied := thing.Call("cloneNode", true)
	for _, name := range []string{"id", "tabindex", "data-thing", "transform", "role"} {
		copied.Call("removeAttribute", name)
	}
	holder := s.ghost.Get("firstElementChild")
	holder.Call("replaceChildren", copied)
	s.ghost.Set("hidden", false)
	SetClass(thing, "is-lifted", true)
	SetClass(s.window, "is-dragging", true)
	s.carry()
	s.drift()
}

// carry moves the copy and finds what it is over.
func (s *Surface) carry() {
	var thing Spot
	for _, p := range s.spots {
		if p.ID == s.grabbed {
			thing = p
		}
	}
	grip := point{(s.from.x - s.view.left - s.origin.x) - thing.X*s.k, (s.from.y - s.view.top - s.origin.y) - thing.Y*s.k}
	left, top := s.last.x-s.view.left-grip.x, s.last.y-s.view.top-grip.y
	s.ghost.Get("style").Set("transform", "translate("+num(left)+"px,"+num(top)+"px) scale("+num(s.k)+")")
	px, py := (s.last.x-s.view.left-s.x)/s.k, (s.last.y-s.view.top-s.y)/s.k
	over := ""
	for _, p := range s.spots {
		if p.ID != s.grabbed && px >= p.X && px <= p.X+p.W && py >= p.Y && py <= p.Y+p.H {
			over = p.ID
		}
	}
	s.mark(over)
}

// mark shows what the thing would be put on, and whether it may.
func (s *Surface) mark(over string) {
	if over == s.target {
		return
	}
	for _, id := range []string{s.target, over} {
		if el := ByID(s.prefix + id); id != "" && There(el) {
			refused := s.Refuse != nil && s.Refuse(s.grabbed, id)
			SetClass(el, "is-target", id == over && !refused)
			SetClass(el, "is-refused", id == over && refused)
		}
	}
	s.target = over
}

// drift moves the picture while the thing is held at the window's edge.
func (s *Surface) drift() {
	if s.doing != "drag" {
		return
	}
	push := func(at, room float64) float64 {
		switch {
		case at < nearEdge:
			return math.Min(12, (nearEdge-at)/2)
		case at > room-nearEdge:
			return -math.Min(12, (at-room+nearEdge)/2)
		}
		return 0
	}
	dx, dy := push(s.last.x-s.view.left, s.view.width), push(s.last.y-s.view.top, s.view.height)
	if dx != 0 || dy != 0 {
		s.x, s.y = s.x+dx, s.y+dy
		s.apply()
		s.carry()
	}
	after(16, s.drift)
}

func (s *Surface) up(e app.Value) {
	delete(s.fingers, e.Get("pointerId").Int())
	was, id, on := s.doing, s.grabbed, s.target
	s.stop()
	if was == "drag" && s.OnDrop != nil {
		s.OnDrop(id, on)
	}
}

func (s *Surface) cancel(e app.Value) {
	delete(s.fingers, e.Get("pointerId").Int())
	s.stop()
}

// menu keeps the menu away that some systems show under a finger that rests: here it lifts.
func (s *Surface) menu(e app.Value) {
	if s.touch && len(s.fingers) > 0 {
		e.Call("preventDefault")
	}
}

// stop ends whatever was begun, without effect.
func (s *Surface) stop() {
	s.hold.stop()
	if s.window == nil {
		return
	}
	if s.doing == "drag" {
		s.mark("")
		s.ghost.Set("hidden", true)
		s.ghost.Get("firstElementChild").Call("replaceChildren")
		if thing := ByID(s.prefix + s.grabbed); There(thing) {
			SetClass(thing, "is-lifted", false)
		}
	}
	SetClass(s.window, "is-dragging", false)
	SetClass(s.window, "is-moving", false)
	s.doing, s.target = "", ""
}

// click keeps the click that ends a movement from meaning anything.
func (s *Surface) click(e app.Value) {
	if s.moved && !There(e.Get("target").Call("closest", "[data-control]")) {
		e.Call("stopPropagation")
		e.Call("preventDefault")
	}
	s.moved = false
}

// key lets go of what is being dragged. What is typed on a thing is a command: it must not go into a field that the command
// opens, and that is settled here, at once.
func (s *Surface) key(e app.Value) {
	key := e.Get("key").String()
	command := len(key) == 1 || key == "Enter" || key == "Delete" || strings.HasPrefix(key, "Arrow")
	if command && !e.Get("ctrlKey").Bool() && !e.Get("metaKey").Bool() && !e.Get("altKey").Bool() && e.Get("target").Get("closest").Truthy() &&
		There(e.Get("target").Call("closest", "[data-thing]")) {
		e.Call("preventDefault")
	}
	if s.doing == "drag" && key == "Escape" {
		e.Call("stopPropagation")
		e.Call("preventDefault")
		s.stop()
	}
}

// wheel makes larger and smaller with Ctrl or ⌘, as two fingers on a pad do, and moves sideways; the rest
// scrolls the page.
func (s *Surface) wheel(e app.Value) {
	dx, dy := e.Get("deltaX").Float(), e.Get("deltaY").Float()
	p := at(e)
	switch {
	case e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool():
		s.look()
		s.zoomAt(math.Exp(-math.Max(-60, math.Min(60, dy))/180), p.x-s.view.left, p.y-s.view.top)
	case e.Get("shiftKey").Bool() && dx == 0:
		s.x -= dy
		s.apply()
	case math.Abs(dx) > math.Abs(dy):
		s.x -= dx
		s.apply()
	default:
		return
	}
	e.Call("preventDefault")
}

// timer is a call that comes later, unless it is stopped.
type timer struct {
	id      app.Value
	stopped bool
}

func after(ms int, f func()) *timer {
	t := &timer{}
	var fn app.Func
	fn = app.FuncOf(func(app.Value, []app.Value) any {
		if !t.stopped {
			t.stopped = true
			f()
		}
		fn.Release()
		return nil
	})
	t.id = app.Window().Call("setTimeout", fn, ms)
	return t
}

func (t *timer) stop() {
	if t != nil {
		t.stopped = true
	}
}
