// Package app is the application in the browser: it mounts the one component
// that every page lives in.
package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/collector"
	"rumbo/app/i18n"
	"rumbo/app/page"
	_ "rumbo/app/pages" // the pages register themselves
	"rumbo/components/ui"
)

// Run mounts the shell and serves events until the page is left. Every path
// leads to the shell, since the app may live under a sub-path and its own
// routes are in the fragment.
func Run() {
	if goapp.IsClient {
		collector.Spare(collector.Early)
		i18n.SetLocale(page.FirstLocale())
		page.NoteLanguage()
		ui.SaveFile = browser.Download
	}
	goapp.RouteWithRegexp(".*", func() goapp.Composer { return &shell{} })
	goapp.RunWhenOnBrowser()
}
