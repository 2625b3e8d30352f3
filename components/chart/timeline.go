package chart

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/ui"
	"rumbo/components/words"
	"rumbo/engine/period"
)

// Timeline shows what goes from when to when, one under the other, today, and what waits for what. The names are
// buttons beside the drawing and say their days to those who do not see it.
type Timeline struct {
	app.Compo

	Title string
	Spans []Span
	Today period.Date
	// Tells is a span in words: its days, and what its tone means.
	Tells  func(s Span) string
	OnPick func(ctx app.Context, key string)
}

// Span is one line. Without a first day it is a point on its last one, and the other way around; without both it has no mark.
type Span struct {
	Key   string
	Name  string
	Note  string // under the name
	From  period.Date
	To    period.Date // last day, included
	Tone  Tone
	After []string // keys of the spans that have to be over before
}

// Tone is how a span looks; Tells says it in words.
type Tone string

// The tones.
const (
	Plain  Tone = ""
	Strong Tone = "strong" // the one that matters
	Late   Tone = "late"
	Over   Tone = "over" // done
	Faint  Tone = "faint"
)

const (
	timelineRow  = 40 // px
	timelineHead = 28
	mostTicks    = 7 // so that their names do not touch where it is narrow
	svgSpace     = "http://www.w3.org/2000/svg"
)

func (t *Timeline) Render() app.UI {
	var names []app.UI
	for _, s := range t.Spans {
		names = append(names, &spanName{Span: s, Tells: t.Tells(s), Pick: t.OnPick})
	}
	return app.Div().Class("timeline").TabIndex(0).Role("region").Aria("label", t.Title).Body(
		app.Ul().Class("timeline-names").Body(names...),
		t.drawing(),
	)
}

// spanName is a span's name and days.
type spanName struct {
	app.Compo

	Span  Span
	Tells string
	Pick  func(ctx app.Context, key string)
}

// CompoID tells spans apart.
func (s *spanName) CompoID() string { return s.Span.Key }

func (s *spanName) Render() app.UI {
	return app.Li().Body(app.Button().Type("button").Class("timeline-name").Title(s.Span.Name+" · "+s.Tells).OnClick(s.pick).Body(
		app.Span().Class("timeline-label").Body(app.Text(s.Span.Name)),
		app.Span().Class(ui.Classes("timeline-note", ui.When(s.Span.Tone == Late, "late"))).Body(app.Text(s.Span.Note)),
		app.Span().Class("hidden-text").Body(app.Text(s.Tells)),
	))
}

func (s *spanName) pick(ctx app.Context, _ app.Event) {
	if s.Pick != nil {
		s.Pick(ctx, s.Span.Key)
	}
}

// axis is the stretch of days that is drawn, with the first days of its parts.
type axis struct {
	from, to period.Date
	ticks    []period.Date
	step     int // months
}

// axis goes over whole months around all spans and today, in at most mostTicks parts.
func (t *Timeline) axis() axis {
	a := axis{from: t.Today, to: t.Today + 1}
	for _, s := range t.Spans {
		for _, d := range []period.Date{s.From, s.To} {
			if d.Known() {
				a.from, a.to = min(a.from, d), max(a.to, d+1)
			}
		}
	}
	year, month, _ := a.from.Civil()
	a.from = period.On(year, month, 1)
	months := 1
	for a.from.AddMonths(months) < a.to+3 {
		months++
	}
	for _, a.step = range []int{1, 2, 3, 6, 12, 24, 60, 120} {
		if months <= mostTicks*a.step {
			break
		}
	}
	if a.step > 1 && a.step <= 12 { // parts begin where people expect them to
		back := (int(month) - 1) % a.step
		a.from, months = a.from.AddMonths(-back), months+back
	}
	months = (months + a.step - 1) / a.step * a.step
	a.to = a.from.AddMonths(months)
	for m := 0; m < months; m += a.step {
		a.ticks = append(a.ticks, a.from.AddMonths(m))
	}
	return a
}

// at is the place of a day's morning in percent of the width.
func (a axis) at(d period.Date) float64 { return 100 * float64(d-a.from) / float64(a.to-a.from) }

func (a axis) label(d period.Date) string {
	year, month, _ := d.Civil()
	if a.step >= 12 {
		return strconv.Itoa(year)
	}
	return words.Locale().MonthYear(year, month)
}

func (t *Timeline) drawing() app.UI {
	a := t.axis()
	height := timelineHead + timelineRow*len(t.Spans)
	rows := map[string]int{}
	var body []app.UI
	for _, d := range a.ticks {
		body = append(body, line("timeline-grid", a.at(d), 18, a.at(d), height), tickLabel("timeline-tick", a.at(d), 13, a.label(d)))
	}
	for i, s := range t.Spans {
		rows[s.Key] = i
	}
	for i, s := range t.Spans {
		for _, key := range s.After {
			if before, there := rows[key]; there {
				body = append(body, t.tie(a, t.Spans[before], s, before, i)...)
			}
		}
	}
	for i, s := range t.Spans {
		body = append(body, bar(a, s, middle(i))...)
	}
	body = append(body, line("timeline-today", a.at(t.Today), 18, a.at(t.Today), height))
	return shape("svg", "timeline-drawing").Attr("height", strconv.Itoa(height)).Attr("width", "100%").Attr("aria-hidden", "true").Attr("focusable", "false").Body(body...)
}

// middle is the height of a line's middle.
func middle(i int) int { return timelineHead + timelineRow*i + timelineRow/2 }

// bar is a span as a bar, or as a diamond where it has one day only.
func bar(a axis, s Span, y int) []app.UI {
	from, to := s.From, s.To
	class := ui.Classes("timeline-bar", ui.When(s.Tone != Plain, "timeline-"+string(s.Tone)))
	switch {
	case !from.Known() && !to.Known():
		return nil
	case !from.Known() || !to.Known() || from > to:
		x := a.at(max(from, to))
		return []app.UI{shape("svg", "timeline-point").Attr("x", percent(x)).Attr("y", strconv.Itoa(y)).Attr("overflow", "visible").Body(
			shape("path", class).Attr("d", "M0-7 7 0 0 7-7 0Z"))}
	}
	x, width := a.at(from), a.at(to+1)-a.at(from)
	return []app.UI{shape("rect", class).Attr("x", percent(x)).Attr("y", strconv.Itoa(y-8)).Attr("width", percent(max(width, 0.6))).Attr("height", "16").Attr("rx", "4")}
}

// tie leads from the end of what has to be over to the beginning of what waits for it.
func (t *Timeline) tie(a axis, before, s Span, i, j int) []app.UI {
	end, begin := max(before.From, before.To), s.From
	if !begin.Known() {
		begin = s.To
	}
	if !end.Known() || !begin.Known() {
		return nil
	}
	x, to := a.at(end+1), a.at(begin)
	class := ui.Classes("timeline-tie", ui.When(begin <= end, "timeline-clash"))
	y, tip := middle(i), middle(j)
	return []app.UI{
		line(class, x, y, x, tip), line(class, x, tip, to, tip),
		shape("svg", "timeline-point").Attr("x", percent(to)).Attr("y", strconv.Itoa(tip)).Attr("overflow", "visible").Body(
			shape("path", class).Attr("d", map[bool]string{true: "M-6-4 0 0-6 4", false: "M6-4 0 0 6 4"}[to >= x])),
	}
}

func shape(name, class string) app.HTMLElem {
	return app.Elem(name).XMLNS(svgSpace).Class(class)
}

func line(class string, x1 float64, y1 int, x2 float64, y2 int) app.UI {
	return shape("line", class).Attr("x1", percent(x1)).Attr("x2", percent(x2)).Attr("y1", strconv.Itoa(y1)).Attr("y2", strconv.Itoa(y2))
}

func tickLabel(class string, x float64, y int, text string) app.UI {
	return shape("text", class).Attr("x", percent(x)).Attr("y", strconv.Itoa(y)).Body(app.Text(text))
}

func percent(v float64) string { return strconv.FormatFloat(v, 'f', 3, 64) + "%" }
