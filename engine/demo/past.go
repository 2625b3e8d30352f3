package demo

import (
	"cmp"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// remembered is for how many days back people wrote down what happened to their deals.
const remembered = 98

// Past takes the deals of a company that were moving lately, and its account plans, out of its ops and gives them with their
// story: as they stood on an earlier day, and every change since, by who owns them. Together both are the same company, with named
// versions of its plans. tag is that of its IDs, lang the language of its words; noon gives the moment of noon of a day in milliseconds since 1970.
func Past(seed uint64, tag, lang string, ops []change.Op, today period.Date, noon func(period.Date) int64) (rest []change.Op, story change.Handover) {
	p := &past{rng: rand.New(rand.NewPCG(seed, 0x70617374)), tag: tag, lang: lang, today: today, noon: noon, names: map[record.ID]string{}, moves: map[record.ID][]*record.StageMove{}, held: map[record.ID]period.Date{}, state: &change.State{}}
	h := fnv.New64a()
	h.Write([]byte(tag))
	p.replica = h.Sum64()>>1 | 1
	for _, op := range ops {
		switch r := op.New.(type) {
		case *record.Person:
			p.names[op.ID] = r.Name
		case *record.Review:
			if r.Status == "held" {
				p.held[op.ID] = r.On
			}
		case *record.StageMove:
			p.moves[r.Opportunity] = append(p.moves[r.Opportunity], r)
		}
	}
	var lived []change.Op
	for _, op := range ops {
		if o, ok := op.New.(*record.Opportunity); ok && p.moving(op.ID, o) {
			lived = append(lived, op)
			continue
		}
		rest = append(rest, op)
	}
	for _, op := range lived {
		p.live(op.ID, op.New.(*record.Opportunity))
	}
	p.rng = rand.New(rand.NewPCG(seed, 0x706c616e))
	rest = p.plans(rest)
	return rest, p.tell()
}

type past struct {
	rng     *rand.Rand
	tag     string
	lang    string
	today   period.Date
	noon    func(period.Date) int64
	replica uint64
	names   map[record.ID]string
	moves   map[record.ID][]*record.StageMove
	held    map[record.ID]period.Date // reviews
	events  []written
	state   *change.State
}

// written is what somebody wrote on a day in one go.
type written struct {
	on    period.Date
	who   string
	label string
	what  []piece
}

// piece is one record of it: the first time the record itself, then fields of it.
type piece struct {
	kind   string
	id     record.ID
	rec    any
	fields map[string]record.Value
}

// moving tells deals that began a while ago and were not decided long ago.
func (p *past) moving(id record.ID, o *record.Opportunity) bool {
	moves := p.moves[id]
	if len(moves) == 0 || o.Created >= p.today-5 {
		return false
	}
	last := moves[len(moves)-1]
	decided := last.Stage == "stage-won" || last.Stage == "stage-lost"
	return !decided || last.On > p.today-remembered+7
}

// live makes up what was known of a deal earlier: a date that was nearer or farther, an amount that was another.
func (p *past) live(id record.ID, o *record.Opportunity) {
	first := max(o.Created, p.today-remembered)
	rec, moves := *o, p.moves[id]
	at := 0
	for at+1 < len(moves) && moves[at+1].On <= first {
		at++
	}
	rec.Stage, rec.LostReason, rec.Changed = moves[at].Stage, "", first
	who := p.names[o.Owner]
	dates, amounts := p.before(o, &rec, first)
	kind := record.OpportunityKind.Name
	p.events = append(p.events, written{first, who, "create", []piece{{kind, id, &rec, nil}}})
	write := func(on period.Date, label string, fields map[string]record.Value) {
		p.events = append(p.events, written{on, who, label, []piece{{kind, id, nil, fields}}})
	}
	for _, m := range moves[at+1:] {
		fields := map[string]record.Value{"stage": record.OfText(string(m.Stage)), "changed": record.OfDate(m.On)}
		if m.Stage == "stage-won" || m.Stage == "stage-lost" {
			fields["close"] = record.OfDate(o.Close)
			if o.LostReason != "" {
				fields["lost_reason"] = record.OfText(o.LostReason)
			}
		}
		write(m.On, "move_stage", fields)
	}
	end := p.today
	if last := moves[len(moves)-1]; o.LostReason != "" || last.Stage == "stage-won" {
		end = last.On
	}
	for i, d := range dates {
		write(p.between(first, end, i, len(dates)), "edit", map[string]record.Value{"close": record.OfDate(d)})
	}
	for i, a := range amounts {
		write(p.between(first, end, i, len(amounts)), "edit", map[string]record.Value{"amount": record.OfMoney(a)})
	}
}

// before sets the date and the amount as they were at first, and gives those that followed, the present ones last. A
// deal that nobody looks after any more keeps its date.
func (p *past) before(o, rec *record.Opportunity, first period.Date) (dates []period.Date, amounts []money.Amount) {
	span := p.today - first
	if span > 10 && o.Close > first+20 {
		switch x := p.rng.Float64(); {
		case x < 0.30 && o.Forecast != record.ForecastOmitted: // put off, some of them again and again
			n := 1 + p.rng.IntN(3)
			for i := n; i >= 1; i-- {
				earlier := max(workday(o.Close-period.Date(i*(12+p.rng.IntN(20)))), first+7)
				if i == n {
					rec.Close = earlier
				} else {
					dates = append(dates, earlier)
				}
			}
			dates = append(dates, o.Close)
		case x < 0.38:
			rec.Close = workday(o.Close + period.Date(20+p.rng.IntN(50)))
			dates = append(dates, o.Close)
		}
	}
	if o.Amount.Known() && span > 10 && p.rng.Float64() < 0.28 {
		factor := 0.75 + 0.2*p.rng.Float64()
		if p.rng.Float64() < 0.4 {
			factor = 1.1 + 0.25*p.rng.Float64()
		}
		unit := 500 * float64(o.Amount.Currency.Factor())
		if minor := int64(math.Round(float64(o.Amount.Minor)*factor/unit) * unit); minor > 0 && minor != o.Amount.Minor {
			rec.Amount = money.New(minor, o.Amount.Currency)
			amounts = append(amounts, o.Amount)
		}
	}
	return dates, amounts
}

// between is a working day for the i-th of n changes between two days.
func (p *past) between(first, end period.Date, i, n int) period.Date {
	span := int(end-first) - 2
	if span < n {
		return max(end-1, first)
	}
	return max(workday(first+1+period.Date((span*i+p.rng.IntN(span))/n)), first)
}

// tell puts what was written into changes, one for each moment.
func (p *past) tell() change.Handover {
	slices.SortStableFunc(p.events, func(a, b written) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(b2i(a.what[0].rec == nil), b2i(b.what[0].rec == nil)))
	})
	var h change.History
	for i, w := range p.events {
		at := change.Stamp{Time: uint64(p.noon(w.on)+int64(i)*1000) << 16, Replica: p.replica}
		c := change.Change{At: at, Author: w.who, Label: w.label}
		for _, x := range w.what {
			op := change.Op{}
			switch r := x.rec.(type) { // what they name is the moment
			case *record.Version:
				r.Seen = p.state.Seen().String()
			case *record.Review:
				if r.Status == "held" {
					r.Seen = p.state.Seen().String()
				}
			}
			if x.rec != nil {
				op = change.Created(x.kind, x.id, x.rec)
			} else if op = change.Edit(p.state, x.kind, x.id, x.fields); len(op.Patches) == 0 {
				continue
			}
			c.Ops = append(c.Ops, op)
		}
		if len(c.Ops) == 0 {
			continue
		}
		p.state = change.Apply(p.state, c)
		h = append(h, c)
	}
	return change.Handover{State: p.state, History: h}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
