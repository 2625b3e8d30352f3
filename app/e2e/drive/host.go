//go:build e2e || bench

package drive

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rumbo/app/site"
)

// Host serves a site like a web host does. It can stop and come back on the
// same port, hand out another version, and live under a sub-path.
type Host struct {
	t      testing.TB
	prefix string // "/" or "/a/b/"
	dumb   bool
	folder string // served as it is instead of the build

	mu      sync.Mutex
	site    *site.Site
	handler http.Handler
	server  *http.Server
	port    int
	log     []string
}

// Under puts the site under a path such as "/team/rumbo/".
func Under(path string) func(*Host) { return func(h *Host) { h.prefix = path } }

// Dumb serves the files as a host does that knows nothing: no compression, no
// headers of ours, answers kept by browsers for ten minutes.
func Dumb(h *Host) { h.dumb = true }

// Folder serves a folder of another site, without headers of ours.
func Folder(dir string) func(*Host) { return func(h *Host) { h.folder = dir } }

// Serve starts a host with the current build.
func Serve(t testing.TB, options ...func(*Host)) *Host {
	t.Helper()
	together(t)
	h := &Host{t: t, prefix: "/"}
	for _, option := range options {
		option(h)
	}
	if h.folder != "" {
		h.handler = http.FileServer(http.Dir(h.folder))
	} else {
		h.Deploy(Version(t, ""))
	}
	h.Start()
	t.Cleanup(h.Stop)
	return h
}

// URL is the address of the app on this host.
func (h *Host) URL() string { return fmt.Sprintf("http://127.0.0.1:%d%s", h.port, h.prefix) }

// Origin is the URL without its path.
func (h *Host) Origin() string { return fmt.Sprintf("http://127.0.0.1:%d", h.port) }

// Deploy replaces what is served, as an upload to a web host would.
func (h *Host) Deploy(s *site.Site) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.site = s
	if !h.dumb {
		h.handler = s.Handler()
		return
	}
	dir := h.t.TempDir()
	if err := s.Write(dir); err != nil {
		h.t.Fatal(err)
	}
	files := http.FileServer(http.Dir(dir))
	h.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=600")
		files.ServeHTTP(w, r)
	})
}

// ServeHTTP answers with the deployed site under the prefix.
func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.log = append(h.log, r.URL.String())
	handler := h.handler
	h.mu.Unlock()
	if !strings.HasPrefix(r.URL.Path, h.prefix) {
		http.NotFound(w, r)
		return
	}
	http.StripPrefix(strings.TrimSuffix(h.prefix, "/"), handler).ServeHTTP(w, r)
}

// Requests are the paths asked for so far, in order, with their queries.
func (h *Host) Requests() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]string(nil), h.log...)
}

// Start listens, on the same port as before when it was stopped.
func (h *Host) Start() {
	h.t.Helper()
	var listener net.Listener
	var err error
	for range 50 { // the port may take a moment to be free again
		if listener, err = net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", h.port)); err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	h.port = listener.Addr().(*net.TCPAddr).Port
	h.server = &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	go h.server.Serve(listener)
}

// Stop cuts every connection: the network is gone.
func (h *Host) Stop() {
	if h.server == nil {
		return
	}
	h.server.Close()
	h.server.Shutdown(context.Background())
	h.server = nil
}

var built struct {
	once  sync.Once
	root  string
	parts site.Parts
	err   error
}

// Version is the current build; different salts are different versions of
// equal content. RUMBO_SITE names a folder made by `rumbo build` to use instead
// of compiling.
func Version(t testing.TB, salt string) *site.Site {
	t.Helper()
	built.once.Do(compile)
	if built.err != nil {
		t.Fatal(built.err)
	}
	s, err := site.Assemble(built.root, built.parts, salt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Root is the folder of the project.
func Root(t testing.TB) string {
	t.Helper()
	root, err := site.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func compile() {
	if built.root, built.err = site.Root("."); built.err != nil {
		return
	}
	dir := os.Getenv("RUMBO_SITE")
	if dir == "" {
		built.parts, built.err = site.Compile(built.root, sized)
		return
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(built.root, dir)
	}
	var s *site.Site
	if s, built.err = site.Read(dir); built.err == nil {
		built.parts = s.Parts()
	}
}
