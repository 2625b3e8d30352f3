// Package settings is where a workspace's frame is set: the company, the sales process, the
// lines of business, the people; and what a person chooses for himself on this device.
package settings

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/app/session"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	page.Register(page.Page{ID: "settings", Title: "settings.title", Icon: icon.Settings, Order: 90,
		New: func(p page.Props) app.Composer { return &settings{P: p} }})
	part("company", 10, (*tab).company)
	part("stages", 20, (*tab).stages)
	part("lines", 30, (*tab).lines)
	part("people", 40, (*tab).people)
	part("me", 900, (*tab).me)
}

// part registers one of the parts that live here; its name is the catalogue's "settings.<id>".
func part(id string, order int, draw func(*tab) app.UI) {
	place.Register(place.Part{Place: "settings", ID: id, Title: "settings." + id, Order: order,
		New: func(p page.Props) app.UI { return &tab{P: p, ID: id, Draw: draw} }})
}

type settings struct {
	app.Compo
	P page.Props
}

// Render shows the parts.
func (s *settings) Render() app.UI {
	return app.Div().Class("settings").Body(
		app.Div().Class("page-head").Body(app.H1().Text(i18n.T("settings.title"))),
		&place.Frame{P: s.P, Place: "settings", Title: "settings.title"},
	)
}

// tab is one of the parts that live in this package.
type tab struct {
	app.Compo
	P    page.Props
	ID   string
	Draw func(*tab) app.UI
}

// CompoID makes another part another component.
func (s *tab) CompoID() string { return s.ID }

// Render draws the part.
func (s *tab) Render() app.UI { return s.Draw(s) }

func (s *tab) stages() app.UI {
	env := s.P.Env
	return s.list("stage", []string{"name", "outcome", "probability", "qualified"}, true, func() any {
		return &record.Stage{Name: i18n.T("settings.stages.new"), Outcome: record.StageOpen, Rank: record.RankBetween(form.LastRank(env, "stage", ""), "")}
	})
}

func (s *tab) lines() app.UI {
	env := s.P.Env
	return s.list("line", []string{"name"}, true, func() any {
		return &record.Line{Name: i18n.T("settings.lines.new"), Rank: record.RankBetween(form.LastRank(env, "line", ""), "")}
	})
}

func (s *tab) people() app.UI {
	return app.Div().Class("stack").Body(
		s.list("team", []string{"name", "manager", "region"}, false, func() any { return &record.Team{Name: i18n.T("settings.teams.new")} }),
		s.list("person", []string{"name", "role", "team", "start", "end", "fte"}, false, func() any { return &record.Person{Name: i18n.T("settings.people.new")} }),
	)
}

// leads say what each list is for.
var leads = map[string]string{"stage": "settings.stages.lead", "line": "settings.lines.lead", "team": "settings.teams.lead", "person": "settings.people.lead"}

func (s *tab) list(kind string, fields []string, ranked bool, fresh func() any) app.UI {
	env := s.P.Env
	_, many := record.Lookup(kind).Labels()
	rows := &form.Rows{Env: env, Rev: s.P.Rev, Kind: kind, IDs: form.IDs(env, kind, ""), Fields: fields, Ranked: ranked, Empty: i18n.T("settings.none")}
	if kind == "stage" {
		rows.Keep = s.used
	}
	return app.Section().Class("stack").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.Text(many)),
			app.Div().Class("page-tools").Body(&ui.Button{ID: "add-" + kind, Label: i18n.T("common.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				env.Do(workspace.Create{Kind: kind, Rec: fresh()})
			}}),
		),
		app.P().Class("lead").Text(i18n.T(leads[kind])),
		rows,
	)
}

// used keeps a stage in which deals stand.
func (s *tab) used(stage record.ID) string {
	snap := s.P.Env.Snap()
	for _, deal := range change.All(snap.State, record.OpportunityKind) {
		if deal.Stage == stage {
			return i18n.T("settings.stages.used", "name", snap.Title("stage", stage))
		}
	}
	return ""
}

func (s *tab) company() app.UI {
	env := s.P.Env
	info := env.Store.Info()
	return app.Div().Class("stack narrow").Body(
		&ui.TextField{Key: "workspace name " + info.ID, ID: "workspace-name", Label: i18n.T("settings.name"), Hint: i18n.T("settings.name.hint"), Value: info.Name,
			OnCommit: func(_ app.Context, v string) {
				page.Async(env, func() (struct{}, error) { return struct{}{}, env.Store.Rename(context.Background(), v) }, func(_ struct{}, err error) {
					if err != nil {
						env.Host.Trouble(i18n.T("settings.name.failed"))
					}
					env.Host.Refresh()
				})
			}},
		&form.Form{Env: env, Kind: "settings", ID: record.TheSettings, Rev: s.P.Rev},
		app.P().Class("note").Text(i18n.T("settings.currency.note")),
	)
}

// me is what a person chooses for himself; it stays on this device.
func (s *tab) me() app.UI {
	env := s.P.Env
	var regions []ui.Option
	for _, tag := range locale.Tags() {
		regions = append(regions, ui.Option{Value: tag, Label: i18n.T("settings.region." + tag)})
	}
	return app.Div().Class("stack narrow").Body(
		&ui.TextField{Key: "author", ID: "my-name", Label: i18n.T("start.author"), Hint: i18n.T("start.author.hint"), Value: session.Author(), OnCommit: func(_ app.Context, v string) {
			session.SetAuthor(v)
			env.Store.SetAuthor(session.Author())
		}},
		&ui.SelectField{Key: "region", Label: i18n.T("settings.region"), Hint: i18n.T("settings.region.hint"), Options: regions, Value: i18n.Locale().Open().Tag, OnChange: func(_ app.Context, v string) {
			i18n.SetLocale(v)
			page.NoteLanguage()
		}},
		app.P().Class("note").Body(app.A().Href("licenses.txt").Target("_blank").Rel("noopener").Text(i18n.T("settings.licenses"))),
	)
}
