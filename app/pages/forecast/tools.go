package forecast

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
)

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
