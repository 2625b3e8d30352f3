package kpi

import (
	"slices"

	"rumbo/engine/period"
	quotas "rumbo/engine/quota"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// quota is what was to be won in a cell, and the targets that say so.
type quota struct {
	minor    int64 // or deals
	ids      []record.ID
	teams    map[record.ID]bool // whose targets they are
	level    text.Text          // which targets were taken
	prorated bool               // some only in part, by working days
	foreign  int                // targets in another currency, left out
}

// end is a side of a target that can be set.
type end struct {
	dim  Dim
	of   func(*record.Target) record.ID
	name text.Text // of the sum of such targets
}

var ends = []end{
	{ByPerson, func(t *record.Target) record.ID { return t.Person }, text.New("suma de los objetivos de las personas", "sum of the people's targets")},
	{ByTeam, func(t *record.Target) record.ID { return t.Team }, text.New("suma de los objetivos de los equipos", "sum of the teams' targets")},
	{ByLine, func(t *record.Target) record.ID { return t.Line }, text.New("suma de los objetivos de las líneas", "sum of the lines' targets")},
	{ByAccount, func(t *record.Target) record.ID { return t.Account }, text.New("suma de los objetivos de las cuentas", "sum of the accounts' targets")},
}

var ownTarget = text.New("objetivo propio", "its own target")

// quotaIn is what was to be won in a stretch of days. The cell's own targets count; where there
// are none, those of its teams and, in teams without one, of its people, else of its lines or accounts, add
// up to it. Targets of two levels are never mixed, since those of people are parts of their team's.
func (p *part) quotaIn(span period.Period) (quota, bool) {
	if !p.aimed(span) {
		return quota{}, false
	}
	var fixed []Dim
	for _, f := range p.scope() {
		if !slices.ContainsFunc(ends, func(e end) bool { return e.dim == f.Dim }) {
			return quota{}, false // no target is set by product, source, ...
		}
		fixed = append(fixed, f.Dim)
	}
	fixed = withoutTeam(fixed)
	if q, ok := p.quotaAt(span, fixed, ownTarget, nil); ok {
		return q, true
	}
	if !slices.Contains(fixed, ByPerson) {
		if q, ok := p.quotaBelow(span, fixed); ok {
			return q, true
		}
	}
	for _, e := range ends {
		if slices.Contains(fixed, e.dim) || e.dim == ByPerson || e.dim == ByTeam {
			continue
		}
		if q, ok := p.quotaAt(span, withoutTeam(append(slices.Clone(fixed), e.dim)), e.name, nil); ok {
			return q, true
		}
	}
	return quota{}, false
}

// aimed reports whether any target that may count holds in a stretch of days: most cells of a grouping have none.
func (p *part) aimed(span period.Period) bool {
	targets := p.Deals.Targets
	if id, ok := p.only(ByPerson); ok {
		targets = p.Deals.targetsOf[record.ID(id)]
	}
	return slices.ContainsFunc(targets, func(t Target) bool { return t.From < span.To && t.To >= span.From })
}

// quotaBelow adds up the targets of teams, and those of people whose team has none.
func (p *part) quotaBelow(span period.Period, fixed []Dim) (quota, bool) {
	var teams quota
	var have map[record.ID]bool
	of := false
	if !slices.Contains(fixed, ByTeam) {
		teams, of = p.quotaAt(span, append(slices.Clone(fixed), ByTeam), ends[1].name, nil)
		have = teams.teams
	}
	people, ok := p.quotaAt(span, withoutTeam(append(slices.Clone(fixed), ByPerson)), ends[0].name, have)
	switch {
	case of && ok:
		people.level = text.New("suma de los objetivos de equipos y personas", "sum of the teams' and people's targets")
		people.minor += teams.minor
		people.ids = append(teams.ids, people.ids...)
		people.prorated = people.prorated || teams.prorated
		people.foreign += teams.foreign
		return people, true
	case of:
		return teams, true
	}
	return people, ok
}

// withoutTeam drops the team beside a person: a person's target belongs to the person's team.
func withoutTeam(dims []Dim) []Dim {
	if slices.Contains(dims, ByPerson) {
		return slices.DeleteFunc(dims, func(d Dim) bool { return d == ByTeam })
	}
	return dims
}

// quotaAt adds up the targets that have exactly these sides set, each to something that belongs to
// the cell; those of people in teams that are without leaves out.
func (p *part) quotaAt(span period.Period, dims []Dim, level text.Text, without map[record.ID]bool) (quota, bool) {
	type whose [4]record.ID
	q := quota{level: level}
	var order []whose
	var by map[whose][]quotas.Target
	for _, t := range p.candidates(dims) {
		var w whose
		fits := t.From < span.To && t.To >= span.From && t.From.Known() && t.To >= t.From && t.InDeals() == p.def.deals
		for i, e := range ends {
			w[i] = e.of(t.Target)
			fits = fits && (w[i] != "") == slices.Contains(dims, e.dim) && (w[i] == "" || p.passes(e.dim, string(w[i])))
		}
		switch {
		case !fits:
		case !t.InDeals() && t.Amount.Currency != p.Deals.Currency:
			if w[0] == "" || len(p.owed(w[0], span, without)) > 0 {
				q.foreign++
			}
		default:
			if by == nil {
				by, q.teams = map[whose][]quotas.Target{}, map[record.ID]bool{}
			}
			if by[w] == nil {
				order = append(order, w)
			}
			by[w] = append(by[w], quotas.Target(t))
			q.teams[t.Team] = true
		}
	}
	for _, w := range order {
		spans := []period.Period{span}
		if w[0] != "" {
			spans = p.owed(w[0], span, without)
		}
		for _, s := range spans {
			c := quotas.Cover(quotas.InForce(by[w], p.Today), s, p.Deals.Work)
			for _, id := range c.IDs {
				if len(spans) == 1 || !slices.Contains(q.ids, id) {
					q.ids = append(q.ids, id)
				}
			}
			q.minor += c.Value
			q.prorated = q.prorated || c.Partial
		}
	}
	return q, len(q.ids) > 0
}

// candidates are the targets among which those of the sides may be.
func (p *part) candidates(dims []Dim) []Target {
	if !slices.Contains(dims, ByPerson) {
		return p.Deals.targetsOf[""]
	}
	if id, ok := p.only(ByPerson); ok {
		return p.Deals.targetsOf[record.ID(id)]
	}
	return p.Deals.Targets
}

// inTeam reports whether a person was in a team of the cell in its period.
func (p *part) inTeam(x *Person) bool {
	if len(x.moves) == 0 || p.period == (period.Period{}) {
		return p.passes(ByTeam, string(x.Team))
	}
	return len(p.present(x, p.period.From, p.period.To)) > 0
}

// warnings tells what a person should know about the target.
func (q quota) warnings() []Phrase {
	var out []Phrase
	if q.prorated {
		out = append(out, say(text.New("Hay objetivos de un plazo más largo que el período: cuentan en proporción a sus días hábiles.",
			"Some targets are for longer than the period: they count in proportion to their working days.")))
	}
	if q.foreign > 0 {
		out = append(out, say(text.New("{n} objetivos están en otra moneda y no cuentan.", "{n} targets are in another currency and do not count."), "n", q.foreign))
	}
	return out
}

// group is the targets as records counted.
func (q quota) group() Group {
	return Group{Role: "target", Text: text.New("Objetivos", "Targets"), Of: record.TargetKind.Name, IDs: q.ids}
}

// targetCells are the values of a dimension that have a target.
func targetCells(d *Deals) func(Dim) []string {
	return func(dim Dim) []string {
		var out []string
		for _, e := range ends {
			for _, t := range d.Targets {
				if id := string(e.of(t.Target)); e.dim == dim && id != "" && !slices.Contains(out, id) {
					out = append(out, id)
				}
			}
		}
		return out
	}
}

var (
	noPeriodText = text.New("Elija un período: un objetivo vale para un plazo.", "Choose a period: a target holds for a stretch of time.")
	noTargetText = text.New("No hay un objetivo para este período y alcance.", "There is no target for this period and scope.")
)

// quotaOf is the cell's quota, or why there is none.
func (p *part) quotaOf() (quota, Phrase) {
	if p.period == (period.Period{}) {
		return quota{}, say(noPeriodText)
	}
	q, ok := p.quotaIn(p.period)
	if !ok || q.minor <= 0 {
		return quota{}, say(noTargetText)
	}
	return q, Phrase{}
}
