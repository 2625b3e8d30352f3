//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"rumbo/app/cli"
	"rumbo/app/e2e/drive"
	"rumbo/engine/locale"
	"rumbo/engine/money"
)

// checked are figures of Maven's files as spreadsheets and SQL give them, and how the screen writes them.
var checked = []struct {
	id, definition, choice string // choice is what the person picks for a definition that is not the first
	value, within          float64
	write                  func(l *locale.Locale, v float64) string
}{
	{"won_revenue", "closed", "", 10_005_534, 0, pesos},
	{"deals_won", "closed", "", 4238, 0, func(l *locale.Locale, v float64) string { return l.Int(int64(v)) }},
	{"win_rate", "closed", "", 0.631501, 5e-7, func(l *locale.Locale, v float64) string { return l.Percent(v, 1) }},
	{"average_deal", "mean", "", 2360.909, 5e-4, pesos},
	{"median_deal", "median", "", 1117, 0, pesos},
	{"sales_cycle", "won_mean", "", 51.782, 5e-4, days},
	{"sales_cycle", "won_median", "won_median", 57, 0, days},
	{"concentration", "hhi", "", 135.81, 5e-3, func(l *locale.Locale, v float64) string { return l.Short(v, 1) }},
}

func days(l *locale.Locale, v float64) string { return l.Days(v, 1) }

// pesos writes an amount in the currency of who works in Chile, which has no smaller unit.
func pesos(l *locale.Locale, v float64) string {
	return l.MoneyWhole(money.New(int64(math.Round(v)), money.Must("CLP")))
}

// What a person reads after importing a CRM's files is what the command line computes from the same
// files, and that is what the formulas give; in both languages.
func TestFiguresOfMaven(t *testing.T) {
	files := maven(t, "sales_pipeline_dmy.csv")
	computed := commandLine(t, files)
	for _, c := range checked {
		if v, ok := computed[c.id+"/"+c.definition]; !ok || math.Abs(v-c.value) > c.within {
			t.Errorf("the command line gives %s (%s) = %v, want %v", c.id, c.definition, v, c.value)
		}
	}

	p := newcomer(t, drive.Serve(t), "Ana")
	give(p, "#choose-files", files...)
	p.See("8.800 nuevas")
	p.Click("#do-import")
	p.See("8.800 oportunidades")
	for _, lang := range []string{"es", "en"} {
		speak(p, lang)
		l := locale.For(drive.Eval[string](p, "document.documentElement.lang"))
		for _, c := range checked {
			want := c.write(l, computed[c.id+"/"+c.definition])
			p.Open("#/kpis/" + c.id + "?period=all")
			p.Click(".kpi-one .asked")
			if c.choice != "" {
				p.Choose("css=.panel select", c.choice)
			}
			p.Until(fmt.Sprintf("%s (%s) is explained as %s in %s", c.id, c.definition, want, lang),
				fmt.Sprintf(`document.querySelector(".panel .explain-value")?.firstChild.textContent.replace(/\s/g, " ") === %q`, plain(want)))
			if c.id == "win_rate" {
				p.See(l.Int(4238) + " ")
				p.See(l.Int(2473) + " ")
			}
		}
	}
}

// plain has ordinary spaces.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u00a0' || r == '\u202f' {
			return ' '
		}
		return r
	}, s)
}

// commandLine is what `rumbo kpi -json` says of files, by indicator and definition.
func commandLine(t *testing.T, files []string) map[string]float64 {
	t.Helper()
	var out, said strings.Builder
	if code := cli.Kpi(append([]string{"-json"}, files...), &out, &said); code != 0 {
		t.Fatalf("exit %d: %s", code, said.String())
	}
	var d struct {
		Indicators []struct {
			ID, Definition string
			Result         struct{ Value *float64 }
		}
	}
	if err := json.Unmarshal([]byte(out.String()), &d); err != nil {
		t.Fatal(err)
	}
	values := map[string]float64{}
	for _, i := range d.Indicators {
		if v := i.Result.Value; v != nil {
			values[i.ID+"/"+i.Definition] = *v
		}
	}
	return values
}
