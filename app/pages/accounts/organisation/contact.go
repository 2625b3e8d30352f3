package organisation

import (
	"context"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Open shows a contact's card in the side panel.
func Open(v plan.View, id record.ID) {
	env := v.P.Env
	env.Host.ShowPanel(page.Panel{Key: "contact " + string(id), Kind: "contact", ID: id, Named: func() string { return env.Snap().Title("contact", id) },
		Body: func() []app.UI { return []app.UI{&sheet{View: v, Contact: id, Rev: env.Store.Revision()}} }})
}

// sheet is a contact: the light with its reasons and how it was, what we want, whom they know, all fields.
type sheet struct {
	app.Compo
	plan.View
	Contact record.ID
	Rev     uint64

	past []account.PastLight // by what was written down at the time; nil until it is read
	read bool
}

// CompoID tells the sheets of contacts apart.
func (s *sheet) CompoID() string { return "sheet " + string(s.Contact) }

// OnMount reads how the contact was written down before.
func (s *sheet) OnMount(ctx app.Context) {
	id, env, d := s.Contact, s.P.Env, s.Data()
	if d == nil {
		return
	}
	ends := account.MonthEnds(env.Store.Today(), months)
	touches := d.Touches()
	page.Async(env, func() ([]account.PastLight, error) {
		h, base, err := env.Store.History(context.Background())
		if err != nil {
			return nil, err
		}
		at := make([]int64, len(ends))
		for i, day := range ends {
			at[i] = endOf(day)
		}
		then := account.ContactsAt(h, base, at)
		now := workspace.Get(env.Snap(), record.ContactKind, id)
		if now == nil {
			return nil, nil
		}
		return account.LightHistory(id, now, touches, ends, func(i int) *record.Contact { return then[i][id] }), nil
	}, func(list []account.PastLight, err error) {
		ctx.Dispatch(func(app.Context) { // draws this part again, if it is still there
			s.read = true
			if err == nil {
				s.past = list
			}
		})
	})
}

// months are shown before the present one.
const months = 12

// endOf is the last millisecond of a day on this device.
func endOf(day period.Date) int64 {
	ms := int64(day-period.On(1970, 1, 1)+1)*86_400_000 - 1
	return ms - int64(browser.Zone(ms))*60_000
}

// Render draws the contact.
func (s *sheet) Render() app.UI {
	env := s.P.Env
	d := s.Data()
	if d == nil || workspace.Get(env.Snap(), record.ContactKind, s.Contact) == nil {
		return app.P().Class("note").Text(i18n.T("form.gone"))
	}
	lights := account.LightsOf(d, env.Store.Today())
	at := slices.IndexFunc(lights.All, func(j account.Judged) bool { return j.ID == s.Contact })
	return app.Div().Class("stack").Body(
		s.judgement(lights.All[at]),
		s.history(),
		s.goal(lights),
		s.ties(),
		s.touches(d),
		&form.Form{Env: env, Kind: "contact", ID: s.Contact, Rev: s.Rev},
		&ui.Button{Label: i18n.T("organisation.delete"), Icon: icon.Trash, Kind: ui.Danger, Small: true, OnClick: func(app.Context) {
			Delete(env, s.Contact)
			env.Host.ClosePanel()
		}},
	)
}

// Reasons are why a contact has its light, in words.
func Reasons(j account.Judgement) string {
	words := make([]string, len(j.Reasons))
	for i, r := range j.Reasons {
		words[i] = i18n.Text(r)
	}
	return strings.Join(words, " ")
}

// judgement explains the light.
func (s *sheet) judgement(j account.Judged) app.UI {
	l := i18n.Locale()
	last := i18n.T("organisation.last.none")
	if j.Last.Known() {
		last = i18n.T("organisation.last", "date", l.DateMedium(j.Last), "ago", l.Relative(int(j.Last-s.P.Env.Store.Today())))
	}
	return app.Div().Class("judgement").Body(
		ui.Light(signals[j.Light], ""),
		app.P().Text(Reasons(j.Judgement)),
		app.P().Class("note").Text(last),
		app.If(j.Falls.Known(), func() app.UI {
			return app.P().Class("note").Text(i18n.T("accounts.light.falls", "date", l.DateMedium(j.Falls)))
		}),
	)
}

// history is a strip of the light at each month's end.
func (s *sheet) history() app.UI {
	if s.past == nil {
		if s.read {
			return app.Div().Hidden(true)
		}
		return ui.Skeleton(1)
	}
	l := i18n.Locale()
	return app.Section().Body(
		app.H3().Text(i18n.T("organisation.history")),
		app.Ol().Class("light-strip").Body(app.Range(s.past).Slice(func(i int) app.UI {
			past := s.past[i]
			year, month, _ := past.On.Civil()
			basis := i18n.T("organisation.basis." + []string{"none", "dates", "log"}[past.Basis])
			words := i18n.T("organisation.history.month", "month", l.MonthYearLong(year, month), "light", lightWord(past.Light), "basis", basis)
			if past.Manual {
				words += " " + i18n.T("organisation.byhand")
			}
			return app.Li().Class(ui.Classes("light-cell", "light-cell-"+string(signals[past.Light]), ui.When(past.Basis == account.BasisLog, "is-written"))).Title(words).Body(
				ui.Light(signals[past.Light], "-"),
				app.Span().Class("light-month").Aria("hidden", "true").Text(l.MonthShort(month)),
				app.Span().Class("hidden-text").Text(words))
		})),
		app.P().Class("note").Text(i18n.T("organisation.history.note")),
	)
}

// goal is where the relationship is to be moved.
func (s *sheet) goal(lights account.Lights) app.UI {
	env := s.P.Env
	for _, g := range account.Goals(s.Data(), lights, env.Store.Today()) {
		if g.Rec.Contact == s.Contact {
			return app.Section().Class("stack stack-2").Body(
				app.Div().Class("section-head").Body(app.H3().Text(i18n.T("organisation.goal")), courseOf(g, env.Store.Today()),
					app.Div().Class("page-tools").Body(&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("organisation.goal.delete"), OnClick: func(app.Context) { env.Delete("relation_goal", g.ID) }})),
				&form.Form{Env: env, Kind: "relation_goal", ID: g.ID, Rev: s.Rev, Fields: []string{"to_light", "to_stance", "due", "owner", "action", "notes"}},
			)
		}
	}
	return app.Div().Body(&ui.Button{Label: i18n.T("organisation.goal.set"), Icon: icon.Target, Small: true, OnClick: func(app.Context) { setGoal(s.View, s.Contact) }})
}

// touches are the latest times that one was in touch.
func (s *sheet) touches(d *account.Data) app.UI {
	env, l := s.P.Env, i18n.Locale()
	var list []account.Touch
	for _, t := range d.Touches() {
		if t.Contact == s.Contact && t.On <= env.Store.Today() {
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		return app.Div().Hidden(true)
	}
	slices.SortStableFunc(list, func(a, b account.Touch) int { return int(b.On - a.On) })
	list = list[:min(len(list), 5)]
	return app.Section().Body(
		app.H3().Text(i18n.T("organisation.touches")),
		app.Ul().Class("org-touches").Body(app.Range(list).Slice(func(i int) app.UI {
			t := list[i]
			one, _ := record.Lookup(t.Kind).Labels()
			what := i18n.Text(one)
			if info, _ := record.ActivityKind.Info("kind"); t.Sort != "" {
				what = i18n.Text(info.LabelOf(t.Sort))
			}
			return app.Li().Body(app.Span().Class("num").Text(l.Date(t.On)), app.Span().Text(what), app.Span().Class("note").Text(env.Snap().Title("person", t.Person)))
		})),
	)
}
