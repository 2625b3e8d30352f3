// Package numbers shows indicators on a screen: as a figure that can be asked, and as the
// explanation that answers. Every page that shows an indicator goes through it.
package numbers

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/desk"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Question is an indicator asked over some deals, a period and a scope.
type Question struct {
	Indicator *kpi.Indicator
	Input     kpi.Input
	Under     string // the period and scope in words
}

// In is the question as it is asked on a page: its period and its workspace.
func In(p page.Props, ind *kpi.Indicator, scope kpi.Scope) Question {
	env := p.Env
	per := env.Period(p.Route)
	under := env.PeriodName(per)
	if ind.Alternatives[0].Timing == kpi.Now {
		under = i18n.T("numbers.now")
	}
	return Question{Indicator: ind, Under: under, Input: Input(env, per, scope)}
}

// About is an indicator of one record alone, such as an account, as things stand or in a period of its own.
func About(env *page.Env, ind *kpi.Indicator, dim kpi.Dim, id string, per period.Period) Question {
	under := i18n.T("numbers.now")
	if ind.Alternatives[0].Timing != kpi.Now {
		under = env.PeriodName(per)
	}
	return Question{Indicator: ind, Under: under + " · " + env.Snap().Title(string(dim), record.ID(id)), Input: Input(env, per, kpi.Scope{kpi.Only(dim, id)})}
}

// Input is the question's data for a period and a scope of the open workspace.
func Input(env *page.Env, per period.Period, scope kpi.Scope) kpi.Input {
	return kpi.Input{Deals: env.Snap().Deals(), Facts: desk.Facts(env), Period: per, Scope: scope, Today: env.Store.Today(), Calendar: env.Snap().Calendar()}
}

// Stat is the answer as a card that can be asked.
func Stat(env *page.Env, q Question) *ui.Stat { return StatOf(env, q, q.Indicator.Compute(q.Input)) }

// StatOf is the card of an answer that was computed already.
func StatOf(env *page.Env, q Question, r kpi.Result) *ui.Stat {
	s := &ui.Stat{
		Label: i18n.Text(q.Indicator.Name), Value: Short(r.Figure), Exact: r.Format(i18n.Locale()),
		Unit: i18n.Text(q.Indicator.UnitName), Money: r.Unit.IsMoney(), OnAsk: func(app.Context) { Ask(env, q) },
	}
	switch {
	case !r.Known:
		s.Exact = r.Why.In(i18n.Locale())
		s.Note = s.Exact
	case r.Weak:
		s.Note = i18n.T("numbers.weak", "n", i18n.Locale().Int(int64(r.N)))
	case r.N > 0:
		s.Note = i18n.T("numbers.n", "n", i18n.Locale().Int(int64(r.N)))
	}
	return s
}

// Short is a figure for a card: an amount compact, everything else as it is.
func Short(f kpi.Figure) string {
	if f.Known && f.Unit.IsMoney() {
		return i18n.Locale().MoneyCompact(f.Money())
	}
	return f.Format(i18n.Locale())
}

// Plain is an amount for a column whose header names the currency: to the minor unit, without
// a row of zeros where there are none.
func Plain(a money.Amount) string {
	return i18n.Locale().MoneyShort(a)
}

// NewAnswer is the explanation of a question's answer, for a panel or a page to draw.
func NewAnswer(env *page.Env, q Question) *Answer { return &Answer{env: env, q: q} }

// Ask opens the explanation of the answer in the side panel.
func Ask(env *page.Env, q Question) {
	NewAnswer(env, q).Show()
}

// Show opens the answer in the side panel, as far as it was read.
func (a *Answer) Show() {
	a.env.Host.ShowPanel(page.Panel{
		Key:   fmt.Sprint("ask ", a.q.Indicator.ID, a.q.Input.Alternative, a.q.Under, a.q.Input.Scope),
		Title: i18n.Text(a.q.Indicator.Name), Body: a.Body,
	})
}

// Months are the twelve up to the one that holds the last day of the period or today.
func Months(in kpi.Input) []period.Period { return Latest(in, period.Month, 12, 0) }

// Latest are the last n periods of a grain up to the one that holds the last day of the period or today, moved by so many
// of them.
func Latest(in kpi.Input, g period.Grain, n, by int) []period.Period {
	end := in.Today
	if in.Period.To != 0 && in.Period.To <= end {
		end = in.Period.To - 1
	}
	last := in.Calendar.Of(g, end)
	out := make([]period.Period, n)
	for i := range out {
		out[i] = in.Calendar.Next(last, i-n+1+by)
	}
	return out
}
