//go:build bench

package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"

	"rumbo/app/e2e/drive"
)

func init() { add(20, "start", starts) }

// repeats of each start; RUMBO_REPEATS changes it.
func repeats() int {
	if n, err := strconv.Atoi(os.Getenv("RUMBO_REPEATS")); err == nil && n > 0 {
		return n
	}
	return 5
}

// condition is how fast machine and line are.
type condition struct {
	name   string
	cpu    float64 // times slower
	mbit   float64 // 0: as fast as it goes
	cold   bool    // first visit ever
	wanted float64
}

var conditions = []condition{
	{"cold, 1× CPU", 1, 0, true, 1.5},
	{"warm, 1× CPU", 1, 0, false, 1.5},
	{"cold, 4× slower CPU", 4, 0, true, 1.5},
	{"warm, 4× slower CPU", 4, 0, false, 1.5},
	{"cold, 10 Mbit/s", 1, 10, true, 1.5},
}

// starts measures the time from the click on the link to the first paint and to
// the usable page, beside the bare page under the same condition, in turns.
func starts(t *testing.T) []row {
	ours, bare := drive.Serve(t), drive.Serve(t, drive.Folder(bareSite(t)))
	var rows []row
	for _, c := range conditions {
		var ready, paint, compiled, bareReady, barePaint []float64
		for range repeats() {
			m := visit(t, ours, c)
			ready, paint, compiled = append(ready, m.Ready), append(paint, m.Paint), append(compiled, m.Compiled)
			m = visit(t, bare, c)
			bareReady, barePaint = append(bareReady, m.Ready), append(barePaint, m.Paint)
		}
		rows = append(rows,
			row{Name: "ready, " + c.name, Value: median(ready), Bare: median(bareReady), Unit: "ms", Wanted: c.wanted, Note: spread(ready)},
			row{Name: "- of it until the program is compiled", Value: median(compiled), Unit: "ms"},
			row{Name: "first paint, " + c.name, Value: median(paint), Bare: median(barePaint), Unit: "ms", Note: spread(paint)})
	}
	return rows
}

func spread(v []float64) string {
	return fmt.Sprintf("(%.0f–%.0f, %d runs)", percentile(v, 0.001), percentile(v, 1), len(v))
}

// moments are in ms since navigation; compiled is 0 for the bare page.
type moments struct {
	Paint    float64 `json:"paint"`
	Compiled float64 `json:"compiled"`
	Ready    float64 `json:"ready"`
}

// visit opens the page in a new browser, once more when warm.
func visit(t *testing.T, host *drive.Host, c condition) moments {
	t.Helper()
	p := drive.Sit(t, host)
	defer p.Close()
	if !c.cold {
		p.Open("")
		p.Until("the service worker is in place", `navigator.serviceWorker.ready.then(r => r.active && r.active.state === "activated")`)
		p.Visit(drive.Blank)
		time.Sleep(2 * time.Second) // who comes back finds the work of the first visit done
	}
	drive.Call(p, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: c.cpu})
	if c.mbit > 0 {
		drive.Call(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Latency: 20, DownloadThroughput: c.mbit * 1e6 / 8, UploadThroughput: c.mbit * 1e6 / 8}},
		})
	}
	p.Open("")
	return drive.Eval[moments](p, `new Promise(done => { const look = () => {
		const paint = performance.getEntriesByName("first-contentful-paint")[0];
		const mark = (name) => performance.getEntriesByType("mark").find(m => name.test(m.name))?.startTime || 0;
		paint ? done({paint: paint.startTime, compiled: mark(/compiled$/), ready: mark(/ready$/)}) : setTimeout(look, 20);
	}; look(); })`)
}

// bareSite makes go-app's own static site of app/bench/bare and returns its folder.
func bareSite(t *testing.T) string {
	t.Helper()
	root, dir := drive.Root(t), t.TempDir()
	run := func(env []string, name string, args ...string) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Env = root, append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s %v: %v\n%s", name, args, err, out)
		}
	}
	run(nil, "go", "run", "./app/bench/bare", dir)
	run([]string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-trimpath", "-ldflags=-s -w",
		"-o", filepath.Join(dir, "web", "app.wasm"), "./app/bench/bare")
	icon, err := os.ReadFile(filepath.Join(root, "web", "icons", "icon-192.png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "web", "icon.png"), icon, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}
