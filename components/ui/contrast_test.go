package ui

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const tokensFile = "../../web/css/0-tokens.css"

// themes reads the colours of the style sheet: light, dark by choice, and dark by the system.
func themes(t *testing.T) map[string]map[string]string {
	t.Helper()
	b, err := os.ReadFile(tokensFile)
	if err != nil {
		t.Fatal(err)
	}
	css := string(b)
	light := colours(block(t, css, `:root, [data-theme="light"] {`))
	byChoice := colours(block(t, css, "\n[data-theme=\"dark\"] {"))
	bySystem := colours(block(t, css, `:root:not([data-theme="light"]) {`))
	for name, v := range byChoice {
		if bySystem[name] != v {
			t.Errorf("--%s is %s by choice and %s by the system", name, v, bySystem[name])
		}
	}
	if len(byChoice) != len(bySystem) {
		t.Errorf("%d dark colours by choice, %d by the system", len(byChoice), len(bySystem))
	}
	dark := map[string]string{}
	for name, v := range light {
		dark[name] = v
	}
	for name, v := range byChoice {
		dark[name] = v
	}
	return map[string]map[string]string{"light": light, "dark": dark}
}

func block(t *testing.T, css, head string) string {
	t.Helper()
	_, rest, ok := strings.Cut(css, head)
	if !ok {
		t.Fatalf("%s has no %s", tokensFile, head)
	}
	body, _, _ := strings.Cut(rest, "}")
	return body
}

var colour = regexp.MustCompile(`--([a-z0-9-]+):\s*(#[0-9a-f]{6});`)

func colours(body string) map[string]string {
	m := map[string]string{}
	for _, f := range colour.FindAllStringSubmatch(body, -1) {
		m[f[1]] = f[2]
	}
	return m
}

func rgb(hex string) [3]float64 {
	var c [3]float64
	for i := range c {
		v, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		c[i] = float64(v)
	}
	return c
}

// luminance and contrast are those of WCAG 2.2.
func luminance(c [3]float64) float64 {
	l := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v := c[i] / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		l += weight * v
	}
	return l
}

func contrast(a, b [3]float64) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func TestContrastFormula(t *testing.T) {
	if got := contrast(rgb("#000000"), rgb("#ffffff")); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white has %v, want 21", got)
	}
	if got := contrast(rgb("#777777"), rgb("#ffffff")); math.Abs(got-4.48) > 0.01 {
		t.Errorf("#777 on white has %v, want 4.48", got)
	}
}

// What is read needs 4.5, what is only seen needs 3.
func TestColoursCanBeTold(t *testing.T) {
	grounds := []string{"page", "surface", "hover", "sunken"}
	read := map[string][]string{
		"ink": append(grounds, "selected", "accent-soft"), "ink-2": append(grounds, "selected"), "ink-3": grounds,
		"accent": {"page", "surface", "hover"}, "accent-strong": {"accent-soft", "page", "surface"},
		"on-accent": {"accent-fill", "accent-fill-hover"}, "problem": {"page", "surface", "problem-soft"},
		"light-green": {"page", "surface", "hover", "selected"}, "light-amber": {"page", "surface", "hover", "selected"},
		"light-red": {"page", "surface", "hover", "selected"}, "light-unknown": {"page", "surface", "hover"},
		"chart-axis": {"page", "surface"}, "toast-ink": {"toast"}, "toast-accent": {"toast"},
		"heat-ink": {"heat-low"}, "heat-ink-high": {"heat-high"},
	}
	seen := map[string][]string{
		"line-field": {"page", "surface"}, "focus": {"page", "surface", "hover"}, "chart-target": {"page", "surface"},
		"chart-accent": {"page", "surface"}, "chart-grey-1": {"page", "surface"}, "chart-grey-2": {"surface"},
	}
	for i := 1; i <= 7; i++ {
		seen["chart-"+strconv.Itoa(i)] = []string{"page", "surface"}
	}
	for theme, c := range themes(t) {
		for least, pairs := range map[float64]map[string][]string{4.5: read, 3: seen} {
			for fore, backs := range pairs {
				for _, back := range backs {
					if c[fore] == "" || c[back] == "" {
						t.Fatalf("%s: no colour --%s or --%s", theme, fore, back)
					}
					if got := contrast(rgb(c[fore]), rgb(c[back])); got < least {
						t.Errorf("%s: --%s on --%s has %.2f, needs %v", theme, fore, back, got, least)
					}
				}
			}
		}
	}
}

// The shades of the heat table are mixtures: each must carry its figure.
func TestHeatCanBeRead(t *testing.T) {
	b, err := os.ReadFile("../../web/css/7-chart.css")
	if err != nil {
		t.Fatal(err)
	}
	rule := regexp.MustCompile(`\.heat-(\d) \{ background: color-mix\(in srgb, var\(--heat-high\) (\d+)%, var\(--heat-low\)\);( color: var\(--heat-ink-high\);)?`)
	rules := rule.FindAllStringSubmatch(string(b), -1)
	if len(rules) != 7 {
		t.Fatalf("%d mixed shades, want 7", len(rules))
	}
	for theme, c := range themes(t) {
		low, high := rgb(c["heat-low"]), rgb(c["heat-high"])
		for _, r := range rules {
			share, _ := strconv.ParseFloat(r[2], 64)
			var mixed [3]float64
			for i := range mixed {
				mixed[i] = high[i]*share/100 + low[i]*(1-share/100)
			}
			ink := "heat-ink"
			if r[3] != "" {
				ink = "heat-ink-high"
			}
			if got := contrast(rgb(c[ink]), mixed); got < 4.5 {
				t.Errorf("%s: shade %s carries its figure with %.2f, needs 4.5", theme, r[1], got)
			}
		}
	}
}

// Colours are named in the tokens alone, so that themes cannot be forgotten.
func TestColoursStandInTheTokens(t *testing.T) {
	literal := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b`)
	entries, err := os.ReadDir("../../web/css")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == "0-tokens.css" || strings.Contains(e.Name(), "boot") || strings.Contains(e.Name(), "print") {
			continue // before the tokens count, and paper, which is always white
		}
		b, _ := os.ReadFile("../../web/css/" + e.Name())
		for _, m := range literal.FindAllString(string(b), -1) {
			t.Errorf("%s names the colour %s", e.Name(), m)
		}
	}
}
