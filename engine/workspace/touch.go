package workspace

import (
	"rumbo/engine/account"
	"rumbo/engine/fact"
	"rumbo/engine/record"
)

// happened are the activities of each account, those from blocks of facts included, with what the rules of plans read of
// them. Nil while there are no blocks: then the records tell all.
func (s *Snapshot) happened() map[record.ID][]account.Item[record.Activity] {
	if s.Known(record.BlockKind.Name) == nil {
		return nil
	}
	return Derive(s, "activities by account", []string{record.BlockKind.Name, record.ActivityKind.Name}, func(s *Snapshot) map[record.ID][]account.Item[record.Activity] {
		return byAccount(s.Activities())
	})
}

func byAccount(set *fact.Set) map[record.ID][]account.Item[record.Activity] {
	kind, status, outcome := set.Choices("kind"), set.Choices("status"), set.Choices("outcome")
	acc, contact, person := set.Codes("account"), set.Codes("contact"), set.Codes("person")
	on, minutes := set.Dates("on"), set.Counts("duration")
	many := make([]int, len(acc.Values))
	for _, p := range set.Parts {
		for _, code := range acc.In(p)[:p.Len()] {
			if code >= 0 {
				many[code]++
			}
		}
	}
	lists := make([][]account.Item[record.Activity], len(many))
	for code, n := range many {
		lists[code] = make([]account.Item[record.Activity], 0, n)
	}
	for _, p := range set.Parts {
		slab := make([]record.Activity, p.Len())
		kinds, states, ends := kind.In(p), status.In(p), outcome.In(p)
		accounts, contacts, people := acc.In(p), contact.In(p), person.In(p)
		days, lasted := on.In(p), minutes.In(p)
		for i := range slab {
			a := id(acc, accounts[i])
			if a == "" {
				continue
			}
			slab[i] = record.Activity{Kind: choice(kind, kinds[i]), Status: choice(status, states[i]), Outcome: choice(outcome, ends[i]), On: days[i],
				Account: a, Contact: id(contact, contacts[i]), Person: id(person, people[i]), Duration: int(lasted[i])}
			lists[accounts[i]] = append(lists[accounts[i]], account.Item[record.Activity]{ID: p.ID(i), Rec: &slab[i]})
		}
	}
	out := make(map[record.ID][]account.Item[record.Activity], len(lists))
	for code, list := range lists {
		if len(list) > 0 {
			out[id(acc, int32(code))] = list
		}
	}
	return out
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
