// Command bare is the smallest go-app page there is: what every time of the
// bench is compared with. Compiled to WebAssembly it is the page; natively it
// writes go-app's own static site into the folder given.
package main

import (
	"log"
	"os"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

type page struct{ app.Compo }

// OnMount marks the moment that the bench waits for.
func (p *page) OnMount(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		app.Window().Get("performance").Call("mark", "ready")
		app.Window().Get("document").Get("documentElement").Get("dataset").Set("ready", "1")
	})
}

// Render draws one line.
func (p *page) Render() app.UI { return app.Main().Body(app.H1().Text("Bare")) }

func main() {
	app.Route("/", func() app.Composer { return &page{} })
	app.RunWhenOnBrowser()
	if len(os.Args) < 2 {
		return
	}
	icon := "/web/icon.png"
	handler := &app.Handler{Name: "Bare", Icon: app.Icon{Default: icon, Large: icon, SVG: icon, Maskable: icon}}
	if err := app.GenerateStaticWebsite(os.Args[1], handler); err != nil {
		log.Fatal(err)
	}
}
