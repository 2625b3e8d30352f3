package accounts

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/differences"
	"rumbo/app/i18n"
	"rumbo/app/plan"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// comparison puts two moments of a plan side by side.
type comparison struct {
	app.Compo
	plan.View
	Lang string

	from, to string // moments: see moments
	changes  differences.Reading
}

// CompoID tells accounts and languages apart.
func (c *comparison) CompoID() string { return "compare " + string(c.ID) + c.Lang }

// Render lets the person choose two moments and shows what differs.
func (c *comparison) Render() app.UI {
	options := c.moments()
	if c.from == "" {
		c.from, c.to = options[min(1, len(options)-1)].Value, now
	}
	c.load()
	choose := func(label string, value *string) app.UI {
		return &ui.SelectField{Key: label, Label: label, Options: options, Value: *value, OnChange: func(_ app.Context, v string) { *value = v }}
	}
	return app.Section().Class("stack").Body(
		app.H2().Text(i18n.T("accounts.compare")),
		app.Div().Class("filters compare-moments").Body(choose(i18n.T("accounts.compare.from"), &c.from), choose(i18n.T("accounts.compare.to"), &c.to)),
		app.If(c.changes.Failed, func() app.UI { return &ui.Notice{Tone: ui.Trouble, Title: i18n.T("accounts.changes.failed")} }),
		app.If(c.changes.Then == nil && !c.changes.Failed, func() app.UI { return ui.Skeleton(6) }),
		app.If(c.changes.Then != nil, func() app.UI { return c.result() }),
	)
}

func (c *comparison) result() app.UI {
	l := &differences.List{Env: c.P.Env, Stamp: c.changes.Key + c.Lang, Groups: c.changes.Groups, Then: c.changes.Then, Account: c.ID}
	if c.to == now {
		l.Restore = func(cmd workspace.Command) {
			if c.P.Env.Do(cmd) {
				c.P.Env.Host.Toast(i18n.T("accounts.compare.restored"), true)
			}
		}
	}
	return l
}

// now is the moment that has not passed yet.
const now = "now"

// moments are what can be compared: now, my last visit, the last review, versions, and days ago.
func (c *comparison) moments() []ui.Option {
	env, l := c.P.Env, i18n.Locale()
	out := []ui.Option{{Value: now, Label: i18n.T("accounts.compare.now")}}
	if at := lastVisit(c.ID); at > 0 {
		out = append(out, ui.Option{Value: "ms " + strconv.FormatInt(at, 10), Label: i18n.T("accounts.compare.visit", "when", momentText(at))})
	}
	last := workspace.Ref[record.Review]{}
	for _, r := range workspace.Records(env.Snap(), record.ReviewKind, env.Snap().OfAccount("review", c.ID)) {
		if r.Rec.Seen != "" && (last.Rec == nil || r.Rec.On > last.Rec.On) {
			last = r
		}
	}
	if last.Rec != nil {
		out = append(out, ui.Option{Value: "seen " + last.Rec.Seen, Label: i18n.T("accounts.compare.review", "date", l.DateMedium(last.Rec.On))})
	}
	versions := workspace.Records(env.Snap(), record.VersionKind, env.Snap().OfAccount("version", c.ID))
	for i := len(versions) - 1; i >= 0; i-- {
		out = append(out, ui.Option{Value: "seen " + versions[i].Rec.Seen, Label: i18n.T("accounts.compare.version", "name", versions[i].Rec.Name)})
	}
	for _, days := range []int{7, 30, 90, 365} {
		at := env.Store.Today().UnixMilli() - int64(days)*86_400_000
		out = append(out, ui.Option{Value: "ms " + strconv.FormatInt(at, 10), Label: l.DateMedium(env.Store.Today()-period.Date(days)) + " · " + l.Relative(-days)})
	}
	return out
}

// momentText is a moment as a person reads it.
func momentText(ms int64) string {
	t := time.UnixMilli(ms + int64(browser.Zone(ms))*60_000).UTC()
	l := i18n.Locale()
	return l.DateMedium(period.FromUnixMilli(t.UnixMilli(), 0)) + " " + l.Clock(t.Hour(), t.Minute())
}

// load reads the two moments whenever the choice or the workspace has changed.
func (c *comparison) load() {
	key := c.from + "|" + c.to + "|" + strconv.FormatUint(c.P.Env.Store.Revision(), 10)
	c.changes.Load(c.P.Env, c.ID, key, momentOf(c.from), momentOf(c.to))
}

// momentOf is the moment that an option of the choice stands for.
func momentOf(option string) differences.Moment {
	kind, value, _ := strings.Cut(option, " ")
	if kind == "seen" {
		return differences.Moment{Seen: value}
	}
	ms, _ := strconv.ParseInt(value, 10, 64)
	return differences.Moment{Millis: ms}
}

// Visits to an account's plan are remembered on this device.
func visitKey(id record.ID) string { return "visit-" + string(id) }

// lastVisit is the moment of the visit before this one, in milliseconds since 1970; 0 if there was none.
func lastVisit(id record.ID) int64 {
	before, _, _ := strings.Cut(browser.Pref(visitKey(id)), " ")
	ms, _ := strconv.ParseInt(before, 10, 64)
	return ms
}

// apart is how long a visit lasts at most: opening a plan again within it is the same visit.
const apart = 30 * 60_000

// noteVisit remembers that the plan is being looked at.
func noteVisit(id record.ID, ms int64) {
	before, latest, _ := strings.Cut(browser.Pref(visitKey(id)), " ")
	if last, _ := strconv.ParseInt(latest, 10, 64); ms-last > apart {
		before = latest
	}
	if before == "" {
		before = "0"
	}
	browser.SetPref(visitKey(id), before+" "+strconv.FormatInt(ms, 10))
}
