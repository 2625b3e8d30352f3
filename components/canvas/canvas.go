// Package canvas shows people and how they hang together on a picture that is moved, made larger and smaller, and rearranged by
// dragging one onto another or with the keyboard. It knows places, not who the people are.
package canvas

import (
	"math"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
	"rumbo/components/ui"
)

// svgNS must stand on every element of a drawing.
const svgNS = "http://www.w3.org/2000/svg"

// Size of a card, in pixels at full size.
const (
	CardWidth  = 224
	CardHeight = 84
)

// Card is somebody on the picture. All of it is told in words by Says.
type Card struct {
	ID     string
	X, Y   float64
	Level  int
	Title  string
	Sub    string
	Signal ui.Signal
	Word   string // of the signal
	Tag    string // a few more words after it
	Corner string // two letters
	Stance string // "up", "flat", "down" or ""
	Bars   int    // 0…3
	Dashed bool   // not sure
	Faint  bool   // not what one looks for
	Fold   string // "open", "closed", or "" for nothing to fold
	Hidden int    // how many are folded away
	Says   string // read aloud
}

// Link is a line between cards.
type Link struct {
	Path  string // of an SVG path
	Class string // "canvas-line" and such
	Arrow bool
}

// Words are what the controls are called.
type Words struct{ In, Out, Fit, Help string }

// Canvas is the picture. While somebody drags, nothing but the copy in the hand is drawn.
type Canvas struct {
	app.Compo

	Key           string // with another Key the picture starts anew
	Label         string
	Width, Height float64
	Cards         []Card
	Links         []Link
	Notes         []Note
	Selected      string
	Words         Words
	Refuse        func(id, on string) bool
	OnSelect      func(ctx app.Context, id string)
	OnOpen        func(ctx app.Context, id string)
	OnFold        func(ctx app.Context, id string)
	OnDrop        func(ctx app.Context, id, on string)
	OnKey         func(ctx app.Context, id, key string) bool // keys of the page's own; true if it was one

	surface *dom.Surface
	painter *painter
	ctx     app.Context
}

// Note is a heading on the picture.
type Note struct {
	X, Y float64
	Text string
}

// CompoID tells pictures with different keys apart.
func (c *Canvas) CompoID() string { return c.Key }

func (c *Canvas) id(part string) string { return "canvas-" + part }

// readable is the smallest size at which a picture is first shown.
const readable = 0.62

// OnMount begins to listen.
func (c *Canvas) OnMount(ctx app.Context) {
	c.ctx = ctx
	ctx.Defer(func(app.Context) {
		c.surface = dom.NewSurface(c.id("window"), c.id("picture"), c.id("ghost"), c.id("card-"))
		c.painter = newPainter(c.id("people"), c.id("card-"))
		c.tell()
		c.surface.Fit(readable)
	})
}

// OnUpdate draws what has changed.
func (c *Canvas) OnUpdate(app.Context) { c.tell() }

// OnDismount stops listening.
func (c *Canvas) OnDismount() {
	if c.surface != nil {
		c.surface.Close()
	}
	c.surface, c.painter = nil, nil
}

// tell draws the cards, and tells the surface where they are now.
func (c *Canvas) tell() {
	if c.surface == nil {
		return
	}
	c.painter.paint(c.Cards, c.Selected)
	spots := make([]dom.Spot, len(c.Cards))
	for i, k := range c.Cards {
		spots[i] = dom.Spot{ID: k.ID, X: k.X, Y: k.Y, W: CardWidth, H: CardHeight}
	}
	c.surface.Set(spots, c.Width, c.Height)
	c.surface.Refuse, c.surface.Chosen, c.surface.OnDrop = c.Refuse, c.Selected, nil
	if c.OnDrop != nil {
		c.surface.OnDrop = func(id, on string) { c.ctx.Dispatch(func(ctx app.Context) { c.OnDrop(ctx, id, on) }) }
	}
}

// Render draws the window, the picture in it and its controls; the cards are the painter's.
func (c *Canvas) Render() app.UI {
	return app.Div().Class("canvas").Body(
		app.Div().ID(c.id("window")).Class("canvas-window").Body(
			app.Elem("svg").XMLNS(svgNS).ID(c.id("picture")).Class("canvas-picture").Attr("width", px(c.Width)).Attr("height", px(c.Height)).
				Attr("viewBox", "0 0 "+px(c.Width)+" "+px(c.Height)).Body(
				arrowHead(),
				app.Elem("g").XMLNS(svgNS).Attr("aria-hidden", "true").Body(c.lines()...),
				app.Elem("g").XMLNS(svgNS).ID(c.id("people")).Attr("role", "tree").Aria("label", c.Label).On("keydown", c.key).On("click", c.click).On("dblclick", c.open),
			),
			app.Div().ID(c.id("ghost")).Class("canvas-ghost").Hidden(true).Aria("hidden", "true").Body(
				app.Elem("svg").XMLNS(svgNS).Attr("width", CardWidth).Attr("height", CardHeight)),
		),
		app.Div().Class("canvas-tools").Body(
			&ui.IconButton{Icon: icon.Plus, Label: c.Words.In, Small: true, OnClick: func(app.Context) { c.zoom(1.25) }},
			&ui.IconButton{Icon: icon.Minus, Label: c.Words.Out, Small: true, OnClick: func(app.Context) { c.zoom(0.8) }},
			&ui.Button{Label: c.Words.Fit, Small: true, Kind: ui.Quiet, OnClick: func(app.Context) { c.fit() }},
		),
	)
}

func px(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// arrowHead is the end of a line of influence.
func arrowHead() app.UI {
	return app.Elem("defs").XMLNS(svgNS).Body(app.Elem("marker").XMLNS(svgNS).ID("canvas-arrow").Attr("viewBox", "0 0 8 8").Attr("refX", "7").Attr("refY", "4").
		Attr("markerWidth", "8").Attr("markerHeight", "8").Attr("markerUnits", "userSpaceOnUse").Attr("orient", "auto").Body(
		app.Elem("path").XMLNS(svgNS).Class("canvas-arrow").Attr("d", "M0 0 8 4 0 8Z")))
}

// lines are the links, those that look alike and have no arrows as one path, and the headings.
func (c *Canvas) lines() []app.UI {
	out := make([]app.UI, 0, len(c.Notes)+2)
	together := map[string]*strings.Builder{}
	var classes []string
	for _, l := range c.Links {
		if l.Arrow {
			out = append(out, app.Elem("path").XMLNS(svgNS).Class(l.Class).Attr("d", l.Path).Attr("marker-end", "url(#canvas-arrow)"))
			continue
		}
		if together[l.Class] == nil {
			together[l.Class] = &strings.Builder{}
			classes = append(classes, l.Class)
		}
		together[l.Class].WriteString(l.Path)
	}
	for _, class := range classes {
		out = append(out, app.Elem("path").XMLNS(svgNS).Class(class).Attr("d", together[class].String()))
	}
	for _, n := range c.Notes {
		out = append(out, app.Elem("text").XMLNS(svgNS).Class("canvas-note").Attr("x", px(n.X)).Attr("y", px(n.Y)).Text(n.Text))
	}
	return out
}

func (c *Canvas) zoom(by float64) {
	if c.surface != nil {
		c.surface.Zoom(by)
	}
}

func (c *Canvas) fit() {
	if c.surface != nil {
		c.surface.Fit(0)
	}
}

// thing is the card that an event came from.
func thing(e app.Event) string {
	el := e.Get("target").Call("closest", "[data-thing]")
	if !dom.There(el) {
		return ""
	}
	return el.Call("getAttribute", "data-thing").String()
}

func (c *Canvas) click(ctx app.Context, e app.Event) {
	id := thing(e)
	if id == "" {
		return
	}
	if dom.There(e.Get("target").Call("closest", "[data-control]")) {
		if c.OnFold != nil {
			c.OnFold(ctx, id)
		}
		return
	}
	c.choose(ctx, id)
}

func (c *Canvas) open(ctx app.Context, e app.Event) {
	if id := thing(e); id != "" && c.OnOpen != nil && !dom.There(e.Get("target").Call("closest", "[data-control]")) {
		c.OnOpen(ctx, id)
	}
}

// choose selects a card and brings it to sight.
func (c *Canvas) choose(ctx app.Context, id string) {
	if c.OnSelect != nil {
		c.OnSelect(ctx, id)
	}
	ctx.Defer(func(app.Context) {
		if c.surface != nil {
			c.surface.Reveal(id)
		}
		dom.FocusInPlace(c.id("card-" + id))
	})
}

func (c *Canvas) key(ctx app.Context, e app.Event) {
	id, key := thing(e), e.Get("key").String()
	if id == "" || e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	switch key {
	case "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight":
		if next := c.next(id, key); next != "" {
			c.choose(ctx, next)
		}
	case "Enter", " ":
		if c.OnOpen != nil {
			c.OnOpen(ctx, id)
		}
	case "+":
		c.zoom(1.25)
	case "-":
		c.zoom(0.8)
	case "0":
		c.fit()
	default:
		if c.OnKey == nil || !c.OnKey(ctx, id, key) {
			return
		}
	}
	e.PreventDefault()
}

// next is the nearest card in a direction; what lies aside counts twice.
func (c *Canvas) next(id, key string) string {
	var from Card
	for _, k := range c.Cards {
		if k.ID == id {
			from = k
		}
	}
	best, least := "", math.Inf(1)
	for _, k := range c.Cards {
		along, across := k.X-from.X, k.Y-from.Y
		if key == "ArrowUp" || key == "ArrowDown" {
			along, across = across, along
		}
		if key == "ArrowUp" || key == "ArrowLeft" {
			along = -along
		}
		if along <= 1 || (key == "ArrowLeft" || key == "ArrowRight") && math.Abs(across) > 3*CardHeight {
			continue
		}
		if far := along + 2*math.Abs(across); far < least {
			best, least = k.ID, far
		}
	}
	return best
}

// Focus brings a card to sight and gives it the focus, once it is drawn.
func Focus(ctx app.Context, id string) {
	ctx.Defer(func(app.Context) { dom.FocusInPlace("canvas-card-" + id) })
}

// FocusWithin gives the focus to the first field inside an element, once it is drawn.
func FocusWithin(ctx app.Context, id string) {
	ctx.Defer(func(app.Context) {
		if el := dom.ByID(id); dom.There(el) {
			dom.Focus(el.Call("querySelector", "input,select,button"))
		}
	})
}
