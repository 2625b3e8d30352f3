package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Growing is how much of a long list is drawn already: what is in sight first, the rest a few at a time, so that the page answers
// between them. The zero Growing has drawn nothing yet.
type Growing struct {
	First, Step int // at first, and each time
	drawn       int
	busy        bool
}

// breath is between two pieces.
const breath = 8 * time.Millisecond

// Of is how many of so many are to be drawn. Where there is no browser all are.
func (g *Growing) Of(all int) int {
	if !app.IsClient {
		return all
	}
	g.drawn = max(g.drawn, g.First)
	return min(g.drawn, all)
}

// Again begins anew, as for another page of a table.
func (g *Growing) Again() { g.drawn = 0 }

// More draws the next ones a moment later, as long as there are some; to be called when the list was mounted or updated.
func (g *Growing) More(ctx app.Context, all int) {
	if g.busy || g.drawn >= all || !app.IsClient {
		return
	}
	g.busy = true
	ctx.Async(func() {
		time.Sleep(breath)
		ctx.Dispatch(func(ctx app.Context) {
			g.busy = false
			g.drawn += g.Step
			ctx.Update()
			ctx.Defer(func(ctx app.Context) { g.More(ctx, all) })
		})
	})
}
