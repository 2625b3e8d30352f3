package workspace

import (
	"rumbo/engine/account"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Ledger is what is known of an account's sales besides its deals.
func (s *Snapshot) Ledger(id record.ID) account.Ledger {
	return Derive(s, "ledger "+string(id), []string{"block", "revenue_line", "opportunity", "stage", "product"}, func(s *Snapshot) account.Ledger {
		l := s.firstSales()
		l.Invoiced = s.invoiced(id)
		return l
	})
}

// bills are the accounts of which there are lines of revenue.
func (s *Snapshot) bills() map[record.ID]bool {
	return Derive(s, "bills", []string{"block", "revenue_line"}, func(s *Snapshot) map[record.ID]bool {
		out := map[record.ID]bool{}
		if named, all := fact.Named(s.State, fact.RevenueLine, "account"); all {
			for id := range named {
				out[record.ID(id)] = true
			}
			return out
		}
		set := s.RevenueLines()
		who := set.Codes("account")
		has := make([]bool, len(who.Values))
		for _, p := range set.Parts {
			for _, code := range who.In(p)[:p.Len()] {
				if code >= 0 {
					has[code] = true
				}
			}
		}
		for code, there := range has {
			if there {
				out[record.ID(who.Values[code])] = true
			}
		}
		return out
	})
}

// firstSales are the days from which the workspace knows what was invoiced and won.
func (s *Snapshot) firstSales() account.Ledger {
	return Derive(s, "first sales", []string{"block", "revenue_line", "opportunity", "stage"}, func(s *Snapshot) account.Ledger {
		var l account.Ledger
		earlier := func(first *period.Date, on period.Date) {
			if on.Known() && (!first.Known() || on < *first) {
				*first = on
			}
		}
		for _, p := range s.RevenueLines().Parts {
			earlier(&l.InvoicedSince, p.From)
		}
		t := s.Table("opportunity")
		for r := range t.Rows() {
			if !r.Alive() {
				continue
			}
			if o := r.Rec.(*record.Opportunity); s.Outcome(o) == record.StageWon {
				earlier(&l.WonSince, o.Close)
			}
		}
		return l
	})
}

// invoiced are the lines of revenue of one account.
func (s *Snapshot) invoiced(of record.ID) (out []account.Sale) {
	set := s.RevenueLines()
	who, on, line, product := set.Codes("account"), set.Dates("on"), set.Codes("line"), set.Codes("product")
	amount, margin := set.Money("amount"), set.Money("margin")
	want := who.Find(string(of))
	if want < 0 {
		return nil
	}
	lines := map[record.ID]record.ID{}
	for _, p := range set.Parts {
		accounts, days := who.In(p), on.In(p)
		for i := range p.Len() {
			if accounts[i] != want {
				continue
			}
			x := account.Sale{ID: p.ID(i), On: days[i], Line: id(line, line.At(p, i)), Product: id(product, product.At(p, i)),
				Amount: amount.At(p, i), Margin: margin.At(p, i)}
			if x.Line == "" && x.Product != "" {
				if _, seen := lines[x.Product]; !seen {
					if g := Get(s, record.ProductKind, x.Product); g != nil {
						lines[x.Product] = g.Line
					}
				}
				x.Line = lines[x.Product]
			}
			out = append(out, x)
		}
	}
	return out
}

// AccountTime is the part of a person's working time that all accounts together ask for on a day, 1 for all of it.
func (s *Snapshot) AccountTime(person record.ID, today period.Date) float64 {
	sum := 0.0
	t := s.Table(record.AccountMemberKind.Name)
	for r := range t.Rows() {
		if !r.Alive() {
			continue
		}
		if m := r.Rec.(*record.AccountMember); m.Person == person && m.Holds(today) {
			sum += m.Share.Or(0)
		}
	}
	return sum
}
