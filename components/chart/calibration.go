package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Calibration sets chances that were said beside what came true of them: what lies on the diagonal was right.
type Calibration struct {
	Title    string
	Summary  string
	Corner   string // the name of the column of ways
	XName    string // what was said
	YName    string // what came
	Range    string // the name of the column of intervals
	Count    string // the name of the column of counts
	Diagonal string // the name of the line on which all would lie
	Ways     []Calibrated
	Between  func(low, high string) string // writes an interval
}

// Calibrated is one way of giving chances; the accented one shows its intervals.
type Calibrated struct {
	Name   string
	Accent bool
	Points []CalibrationPoint
}

// CalibrationPoint is a group of forecasts that said about the same: ratios 0…1.
type CalibrationPoint struct {
	Said, Came, Low, High float64
	Count                 string
}

// Chart gives the part for a page.
func (c Calibration) Chart() *Chart {
	f := Format{Kind: Percent}
	o := newOption(c.Summary, f)
	o.Rumbo.Formats["x"] = f.forAxis()
	o.Tooltip = &opts.Tooltip{Trigger: "item"}
	o.Grid.Bottom, o.Grid.Left = "24", "24"
	x, _ := values()
	_, y := values()
	x.Name, x.NameLocation, x.NameGap, x.Min, x.Max = c.XName, "middle", 28, 0, 1
	x.AxisLabel, x.SplitNumber, y.SplitNumber = &opts.AxisLabel{Formatter: "@x"}, 5, 5
	y.Name, y.NameLocation, y.NameGap, y.Min, y.Max = c.YName, "middle", 44, 0, 1
	o.XAxis, o.YAxis = []opts.XAxis{x}, []opts.YAxis{y}
	o.addPath(c.Diagonal, []any{[]any{0, 0}, []any{1, 1}}, grey2, 1, "dashed")
	data := Data{Columns: []string{c.Corner, c.Count, c.XName, c.YName, c.Range}}
	named := []string{c.Diagonal}
	for i, w := range c.Ways {
		o.addCalibrated(c, w, i)
		named = append(named, w.Name)
		for _, p := range w.Points {
			data.Rows = append(data.Rows, []string{w.Name, p.Count, f.Exact(p.Said), f.Exact(p.Came), c.Between(f.Exact(p.Low), f.Exact(p.High))})
		}
	}
	o.addLegend(named)
	o.Legend.Icon = "circle"
	return &Chart{Title: c.Title, Summary: c.Summary, Option: o.json(), Data: data, Height: Large}
}

// addCalibrated draws a way's marks, joined, and the intervals of the accented one.
func (o *option) addCalibrated(c Calibration, w Calibrated, i int) {
	colour, shape := []string{grey1, "--chart-2", "--chart-3", "--chart-4"}[i%4], []string{"rect", "triangle", "diamond", "emptyCircle"}[i%4]
	if w.Accent {
		colour, shape = accent, "circle"
		var bars []any
		for _, p := range w.Points {
			bars = append(bars, []any{p.Said, p.Low}, []any{p.Said, p.High}, []any{p.Said, nil})
		}
		o.addPath("", bars, accent, 1, "solid")
	}
	f := Format{Kind: Percent}
	dots := series{Type: "scatter", Name: w.Name, Symbol: shape, ItemStyle: &itemStyle{Color: colour, BorderColor: "--surface", BorderWidth: 1}, Z: 6}
	var way []any
	for _, p := range w.Points {
		if math.IsNaN(p.Said) || math.IsNaN(p.Came) {
			continue
		}
		way = append(way, []any{p.Said, p.Came})
		dots.Data = append(dots.Data, sized{item: item{Name: w.Name, Value: []any{p.Said, p.Came}, Tooltip: map[string]any{
			"formatter": w.Name + " · " + p.Count + "\n" + c.XName + ": " + f.Exact(p.Said) + "\n" + c.YName + ": " + f.Exact(p.Came) + " (" + c.Between(f.Exact(p.Low), f.Exact(p.High)) + ")"}}, SymbolSize: 11})
	}
	if len(way) > 1 {
		o.addPath("", way, colour, 1, "solid")
	}
	o.Series = append(o.Series, dots)
}

// addPath draws a line through points of two values; one without a second value breaks it.
func (o *option) addPath(name string, points []any, colour string, width float32, kind string) {
	o.Series = append(o.Series, series{Type: "line", Name: name, Data: points, Symbol: "none", Silent: true, Z: 4,
		LineStyle: &opts.LineStyle{Color: colour, Width: width, Type: kind}, ItemStyle: &itemStyle{Color: colour}})
}
