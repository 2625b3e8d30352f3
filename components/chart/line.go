package chart

import (
	"strconv"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Lines shows values over time. Up to four lines carry their name at their end; more get a legend.
type Lines struct {
	Title    string
	Summary  string
	Corner   string // what the labels are: "Mes"
	Labels   []string
	Series   []Series
	Format   Format
	FromZero bool // the axis begins at zero
	Target   *Target
	Band     *Band // a pale band behind the lines
}

// Target is a level to reach, drawn as a thin dark line.
type Target struct {
	Name  string
	Value float64
}

// Chart gives the part for a page.
func (l Lines) Chart() *Chart {
	o := newOption(l.Summary, l.Format)
	x, _ := categories(l.Labels, false)
	x.AxisLabel = &opts.AxisLabel{}
	_, y := values()
	y.Scale = opts.Bool(!l.FromZero)
	o.XAxis, o.YAxis = []opts.XAxis{x}, []opts.YAxis{y}
	if l.Band != nil {
		o.addBand(*l.Band, l.Band.Low.Values, l.Band.High.Values, "band", "--chart-band-1")
	}
	first := len(o.Series)
	named := len(l.Series) > 1 && len(l.Series) <= 4
	if named {
		o.Grid.Right = endRoom(l.Series)
	}
	for i, s := range l.Series {
		color, width := tone(l.Series, i), float32(1.5)
		if color == accent {
			width = 2.25
		}
		line := series{Type: "line", Name: s.Name, Data: numbers(s.Values), ShowSymbol: opts.Bool(len(l.Labels) <= 2), Symbol: "circle", SymbolSize: 5,
			LineStyle: &opts.LineStyle{Color: color, Width: width}, ItemStyle: &itemStyle{Color: color}}
		if s.Dashed {
			line.LineStyle.Type = "dashed"
		}
		if named {
			line.EndLabel = &label{Show: true, Formatter: "{a}", Color: endColor(color), Weight: 600, Distance: 6, Line: endLine}
			line.LabelMove = map[string]any{"moveOverlap": "shiftY"}
		}
		o.Series = append(o.Series, line)
	}
	if len(l.Series) > 4 {
		o.lineLegend(names(l.Series))
	}
	if l.Target != nil && len(o.Series) > first {
		o.Series[first].MarkLine = l.Target.across(l.Format, false)
	}
	return &Chart{Title: l.Title, Unit: l.Format.unit(), Summary: l.Summary, Option: o.json(), Data: table(l.Corner, l.Labels, l.Series, l.Format)}
}

// endLine is how high a name at the end of a line is, in pixels. Said, since the drawing script would measure it by a Chinese letter,
// which many a machine has not, and then names lie over each other.
const endLine = 17

// endRoom is the width that the longest name at the end of a line needs, within reason, in pixels.
func endRoom(all []Series) string {
	room := 96
	for _, s := range all {
		room = max(room, 12+7*utf8.RuneCountInString(s.Name))
	}
	return strconv.Itoa(min(room, 150))
}

// endColor is the line's own colour where words in it can be read; greys are too pale for that.
func endColor(line string) string {
	switch line {
	case grey1, grey2, "--chart-band-2":
		return "--ink-2"
	}
	return line
}

// across is the target as a line over the whole width, or height.
func (t Target) across(f Format, upright bool) *marks {
	at := map[string]any{"name": t.Name}
	if upright {
		at["xAxis"] = number(t.Value)
	} else {
		at["yAxis"] = number(t.Value)
	}
	return &marks{Silent: true, Symbol: "none", Data: []any{at},
		Label:     &label{Show: true, Position: "insideStartTop", Formatter: t.Name + " " + f.Short(t.Value), Color: target, Size: 11},
		LineStyle: &opts.LineStyle{Color: target, Width: 1, Type: "solid"}}
}

func names(all []Series) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = s.Name
	}
	return out
}

func (o *option) addLegend(names []string) {
	o.Legend = &legend{Type: "scroll", Data: names, Top: 0, Left: 0, ItemWidth: 12, ItemHeight: 8, ItemGap: 16, Icon: "roundRect"}
	o.Grid.Top = "40"
}

// lineLegend shows each line as it is drawn, dashes and all, instead of a block of its colour.
func (o *option) lineLegend(names []string) {
	o.addLegend(names)
	o.Legend.Icon, o.Legend.ItemWidth = "", 18
	o.Legend.ItemStyle = map[string]any{"opacity": 0}
}
