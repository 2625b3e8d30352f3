package leads

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// panel is one lead beside the list: what its score is made of, what happened, and the next contact.
type panel struct {
	p  page.Props
	id record.ID

	follow followUp
	n      int // follow-ups noted here, so that each has fields of its own
}

// followUp is a contact being planned.
type followUp struct {
	kind    string
	on      period.Date
	subject string
}

// open shows a lead in the side panel; closing it leaves the link.
func open(p page.Props, id record.ID) {
	x := &panel{p: p, id: id, follow: followUp{kind: record.ActivityCall, on: p.Env.Store.Today() + 1}}
	p.Env.Host.ShowPanel(page.Panel{Key: "lead " + string(id), Title: p.Env.Snap().Title("lead", id), Named: func() string { return p.Env.Snap().Title("lead", id) }, Body: x.body,
		OnClose: func() {
			if p.Route.Get("lead") == string(id) {
				browser.Go(string(p.Route.With("lead", "")))
			}
		}})
}

func (x *panel) body() []app.UI {
	env := x.p.Env
	lead := workspace.Get(env.Snap(), record.LeadKind, x.id)
	if lead == nil {
		return []app.UI{app.P().Class("note").Text(i18n.T("leads.gone"))}
	}
	in := numbers.Input(env, period.Period{}, nil)
	return []app.UI{app.Div().Class("stack").Body(
		x.head(in), x.followForm(lead), x.signs(in), x.contacts(),
		app.Details().Class("entry-more").Body(app.Summary().Text(i18n.T("leads.fields")), &form.Form{Env: env, Kind: "lead", ID: x.id, Rev: x.p.Rev}),
	)}
}

// head is the score with the reason and the next step.
func (x *panel) head(in kpi.Input) app.UI {
	l := i18n.Locale()
	for _, p := range kpi.Pursue(in) {
		if p.Lead == x.id {
			return app.Div().Class("stack stack-2").Body(
				app.P().Class("line").Body(app.Span().Class("lead-score num").Text(l.Int(int64(p.Score))), band(p.Band)),
				app.P().Text(p.Reason.In(l)), app.P().Body(app.Strong().Text(i18n.T("leads.next")+": "), app.Text(p.Next.In(l))))
		}
	}
	return app.P().Class("note").Text(i18n.T("leads.closed"))
}

// followForm plans the next contact in seconds.
func (x *panel) followForm(lead *record.Lead) app.UI {
	kind, _ := record.ActivityKind.Info("kind")
	key := func(s string) string { return fmt.Sprint("follow ", x.id, " ", x.n, " ", s) }
	return app.Section().Class("stack stack-2").Body(app.H3().Text(i18n.T("leads.follow")),
		app.Div().Class("lead-follow").Body(
			&ui.SelectField{Key: key("kind"), Label: i18n.Text(kind.Label), Options: form.Options(kind), Value: x.follow.kind, OnChange: func(_ app.Context, s string) { x.follow.kind = s }},
			&ui.DateField{Key: key("on"), Label: i18n.T("leads.follow.on"), Value: x.follow.on, Today: x.p.Env.Store.Today(), OnCommit: func(_ app.Context, d period.Date) { x.follow.on = d }},
			&ui.TextField{Key: key("subject"), Label: i18n.T("leads.follow.subject"), Value: x.follow.subject, OnCommit: func(_ app.Context, s string) { x.follow.subject = s }},
		),
		app.Div().Body(&ui.Button{ID: "follow-save", Label: i18n.T("leads.follow.save"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { x.save(lead) }}))
}

func (x *panel) save(lead *record.Lead) {
	ui.HandOver()
	env := x.p.Env
	if !env.Do(workspace.Create{Kind: "activity", Rec: &record.Activity{Kind: x.follow.kind, On: x.follow.on, Status: record.ActivityPlanned, Person: lead.Owner, Account: lead.Account, Contact: lead.Contact,
		Lead: x.id, Direction: "out", Subject: x.follow.subject}}) {
		return
	}
	x.n++
	x.follow.subject = ""
	env.Host.Toast(i18n.T("leads.follow.saved", "date", i18n.Locale().DateMedium(x.follow.on)), true)
}

// mostSigns is how many signs are listed.
const mostSigns = 60

// signs are the lead's signs over time, with what each still weighs.
func (x *panel) signs(in kpi.Input) app.UI {
	l := i18n.Locale()
	event, _ := record.LeadEventKind.Info("event")
	list := kpi.LeadSigns(in, x.id)
	var items []app.UI
	for _, s := range list[:min(len(list), mostSigns)] {
		words := i18n.Text(event.LabelOf(s.Event))
		if s.Seconds > 0 {
			words += " · " + l.Duration(int64(s.Seconds))
		}
		items = append(items, app.Li().Body(app.Span().Class("note").Text(l.DateMedium(s.On)), app.Span().Text(words),
			app.Span().Class("num").Title(i18n.T("leads.points.when", "n", l.Short(s.Points, 1))).Text(l.Signed(s.Now, 1))))
	}
	if len(items) == 0 {
		return app.P().Class("note").Text(i18n.T("leads.nosigns"))
	}
	return app.Section().Class("stack stack-2").Body(app.H3().Text(i18n.T("leads.signs")), app.P().Class("note").Text(x.sum(in, list)), app.Ul().Class("lead-signs").Body(items...), x.all("lead_event"))
}

// all leads to the list of the lead's facts, where each can be corrected.
func (x *panel) all(kind string) app.UI {
	return app.P().Class("note").Body(app.A().Href(x.p.Route.To("facts", kind).With("lead", string(x.id)).Href()).Text(i18n.T("facts.open")))
}

// sum says how the points make the score.
func (x *panel) sum(in kpi.Input, list []kpi.Sign) string {
	l, rule, total := i18n.Locale(), in.Facts.Rule(in.Today), 0.0
	for _, s := range list {
		total += s.Now
	}
	return i18n.T("leads.points", "n", l.Short(total, 1), "full", l.Short(rule.Full.V, 0), "days", l.Short(rule.HalfLife.V, 0))
}

// contacts are what we did and plan with the lead.
func (x *panel) contacts() app.UI {
	l, snap := i18n.Locale(), x.p.Env.Snap()
	kind, _ := record.ActivityKind.Info("kind")
	outcome, _ := record.ActivityKind.Info("outcome")
	status, _ := record.ActivityKind.Info("status")
	var items []app.UI
	for _, a := range workspace.ActivitiesOfLead(snap, x.id) {
		words := i18n.Text(kind.LabelOf(a.Kind))
		if a.Subject != "" {
			words += " · " + a.Subject
		}
		state := i18n.Text(outcome.LabelOf(a.Outcome))
		if a.Status == record.ActivityPlanned {
			state = i18n.Text(status.LabelOf(a.Status))
		}
		if state == "" {
			state = locale.None
		}
		items = append(items, app.Li().Body(app.Span().Class("note").Text(l.DateMedium(a.On)), app.Span().Text(words), app.Span().Text(state)))
	}
	if len(items) == 0 {
		return app.P().Class("note").Text(i18n.T("leads.nocontacts"))
	}
	return app.Section().Class("stack stack-2").Body(app.H3().Text(i18n.T("leads.contacts")), app.Ul().Class("lead-signs").Body(items...), x.all("activity"))
}
