package kpi

import (
	"math"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/money"
	paced "rumbo/engine/pace"
	"rumbo/engine/period"
	quotas "rumbo/engine/quota"
	"rumbo/engine/record"
)

// Kinds are the record kinds that Build reads.
func Kinds() []string {
	return []string{"opportunity", "stage", "person", "team", "account", "product", "line", "target", "settings", "holiday", "membership"}
}

// Build puts the deals of a state into columns, in one pass.
func Build(s *change.State) *Deals { return build(s, nil) }

func build(s *change.State, p *paced.Pace) *Deals {
	d := newDeals(s)
	d.room(s.Table(record.OpportunityKind.Name).Len())
	for r := range s.Table(record.OpportunityKind.Name).Rows() {
		p.Step()
		if r.Alive() {
			d.fill(d.add(), r)
		}
	}
	d.settle()
	return d
}

// Update is Build for a state that came from the one of an earlier Deals, or nil: it computes only the deals that
// changed. What it gives is the same to the last bit.
func Update(earlier *Deals, s *change.State) *Deals { return UpdatePaced(earlier, s, nil) }

// UpdatePaced is Update that gives way between pieces.
func UpdatePaced(earlier *Deals, s *change.State, p *paced.Pace) *Deals {
	if earlier == nil {
		return build(s, p)
	}
	d := newDeals(s)
	if !d.holds(earlier) {
		return build(s, p)
	}
	d.share(earlier)
	k := 0
	for r := range s.Table(record.OpportunityKind.Name).Rows() {
		p.Step()
		switch {
		case k < len(earlier.rows) && earlier.rows[k] == r:
			k++
		case !r.Alive():
		case k < len(earlier.rows) && earlier.IDs[k] != r.ID:
			return build(s, p) // one was deleted or came back: all row numbers shift
		case k < len(earlier.rows):
			d.fill(int32(k), r)
			k++
		default:
			if d.shared != 0 {
				d.own(s.Table(record.OpportunityKind.Name).Len())
			}
			d.fill(d.add(), r)
			k++
		}
	}
	if k != len(d.rows) {
		return build(s, p)
	}
	d.settle()
	return d
}

// stageInfo is what a deal takes from its stage.
type stageInfo struct {
	state State
	prob  record.Opt
}

func newDeals(s *change.State) *Deals {
	settings := record.DefaultSettings()
	if r := change.Get(s, record.SettingsKind, record.TheSettings); r != nil {
		settings = *r
	}
	d := &Deals{Currency: settings.Money(), Work: quotas.Workweek(s), cols: map[Dim]*Column{}, targetsOf: map[record.ID][]Target{}}
	moves := memberships(s)
	d.teams = named(s, record.TeamKind, func(t *record.Team) string { return t.Name }).values
	d.person = named(s, record.PersonKind, func(p *record.Person) string {
		d.People = append(d.People, Person{Name: p.Name, Team: p.Team, Start: p.Start, End: p.End, FTE: p.FTE.Or(1), Sells: p.Role == "seller" || p.Role == "kam"})
		d.roleless = append(d.roleless, p.Role == "")
		return p.Name
	})
	for i := range d.People {
		d.People[i].ID = record.ID(d.person.values[i].ID)
		d.People[i].moves = moves[d.People[i].ID]
	}
	d.account = named(s, record.AccountKind, func(a *record.Account) string {
		d.accounts = append(d.accounts, a)
		return a.Name
	})
	d.line = named(s, record.LineKind, func(l *record.Line) string { return l.Name })
	d.product = named(s, record.ProductKind, func(p *record.Product) string {
		d.productLine = append(d.productLine, p.Line)
		return p.Name
	})
	d.Products = len(d.product.values)
	d.stage = named(s, record.StageKind, func(st *record.Stage) string {
		d.stageOf = append(d.stageOf, about(st))
		return st.Name
	})
	for id, t := range change.All(s, record.TargetKind) {
		d.Targets = append(d.Targets, Target{id, t})
		d.targetsOf[t.Person] = append(d.targetsOf[t.Person], Target{id, t})
	}
	return d
}

// named numbers the records of a kind.
func named[T any](s *change.State, k *record.Kind[T], name func(*T) string) *dict {
	d := newDict(s.Table(k.Name).Len())
	for id, r := range change.All(s, k) {
		d.add(string(id), name(r))
	}
	d.named = len(d.values)
	return d
}

func about(st *record.Stage) stageInfo {
	info := stageInfo{prob: st.Probability}
	switch st.Outcome {
	case record.StageOpen:
		info.state = isOpen
	case record.StageWon:
		info.state = isWon
	case record.StageLost:
		info.state = isLost
	}
	if st.Qualified {
		info.state |= isQualified
	}
	return info
}

// holds reports whether rows of earlier columns mean the same here.
func (d *Deals) holds(earlier *Deals) bool {
	n := len(earlier.stageOf)
	return d.Currency == earlier.Currency &&
		len(d.stageOf) >= n && slices.Equal(d.stageOf[:n], earlier.stageOf) &&
		len(d.productLine) >= len(earlier.productLine) && slices.Equal(d.productLine[:len(earlier.productLine)], earlier.productLine) &&
		d.person.holds(earlier.person) && d.account.holds(earlier.account) && d.product.holds(earlier.product) &&
		d.line.holds(earlier.line) && d.stage.holds(earlier.stage)
}

// room makes the columns, empty, for n deals.
func (d *Deals) room(n int) {
	d.IDs, d.rows, d.State = make([]record.ID, 0, n), make([]*change.Row, 0, n), make([]State, 0, n)
	d.Amount, d.Weighted = make([]int64, 0, n), make([]int64, 0, n)
	d.Created, d.Close = make([]period.Date, 0, n), make([]period.Date, 0, n)
	for i := range d.codes {
		d.codes[i] = make([]int32, 0, n)
	}
}

// share takes over the columns of earlier deals as they are. Those that turn out to differ are copied then: an
// edit writes to few of them.
func (d *Deals) share(from *Deals) {
	d.IDs, d.rows, d.State, d.Amount, d.Weighted = from.IDs, from.rows, from.State, from.Amount, from.Weighted
	d.Created, d.Close, d.codes = from.Created, from.Close, from.codes
	d.shared = allShared
}

// columnSet names columns.
type columnSet uint16

const (
	ofIDs columnSet = 1 << iota
	ofRows
	ofState
	ofAmount
	ofWeighted
	ofCreated
	ofClose
	ofCodes   // five of them
	allShared = ofCodes<<5 - 1
)

// put writes one place of a column, which becomes our own before.
func put[T comparable](d *Deals, which columnSet, column *[]T, row int32, v T) {
	if (*column)[row] == v {
		return
	}
	if d.shared&which != 0 {
		*column = slices.Clone(*column)
		d.shared &^= which
	}
	(*column)[row] = v
}

// own copies the columns that are shared, with room for n deals.
func (d *Deals) own(n int) {
	d.IDs, d.rows, d.State = copied(d.IDs, n), copied(d.rows, n), copied(d.State, n)
	d.Amount, d.Weighted = copied(d.Amount, n), copied(d.Weighted, n)
	d.Created, d.Close = copied(d.Created, n), copied(d.Close, n)
	for i := range d.codes {
		d.codes[i] = copied(d.codes[i], n)
	}
	d.shared = 0
}

func copied[T any](column []T, n int) []T {
	return append(make([]T, 0, max(n, len(column))), column...)
}

// add makes room for one deal more and gives its row number.
func (d *Deals) add() int32 {
	d.IDs, d.rows, d.State = append(d.IDs, ""), append(d.rows, nil), append(d.State, 0)
	d.Amount, d.Weighted = append(d.Amount, 0), append(d.Weighted, 0)
	d.Created, d.Close = append(d.Created, 0), append(d.Close, 0)
	for i := range d.codes {
		d.codes[i] = append(d.codes[i], 0)
	}
	return int32(len(d.IDs) - 1)
}

// fill writes the columns of one deal.
func (d *Deals) fill(row int32, r *change.Row) {
	o := r.Rec.(*record.Opportunity)
	put(d, ofIDs, &d.IDs, row, r.ID)
	put(d, ofRows, &d.rows, row, r)
	product, line, stage := d.product.code(o.Product), o.Line, d.stage.code(o.Stage)
	if line == "" && product >= 0 && int(product) < len(d.productLine) {
		line = d.productLine[product]
	}
	codes := [...]int32{d.person.code(o.Owner), d.account.code(o.Account), product, d.line.code(line), stage}
	for i, c := range codes {
		put(d, ofCodes<<i, &d.codes[i], row, c)
	}
	var st State
	var prob record.Opt
	if stage >= 0 && int(stage) < len(d.stageOf) {
		st, prob = d.stageOf[stage].state, d.stageOf[stage].prob
	}
	if o.Owner != "" {
		st |= hasOwner
	}
	if o.Account != "" {
		st |= hasAccount
	}
	if o.Probability.OK {
		prob = o.Probability
	}
	put(d, ofState, &d.State, row, d.amounts(row, o, st, prob)|d.dates(row, o))
}

// amounts writes the row's amount and weighted amount; it gives the state with what they tell.
func (d *Deals) amounts(row int32, o *record.Opportunity, st State, prob record.Opt) State {
	minor, weighted := int64(0), int64(0)
	switch {
	case o.Amount.Currency == money.None:
	case o.Amount.Currency != d.Currency:
		st |= amountOther
	case o.Amount.Minor == 0:
		st |= amountZero
	default:
		st |= amountSet
		minor = o.Amount.Minor
	}
	if st.Open() && prob.OK && !math.IsNaN(prob.V) {
		st |= hasProb
		weighted = money.New(minor, d.Currency).Part(prob.V).Minor
	}
	put(d, ofAmount, &d.Amount, row, minor)
	put(d, ofWeighted, &d.Weighted, row, weighted)
	return st
}

// dates writes the row's dates; it gives what they tell about its state.
func (d *Deals) dates(row int32, o *record.Opportunity) (st State) {
	put(d, ofCreated, &d.Created, row, o.Created)
	put(d, ofClose, &d.Close, row, o.Close)
	if o.Close.Known() {
		st |= hasClose
	}
	if o.Created.Known() {
		st |= hasCreated
		if o.Close.Known() && o.Close < o.Created {
			st |= isBackwards
		}
	}
	return st
}

// settle works out what depends on all rows: who sells, and when the data begin.
func (d *Deals) settle() {
	owns := make([]bool, len(d.person.values))
	for _, p := range d.codes[0] {
		if p >= 0 {
			owns[p] = true
		}
	}
	sells := make([]State, len(owns))
	for i := range d.People {
		if d.roleless[i] {
			d.People[i].Sells = owns[i]
		}
		if d.People[i].Sells {
			sells[i] = ownerSells
		}
	}
	if d.shared&ofState != 0 {
		d.State = slices.Clone(d.State)
		d.shared &^= ofState
	}
	for row, p := range d.codes[0] {
		d.State[row] &^= ownerSells
		if p >= 0 {
			d.State[row] |= sells[p]
		}
		if c := d.Close[row]; c != 0 && d.State[row].Closed() {
			if d.first == 0 || c < d.first {
				d.first = c
			}
			d.last = max(d.last, c)
		}
	}
}
