package workspace

import (
	"rumbo/engine/account"
	"rumbo/engine/fact"
	"rumbo/engine/record"
)

// happened are the activities by account, those from blocks of facts included: row numbers, since a record of each would
// take more memory than all else. Nil while there are no blocks: then the records tell all.
func (s *Snapshot) happened() map[record.ID]*happenings {
	if s.Known(record.BlockKind.Name) == nil {
		return nil
	}
	return Derive(s, "activities by account", []string{record.BlockKind.Name, record.ActivityKind.Name}, func(s *Snapshot) map[record.ID]*happenings {
		return byAccount(s.Activities())
	})
}

// happenings are the activities of one account.
type happenings struct {
	*activities
	account record.ID
	rows    []int32 // of the set, in order
}

// activities are the columns that the rules of plans read.
type activities struct {
	set                      *fact.Set
	kind, status, outcome    fact.Choices
	account, contact, person fact.Codes
	on                       fact.Dates
	minutes                  fact.Counts
}

func byAccount(set *fact.Set) map[record.ID]*happenings {
	all := &activities{set: set, kind: set.Choices("kind"), status: set.Choices("status"), outcome: set.Choices("outcome"),
		account: set.Codes("account"), contact: set.Codes("contact"), person: set.Codes("person"), on: set.Dates("on"), minutes: set.Counts("duration")}
	next := make([]int32, len(all.account.Values)+1) // where each account's rows begin, then end
	for _, p := range set.Parts {
		for _, c := range all.account.In(p) {
			next[c+1]++ // the first counts those of no account
		}
	}
	next[0] = 0
	for c := range all.account.Values {
		next[c+1] += next[c]
	}
	rows, row := make([]int32, next[len(all.account.Values)]), int32(0)
	for _, p := range set.Parts {
		for _, c := range all.account.In(p) {
			if c >= 0 {
				rows[next[c]] = row
				next[c]++
			}
			row++
		}
	}
	out := make(map[record.ID]*happenings, len(all.account.Values))
	from := int32(0)
	for c, id := range all.account.Values {
		out[record.ID(id)] = &happenings{all, record.ID(id), rows[from:next[c]]}
		from = next[c]
	}
	return out
}

// Len is how many there are; none where an account has no happenings.
func (h *happenings) Len() int {
	if h == nil {
		return 0
	}
	return len(h.rows)
}

// Read writes one into a record.
func (h *happenings) Read(n int, into *record.Activity) {
	p, i := h.set.Find(int(h.rows[n]))
	into.Kind, into.Status, into.Outcome = choice(h.kind, h.kind.In(p)[i]), choice(h.status, h.status.In(p)[i]), choice(h.outcome, h.outcome.In(p)[i])
	into.Account, into.Contact, into.Person = h.account, id(h.contact, h.contact.In(p)[i]), id(h.person, h.person.In(p)[i])
	into.On, into.Duration = h.on.In(p)[i], int(h.minutes.In(p)[i])
}

// ID names one.
func (h *happenings) ID(n int) record.ID {
	p, i := h.set.Find(int(h.rows[n]))
	return p.ID(i)
}

var _ account.Happenings = (*happenings)(nil)

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
