package kpis

import (
	"maps"
	"math"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/objective"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// answer is what a card shows.
type answer struct {
	compared kpi.Comparison
	course   []float64 // of the last twelve months; NaN where not known
}

// answers are computed once for a question and kept while it stays the same. Over many deals they come
// one by one, so that the page goes on answering.
type answers struct {
	about question
	done  map[string]*answer
	kpis  map[record.ID]objective.Status // by objective
}

type question struct {
	deals  *kpi.Deals
	facts  *kpi.Facts
	period period.Period
	scope  string
	today  period.Date
	book   *kpi.Book
	goals  *change.Table
}

// manyDeals is from how many deals and facts on the answers come one by one.
const manyDeals = 5_000

func (a *answers) ask(p page.Props) {
	env := p.Env
	snap := env.Snap()
	q := question{snap.Deals(), snap.Numbers(), env.Period(p.Route), p.Route.Get("scope"), env.Store.Today(), snap.Indicators(), snap.Known("objective")}
	if q == a.about {
		return
	}
	a.about, a.done, a.kpis = q, map[string]*answer{}, map[record.ID]objective.Status{}
	in := numbers.Input(env, q.period, numbers.Scope(p.Route))
	goals := numbers.Objectives(env)
	if q.deals.Len()+q.facts.Len() < manyDeals {
		for _, ind := range q.book.All() {
			a.done[ind.ID] = compute(ind, in)
		}
		for _, e := range goals {
			if s, ok := look(e, q.book, in); ok {
				a.kpis[e.ID] = s
			}
		}
		return
	}
	env.Ctx.Async(func() {
		snap.SumUp(q.today, browser.Pace()) // what some indicators rest on
		a.work(env, q, in, goals)
	})
}

// look measures an objective; false if its indicator is gone.
func look(e objective.Entry, book *kpi.Book, in kpi.Input) (objective.Status, bool) {
	ind := book.ByID(e.Indicator)
	if ind == nil {
		return objective.Status{}, false
	}
	return objective.Look(e, ind, in), true
}

// drawn is how often answers that came are drawn: each by itself would take longer to draw than to compute.
const drawn = 100 * time.Millisecond

// work computes the answers while the page goes on answering.
func (a *answers) work(env *page.Env, q question, in kpi.Input, goals []objective.Entry) {
	p, last := browser.Pace(), time.Now()
	got, looked := map[string]*answer{}, map[record.ID]objective.Status{}
	hand := func() {
		fresh, seen := got, looked
		got, looked, last = map[string]*answer{}, map[record.ID]objective.Status{}, time.Now()
		env.Ctx.Dispatch(func(app.Context) {
			if a.about == q {
				maps.Copy(a.done, fresh)
				maps.Copy(a.kpis, seen)
				env.Host.Refresh()
			}
		})
	}
	for _, e := range goals {
		p.Now()
		if a.about != q {
			return
		}
		if s, ok := look(e, q.book, in); ok {
			looked[e.ID] = s
		}
		if time.Since(last) > drawn {
			hand()
		}
	}
	for _, ind := range q.book.All() {
		p.Now()
		if a.about != q {
			return
		}
		now := ind.Compare(in.Giving(p))
		p.Now()
		got[ind.ID] = &answer{now, course(ind, in.Giving(p), months(in))}
		if time.Since(last) > drawn {
			hand()
		}
	}
	hand()
}

// of is what the card of an indicator shows; nil while it is not known.
func (a *answers) of(ind *kpi.Indicator) *answer { return a.done[ind.ID] }

func compute(ind *kpi.Indicator, in kpi.Input) *answer {
	return &answer{ind.Compare(in), course(ind, in, months(in))}
}

// months are the twelve up to the one that holds the last day of the period or today.
func months(in kpi.Input) []period.Period {
	end := in.Today
	if in.Period.To != 0 && in.Period.To <= end {
		end = in.Period.To - 1
	}
	last := in.Calendar.Of(period.Month, end)
	out := make([]period.Period, 12)
	for i := range out {
		out[i] = in.Calendar.Next(last, i-11)
	}
	return out
}

func course(ind *kpi.Indicator, in kpi.Input, over []period.Period) []float64 {
	if ind.Alternative(in.Alternative).Timing == kpi.Now {
		return nil
	}
	out, known := make([]float64, len(over)), 0
	for i, r := range ind.Over(in, over) {
		out[i] = math.NaN()
		if r.Known {
			out[i] = r.Value
			known++
		}
	}
	if known < 2 {
		return nil // a single point is no course
	}
	return out
}
