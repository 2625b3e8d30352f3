package activities

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// consistency tells where the effort does not fit the relationships, and offers to shift it.
func (p *section) consistency(d data) app.UI {
	if len(d.lights.All) == 0 {
		return app.Div().Hidden(true)
	}
	findings := account.Consistency(d.effort, d.lights)
	if len(findings) == 0 {
		return app.P().Class("note").Text(i18n.T("activities.fits"))
	}
	proposal := account.ProposeShift(d.Data, d.effort, d.lights, d.env, d.rates)
	return app.Section().Class("focus act-check").Body(
		app.Div().Class("section-head").Body(
			app.H3().Text(i18n.N("activities.misfits", len(findings))),
			app.Div().Class("page-tools").Body(app.If(len(proposal.Shifts) > 0, func() app.UI {
				return &ui.Button{ID: "see-shift", Label: i18n.T("activities.shift"), Icon: icon.Target, Small: true, OnClick: func(app.Context) { p.showShift() }}
			})),
		),
		app.Ul().Body(app.Range(findings[:min(len(findings), mostFindings)]).Slice(func(i int) app.UI {
			f := findings[i]
			return app.Li().Body(ui.Light(signals[f.Contact.Light], "-"), app.B().Text(f.Contact.Rec.Name), app.Span().Class("note").Text(i18n.Text(f.Words)))
		})),
		app.If(len(findings) > mostFindings, func() app.UI {
			return app.P().Class("note").Text(i18n.N("activities.misfits.more", len(findings)-mostFindings))
		}),
	)
}

// mostFindings is how many findings stand in the list at once.
const mostFindings = 6

// showShift shows the proposal with its cost, to be taken in one step.
func (p *section) showShift() {
	env := p.P.Env
	env.Host.ShowPanel(page.Panel{Key: "shift " + string(p.ID), Title: i18n.T("activities.shift"), Body: func() []app.UI {
		if p.Account() == nil {
			return nil
		}
		d := p.data()
		return p.proposal(d, account.ProposeShift(d.Data, d.effort, d.lights, d.env, d.rates))
	}})
}

func (p *section) proposal(d data, x account.EffortProposal) []app.UI {
	if len(x.Shifts) == 0 {
		return []app.UI{app.P().Text(i18n.T("activities.shift.none"))}
	}
	l, net := i18n.Locale(), x.Net()
	hours := func(h float64) string { return i18n.T("activities.hoursayear", "n", l.Signed(h, 0)) }
	facts := [][2]string{
		{i18n.T("activities.shift.freed"), hours(-x.Freed.Hours)}, {i18n.T("activities.shift.added"), hours(x.Added.Hours)}, {i18n.T("activities.shift.net"), hours(net.Hours)},
	}
	cost := i18n.T("activities.shift.cost.unknown")
	if net.Whole {
		cost = i18n.T("activities.money.year", "cost", moneyDelta(net.Cost))
	}
	return []app.UI{
		app.P().Text(i18n.T("activities.shift.lead")),
		app.Ul().Class("act-shifts").Body(app.Range(x.Shifts).Slice(func(i int) app.UI {
			s := x.Shifts[i]
			words := i18n.Text(s.Words)
			if s.New != nil {
				words += " · " + every(s.Every, s.Unit)
			}
			return app.Li().Body(app.Span().Class("act-shift-words").Text(words), app.Span().Class("num note").Text(hours(s.Year.Hours)))
		})),
		app.Dl().Class("facts").Body(
			app.Range(facts).Slice(func(i int) app.UI {
				return app.Div().Class("facts-pair").Body(app.Dt().Text(facts[i][0]), app.Dd().Class("num").Text(facts[i][1]))
			}),
			app.Div().Class("facts-pair").Body(app.Dt().Text(i18n.T("activities.shift.cost")), app.Dd().Class("num money").Text(cost)),
		),
		&ui.Button{ID: "take-shift", Label: i18n.T("activities.shift.take"), Kind: ui.Primary, OnClick: func(app.Context) { p.take(x) }},
	}
}

// take does the proposal in one change.
func (p *section) take(x account.EffortProposal) {
	env := p.P.Env
	rank := form.LastRank(env, "planned_activity", p.ID)
	var cmds []workspace.Command
	for _, s := range x.Shifts {
		if s.New == nil {
			cmds = append(cmds, workspace.Set{Kind: "planned_activity", ID: s.Line, Field: "every", Value: record.OfInt(int64(s.Every))},
				workspace.Set{Kind: "planned_activity", ID: s.Line, Field: "unit", Value: record.OfText(s.Unit)})
			continue
		}
		rec := *s.New
		rank = record.RankBetween(rank, "")
		rec.Title, rec.Rank = i18n.Text(s.Words), rank
		cmds = append(cmds, workspace.Create{Kind: "planned_activity", ID: env.Store.NewID(), Rec: &rec})
	}
	if env.Do(workspace.Together{Commands: cmds}) {
		env.Host.ClosePanel()
		env.Host.Toast(i18n.N("activities.shift.taken", len(x.Shifts)), true)
	}
}
