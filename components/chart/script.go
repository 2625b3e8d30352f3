package chart

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// render hands an option to the drawing script and gives the element drawn in, nil when
// the element or the script is not there.
func render(id, option, lang string) app.Value {
	el, script := parts(id)
	if el != nil {
		script.Call("render", el, option, lang)
	}
	return el
}

// dispose frees what the script holds for an element, which has left the page by now.
func dispose(el app.Value) {
	if script := app.Window().Get("rumboCharts"); el != nil && script.Truthy() {
		script.Call("dispose", el)
	}
}

func parts(id string) (el, script app.Value) {
	if !app.IsClient {
		return nil, nil
	}
	el, script = app.Window().GetElementByID(id), app.Window().Get("rumboCharts")
	if !el.Truthy() || !script.Truthy() {
		return nil, nil
	}
	return el, script
}
