package scorecards

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/engine/evaluation"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/workspace"
)

// reads are the kinds on which a scorecard's answers depend.
var reads = append(append(kpi.FactKinds(), kpi.Kinds()...), "survey", "survey_answer", "role", "qualitative", "rating", "scorecard_line", "scorecard_range", "objective", "metric")

// shelf holds what was worked out from the present records, by name; another change of what they say, another shelf. What is
// nil is still being worked out.
type shelf map[string]any

// worked is what compute makes of the present records, made once. Over many records that is done while the page goes on
// answering: it is nil until then, and the page is drawn again when it is there.
func worked[T any](env *page.Env, what string, per period.Period, compute func(evaluation.Question) *T) *T {
	s := workspace.Derive(env.Snap(), "scorecards", reads, func(*workspace.Snapshot) shelf { return shelf{} })
	name := fmt.Sprint(what, per, env.Store.Today())
	if made, began := s[name]; began {
		t, _ := made.(*T)
		return t
	}
	q := question(env, per)
	if !numbers.Many(q.In) {
		t := compute(q)
		s[name] = t
		return t
	}
	s[name] = nil
	q.Give = browser.Pace()
	env.Ctx.Async(func() {
		t := compute(q)
		env.Ctx.Dispatch(func(app.Context) {
			s[name] = t
			env.Host.Refresh()
		})
	})
	return nil
}
