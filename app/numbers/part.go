package numbers

import (
	"rumbo/app/page"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
)

// AskPart explains the number of one value of a dimension; name is what it is called.
func AskPart(p page.Props, in kpi.Input, a kpi.Ask, dim kpi.Dim, id, name string) {
	in = a.With(in)
	in.Scope = in.Scope.With(kpi.Only(dim, id))
	Ask(p.Env, Question{Indicator: a.Indicator, Input: in, Under: Under(p) + " · " + name})
}

// AskOver explains the number of a period of its own.
func AskOver(p page.Props, in kpi.Input, a kpi.Ask, over period.Period) {
	in = a.With(in)
	in.Period = over
	under := p.Env.PeriodName(over)
	if _, _, ok := ScopeParts(p.Route); ok {
		under += " · " + ScopeName(p)
	}
	Ask(p.Env, Question{Indicator: a.Indicator, Input: in, Under: under})
}
