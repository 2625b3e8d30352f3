package forecast

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// scopeField chooses the company or a part of it.
func (f *forecast) scopeField() app.UI {
	value := f.P.Route.Get("scope")
	kind, id, _ := strings.Cut(value, ":")
	name := i18n.T("forecast.company")
	if kind != "" {
		name = f.P.Env.Snap().Title(kind, record.ID(id))
	}
	return &ui.Combobox{Key: "scope", Label: i18n.T("forecast.scope"), HideLabel: true, Value: value, Text: name,
		Placeholder: i18n.T("forecast.company"), Find: func(q string) []ui.Option { return ui.Among(f.scopes())(q) },
		OnPick: func(_ app.Context, v string) {
			if v == "company" {
				v = ""
			}
			f.goWith("scope", v)
		}}
}

// scopes are what can be asked about, the company first.
func (f *forecast) scopes() []ui.Option {
	return workspace.Derive(f.P.Env.Snap(), "forecast scopes "+i18n.Lang(), []string{"line", "team", "person", "account"}, func(s *workspace.Snapshot) []ui.Option {
		out := []ui.Option{{Value: "company", Label: i18n.T("forecast.company"), Icon: icon.Forecast}}
		add := func(kind string, id record.ID, name string) {
			one, _ := record.Lookup(kind).Labels()
			out = append(out, ui.Option{Value: kind + ":" + string(id), Label: name, Note: i18n.Text(one)})
		}
		for _, r := range s.Lines() {
			add("line", r.ID, r.Rec.Name)
		}
		for _, r := range workspace.List(s, record.TeamKind, func(a, b *record.Team) bool { return a.Name < b.Name }) {
			add("team", r.ID, r.Rec.Name)
		}
		for _, r := range workspace.List(s, record.PersonKind, func(a, b *record.Person) bool { return a.Name < b.Name }) {
			add("person", r.ID, r.Rec.Name)
		}
		for _, r := range workspace.List(s, record.AccountKind, func(a, b *record.Account) bool { return a.Name < b.Name }) {
			add("account", r.ID, r.Rec.Name)
		}
		return out
	})
}

// grainField chooses the periods of the picture.
func (f *forecast) grainField() app.UI {
	return &ui.Segmented{Label: i18n.T("forecast.grain"), Value: f.P.Route.Get("grain"), Options: []ui.Option{
		{Value: "week", Label: i18n.T("forecast.grain.week")}, {Value: "", Label: i18n.T("forecast.grain.month")}, {Value: "quarter", Label: i18n.T("forecast.grain.quarter")},
	}, OnChange: func(_ app.Context, g string) { f.goWith("grain", g) }}
}

// csvButton saves the periods with their figures.
func (f *forecast) csvButton() app.UI {
	return &ui.Button{ID: "forecast-csv", Label: i18n.T("forecast.csv"), Icon: icon.Download, Disabled: f.shown == nil || f.shown.Empty, OnClick: func(app.Context) {
		v := f.view()
		browser.Download(i18n.T("forecast.file")+".csv", "text/csv", v.csv())
	}}
}
