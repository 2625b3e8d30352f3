package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"

	"rumbo/components/words"
)

// Fan shows what was and what may come: history as a line, the median of the forecast, two pale bands
// around it, and a target. All rows have one value per label, NaN where there is none.
type Fan struct {
	Title   string
	Summary string
	Corner  string
	Labels  []string
	History Series
	Median  Series
	Outer   Band     // 10 % to 90 %
	Inner   Band     // 25 % to 75 %
	Target  *Series  // per label
	Others  []Series // other forecasts, dashed and grey
	Points  []Series // single values, such as what there is so far of a period that is not over
	Now     int      // index of the label that today lies in; -1 for none
	Format  Format
}

// Band is a range per label.
type Band struct {
	Low, High Series
}

// Chart gives the part for a page.
func (f Fan) Chart() *Chart {
	o := newOption(f.Summary, f.Format)
	x, _ := categories(f.Labels, false)
	_, y := values()
	o.XAxis, o.YAxis = []opts.XAxis{x}, []opts.YAxis{y}
	low, high := f.joined(f.Outer.Low.Values), f.joined(f.Outer.High.Values)
	o.addBand(f.Outer, low, high, "outer", "--chart-band-1")
	if len(f.Inner.Low.Values) > 0 {
		o.addBand(f.Inner, f.joined(f.Inner.Low.Values), f.joined(f.Inner.High.Values), "inner", "--chart-band-2")
	}
	for i, s := range f.Others {
		width, kind := float32(1.25), "dashed"
		if i > 0 { // told apart by its dots
			width, kind = 2, "dotted"
		}
		o.addLine(s.Name, s.Values, grey1, width, kind)
	}
	o.addLine(f.Median.Name, f.joined(f.Median.Values), accent, 2, "dashed")
	o.addLine(f.History.Name, f.History.Values, accent, 2.25, "solid")
	shown := []Series{f.History, f.Median}
	if f.Target != nil {
		o.addLine(f.Target.Name, f.Target.Values, target, 1, "solid")
		o.Series[len(o.Series)-1].Step = "middle"
		shown = append(shown, *f.Target)
	}
	for _, s := range f.Points {
		o.addLine(s.Name, s.Values, grey1, 0, "solid")
		dot := &o.Series[len(o.Series)-1]
		dot.ShowSymbol, dot.SymbolSize = opts.Bool(true), 8
		shown = append(shown, s)
	}
	if f.Now >= 0 && f.Now < len(f.Labels) {
		o.Series[0].MarkLine = now(f.Labels[f.Now])
	}
	o.lineLegend(names(append(shown, f.Others...)))
	all := append([]Series{f.History, f.Outer.Low, f.Inner.Low, f.Median, f.Inner.High, f.Outer.High}, f.Others...)
	all = append(all, f.Points...)
	if f.Target != nil {
		all = append(all, *f.Target)
	}
	return &Chart{Title: f.Title, Unit: f.Format.unit(), Summary: f.Summary, Option: o.json(), Data: table(f.Corner, f.Labels, filled(all), f.Format)}
}

// joined lets a forecast begin where the history ends, so that the picture has no gap.
func (f Fan) joined(vs []float64) []float64 {
	out := append([]float64(nil), vs...)
	for i := 1; i < len(out) && i < len(f.History.Values)+1; i++ {
		if !math.IsNaN(out[i]) && math.IsNaN(out[i-1]) {
			out[i-1] = f.History.Values[i-1]
			break
		}
	}
	return out
}

// addBand draws a range as two stacked areas: an invisible one up to Low and a pale one as high as the rest. The
// third value of the second is what the tooltip shows.
func (o *option) addBand(b Band, low, high []float64, stack, color string) {
	base, rest := make([]any, len(low)), make([]any, len(low))
	for i := range low {
		base[i], rest[i] = []any{i, number(low[i])}, []any{i, nil, number(high[i])}
		if !math.IsNaN(low[i]) && !math.IsNaN(high[i]) {
			rest[i] = []any{i, high[i] - low[i], high[i]}
		}
	}
	clear := &opts.LineStyle{Opacity: opts.Float(0)}
	o.Series = append(o.Series,
		series{Type: "line", Name: b.Low.Name, Data: base, Stack: stack, StackOn: "all", Symbol: "none", LineStyle: clear,
			ItemStyle: &itemStyle{Color: color}, Silent: true},
		series{Type: "line", Name: b.High.Name, Data: rest, Stack: stack, StackOn: "all", Symbol: "none", LineStyle: clear,
			ItemStyle: &itemStyle{Color: color}, AreaStyle: &areaStyle{Color: color, Opacity: 1}, Silent: true,
			Encode: map[string]any{"x": 0, "y": 1, "tooltip": []int{2}}})
}

func (o *option) addLine(name string, vs []float64, color string, width float32, kind string) {
	o.Series = append(o.Series, series{Type: "line", Name: name, Data: numbers(vs), Symbol: "circle", SymbolSize: 4, ShowSymbol: opts.Bool(false), Z: 5,
		LineStyle: &opts.LineStyle{Color: color, Width: width, Type: kind}, ItemStyle: &itemStyle{Color: color}})
}

// now marks today.
func now(at string) *marks {
	return &marks{Silent: true, Symbol: "none", Data: []any{map[string]any{"xAxis": at}},
		Label:     &label{Show: true, Position: "end", Formatter: words.Of("components.chart.today"), Color: "--ink-3", Size: 11},
		LineStyle: &opts.LineStyle{Color: "--ink-3", Width: 1, Type: "dotted"}}
}

// filled leaves out the rows without a name.
func filled(all []Series) []Series {
	var out []Series
	for _, s := range all {
		if s.Name != "" {
			out = append(out, s)
		}
	}
	return out
}
