package account

import (
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Proposal is what the records say is ours a year in a cell of needs.
type Proposal struct {
	Amount  money.Amount
	From    string // "revenue": invoiced; "won": deals won, where nothing was invoiced in the twelve months
	N       int    // invoice lines or deals in the cell's column, of which it has its part
	Foreign int    // left out since they are in another currency
	Shared  int    // cells that share the column's sales, in proportion to the client's spend; 1 if none but this
}

// LastYear are the twelve months that end today.
func LastYear(today period.Date) period.Period {
	return period.Period{From: today.AddMonths(-12) + 1, To: today + 1}
}

// ProposeOurs tells for each cell what was sold in the last twelve months: what was invoiced, or, for an account to which nothing
// was invoiced in that time, the deals won. A sale counts once, with the cells of its product, else with those of its line.
func ProposeOurs(d *Data, invoiced []Sale, env Env) map[record.ID]Proposal {
	sales, from := lastYear(invoiced, env), "revenue"
	if len(sales) == 0 {
		sales, from = lastYear(wonSales(d), env), "won"
	}
	out := map[record.ID]Proposal{}
	if len(sales) == 0 {
		return out
	}
	cells := CellsOf(d, env)
	for i, p := range spread(cells, func(SpendCell) bool { return true }, sales, env) {
		p.From = from
		out[cells[i].ID] = p
	}
	return out
}

// lastYear are the sales of the last twelve months whose amount is known.
func lastYear(all []Sale, env Env) (out []Sale) {
	year := LastYear(env.Today)
	for _, s := range all {
		if year.Contains(s.On) && s.Amount.Known() {
			out = append(out, s)
		}
	}
	return out
}

// spread gives each cell that takes part its share of the sales of its column: several cells of one column share them in proportion
// to the client's spend, or evenly where that is not known of each.
func spread(cells []SpendCell, takes func(SpendCell) bool, sales []Sale, env Env) map[int]Proposal {
	want := map[record.ID][]int{} // product or line → cells
	for i, c := range cells {
		if takes(c) {
			column := columnOf(c.Rec.Product, c.Line)
			want[column] = append(want[column], i)
		}
	}
	sold := map[record.ID]Proposal{}
	for _, s := range sales {
		column := s.Product
		if column == "" || want[column] == nil {
			column = s.Line
		}
		sum := sold[column]
		if s.Amount.Currency == env.Currency {
			sum.Amount.Minor, sum.N = sum.Amount.Minor+s.Amount.Minor, sum.N+1
		} else {
			sum.Foreign++
		}
		sold[column] = sum
	}
	out := map[int]Proposal{}
	for column, at := range want {
		s := sold[column]
		for i, part := range money.New(s.Amount.Minor, env.Currency).Split(bySpend(cells, at)) {
			out[at[i]] = Proposal{Amount: part, N: s.N, Foreign: s.Foreign, Shared: len(at)}
		}
	}
	return out
}

// bySpend are weights in proportion to the client's spend, even ones where that is not known of each.
func bySpend(cells []SpendCell, at []int) []float64 {
	weights := make([]float64, len(at))
	total, all := 0.0, true
	for i, n := range at {
		weights[i] = cells[n].Spend.Units()
		total, all = total+weights[i], all && cells[n].Spend.Known()
	}
	if !all || total == 0 {
		for i := range weights {
			weights[i] = 1
		}
	}
	return weights
}

// fromWon fills what is ours from the deals won in the last twelve months, in the cells that want it so.
func fromWon(d *Data, cells []SpendCell, env Env) {
	takes := func(c SpendCell) bool { return c.Rec.OursFrom == "won" }
	if !slices.ContainsFunc(cells, takes) {
		return
	}
	for i, p := range spread(cells, takes, lastYear(wonSales(d), env), env) {
		cells[i].Ours = p.Amount
	}
}
