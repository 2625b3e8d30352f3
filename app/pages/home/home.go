// Package home is the first page of the day: where we stand, what to do this week and why, and whether
// the data are safe.
package home

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/course"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/session"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
)

func init() {
	page.Register(page.Page{ID: "home", Title: "home.title", Icon: icon.Home, Order: 10, Period: true,
		New: func(p page.Props) app.Composer { return &home{P: p} }})
}

type home struct {
	app.Compo
	P page.Props

	health session.Health
	asked  bool
	early  bool // the accounts are being summed up for the first time
}

// OnInit waits with many deals until the accounts are summed up.
func (h *home) OnInit() {
	h.early = h.P.Env.Snap().Deals().Len() >= page.ManyRecords
}

// OnMount asks how safe the data are.
func (h *home) OnMount(app.Context) {
	h.check()
	if h.early {
		h.sumUp()
	}
}

func (h *home) sumUp() {
	env := h.P.Env
	snap, today := env.Snap(), env.Store.Today()
	page.Async(env, func() (bool, error) {
		snap.SumUp(today, browser.Pace())
		return true, nil
	}, func(bool, error) {
		h.early = false
		env.Host.Refresh()
	})
}

func (h *home) check() {
	env := h.P.Env
	page.Async(env, func() (session.Health, error) {
		return env.Session.Health(context.Background(), env.Store.Info().ID), nil
	},
		func(got session.Health, _ error) {
			h.health, h.asked = got, true
			env.Host.Refresh()
		})
}

// Render shows the day.
func (h *home) Render() app.UI {
	env := h.P.Env
	snap := env.Snap()
	if h.early {
		return app.Div().Class("home").Body(h.head(), numbers.Waiting())
	}
	if snap.Deals().Len() == 0 && len(snap.Portfolio(env.Store.Today())) == 0 {
		return h.empty()
	}
	return app.Div().Class("home").Body(
		h.head(),
		app.Div().Class("stack").Body(
			h.figures(),
			app.Div().Class("columns").Body(
				&week{P: h.P},
				app.Aside().Class("stack").Body(&course.View{P: h.P, Company: true}, h.safety()),
			),
		),
	)
}

func (h *home) head() app.UI {
	return app.Div().Class("page-head").Body(
		app.H1().Text(i18n.T("home.title")),
		app.P().Class("lead").Text(i18n.Locale().DateFull(h.P.Env.Store.Today())),
		app.Div().Class("page-tools").Body(
			&ui.Button{Label: i18n.T("agenda.title"), Icon: icon.Calendar, Kind: ui.Quiet, Href: h.P.Route.To("agenda").Href()},
			&ui.Button{Label: i18n.T("process.title"), Icon: icon.History, Kind: ui.Quiet, Href: h.P.Route.To("process").Href()},
			&ui.Button{Label: i18n.T("actions.mine"), Icon: icon.Check, Kind: ui.Quiet, Href: h.P.Route.To("actions").Href()}),
	)
}

func (h *home) empty() app.UI {
	return &ui.Empty{Alone: true, Icon: icon.Home, Title: i18n.T("home.empty"), Text: i18n.T("home.empty.text"), Actions: func() []app.UI {
		return []app.UI{
			&ui.Button{Label: i18n.T("pipeline.empty.import"), Kind: ui.Primary, Href: "#/data/import"},
			&ui.Button{Label: i18n.T("home.empty.accounts"), Href: "#/accounts"},
		}
	}}
}

// figures are the few that a morning needs; each can be asked.
func (h *home) figures() app.UI {
	var stats []app.UI
	for _, ind := range []*kpi.Indicator{kpi.WonRevenue, kpi.Attainment, kpi.OpenPipeline, kpi.Coverage, kpi.WinRate} {
		stats = append(stats, numbers.Stat(h.P.Env, numbers.In(h.P, ind, nil)))
	}
	return ui.Stats(stats...)
}

// safety tells how safe the data are, and what to do about it.
func (h *home) safety() app.UI {
	if !h.asked {
		return ui.SkeletonBlock()
	}
	l, now := i18n.Locale(), h.P.Env.Store.Now()
	backup, signal, word := i18n.T("home.backup.never"), ui.Amber, i18n.T("home.backup.due")
	if at := h.health.Last.At; at > 0 {
		backup = i18n.T("home.backup.last", "date", l.DateMedium(period.FromUnixMilli(at, browser.Zone(at))))
	}
	switch {
	case !h.health.Kept:
		signal, word = ui.Red, i18n.T("shell.memory")
	case !h.health.Overdue(now):
		signal, word = ui.Green, i18n.T("home.backup.fine")
	}
	kept := i18n.T("home.kept.maybe")
	if h.health.Persisted {
		kept = i18n.T("home.kept.yes")
	}
	return app.Section().Class("side-form stack stack-2").Body(
		app.H2().Text(i18n.T("home.safety")),
		ui.Light(signal, word),
		app.P().Text(backup),
		app.P().Class("note").Text(kept),
		app.If(h.health.Known, func() app.UI {
			return app.P().Class("note").Text(i18n.T("home.space", "used", l.Bytes(h.health.Used), "left", l.Bytes(h.health.Quota-h.health.Used)))
		}),
		&ui.Button{Label: i18n.T("home.backup.do"), Icon: icon.Shield, Href: "#/data/backup"},
	)
}
