package account

import (
	"cmp"
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/record"
)

// Step is an action with what follows from the others and from the gap.
type Step struct {
	Item[record.Action]
	Before  []record.ID // actions that it waits for and that stand, done or not
	Open    []record.ID // of them, those that are not done while this one is pending
	Clash   record.ID   // the first of those that is due after this one; "" if none
	Blocked bool        // there are any
	Gap     int64       // what is missing in its line and horizon, before actions; 0 if nothing is
	Part    record.Opt  // of that gap, what it is to close; unknown if nothing is missing or it does not say
}

// Steps gives an account's actions, each after those that it waits for, else by due date; those without a date last. A
// loop, which merging two copies may bring, is cut where it starts.
func Steps(d *Data, env Env) []Step {
	by := map[record.ID]*record.Action{}
	for _, a := range d.Actions {
		by[a.ID] = a.Rec
	}
	gaps := map[slot]int64{}
	for _, r := range GapBy(d, Cut{By: "line"}, env).Rows {
		for h, f := range r.Horizons {
			gaps[slot{record.ID(r.Key), h}] = f.Gap
		}
	}
	g := &gapper{env: env}
	out := make([]Step, 0, len(d.Actions))
	for _, a := range inOrder(d.Actions, by) {
		s := waiting(a, by)
		if gap := gaps[slot{a.Rec.Line, g.horizonOf(a.Rec.Horizon, a.Rec.Due)}]; gap > 0 {
			s.Gap = gap
			if closes := own(a.Rec.Closes, env); closes.Known() {
				s.Part = record.Some(float64(closes.Minor) / float64(gap))
			}
		}
		out = append(out, s)
	}
	return out
}

// waiting is an action with what it waits for.
func waiting(a Item[record.Action], by map[record.ID]*record.Action) Step {
	s := Step{Item: a}
	for _, id := range a.Rec.Befores() {
		before := by[id]
		if before == nil || id == a.ID {
			continue
		}
		s.Before = append(s.Before, id)
		if !a.Rec.Pending() || before.Status == "done" {
			continue
		}
		s.Open, s.Blocked = append(s.Open, id), true
		if s.Clash == "" && a.Rec.Due.Known() && before.Due.Known() && a.Rec.Due < before.Due {
			s.Clash = id
		}
	}
	return s
}

// inOrder is by due date with each action after what it waits for.
func inOrder(list []Item[record.Action], by map[record.ID]*record.Action) []Item[record.Action] {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Item[record.Action]) int {
		if a.Rec.Due.Known() != b.Rec.Due.Known() {
			if a.Rec.Due.Known() {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Rec.Due, b.Rec.Due), compareIDs(record.ID(a.Rec.Rank), record.ID(b.Rec.Rank)), compareIDs(a.ID, b.ID))
	})
	items := map[record.ID]Item[record.Action]{}
	for _, a := range list {
		items[a.ID] = a
	}
	var out []Item[record.Action]
	seen := map[record.ID]bool{}
	var put func(Item[record.Action])
	put = func(a Item[record.Action]) {
		if seen[a.ID] {
			return
		}
		seen[a.ID] = true
		for _, before := range a.Rec.Befores() {
			if by[before] != nil {
				put(items[before])
			}
		}
		out = append(out, a)
	}
	for _, a := range list {
		put(a)
	}
	return out
}

// Closing is something that may close a gap.
type Closing struct {
	Kind    string // "deal", "action", "candidate", "white"
	ID      record.ID
	Horizon string       // "" where it is not known
	Amount  money.Amount // in full
	Counts  money.Amount // of it, what the gap counts already; unknown where it counts nothing yet
	Row     []string     // rows of the cut in which it stands
}

// Closings lists what may close an account's gap, the largest first: open deals and actions, which the gap counts, and
// candidates and white space, which it does not count yet. White space for which there is a candidate or a deal is not listed again.
func Closings(d *Data, cut Cut, env Env) []Closing {
	var out []Closing
	amount := func(minor int64) money.Amount { return money.New(minor, env.Currency) }
	for _, p := range PiecesOf(d, env).All {
		switch {
		case p.Deals > 0:
			out = append(out, Closing{"deal", p.ID, p.Horizon, amount(p.Open), amount(p.Weighted), cut.RowsOf(p, env)})
		case p.Kind == "action":
			out = append(out, Closing{"action", p.ID, p.Horizon, amount(p.Actions), amount(p.Actions), cut.RowsOf(p, env)})
		}
	}
	owner := record.ID("")
	if d.Account != nil {
		owner = d.Account.Owner
	}
	judged := map[record.ID]bool{}
	for _, c := range List(d, record.CandidateKind) {
		if c.Rec.Need != "" && c.Rec.Status != "dropped" {
			judged[record.NeedCellID(c.Rec.Need, columnOf(c.Rec.Product, c.Rec.Line))] = true
		}
		if v := own(c.Rec.Value, env); c.Rec.Status == "open" && v.Minor > 0 {
			p := Piece{Kind: "candidate", ID: c.ID, Horizon: c.Rec.Horizon, Line: c.Rec.Line, Product: c.Rec.Product, Owner: owner}
			if p.Line == "" {
				p.Line = d.LineOf[p.Product]
			}
			out = append(out, Closing{Kind: "candidate", ID: c.ID, Horizon: p.Horizon, Amount: v, Row: cut.RowsOf(p, env)})
		}
	}
	standing := map[record.ID]bool{}
	for _, o := range d.Deals {
		standing[o.ID] = o.Outcome != record.StageLost
	}
	for _, c := range CellsOf(d, env) {
		if w := c.Worth(); w.Minor > 0 && !standing[c.Rec.Opportunity] && !judged[record.NeedCellID(c.Rec.Need, columnOf(c.Rec.Product, c.Line))] {
			p := Piece{Kind: "white", Line: c.Line, Product: c.Rec.Product, Owner: owner}
			out = append(out, Closing{Kind: "white", ID: c.ID, Amount: w, Row: cut.RowsOf(p, env)})
		}
	}
	slices.SortStableFunc(out, func(a, b Closing) int {
		return cmp.Or(cmp.Compare(b.Amount.Minor, a.Amount.Minor), cmp.Compare(a.Kind, b.Kind), compareIDs(a.ID, b.ID))
	})
	return out
}

// columnOf is the product, else the line.
func columnOf(product, line record.ID) record.ID {
	if product != "" {
		return product
	}
	return line
}
