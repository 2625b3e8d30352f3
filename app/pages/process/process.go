// Package process is the page on how account planning itself is doing: who works on the plans, what goes stale, what the
// sponsors do, and how far the roll-out is.
package process

import (
	"context"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/process"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	engine "rumbo/engine/process"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "process", Title: "process.title", Icon: icon.History, Period: true,
		New: func(p page.Props) app.Composer { return &process{P: p} }})
}

type process struct {
	app.Compo
	P page.Props

	read    uint64 // the revision whose log was read
	busy    bool
	known   bool
	failed  bool
	written []engine.Written

	about  string // what the answers are of
	answer answers
}

// answers are what the page shows.
type answers struct {
	people   []*engine.Contribution
	course   []engine.Month
	states   []engine.State
	sponsors engine.Sponsorship
}

// load reads the log in the background whenever the workspace has changed.
func (p *process) load() {
	env := p.P.Env
	if p.busy || p.known && p.read == p.P.Rev {
		return
	}
	p.busy, p.read = true, p.P.Rev
	st := env.Store
	page.Async(env, func() ([]engine.Written, error) {
		log, err := st.Log(context.Background())
		if err != nil {
			return nil, err
		}
		return job.Written(context.Background(), log)
	}, func(list []engine.Written, err error) {
		p.busy, p.known, p.failed, p.written, p.about = false, true, err != nil, list, ""
		env.Host.Refresh()
		p.read = p.P.Rev
	})
}

// ask finds the answers, unless they are there.
func (p *process) ask() {
	env := p.P.Env
	snap, today := env.Snap(), env.Store.Today()
	per := env.Period(p.P.Route)
	about := per.From.String() + per.To.String() + today.String() + strconv.FormatUint(p.P.Rev, 10)
	if about == p.about {
		return
	}
	p.about = about
	q := engine.Question{Plans: snap.Plans(), People: map[record.ID]*record.Person{}, Period: per, Env: snap.Rules(today)}
	named := map[string]record.ID{}
	for id, x := range change.All(snap.State, record.PersonKind) {
		q.People[id] = x
		named[ui.Fold(x.Name)] = id
	}
	q.Did = engine.All(snap.State, p.written, func(author string) record.ID { return named[ui.Fold(author)] })
	p.answer = answers{course: q.Course(), states: q.States(snap.State), sponsors: q.Sponsorship()}
	all := q.Contributions()
	for _, x := range workspace.List(snap, record.PersonKind, func(a, b *record.Person) bool { return a.Name < b.Name }) {
		if c := all[x.ID]; c != nil {
			p.answer.people = append(p.answer.people, c)
		}
	}
}

// Render shows the page.
func (p *process) Render() app.UI {
	p.load()
	env := p.P.Env
	head := app.Div().Class("page-head").Body(
		app.Nav().Class("crumbs").Aria("label", i18n.T("accounts.crumbs")).Body(app.A().Href(p.P.Route.To("accounts").Href()).Text(i18n.T("accounts.title"))),
		app.H1().Text(i18n.T("process.title")), app.P().Class("lead").Text(i18n.T("process.lead", "period", env.PeriodName(env.Period(p.P.Route)))))
	planned := false
	for _, s := range env.Snap().Portfolio(env.Store.Today()) {
		planned = planned || s.Account.Planned
	}
	if !planned {
		return app.Div().Body(head, &ui.Empty{Icon: icon.History, Title: i18n.T("process.empty"), Text: i18n.T("process.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("selection.title"), Kind: ui.Primary, Href: p.P.Route.To("selection").Href()}}
		}})
	}
	if !p.known {
		return app.Div().Class("stack").Body(head, ui.SkeletonBlock(), ui.Skeleton(6))
	}
	p.ask()
	return app.Div().Class("stack process").Body(head,
		app.If(p.failed, func() app.UI {
			return &ui.Notice{Tone: ui.Trouble, Title: i18n.T("accounts.changes.failed")}
		}),
		p.figures(), p.course(), p.people(), p.plans(), p.sponsors())
}
