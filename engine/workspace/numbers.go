package workspace

import (
	"slices"
	"sync"

	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Deals are the deals in columns, as indicators read them; made once a revision, from those of
// the revision before where only some deals differ.
func (s *Snapshot) Deals() *kpi.Deals { return s.deals(nil) }

// Numbers are the facts as indicators count them, with the accounts' plans beside them; tables are made when first asked for.
func (s *Snapshot) Numbers() *kpi.Facts {
	return Derive(s, "numbers", numberKinds(), func(s *Snapshot) *kpi.Facts { return s.facts().Beside(s.planning) })
}

// numberKinds are all that numbers are made of.
var numberKinds = sync.OnceValue(func() []string {
	return slices.Concat(factKinds(), accountKinds(), templateKinds, []string{record.HealthRuleKind.Name})
})

var factKinds = sync.OnceValue(func() []string {
	return append(append(kpi.FactKinds(), kpi.Kinds()...), record.StageMoveKind.Name)
})

// facts are the numbers without the plans: they stay as they are while people write in plans.
func (s *Snapshot) facts() *kpi.Facts {
	return Derive(s, "facts", factKinds(), func(s *Snapshot) *kpi.Facts { return kpi.NewFacts(s.State, s.Deals(), s.Facts) })
}

func (s *Snapshot) planning(today period.Date) kpi.Plans {
	return kpi.Plans{Env: s.Rules(today), Of: s.Plans(), Sums: s.Portfolio(today)}
}

// Tell adds what was read of the deals' past to the numbers of this revision, and of later ones until a deal changes. The
// caller knows that the past is that of these deals.
func (s *Snapshot) Tell(p *kpi.Past) {
	facts := s.facts().Tell(p)
	s.mu.Lock()
	d := s.derived["facts"]
	d.value = facts
	s.derived["facts"] = d
	delete(s.derived, "numbers")
	s.mu.Unlock()
}

// Indicators are those that are built in and those that the workspace's people made.
func (s *Snapshot) Indicators() *kpi.Book {
	return Derive(s, "indicators", kpi.BookKinds(), func(s *Snapshot) *kpi.Book { return kpi.NewBook(s.State) })
}

func (s *Snapshot) deals(p *pace.Pace) *kpi.Deals {
	return Derive(s, "deals", kpi.Kinds(), func(s *Snapshot) *kpi.Deals {
		s.mu.Lock()
		earlier, _ := s.derived["deals"].value.(*kpi.Deals)
		s.mu.Unlock()
		return kpi.UpdatePaced(earlier, s.State, p)
	})
}

// Prepare derives what every page asks for and what takes long over many records, giving way
// between pieces: the first page that asks then has it at once.
func (s *Snapshot) Prepare(p *pace.Pace) { s.deals(p) }
