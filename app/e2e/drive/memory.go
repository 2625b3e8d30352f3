//go:build e2e || bench

package drive

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Held is what a page takes of the device's memory, in bytes (Linux).
type Held struct {
	Resident float64 // of the page's process, with the pages that all of the browser's processes share
	Peak     float64 // the most that this was since ForgetPeak, or since the process began
	Private  float64 // written by the process, and nobody else's
	Linear   float64 // the program's own memory (WebAssembly), which never shrinks; see Linear
	Script   float64 // JavaScript's objects
	Buffers  float64 // JavaScript's byte arrays, the program's memory not among them
}

// Linear, in BeforeLoad, lets Memory see how large the program's memory is.
const Linear = `(() => {
	const make = WebAssembly.instantiate;
	WebAssembly.instantiate = async (...of) => {
		const made = await make.apply(WebAssembly, of);
		const memory = Object.values((made.instance ?? made).exports).find((e) => e instanceof WebAssembly.Memory);
		window.linear = () => memory?.buffer.byteLength ?? 0;
		return made;
	};
})()`

// Memory is what the page holds now.
func (p *Person) Memory() Held {
	p.t.Helper()
	var h Held
	dir := p.process()
	h.Resident, h.Peak = kilobytes(dir+"/status", "VmRSS:"), kilobytes(dir+"/status", "VmHWM:")
	h.Private = kilobytes(dir+"/smaps_rollup", "Private_Dirty:")
	h.Linear = Eval[float64](p, `window.linear?.() ?? 0`)
	use := Call(p, runtime.GetHeapUsage, cdp.Empty{})
	h.Script, h.Buffers = use.UsedSize, max(0, use.BackingStorageSize-h.Linear)
	return h
}

// ForgetPeak begins to look for the most that the page holds anew.
func (p *Person) ForgetPeak() {
	p.t.Helper()
	must(p.t, os.WriteFile(p.process()+"/clear_refs", []byte("5"), 0))
}

// process is the folder of the largest of the browser's page processes: the page's own.
func (p *Person) process() string {
	p.t.Helper()
	group := chromedp.FromContext(p.ctx).Browser.Process().Pid
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	must(p.t, err)
	most, largest := -1.0, ""
	for _, f := range files {
		stat, err := os.ReadFile(f)
		if err != nil {
			continue // ended meanwhile
		}
		_, after, _ := strings.Cut(string(stat), ") ")
		if fields := strings.Fields(after); len(fields) < 3 || fields[2] != strconv.Itoa(group) {
			continue
		}
		dir := filepath.Dir(f)
		if line, _ := os.ReadFile(dir + "/cmdline"); !bytes.Contains(line, []byte("--type=renderer")) {
			continue
		}
		if held := kilobytes(dir+"/status", "VmRSS:"); held > most {
			most, largest = held, dir
		}
	}
	return largest
}

// kilobytes is a number of a file of /proc, in bytes; 0 where it cannot be read.
func kilobytes(file, name string) float64 {
	text, _ := os.ReadFile(file)
	_, rest, _ := strings.Cut(string(text), name)
	var kb float64
	if _, err := fmt.Sscan(rest, &kb); err != nil {
		return 0
	}
	return kb * 1024
}
