package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Waterfall shows how one amount became another, step by step.
type Waterfall struct {
	Title   string
	Summary string
	Corner  string
	Value   string // the name of the column of figures
	Steps   []Step
	Format  Format
}

// Step is a change, or a total: the level reached, which must agree with the steps before it.
type Step struct {
	Name  string
	Value float64
	Total bool
}

// Chart gives the part for a page.
func (w Waterfall) Chart() *Chart {
	o := newOption(w.Summary, w.Format)
	o.Tooltip = &opts.Tooltip{Trigger: "item"}
	labels := make([]string, len(w.Steps))
	base := series{Type: "bar", Stack: "all", Silent: true, ItemStyle: &itemStyle{Color: "transparent"}, BarMax: 56}
	above := series{Type: "bar", Stack: "all", BarMax: 56, LabelMove: map[string]any{"hideOverlap": true}}
	below := above
	data := Data{Columns: []string{w.Corner, w.Value}}
	level := 0.0
	for i, s := range w.Steps {
		from, to := level, level+s.Value
		if s.Total {
			from, to = 0, s.Value
		}
		level = to
		labels[i] = s.Name
		b, up, down := pieces(math.Min(from, to), math.Max(from, to))
		base.Data = append(base.Data, b)
		above.Data = append(above.Data, w.piece(s, up, s.Total || down == 0))
		below.Data = append(below.Data, w.piece(s, down, !s.Total && down != 0))
		data.Rows = append(data.Rows, []string{s.Name, w.Format.Exact(s.Value)})
	}
	x, _ := categories(labels, false)
	x.AxisLabel = &opts.AxisLabel{Interval: "0"}
	_, y := values()
	o.XAxis, o.YAxis, o.Series = []opts.XAxis{x}, []opts.YAxis{y}, []series{base, above, below}
	o.hideFigures(false)
	return &Chart{Title: w.Title, Unit: w.Format.unit(), Summary: w.Summary, Option: o.json(), Data: data}
}

// pieces cuts a bar from low to high into what stands invisible under it and what is seen above and below zero.
func pieces(low, high float64) (base, above, below float64) {
	switch {
	case low >= 0:
		return low, high - low, 0
	case high <= 0:
		return high, 0, low - high
	}
	return 0, high, low
}

// piece is the visible part of a step: totals in the accent, gains in a grey, losses hollow.
func (w Waterfall) piece(s Step, v float64, labelled bool) item {
	style := &itemStyle{Color: grey2}
	switch {
	case s.Total:
		style = &itemStyle{Color: accent}
	case s.Value < 0:
		style = &itemStyle{Color: "--surface", BorderColor: grey1, BorderWidth: 2}
	}
	it := item{Value: v, Name: s.Name, ItemStyle: style, Tooltip: map[string]any{"formatter": s.Name + ": " + w.Format.Exact(s.Value)}}
	if labelled {
		text := w.Format.Short(s.Value)
		if s.Value > 0 && !s.Total {
			text = "+" + text
		}
		it.Label = &label{Show: true, Position: "top", Formatter: text, Color: "--ink-2"}
	}
	return it
}
