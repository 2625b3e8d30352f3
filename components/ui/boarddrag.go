package ui

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/internal/dom"
)

// drag is a card under a pointer. While it is under way nothing is drawn anew: the card is shifted and its
// goal marked by hand.
type drag struct {
	card    Card
	el      app.Value
	pointer int
	x, y    float64 // where it was taken
	on      bool    // it was moved far enough to mean it
	lane    app.Value
	before  app.Value
	frame   app.Value // what scrolls when the card is held at its edge
	from    float64   // how far it had been scrolled
}

// scrolled is how far the board has moved under the pointer.
func (d *drag) scrolled() float64 { return dom.ScrollLeft(d.frame) - d.from }

// dragFrom is how many pixels a pointer travels before a press becomes a drag.
const dragFrom = 6

// down takes a card: by mouse anywhere but on what can be pressed, else at its handle.
func (c *boardCard) down(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	target := e.Get("target")
	handle := dom.There(dom.Closest(target, ".board-handle"))
	mouse := e.Get("pointerType").String() == "mouse"
	if e.Get("button").Int() != 0 || !handle && (!mouse || dom.There(dom.Closest(target, "a, input, select, textarea"))) {
		return
	}
	c.Board.drag = &drag{card: c.Card, el: dom.Closest(target, ".board-card"), pointer: e.Get("pointerId").Int(),
		x: e.Get("clientX").Float(), y: e.Get("clientY").Float()}
}

func (c *boardCard) move(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	d := c.Board.drag
	if d == nil || e.Get("pointerId").Int() != d.pointer {
		return
	}
	x, y := e.Get("clientX").Float(), e.Get("clientY").Float()
	if !d.on {
		if math.Hypot(x-d.x, y-d.y) < dragFrom {
			return
		}
		d.on = true
		d.frame = dom.Closest(d.el, ".board-frame")
		d.from = dom.ScrollLeft(d.frame)
		dom.Capture(d.el, d.pointer)
		dom.Mark(d.el, "board-dragged", true)
	}
	dom.EdgeScroll(d.frame, x)
	dom.Shift(d.el, x-d.x+d.scrolled(), y-d.y)
	d.over(dom.Under(x, y), y)
}

// over marks the column and the card before which the dragged one would come to stand.
func (d *drag) over(under app.Value, y float64) {
	lane, before := dom.Closest(under, ".board-lane"), dom.Closest(under, ".board-card")
	if dom.There(before) && !dom.UpperHalf(before, y) {
		before = before.Get("nextElementSibling")
	}
	if dom.There(before) && dom.DataOf(before, "card") == d.card.Key {
		before = before.Get("nextElementSibling")
	}
	dom.Mark(d.lane, "board-over", false)
	dom.Mark(d.before, "board-before", false)
	d.lane, d.before = lane, before
	dom.Mark(d.lane, "board-over", true)
	dom.Mark(d.before, "board-before", true)
}

// up lets the card go where it is.
func (c *boardCard) up(ctx app.Context, e app.Event) {
	b := c.Board
	d := b.drag
	c.cancel(ctx, e)
	if d == nil || !d.on {
		return
	}
	column, before := dom.DataOf(d.lane, "lane"), dom.DataOf(d.before, "card")
	if column != "" && (column != d.card.Column || before != b.next(d.card)) {
		b.put(ctx, d.card, column, before)
	}
}

// next is the card after one in its column.
func (b *Board) next(c Card) string {
	found := false
	for _, o := range b.Cards {
		if found && o.Column == c.Column {
			return o.Key
		}
		found = found || o.Key == c.Key
	}
	return ""
}

// cancel puts everything back.
func (c *boardCard) cancel(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	d := c.Board.drag
	c.Board.drag = nil
	if d == nil {
		return
	}
	dom.Shift(d.el, 0, 0)
	dom.Mark(d.el, "board-dragged", false)
	dom.Mark(d.lane, "board-over", false)
	dom.Mark(d.before, "board-before", false)
}
