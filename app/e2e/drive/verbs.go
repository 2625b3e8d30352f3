//go:build e2e || bench

package drive

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Viewport is a kind of screen.
type Viewport struct {
	Width, Height int64
	Touch         bool
	Scale         float64
}

// The screens that the app is made for.
var (
	Desktop   = Viewport{1440, 900, false, 1}
	Tablet    = Viewport{820, 1180, true, 2}
	Phone     = Viewport{390, 844, true, 3}
	Projector = Viewport{1920, 1080, false, 1}
)

// SetViewport changes the screen.
func (p *Person) SetViewport(v Viewport) {
	p.t.Helper()
	p.view = v
	must(p.t, second(chromedp.Call(p.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: v.Width, Height: v.Height, DeviceScaleFactor: v.Scale, Mobile: v.Touch,
	})))
	must(p.t, second(chromedp.Call(p.ctx, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: v.Touch})))
}

// Dark asks the page for dark or light colours, as the system setting does.
func (p *Person) Dark(on bool) {
	p.t.Helper()
	value := "light"
	if on {
		value = "dark"
	}
	must(p.t, second(chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}},
	})))
}

// Blank is the empty page, to leave the app by.
const Blank = "about:blank"

// Open goes to an address relative to the app's ("", "#/accounts/7", "?x=1")
// and waits until the app can be used.
func (p *Person) Open(address string) {
	p.t.Helper()
	p.Visit(address)
	p.WaitReady()
}

// Visit goes to an address as typed into the address bar, without waiting for
// the app.
func (p *Person) Visit(address string) {
	p.t.Helper()
	if !strings.Contains(address, "://") && address != Blank {
		address = p.host.URL() + address
	}
	must(p.t, chromedp.Do(p.ctx, chromedp.Navigate(address)))
}

// Reload reloads the page and waits until the app can be used.
func (p *Person) Reload() {
	p.t.Helper()
	must(p.t, chromedp.Do(p.ctx, chromedp.Reload()))
	p.WaitReady()
}

// WaitReady waits for <html data-ready="1">.
func (p *Person) WaitReady() {
	p.t.Helper()
	p.Until("the app is ready", `document.documentElement.dataset.ready === "1"`)
}

// WaitOffline waits until everything needed offline is stored.
func (p *Person) WaitOffline() {
	p.t.Helper()
	p.Until("everything is stored for offline use", `document.documentElement.dataset.offline === "1"`)
}

// Until waits for a JavaScript expression to be true.
func (p *Person) Until(what, expression string) {
	p.t.Helper()
	p.wait(what, func() (bool, string) {
		ok, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("!!("+expression+")", chromedp.EvalAwaitPromise))
		if err != nil {
			return false, err.Error()
		}
		return ok, expression + " is false"
	})
}

// Eval is the value of a JavaScript expression (promises are awaited).
func Eval[T any](p *Person, expression string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Call runs a command of the DevTools protocol in the tab.
func Call[P, R any](p *Person, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	v, err := chromedp.Call(p.ctx, command, params)
	must(p.t, err)
	return v
}

// BeforeLoad runs a script before every page from now on.
func (p *Person) BeforeLoad(script string) {
	p.t.Helper()
	Call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// Click clicks, or taps on a touch screen.
func (p *Person) Click(name string) {
	p.t.Helper()
	at := p.locate(name)
	if p.view.Touch {
		must(p.t, chromedp.Do(p.ctx, chromedp.TapXY(at.X, at.Y)))
		return
	}
	must(p.t, chromedp.Do(p.ctx, chromedp.MouseClickXY(at.X, at.Y)))
}

// ClickAt clicks inside an element, at a share of its width and height.
func (p *Person) ClickAt(name string, x, y float64) {
	p.t.Helper()
	p.locate(name) // scrolls there and waits
	box, err := look[[4]float64](p, "box", name)
	must(p.t, err)
	must(p.t, chromedp.Do(p.ctx, chromedp.MouseClickXY(box[0]+x*box[2], box[1]+y*box[3])))
}

// Hover moves the mouse over something.
func (p *Person) Hover(name string) {
	p.t.Helper()
	at := p.locate(name)
	must(p.t, chromedp.Do(p.ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at.X, at.Y)))
}

// Drag drags one thing onto another with the mouse.
func (p *Person) Drag(from, to string) {
	p.t.Helper()
	a := p.locate(from)
	steps := []chromedp.Action[chromedp.Void]{
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, a.X, a.Y),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, a.X, a.Y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
	}
	b := p.locate(to)
	for i := 1.0; i <= 10; i++ {
		steps = append(steps, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved,
			a.X+(b.X-a.X)*i/10, a.Y+(b.Y-a.Y)*i/10, chromedp.ButtonLeft))
	}
	steps = append(steps, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, b.X, b.Y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	must(p.t, chromedp.Do(p.ctx, steps...))
}

// Type replaces what a field holds, key by key; dates, colours and lists are
// set as a person picks them. It does not leave the field.
func (p *Person) Type(name, text string) {
	p.t.Helper()
	at := p.locate(name)
	switch {
	case at.Tag == "SELECT":
		p.Choose(name, text)
		return
	case at.Type == "date" || at.Type == "month" || at.Type == "color" || at.Type == "range" || at.Type == "time":
		p.pick(name, text)
		return
	}
	p.Click(name)
	p.Press("Control+a")
	if text == "" {
		p.Press("Delete")
		return
	}
	p.Keys(text)
}

// Choose picks an option of a list by what it says.
func (p *Person) Choose(name, option string) {
	p.t.Helper()
	p.locate(name)
	p.pick(name, option)
}

func (p *Person) pick(name, value string) {
	p.t.Helper()
	p.wait("choose "+value+" in "+name, func() (bool, string) {
		why, err := look[string](p, "set", name, value)
		if err != nil {
			return false, err.Error()
		}
		return why == "", why
	})
}

// Keys types text into whatever has the focus.
func (p *Person) Keys(text string) {
	p.t.Helper()
	must(p.t, chromedp.Do(p.ctx, chromedp.KeyEvent(text)))
}

var keys = map[string]string{
	"Enter": kb.Enter, "Tab": kb.Tab, "Escape": kb.Escape, "Delete": kb.Delete, "Backspace": kb.Backspace,
	"ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight, "ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown,
	"Home": kb.Home, "End": kb.End, "PageUp": kb.PageUp, "PageDown": kb.PageDown, "F2": kb.F2, "Space": " ",
}

// Press presses one key with its modifiers: "Enter", "Control+k",
// "Control+Shift+z".
func (p *Person) Press(combination string) {
	p.t.Helper()
	parts := strings.Split(combination, "+")
	var modifiers []chromedp.Modifier
	for _, m := range parts[:len(parts)-1] {
		switch m {
		case "Control":
			modifiers = append(modifiers, chromedp.ModifierCtrl)
		case "Shift":
			modifiers = append(modifiers, chromedp.ModifierShift)
		case "Alt":
			modifiers = append(modifiers, chromedp.ModifierAlt)
		case "Meta":
			modifiers = append(modifiers, chromedp.ModifierMeta)
		default:
			p.t.Fatalf("unknown modifier %q in %q", m, combination)
		}
	}
	key := parts[len(parts)-1]
	if k, ok := keys[key]; ok {
		key = k
	}
	if combination == "Control+a" { // headless Chromium needs the command spelled out
		p.selectAll()
		return
	}
	if combination == "Enter" {
		p.enter()
		return
	}
	must(p.t, chromedp.Do(p.ctx, chromedp.KeyEvent(key, chromedp.KeyModifiers(modifiers...))))
}

// enter presses Enter as a keyboard does: nothing is written if the page has refused the key going down. chromedp sends what the
// key writes by itself, which on a busy page reaches whatever has the focus by then, and presses that.
func (p *Person) enter() {
	p.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		params := input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, NativeVirtualKeyCode: 13}
		if kind == input.DispatchKeyEventTypeKeyDown {
			params.Text, params.UnmodifiedText = "\r", "\r"
		}
		must(p.t, second(chromedp.Call(p.ctx, input.DispatchKeyEvent, params)))
	}
}

func (p *Person) selectAll() {
	p.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		params := input.DispatchKeyEventParams{
			Type: kind, Modifiers: int64(kb.ModifierCtrl), Key: "a", Code: "KeyA", WindowsVirtualKeyCode: 65,
		}
		if kind == input.DispatchKeyEventTypeKeyDown {
			params.Commands = []string{"selectAll"}
		}
		must(p.t, second(chromedp.Call(p.ctx, input.DispatchKeyEvent, params)))
	}
}

// Upload gives files to a file field, by its name or that of the button which
// stands for it (a label).
func (p *Person) Upload(name string, files ...string) {
	p.t.Helper()
	for i, f := range files {
		abs, err := filepath.Abs(f)
		must(p.t, err)
		files[i] = abs
	}
	p.wait("upload to "+name, func() (bool, string) {
		node, err := look[*runtime.RemoteObject](p, "element", name)
		if err != nil || node == nil || node.ObjectID == "" {
			return false, fmt.Sprint("no such field ", err)
		}
		_, err = chromedp.Run(p.ctx, func(c ctxType, t *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(c, t, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: files, ObjectID: node.ObjectID})
			return chromedp.Void{}, err
		})
		return err == nil, fmt.Sprint(err)
	})
}

// See waits until the text can be read on the screen, also inside fields.
// Case and runs of spaces do not matter.
func (p *Person) See(text string) {
	p.t.Helper()
	p.wait("see "+text, func() (bool, string) {
		ok, err := look[bool](p, "sees", text)
		return ok && err == nil, fmt.Sprint("it is not there ", err)
	})
}

// NotSee waits until the text is gone from the screen.
func (p *Person) NotSee(text string) {
	p.t.Helper()
	p.wait("no longer see "+text, func() (bool, string) {
		ok, err := look[bool](p, "sees", text)
		return !ok && err == nil, fmt.Sprint("it is there ", err)
	})
}

// Sees reports whether the text can be read now.
func (p *Person) Sees(text string) bool {
	p.t.Helper()
	ok, err := look[bool](p, "sees", text)
	must(p.t, err)
	return ok
}

// Count is the number of visible things with this name now.
func (p *Person) Count(name string) int {
	p.t.Helper()
	n, err := look[int](p, "count", name)
	must(p.t, err)
	return n
}

// Text is what an element says, Value what a field holds.
func (p *Person) Text(name string) string { p.t.Helper(); return p.locate(name).Text }

// Value is what a field holds.
func (p *Person) Value(name string) string { p.t.Helper(); return p.locate(name).Value }

// Checked reports whether a box is ticked.
func (p *Person) Checked(name string) bool { p.t.Helper(); return p.locate(name).Checked }

// Downloaded waits for a finished download whose name matches the pattern of
// path/filepath.Match and returns its path; the file is moved aside, so that
// the next one is told apart.
func (p *Person) Downloaded(pattern string) string {
	p.t.Helper()
	var path string
	p.wait("download "+pattern, func() (bool, string) {
		found, err := filepath.Glob(filepath.Join(p.Downloads, pattern))
		must(p.t, err)
		for _, f := range found {
			if strings.HasSuffix(f, ".crdownload") {
				continue
			}
			dir, err := os.MkdirTemp(filepath.Dir(p.Downloads), "file-")
			must(p.t, err)
			path = filepath.Join(dir, filepath.Base(f))
			must(p.t, os.Rename(f, path))
			return true, ""
		}
		return false, "nothing has arrived"
	})
	return path
}

// Pause lets time pass; only for what has no sign on the screen.
func (p *Person) Pause(d time.Duration) { time.Sleep(d) }
