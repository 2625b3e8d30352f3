package chart

import (
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Bars compares amounts; its axis always begins at zero. A single series of at most twelve bars carries
// its figures on the bars.
type Bars struct {
	Title      string
	Summary    string
	Corner     string
	Labels     []string
	Series     []Series
	Format     Format
	Stacked    bool
	Horizontal bool
	Target     *Target
}

// Chart gives the part for a page.
func (b Bars) Chart() *Chart {
	o := newOption(b.Summary, b.Format)
	o.Tooltip.AxisPointer.Type = "shadow"
	cx, cy := categories(b.Labels, b.Horizontal)
	vx, vy := values()
	if b.Horizontal {
		o.XAxis, o.YAxis = []opts.XAxis{vx}, []opts.YAxis{cy}
	} else {
		o.XAxis, o.YAxis = []opts.XAxis{cx}, []opts.YAxis{vy}
	}
	figures := len(b.Series) == 1 && len(b.Labels) <= 12
	for i, s := range b.Series {
		bar := series{Type: "bar", Name: s.Name, Data: numbers(s.Values), BarMax: 44, BarGap: "12%",
			ItemStyle: &itemStyle{Color: tone(b.Series, i), Radius: b.radius(i)}}
		if b.Stacked {
			bar.Stack = "all"
			bar.ItemStyle.BorderColor, bar.ItemStyle.BorderWidth = "--surface", 1
		}
		if figures {
			bar.Data = b.labelled(s.Values)
		}
		o.Series = append(o.Series, bar)
	}
	if figures {
		o.hideFigures(b.Horizontal)
	}
	if len(b.Series) > 1 {
		o.addLegend(names(b.Series))
	}
	if b.Target != nil && len(o.Series) > 0 {
		o.Series[0].MarkLine = b.Target.across(b.Format, b.Horizontal)
	}
	return &Chart{Title: b.Title, Unit: b.Format.unit(), Summary: b.Summary, Option: o.json(), Data: table(b.Corner, b.Labels, b.Series, b.Format)}
}

// radius rounds the free end of a bar.
func (b Bars) radius(i int) []int {
	switch {
	case b.Stacked && i < len(b.Series)-1:
		return nil
	case b.Horizontal:
		return []int{0, 3, 3, 0}
	}
	return []int{3, 3, 0, 0}
}

// labelled puts each figure at the end of its bar.
func (b Bars) labelled(vs []float64) []any {
	out := make([]any, len(vs))
	for i, v := range vs {
		at := "top"
		switch {
		case b.Horizontal && v < 0:
			at = "left"
		case b.Horizontal:
			at = "right"
		case v < 0:
			at = "bottom"
		}
		out[i] = item{Value: number(v), Label: &label{Show: true, Position: at, Formatter: b.Format.Short(v), Color: "--ink-2"}}
	}
	return out
}

// hideFigures takes the scale away where every bar carries its figure.
func (o *option) hideFigures(horizontal bool) {
	none := &opts.SplitLine{Show: opts.Bool(false)}
	if horizontal {
		o.XAxis[0].AxisLabel, o.XAxis[0].SplitLine = &opts.AxisLabel{Show: opts.Bool(false)}, none
		o.Grid.Right = "64"
		return
	}
	o.YAxis[0].AxisLabel, o.YAxis[0].SplitLine = &opts.AxisLabel{Show: opts.Bool(false)}, none
	o.Grid.Top = "24"
}
