package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Holiday is a day on which nobody works: it counts in no quota's pace, capacity or goal per day.
type Holiday struct {
	On   period.Date
	Name string
}

// HolidayKind describes Holiday.
var HolidayKind = define(Kind[Holiday]{
	Name:   "holiday",
	Label:  text.New("Feriado", "Holiday"),
	Plural: text.New("Feriados", "Holidays"),
	Title: func(h *Holiday) string {
		if h.Name == "" {
			return h.On.String()
		}
		return h.Name
	},
	Fields: []Field[Holiday]{
		DateField("on", "Fecha", "Date", func(h *Holiday) *period.Date { return &h.On }).Must(),
		TextField("name", "Nombre", "Name", func(h *Holiday) *string { return &h.Name }),
	},
})
