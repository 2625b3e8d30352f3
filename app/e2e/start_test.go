//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"rumbo/app/e2e/drive"
)

// The app starts, asks nobody else for anything, and a browser would install it.
func TestStart(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	p.Open("")
	p.WaitOffline()
	if lang := drive.Eval[string](p, "document.documentElement.lang"); !strings.HasPrefix(lang, "es") {
		t.Errorf("a Spanish browser gets the language %q", lang)
	}
	installable := drive.Call(p, page.GetInstallabilityErrors, struct{}{})
	for _, e := range installable.InstallabilityErrors {
		t.Errorf("not installable: %s %v", e.ErrorID, e.ErrorArguments)
	}
	manifest := drive.Call(p, page.GetAppManifest, page.GetAppManifestParams{})
	for _, e := range manifest.Errors {
		t.Errorf("manifest: %s", e.Message)
	}
	p.Screenshot("start")
}

// The policy is in force, from the header and from the page.
func TestPolicy(t *testing.T) {
	host := drive.Serve(t, drive.Dumb) // no header: the page alone must protect
	p := drive.Sit(t, host)
	p.Allow("Content Security Policy", "violates the following")
	p.Open("")
	for what, attempt := range map[string]string{
		"inline script": `(() => { const s = document.createElement("script"); s.textContent = "window.pwned = 1"; document.body.append(s); return !window.pwned; })()`,
		"inline style":  `(() => { const d = document.createElement("div"); d.setAttribute("style", "position:fixed"); document.body.append(d); return getComputedStyle(d).position !== "fixed"; })()`,
		"eval":          `(() => { const s = document.createElement("button"); s.setAttribute("onclick", "window.pwned = 1"); document.body.append(s); s.click(); return !window.pwned; })()`,
		"other origin":  `fetch("https://example.org/").then(() => false, () => true)`,
		"other image":   `new Promise(r => { const i = new Image(); i.onload = () => r(false); i.onerror = () => r(true); i.src = "https://example.org/x.png"; })`,
	} {
		if !drive.Eval[bool](p, attempt) {
			t.Errorf("%s is not refused", what)
		}
	}
	if meta := drive.Eval[string](p, "document.head.firstElementChild.outerHTML"); !strings.Contains(meta, "Content-Security-Policy") {
		t.Errorf("the policy is not first in the page: %s", meta)
	}
}

// Our server sends what a careful host would.
func TestHeaders(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	p.Open("")
	for header, want := range map[string]string{
		"content-security-policy":    "default-src 'none'",
		"x-content-type-options":     "nosniff",
		"referrer-policy":            "no-referrer",
		"cross-origin-opener-policy": "same-origin",
		"content-encoding":           "gzip",
		"cache-control":              "no-cache",
	} {
		got := drive.Eval[string](p, `fetch("?fresh", {cache: "reload"}).then(r => r.headers.get("`+header+`") || "")`)
		if !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
}

// A browser without WebAssembly gets words, not a blank page.
func TestUnsupported(t *testing.T) {
	host := drive.Serve(t)
	for languages, words := range map[string]string{
		"es-CL,es": "no puede ejecutar Rumbo",
		"en-GB,en": "cannot run Rumbo",
	} {
		p := drive.Sit(t, host, drive.Speaking(languages))
		p.BeforeLoad(`delete window.WebAssembly`)
		p.Visit("")
		p.See(words)
	}
}
