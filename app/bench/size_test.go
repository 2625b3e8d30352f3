//go:build bench

package bench

import (
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

func init() { add(10, "size", sizes) }

// part is a part of the site by when it is loaded.
type part struct {
	name  string
	later bool // not before it is asked for, or fetched ahead once the page is in use
}

// partOf tells what a file belongs to.
func partOf(file string) part {
	switch {
	case file == "rumbo.wasm.zst":
		return part{name: "the page's program"}
	case file == "jobs.wasm.zst":
		return part{"the jobs' program", true}
	case file == "echarts-more.js":
		return part{"ECharts, rare charts", true}
	case file == "licenses.txt":
		return part{"licences", true}
	case strings.HasPrefix(file, "echarts"):
		return part{name: "ECharts, common charts"}
	case strings.HasPrefix(file, "icons/") && file != "icons/icon.svg":
		return part{"icons of the installed app", true}
	}
	return part{name: "page, style, own scripts, Go's glue"}
}

// sizes are the bytes that are sent, compressed, by part. The first load is all that a
// first visit needs to show its pages with their charts.
func sizes(t *testing.T) []row {
	parts := map[part]int{}
	first, all := 0, 0
	for name, n := range drive.Version(t, "").Transfer() {
		p := partOf(name)
		parts[p] += n
		all += n
		if !p.later {
			first += n
		}
	}
	var rows []row
	for _, p := range []part{
		{name: "the page's program"}, {name: "ECharts, common charts"}, {name: "page, style, own scripts, Go's glue"},
		{"the jobs' program", true}, {"ECharts, rare charts", true}, {"icons of the installed app", true}, {"licences", true},
	} {
		note := ""
		if p.later {
			note = "(later)"
		}
		rows = append(rows, row{Name: "size of " + p.name, Value: float64(parts[p]) / 1e6, Unit: "MB sent", Note: note})
	}
	return append(rows,
		row{Name: "size of the whole first load", Value: float64(first) / 1e6, Unit: "MB sent", Wanted: 2.6},
		row{Name: "size of everything kept offline", Value: float64(all) / 1e6, Unit: "MB sent"})
}
