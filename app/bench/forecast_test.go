//go:build bench

package bench

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"rumbo/app/bench/batch"
	"rumbo/app/e2e/drive"
	"rumbo/engine/forecast"
	"rumbo/engine/forecast/score"
)

func init() { add(60, "forecast", forecasts) }

// The series: as many from each set, evenly spread over it. The set of carparts is
// left out: its demands are mostly zero, which the combination hands on to the
// methods for sporadic demand.
const (
	seriesOfSet = 20
	leftOut     = "carparts"
)

// forecasts runs the whole combination on monthly series natively, on one processor,
// and in the app's Worker, beside augurs in another Worker of the same page, in turns.
func forecasts(t *testing.T) []row {
	list := monthly(t)
	questions := make([]batch.Question, len(list))
	for i := range list {
		in := list[i].Input()
		questions[i] = batch.Question{Values: in.Values, Period: in.Period, NonNegative: in.NonNegative, Horizon: len(list[i].Test)}
	}
	p := drive.Sit(t, drive.Serve(t, drive.Folder(forecastSite(t, questions))))
	defer p.Close()
	var native, ours, theirs trials
	for range repeats() {
		native.add(natively(t, questions))
		p.Visit("index.html")
		first, firstTheirs := inPage(p, "rumbo"), inPage(p, "augurs")
		ours.add(first, inPage(p, "rumbo"))
		theirs.add(firstTheirs, inPage(p, "augurs"))
	}
	for i, a := range ours.answers {
		if a.Model != forecast.CombinationID {
			t.Errorf("series %s is forecast by %q", list[i].ID, a.Model)
		}
	}
	apart := furthest(native.answers, ours.answers)
	if !(apart <= sameAnswer) {
		t.Errorf("native and WebAssembly are apart by %g of the size of the forecast", apart)
	}
	const beside = "(bare: augurs, MSTL with ETS)"
	return []row{
		{Name: "forecast of a monthly series, native", Value: median(native.ms), Unit: "ms", Wanted: 10, Note: tenths(native.ms)},
		{Name: "forecast of a monthly series, Worker", Value: median(ours.ms), Unit: "ms", Wanted: 25, Note: tenths(ours.ms)},
		{Name: "- beside augurs", Value: median(ours.ms), Bare: median(theirs.ms), Unit: "ms", Note: beside},
		{Name: "- in a Worker that has computed nothing yet", Value: median(ours.first), Bare: median(theirs.first), Unit: "ms", Note: beside},
		{Name: fmt.Sprintf("sMAPE of %d monthly series", len(list)), Value: smape(list, ours.answers), Bare: smape(list, theirs.answers), Unit: "%", Note: beside},
		{Name: "forecasts native and in the Worker apart by", Value: apart, Unit: "of their size", Wanted: sameAnswer},
	}
}

// trial is one run over all series; ms is per series.
type trial struct {
	MS      float64        `json:"ms"`
	Answers []batch.Answer `json:"answers"`
}

// trials are what several runs took, the first of each page apart, and the last answers.
type trials struct {
	first, ms []float64
	answers   []batch.Answer
}

func (s *trials) add(first, next trial) {
	s.first, s.ms, s.answers = append(s.first, first.MS), append(s.ms, next.MS), next.Answers
}

// monthly picks the series, set by set; without the file the subject is skipped.
func monthly(t *testing.T) []score.Series {
	t.Helper()
	dir := os.Getenv("RUMBO_SERIES")
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(drive.Root(t), cmp.Or(dir, "../shared/data/forecast"))
	}
	file, err := os.Open(filepath.Join(dir, "monthly.csv"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no test series; RUMBO_SERIES names their folder: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	all, err := score.Read(file, "monthly")
	if err != nil {
		t.Fatal(err)
	}
	sets := map[string][]score.Series{}
	for _, s := range all {
		sets[s.Dataset] = append(sets[s.Dataset], s)
	}
	var list []score.Series
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		if set := sets[name]; name != leftOut {
			for i := range seriesOfSet {
				list = append(list, set[i*len(set)/seriesOfSet])
			}
		}
	}
	return list
}

// forecastSite is a folder with the page, our Worker's script and glue as in the site,
// the bench's program, augurs and the series.
func forecastSite(t *testing.T, questions []batch.Question) string {
	t.Helper()
	root, dir := drive.Root(t), t.TempDir()
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
	own := drive.Version(t, "").Files
	for _, name := range []string{"worker.js", "wasm_exec.js"} {
		put(name, own[name], nil)
	}
	for _, name := range []string{"index.html", "page.js", "augurs.js"} {
		content, err := os.ReadFile(filepath.Join(root, "app", "bench", "forecast", name))
		put(name, content, err)
	}
	for _, name := range []string{"mstl.js", "mstl_bg.wasm"} {
		content, err := os.ReadFile(filepath.Join(root, "node_modules", "@bsull", "augurs", name))
		put("augurs/"+name, content, err)
	}
	list, err := json.Marshal(questions)
	put("series.json", list, err)
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(dir, "forecast.wasm"), "./app/bench/forecastworker")
	cmd.Dir, cmd.Env = root, append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// inPage runs one side in its Worker.
func inPage(p *drive.Person, side string) trial {
	r := drive.Eval[trial](p, fmt.Sprintf("run(%q)", side))
	r.MS /= float64(len(r.Answers))
	return r
}

// natively runs the job twice here, on one processor.
func natively(t *testing.T, questions []batch.Question) (first, next trial) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	in, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	once := func() (r trial) {
		began := time.Now()
		out, err := batch.Job(context.Background(), in, func(int, int) {})
		r.MS = time.Since(began).Seconds() * 1000 / float64(len(questions))
		if err == nil {
			err = json.Unmarshal(out, &r.Answers)
		}
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	return once(), once()
}

// smape is the mean over the series of each one's.
func smape(list []score.Series, answers []batch.Answer) float64 {
	sum := 0.0
	for i := range list {
		row := score.Measure(&list[i], &forecast.Forecast{Point: answers[i].Point})
		sum += row.SMAPE
	}
	return sum / float64(len(list))
}

// sameAnswer is how far, as a share of its point, a forecast may differ natively and in
// WebAssembly, where the last digits of arithmetic do.
const sameAnswer = 1e-4

// furthest is the largest difference of points and quantiles, as a share of the point.
func furthest(a, b []batch.Answer) float64 {
	worst := 0.0
	for i := range a {
		for k, size := range a[i].Point {
			worst = max(worst, math.Abs(a[i].Point[k]-b[i].Point[k])/math.Abs(size))
			for q := range a[i].Quantiles {
				worst = max(worst, math.Abs(a[i].Quantiles[q][k]-b[i].Quantiles[q][k])/math.Abs(size))
			}
		}
	}
	return worst
}

// tenths is the spread of short times.
func tenths(ms []float64) string {
	return fmt.Sprintf("(%.1f–%.1f, %d runs)", slices.Min(ms), slices.Max(ms), len(ms))
}
