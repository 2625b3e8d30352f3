package organisation

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/canvas"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/account/orgchart"
	"rumbo/engine/record"
)

// sizes of the drawing, in pixels at full size.
var sizes = orgchart.Options{Width: canvas.CardWidth, Height: canvas.CardHeight, GapX: 28, GapY: 56, GapStack: 20, Indent: 28, Stack: 3}

// looseHead is the room over people who stand nowhere yet.
const looseHead = 28

// chart draws the organisation by its reporting lines, and over them who sways whom.
func (p *section) chart(l account.Lights) app.UI {
	tree, sway := p.tree(), p.lines() == "influence"
	d := p.draw(tree)
	return app.Div().Class("stack stack-3").Body(
		app.Div().Class("org-bar").Body(
			&ui.Segmented{Label: i18n.T("organisation.lines"), Value: p.lines(), Options: []ui.Option{
				{Value: "reports", Label: i18n.T("organisation.lines.reports")}, {Value: "influence", Label: i18n.T("organisation.lines.influence")}},
				OnChange: func(_ app.Context, v string) { p.P.Env.Host.GoTo(p.P.Route.With("lines", v)) }},
			p.lightCounts(l),
		),
		p.bar(tree, l),
		&canvas.Canvas{Key: "org " + string(p.ID), Label: i18n.T("organisation.tree", "account", p.Account().Name), Width: d.Width, Height: d.Height,
			Cards: p.cards(tree, d, l), Links: p.links(d, sway), Notes: p.notes(d), Selected: string(p.selected),
			Words:    canvas.Words{In: i18n.T("organisation.larger"), Out: i18n.T("organisation.smaller"), Fit: i18n.T("organisation.fit")},
			Refuse:   func(id, on string) bool { return !sway && tree.Below(on, id) },
			OnSelect: func(_ app.Context, id string) { p.choose(record.ID(id)) },
			OnOpen:   func(_ app.Context, id string) { p.choose(record.ID(id)); Open(p.View, record.ID(id)) },
			OnFold:   func(_ app.Context, id string) { p.fold(record.ID(id)) },
			OnDrop:   func(_ app.Context, id, on string) { p.drop(record.ID(id), record.ID(on)) },
			OnKey:    p.key},
		p.legend(sway),
	)
}

func (p *section) lines() string {
	if p.P.Route.Get("lines") == "influence" {
		return "influence"
	}
	return "reports"
}

// tree is who reports to whom, in the order in which they came.
func (p *section) tree() *orgchart.Tree {
	list := p.Data().Contacts
	nodes := make([]orgchart.Node, len(list))
	for i, c := range list {
		nodes[i] = orgchart.Node{ID: string(c.ID), Parent: string(c.Rec.ReportsTo)}
	}
	return orgchart.NewTree(nodes)
}

func (p *section) draw(t *orgchart.Tree) *orgchart.Drawing {
	o := sizes
	o.Closed = func(id string) bool { return p.closed[record.ID(id)] }
	d := orgchart.Layout(t, o)
	loose := false
	for i := range d.Boxes {
		if d.Boxes[i].Loose {
			loose = true
			d.Boxes[i].Y += looseHead
		}
	}
	if loose {
		d.Height += looseHead
	}
	d.Height += 14 // for the sign under a folded card
	return d
}

// notes are the headings on the picture.
func (p *section) notes(d *orgchart.Drawing) []canvas.Note {
	for _, b := range d.Boxes {
		if b.Loose {
			return []canvas.Note{{X: 2, Y: 14, Text: i18n.T("organisation.loose")}}
		}
	}
	return nil
}

func (p *section) cards(t *orgchart.Tree, d *orgchart.Drawing, l account.Lights) []canvas.Card {
	by := map[string]account.Judged{}
	for _, j := range l.All {
		by[string(j.ID)] = j
	}
	out := make([]canvas.Card, len(d.Boxes))
	for i, b := range d.Boxes {
		out[i] = p.card(by[b.ID], b, len(t.Children(b.ID)))
	}
	return out
}

func (p *section) card(j account.Judged, b orgchart.Box, below int) canvas.Card {
	c, env := j.Rec, p.P.Env
	k := canvas.Card{ID: b.ID, X: b.X, Y: b.Y, Level: b.Level, Title: c.Name, Sub: joined(" · ", c.Position, c.Area), Signal: signals[j.Light], Word: lightWord(j.Light),
		Tag: choice("role", c.Role), Corner: initials(env.Snap().Title("person", c.Owner)), Dashed: c.Assumed,
		Stance: map[string]string{"promoter": "up", "neutral": "flat", "detractor": "down"}[c.Stance],
		Bars:   map[string]int{"low": 1, "medium": 2, "high": 3}[c.Influence], Hidden: b.Hidden}
	switch {
	case below > 0 && p.closed[j.ID]:
		k.Fold = "closed"
	case below > 0:
		k.Fold = "open"
	}
	k.Says = says(j)
	if owner := env.Snap().Title("person", c.Owner); owner != "" {
		k.Says += ", " + i18n.T("organisation.says.owner", "name", owner)
	}
	if below > 0 {
		k.Says += ", " + i18n.N("organisation.says.below", below)
	}
	return k
}

// says is a contact in one line, for those who hear it.
func says(j account.Judged) string {
	c := j.Rec
	parts := []string{c.Name, c.Position, c.Area, lightWord(j.Light), choice("role", c.Role)}
	if c.Stance != "" {
		parts = append(parts, choice("stance", c.Stance))
	}
	if c.Influence != "" {
		parts = append(parts, i18n.T("organisation.says.influence", "level", choice("influence", c.Influence)))
	}
	if c.Assumed {
		parts = append(parts, i18n.T("organisation.assumed"))
	}
	return joined(", ", parts...)
}

func joined(sep string, parts ...string) string {
	var out []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

// initials are the first letters of the first and last names.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	first := func(s string) string { return string(unicode.ToUpper([]rune(s)[0])) }
	if len(words) == 1 {
		return first(words[0])
	}
	return first(words[0]) + first(words[len(words)-1])
}

// links are the reporting lines and, if asked for, the lines of influence.
func (p *section) links(d *orgchart.Drawing, sway bool) []canvas.Link {
	class := "canvas-line"
	if sway {
		class += " is-faint"
	}
	out := make([]canvas.Link, 0, len(d.Lines))
	for _, l := range d.Lines {
		out = append(out, canvas.Link{Path: elbow(l.Points), Class: class})
	}
	if !sway {
		return out
	}
	at := map[record.ID]orgchart.Box{}
	for _, b := range d.Boxes {
		at[record.ID(b.ID)] = b
	}
	for _, i := range account.List(p.Data(), record.InfluenceKind) {
		from, drawn := at[i.Rec.From]
		to, there := at[i.Rec.To]
		if !drawn || !there {
			continue
		}
		strength := i.Rec.Strength
		if strength == "" {
			strength = "medium"
		}
		out = append(out, canvas.Link{Path: bow(from, to), Class: "canvas-sway canvas-sway-" + strength, Arrow: true})
	}
	return out
}

// elbow is a path with rounded corners.
func elbow(points []orgchart.Point) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%.1f %.1f", points[0].X, points[0].Y)
	for i := 1; i < len(points)-1; i++ {
		before, at, after := points[i-1], points[i], points[i+1]
		r := math.Min(8, math.Min(math.Hypot(at.X-before.X, at.Y-before.Y), math.Hypot(after.X-at.X, after.Y-at.Y))/2)
		in, out := toward(at, before, r), toward(at, after, r)
		fmt.Fprintf(&b, "L%.1f %.1fQ%.1f %.1f %.1f %.1f", in.X, in.Y, at.X, at.Y, out.X, out.Y)
	}
	last := points[len(points)-1]
	fmt.Fprintf(&b, "L%.1f %.1f", last.X, last.Y)
	return b.String()
}

// toward is the point some way from one to another.
func toward(from, to orgchart.Point, way float64) orgchart.Point {
	far := math.Hypot(to.X-from.X, to.Y-from.Y)
	if far == 0 {
		return from
	}
	return orgchart.Point{X: from.X + (to.X-from.X)*way/far, Y: from.Y + (to.Y-from.Y)*way/far}
}

// bow is a curve from the edge of a card to that of another.
func bow(a, b orgchart.Box) string {
	from, to := middle(a), middle(b)
	bend := orgchart.Point{X: (from.X+to.X)/2 + (to.Y-from.Y)*0.18, Y: (from.Y+to.Y)/2 - (to.X-from.X)*0.18}
	start, end := edge(from, bend), edge(to, bend)
	return fmt.Sprintf("M%.1f %.1fQ%.1f %.1f %.1f %.1f", start.X, start.Y, bend.X, bend.Y, end.X, end.Y)
}

func middle(b orgchart.Box) orgchart.Point {
	return orgchart.Point{X: b.X + canvas.CardWidth/2, Y: b.Y + canvas.CardHeight/2}
}

// edge is where the way from a card's middle to a point leaves the card.
func edge(center, to orgchart.Point) orgchart.Point {
	dx, dy := to.X-center.X, to.Y-center.Y
	if dx == 0 && dy == 0 {
		return center
	}
	scale := math.Min((canvas.CardWidth/2+3)/math.Max(math.Abs(dx), 1e-9), (canvas.CardHeight/2+3)/math.Max(math.Abs(dy), 1e-9))
	return orgchart.Point{X: center.X + dx*scale, Y: center.Y + dy*scale}
}

func (p *section) fold(id record.ID) {
	if p.closed == nil {
		p.closed = map[record.ID]bool{}
	}
	if p.closed[id] {
		delete(p.closed, id)
	} else if len(p.tree().Children(string(id))) > 0 {
		p.closed[id] = true
	}
	p.choose(id)
}

func (p *section) lightCounts(l account.Lights) app.UI {
	count := func(s ui.Signal, n int) app.UI {
		return ui.Light(s, i18n.T("organisation.count", "word", i18n.T("components.light."+string(s)), "n", i18n.Locale().Int(int64(n))))
	}
	return app.Div().Class("light-counts").Body(count(ui.Green, l.Green), count(ui.Amber, l.Amber), count(ui.Red, l.Red),
		app.If(l.Unknown > 0, func() app.UI { return count(ui.Unknown, l.Unknown) }),
		&ui.Button{Label: i18n.T("accounts.light.rule"), Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { showRule(p.P.Env) }})
}

// legend says what the signs mean and how to move about.
func (p *section) legend(sway bool) app.UI {
	how := i18n.T("organisation.how")
	if sway {
		how = i18n.T("organisation.how.influence")
	}
	return app.Div().Class("org-legend note").Body(
		app.P().Text(how),
		app.P().Text(i18n.T("organisation.keys")),
		app.P().Text(i18n.T("organisation.signs")),
	)
}
