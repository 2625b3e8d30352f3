//go:build bench

package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"

	"rumbo/app/e2e/drive"
	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/exchange/document"
	"rumbo/engine/period"
)

func init() { add(42, "portfolio", portfolios) }

// What a person may be made to wait for among 500 accounts with 10,000 contacts and 50,000 activities.
const (
	wantedPortfolio = 1000 // ms from the open workspace to the drawn list of accounts
	wantedSection   = 100  // ms from the click on a section to the drawn section
)

// portfolios opens the accounts of a large workspace for the first time, again after an edit, and each section of one plan. Beside the
// time on the clock stands the time in which the page's thread worked, which a busy machine does not lengthen as much.
func portfolios(t *testing.T) []row {
	p := drive.Sit(t, drive.Serve(t))
	defer p.Close()
	patience := drive.Patience
	drive.Patience = 4 * time.Minute
	defer func() { drive.Patience = patience }()
	p.BeforeLoad(eyes)
	drive.Call(p, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
	p.Open("")
	p.Type("#author", "Ana")
	p.Click("#start-import")
	p.Click("#choose-files")
	p.Upload("#open-files", wide(t))
	p.Click("#doc-open")
	p.Until("the workspace is open and saved", `location.hash.startsWith("#/home") && document.querySelector("#saved[data-saving=saved]")`)
	drive.Eval[bool](p, `(Object.defineProperty(document, "visibilityState", {value: "hidden", configurable: true}), document.dispatchEvent(new Event("visibilitychange")), true)`)
	p.Pause(5 * time.Second)
	drive.Call(p, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	w := &wait{scene: &scene{Person: p}}
	w.opened()
	w.edited()
	rows := w.rows
	return append(rows, w.sections()...)
}

// wait measures by the clock and by the page's own work.
type wait struct {
	*scene
	rows []row
}

// measure is scene.do with a row for each of the two.
func (w *wait) measure(name string, wanted float64, times int, until string, begin, back func()) {
	var took, worked []float64
	for range times {
		if back != nil {
			back()
		}
		w.Pause(300 * time.Millisecond)
		before := computing(w.Person)
		w.do(name, wanted, until, begin)
		took, worked = append(took, w.steps[len(w.steps)-1].took), append(worked, computing(w.Person)-before)
	}
	w.rows = append(w.rows, row{Name: name, Value: median(took), Unit: "ms", Wanted: wanted, Note: spread(took)},
		row{Name: "- of it the page's own work", Value: median(worked), Unit: "ms", Wanted: wanted, Note: spread(worked)})
}

func (w *wait) hash(to string) func() {
	return func() { drive.Eval[bool](w.Person, fmt.Sprintf(`(location.hash = %q, true)`, to)) }
}

const accountsDrawn = `location.hash.startsWith("#/accounts") && document.querySelectorAll("main .standing-cell").length > 20`

// opened comes back to the workspace at a place that knows nothing of accounts, and goes on to them.
func (w *wait) opened() {
	w.measure("portfolio of 500 accounts, first time after opening", wantedPortfolio, repeats(), accountsDrawn, w.hash("#/accounts"), func() {
		w.Visit(drive.Blank)
		w.Visit("#/settings/me")
		w.Until("the settings are drawn", `document.querySelector("#my-name, [role=tabpanel] .field")`)
	})
	w.measure("what to do this week, of 500 accounts", wantedPortfolio, repeats(), `document.querySelector(".week-item")`, w.hash("#/home"), func() {
		w.hash("#/settings/me")()
		w.Until("the settings are drawn", `!document.querySelector(".week-item") && document.querySelector("[role=tabpanel] .field")`)
	})
}

// edited ticks things off the list of the week: each edit sums the accounts up again.
func (w *wait) edited() {
	w.hash("#/home?about=action")()
	w.Until("actions to tick", `document.querySelector(".week-item input[type=checkbox]")`)
	w.measure("the week after an edit", wantedSection, repeats(), `document.querySelector(".section-head .badge").innerText !== window.wasLeft`,
		func() { w.Click("css=.week-item .week-what label") },
		func() {
			drive.Eval[bool](w.Person, `(window.wasLeft = document.querySelector(".section-head .badge").innerText, true)`)
		})
}

// sections draws each section of one plan, coming from the first or the last one.
func (w *wait) sections() []row {
	w.hash("#/accounts/demo-account-1")()
	w.Until("the plan is open", `document.querySelector(".plan-section")`)
	w.rows = nil
	all := drive.Eval[[]string](w.Person, `[...document.querySelectorAll(".contents-item")].map(a => (a.closest("a") || a.querySelector("a")).getAttribute("href").split("?")[0])`)
	for i, link := range all {
		other := all[(i+len(all)/2)%len(all)]
		at := func(to string) string {
			return fmt.Sprintf(`document.querySelector("[aria-current][href^='%s']") && document.querySelector(".plan-section") && !document.querySelector(".skeleton")`, to)
		}
		w.measure("section "+link[strings.LastIndex(link, "/")+1:], wantedSection, min(repeats(), 3), at(link), w.hash(link), func() {
			w.hash(other)()
			w.Until("another section", at(other))
		})
	}
	return w.rows
}

// wide writes the document of a company with many accounts.
func wide(t *testing.T) string {
	t.Helper()
	now := time.Now()
	today := period.On(now.Year(), now.Month(), now.Day())
	at := change.Stamp{Time: uint64(now.Add(-time.Hour).UnixMilli()) << 16, Replica: 7}
	s := change.Apply(&change.State{}, change.Change{At: at, Author: "Ana", Ops: demo.Generate(1, demo.Wide, today, "es")})
	path := filepath.Join(t.TempDir(), "wide.rumbo.json")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := document.Export(file, document.Doc{Scope: document.Workspace, WorkspaceID: "wide", WorkspaceName: "Wide", ExportedAt: now.UnixMilli(), By: "Ana", App: "bench", State: s}); err != nil {
		t.Fatal(err)
	}
	return path
}
