package quality

import (
	"cmp"
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/record"
)

// Fault is a rule with the records that it found, in the order in which they came.
type Fault struct {
	*Rule
	Findings []Finding
	// Minor is the money touched, in minor units of the workspace's currency; Unpriced counts
	// the records without one.
	Minor    int64
	Unpriced int
	// Sample and Typical are what an amount was measured against, where the rule does so.
	Sample  int
	Typical money.Amount
}

// Touched is the money that the fault touches; unknown if no record has an amount.
func (f *Fault) Touched(c money.Code) money.Amount {
	if f.Unpriced == len(f.Findings) {
		return money.Amount{}
	}
	return money.New(f.Minor, c)
}

// Report is what a pass found.
type Report struct {
	Currency money.Code
	Deals    int     // looked at
	AtFault  int     // records of any kind with at least one fault
	Faults   []Fault // those with findings: what reaches numbers first, by money touched, then by count

	scan *Scan
}

// Report gives what was found. It is to be asked after the last step.
func (s *Scan) Report() Report { return s.report(func(*Finding) bool { return true }) }

// Owned is the report of the records that one person owns; "" for those of nobody.
func (r Report) Owned(person record.ID) Report {
	return r.scan.report(func(f *Finding) bool { return r.scan.owner(f) == person })
}

func (s *Scan) report(keep func(*Finding) bool) Report {
	out := Report{Currency: s.Deals.Currency, Deals: s.Deals.Len(), scan: s}
	seen := map[record.ID]bool{}
	for _, f := range s.faults {
		g := Fault{Rule: f.Rule, Sample: f.Sample, Typical: f.Typical}
		for i := range f.Findings {
			x := &f.Findings[i]
			s.Give.Step()
			if !keep(x) {
				continue
			}
			g.Findings = append(g.Findings, *x)
			g.Minor += x.Minor
			if !x.Priced {
				g.Unpriced++
			}
			seen[x.ID] = true
		}
		if len(g.Findings) > 0 {
			out.Faults = append(out.Faults, g)
		}
	}
	out.AtFault = len(seen)
	slices.SortStableFunc(out.Faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.group(), b.group()), cmp.Compare(b.Minor, a.Minor), cmp.Compare(len(b.Findings), len(a.Findings)))
	})
	return out
}

// group puts what reaches numbers before what does not, and there what has an amount first.
func (f *Fault) group() int {
	switch {
	case len(f.Touches) == 0:
		return 2
	case f.Unpriced == len(f.Findings):
		return 1
	}
	return 0
}

// Of finds the fault of a rule; nil if nothing is wrong by it.
func (r Report) Of(rule string) *Fault {
	for i := range r.Faults {
		if r.Faults[i].ID == rule {
			return &r.Faults[i]
		}
	}
	return nil
}

// owner is the person who has to mend a record.
func (s *Scan) owner(f *Finding) record.ID {
	if f.Row >= 0 {
		return s.Deals.Record(f.Row).Owner
	}
	if a := accountOf(s, f.ID); a != nil {
		return a.Owner
	}
	return ""
}

// Fix proposes what to write to mend a record; nothing where it cannot be known.
func (r Report) Fix(rule *Rule, f Finding) []Write {
	if rule.fix == nil {
		return nil
	}
	return rule.fix(r.scan, f)
}

// one is a fix of one field of a deal.
func one(f Finding, field string, v record.Value) []Write {
	return []Write{{Kind: record.OpportunityKind.Name, ID: f.ID, Field: field, Value: v}}
}
