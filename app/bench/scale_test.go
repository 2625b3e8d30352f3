//go:build bench

package bench

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"

	"rumbo/app/e2e/drive"
)

func init() { add(40, "scale", scales) }

// What a person may be made to wait for, whatever the size of the workspace.
const (
	wantedOpen = 3000 // ms from the reload to the drawn page
	wantedEdit = 100  // ms from the key to the picture, 95 of 100 times
	wantedTask = 50   // ms in which the page answers nobody
)

// scales does the same work in workspaces of 1,000, 10,000 and 100,000 deals. The growth from 10,000 to
// 100,000 is a ratio; a task of the page stands beside that of the small workspace, where
// only the drawing of the page takes time: on a busy machine that alone may be over the limit.
func scales(t *testing.T) []row {
	host := drive.Serve(t)
	few, some, many := work(t, host, 1_000), work(t, host, 10_000), work(t, host, 100_000)
	var rows []row
	for i, s := range many {
		rows = append(rows,
			row{Name: s.name + ", 1,000 deals", Value: few[i].took, Unit: s.unit()},
			row{Name: "- 10,000 deals", Value: some[i].took, Unit: s.unit(), Wanted: some[i].wanted},
			row{Name: "- 100,000 deals", Value: s.took, Unit: s.unit(), Wanted: s.wanted},
			row{Name: "- growth from 10,000 to 100,000", Value: s.took, Bare: some[i].took, Unit: s.unit()},
		)
		if !s.untasked {
			rows = append(rows,
				row{Name: "- its longest task, 1,000 deals", Value: few[i].longest, Unit: "ms", Note: few[i].note()},
				row{Name: "- its longest task, 10,000 deals", Value: some[i].longest, Unit: "ms", Wanted: wantedTask, Note: some[i].note()},
				row{Name: "- its longest task, 100,000 deals", Value: s.longest, Unit: "ms", Wanted: wantedTask, Note: s.note()})
		}
	}
	return rows
}

// step is one thing a person waited for.
type step struct {
	name     string
	took     float64 // ms
	wanted   float64
	longest  float64 // ms of the longest task of the page meanwhile
	long     int     // tasks over 50 ms
	blocked  float64 // ms in them
	untasked bool    // tasks were not looked at
}

func (s step) unit() string {
	if s.untasked && s.wanted == 0 {
		return "MB"
	}
	return "ms"
}

func (s step) note() string {
	return fmt.Sprintf("(%d over 50 ms, %.0f ms in them)", s.long, s.blocked)
}

// eyes are installed before the page's own scripts: long tasks, key presses, and the moment of the first row.
const eyes = `
	delete window.showSaveFilePicker; // a system dialogue that no test can answer: files are downloaded
	window.tasks = []; window.presses = [];
	new PerformanceObserver((l) => { for (const e of l.getEntries()) tasks.push({at: e.startTime, ms: e.duration}); }).observe({type: "longtask", buffered: true});
	window.painted = (is) => new Promise((done, fail) => {
		setTimeout(() => fail(new Error("never: " + is)), 120000);
		const after = () => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => done(performance.now()); c.port2.postMessage(0); });
		if (is()) return after();
		const o = new MutationObserver(() => { if (is()) { o.disconnect(); after(); } });
		o.observe(document, {childList: true, subtree: true, characterData: true, attributes: true});
	});
`

// scene is a person at work whose waiting is measured.
type scene struct {
	*drive.Person
	steps []step
}

// do measures from what begins it until JavaScript finds the page as it should be, and drawn.
func (s *scene) do(name string, wanted float64, until string, begin func()) {
	from := drive.Eval[float64](s.Person, `performance.now()`)
	drive.Eval[bool](s.Person, fmt.Sprintf(`(window.until = painted(() => %s), true)`, until))
	begin()
	to := drive.Eval[float64](s.Person, `window.until`)
	s.note(name, wanted, from, to)
}

// note adds a step with what the observer of long tasks saw meanwhile.
func (s *scene) note(name string, wanted, from, to float64) {
	type task struct{ At, MS float64 }
	s.Pause(200 * time.Millisecond) // the observer tells late
	out := step{name: name, took: to - from, wanted: wanted}
	for _, x := range drive.Eval[[]task](s.Person, `tasks`) {
		if x.At+x.MS > from && x.At <= to {
			out.long, out.blocked, out.longest = out.long+1, out.blocked+x.MS, max(out.longest, x.MS)
		}
	}
	s.steps = append(s.steps, out)
}

// work is a session from the import to the preview of the exported file.
func work(t *testing.T, host *drive.Host, n int) []step {
	p := drive.Sit(t, host)
	defer p.Close()
	patience := drive.Patience
	drive.Patience = 2 * time.Minute
	defer func() { drive.Patience = patience }()
	p.BeforeLoad(eyes)
	drive.Call(p, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
	p.Open("")
	p.Type("#author", "Ana")
	p.Click("#start-import")
	p.Until("files may come", `document.querySelector("#choose-files")`)
	s := &scene{Person: p}
	give := func(path string) {
		p.Click("#choose-files")
		p.Upload("#open-files", path)
	}
	deals := dealsOf(t, n)
	s.do("file read and its import planned", 0, `document.querySelector("#do-import:not([disabled])")`, func() { give(deals) })
	s.do("import done and saved", 0, `document.querySelector(".empty [href='#/pipeline?show=all']") && document.querySelector("#saved[data-saving=saved]")`,
		func() { p.Click("#do-import") })
	s.opened()
	s.edited()
	s.do("indicators, all of them drawn", 0, `document.querySelector(".kpi-card") && !document.querySelector(".kpi-card .skeleton")`,
		func() { drive.Eval[bool](p, `(location.hash = "#/kpis", true)`) })
	p.Visit(drive.Blank)
	p.Open("#/data/backup")
	s.do("backup written", 0, `document.querySelector("#check-backup")`, func() { p.Click("#export-all") })
	file := p.Downloaded("*.rumbo.json")
	drive.Eval[bool](p, `(location.hash = "#/data/import", true)`)
	p.Until("files may come", `document.querySelector("#choose-files")`)
	s.do("document of a colleague previewed", 0, `document.querySelector(".data-doc")`, func() { give(file) })
	s.steps = append(s.steps, step{name: "memory of the browser's page", took: p.Memory().Resident / 1e6, untasked: true})
	return s.steps
}

// opened reloads where the deals are, with the log alone and then with the snapshot that leaving makes.
func (s *scene) opened() {
	open := func(name string) {
		s.Visit(drive.Blank)
		s.Visit("#/pipeline?show=all")
		to := drive.Eval[float64](s.Person, `painted(() => document.querySelector("table.table tbody tr"))`)
		s.note(name, wantedOpen, 0, to)
	}
	s.Until("saved", `document.querySelector("#saved[data-saving=saved]")`)
	open("opened until the table is drawn, right after the import")
	drive.Eval[bool](s.Person, `(Object.defineProperty(document, "visibilityState", {value: "hidden", configurable: true}), document.dispatchEvent(new Event("visibilitychange")), true)`)
	s.Pause(3 * time.Second)
	open("opened until the table is drawn")
}

// edits in place, enough for a 95th percentile.
const edits = 40

// edited changes amounts in the table, and measures each from the Enter that saves it until the new figure is drawn.
func (s *scene) edited() {
	drive.Eval[bool](s.Person, `(addEventListener("keydown", (e) => { if (e.key === "Enter") window.entered = e.timeStamp; }, true), true)`)
	var save, open []float64
	from := drive.Eval[float64](s.Person, `performance.now()`)
	for i := range edits {
		row := i % 20
		cell := fmt.Sprintf(`document.querySelectorAll("table.table tbody tr")[%d]?.querySelector(".edit-show.money")`, row)
		text := fmt.Sprint(11111 + i)
		open = append(open, drive.Eval[float64](s.Person, fmt.Sprintf(`(() => { const at = performance.now(); %s.click();
			return painted(() => document.activeElement?.matches("table.table .edit-input")).then((to) => to - at); })()`, cell)))
		s.Until("what the cell holds is marked", `document.activeElement.selectionEnd > 0 && document.activeElement.selectionStart === 0`)
		s.Keys(text)
		for range 5 { // a machine types faster than a busy page takes it
			if drive.Eval[bool](s.Person, fmt.Sprintf(`document.activeElement.value === %q`, text)) {
				break
			}
			s.Press("Control+a")
			s.Keys(text)
		}
		drive.Eval[bool](s.Person, fmt.Sprintf(`(window.until = painted(() => %s?.textContent.replace(/\D/g, "") === %q).then((to) => to - window.entered), true)`, cell, text))
		s.Press("Enter")
		save = append(save, drive.Eval[float64](s.Person, `window.until`))
		s.Pause(100 * time.Millisecond)
	}
	s.note("edits in place", 0, from, drive.Eval[float64](s.Person, `performance.now()`))
	tasks := &s.steps[len(s.steps)-1]
	tasks.name, tasks.took, tasks.wanted = "Enter to the new figure on the screen, 95th percentile", percentile(save, 0.95), wantedEdit
	s.steps = append(s.steps,
		step{name: "Enter to the new figure on the screen, median", took: median(save), wanted: wantedEdit, untasked: true},
		step{name: "click to the open cell, 95th percentile", took: percentile(open, 0.95), wanted: wantedEdit, untasked: true})
}

// dealsOf writes a file as a CRM exports it: deals of several years, of accounts with a couple of dozen each.
func dealsOf(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), fmt.Sprintf("opportunities-%d.csv", n))
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(file)
	fmt.Fprintln(w, "Opportunity ID,Account Name,Opportunity Owner,Stage,Amount,Created Date,Close Date,Opportunity Name,Product,Lead Source,Next Step")
	stages := strings.Fields("Prospecting Proposal Won Lost")
	for i := range n {
		amount := 1000 + (i*7919)%89000
		fmt.Fprintf(w, "006%012d,Account %d,Seller %d,%s,%d.50,2024-%02d-%02d,2025-%02d-%02d,Deal number %d,Product %d,Web,Call again\n",
			i, i%(n/25), i%60, stages[i/3%4], amount, i%12+1, i%28+1, i%12+1, i%28+1, i, i%30)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
