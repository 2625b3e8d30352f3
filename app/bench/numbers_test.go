//go:build bench

package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"rumbo/app/bench/numbers"
	"rumbo/app/e2e/drive"
	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/workspace"
)

func init() { add(50, "numbers", indicators) }

// indicators asks for every indicator that the comparison knows, by person and month, in workspaces that grow
// tenfold, of our engine and of DuckDB in the same page, each in its Worker, in turns.
func indicators(t *testing.T) []row {
	var rows []row
	var before contest
	for _, deals := range dealCounts() {
		c := compete(t, deals)
		size := fmt.Sprintf("%d deals, %d activities", deals, 10*deals)
		rows = append(rows,
			row{Name: fmt.Sprintf("%d indicators by person and month, %s", c.questions, size), Value: median(c.ours), Bare: median(c.theirs), Unit: "ms", Wanted: 1, Note: "(bare: DuckDB)"},
			row{Name: "- asked for the first time", Value: c.first, Bare: c.firstTheirs, Unit: "ms"},
			row{Name: "- the stored state decoded (bare: CSV read)", Value: c.opened.Decode, Bare: c.theirOpened.MS - c.theirOpened.Derive, Unit: "ms"},
			row{Name: "- tables derived that they share", Value: c.opened.Derive, Bare: c.theirOpened.Derive, Unit: "ms"},
			row{Name: "- these and the first asking, in which most of ours are derived", Value: c.opened.Derive + c.first, Bare: c.theirOpened.Derive + c.firstTheirs, Unit: "ms", Wanted: 1})
		if before.questions > 0 {
			rows = append(rows, growths(before, c)...)
		}
		before = c
	}
	return rows
}

// tenfold is how many times the time of ten times the rows may be: growth no worse than linear.
const tenfold = 10

// growths set a workspace beside one with a tenth of its rows; of single indicators the one that grew most is told.
func growths(before, now contest) []row {
	grew := func(name string, from, to float64) row {
		return row{Name: "- growth from a tenth of the rows, " + name, Value: to, Bare: from, Unit: "ms", Wanted: tenfold}
	}
	most := ""
	for name := range now.each {
		if most == "" || now.growth(before, name) > now.growth(before, most) {
			most = name
		}
	}
	return []row{
		grew("all indicators", median(before.ours), median(now.ours)),
		grew("asked for the first time", before.first, now.first),
		grew("the stored state decoded", before.opened.Decode, now.opened.Decode),
		grew("the indicator that grew most, "+most, max(slices.Min(before.each[most]), little), slices.Min(now.each[most])),
	}
}

// growth is that of one indicator by its quickest answers, into which no collection fell; what takes next to nothing is
// not looked at.
func (c contest) growth(before contest, name string) float64 {
	return slices.Min(c.each[name]) / max(slices.Min(before.each[name]), little)
}

const little = 2 // ms

type contest struct {
	questions          int
	opened             numbers.Opened
	theirOpened        struct{ MS, Derive float64 }
	first, firstTheirs float64
	ours, theirs       []float64
	each               map[string][]float64 // ours by name
}

func compete(t *testing.T, deals int) contest {
	p := drive.Sit(t, drive.Serve(t, drive.Folder(numbersSite(t, deals))))
	defer p.Close()
	p.Visit("index.html")
	p.Until("the page is there", `window.rumbo`)
	c := contest{
		opened:      drive.Eval[numbers.Opened](p, `rumbo.open()`),
		theirOpened: drive.Eval[struct{ MS, Derive float64 }](p, `duckdb.open()`),
	}
	ours, theirs := drive.Eval[[]numbers.Answer](p, `rumbo.ask(true)`), drive.Eval[[]numbers.Answer](p, `duckdb.ask(true)`)
	same(t, ours, theirs)
	c.questions, c.first, c.firstTheirs, c.each = len(ours), total(ours), total(theirs), map[string][]float64{}
	for range repeats() {
		answers := drive.Eval[[]numbers.Answer](p, `rumbo.ask(false)`)
		for _, a := range answers {
			c.each[a.Name] = append(c.each[a.Name], a.MS)
		}
		c.ours = append(c.ours, total(answers))
		c.theirs = append(c.theirs, total(drive.Eval[[]numbers.Answer](p, `duckdb.ask(false)`)))
	}
	return c
}

func total(answers []numbers.Answer) (ms float64) {
	for _, a := range answers {
		ms += a.MS
	}
	return ms
}

// same checks that both sides answered the same questions: every cell, to a billionth.
func same(t *testing.T, ours, theirs []numbers.Answer) {
	t.Helper()
	for i, a := range ours {
		type key struct{ p, m string }
		want := map[key]float64{}
		for _, c := range theirs[i].Cells {
			want[key{c.Person, c.Month}] = c.Value
		}
		wrong := 0
		for _, c := range a.Cells {
			w, there := want[key{c.Person, c.Month}]
			if !there && c.Value == 0 { // nothing sold is a zero of ours
				continue
			}
			if !there || math.Abs(w-c.Value) > 1e-9*math.Max(1, math.Abs(w)) {
				if wrong++; wrong <= 3 {
					t.Errorf("%s, %s in %s: %v, DuckDB says %v (%v)", a.Name, c.Person, c.Month, c.Value, w, there)
				}
			}
			delete(want, key{c.Person, c.Month})
		}
		if wrong+len(want) > 0 || len(a.Cells) == 0 {
			t.Errorf("%s: of %d cells %d are not DuckDB's, %d of its are missing", a.Name, len(a.Cells), wrong, len(want))
		}
	}
}

// numbersSite is a folder with the page, both programs and the rows in both forms.
func numbersSite(t *testing.T, deals int) string {
	t.Helper()
	root, dir := drive.Root(t), t.TempDir()
	source := filepath.Join(root, "app", "bench", "numbers")
	put := func(name string, content []byte, err error) {
		t.Helper()
		if err == nil {
			path := filepath.Join(dir, name)
			if err = os.MkdirAll(filepath.Dir(path), 0o755); err == nil {
				err = os.WriteFile(path, content, 0o644)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	run := func(env []string, name string, args ...string) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Env = root, append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s %v: %v\n%s", name, args, err, out)
		}
	}
	modules := duckModules(t, root, source, run)
	own := drive.Version(t, "").Files
	for _, name := range []string{"worker.js", "wasm_exec.js"} {
		put(name, own[name], nil)
	}
	page, err := os.ReadFile(filepath.Join(source, "index.html"))
	put("index.html", page, err)
	run([]string{"NODE_PATH=" + modules}, filepath.Join(root, "node_modules", ".bin", "esbuild"), filepath.Join(source, "page.js"), "--bundle", "--format=esm", "--log-level=warning", "--outfile="+filepath.Join(dir, "page.js"))
	for _, name := range []string{"duckdb-browser-eh.worker.js", "duckdb-eh.wasm"} {
		content, err := os.ReadFile(filepath.Join(modules, "@duckdb", "duckdb-wasm", "dist", name))
		put("duckdb/"+name, content, err)
	}
	run([]string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(dir, "numbers.wasm"), "./app/bench/numbersworker")

	size := demo.Large(deals).With(10 * deals)
	state := change.Apply(&change.State{}, change.Change{At: change.Stamp{Replica: 1, Time: 1 << 16}, Ops: demo.Generate(1, size, numbers.Today, "en")})
	put("state.bin", change.EncodeState(state), nil)
	for name, content := range numbers.Tables(workspace.Of(state)) {
		put(name+".csv", content, nil)
	}
	setup, questions := numbers.Questions()
	plan, err := json.Marshal(map[string]any{"setup": setup, "columns": numbers.Columns, "questions": questions})
	put("plan.json", plan, err)
	return dir
}

// duckModules installs DuckDB below build, where only this bench needs it.
func duckModules(t *testing.T, root, source string, run func(env []string, name string, args ...string)) string {
	t.Helper()
	dir := filepath.Join(root, "build", "bench-numbers")
	modules := filepath.Join(dir, "node_modules")
	if _, err := os.Stat(modules); err == nil {
		return modules
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"package.json", "package-lock.json"} {
		content, err := os.ReadFile(filepath.Join(source, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), content, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	run(nil, "npm", "ci", "--prefix", dir, "--no-audit", "--no-fund", "--loglevel=error")
	return modules
}

// dealCounts are the sizes of the workspaces; RUMBO_DEALS=10000 measures that one alone.
func dealCounts() []int {
	if n, err := strconv.Atoi(os.Getenv("RUMBO_DEALS")); err == nil && n > 0 {
		return []int{n}
	}
	return []int{1_000, 10_000, 100_000}
}
