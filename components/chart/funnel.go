package chart

import (
	"github.com/go-echarts/go-echarts/v2/opts"

	"rumbo/components/words"
)

// Funnel shows stages as bars that can be compared, each with its figure and its share of the one before.
type Funnel struct {
	Title   string
	Summary string
	Corner  string
	Value   string // the name of the column of figures
	Share   string // the name of the column of shares
	Stages  []Stage
	Format  Format
}

// Stage is one bar. Share is of the stage before, NaN for none.
type Stage struct {
	Name   string
	Value  float64
	Share  float64
	Accent bool // the one to look at
}

// Chart gives the part for a page.
func (f Funnel) Chart() *Chart {
	o := newOption(f.Summary, f.Format)
	o.Tooltip = nil
	labels := make([]string, len(f.Stages))
	marked := false
	for _, s := range f.Stages {
		marked = marked || s.Accent
	}
	bar := series{Type: "bar", Name: f.Value, BarMax: 28}
	data := Data{Columns: []string{f.Corner, f.Value, f.Share}}
	for i, s := range f.Stages {
		labels[i] = s.Name
		text := f.Format.Short(s.Value)
		if s.Share == s.Share {
			text += "  ·  " + words.Locale().Percent(s.Share, 0)
		}
		color := accent
		if marked && !s.Accent {
			color = grey2
		}
		bar.Data = append(bar.Data, item{Value: number(s.Value), Name: s.Name, ItemStyle: &itemStyle{Color: color, Radius: []int{0, 3, 3, 0}},
			Label: &label{Show: true, Position: "right", Formatter: text, Color: "--ink-2"}})
		data.Rows = append(data.Rows, []string{s.Name, f.Format.Exact(s.Value), Format{Kind: Percent, Decimals: 1}.Exact(s.Share)})
	}
	_, y := categories(labels, true)
	x, _ := values()
	o.XAxis, o.YAxis, o.Series = []opts.XAxis{x}, []opts.YAxis{y}, []series{bar}
	o.hideFigures(true)
	o.Grid.Right = "104"
	return &Chart{Title: f.Title, Summary: f.Summary, Option: o.json(), Data: data}
}
