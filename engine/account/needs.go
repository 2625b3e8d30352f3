package account

import (
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/record"
)

// Sum is a sum of amounts of which some may be unknown. What is unknown is counted, never taken for zero.
type Sum struct {
	Minor   int64
	Known   int
	Unknown int
}

func (s *Sum) see(a money.Amount) {
	if !a.Known() {
		s.Unknown++
		return
	}
	s.Minor += a.Minor
	s.Known++
}

func (s *Sum) add(o Sum) {
	s.Minor, s.Known, s.Unknown = s.Minor+o.Minor, s.Known+o.Known, s.Unknown+o.Unknown
}

// Wallet is what a client spends a year on something, and with whom.
type Wallet struct {
	Cells     int
	Spend     Sum // of the client, with everybody
	Ours      Sum
	Rival     Sum
	White     Sum // spend that is not with us; unknown where spend or ours is
	Potential Sum
	// Both are sums over the cells where spend and ours are known: share of wallet is their ratio.
	Both struct {
		Spend, Ours int64
		N           int
	}
	// Of the cells on which the client is known to spend and of which it is known whether we sell, Sold
	// are those where we do: penetration is Sold of Judged.
	Sold, Judged int
	Confirmed    int // cells whose figures are confirmed
}

func (w *Wallet) add(o Wallet) {
	w.Cells += o.Cells
	w.Spend.add(o.Spend)
	w.Ours.add(o.Ours)
	w.Rival.add(o.Rival)
	w.White.add(o.White)
	w.Potential.add(o.Potential)
	w.Both.Spend += o.Both.Spend
	w.Both.Ours += o.Both.Ours
	w.Both.N += o.Both.N
	w.Sold += o.Sold
	w.Judged += o.Judged
	w.Confirmed += o.Confirmed
}

// Share is the share of wallet, Σ ours ÷ Σ spend over the cells where both are known; unknown if there
// is no such cell or they sum up to no spend.
func (w Wallet) Share() record.Opt {
	if w.Both.N == 0 || w.Both.Spend <= 0 {
		return record.Opt{}
	}
	return record.Some(float64(w.Both.Ours) / float64(w.Both.Spend))
}

// Penetration is the part of the cells with spend in which we sell; unknown if of none it is known.
func (w Wallet) Penetration() record.Opt {
	if w.Judged == 0 {
		return record.Opt{}
	}
	return record.Some(float64(w.Sold) / float64(w.Judged))
}

// SpendCell is a NeedCell with what follows from it. Amounts are of the workspace's currency; what is in
// another one is unknown here.
type SpendCell struct {
	Item[record.NeedCell]
	Line      record.ID // its own or its product's
	Spend     money.Amount
	Ours      money.Amount
	Rival     money.Amount
	White     money.Amount // spend − ours, not below zero
	Potential money.Amount
	Flags     []record.Problem // what does not fit together, by field
}

// Worth is what there is to win: the potential if it is known, else the white space.
func (c SpendCell) Worth() money.Amount {
	if c.Potential.Known() {
		return c.Potential
	}
	return c.White
}

func (c SpendCell) wallet() Wallet {
	w := Wallet{Cells: 1}
	w.Spend.see(c.Spend)
	w.Ours.see(c.Ours)
	w.Rival.see(c.Rival)
	w.White.see(c.White)
	w.Potential.see(c.Potential)
	if c.Spend.Known() && c.Ours.Known() {
		w.Both.Spend, w.Both.Ours, w.Both.N = c.Spend.Minor, c.Ours.Minor, 1
	}
	spends := c.Spend.Minor > 0 || c.Ours.Minor > 0
	if spends && c.Ours.Known() {
		w.Judged = 1
		if c.Ours.Minor > 0 {
			w.Sold = 1
		}
	}
	if c.Rec.Confidence == "confirmed" {
		w.Confirmed = 1
	}
	return w
}

// NeedRow is one need across the columns.
type NeedRow struct {
	Item[record.Need]
	Cells map[record.ID][]SpendCell // by column; several where a line gathers its products
	By    map[record.ID]Wallet
	Total Wallet
}

// Needs is the matrix of a client's needs against our lines or products. The rows and the columns each
// add up to Total exactly.
type Needs struct {
	Currency money.Code
	Columns  []record.ID // lines, or products and the lines with cells of no product
	Rows     []NeedRow
	By       map[record.ID]Wallet // by column
	Total    Wallet
	Cells    map[record.ID]SpendCell
}

// NeedsOf makes the matrix with the given columns first: lines in order, or products if byProduct is set,
// in which case a cell of a line as a whole stands in a column of the line. A cell whose need is gone is left out with it.
func NeedsOf(d *Data, columns []record.ID, byProduct bool, env Env) Needs {
	out := Needs{Currency: env.Currency, Columns: slices.Clone(columns), By: map[record.ID]Wallet{}, Cells: map[record.ID]SpendCell{}}
	at := map[record.ID]int{}
	for _, n := range ByRank(List(d, record.NeedKind), func(n *record.Need) string { return n.Rank }) {
		at[n.ID] = len(out.Rows)
		out.Rows = append(out.Rows, NeedRow{Item: n, Cells: map[record.ID][]SpendCell{}, By: map[record.ID]Wallet{}})
	}
	var others []record.ID
	for _, c := range CellsOf(d, env) {
		i, there := at[c.Rec.Need]
		if !there {
			continue
		}
		column := c.Line
		if byProduct && c.Rec.Product != "" {
			column = c.Rec.Product
		}
		if !slices.Contains(out.Columns, column) && !slices.Contains(others, column) {
			others = append(others, column)
		}
		w, row := c.wallet(), &out.Rows[i]
		row.Cells[column] = append(row.Cells[column], c)
		row.By[column] = sum(row.By[column], w)
		row.Total.add(w)
		out.By[column] = sum(out.By[column], w)
		out.Total.add(w)
		out.Cells[c.ID] = c
	}
	slices.Sort(others)
	out.Columns = append(out.Columns, others...)
	return out
}

func sum(a, b Wallet) Wallet {
	a.add(b)
	return a
}

// CellsOf gives the account's cells of needs that stand, with what follows from each, ordered by ID.
func CellsOf(d *Data, env Env) []SpendCell {
	if d.kept == nil || d.kept.today != env.Today {
		return cellsOf(d, env)
	}
	if d.kept.cells == nil {
		d.kept.cells = append([]SpendCell{}, cellsOf(d, env)...)
	}
	return slices.Clone(d.kept.cells)
}

func cellsOf(d *Data, env Env) []SpendCell {
	stands := map[record.ID]bool{}
	for _, n := range List(d, record.NeedKind) {
		stands[n.ID] = true
	}
	var out []SpendCell
	for _, c := range List(d, record.NeedCellKind) {
		if !stands[c.Rec.Need] {
			continue
		}
		cell := SpendCell{Item: c, Line: c.Rec.Line, Spend: own(c.Rec.Yearly(), env), Ours: own(c.Rec.Ours, env), Rival: own(c.Rec.Rival, env), Potential: own(c.Rec.Potential, env)}
		if cell.Line == "" {
			cell.Line = d.LineOf[c.Rec.Product]
		}
		out = append(out, cell)
	}
	slices.SortFunc(out, func(a, b SpendCell) int { return compareIDs(a.ID, b.ID) })
	fromWon(d, out, env)
	for i := range out {
		c := &out[i]
		if c.Spend.Known() && c.Ours.Known() {
			c.White = money.New(max(c.Spend.Minor-c.Ours.Minor, 0), env.Currency)
		}
		c.Flags = c.flags(env)
	}
	return out
}

// own is an amount in the workspace's currency, else unknown.
func own(a money.Amount, env Env) money.Amount {
	if a.Known() && a.Currency == env.Currency {
		return a
	}
	return money.Amount{}
}

// ByRank orders a list as a person has ordered it.
func ByRank[T any](list []Item[T], rank func(*T) string) []Item[T] {
	slices.SortStableFunc(list, func(a, b Item[T]) int {
		if c := compareIDs(record.ID(rank(a.Rec)), record.ID(rank(b.Rec))); c != 0 {
			return c
		}
		return compareIDs(a.ID, b.ID)
	})
	return list
}

func compareIDs(a, b record.ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
