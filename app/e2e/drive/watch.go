//go:build e2e || bench

package drive

import (
	"bufio"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// watch keeps what the browser said and asked for, over all tabs and lives.
type watch struct {
	mu       sync.Mutex
	errors   []string
	requests []request
	allowed  []string
}

// request is one address asked for; refused when the policy stopped it before
// it left.
type request struct {
	id      network.RequestID
	url     string
	refused bool
}

func newWatch() *watch { return &watch{} }

// prepareTab connects the watch to the tab and sets its size.
func (p *Person) prepareTab() {
	p.t.Helper()
	ctx := p.ctx
	if err := chromedp.Listen(ctx, func(ev any) {
		p.notice(ev)
		if _, ok := ev.(*page.EventJavascriptDialogOpening); ok {
			go chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}
	}); err != nil {
		p.t.Fatal("browser does not start: ", err)
	}
	must(p.t, second(chromedp.Call(ctx, network.Enable, network.EnableParams{})))
	must(p.t, second(chromedp.Call(ctx, log.Enable, struct{}{})))
	p.SetViewport(p.view)
	p.Later(0)
}

func (w *watch) notice(ev any) {
	switch e := ev.(type) {
	case *network.EventRequestWillBeSent:
		w.mu.Lock()
		w.requests = append(w.requests, request{id: e.RequestID, url: e.Request.URL})
		w.mu.Unlock()
	case *network.EventLoadingFailed:
		if e.BlockedReason == network.BlockedReasonCsp {
			w.refuse(e.RequestID)
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		w.fault("exception: " + text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			w.fault("console: " + spell(e.Args))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			w.fault(string(e.Entry.Source) + ": " + e.Entry.Text + " " + e.Entry.URL)
		}
	}
}

func (w *watch) refuse(id network.RequestID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i := range w.requests {
		if w.requests[i].id == id {
			w.requests[i].refused = true
		}
	}
}

func spell(args []*runtime.RemoteObject) string {
	var out []string
	for _, a := range args {
		if a.Description != "" {
			out = append(out, a.Description)
		} else {
			out = append(out, string(a.Value))
		}
	}
	return strings.Join(out, " ")
}

func (w *watch) fault(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.errors = append(w.errors, text)
}

// Allow names parts of console errors that this test expects.
func (w *watch) Allow(parts ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.allowed = append(w.allowed, parts...)
}

// ConsoleErrors are the errors, exceptions and policy violations so far that
// are not allowed.
func (w *watch) ConsoleErrors() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
next:
	for _, e := range w.errors {
		for _, part := range w.allowed {
			if strings.Contains(e, part) {
				continue next
			}
		}
		out = append(out, e)
	}
	return out
}

// RequestLog is every address that the tabs asked for, without those that the
// policy stopped.
func (w *watch) RequestLog() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, r := range w.requests {
		if !r.refused {
			out = append(out, r.url)
		}
	}
	return out
}

// Outside are the requests that left the origin: seen by the tabs, or by the
// proxy through which workers, the service worker and everything else must go.
func (p *Person) Outside() []string {
	var out []string
	for _, r := range p.RequestLog() {
		u, err := url.Parse(r)
		if err != nil {
			out = append(out, r)
			continue
		}
		switch u.Scheme {
		case "http", "https", "ws", "wss", "ftp":
			if u.Scheme+"://"+u.Host != p.host.Origin() {
				out = append(out, r)
			}
		}
	}
	return append(out, p.outside.seen()...)
}

// verdict fails the test for what must never happen.
func (p *Person) verdict() {
	for _, e := range p.ConsoleErrors() {
		p.t.Errorf("in the browser's console: %s", e)
	}
	for _, r := range p.Outside() {
		p.t.Errorf("a request left the origin: %s", r)
	}
}

// proxy takes every request that is not for this machine and refuses it.
type proxy struct {
	address string
	mu      sync.Mutex
	hosts   []string
}

// browsersOwn are hosts that Chromium itself calls, whatever page is open.
// A page that called them would be seen by the tab's own log.
var browsersOwn = []string{".google.com", ".googleapis.com", ".gstatic.com", ".gvt1.com", ".googleusercontent.com"}

func startProxy(t testing.TB) *proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{address: "http://" + listener.Addr().String()}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go p.refuse(conn)
		}
	}()
	return p
}

func (p *proxy) refuse(conn net.Conn) {
	defer conn.Close()
	r, err := http.ReadRequest(bufio.NewReader(conn))
	if err != nil {
		return
	}
	p.mu.Lock()
	p.hosts = append(p.hosts, r.Method+" "+r.Host+" "+r.RequestURI)
	p.mu.Unlock()
	conn.Write([]byte("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
}

func (p *proxy) seen() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []string
next:
	for _, h := range p.hosts {
		host := strings.Split(strings.Fields(h)[1], ":")[0]
		for _, own := range browsersOwn {
			if strings.HasSuffix("."+host, own) {
				continue next
			}
		}
		out = append(out, h)
	}
	return out
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func second[T any](_ T, err error) error { return err }
