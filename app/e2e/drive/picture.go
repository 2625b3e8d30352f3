//go:build e2e || bench

package drive

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

type ctxType = context.Context

// Screenshot saves what the screen shows as name.png in $RUMBO_SHOTS, or in a
// folder of the temporary directory.
func (p *Person) Screenshot(name string) {
	p.t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	must(p.t, err)
	path, err := save(name, png)
	must(p.t, err)
	p.t.Log("picture: ", path)
}

func save(name string, png []byte) (string, error) {
	dir := os.Getenv("RUMBO_SHOTS")
	if dir == "" {
		dir = filepath.Join(os.TempDir(), "rumbo-shots")
	}
	path := filepath.Join(dir, strings.ReplaceAll(name, "/", "-")+".png")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	return path, os.WriteFile(path, png, 0o644)
}

// pictureOfFailure keeps the last screen of a failed test.
func (p *Person) pictureOfFailure() {
	if !p.t.Failed() || p.ctx == nil {
		return
	}
	ctx, done := context.WithTimeout(p.ctx, 5*time.Second)
	defer done()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return
	}
	if path, err := save("failed-"+p.t.Name(), png); err == nil {
		p.t.Log("the last screen: ", path)
	}
}

// Axe checks the page for accessibility with axe-core and fails the test for
// every violation. The rules named are left out.
func (p *Person) Axe(without ...string) {
	p.t.Helper()
	source, err := os.ReadFile(filepath.Join(Root(p.t), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		p.t.Fatal("axe-core is missing, run npm ci: ", err)
	}
	// What fades in is pale for a moment, for everybody. Animations that follow scrolling have no end.
	p.Until("what moves has come to rest", `document.getAnimations().every(a => a.timeline !== document.timeline || a.playState === "finished" || a.effect.getComputedTiming().iterations === Infinity)`)
	rules := map[string]any{}
	for _, r := range without {
		rules[r] = map[string]bool{"enabled": false}
	}
	options, err := json.Marshal(map[string]any{"resultTypes": []string{"violations"}, "rules": rules})
	must(p.t, err)
	Eval[bool](p, string(source)+";true")
	result := Eval[string](p, fmt.Sprintf(`axe.run(document, %s).then(r => JSON.stringify(r.violations.map(v =>
		v.id + " (" + v.impact + "): " + v.help + "\n" + v.nodes.slice(0, 5).map(n => "    " + n.target + "  " + n.html.slice(0, 160)).join("\n"))))`, options))
	var violations []string
	must(p.t, json.Unmarshal([]byte(result), &violations))
	for _, v := range violations {
		p.t.Errorf("axe: %s", v)
	}
}
