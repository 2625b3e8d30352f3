package page

import (
	"context"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/engine/change"
	"rumbo/engine/period"
)

// Authors tells who wrote what. It is read from the log in the background when first asked for, and again when somebody asks for a
// write that it does not know.
type Authors struct {
	names map[change.Stamp]string
	at    *change.State // the state for which authors were looked up
}

// Wrote says author and time of a write.
func (a *Authors) Wrote(env *Env, at change.Stamp) string {
	name, known := a.names[at]
	if !known {
		a.lookUp(env)
	}
	return i18n.T("data.conflict.who", "who", AuthorName(name), "when", Moment(at.Millis()))
}

// Known is how many writes it knows: who draws what they wrote draws it again when there are more.
func (a *Authors) Known() int { return len(a.names) }

func (a *Authors) lookUp(env *Env) {
	state, st := env.Snap().State, env.Store
	if a.at == state {
		return
	}
	a.at = state
	Async(env, func() (map[change.Stamp]string, error) {
		h, _, err := st.History(context.Background())
		out := make(map[change.Stamp]string, len(h))
		for _, one := range h {
			out[one.At] = one.Author
		}
		return out, err
	}, func(names map[change.Stamp]string, err error) {
		if err == nil && env.Store == st {
			a.names = names
			env.Host.Refresh()
		}
	})
}

// AuthorName is a name under which changes are made, or that there is none.
func AuthorName(name string) string {
	if name == "" {
		return i18n.T("data.somebody")
	}
	return name
}

// Moment is a time in words, where this device stands.
func Moment(millis int64) string {
	if millis == 0 {
		return i18n.T("data.sometime")
	}
	l, zone := i18n.Locale(), browser.Zone(millis)
	minutes := int((millis/60_000 + int64(zone)) % (24 * 60))
	return l.DateMedium(period.FromUnixMilli(millis, zone)) + " " + l.Clock(minutes/60, minutes%60)
}
