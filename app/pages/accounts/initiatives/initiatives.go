// Package initiatives is the section of a plan that holds what the client has set out to do: who drives it, when, with
// which budget, and who and what of ours is tied to it.
package initiatives

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/app/promote"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

func init() {
	plan.Register(plan.Section{ID: "initiatives", Title: "initiatives.section", Group: plan.Business, Order: 20, Template: "initiatives",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("initiative", v.ID)) },
		New:   func(v plan.View) app.UI { return &section{View: v} }})
}

type section struct {
	app.Compo
	plan.View
}

// CompoID tells accounts apart.
func (s *section) CompoID() string { return "initiatives " + string(s.ID) }

// Render shows the initiatives in time and as a table.
func (s *section) Render() app.UI {
	if s.Account() == nil {
		return app.Div()
	}
	list := account.ByRank(account.List(s.Data(), record.InitiativeKind), func(i *record.Initiative) string { return i.Rank })
	if len(list) == 0 {
		return &ui.Empty{Icon: icon.Flag, Title: i18n.T("initiatives.empty"), Text: i18n.T("initiatives.empty.text"), Actions: func() []app.UI {
			return []app.UI{&ui.Button{ID: "add-initiative", Label: i18n.T("initiatives.add"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { s.create() }}}
		}}
	}
	return app.Div().Class("stack fold").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("initiatives.title")),
			app.Div().Class("page-tools").Body(&ui.Button{ID: "add-initiative", Label: i18n.T("initiatives.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { s.create() }}),
		),
		s.timeline(list),
		s.table(list),
		s.Text("initiatives"),
	)
}

func (s *section) create() {
	env := s.P.Env
	today := env.Store.Today()
	id := s.Add("initiative", &record.Initiative{Account: s.ID, Name: i18n.T("initiatives.new"), Status: "planned", Priority: "medium", Start: today, End: today.AddMonths(12),
		Rank: record.RankBetween(form.LastRank(env, "initiative", s.ID), "")})
	s.open(id)
}

// timeline shows when each runs; the important ones stand out.
func (s *section) timeline(list []account.Item[record.Initiative]) app.UI {
	t := &chart.Timeline{Title: i18n.T("initiatives.timeline"), Today: s.P.Env.Store.Today(), OnPick: func(_ app.Context, id string) { s.open(record.ID(id)) }}
	by := map[string]*record.Initiative{}
	for _, i := range list {
		by[string(i.ID)] = i.Rec
		t.Spans = append(t.Spans, chart.Span{Key: string(i.ID), Name: i.Rec.Name, Note: s.note(i.Rec), From: i.Rec.Start, To: i.Rec.End, Tone: s.tone(i.Rec)})
	}
	t.Tells = func(x chart.Span) string {
		l := i18n.Locale()
		return i18n.T("initiatives.tells", "from", l.DateMedium(x.From), "to", l.DateMedium(x.To), "what", s.note(by[x.Key]))
	}
	return t
}

func (s *section) tone(i *record.Initiative) chart.Tone {
	switch {
	case i.Status == "done":
		return chart.Over
	case !i.Current() || i.Status == "paused":
		return chart.Faint
	case i.Priority == "high":
		return chart.Strong
	}
	return chart.Plain
}

// note is an initiative's state and priority in a line.
func (s *section) note(i *record.Initiative) string {
	status, _ := record.InitiativeKind.Info("status")
	priority, _ := record.InitiativeKind.Info("priority")
	word := i18n.Text(status.LabelOf(i.Status))
	if i.Priority != "" {
		word += " · " + i18n.T("needs.priority", "p", i18n.Text(priority.LabelOf(i.Priority)))
	}
	return word
}

func (s *section) table(list []account.Item[record.Initiative]) app.UI {
	env := s.P.Env
	ids, by := make([]record.ID, len(list)), map[record.ID]*record.Initiative{}
	for n, i := range list {
		ids[n], by[i.ID] = i.ID, i.Rec
	}
	word := func(id record.ID) string {
		name, there := s.sponsor(by[id])
		switch {
		case by[id] == nil || by[id].Sponsor == "":
			return i18n.T("initiatives.nosponsor")
		case there:
			return name
		}
		return i18n.T("initiatives.sponsorgone", "name", name)
	}
	return &form.Rows{Env: env, Rev: s.P.Rev, Key: "initiatives " + string(s.ID), Kind: "initiative", IDs: ids, Ranked: true,
		Fields: []string{"name", "priority", "status", "end", "budget"}, SignalAt: 1, Fit: true, Hide: map[string]int{"end": 1, "status": 2, "priority": 2},
		Signal: &form.Signal{Header: i18n.T("initiatives.sponsor"), Text: word, Draw: func(id record.ID) app.UI {
			if _, there := s.sponsor(by[id]); there {
				return app.Span().Text(word(id))
			}
			return ui.Light(ui.Amber, word(id))
		}},
		OnOpen: func(id record.ID) { s.open(id) }}
}

// sponsor names who drives an initiative; there is false if the person is no longer among the contacts: the name
// is then the one that the person had.
func (s *section) sponsor(i *record.Initiative) (name string, there bool) {
	if i == nil || i.Sponsor == "" {
		return "", false
	}
	snap := s.P.Env.Snap()
	if c := workspace.Get(snap, record.ContactKind, i.Sponsor); c != nil {
		return c.Name, true
	}
	if row := snap.Row("contact", i.Sponsor); row != nil {
		name = record.ContactKind.Any().TitleOf(row.Rec)
	}
	if name == "" {
		name = i18n.T("initiatives.somebody")
	}
	return name, false
}

// open shows an initiative's fields, with what does not fit beside them and where its deals stand.
func (s *section) open(id record.ID) {
	env := s.P.Env
	env.Host.ShowPanel(page.Panel{Key: "initiative " + string(id), Kind: "initiative", ID: id, Named: func() string { return env.Snap().Title("initiative", id) },
		Body: func() []app.UI {
			i := workspace.Get(env.Snap(), record.InitiativeKind, id)
			if i == nil {
				return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
			}
			body := []app.UI{&form.Form{Env: env, Kind: "initiative", ID: id, Rev: env.Store.Revision(), Flags: s.flags(i)}}
			if len(i.Opportunities) > 0 {
				var links []app.UI
				for _, o := range i.Opportunities {
					links = append(links, app.Li().Body(promote.Link(env, o)))
				}
				body = append(body, app.Section().Class("worth").Body(app.H3().Text(i18n.T("initiatives.deals")), app.Ul().Class("stack stack-2").Body(links...)))
			}
			return []app.UI{app.Div().Class("stack").Body(body...)}
		},
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.delete"), Icon: icon.Trash, Kind: ui.Quiet, OnClick: func(app.Context) {
				env.Delete("initiative", id)
				env.Host.ClosePanel()
			}}}
		}})
}

// flags are what does not fit: a sponsor who is gone, an end that has passed.
func (s *section) flags(i *record.Initiative) map[string]text.Text {
	out := map[string]text.Text{}
	if name, there := s.sponsor(i); !there && i.Sponsor != "" {
		out["sponsor"] = text.Same(i18n.T("initiatives.flag.sponsor", "name", name))
	}
	if i.Current() && i.End.Known() && i.End < s.P.Env.Store.Today() {
		out["end"] = text.Same(i18n.T("initiatives.flag.end"))
	}
	return out
}
