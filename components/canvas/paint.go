package canvas

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/internal/dom"
	"rumbo/components/ui"
)

// painter draws the cards: a picture of two hundred people is some four thousand elements, over which components take a second.
// It tells the script that draws them only what has changed.
type painter struct {
	group  app.Value // that holds the cards
	prefix string    // of their elements' IDs
	drawn  map[string]face
	order  []string
}

// face is all that a card shows.
type face struct {
	Card
	on       bool // Tab reaches it
	selected bool
}

// newPainter draws into the element of an ID.
func newPainter(group, prefix string) *painter {
	return &painter{group: dom.ByID(group), prefix: prefix, drawn: map[string]face{}}
}

// paint makes the document show the cards, in their order.
func (p *painter) paint(cards []Card, selected string) {
	at := max(0, slices.IndexFunc(cards, func(k Card) bool { return k.ID == selected })) // Tab reaches the selected card, else the first
	order, changed, drawn := make([]string, len(cards)), [][]string{}, make(map[string]face, len(cards))
	for i, k := range cards {
		f := face{Card: k, on: i == at, selected: k.ID == selected}
		order[i], drawn[k.ID] = k.ID, f
		if was, there := p.drawn[k.ID]; !there || was != f {
			changed = append(changed, f.fields())
		}
	}
	told := order
	if slices.Equal(order, p.order) {
		told = nil
	}
	if len(changed)+len(told) == 0 && len(order) > 0 {
		return
	}
	if dom.PaintCards(p.group, p.prefix, CardWidth, CardHeight, changed, told) {
		p.drawn, p.order = drawn, order
	}
}

// fields are what the script is told of a card.
func (f face) fields() []string {
	const textLeft, wordLeft, stanceLeft = 16, 33, CardWidth - 56
	light, class := ui.LightPath(f.Signal), "canvas-signal"
	if light == "" {
		light, class = "M6 1.7a4.3 4.3 0 1 0 0 8.6a4.3 4.3 0 0 0 0-8.6Z", "canvas-ring"
	}
	tab := "-1"
	if f.on {
		tab = "0"
	}
	tag := "\u2002" + fit(f.Tag, stanceLeft-wordLeft-width(f.Word+"  ", 12), 12)
	return []string{f.ID, px(f.X), px(f.Y), itoa(f.Level), truth(f.selected), tab, f.class(), f.Says, fit(f.Title, CardWidth-textLeft-38, 14),
		fit(f.Sub, CardWidth-textLeft-8, 12), f.Word, tag, light, class, f.bars(), f.stance(), f.Corner, truth(f.Fold == "open"), f.sign()}
}

// sign is what the button under a card says, which hides those who hang from it, or tells how many are hidden.
func (f face) sign() string {
	switch f.Fold {
	case "open":
		return "–"
	case "closed":
		return "+" + itoa(f.Hidden)
	}
	return ""
}

func (f face) class() string {
	return ui.Classes("canvas-card", "canvas-"+string(f.Signal), ui.When(f.selected, "is-selected"), ui.When(f.Dashed, "is-dashed"), ui.When(f.Faint, "is-faint"))
}

// bars tell how much somebody counts.
func (f face) bars() string {
	return []string{"", "M0 8h4v4H0Z", "M0 8h4v4H0ZM6 4h4v8H6Z", "M0 8h4v4H0ZM6 4h4v8H6ZM12 0h4v12h-4Z"}[max(0, min(f.Bars, 3))]
}

// stance is an arrow up, a dash or an arrow down before the bars.
func (f face) stance() string {
	return map[string]string{"up": "M0 8 5 0 10 8Z", "flat": "M0 3h10v3H0Z", "down": "M0 0h10L5 8Z"}[f.Stance]
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func itoa(n int) string { return px(float64(n)) }
