//go:build e2e || bench

package drive

import (
	"time"

	"github.com/chromedp/cdproto/input"
)

// Spot is a place of the window.
type Spot struct{ X, Y float64 }

// Middle is the middle of something, as it stands after it was brought to sight.
func (p *Person) Middle(name string) Spot {
	p.t.Helper()
	at := p.locate(name)
	return Spot{at.X, at.Y}
}

// Swipe puts a finger down, leaves it there for some time, moves it over places one after the other, and lifts it.
func (p *Person) Swipe(hold time.Duration, from Spot, over ...Spot) {
	p.t.Helper()
	p.fingers(input.DispatchTouchEventTypeTouchStart, from)
	time.Sleep(hold)
	const steps = 6
	for _, to := range over {
		for i := 1.0; i <= steps; i++ {
			p.fingers(input.DispatchTouchEventTypeTouchMove, between(from, to, i/steps))
		}
		from = to
	}
	p.fingers(input.DispatchTouchEventTypeTouchEnd)
}

// Pinch moves two fingers apart, or together, around a place: so many pixels between them at first and at the end.
func (p *Person) Pinch(at Spot, first, last float64) {
	p.t.Helper()
	pair := func(apart float64) []Spot {
		return []Spot{{at.X - apart/2, at.Y}, {at.X + apart/2, at.Y}}
	}
	p.fingers(input.DispatchTouchEventTypeTouchStart, pair(first)...)
	const steps = 6
	for i := 1.0; i <= steps; i++ {
		p.fingers(input.DispatchTouchEventTypeTouchMove, pair(first+(last-first)*i/steps)...)
	}
	p.fingers(input.DispatchTouchEventTypeTouchEnd)
}

func between(a, b Spot, share float64) Spot {
	return Spot{a.X + (b.X-a.X)*share, a.Y + (b.Y-a.Y)*share}
}

func (p *Person) fingers(what input.DispatchTouchEventType, at ...Spot) {
	p.t.Helper()
	points := make([]*input.TouchPoint, len(at))
	for i, s := range at {
		id := float64(i)
		points[i] = &input.TouchPoint{X: s.X, Y: s.Y, ID: &id}
	}
	Call(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: what, TouchPoints: points})
}
