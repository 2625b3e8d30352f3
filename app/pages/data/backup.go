package data

import (
	"bytes"
	"context"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/handover"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/session"
	"rumbo/app/storage"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/period"
)

// backup is the export of everything and the honest state of what is kept on this device.
type backup struct {
	env     *page.Env
	health  session.Health
	known   bool
	damage  int // stored records that cannot be read
	records int // stored records that were looked at
	checked bool

	busy    string
	done    int // thousandths of what is being written
	cancel  context.CancelFunc
	outcome handover.Outcome
	wrong   bool // the file that was pointed at is another one
	failed  string
}

// look asks the browser and the disk how things are.
func (b *backup) look() {
	env := b.env
	page.Async(env, func() (session.Health, error) {
		return env.Session.Health(context.Background(), env.Store.Info().ID), nil
	}, func(h session.Health, _ error) {
		b.health, b.known = h, true
		env.Host.Refresh()
	})
	type counts struct{ all, bad int }
	page.Async(env, func() (counts, error) {
		var c counts
		err := env.Session.Disk.Raw(context.Background(), env.Store.Info().ID, func(r storage.RawRecord) error {
			c.all++
			if r.Reason != "" {
				c.bad++
			}
			return nil
		})
		return c, err
	}, func(c counts, err error) {
		b.records, b.damage, b.checked = c.all, c.bad, err == nil
		env.Host.Refresh()
	})
}

func (b *backup) render() app.UI {
	return app.Div().Class("data-backup").Body(
		app.Section().Class("stack stack-3").Body(
			app.H2().Text(i18n.T("data.backup.all")),
			app.P().Class("quiet").Text(i18n.T("data.backup.all.text")),
			app.Div().Class("line").Body(
				&ui.Button{ID: "export-all", Label: i18n.T("data.backup.do"), Icon: icon.Download, Kind: ui.Primary, Busy: b.busy == "all", OnClick: func(app.Context) { b.export() }},
				&ui.Button{ID: "export-deals", Label: i18n.T("data.backup.deals"), Icon: icon.Table, Busy: b.busy == "deals", OnClick: func(app.Context) { b.deals() }},
			),
			b.afterwards(),
		),
		app.Section().Class("stack stack-3").Body(
			app.H2().Text(i18n.T("data.health")),
			app.P().Class("quiet").Text(i18n.T("data.health.text")),
			b.facts(),
			b.damaged(),
		),
	)
}

// export hands out the whole workspace, from memory, whatever the disk says.
func (b *backup) export() {
	env := b.env
	ctx, cancel := context.WithCancel(context.Background())
	b.busy, b.failed, b.wrong, b.outcome, b.done, b.cancel = "all", "", false, handover.Outcome{}, 0, cancel
	page.Async(env, func() (handover.Outcome, error) {
		f, err := handover.Build(ctx, env, "", func(done, total int) {
			env.Ctx.Dispatch(func(app.Context) {
				b.done = done * 1000 / total
				env.Host.Refresh()
			})
		})
		if err != nil {
			return handover.Outcome{}, err
		}
		return handover.Keep(ctx, env, f)
	}, func(o handover.Outcome, err error) {
		b.busy, b.outcome = "", o
		if err != nil && ctx.Err() == nil {
			b.failed = problemWords(err)
		}
		cancel()
		b.look()
		env.Host.Refresh()
	})
}

// afterwards says what became of the file, and asks to check it where only the person can.
func (b *backup) afterwards() app.UI {
	o := b.outcome
	switch {
	case b.busy == "all":
		return &ui.Progress{Label: i18n.T("data.busy.exporting"), Done: b.done, Total: 1000, OnCancel: func(app.Context) { b.cancel() }}
	case b.failed != "":
		return &ui.Notice{Tone: ui.Trouble, Title: i18n.T("data.export.failed", "error", b.failed)}
	case !o.Kept:
		return app.Div()
	case o.Verified:
		return &ui.Notice{Title: i18n.T("data.backup.verified", "name", o.Name), Text: i18n.T("data.backup.verified.text", "size", i18n.Locale().Bytes(int64(len(o.File.Data))))}
	}
	title, tone := i18n.T("data.backup.check", "name", o.Name), ui.Calm
	text := i18n.T("data.backup.check.text")
	if b.wrong {
		title, tone, text = i18n.T("data.backup.wrong"), ui.Trouble, i18n.T("data.backup.wrong.text")
	}
	return &ui.Notice{Tone: tone, Title: title, Text: text, Actions: func() []app.UI {
		return []app.UI{&ui.Button{ID: "check-backup", Label: i18n.T("data.backup.check.do"), Kind: ui.Primary, Small: true, Busy: b.busy == "check", OnClick: func(app.Context) { b.check() }}}
	}}
}

// check compares the file that the person points at.
func (b *backup) check() {
	env := b.env
	openFiles(env, ".json", false, func(files []browser.File) {
		b.busy = "check"
		o := b.outcome
		page.Async(env, func() (handover.Outcome, error) { return handover.Check(context.Background(), env, o, files[0]) },
			func(o handover.Outcome, err error) {
				b.busy = ""
				if err != nil {
					b.failed = problemWords(err)
				} else {
					b.outcome, b.wrong = o, !o.Verified
				}
				b.look()
				env.Host.Refresh()
			})
	})
}

// facts are how safe the data are here, in words and figures.
func (b *backup) facts() app.UI {
	if !b.known {
		return ui.Skeleton(4)
	}
	h, l := b.health, i18n.Locale()
	space := locale.None
	if h.Known {
		space = i18n.T("data.health.space.of", "used", l.Bytes(h.Used), "left", l.Bytes(max(h.Quota-h.Used, 0)))
	}
	return app.Dl().Class("facts data-facts").Body(
		app.Dt().Text(i18n.T("data.health.kept")), app.Dd().Body(b.kept()...),
		app.Dt().Text(i18n.T("data.health.backup")), app.Dd().Text(b.lastBackup()),
		app.Dt().Text(i18n.T("data.health.remind")), app.Dd().Body(b.reminder()),
		app.Dt().Text(i18n.T("data.health.space")), app.Dd().Class("num").Text(space),
		app.Dt().Text(i18n.T("data.health.records")), app.Dd().Text(b.recordWords()),
	)
}

func (b *backup) kept() []app.UI {
	switch {
	case !b.health.Kept:
		return []app.UI{app.Span().Class("data-refusal").Text(i18n.T("data.health.memory"))}
	case b.health.Persisted:
		return []app.UI{app.Span().Text(i18n.T("data.health.persisted"))}
	}
	return []app.UI{app.Span().Text(i18n.T("data.health.maybe")), app.Text(" "),
		&ui.Button{ID: "ask-keep", Label: i18n.T("data.health.ask"), Small: true, OnClick: func(app.Context) { b.ask() }}}
}

// ask asks the browser never to clear the data by itself.
func (b *backup) ask() {
	env := b.env
	page.Async(env, func() (bool, error) { return browser.Persist(context.Background()) }, func(granted bool, _ error) {
		if granted {
			env.Host.Toast(i18n.T("data.health.granted"), false)
		} else {
			env.Host.Trouble(i18n.T("data.health.denied"))
		}
		b.look()
	})
}

func (b *backup) lastBackup() string {
	last := b.health.Last
	if last.At == 0 {
		return i18n.T("data.health.nobackup")
	}
	day := period.FromUnixMilli(last.At, browser.Zone(last.At))
	return i18n.T("data.health.backup.is", "when", page.Moment(last.At), "ago", i18n.Locale().Relative(int(day-b.env.Store.Today())), "name", last.Name, "size", i18n.Locale().Bytes(int64(last.Bytes)))
}

func (b *backup) reminder() app.UI {
	options := []ui.Option{{Value: "0", Label: i18n.T("data.remind.never")}, {Value: "7", Label: i18n.T("data.remind.7")}, {Value: "14", Label: i18n.T("data.remind.14")}, {Value: "30", Label: i18n.T("data.remind.30")}}
	return &ui.SelectField{Key: "remind", Label: i18n.T("data.health.remind"), HideLabel: true, Small: true, Options: options, Value: strconv.Itoa(b.health.Remind), OnChange: func(_ app.Context, v string) {
		days, err := strconv.Atoi(v)
		if err != nil {
			return
		}
		env := b.env
		page.Async(env, func() (struct{}, error) {
			return struct{}{}, env.Session.SetRemind(context.Background(), env.Store.Info().ID, days)
		}, func(_ struct{}, err error) {
			if err != nil {
				env.Host.Trouble(i18n.T("data.failed", "error", err.Error()))
			}
			b.look()
		})
	}}
}

func (b *backup) recordWords() string {
	switch {
	case !b.checked:
		return locale.None
	case b.damage > 0:
		return i18n.N("data.health.damaged", b.damage)
	}
	return i18n.N("data.health.sound", b.records)
}

// damaged offers to carry away what cannot be read, for somebody who can mend it.
func (b *backup) damaged() app.UI {
	if b.damage == 0 {
		return app.Div()
	}
	return &ui.Notice{Tone: ui.Warn, Title: i18n.N("data.health.damaged", b.damage), Text: i18n.T("data.rescue.text"), Actions: func() []app.UI {
		return []app.UI{&ui.Button{Label: i18n.T("data.rescue.do"), Small: true, Busy: b.busy == "rescue", OnClick: func(app.Context) { b.rescue() }}}
	}}
}

func (b *backup) rescue() {
	env := b.env
	b.busy = "rescue"
	page.Async(env, func() ([]byte, error) {
		var out bytes.Buffer
		err := storage.Rescue(context.Background(), env.Session.Disk, env.Store.Info().ID, &out)
		return out.Bytes(), err
	}, func(file []byte, err error) {
		b.busy = ""
		if err != nil {
			env.Host.Trouble(i18n.T("data.failed", "error", err.Error()))
			return
		}
		browser.Download(handover.FileName(env.Store.Info().Name, env.Store.Today())+".rescue.jsonl", "application/jsonl", file)
		env.Host.Refresh()
	})
}
