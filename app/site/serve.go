//go:build !js

package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"path"
	"strings"
	"time"
)

// contentTypes are fixed here, so that they do not depend on the machine.
var contentTypes = map[string]string{
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".zst":         "application/zstd",
	".webmanifest": "application/manifest+json",
	".json":        "application/json",
	".txt":         "text/plain; charset=utf-8",
}

// served is one file ready to be sent.
type served struct {
	plain, encoded []byte // encoded is nil when compression gains nothing
	kind, tag      string // of plain
	encoding, of   string // of encoded, and the kind of what a browser makes of it
}

// Handler serves the site at "/", compressed beforehand, with the headers that
// a careful host would send. Every answer is revalidated by its tag, so a new
// build is seen at once.
func (s *Site) Handler() http.Handler {
	files := map[string]served{}
	for name, content := range s.Files {
		f := served{plain: content, kind: contentTypes[path.Ext(name)]}
		f.tag = fmt.Sprintf(`"%x"`, sha256.Sum256(content))[:19] + `"`
		if isText(name) {
			if z := compress(content); len(z) < len(content) {
				f.encoded, f.encoding, f.of = z, "gzip", f.kind
			}
		}
		if isPacked(name) { // a browser that knows how unpacks it faster than the page could
			f.encoded, f.encoding, f.of = content, "zstd", "application/octet-stream"
		}
		files["/"+name] = f
	}
	files["/"] = files["/index.html"]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		setSafetyHeaders(w.Header())
		f, ok := files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		f.send(w, r)
	})
}

func setSafetyHeaders(h http.Header) {
	h.Set("Content-Security-Policy", headerPolicy())
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	h.Set("Cache-Control", "no-cache")
}

func (f served) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("ETag", f.tag)
	body := f.plain
	if f.encoded != nil {
		h.Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), f.encoding) {
			h.Set("Content-Encoding", f.encoding)
			h.Set("Content-Type", f.of)
			h.Set("ETag", strings.TrimSuffix(f.tag, `"`)+"-"+f.encoding+`"`)
			body = f.encoded
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// RunCommand is `rumbo run [-addr :8000] [-dir DIR]`.
func RunCommand(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", ":8000", "address to listen on")
	dir := flags.String("dir", "", "serve this built folder instead of building")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if err := serve(*addr, *dir, stdout); err != nil {
		fmt.Fprintln(stderr, "rumbo run:", err)
		return 1
	}
	return 0
}

func serve(addr, dir string, stdout io.Writer) error {
	listener, err := net.Listen("tcp", addr) // before the build: a taken port is known at once
	if err != nil {
		return err
	}
	var s *Site
	if dir != "" {
		s, err = Read(dir)
	} else {
		fmt.Fprintln(stdout, "building …")
		s, err = buildHere(false)
	}
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	port := listener.Addr().(*net.TCPAddr).Port
	fmt.Fprintf(stdout, "Rumbo is at http://localhost:%d (Ctrl+C ends)\n", port)
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}
