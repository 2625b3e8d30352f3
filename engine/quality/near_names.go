package quality

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/exchange/names"
	"rumbo/engine/pace"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Accounts that may be one client, written in two ways. The one with fewer deals is at fault; accounts
// without deals touch no number.
var _ = register(Rule{
	ID: "near_names", Order: 65, Severity: Doubtful, Kind: "account", Field: "name", OtherKind: "account",
	Name: text.New("Cuentas con nombres casi iguales", "Accounts with nearly the same name"),
	Why:  text.New("Un cliente escrito de dos maneras parece dos clientes pequeños.", "A client written in two ways looks like two small clients."),
	Do:   text.New("Si son el mismo, pase sus oportunidades a la otra cuenta; si no, distíngalas por el nombre.", "If they are the same, move the deals to the other account; if not, tell them apart by name."),
	Effect: text.New("La concentración de clientes sale más baja de lo que es, y la historia de la cuenta queda partida.",
		"Client concentration comes out lower than it is, and the account's history is split."),
	Touches: []string{"concentration"},
	Reason:  text.New("Casi igual a «{other}»", "Nearly the same as “{other}”"),
	whole:   nearNames,
	fix: func(s *Scan, f Finding) []Write {
		var out []Write
		account := s.clients
		for row, code := range account.Codes {
			if code >= 0 && account.Values[code].ID == string(f.ID) {
				out = append(out, Write{Kind: record.OpportunityKind.Name, ID: s.Deals.IDs[row], Field: "account", Value: record.OfText(string(f.Other))})
			}
		}
		return out
	},
})

// client is an account with what hangs on it.
type client struct {
	id     record.ID
	deals  int
	minor  int64
	priced bool
}

func nearNames(s *Scan, f *Fault) {
	if s.Names == nil {
		s.Names = Names(s.State, s.Give)
	}
	clients := readClients(s)
	into := make([]int, len(clients)) // the one to stay, +1
	for _, p := range s.Names.pairs {
		stays, goes := p.A, p.B
		if clients[goes].deals > clients[stays].deals {
			stays, goes = goes, stays
		}
		if clients[goes].deals > 0 && (into[goes] == 0 || clients[stays].deals > clients[into[goes]-1].deals) {
			into[goes] = stays + 1
		}
	}
	for i, to := range into {
		if to == 0 {
			continue
		}
		for into[to-1] != 0 { // ends: the one to stay has more deals, or as many and comes first
			to = into[to-1]
		}
		c := clients[i]
		f.Findings = append(f.Findings, Finding{ID: c.id, Other: clients[to-1].id, Minor: c.minor, Priced: c.priced, N: float64(c.deals), Row: -1})
	}
}

// AccountNames are a workspace's accounts, and which of their names may mean the same.
type AccountNames struct {
	ids   []record.ID
	pairs []names.Pair // by position in ids
}

// Names compares the accounts of a state. It depends on accounts alone, so it can be kept until one changes. It
// gives way now and then; give may be nil.
func Names(s *change.State, give *pace.Pace) *AccountNames {
	written := map[record.ID]string{}
	out := &AccountNames{}
	for id, a := range change.All(s, record.AccountKind) {
		out.ids, written[id] = append(out.ids, id), a.Name
	}
	slices.Sort(out.ids)
	list := make([]string, len(out.ids))
	for i, id := range out.ids {
		list[i] = written[id]
	}
	out.pairs = names.Near(list, give)
	return out
}

// readClients gives what hangs on each account, in the order of the names.
func readClients(s *Scan) []client {
	list, at := make([]client, len(s.Names.ids)), make(map[record.ID]int, len(s.Names.ids))
	for i, id := range s.Names.ids {
		list[i].id, at[id] = id, i
	}
	account := s.clients
	byCode := make([]int, len(account.Values))
	for code, v := range account.Values {
		byCode[code] = -1
		if i, ok := at[record.ID(v.ID)]; ok {
			byCode[code] = i
		}
	}
	for row, code := range account.Codes {
		if code < 0 || byCode[code] < 0 {
			continue
		}
		s.Give.Step()
		c := &list[byCode[code]]
		c.deals++
		c.minor += s.Deals.Amount[row]
		c.priced = c.priced || s.Deals.State[row].Worth()
	}
	return list
}
