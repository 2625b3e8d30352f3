//go:build e2e || bench

package drive

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/chromedp/chromedp"
)

// Memory is what the browser's largest page process holds, in bytes (Linux).
func (p *Person) Memory() float64 {
	p.t.Helper()
	group := chromedp.FromContext(p.ctx).Browser.Process().Pid
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	must(p.t, err)
	most := 0.0
	for _, f := range files {
		stat, err := os.ReadFile(f)
		if err != nil {
			continue // ended meanwhile
		}
		_, after, _ := strings.Cut(string(stat), ") ")
		if fields := strings.Fields(after); len(fields) < 3 || fields[2] != strconv.Itoa(group) {
			continue
		}
		line, _ := os.ReadFile(filepath.Join(filepath.Dir(f), "cmdline"))
		status, _ := os.ReadFile(filepath.Join(filepath.Dir(f), "status"))
		var kb float64
		if _, rest, ok := strings.Cut(string(status), "VmRSS:"); ok && bytes.Contains(line, []byte("--type=renderer")) {
			if _, err := fmt.Sscan(rest, &kb); err == nil {
				most = max(most, kb*1024)
			}
		}
	}
	return most
}
