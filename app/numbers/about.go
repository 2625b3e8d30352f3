package numbers

import (
	"fmt"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/objective"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/quality"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/workspace"
)

// Objectives are the workspace's, in order.
func Objectives(env *page.Env) []objective.Entry {
	return workspace.Derive(env.Snap(), "objectives", []string{record.ObjectiveKind.Name}, func(s *workspace.Snapshot) []objective.Entry { return objective.All(s.State) })
}

// Signal is a band as a traffic light.
func Signal(b scorecard.Band) ui.Signal {
	switch b {
	case scorecard.BelowMinimum:
		return ui.Red
	case scorecard.BelowTarget:
		return ui.Amber
	case scorecard.AtTarget, scorecard.AtExcellent:
		return ui.Green
	}
	return ui.Unknown
}

// BandLight is a band as light, shape and word; a number that is weak is not coloured.
func BandLight(b scorecard.Band, weak bool) app.UI {
	return ui.Light(BandSignal(b, weak), BandWord(b, weak))
}

// BandSignal is a band as a light, without colour where the number is weak.
func BandSignal(b scorecard.Band, weak bool) ui.Signal {
	if weak {
		return ui.Unknown
	}
	return Signal(b)
}

// BandWord is a band in words.
func BandWord(b scorecard.Band, weak bool) string {
	if weak && b != scorecard.NoBand {
		return i18n.T("numbers.band.weak", "band", i18n.Text(b.Label()))
	}
	return i18n.Text(b.Label())
}

// StatusWord says in words how an objective stands: where its number lies in the range, or, of a sum whose period is not over,
// whether it is where it should be by now.
func StatusWord(s objective.Status) string {
	if s.Pace.OK {
		return i18n.T("numbers.pace", "n", i18n.Locale().Percent(s.Pace.V, 0))
	}
	return BandWord(s.Band, s.Result.Weak)
}

// StatusSignal is StatusWord as a light.
func StatusSignal(s objective.Status) ui.Signal {
	switch {
	case !s.Pace.OK:
		return BandSignal(s.Band, s.Result.Weak)
	case s.Pace.V >= 1:
		return ui.Green
	case s.Minimum.OK && s.Pace.V*s.Target.V < s.Minimum.V:
		return ui.Red
	}
	return ui.Amber
}

// RangeOf is a range in words: "20 % – 30 % – 40 %"; unknown ends stay out.
func RangeOf(e objective.Entry, ind *kpi.Indicator, ours money.Code) string {
	out := ""
	for _, o := range []record.Opt{e.Minimum, e.Target, e.Excellent} {
		switch {
		case !o.OK:
			continue
		case out != "":
			out += " – "
		}
		out += Short(kpi.Sized(o.V, ind.Alternative(e.Alternative).Unit, ours))
	}
	return out
}

// objective is what the number is to achieve, or that it is no KPI.
func (a *Answer) objective() []ui.ExplainPart {
	day := a.q.Input.Today
	if to := a.q.Input.Period.To; to != 0 {
		day = min(day, to-1)
	}
	title := i18n.T("numbers.objective")
	open := ui.ExplainLine{Name: i18n.T("numbers.open"), Href: a.env.At.To("kpis", a.q.Indicator.ID).Href()}
	e, ok := objective.For(Objectives(a.env), a.q.Indicator, a.q.Input.Scope, day)
	if !ok {
		return []ui.ExplainPart{{Title: title, Text: i18n.T("numbers.objective.none"), Lines: []ui.ExplainLine{open}}}
	}
	s := objective.Look(e, a.q.Indicator, a.q.Input)
	part := ui.ExplainPart{Title: title, Text: e.Statement}
	line := func(key, value string) {
		if value != "" {
			part.Lines = append(part.Lines, ui.ExplainLine{Name: i18n.T(key), Value: value})
		}
	}
	line("numbers.objective.owner", a.env.Snap().Title("person", e.Owner))
	line("numbers.objective.range", RangeOf(e, a.q.Indicator, a.deals.Currency))
	if s.Input.Period != (period.Period{}) {
		line("numbers.objective.value", a.env.PeriodName(s.Input.Period)+": "+Short(s.Result.Figure))
	}
	if s.Band != scorecard.NoBand {
		line("numbers.objective.band", StatusWord(s))
	}
	if !s.Why.Empty() {
		line("numbers.objective.band", i18n.Text(s.Why))
	}
	part.Lines = append(part.Lines, open)
	return []ui.ExplainPart{part}
}

// faults are those of the data that touch the records behind the number.
func (a *Answer) faults() []ui.ExplainPart {
	lines, ready := FaultsOf(a.env, a.q.Indicator, a.result)
	for i, f := range a.flawed {
		lines = append(lines, ui.ExplainLine{Name: i18n.Text(f.Name), Value: i18n.Locale().Int(int64(f.Len())), Shows: fmt.Sprint(flawedSide, i)})
	}
	ready = ready && a.looked
	part := ui.ExplainPart{Title: i18n.T("numbers.faults"), Lines: lines}
	switch {
	case !ready:
		part.Text = i18n.T("numbers.faults.wait")
	case len(lines) == 0:
		part.Text = i18n.T("numbers.faults.none")
	}
	return []ui.ExplainPart{part}
}

// flawedSide is what stands before the number of a group of facts at fault, as "in" and "out" do before the others.
const flawedSide = "flawed"

// manyRows is from how many rows on facts are looked through while the page goes on answering.
const manyRows = 100_000

// lookThrough finds the faults among the facts that the number counts or leaves out.
func (a *Answer) lookThrough() {
	groups, rows, today := slices.Concat(a.result.Counted, a.result.LeftOut), 0, a.q.Input.Today
	for _, g := range groups {
		rows += len(g.Rows)
	}
	snap := a.env.Snap()
	look := func(give *pace.Pace) []quality.FactFault {
		return append(quality.OfFacts(groups, today, give), quality.DoublesAmong(groups, snap.State, snap.Facts, give)...)
	}
	if a.flawed, a.looked = nil, rows < manyRows; a.looked {
		a.flawed = look(nil)
		return
	}
	a.round++
	round := a.round
	page.Async(a.env, func() ([]quality.FactFault, error) { return look(browser.Pace()), nil }, func(found []quality.FactFault, _ error) {
		if a.round == round {
			a.flawed, a.looked = found, true
			a.env.Host.Refresh()
		}
	})
}

// FaultsOf are the kinds of faults among the records that a number counts or leaves out, each with its count; false while the data are
// still being looked through.
func FaultsOf(env *page.Env, ind *kpi.Indicator, r kpi.Result) ([]ui.ExplainLine, bool) {
	report := Faults(env)
	if report == nil {
		return nil, false
	}
	deals := env.Snap().Deals()
	touched := map[record.ID]bool{}
	for _, list := range [][]kpi.Group{r.Counted, r.LeftOut} {
		for _, g := range list {
			if g.Of == record.OpportunityKind.Name {
				for _, id := range g.Named(deals, g.Len()) {
					touched[id] = true
				}
			}
		}
	}
	var out []ui.ExplainLine
	for i := range report.Faults {
		f := &report.Faults[i]
		n := 0
		for _, x := range f.Findings {
			if touched[x.ID] {
				n++
			}
		}
		if n > 0 {
			out = append(out, ui.ExplainLine{Name: i18n.Text(f.Name), Value: i18n.Locale().Int(int64(n)), Href: env.At.To("quality", f.ID).Href()})
		}
	}
	return out, true
}

// looked is the last report; the data are looked through again when they change.
var looked struct {
	about  lookedAt
	report *quality.Report
}

type lookedAt struct {
	deals           *kpi.Deals
	moves, accounts *change.Table
	today           period.Date
	stale           int
}

// Faults is the report on the data as they are; nil while it is on its way.
func Faults(env *page.Env) *quality.Report {
	snap := env.Snap()
	at := lookedAt{snap.Deals(), snap.Known(record.StageMoveKind.Name), snap.Known(record.AccountKind.Name), env.Store.Today(), snap.Settings().StaleDays}
	if at == looked.about {
		return looked.report
	}
	look := func(give *pace.Pace) *quality.Report {
		names := workspace.Derive(snap, "account names", []string{record.AccountKind.Name}, func(s *workspace.Snapshot) *quality.AccountNames { return quality.Names(s.State, give) })
		scan := quality.Begin(quality.Input{State: snap.State, Deals: at.deals, Today: at.today, StaleDays: at.stale, Names: names, Give: give})
		for scan.Step() {
			give.Now()
		}
		r := scan.Report()
		return &r
	}
	looked.about, looked.report = at, nil
	if at.deals.Len() < page.ManyRecords {
		looked.report = look(nil)
		return looked.report
	}
	env.Ctx.Async(func() {
		r := look(browser.Pace())
		env.Ctx.Dispatch(func(app.Context) {
			if looked.about == at {
				looked.report = r
				env.Host.Refresh()
			}
		})
	})
	return nil
}
