// Package app is the application in the browser: it mounts the one component
// that every page lives in.
package app

import (
	"runtime"
	"runtime/debug"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	_ "rumbo/app/pages" // the pages register themselves
)

// Run mounts the shell and serves events until the page is left. Every path
// leads to the shell, since the app may live under a sub-path and its own
// routes are in the fragment.
func Run() {
	if goapp.IsClient {
		easeCollection()
		i18n.SetLocale(page.FirstLocale())
		page.NoteLanguage()
	}
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return &shell{} })
	goapp.RunWhenOnBrowser()
}

// roomForGarbage is how many bytes of garbage gather before memory is gone through.
const roomForGarbage = 48 << 20

// easeCollection makes the collection of garbage rarer while little is held. Left alone it begins at 4 MB and comes
// whenever memory has doubled, several times during the start alone, and each time the page stands still.
func easeCollection() {
	const first = 4 << 20 // where the first collection is at 100 percent
	percent := 100 * roomForGarbage / first
	debug.SetGCPercent(percent)
	type collected struct{ _ [32]byte }
	var again func(*collected)
	again = func(c *collected) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		held := m.NextGC * 100 / uint64(100+percent)
		percent = max(100, int(100*roomForGarbage/max(held, first)))
		debug.SetGCPercent(percent)
		runtime.SetFinalizer(c, again)
	}
	runtime.SetFinalizer(&collected{}, again)
}
