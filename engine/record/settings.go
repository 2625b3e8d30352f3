package record

import (
	"time"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// TheSettings is the ID of the workspace's one settings record.
const TheSettings ID = "settings"

// Settings are what holds for the whole workspace.
type Settings struct {
	Company     string
	Currency    string // ISO 4217
	FiscalStart int    // month 1…12
	WeekStart   string // "monday" or "sunday"
	StaleDays   int    // days without change after which an open deal is stale
	// CallsDay and ConversationsDay are what one person aims at on a working day; 0 is nothing.
	CallsDay         int
	ConversationsDay int
}

// SettingsKind describes Settings.
var SettingsKind = define(Kind[Settings]{
	Name:   "settings",
	Label:  text.New("Ajustes", "Settings"),
	Plural: text.New("Ajustes", "Settings"),
	Fields: []Field[Settings]{
		TextField("company", "Empresa", "Company", func(s *Settings) *string { return &s.Company }),
		ChoiceField("currency", "Moneda", "Currency", func(s *Settings) *string { return &s.Currency }, currencies()...).Must(),
		IntField("fiscal_start", "Primer mes del año fiscal", "First month of the fiscal year", func(s *Settings) *int { return &s.FiscalStart }).
			Must().Between(1, 12),
		ChoiceField("week_start", "La semana comienza el", "Week starts on", func(s *Settings) *string { return &s.WeekStart },
			Opts("monday", "lunes", "Monday"), Opts("sunday", "domingo", "Sunday")).Must(),
		IntField("stale_days", "Días sin cambios para llamar dormida a una oportunidad", "Days without change before a deal is called stale",
			func(s *Settings) *int { return &s.StaleDays }).Between(1, 3650),
		IntField("calls_day", "Meta de llamadas por persona y día hábil", "Calls per person and working day", func(s *Settings) *int { return &s.CallsDay }).Between(0, 1000),
		IntField("conversations_day", "Meta de conversaciones por persona y día hábil", "Live conversations per person and working day",
			func(s *Settings) *int { return &s.ConversationsDay }).Between(0, 1000),
	},
})

func currencies() []Option {
	var out []Option
	for _, c := range money.InUse() {
		out = append(out, Opts(c, c, c))
	}
	return out
}

// DefaultSettings are those of a new workspace.
func DefaultSettings() Settings {
	return Settings{Currency: "USD", FiscalStart: 1, WeekStart: "monday", StaleDays: 60}
}

// Calendar is the workspace's way to cut time.
func (s Settings) Calendar() period.Calendar {
	c := period.Calendar{FiscalStart: time.Month(s.FiscalStart), WeekStart: time.Monday}
	if s.WeekStart == "sunday" {
		c.WeekStart = time.Sunday
	}
	return c
}

// Money is the workspace's currency.
func (s Settings) Money() money.Code {
	c, ok := money.ParseCode(s.Currency)
	if !ok {
		return money.Must("USD")
	}
	return c
}
