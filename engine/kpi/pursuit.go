package kpi

import (
	"cmp"
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Pursuit is an open lead with its place in the order in which to pursue leads.
type Pursuit struct {
	Lead   record.ID
	Owner  record.ID
	Score  int // today, 0…100
	Band   Value
	Last   date         // day of its latest sign; 0 for none
	Sign   string       // what that was, such as record.LeadReply
	Rate   Figure       // at which leads of its band were won, all time; not known where none was decided
	Worth  money.Amount // rate × expected value; unknown without either
	Pursue bool         // false: leave it, for the reason
	Reason Phrase
	Next   Phrase // what to do now
}

// quiet is how many days without a sign make a lead not worth pursuing now.
const quiet = 90

var (
	leftText    = text.New("Se dio de baja: no insista.", "It unsubscribed: do not insist.")
	silentText  = text.New("Sin señales en {days} días.", "No sign for {days} days.")
	neverText   = text.New("Nunca dio una señal.", "It never gave a sign.")
	pursueText  = text.New("{band}, {score} puntos: de su franja se gana el {rate}. Última señal: {when}.", "{band}, {score} points: {rate} of its band are won. Latest sign: {when}.")
	unknownText = text.New("{band}, {score} puntos; todavía no se sabe cuánto gana su franja. Última señal: {when}.", "{band}, {score} points; it is not known yet how much its band wins. Latest sign: {when}.")
)

// Pursue orders the open leads of the scope: by what they are worth, then by score; those to leave come last.
func Pursue(in Input) []Pursuit {
	t := in.Facts.leads(in.Today, false)
	if len(t.ids) == 0 || slices.ContainsFunc(in.Scope, func(f Filter) bool { return !t.has(f.Dim) }) {
		return nil
	}
	rates := in.bandRates()
	mask := in.Scope.mask(&t.Table)
	var out []Pursuit
	for i, id := range t.ids {
		if t.state[i]&leadDecided != 0 || mask != nil && !mask[i] {
			continue
		}
		p := Pursuit{Lead: id, Owner: t.list[i].Owner, Score: int(t.score[i]), Band: bands[t.band(t.score[i])], Last: t.last[i], Sign: t.signOf(i), Pursue: true}
		p.Rate = rates[p.Band.ID]
		if e := t.list[i].Expected; e.Known() && p.Rate.Known && e.Currency == in.Deals.Currency {
			p.Worth = e.Part(p.Rate.Value)
		}
		p = p.judge(in.Today, t.left[i])
		p.Next = p.next(t.list[i].Status)
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b Pursuit) int {
		if a.Pursue != b.Pursue {
			return map[bool]int{true: -1, false: 1}[a.Pursue]
		}
		return cmp.Or(cmp.Compare(b.Worth.Minor, a.Worth.Minor), cmp.Compare(b.Score, a.Score), cmp.Compare(a.Lead, b.Lead))
	})
	return out
}

// judge says whether to pursue the lead, and why.
func (p Pursuit) judge(today date, left bool) Pursuit {
	days := int(today - p.Last)
	switch {
	case left:
		p.Pursue, p.Reason = false, say(leftText)
	case p.Last == 0:
		p.Pursue, p.Reason = false, say(neverText)
	case days > quiet:
		p.Pursue, p.Reason = false, say(silentText, "days", days)
	case p.Rate.Known:
		p.Reason = say(pursueText, "band", p.Band.Name, "score", p.Score, "rate", p.Rate, "when", ago(days))
	default:
		p.Reason = say(unknownText, "band", p.Band.Name, "score", p.Score, "when", ago(days))
	}
	return p
}

// ago is a number of days before today in words.
func ago(days int) text.Text {
	switch days {
	case 0:
		return text.New("hoy", "today")
	case 1:
		return text.New("ayer", "yesterday")
	}
	return text.New("hace {days} días", "{days} days ago").With("days", days)
}
