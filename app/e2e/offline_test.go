//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// After the first load the network is not needed: any link, any query, any
// path, any kind of host.
func TestOffline(t *testing.T) {
	for name, options := range map[string][]func(*drive.Host){
		"own server":           nil,
		"dumb host":            {drive.Dumb},
		"dumb host, a subpath": {drive.Dumb, drive.Under("/equipo/rumbo/")},
		"own server, subpath":  {drive.Under("/equipo/rumbo/")},
	} {
		t.Run(name, func(t *testing.T) {
			host := drive.Serve(t, options...)
			p := drive.Sit(t, host)
			p.Open("")
			p.WaitOffline()
			host.Stop()
			for _, address := range []string{"", "#/accounts/7", "?source=mail#/pipeline", "index.html", "?a=1&b=2"} {
				p.Visit(drive.Blank)
				p.Open(address)
			}
			p.Relaunch()
			p.Open("#/forecast")
		})
	}
}

// The network goes before the first long computation was asked for: the invented company, the forecast,
// an import and an export need nothing of it.
func TestJobsOffline(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	noDialogues(p)
	p.Open("")
	p.WaitOffline()
	host.Stop()
	openDemo(p)
	openForecast(p, "#/forecast", `T\d \d{4} · Toda la empresa`)

	whole(t, export(p))
	p.Open("#/data/import")
	give(p, "#choose-files", write(t, "deals.csv", strings.Replace(ambiguous, "01-02-2024", "21-02-2024", 1)))
	p.See("2 nuevas")
	p.Click("#do-import")
	p.See("2 oportunidades")
	waitSaved(p)
	p.Relaunch()
	p.Open("#/pipeline?show=all&q=A1")
	p.See("de 642")
}

// The network goes before anything could be stored: what needs the rest of the program says so, and works
// when the network is back.
func TestJobsNotStoredYet(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	p.Allow("Failed to load resource", "net::ERR", "works only online", "script could not be loaded", "fetch")
	p.Open("")
	host.Stop()
	p.Click("#start-demo")
	p.See("no hay conexión para descargarla")
	host.Start()
	p.Click("#start-demo")
	p.Until("the demonstration is open", `location.hash.startsWith("#/home") && document.querySelector(".home .stat")`)
}

// A browser without Web Workers cannot compute what takes long: it says so and what to do, and the rest
// can be used.
func TestNoWorker(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	p.BeforeLoad(`delete window.Worker`)
	p.Open("")
	p.Click("#start-demo")
	p.See("este navegador no permite calcular en segundo plano")
	p.Click("#start-empty")
	p.See("Nombre del espacio de trabajo")
}

// A new version waits until the user asks, and then everything is of that
// version, even on a host whose files browsers keep for ten minutes.
func TestUpdate(t *testing.T) {
	host := drive.Serve(t, drive.Dumb)
	p := drive.Sit(t, host)
	p.Open("")
	p.WaitOffline()
	first := drive.Eval[string](p, "rumbo.version")

	next := drive.Version(t, "next")
	host.Deploy(next)
	p.Reload()
	drive.Eval[bool](p, "rumbo.checkUpdate().then(() => true)")
	p.Until("the update waits", "rumbo.updateWaiting && document.documentElement.dataset.update === 'waiting'")
	if v := drive.Eval[string](p, "rumbo.version"); v != first {
		t.Fatalf("the new version %s started by itself", v)
	}
	p.Reload()
	if v := drive.Eval[string](p, "rumbo.version"); v != first {
		t.Fatalf("a reload started the new version %s", v)
	}
	p.Until("the update is offered again", "rumbo.updateWaiting")

	other := p.Tab()
	other.Open("")
	drive.Eval[bool](other, `(addEventListener("rumbo:updated", () => { window.told = true; }), true)`)

	drive.Eval[bool](p, "rumbo.applyUpdate()")
	p.Until("the new version runs", "window.rumbo && rumbo.version === '"+next.Version+"'")
	p.WaitReady()
	other.Until("the other tab is told", "window.told")

	host.Stop()
	p.Reload()
	if v := drive.Eval[string](p, "rumbo.version"); v != next.Version {
		t.Errorf("offline after the update: version %s, want %s", v, next.Version)
	}
	caches := drive.Eval[[]string](p, "caches.keys()")
	if len(caches) != 1 {
		t.Errorf("old caches are left: %v", caches)
	}
}

// A host that is half way through an upload cannot break what is installed.
func TestHalfDeployed(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	p.Open("")
	p.WaitOffline()
	first := drive.Eval[string](p, "rumbo.version")

	half := drive.Version(t, "half")
	half.Files["rumbo.css"] = []byte("body{display:none}") // not what sw.js promises
	host.Deploy(half)
	p.Allow("integrity", "Failed to find a valid digest")
	drive.Eval[bool](p, "rumbo.checkUpdate().then(() => true)")
	p.Pause(drive.Patience / 10)
	if drive.Eval[bool](p, "rumbo.updateWaiting") {
		t.Error("a broken version is offered")
	}
	p.Reload()
	if v := drive.Eval[string](p, "rumbo.version"); v != first {
		t.Errorf("version %s runs, want %s", v, first)
	}
}
