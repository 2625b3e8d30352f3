package chart

import (
	"encoding/json"
	"math"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"rumbo/components/words"
	"rumbo/engine/locale"
	"rumbo/engine/money"
)

// Format is what the figures of a chart are.
type Format struct {
	Kind     Kind
	Currency money.Code // for Money; values are in whole units, not minor ones
	Decimals int        // for Number and Percent, in tables and tooltips
	Suffix   string     // " d"
}

// Kind of figures.
type Kind string

// The kinds. Percent takes ratios.
const (
	Number  Kind = "number"
	Money   Kind = "money"
	Percent Kind = "percent"
)

// Exact writes a value as tables and tooltips show it.
func (f Format) Exact(v float64) string {
	if math.IsNaN(v) {
		return locale.None
	}
	l := words.Locale()
	switch {
	case f.hidden():
		return locale.Hidden
	case f.Kind == Percent:
		return l.Percent(v, f.Decimals)
	case f.Kind == Money:
		if a, err := money.FromFloat(v, f.Currency); err == nil {
			return l.MoneyWhole(a)
		}
		return l.Compact(v)
	}
	return l.Number(v, f.Decimals) + f.Suffix
}

// Short writes a value as labels in the drawing show it.
func (f Format) Short(v float64) string {
	if math.IsNaN(v) {
		return locale.None
	}
	l := words.Locale()
	switch {
	case f.hidden():
		return locale.Hidden
	case f.Kind == Percent:
		return l.Percent(v, 0)
	case f.Kind == Money:
		return l.Compact(v)
	}
	if math.Abs(v) >= 10000 {
		return l.Compact(v) + f.Suffix
	}
	return l.Short(v, f.Decimals) + f.Suffix
}

// hidden tells amounts that others who see the screen should not.
func (f Format) hidden() bool { return f.Kind == Money && words.Locale().Hides() }

// script is the description of a format for the drawing script.
type script struct {
	Kind     string `json:"kind"`
	Currency string `json:"currency,omitempty"`
	Decimals *int   `json:"decimals,omitempty"`
	// Compact are the magnitudes in which figures are shortened, as in the rest of the page.
	Compact []locale.Magnitude `json:"compact,omitempty"`
	Suffix  string             `json:"suffix,omitempty"`
	Hidden  string             `json:"hidden,omitempty"` // stands for every figure
}

func (f Format) forTooltip() script {
	s := script{Kind: string(f.Kind), Suffix: f.Suffix}
	zero := 0
	switch {
	case f.hidden():
		s.Hidden = locale.Hidden
	case f.Kind == Money:
		s.Currency, s.Decimals = f.Currency.String(), &zero
	default:
		s.Decimals = &f.Decimals
	}
	return s
}

// unit is the currency of amounts, for the head of a chart.
func (f Format) unit() string {
	if f.Kind != Money {
		return ""
	}
	return f.Currency.String()
}

// of names an axis with the unit of its figures.
func (f Format) of(name string) string {
	if u := f.unit(); u != "" && name != "" {
		return name + " (" + u + ")"
	}
	return name
}

// forAxis drops the currency, which the head of the chart names, and shortens.
func (f Format) forAxis() script {
	if f.hidden() {
		return script{Kind: "number", Hidden: locale.Hidden}
	}
	if f.Kind == Percent {
		zero := 0
		return script{Kind: "percent", Decimals: &zero}
	}
	return script{Kind: "number", Compact: words.Locale().Magnitudes(), Suffix: f.Suffix}
}

// seasoning is what the drawing script adds to an ECharts option.
type seasoning struct {
	Locale      string            `json:"locale"`
	Description string            `json:"description,omitempty"`
	Formats     map[string]script `json:"formats"`
}

// option is the part of an ECharts option that the charts here use.
type option struct {
	Rumbo   seasoning     `json:"rumbo"`
	Grid    opts.Grid     `json:"grid"`
	XAxis   []opts.XAxis  `json:"xAxis"`
	YAxis   []opts.YAxis  `json:"yAxis"`
	Tooltip *opts.Tooltip `json:"tooltip,omitempty"`
	Legend  *legend       `json:"legend,omitempty"`
	Series  []series      `json:"series"`
}

// legend stands above the drawing, flush with its left edge; go-echarts' own cannot say the size of its signs.
type legend struct {
	Type       string   `json:"type,omitempty"` // "scroll" pages where it does not fit on a line
	Data       []string `json:"data,omitempty"`
	Top        int      `json:"top"`
	Left       int      `json:"left"`
	ItemWidth  int      `json:"itemWidth"`
	ItemHeight int      `json:"itemHeight"`
	ItemGap    int      `json:"itemGap"`
	Icon       string   `json:"icon,omitempty"`
	ItemStyle  any      `json:"itemStyle,omitempty"`
}

// series holds the few settings that differ between kinds; go-echarts' own has every
// setting of every chart.
type series struct {
	Type       string          `json:"type"`
	Name       string          `json:"name,omitempty"`
	Data       []any           `json:"data"`
	Stack      string          `json:"stack,omitempty"`
	StackOn    string          `json:"stackStrategy,omitempty"`
	Symbol     string          `json:"symbol,omitempty"`
	SymbolSize any             `json:"symbolSize,omitempty"`
	ShowSymbol types.Bool      `json:"showSymbol,omitempty"`
	Smooth     bool            `json:"smooth,omitempty"`
	Step       string          `json:"step,omitempty"`
	Silent     bool            `json:"silent,omitempty"`
	BarWidth   string          `json:"barWidth,omitempty"`
	BarMax     int             `json:"barMaxWidth,omitempty"`
	BarGap     string          `json:"barGap,omitempty"`
	Z          int             `json:"z,omitempty"`
	Encode     map[string]any  `json:"encode,omitempty"`
	LineStyle  *opts.LineStyle `json:"lineStyle,omitempty"`
	ItemStyle  *itemStyle      `json:"itemStyle,omitempty"`
	AreaStyle  *areaStyle      `json:"areaStyle,omitempty"`
	Label      *label          `json:"label,omitempty"`
	EndLabel   *label          `json:"endLabel,omitempty"`
	LabelMove  map[string]any  `json:"labelLayout,omitempty"`
	Emphasis   map[string]any  `json:"emphasis,omitempty"`
	MarkLine   *marks          `json:"markLine,omitempty"`
	MarkArea   *marks          `json:"markArea,omitempty"`
}

type itemStyle struct {
	Color       string `json:"color,omitempty"`
	BorderColor string `json:"borderColor,omitempty"`
	BorderWidth int    `json:"borderWidth,omitempty"`
	Radius      []int  `json:"borderRadius,omitempty"`
}

type areaStyle struct {
	Color   string  `json:"color,omitempty"`
	Opacity float64 `json:"opacity"`
}

type label struct {
	Show      bool   `json:"show"`
	Position  string `json:"position,omitempty"`
	Formatter string `json:"formatter,omitempty"`
	Color     string `json:"color,omitempty"`
	Size      int    `json:"fontSize,omitempty"`
	Weight    int    `json:"fontWeight,omitempty"`
	Distance  int    `json:"distance,omitempty"`
	Align     string `json:"align,omitempty"`
	Vertical  string `json:"verticalAlign,omitempty"`
	Offset    []int  `json:"offset,omitempty"`
	Line      int    `json:"lineHeight,omitempty"`
}

type marks struct {
	Silent    bool            `json:"silent"`
	Symbol    string          `json:"symbol"`
	Label     *label          `json:"label,omitempty"`
	LineStyle *opts.LineStyle `json:"lineStyle,omitempty"`
	ItemStyle *itemStyle      `json:"itemStyle,omitempty"`
	Data      []any           `json:"data"`
}

// item is one value with a look or words of its own.
type item struct {
	Value     any            `json:"value"`
	Name      string         `json:"name,omitempty"`
	Label     *label         `json:"label,omitempty"`
	ItemStyle *itemStyle     `json:"itemStyle,omitempty"`
	Tooltip   map[string]any `json:"tooltip,omitempty"`
}

// newOption has what all kinds on two axes share.
func newOption(summary string, f Format) option {
	return option{
		Rumbo:   seasoning{Locale: words.Locale().Open().Tag, Description: summary, Formats: map[string]script{"axis": f.forAxis(), "exact": f.forTooltip()}},
		Grid:    opts.Grid{Left: "4", Right: "16", Top: "16", Bottom: "4", ContainLabel: opts.Bool(true)},
		Tooltip: &opts.Tooltip{Trigger: "axis", ValueFormatter: "@exact", AxisPointer: &opts.AxisPointer{Type: "line"}},
	}
}

// categories is an axis of names.
func categories(labels []string, horizontal bool) (x opts.XAxis, y opts.YAxis) {
	if horizontal {
		return opts.XAxis{}, opts.YAxis{Type: "category", Data: labels, Inverse: opts.Bool(true)}
	}
	return opts.XAxis{Type: "category", Data: labels}, opts.YAxis{}
}

// values is an axis of figures; it begins at zero unless the data go below.
func values() (opts.XAxis, opts.YAxis) {
	lab := &opts.AxisLabel{Formatter: "@axis"}
	return opts.XAxis{Type: "value", AxisLabel: lab, SplitNumber: 4}, opts.YAxis{Type: "value", AxisLabel: lab, SplitNumber: 4}
}

// json is the option for the script. It cannot fail: everything in it is numbers and words.
func (o option) json() string {
	b, err := json.Marshal(o)
	if err != nil {
		panic("chart: " + err.Error())
	}
	return string(b)
}

// number is a value for JSON, which has no NaN.
func number(v float64) any {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return v
}

func numbers(vs []float64) []any {
	out := make([]any, len(vs))
	for i, v := range vs {
		out[i] = number(v)
	}
	return out
}

// Tones of series: the one that matters, what it is compared with, and categories.
const (
	accent = "--chart-accent"
	grey1  = "--chart-grey-1"
	grey2  = "--chart-grey-2"
	target = "--chart-target"
)

// tone is the colour of the i-th of n series: one alone is the accent; with one marked the rest are
// greys; otherwise they are categories.
func tone(all []Series, i int) string {
	marked := false
	for _, s := range all {
		marked = marked || s.Accent
	}
	switch {
	case all[i].Accent || len(all) == 1:
		return accent
	case all[i].Pale:
		return "--chart-band-2"
	case marked && i%2 == 1:
		return grey1
	case marked:
		return grey2
	}
	return "--chart-" + strconv.Itoa(i%7+1)
}

// Series is a named row of values, one per label.
type Series struct {
	Name   string
	Values []float64
	Accent bool // the one that matters
	Pale   bool // what is missing, or not known whose it is: it stands back
	Dashed bool
}

// table is the data of labels and series.
func table(corner string, labels []string, all []Series, f Format) Data {
	d := Data{Columns: []string{corner}}
	for _, s := range all {
		d.Columns = append(d.Columns, s.Name)
	}
	for i, l := range labels {
		row := []string{l}
		for _, s := range all {
			if i < len(s.Values) {
				row = append(row, f.Exact(s.Values[i]))
			} else {
				row = append(row, locale.None)
			}
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}
