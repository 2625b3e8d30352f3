package kpi

import (
	"math"
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What the State of an activity says as effort; effWon is a deal won, which is what came of it.
const (
	effDone State = 1 << iota
	effPlanned
	effTimed
	effPriced // its cost is known
	effStrategic
	effOperational
	effCapacity // its person's capacity is known
	effSeller
	effWon
	effForeign
	effAmount
	effTalk // a live conversation by telephone that we began
)

// efforts is the table of activities with what they took, and of deals won.
type efforts struct {
	Table
	minutes []int32 // of activities
	amount  []int64 // cost of an activity, amount of a deal; minor units
	first   int32   // row of the first deal
}

var effortDims = append(append([]Dim{}, peopleDims...), clientDims...)

func (f *Facts) efforts() *efforts {
	if f == nil {
		return &efforts{Table: newTable("activity", noActivities)}
	}
	return lazily(f, "efforts", func() *efforts {
		a := f.activities()
		e := &efforts{Table: newTable("activity", noActivities), first: int32(a.Len()), minutes: a.minutes}
		if a.Len() == 0 {
			return e
		}
		d := f.deals
		n := a.Len() + d.Len()
		e.state, e.amount, e.when = make([]State, 0, n), make([]int64, 0, n), append(make([]date, 0, n), a.when...)
		f.price(e, a)
		for i, s := range d.State {
			e.state = append(e.state, flag(s.Won(), effWon)|flag(s.Foreign(), effForeign)|flag(s.Usable(), effAmount)|flag(s.BySeller(), effSeller))
			e.when, e.amount = append(e.when, d.Close[i]), append(e.amount, d.Amount[i])
		}
		e.id = func(row int32) record.ID {
			if row >= e.first {
				return d.IDs[row-e.first]
			}
			return a.ID(row)
		}
		behind := func(c func() *Column, more []int32) func() *Column {
			return func() *Column {
				x := c()
				return &Column{slices.Concat(x.Codes, more), x.Values}
			}
		}
		e.people(d, behind(fromSet(a.set, "person", d.person), d.codes[0]))
		e.clients(d, behind(fromSet(a.set, "account", d.account), d.codes[1]))
		e.makers[ByKind] = behind(fromChoices(a.set, "kind"), nones(d.Len()))
		e.makers[ByNature] = behind(fromChoices(a.set, "nature"), nones(d.Len()))
		e.Table.first = a.Table.first
		return e
	})
}

// price writes what each activity took: its own cost, and its minutes at its person's rate.
func (f *Facts) price(e *efforts, a *activities) {
	status, cost, who := a.set.Choices("status"), a.set.Money("cost"), a.set.Codes("person")
	planned, ours := status.Code(record.ActivityPlanned), cost.Code(f.deals.Currency)
	rates, hours := make([][]rate, len(who.Values)), make([][]rate, len(who.Values))
	sells := make([]bool, len(who.Values))
	for i, id := range who.Values {
		rates[i], hours[i] = f.rates()[id], f.capacities()[id]
		if code := f.deals.who(id); code >= 0 {
			sells[i] = f.deals.People[code].Sells
		}
	}
	row := 0
	var what []uint8
	var amounts []int64
	var persons []int32
	for _, p := range a.set.Parts {
		st, own, in, people := status.Into(p, &what), cost.Into(p, &amounts), cost.CurrencyIn(p), who.Into(p, &persons)
		for i := range p.Len() {
			s, bits := a.state[row], State(0)
			bits |= flag(s&actDone != 0, effDone) | flag(st[i] == planned, effPlanned) | flag(s&actTimed != 0, effTimed)
			bits |= flag(s&(actCall|actDone|actConversation|actIncoming) == actCall|actDone|actConversation, effTalk)
			bits |= flag(s&actStrategic != 0, effStrategic) | flag(s&actOperational != 0, effOperational)
			minor := int64(0)
			if c := people[i]; c >= 0 {
				_, full := at(hours[c], a.when[row])
				bits |= flag(full, effCapacity) | flag(sells[c], effSeller)
				if hour, ok := at(rates[c], a.when[row]); ok && s&actTimed != 0 {
					minor, bits = int64(math.Round(float64(a.minutes[row])*hour/60)), bits|effPriced
				}
			}
			if in[i] == ours {
				minor, bits = minor+own[i], bits|effPriced
			}
			e.state, e.amount = append(e.state, bits), append(e.amount, minor)
			row++
		}
	}
}

// capacities are the hours a week of each person, by day.
func (f *Facts) capacities() map[string][]rate {
	return lazily(f, "capacities", func() map[string][]rate {
		out := map[string][]rate{}
		for _, c := range sortedBy(f.state, record.CapacityKind, func(c *record.Capacity) date { return c.From }) {
			if c.Hours.OK {
				out[string(c.Person)] = append(out[string(c.Person)], rate{c.From, c.Hours.V})
			}
		}
		return out
	})
}

// capacity is the cell's hours in a stretch of days: a fifth of the week's on each working day.
func (p *part) capacity(span period.Period) float64 {
	total := 0.0
	capacities, people := p.Facts.capacities(), p.whose()
	for i := range people {
		x := &people[i]
		list := capacities[string(x.ID)]
		if len(list) == 0 || !p.passes(ByPerson, string(x.ID)) {
			continue
		}
		for n, r := range list {
			from, to := max(span.From, r.from), span.To
			if n+1 < len(list) {
				to = min(to, list[n+1].from)
			}
			for _, t := range p.present(x, from, to) {
				total += math.Round(r.value*1000) * float64(p.Deals.Work.Days(t.From, t.To)) // thousandths: the order does not matter
			}
		}
	}
	return total / 5000
}

// capacityCells are the people, or teams, that have a capacity.
func (in *Input) capacityCells(dim Dim) []string {
	var out []string
	if in.Facts == nil {
		return out
	}
	for _, x := range in.Deals.People {
		switch {
		case in.Facts.capacities()[string(x.ID)] == nil:
		case dim == ByPerson:
			out = append(out, string(x.ID))
		case dim == ByTeam:
			out = x.addTeams(out)
		}
	}
	return out
}

// spent passes activities that were done on to then.
func spent(then func(State) class) func(State) class {
	return func(s State) class {
		switch {
		case s&effDone == 0:
			return skip
		case s&effTimed == 0:
			return out1
		}
		return then(s)
	}
}

func effortWords(first, second text.Text) map[class]text.Text {
	return map[class]text.Text{in1: first, in2: second, out1: text.New("Sin duración anotada", "Without a duration"), out2: text.New("Sin costo conocido", "Without a known cost"),
		out3: text.New("Ni estratégicas ni operativas", "Neither strategic nor operational"), out4: text.New("De alguien sin capacidad anotada", "Of somebody without a capacity"),
		out5: text.New("Ventas sin monto en la moneda del espacio de trabajo", "Deals without an amount in the workspace's currency")}
}

// hours are those of rows.
func (e *efforts) hours(rows ...[]int32) Figure {
	total := 0
	for _, list := range rows {
		for _, r := range list {
			total += int(e.minutes[r])
		}
	}
	return number(float64(total)/60, Hours)
}

var activitiesText = text.New("Actividades", "Activities")

// plain makes a plan over activities alone.
func (e *efforts) plan(class func(State) class, first, second text.Text, finish func(*part) Result) plan {
	return counting(&e.Table, class, effortWords(first, second), finish)
}

// against makes a plan that sets deals won against activities of a class.
func (e *efforts) against(then func(State) class, finish func(*part) Result) plan {
	p := e.plan(func(s State) class {
		switch {
		case s&effWon != 0 && s&effAmount == 0:
			return out5
		case s&effWon != 0:
			return in2
		}
		return then(s)
	}, activitiesText, classInfo[won].text, finish)
	p.words[in2].of, p.words[out5].of = record.OpportunityKind.Name, record.OpportunityKind.Name
	return p
}
