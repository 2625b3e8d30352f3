package account

import (
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Horizons in order.
var Horizons = []string{"short", "medium", "long"}

// ProbableFrom is the probability from which on an open deal counts as probable.
const ProbableFrom = 0.5

// Figures are targets against what is there, in minor units of the workspace's currency.
// Gap = Target − Won − Weighted; Left = Gap − Actions. Both are below zero when there is more than needed.
type Figures struct {
	Target   int64
	Won      int64 // closed won in the target's days
	Open     int64 // open deals expected in them, full amounts
	Probable int64 // of these, the ones with a probability of ProbableFrom or more, full amounts
	Weighted int64 // open deals × probability, rounded deal by deal
	Actions  int64 // what pending actions without a deal are to close
	Gap      int64
	Left     int64
	Deals    int // open deals counted
}

func (f *Figures) add(o Figures) {
	f.Target += o.Target
	f.Won += o.Won
	f.Open += o.Open
	f.Probable += o.Probable
	f.Weighted += o.Weighted
	f.Actions += o.Actions
	f.Gap += o.Gap
	f.Left += o.Left
	f.Deals += o.Deals
}

func (f *Figures) close() {
	f.Gap = f.Target - f.Won - f.Weighted
	f.Left = f.Gap - f.Actions
}

// Row is a line of the view: a business line, a product, a region, a person, a quarter, a year. Key "" gathers what has none.
type Row struct {
	Key      string // an ID, a region's name, or a period's key
	Horizons map[string]Figures
	Total    Figures // sum of the horizons
}

// LeftOut is what was not counted, and why.
type LeftOut struct {
	Reason text.Text
	N      int
}

// Gap is an account's targets against its pipeline. Rows add up to Total exactly, and each
// row's horizons to the row. Total is the same whatever the rows are.
type Gap struct {
	Currency money.Code
	Rows     []Row // in the order given, then what is not in it, then "" if anything has no key
	Horizons map[string]Figures
	Total    Figures
	Periods  map[string]period.Period // from the first to the last day of each horizon's targets
	LeftOut  []LeftOut
}

// Reasons to leave something out.
var (
	otherCurrency = text.New("en otra moneda", "in another currency")
	noAmount      = text.New("sin monto", "without an amount")
	noClose       = text.New("abiertas sin fecha de cierre", "open without a close date")
	noChance      = text.New("abiertas sin probabilidad", "open without a probability")
	outside       = text.New("fuera de los plazos de los objetivos", "outside the targets' periods")
	pastTarget    = text.New("objetivos de años fiscales anteriores", "targets of earlier fiscal years")
	noStage       = text.New("sin etapa conocida", "without a known stage")
)

var reasonsLeftOut = []text.Text{noAmount, otherCurrency, noClose, noChance, noStage, outside, pastTarget}

// GapOf compares an account's targets with what is won, in the pipeline and to be done, by business line. lines are
// the workspace's lines in order.
func GapOf(d *Data, lines []record.ID, env Env) Gap {
	order := make([]string, len(lines))
	for i, l := range lines {
		order[i] = string(l)
	}
	return GapBy(d, Cut{By: "line", Order: order}, env)
}

// GapBy is GapOf by another view. Each deal and action counts once, in the horizon that its line gives
// it, whatever the view; see PiecesOf.
func GapBy(d *Data, cut Cut, env Env) Gap {
	pieces := PiecesOf(d, env)
	out := Gap{Currency: env.Currency, Horizons: map[string]Figures{}, Periods: pieces.Periods, LeftOut: pieces.LeftOut}
	rows := map[string]*Row{}
	for _, p := range pieces.All {
		for _, part := range cut.parts(p, env) {
			r := rows[part.key]
			if r == nil {
				r = &Row{Key: part.key, Horizons: map[string]Figures{}}
				rows[part.key] = r
			}
			f := r.Horizons[p.Horizon]
			f.add(part.Figures)
			r.Horizons[p.Horizon] = f
		}
	}
	for _, key := range cut.order(rows) {
		r := rows[key]
		for _, h := range Horizons {
			f, there := r.Horizons[h]
			if !there {
				continue
			}
			f.close()
			r.Horizons[h] = f
			r.Total.add(f)
			all := out.Horizons[h]
			all.add(f)
			out.Horizons[h] = all
			out.Total.add(f)
		}
		out.Rows = append(out.Rows, *r)
	}
	return out
}

// order puts the rows into the order of the cut, then what it does not name, then what has no key.
func (c Cut) order(rows map[string]*Row) []string {
	var out, others []string
	for _, key := range c.Order {
		if key != "" && rows[key] != nil {
			out = append(out, key)
		}
	}
	for key := range rows {
		if key != "" && !slices.Contains(c.Order, key) {
			others = append(others, key)
		}
	}
	slices.Sort(others)
	out = append(out, others...)
	if rows[""] != nil {
		out = append(out, "")
	}
	return out
}
