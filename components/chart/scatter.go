package chart

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Scatter places things by two measures. With XSplit and YSplit it is a quadrant picture, whose corners may be
// named: top left, top right, bottom left, bottom right.
type Scatter struct {
	Title     string
	Summary   string
	Corner    string
	XName     string
	YName     string
	XFormat   Format
	YFormat   Format
	Points    []Dot
	XSplit    *float64
	YSplit    *float64
	Quadrants [4]string
	Whole     float64 // both axes go from 0 to this; 0: as far as the dots go
}

// Dot is one thing. Size is compared by area; 0 draws a small mark.
type Dot struct {
	Name   string
	X, Y   float64
	Size   float64
	Accent bool
}

// Chart gives the part for a page. Up to twenty dots carry their name.
func (s Scatter) Chart() *Chart {
	o := newOption(s.Summary, s.YFormat)
	o.Rumbo.Formats["x"] = s.XFormat.forAxis()
	o.Tooltip = &opts.Tooltip{Trigger: "item"}
	o.Grid.Bottom, o.Grid.Left = "24", "36" // room for the names of the axes
	x, _ := values()
	_, y := values()
	x.Name, x.NameLocation, x.NameGap, x.Scale = s.XFormat.of(s.XName), "middle", 28, opts.Bool(true)
	x.AxisLabel = &opts.AxisLabel{Formatter: "@x"}
	y.Name, y.NameLocation, y.NameGap, y.Scale = s.YFormat.of(s.YName), "middle", s.beside(), opts.Bool(true)
	if s.Whole > 0 {
		x.Min, x.Max, x.SplitNumber = 0, s.Whole, 5
		y.Min, y.Max, y.SplitNumber = 0, s.Whole, 5
	}
	o.XAxis, o.YAxis = []opts.XAxis{x}, []opts.YAxis{y}
	most, marked := 0.0, false
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range s.Points {
		most, marked = math.Max(most, p.Size), marked || p.Accent
		low, high = math.Min(low, p.X), math.Max(high, p.X)
	}
	if s.Whole > 0 {
		low, high = 0, s.Whole
	}
	dots := series{Type: "scatter", Name: s.Title, ItemStyle: &itemStyle{Color: accent, BorderColor: "--surface", BorderWidth: 1},
		LabelMove: map[string]any{"hideOverlap": true}}
	data := Data{Columns: []string{s.Corner, s.XName, s.YName}}
	for _, p := range s.Points {
		d := s.dot(p, most, marked)
		if d.Label != nil && p.X > low+0.6*(high-low) { // the edge would cut a name to the right of it
			d.Label.Position = "left"
		}
		dots.Data = append(dots.Data, d)
		data.Rows = append(data.Rows, []string{p.Name, s.XFormat.Exact(p.X), s.YFormat.Exact(p.Y)})
	}
	dots.MarkLine = s.splits()
	o.Series = append([]series{dots}, s.corners()...)
	return &Chart{Title: s.Title, Summary: s.Summary, Option: o.json(), Data: data, Height: Large}
}

// beside is how far left of the axis its name stands: clear of the widest figure there, which is short, and inside the picture.
func (s Scatter) beside() int {
	const room, digit = 50, 7
	if s.YFormat.Kind == Money {
		return room
	}
	top := s.Whole
	for _, p := range s.Points {
		top = math.Max(top, p.Y)
	}
	return min(room, 22+digit*utf8.RuneCountInString(s.YFormat.Short(top)))
}

// sized is an item with the size of its mark.
type sized struct {
	item
	SymbolSize float64 `json:"symbolSize"`
}

func (s Scatter) dot(p Dot, most float64, marked bool) sized {
	size := 10.0
	if most > 0 && p.Size > 0 {
		size = 8 + 30*math.Sqrt(p.Size/most)
	}
	d := sized{item: item{Name: p.Name, Value: []any{number(p.X), number(p.Y)},
		Tooltip: map[string]any{"formatter": p.Name + "\n" + s.XName + ": " + s.XFormat.Exact(p.X) + "\n" + s.YName + ": " + s.YFormat.Exact(p.Y)}}, SymbolSize: size}
	if marked && !p.Accent {
		d.ItemStyle = &itemStyle{Color: grey2}
	}
	if len(s.Points) <= 20 {
		d.Label = &label{Show: true, Position: "right", Formatter: shortened(p.Name), Color: "--ink-2", Distance: 4}
	}
	return d
}

// longestLabel is how many letters of a name stand beside its dot; the tip has the whole.
const longestLabel = 28

func shortened(name string) string {
	letters := []rune(strings.NewReplacer("{", "(", "}", ")").Replace(name)) // braces are the drawing script's
	if len(letters) <= longestLabel {
		return string(letters)
	}
	return strings.TrimRight(string(letters[:longestLabel-1]), " ") + "…"
}

// splits are the two lines of a quadrant picture.
func (s Scatter) splits() *marks {
	m := &marks{Silent: true, Symbol: "none", Label: &label{}, LineStyle: &opts.LineStyle{Color: "--line-strong", Width: 1, Type: "solid"}}
	if s.XSplit != nil {
		m.Data = append(m.Data, map[string]any{"xAxis": *s.XSplit})
	}
	if s.YSplit != nil {
		m.Data = append(m.Data, map[string]any{"yAxis": *s.YSplit})
	}
	if m.Data == nil {
		return nil
	}
	return m
}

// corners writes the names of the quadrants.
func (s Scatter) corners() []series {
	if s.XSplit == nil || s.YSplit == nil {
		return nil
	}
	places := []struct {
		at   string
		x, y [2]any
	}{
		{"insideTopLeft", [2]any{"min", *s.XSplit}, [2]any{*s.YSplit, "max"}},
		{"insideTopRight", [2]any{*s.XSplit, "max"}, [2]any{*s.YSplit, "max"}},
		{"insideBottomLeft", [2]any{"min", *s.XSplit}, [2]any{"min", *s.YSplit}},
		{"insideBottomRight", [2]any{*s.XSplit, "max"}, [2]any{"min", *s.YSplit}},
	}
	areas := &marks{Silent: true, Symbol: "none", ItemStyle: &itemStyle{Color: "transparent"}}
	for i, p := range places {
		if s.Quadrants[i] == "" {
			continue
		}
		areas.Data = append(areas.Data, []any{
			map[string]any{"name": s.Quadrants[i], "xAxis": p.x[0], "yAxis": p.y[0],
				"label": label{Show: true, Position: p.at, Formatter: "{b}", Color: "--ink-3", Size: 11, Weight: 600}},
			map[string]any{"xAxis": p.x[1], "yAxis": p.y[1]},
		})
	}
	if areas.Data == nil {
		return nil
	}
	return []series{{Type: "scatter", Data: []any{}, MarkArea: areas}}
}
