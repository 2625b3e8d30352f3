package dom

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Spot is the place of a thing on a surface.
type Spot struct {
	ID         string
	X, Y, W, H float64
}

// Surface is a picture in a window that is moved, made larger and smaller, and whose things are dragged onto each other,
// with a mouse, a pen or fingers. It works on the document directly: while somebody drags, nothing is drawn
// again but one copy that moves.
//
// A thing is an element with data-thing; what must not start a drag has data-control.
type Surface struct {
	// Refuse tells whether a thing must not be put on another; it may be nil.
	Refuse func(id, on string) bool
	// OnDrop is called outside of drawing; on is "" for none. It may be nil: then nothing is dragged.
	OnDrop func(id, on string)
	// Chosen can be dragged by a finger at once; others after a moment, so that a finger can move the picture.
	Chosen string

	prefix        string // of the things' element IDs
	window, inner app.Value
	ghost         app.Value
	spots         []Spot
	width, height float64
	x, y, k       float64
	release       []func()

	fingers map[int]point
	from    point
	origin  point // of the picture when the movement began
	apart   float64
	grabbed string
	doing   string // "", "wait", "pan", "drag", "pinch"
	touch   bool
	moved   bool // the click that ends a movement means nothing
	target  string
	last    point
	view    box
	hold    *timer
}

type point struct{ x, y float64 }

type box struct{ left, top, width, height float64 }

// NewSurface listens on the element of an ID; inner is the picture's element, ghost one that holds what is being
// dragged. Without a browser it does nothing.
func NewSurface(window, inner, ghost, prefix string) *Surface {
	s := &Surface{prefix: prefix, k: 1, fingers: map[int]point{}, window: ByID(window), inner: ByID(inner), ghost: ByID(ghost)}
	if !There(s.window) || !There(s.inner) {
		s.window = nil
		return s
	}
	s.listen(s.window, "pointerdown", false, s.down)
	s.listen(s.window, "pointermove", false, s.move)
	s.listen(s.window, "pointerup", false, s.up)
	s.listen(s.window, "pointercancel", false, s.cancel)
	s.listen(s.window, "wheel", false, s.wheel)
	s.listen(s.window, "contextmenu", false, s.menu)
	s.listen(s.window, "click", true, s.click)
	s.listen(s.window, "scroll", false, func(app.Value) { s.unscroll() })
	s.listen(app.Window().Get("document"), "keydown", true, s.key)
	return s
}

func (s *Surface) listen(el app.Value, name string, capture bool, f func(e app.Value)) {
	fn := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	options := map[string]any{"capture": capture, "passive": false}
	el.Call("addEventListener", name, fn, options)
	s.release = append(s.release, func() {
		el.Call("removeEventListener", name, fn, options)
		fn.Release()
	})
}

// unscroll turns a scroll, as the browser does it to show what has the focus, into a movement of the picture: places are told
// from the window's corner.
func (s *Surface) unscroll() {
	left, top := s.window.Get("scrollLeft").Float(), s.window.Get("scrollTop").Float()
	if left == 0 && top == 0 {
		return
	}
	s.x, s.y = s.x-left, s.y-top
	s.apply()
	s.window.Set("scrollLeft", 0)
	s.window.Set("scrollTop", 0)
}

// FocusInPlace gives the focus to the element of an ID and scrolls nothing.
func FocusInPlace(id string) {
	if el := ByID(id); There(el) {
		el.Call("focus", map[string]any{"preventScroll": true})
	}
}

// Close stops listening.
func (s *Surface) Close() {
	s.stop()
	for _, f := range s.release {
		f()
	}
	s.release = nil
	s.window = nil
}

// Set tells what is on the surface.
func (s *Surface) Set(spots []Spot, width, height float64) {
	s.spots, s.width, s.height = spots, width, height
}

// look measures the window.
func (s *Surface) look() {
	r := s.window.Call("getBoundingClientRect")
	s.view = box{r.Get("left").Float(), r.Get("top").Float(), r.Get("width").Float(), r.Get("height").Float()}
}

func (s *Surface) apply() {
	s.inner.Get("style").Set("transform", "translate("+num(s.x)+"px,"+num(s.y)+"px) scale("+num(s.k)+")")
}

// SetClass puts a class on an element or takes it away, until the element is drawn again.
func SetClass(el app.Value, class string, on bool) {
	if There(el) {
		el.Get("classList").Call("toggle", class, on)
	}
}

func num(v float64) string { return strconv.FormatFloat(v, 'f', 3, 64) }

const (
	smallest, largest = 0.08, 2
	margin            = 24 // around the picture when it is fitted
)

// Fit shows all of the picture, never larger than it is, and not smaller than least; what does not fit then is
// cut off, and the things at the middle of the top stay in sight.
func (s *Surface) Fit(least float64) {
	if s.window == nil || s.width == 0 || s.height == 0 {
		return
	}
	s.look()
	if s.view.width == 0 {
		return
	}
	s.k = math.Min(1, math.Min((s.view.width-2*margin)/s.width, (s.view.height-2*margin)/s.height))
	s.k = math.Max(s.k, math.Max(least, smallest))
	s.x = (s.view.width - s.width*s.k) / 2
	s.y = math.Max(margin, math.Min(2.5*margin, (s.view.height-s.height*s.k)/2))
	if s.height*s.k > s.view.height-2*margin {
		s.y = margin
	}
	if s.width*s.k > s.view.width-2*margin && len(s.spots) > 0 {
		top := s.spots[0]
		for _, p := range s.spots {
			if p.Y < top.Y {
				top = p
			}
		}
		s.x = s.view.width/2 - (top.X+top.W/2)*s.k
	}
	s.apply()
}

// Zoom makes the picture larger or smaller around the middle.
func (s *Surface) Zoom(by float64) {
	if s.window == nil {
		return
	}
	s.look()
	s.zoomAt(by, s.view.width/2, s.view.height/2)
}

func (s *Surface) zoomAt(by, px, py float64) {
	k := math.Max(smallest, math.Min(largest, s.k*by))
	s.x, s.y = px-(px-s.x)*k/s.k, py-(py-s.y)*k/s.k
	s.k = k
	s.apply()
}

// Reveal moves the picture so that a thing is in sight.
func (s *Surface) Reveal(id string) {
	if s.window == nil {
		return
	}
	s.look()
	for _, p := range s.spots {
		if p.ID != id {
			continue
		}
		s.x = inside(s.x, p.X*s.k, p.W*s.k, s.view.width)
		s.y = inside(s.y, p.Y*s.k, p.H*s.k, s.view.height)
		s.apply()
		return
	}
}

// inside gives the offset at which a stretch lies within a length.
func inside(offset, at, length, room float64) float64 {
	switch {
	case length > room-2*margin, offset+at < margin:
		return margin - at
	case offset+at+length > room-margin:
		return room - margin - length - at
	}
	return offset
}
