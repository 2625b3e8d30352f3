package quota

import (
	"slices"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Who is the company (both empty), a team, or a person in a team (Team "" for one without).
type Who struct{ Team, Person record.ID }

// Months of a fiscal year.
const Months = 12

// Node is one row of a plan.
type Node struct {
	Who
	Name     string
	Parent   int // −1 of the company
	Children []int
	// Own tells that there are targets of its own in the year; else its values are the sums of its children's.
	Own    bool
	Values [Months]int64 // minor units, or deals
	Has    [Months]bool  // whether there is a value at all
	Sums   [Months]int64 // of the children
	HasSum bool          // whether any child has a value
	// Present is the share of each month's working days in which a person is here and in the team; 1 for
	// teams and the company.
	Present [Months]float64
	In      [Months]bool // whether the month counts in this team
	Joined  period.Date  // of a person; unknown: before the year
	Left    period.Date
	FTE     float64
	Foreign int // targets in another currency, which do not count

	targets []Target // in force
	cut     bool     // longer targets were cut into months, here or below
}

// Plan is a fiscal year's quotas in one measure: the company first, then each team with its people, then people
// without a team. Read-only.
type Plan struct {
	Year     period.Period
	Months   [Months]period.Period
	Measure  string // record.MeasureRevenue or MeasureDeals
	Currency money.Code
	Day      period.Date // as of which day targets hold
	Nodes    []Node

	cal  period.Calendar
	work period.Workweek
}

// Question is what a plan is asked for.
type Question struct {
	Year     period.Period
	Calendar period.Calendar
	Currency money.Code
	Measure  string
	Day      period.Date
	// Sells tells who counts as a salesperson: those have a row, also without a quota.
	Sells func(record.ID) bool
	// Give lets the page go on between pieces; it may be nil.
	Give *pace.Pace
}

// InDeals reports whether values are numbers of deals.
func (p *Plan) InDeals() bool { return p.Measure == record.MeasureDeals }

// Build reads the plan of a year from a workspace, giving way between pieces.
func Build(s *change.State, q Question) *Plan {
	if q.Measure != record.MeasureDeals {
		q.Measure = record.MeasureRevenue
	}
	p := &Plan{Year: q.Year, Measure: q.Measure, Currency: q.Currency, Day: q.Day, cal: q.Calendar, work: Workweek(s)}
	copy(p.Months[:], q.Calendar.Cut(q.Year, period.Month))
	by, foreign := p.targets(s, q.Give)
	p.rows(s, q, by)
	for i := range p.Nodes {
		q.Give.Now()
		n := &p.Nodes[i]
		own := n.Who
		if own.Person != "" {
			own.Team = ""
		}
		n.targets, n.Foreign = by[own], foreign[own]
		p.fill(n)
	}
	p.settle()
	return p
}

// targets are those of the year by owner, in force; and how many are in another currency.
func (p *Plan) targets(s *change.State, give *pace.Pace) (map[Who][]Target, map[Who]int) {
	by, foreign := map[Who][]Target{}, map[Who]int{}
	for id, t := range change.All(s, record.TargetKind) {
		give.Step()
		if t.Account != "" || t.Line != "" || t.InDeals() != p.InDeals() || t.From >= p.Year.To || t.To < p.Year.From || t.To < t.From || !t.From.Known() {
			continue
		}
		w := Who{t.Team, t.Person}
		if t.Person != "" {
			w.Team = "" // a person's target belongs to the person, in whatever team
		}
		if !p.InDeals() && t.Amount.Currency != p.Currency {
			foreign[w]++
			continue
		}
		by[w] = append(by[w], Target{id, t})
	}
	for w, list := range by {
		give.Step()
		by[w] = InForce(list, p.Day)
	}
	return by, foreign
}

// rows makes the nodes without their values.
func (p *Plan) rows(s *change.State, q Question, by map[Who][]Target) {
	p.Nodes = []Node{{Parent: -1, FTE: 1}}
	people := p.people(s, q, by)
	type team struct {
		id   record.ID
		name string
	}
	var teams []team
	for id, t := range change.All(s, record.TeamKind) {
		if len(people[id]) > 0 || by[Who{Team: id}] != nil {
			teams = append(teams, team{id, t.Name})
		}
	}
	slices.SortFunc(teams, func(a, b team) int { return strings.Compare(a.name+"\x00"+string(a.id), b.name+"\x00"+string(b.id)) })
	add := func(parent int, n Node) int {
		n.Parent = parent
		at := len(p.Nodes)
		p.Nodes = append(p.Nodes, n)
		p.Nodes[parent].Children = append(p.Nodes[parent].Children, at)
		return at
	}
	for _, t := range teams {
		at := add(0, Node{Who: Who{Team: t.id}, Name: t.name, FTE: 1})
		for _, n := range people[t.id] {
			add(at, n)
		}
	}
	for _, n := range people[""] {
		add(0, n)
	}
	for i := range p.Nodes {
		if n := &p.Nodes[i]; n.Person == "" {
			for m := range n.Present {
				n.Present[m], n.In[m] = 1, true
			}
		}
	}
}

// people are the rows of people by team, by name.
func (p *Plan) people(s *change.State, q Question, by map[Who][]Target) map[record.ID][]Node {
	moves := memberships(s)
	out := map[record.ID][]Node{}
	exists := func(team record.ID) record.ID {
		if change.Get(s, record.TeamKind, team) == nil {
			return ""
		}
		return team
	}
	for id, x := range change.All(s, record.PersonKind) {
		q.Give.Now()
		has := by[Who{Person: id}] != nil
		here := (!x.Start.Known() || x.Start < p.Year.To) && (!x.End.Known() || x.End >= p.Year.From)
		if !has && !(here && q.Sells != nil && q.Sells(id)) {
			continue
		}
		var teams []record.ID
		nodes := map[record.ID]*Node{}
		for m, month := range p.Months {
			team := exists(TeamIn(month, x.Team, moves[id], p.work))
			n := nodes[team]
			if n == nil {
				n = &Node{Who: Who{team, id}, Name: x.Name, Joined: x.Start, Left: x.End, FTE: x.FTE.Or(1)}
				nodes[team], teams = n, append(teams, team)
			}
			n.In[m], n.Present[m] = true, presence(month, x.Start, x.End, p.work)
		}
		for _, team := range teams {
			out[team] = append(out[team], *nodes[team])
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b Node) int {
			return strings.Compare(a.Name+"\x00"+string(a.Person), b.Name+"\x00"+string(b.Person))
		})
	}
	return out
}

// fill reads a node's own values.
func (p *Plan) fill(n *Node) {
	for m, month := range p.Months {
		if !n.In[m] || len(n.targets) == 0 {
			continue
		}
		c := Cover(n.targets, month, p.work)
		n.Values[m], n.Has[m] = c.Value, len(c.IDs) > 0
		n.Own = n.Own || n.Has[m]
		n.cut = n.cut || c.Partial
	}
}

// settle adds up from the leaves. Children stand after their parent.
func (p *Plan) settle() {
	for i := len(p.Nodes) - 1; i >= 0; i-- {
		n := &p.Nodes[i]
		n.Sums, n.HasSum = [Months]int64{}, false
		var has [Months]bool
		for _, c := range n.Children {
			n.cut = n.cut || p.Nodes[c].cut
			for m := range n.Sums {
				if p.Nodes[c].Has[m] {
					n.Sums[m] += p.Nodes[c].Values[m]
					has[m], n.HasSum = true, true
				}
			}
		}
		if !n.Own && len(n.Children) > 0 {
			n.Values, n.Has = n.Sums, has
		}
	}
}

// Find gives a node's number; −1 if it is not there.
func (p *Plan) Find(w Who) int {
	return slices.IndexFunc(p.Nodes, func(n Node) bool { return n.Who == w })
}

// Range is a stretch of months: from 0…11 to 1…12, excluded.
type Range struct{ From, To int }

// The ranges of a year.
var Year = Range{0, Months}

// Quarter is the n-th one, 0…3.
func Quarter(n int) Range { return Range{3 * n, 3*n + 3} }

// Month is the n-th one, 0…11.
func Month(n int) Range { return Range{n, n + 1} }

// Value is a node's quota in some months; false if it has none.
func (n *Node) Value(r Range) (int64, bool) {
	total, has := int64(0), false
	for m := r.From; m < r.To; m++ {
		total += n.Values[m]
		has = has || n.Has[m]
	}
	return total, has
}

// Open is what is not settled in some months: the node's own quota less the sum of its children's. It is
// 0 where one of the two is not there.
func (n *Node) Open(r Range) int64 {
	if !n.Own || !n.HasSum {
		return 0
	}
	d := int64(0)
	for m := r.From; m < r.To; m++ {
		d += n.Values[m] - n.Sums[m]
	}
	return d
}

// Opens reports whether any of the months has a difference, though they may cancel each other out. Where
// longer targets were cut into months and agree as a whole, what months differ by rounding is none.
func (n *Node) Opens(r Range) bool {
	rounding := int64(0)
	if n.cut && n.Open(Year) == 0 {
		rounding = int64(len(n.Children)+2) / 2
	}
	for m := r.From; m < r.To; m++ {
		if d := n.Open(Month(m)); max(d, -d) > rounding {
			return true
		}
	}
	return false
}

// Targets are the node's own that hold now, as a file or a history shows them.
func (n *Node) Targets() []Target { return n.targets }

// Weeks are the year's weeks; the first and the last are cut at its ends.
func (p *Plan) Weeks() []period.Period {
	out := p.cal.Cut(p.Year, period.Week)
	for i := range out {
		if out[i].From < p.Year.From || out[i].To > p.Year.To {
			out[i] = period.Period{From: max(out[i].From, p.Year.From), To: min(out[i].To, p.Year.To), Grain: period.Span}
		}
	}
	return out
}

// Within is a node's quota in some days of the year, by working days; false if it has none there. Days that
// follow each other sum to the whole to the cent.
func (p *Plan) Within(node int, days period.Period) (int64, bool) {
	n := &p.Nodes[node]
	total, has := int64(0), false
	for m, month := range p.Months {
		from, to := max(month.From, days.From), min(month.To, days.To)
		if from >= to || !n.Has[m] {
			continue
		}
		has = true
		switch {
		case !n.Own:
			for _, c := range n.Children {
				v, _ := p.Within(c, period.Period{From: from, To: to})
				total += v
			}
		default:
			total += Cover(n.targets, period.Period{From: from, To: to}, p.work).Value
		}
	}
	return total, has
}
