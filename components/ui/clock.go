package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/words"
)

// ClockField is a field for a time of day, in minutes since midnight. An empty field is 0, no time known.
type ClockField struct {
	app.Compo

	Key      string
	Label    string
	Hint     string
	Problem  string
	Optional bool
	Value    int
	OnCommit func(ctx app.Context, minute int)
}

// CompoID tells parts with different keys apart.
func (c *ClockField) CompoID() string { return c.Key }

func (c *ClockField) Render() app.UI {
	return &TextField{Label: c.Label, Hint: c.Hint, Problem: c.Problem, Optional: c.Optional, Value: Clock(c.Value), Right: true, Parse: c.parse, OnCommit: c.commit}
}

// Clock writes a minute of the day as a time; "" for none.
func Clock(minute int) string {
	if minute <= 0 {
		return ""
	}
	return words.Locale().Clock(minute/60, minute%60)
}

func (c *ClockField) parse(typed string) (shown, problem string) {
	if strings.TrimSpace(typed) == "" {
		return "", ""
	}
	minute, err := words.Locale().ParseClock(typed)
	if err != nil {
		return "", said(err)
	}
	return Clock(minute), ""
}

func (c *ClockField) commit(ctx app.Context, typed string) {
	minute := 0
	if strings.TrimSpace(typed) != "" {
		var err error
		if minute, err = words.Locale().ParseClock(typed); err != nil {
			return
		}
	}
	c.OnCommit(ctx, minute)
}
