package start

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/storage"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
)

// known is a workspace on this device.
type known struct {
	app.Compo
	Info   storage.Info
	Open   func(id string)
	Remove func(storage.Info)

	asking bool
}

// Render shows its name, when it was used, and what can be done with it.
func (k *known) Render() app.UI {
	name := k.Info.Name
	if k.Info.Damaged || name == "" {
		name = i18n.T("start.nameless")
	}
	opened := period.FromUnixMilli(k.Info.Opened, browser.Zone(k.Info.Opened))
	return app.Li().Class("start-item").Body(
		app.Button().Type("button").Class("start-open").OnClick(func(app.Context, app.Event) { k.Open(k.Info.ID) }).Body(
			icon.Of(icon.Building), app.B().Text(name),
			app.Span().Class("note").Text(i18n.T("start.opened", "date", i18n.Locale().DateMedium(opened))),
		),
		&ui.IconButton{Icon: icon.Trash, Label: i18n.T("start.remove", "name", name), OnClick: func(app.Context) { k.asking = true }},
		&ui.Dialog{Open: k.asking, Title: i18n.T("start.remove", "name", name),
			Body: func() []app.UI { return []app.UI{app.P().Text(i18n.T("start.remove.text"))} },
			Actions: func() []app.UI {
				return []app.UI{
					&ui.Button{Label: i18n.T("common.cancel"), OnClick: func(app.Context) { k.asking = false }},
					&ui.Button{Label: i18n.T("start.remove.do"), Kind: ui.Danger, OnClick: func(app.Context) {
						k.asking = false
						k.Remove(k.Info)
					}},
				}
			},
			OnClose: func(app.Context) { k.asking = false }},
	)
}
