package workspace

import (
	"strconv"
	"sync"

	"rumbo/engine/account"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// happened are the activities by account, those from blocks of facts included: row numbers, since a record of each would
// take more memory than all else. Nil while there are no blocks: then the records tell all.
func (s *Snapshot) happened() *activities {
	if s.Known(record.BlockKind.Name) == nil {
		return nil
	}
	return Derive(s, "activities by account", []string{record.BlockKind.Name, record.ActivityKind.Name}, func(s *Snapshot) *activities {
		set := s.Activities()
		a := &activities{set: set, kind: set.Choices("kind"), status: set.Choices("status"), outcome: set.Choices("outcome"),
			account: set.Codes("account"), contact: set.Codes("contact"), person: set.Codes("person"), on: set.Dates("on"), minutes: set.Counts("duration")}
		a.rows = sync.OnceValue(a.byAccount)
		return a
	})
}

// activities are the columns that the rules of plans read.
type activities struct {
	set                      *fact.Set
	kind, status, outcome    fact.Choices
	account, contact, person fact.Codes
	on                       fact.Dates
	minutes                  fact.Counts
	rows                     func() [][]int32 // of each account, worked out when a plan asks
}

// of are an account's.
func (a *activities) of(id record.ID) account.Happenings {
	return happenings{a, id, a.account.Find(string(id))}
}

// byAccount sorts the rows by account (a counting sort); each account's stay in their order.
func (a *activities) byAccount() [][]int32 {
	count := make([]int, len(a.account.Values))
	for _, p := range a.set.Parts {
		for _, c := range a.account.In(p) {
			if c >= 0 {
				count[c]++
			}
		}
	}
	out := make([][]int32, len(count))
	for c, n := range count {
		out[c] = make([]int32, 0, n)
	}
	row := int32(0)
	for _, p := range a.set.Parts {
		for _, c := range a.account.In(p) {
			if c >= 0 {
				out[c] = append(out[c], row)
			}
			row++
		}
	}
	return out
}

// happenings are the activities of one account.
type happenings struct {
	*activities
	id   record.ID
	code int32 // −1 where nothing has happened
}

func (h happenings) Len() int {
	if h.code < 0 {
		return 0
	}
	return len(h.rows()[h.code])
}

func (h happenings) Read(n int, into *record.Activity) {
	p, i := h.set.Find(int(h.rows()[h.code][n]))
	into.Kind, into.Status, into.Outcome = choice(h.kind, h.kind.At(p, i)), choice(h.status, h.status.At(p, i)), choice(h.outcome, h.outcome.At(p, i))
	into.Account, into.Contact, into.Person = h.id, id(h.contact, h.contact.At(p, i)), id(h.person, h.person.At(p, i))
	into.On, into.Duration = h.on.At(p, i), int(h.minutes.At(p, i))
}

func (h happenings) ID(n int) record.ID {
	p, i := h.set.Find(int(h.rows()[h.code][n]))
	return p.ID(i)
}

// pasts are what the rules ask of the activities of all accounts on a day, in one pass over the columns; an account
// in which nothing has happened has none. Nil while there are no blocks.
func (s *Snapshot) pasts(today period.Date) map[record.ID]*account.Past {
	all := s.happened()
	if all == nil {
		return nil
	}
	return Derive(s, "pasts "+strconv.Itoa(int(today)), []string{record.BlockKind.Name, record.ActivityKind.Name}, func(*Snapshot) map[record.ID]*account.Past {
		return all.pasts(today)
	})
}

func (a *activities) pasts(today period.Date) map[record.ID]*account.Past {
	past := make([]account.Past, len(a.account.Values))
	out := make(map[record.ID]*account.Past, len(past))
	for c, id := range a.account.Values {
		past[c] = *account.NewPast()
		out[record.ID(id)] = &past[c]
	}
	means := a.meanings()
	seen := newLatest(len(a.contact.Values))
	var days []period.Date
	var of, with []int32
	var status, outcome []uint8
	for _, p := range a.set.Parts {
		on, accounts, contacts, states, ends := a.on.Into(p, &days), a.account.Into(p, &of), a.contact.Into(p, &with), a.status.Into(p, &status), a.outcome.Into(p, &outcome)
		for i, c := range accounts {
			if c < 0 {
				continue
			}
			m := means[states[i]][ends[i]]
			if m.took && on[i] <= today {
				past[c].Last = max(past[c].Last, on[i])
			}
			if contacts[i] < 0 {
				continue
			}
			if m.reached && on[i] <= today {
				seen.see(c, contacts[i], on[i])
			}
			if m.ahead && on[i] >= today {
				past[c].Planned[id(a.contact, contacts[i])] = true
			}
		}
	}
	seen.each(func(c, contact int32, on period.Date) { past[c].Reached[id(a.contact, contact)] = on })
	return out
}

// meaning is what the rules make of an activity's status and outcome.
type meaning struct{ took, reached, ahead bool }

// meanings asks the rules once for each status and outcome.
func (a *activities) meanings() [][]meaning {
	out := make([][]meaning, len(a.status.Values)+1)
	for s := range out {
		out[s] = make([]meaning, len(a.outcome.Values)+1)
		for o := range out[s] {
			rec := &record.Activity{Status: choice(a.status, uint8(s)), Outcome: choice(a.outcome, uint8(o))}
			out[s][o] = meaning{rec.Done(), account.Reached(rec), account.Ahead(rec)}
		}
	}
	return out
}

// latest is the latest day by account and contact. Nearly every contact is one account's only.
type latest struct {
	of   []int32 // by contact: the account + 1
	on   []period.Date
	more map[[2]int32]period.Date // with other accounts
}

func newLatest(contacts int) *latest {
	return &latest{make([]int32, contacts), make([]period.Date, contacts), map[[2]int32]period.Date{}}
}

func (l *latest) see(account, contact int32, on period.Date) {
	if on <= 0 {
		return
	}
	if l.of[contact] == 0 {
		l.of[contact] = account + 1
	}
	if l.of[contact] == account+1 {
		l.on[contact] = max(l.on[contact], on)
		return
	}
	key := [2]int32{account, contact}
	l.more[key] = max(l.more[key], on)
}

func (l *latest) each(f func(account, contact int32, on period.Date)) {
	for contact, account := range l.of {
		if account > 0 {
			f(account-1, int32(contact), l.on[contact])
		}
	}
	for key, on := range l.more {
		f(key[0], key[1], on)
	}
}

func id(c fact.Codes, code int32) record.ID {
	if code < 0 {
		return ""
	}
	return record.ID(c.Values[code])
}

func choice(c fact.Choices, code uint8) string {
	if code == 0 {
		return ""
	}
	return c.Values[code-1]
}
