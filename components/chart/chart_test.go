package chart

import (
	"encoding/json"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"rumbo/components/words"
	"rumbo/engine/locale"
	"rumbo/engine/money"
)

func init() { words.CurrentLocale = func() *locale.Locale { return locale.For("es-CL") } }

var nan = math.NaN()

func all() map[string]*Chart {
	f := Format{Kind: Money, Currency: money.Must("CLP")}
	labels := []string{"a", "b", "c"}
	one := Series{Name: "one", Values: []float64{1e6, nan, 3e6}}
	half := 0.5
	return map[string]*Chart{
		"line":      Lines{Title: "t", Summary: "s", Labels: labels, Series: []Series{one, {Name: "two", Values: []float64{1, 2, 3}}}, Format: f, Target: &Target{"goal", 2e6}}.Chart(),
		"bar":       Bars{Title: "t", Labels: labels, Series: []Series{one}, Format: f}.Chart(),
		"stacked":   Bars{Title: "t", Labels: labels, Series: []Series{one, one}, Format: f, Stacked: true, Horizontal: true}.Chart(),
		"fan":       Fan{Title: "t", Labels: labels, History: one, Median: Series{Name: "m", Values: []float64{nan, nan, 2}}, Outer: Band{Series{Name: "l", Values: []float64{nan, nan, 1}}, Series{Name: "h", Values: []float64{nan, nan, 4}}}, Now: 1, Format: f}.Chart(),
		"scatter":   Scatter{Title: "t", XName: "x", YName: "y", XSplit: &half, YSplit: &half, Quadrants: [4]string{"A", "B", "C", "D"}, Points: []Dot{{Name: "p", X: 1, Y: nan, Size: 2}}}.Chart(),
		"waterfall": Waterfall{Title: "t", Steps: []Step{{"start", 5, true}, {"down", -8, false}, {"end", -3, true}}, Format: f}.Chart(),
		"calibration": Calibration{Title: "t", Corner: "c", XName: "x", YName: "y", Range: "r", Count: "n", Diagonal: "d", Between: func(a, b string) string { return a + b },
			Ways: []Calibrated{{Name: "ours", Accent: true, Points: []CalibrationPoint{{.1, .2, .1, .3, "4"}, {.6, .5, .4, .6, "4"}}}, {Name: "theirs", Points: []CalibrationPoint{{nan, nan, 0, 1, "0"}}}}}.Chart(),
		"funnel": Funnel{Title: "t", Stages: []Stage{{Name: "s", Value: 3, Share: nan}}}.Chart(),
	}
}

// Every option is JSON without NaN, and every name of a colour exists in the style sheet.
func TestOptionsCanBeDrawn(t *testing.T) {
	css, err := os.ReadFile("../../web/css/0-tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`"(--[a-z0-9-]+)"`)
	for kind, c := range all() {
		var o map[string]any
		if err := json.Unmarshal([]byte(c.Option), &o); err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if len(o["series"].([]any)) == 0 {
			t.Errorf("%s has no series", kind)
		}
		for _, m := range name.FindAllStringSubmatch(c.Option, -1) {
			if !strings.Contains(string(css), "\n  "+m[1]+":") {
				t.Errorf("%s names %s, which the tokens do not have", kind, m[1])
			}
		}
		if len(c.Data.Rows) == 0 {
			t.Errorf("%s has no table", kind)
		}
		for _, r := range c.Data.Rows {
			if len(r) != len(c.Data.Columns) {
				t.Errorf("%s: a row of %d cells under %d heads", kind, len(r), len(c.Data.Columns))
			}
		}
	}
}

func TestNoValueIsNotZero(t *testing.T) {
	c := all()["bar"]
	if got := c.Data.Rows[1][1]; got != locale.None {
		t.Errorf("the table shows %q for no value", got)
	}
	if !strings.Contains(c.Option, `"value":null`) {
		t.Errorf("the drawing has no gap: %s", c.Option)
	}
}

func TestFanBeginsWhereHistoryEnds(t *testing.T) {
	f := Fan{History: Series{Values: []float64{1, 2, nan}}}
	got := f.joined([]float64{nan, nan, 5})
	if got[1] != 2 || got[2] != 5 || !math.IsNaN(got[0]) {
		t.Errorf("got %v", got)
	}
}

func TestPiecesAddUp(t *testing.T) {
	for _, c := range [][2]float64{{0, 5}, {2, 5}, {-5, -2}, {-3, 4}, {0, 0}} {
		base, above, below := pieces(c[0], c[1])
		low, high := min(base, 0)+below, max(base, 0)+above
		if c[0] >= 0 && (base != c[0] || high != c[1]) || c[1] <= 0 && c[0] < 0 && (base != c[1] || low != c[0]) || c[0] < 0 && c[1] > 0 && (above != c[1] || below != c[0]) {
			t.Errorf("%v: %v %v %v", c, base, above, below)
		}
	}
}

func TestTones(t *testing.T) {
	plain := []Series{{Name: "a"}, {Name: "b"}}
	marked := []Series{{Name: "a", Accent: true}, {Name: "b"}}
	if tone(plain[:1], 0) != accent || tone(plain, 0) != "--chart-1" || tone(marked, 0) != accent || tone(marked, 1) == "--chart-2" {
		t.Error("the one that matters does not stand out")
	}
}

func TestShades(t *testing.T) {
	for v, want := range map[float64]int{0: 0, -1: 0, 0.1: 1, 50: 4, 51: 5, 100: 8} {
		if got := shade(v, 100); got != want {
			t.Errorf("%v of 100 is shade %d, want %d", v, got, want)
		}
	}
	if shade(5, 0) != 0 {
		t.Error("nothing known has a shade")
	}
}

func TestMultiples(t *testing.T) {
	m := Multiples{Corner: "c", Labels: []string{"a", "b", "c"}, First: 2, Format: Format{}, Items: []Multiple{{Name: "x", History: []float64{10, 20}, Low: []float64{5}, Mid: []float64{10}, High: []float64{20}}}}
	if d := m.data(); len(d.Rows) != 1 || strings.Join(d.Rows[0], " ") != "x 10 20 10" {
		t.Errorf("%v", d.Rows)
	}
	p := plotter{count: 3, top: 20}
	if got := p.line(0, []float64{0, nan, 20}); got != "M0.0 44.0M120.0 2.0" {
		t.Errorf("a gap is drawn as %s", got)
	}
	if got := p.band(1, []float64{0, 10}, []float64{20, 20}); got != "M60.0 2.0L120.0 2.0L120.0 23.0L60.0 44.0Z" {
		t.Errorf("the band is %s", got)
	}
}
