package workspace

import (
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
)

// Deals are the deals in columns, as indicators read them; made once a revision, from those of
// the revision before where only some deals differ.
func (s *Snapshot) Deals() *kpi.Deals { return s.deals(nil) }

// Numbers are the facts as indicators count them; its tables are made when first asked for.
func (s *Snapshot) Numbers() *kpi.Facts {
	return Derive(s, "numbers", append(kpi.FactKinds(), kpi.Kinds()...), func(s *Snapshot) *kpi.Facts {
		return kpi.NewFacts(s.State, s.Deals(), s.Facts)
	})
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
