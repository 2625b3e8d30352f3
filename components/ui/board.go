package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/icon"
	"rumbo/components/internal/dom"
)

// Board shows cards in columns, to be moved between them and within: by mouse, anywhere on a card; by finger or pen, at
// its handle; by keyboard, with the arrow keys on the handle.
type Board struct {
	app.Compo
	ident

	Key     string
	Label   string
	Columns []Lane
	Cards   []Card // in order, of all columns
	// PerRow puts so many columns beside each other and the others under them; up and down then lead from one row to the
	// other at the ends of a column. 0 puts all in one row.
	PerRow int
	// Handle names a card's handle, and says how it is used; Moved tells where a card went.
	Handle func(c Card) string
	Moved  func(c Card, to Lane) string
	// OnMove puts a card into a column before another card; before is "" at the end.
	OnMove func(ctx app.Context, card, column, before string)
	OnOpen func(ctx app.Context, card string)

	drag  *drag
	said  string
	focus string // handle to be focused once the card is where it went
}

// Lane is a column of a board.
type Lane struct {
	Value string
	Label string
	Note  string        // beside the label: how many, how much
	Empty string        // what stands where no card is
	Foot  func() app.UI // under the cards
}

// Card is a card of a board.
type Card struct {
	Key    string
	Column string
	Title  string
	Strong bool // stands out
	Faint  bool // stands back
	Body   func() app.UI
}

// CompoID tells boards with different keys apart.
func (b *Board) CompoID() string { return b.Key }

// OnUpdate gives the focus back to a card that was moved by keyboard.
func (b *Board) OnUpdate(ctx app.Context) {
	if at := b.focus; at != "" {
		b.focus = ""
		ctx.Defer(func(app.Context) { dom.FocusID(at) })
	}
}

func (b *Board) Render() app.UI {
	lanes := make([]app.UI, len(b.Columns))
	for i, l := range b.Columns {
		lanes[i] = b.lane(l)
	}
	return app.Div().Class("board-frame").Body(
		app.Div().Class(Classes("board", When(b.PerRow > 0, "board-rows"))).Role("group").Aria("label", b.Label).Body(lanes...),
		app.Div().Class("hidden-text").Aria("live", "polite").Body(app.Text(b.said)),
	)
}

func (b *Board) lane(l Lane) app.UI {
	var cards []app.UI
	for _, c := range b.Cards {
		if c.Column == l.Value {
			cards = append(cards, &boardCard{Card: c, Board: b, Stamp: b.sub(c.Key)})
		}
	}
	empty := len(cards) == 0
	return app.Section().Class("board-lane").DataSet("lane", l.Value).Aria("label", l.Label).Body(
		app.Div().Class("board-head").Body(app.H3().Body(app.Text(l.Label)), app.Span().Class("note").Body(app.Text(l.Note))),
		app.Ul().Class("board-cards").Body(cards...),
		app.If(empty && l.Empty != "", func() app.UI { return app.P().Class("note board-empty").Body(app.Text(l.Empty)) }),
		app.If(l.Foot != nil, func() app.UI { return l.Foot() }),
	)
}

// boardCard is one card on its board.
type boardCard struct {
	app.Compo
	Card  Card
	Board *Board
	Stamp string
}

// CompoID keeps a card's state with it wherever it stands.
func (c *boardCard) CompoID() string { return c.Card.Key }

func (c *boardCard) Render() app.UI {
	b := c.Board
	return app.Li().Class(Classes("board-card", When(c.Card.Strong, "board-strong"), When(c.Card.Faint, "board-faint"))).DataSet("card", c.Card.Key).
		On("pointerdown", c.down).On("pointermove", c.move).On("pointerup", c.up).On("pointercancel", c.cancel).Body(
		app.Div().Class("board-title").Body(
			app.Button().Type("button").ID(c.Stamp).Class("board-handle").Aria("label", b.Handle(c.Card)).OnKeyDown(c.key).Body(icon.Small(icon.Drag)),
			app.Button().Type("button").Class("board-open").OnClick(c.open).Body(app.Text(c.Card.Title)),
		),
		app.If(c.Card.Body != nil, func() app.UI { return c.Card.Body() }),
	)
}

func (c *boardCard) open(ctx app.Context, _ app.Event) {
	if c.Board.OnOpen != nil {
		c.Board.OnOpen(ctx, c.Card.Key)
	}
}

// key moves a card with the arrow keys on its handle.
func (c *boardCard) key(ctx app.Context, e app.Event) {
	b, key := c.Board, e.Get("key").String()
	switch key {
	case "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown":
		e.PreventDefault()
	default:
		ctx.PreventUpdate()
		return
	}
	column, before, ok := b.step(c.Card, key)
	if !ok {
		ctx.PreventUpdate()
		return
	}
	b.focus = c.Stamp
	b.put(ctx, c.Card, column, before)
}

// step is where an arrow key takes a card.
func (b *Board) step(c Card, key string) (column, before string, ok bool) {
	at := 0
	for i, l := range b.Columns {
		if l.Value == c.Column {
			at = i
		}
	}
	var mates []string
	mine := 0
	for _, o := range b.Cards {
		if o.Column == c.Column {
			if o.Key == c.Key {
				mine = len(mates)
			}
			mates = append(mates, o.Key)
		}
	}
	per := b.PerRow
	if per == 0 {
		per = len(b.Columns)
	}
	switch {
	case key == "ArrowLeft" && at%per > 0:
		return b.Columns[at-1].Value, "", true
	case key == "ArrowRight" && at%per < per-1 && at < len(b.Columns)-1:
		return b.Columns[at+1].Value, "", true
	case key == "ArrowUp" && mine > 0:
		return c.Column, mates[mine-1], true
	case key == "ArrowDown" && mine < len(mates)-2:
		return c.Column, mates[mine+2], true
	case key == "ArrowDown" && mine == len(mates)-2:
		return c.Column, "", true
	case key == "ArrowUp" && at >= per:
		return b.Columns[at-per].Value, "", true
	case key == "ArrowDown" && at+per < len(b.Columns):
		return b.Columns[at+per].Value, b.firstOf(b.Columns[at+per].Value), true
	}
	return "", "", false
}

// firstOf is the first card of a column, "" if it has none.
func (b *Board) firstOf(column string) string {
	for _, c := range b.Cards {
		if c.Column == column {
			return c.Key
		}
	}
	return ""
}

func (b *Board) put(ctx app.Context, c Card, column, before string) {
	for _, l := range b.Columns {
		if l.Value == column {
			b.said = b.Moved(c, l)
		}
	}
	if b.OnMove != nil {
		b.OnMove(ctx, c.Key, column, before)
	}
}
