package numbers

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/quality"
	"rumbo/engine/record"
)

// Answer is an explanation being read: first the formula, then, on demand, the
// records of one of its groups.
type Answer struct {
	Here bool // it stands on the indicator's own page, which tells of its objective

	env   *page.Env
	q     Question
	group string // the one whose records are shown, "" for none

	result kpi.Result
	deals  *kpi.Deals
	facts  *kpi.Facts
	book   *kpi.Book
	lang   string
	shown  listing
	flawed []quality.FactFault // among the facts behind the number
	looked bool                // all of them have been looked through
	round  int
}

// Body is drawn again when the workspace changes, and then answers anew.
func (a *Answer) Body() []app.UI {
	deals, facts := a.env.Snap().Deals(), a.env.Snap().Numbers()
	book := a.env.Snap().Indicators()
	if deals != a.deals || facts != a.facts || book != a.book || a.lang != i18n.Locale().Tag {
		a.deals, a.facts, a.book, a.lang = deals, facts, book, i18n.Locale().Tag
		a.q.Input.Deals, a.q.Input.Facts = deals, facts
		if fresh := a.env.Snap().Indicators().ByID(a.q.Indicator.ID); fresh != nil {
			a.q.Indicator = fresh
		}
		a.result = a.q.Indicator.Compute(a.q.Input)
		a.lookThrough()
		a.shown = listing{}
	}
	if g, label, ok := a.find(a.group); ok {
		return a.records(g, label)
	}
	return []app.UI{app.Div().Class("stack").Body(
		a.choice(),
		&ui.Explain{What: a.explanation(), OnShow: func(_ app.Context, id string) {
			a.group = id
			a.env.Host.Refresh()
		}},
	)}
}

// choice offers the other definitions that the field uses.
func (a *Answer) choice() app.UI {
	if len(a.q.Indicator.Alternatives) < 2 {
		return app.Div().Hidden(true)
	}
	var options []ui.Option
	for _, alt := range a.q.Indicator.Alternatives {
		options = append(options, ui.Option{Value: alt.ID, Label: i18n.Text(alt.Name)})
	}
	return &ui.SelectField{Key: "alternative", Label: i18n.T("numbers.definition"), Options: options,
		Value: a.q.Indicator.Alternative(a.q.Input.Alternative).ID, OnChange: func(_ app.Context, v string) {
			a.q.Input.Alternative = v
			a.deals = nil
			a.env.Host.Refresh()
		}}
}

// Per is what a figure is counted per or of, where the figure itself does not say it.
func Per(ind *kpi.Indicator, u kpi.Unit) string {
	if !ind.UnitName.Empty() {
		return i18n.Text(ind.UnitName)
	}
	switch u {
	case kpi.Points, kpi.Months, kpi.Score, kpi.Net, kpi.PerDay, kpi.PerMonth, kpi.MoneyPerMonth, kpi.MoneyPerHead, kpi.MoneyPerDay, kpi.MoneyPerHour:
		return i18n.Text(u.Label())
	}
	return ""
}

func (a *Answer) explanation() ui.Explanation {
	l, r, ind := i18n.Locale(), a.result, a.q.Indicator
	alt := ind.Alternative(a.q.Input.Alternative)
	x := ui.Explanation{
		Value: r.Format(l), Unit: Per(ind, r.Unit), Under: a.q.Under,
		Formula: i18n.Text(alt.Formula), Definition: i18n.Text(ind.Purpose),
	}
	if r.N > 0 {
		x.N = l.Int(int64(r.N))
	}
	if !r.Known {
		x.Warnings = append(x.Warnings, r.Why.In(l))
	}
	for _, w := range r.Warnings {
		x.Warnings = append(x.Warnings, w.In(l))
	}
	if !ind.Trap.Empty() {
		x.Facts = append(x.Facts, ui.Fact{Name: i18n.T("numbers.trap"), Value: i18n.Text(ind.Trap)})
	}
	var steps []string
	for _, s := range r.Steps {
		steps = append(steps, s.In(l))
	}
	x.With = strings.Join(steps, "\n")
	if r.Interval.Known {
		x.Interval = i18n.T("numbers.interval", "range", Range(r), "method", i18n.Text(r.Interval.Method))
	}
	for _, b := range r.Beside {
		x.Facts = append(x.Facts, ui.Fact{Name: i18n.Text(b.Name), Value: b.Format(l)})
	}
	x.Counted = groups(l, "in", r.Counted)
	x.LeftOut = groups(l, "out", r.LeftOut)
	x.Source = a.sources()
	x.More = a.faults()
	if !a.Here {
		x.More = append(a.objective(), x.More...)
	}
	return x
}

// Range is a figure's interval in short, "" if there is none.
func Range(r kpi.Result) string {
	if !r.Interval.Known {
		return ""
	}
	low, high := r.Bounds()
	return i18n.T("numbers.range", "low", low.Format(i18n.Locale()), "high", high.Format(i18n.Locale()))
}

func (a *Answer) sources() string {
	var names []string
	for _, s := range a.q.Indicator.Sources {
		_, many := record.Lookup(s).Labels()
		names = append(names, i18n.Text(many))
	}
	return strings.Join(names, " · ")
}

// groups numbers the groups, since a role may come twice.
func groups(l *locale.Locale, side string, list []kpi.Group) []ui.RecordGroup {
	var out []ui.RecordGroup
	for i, g := range list {
		if g.Len() > 0 {
			out = append(out, ui.RecordGroup{ID: fmt.Sprint(side, i), Label: i18n.Text(g.Text), Count: l.Int(int64(g.Len())), Shows: true})
		}
	}
	return out
}

func (a *Answer) find(id string) (kpi.Group, string, bool) {
	for side, list := range map[string][]kpi.Group{"in": a.result.Counted, "out": a.result.LeftOut} {
		for i, g := range list {
			if fmt.Sprint(side, i) == id {
				return g, i18n.Text(g.Text), true
			}
		}
	}
	for i, f := range a.flawed {
		if fmt.Sprint(flawedSide, i) == id {
			return f.Group, i18n.Text(f.Name) + ": " + i18n.Text(f.Effect), true
		}
	}
	return kpi.Group{}, "", false
}
