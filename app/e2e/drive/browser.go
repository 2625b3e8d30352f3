//go:build e2e || bench

package drive

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// Patience is how long a verb waits until it can act or see.
var Patience = 20 * time.Second

// Person is someone in front of one browser tab.
type Person struct {
	t    testing.TB
	host *Host

	Profile   string // folder of the browser's profile; survives Kill
	Downloads string // folder where downloads arrive

	cancel context.CancelFunc
	ctx    context.Context // the tab
	view   Viewport
	speaks string // languages of the browser, the preferred first
	*watch
	outside *proxy
	main    *Person // the person whose browser this tab is in; nil for the first tab
}

// Sit gives a person a new browser with an empty profile. It waits at a blank
// page.
func Sit(t testing.TB, host *Host, options ...func(*Person)) *Person {
	t.Helper()
	home, err := os.MkdirTemp("", "rumbo-e2e-")
	if err != nil {
		t.Fatal(err)
	}
	p := &Person{
		t: t, host: host, view: Desktop,
		Profile: filepath.Join(home, "profile"), Downloads: filepath.Join(home, "downloads"),
		watch: newWatch(), outside: startProxy(t), speaks: "es-ES,es",
	}
	for _, option := range options {
		option(p)
	}
	if err := os.MkdirAll(p.Downloads, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.pictureOfFailure()
		p.stop()
		p.verdict()
		for range 20 { // the browser's helpers may still be writing
			if os.RemoveAll(home) == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	p.launch()
	return p
}

// Speaking sets the browser's languages, such as "en-GB,en"; without it the
// browser is Spanish.
func Speaking(languages string) func(*Person) { return func(p *Person) { p.speaks = languages } }

// chromium finds the browser: $CHROMIUM, else the usual names.
func chromium(t testing.TB) string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	t.Fatal("Chromium is needed for this test: apt-get install chromium, or set CHROMIUM to its path")
	return ""
}

func (p *Person) launch() {
	p.t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(p.t)),
		chromedp.UserDataDir(p.Profile),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.ProxyServer(p.outside.address),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("accept-lang", p.speaks),
		chromedp.Env("LANGUAGE=es", "TZ="+Zone.String()),
		chromedp.ModifyCmdFunc(func(cmd *exec.Cmd) {
			// A group of its own, so that Kill reaches every process of it.
			cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
		}),
	)
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ := chromedp.NewContext(alloc)
	p.ctx, p.cancel = ctx, cancel
	p.prepareTab()
	if _, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: p.Downloads,
	}); err != nil {
		p.t.Fatal("browser does not start: ", err)
	}
}

// Tab opens another tab in the same browser.
func (p *Person) Tab() *Person {
	p.t.Helper()
	ctx, cancel := chromedp.NewContext(p.ctx)
	q := &Person{
		t: p.t, host: p.host, view: p.view, speaks: p.speaks, Profile: p.Profile, Downloads: p.Downloads,
		ctx: ctx, cancel: cancel, watch: p.watch, outside: p.outside, main: p,
	}
	p.t.Cleanup(q.pictureOfFailure)
	q.prepareTab()
	return q
}

// Close closes the tab, or the whole browser in order when it is the first.
func (p *Person) Close() { p.stop() }

func (p *Person) stop() {
	if p.ctx == nil {
		return
	}
	ctx, done := context.WithTimeout(p.ctx, 10*time.Second)
	defer done()
	_ = chromedp.Cancel(ctx) // already gone after Kill
	p.cancel()
	p.ctx = nil
}

// Kill ends the browser at once with SIGKILL, as a flat battery would.
func (p *Person) Kill() {
	p.t.Helper()
	process := chromedp.FromContext(p.ctx).Browser.Process()
	if err := syscall.Kill(-process.Pid, syscall.SIGKILL); err != nil {
		p.t.Fatal("kill: ", err)
	}
	p.cancel() // waits for the process
	p.ctx = nil
}

// Relaunch starts the browser again with the same profile, at a blank page.
func (p *Person) Relaunch() {
	p.t.Helper()
	if p.ctx != nil {
		p.stop()
	}
	p.launch()
}
