package compare

import (
	"cmp"
	"math"
	"slices"

	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/text"
)

// Factors are what won revenue is the product of: deals decided × win rate × amount per deal won.
type Factors struct {
	Known                 bool
	Revenue               float64 // in whole currency units
	Decided, Won          int
	WinRate, Size         float64
	CycleDays, QuotaShare float64 // not numbers where not known
}

// FactorsOf takes a person's, or team's, result apart; it gives way between the indicators, and give may be nil.
func FactorsOf(in kpi.Input, give *pace.Pace) Factors {
	ask := func(ind *kpi.Indicator) kpi.Result {
		give.Now()
		return ind.Compute(in.Giving(give))
	}
	rate, won, revenue := ask(kpi.WinRate), ask(kpi.DealsWon), ask(kpi.WonRevenue)
	f := Factors{Revenue: revenue.Value, Decided: int(rate.Denominator.Value), Won: int(won.Value), WinRate: rate.Value, CycleDays: math.NaN(), QuotaShare: math.NaN()}
	f.Known = rate.Known && revenue.Known && f.Won > 0 && revenue.Value > 0
	if f.Known {
		f.Size = f.Revenue / float64(f.Won)
	}
	if c := ask(kpi.SalesCycle); c.Known {
		f.CycleDays = c.Value
	}
	if a := ask(kpi.Attainment); a.Known {
		f.QuotaShare = a.Value
	}
	return f
}

// Cause is how much one factor moves the result from one to the other.
type Cause struct {
	Name text.Text
	A, B float64
	// Share is the factor's part of what the two differ by in logarithms: they sum to log(A's revenue ÷ B's).
	Share float64
}

// The factors by name.
var (
	volumeText = text.New("cantidad de ventas decididas", "number of deals decided")
	rateText   = text.New("tasa de éxito", "win rate")
	sizeText   = text.New("tamaño de la venta", "deal size")
)

// Causes takes the difference of two results apart, exactly: revenue = decided × win rate × size, so that
// log(A ÷ B) is the sum of the factors' logarithms. The largest comes first.
func Causes(a, b Factors) []Cause {
	if !a.Known || !b.Known || a.Decided == 0 || b.Decided == 0 {
		return nil
	}
	out := []Cause{
		{volumeText, float64(a.Decided), float64(b.Decided), math.Log(float64(a.Decided) / float64(b.Decided))},
		{rateText, a.WinRate, b.WinRate, math.Log(a.WinRate / b.WinRate)},
		{sizeText, a.Size, b.Size, math.Log(a.Size / b.Size)},
	}
	slices.SortStableFunc(out, func(x, y Cause) int { return cmp.Compare(math.Abs(y.Share), math.Abs(x.Share)) })
	return out
}

// SameResult reports whether two results differ by no more than a tenth of the larger.
func SameResult(a, b Factors) bool {
	return a.Known && b.Known && math.Abs(a.Revenue-b.Revenue) <= 0.1*max(a.Revenue, b.Revenue)
}

// Mix is the part that one value of a dimension has in somebody's decided deals, and in the others'.
type Mix struct {
	Dim       kpi.Dim // "" is the size of the deal
	Value     string
	Name      text.Text
	K, N      int
	AllK, Of  int // of the others
	P         float64
	Different bool // more than by chance
}

// Share is the part in somebody's deals, and in the others'.
func (m Mix) Share() (mine, others float64) { return ratio(m.K, m.N), ratio(m.AllK, m.Of) }

// Mixes tells in what somebody's decided deals are others than the rest's: line, source, type, sector and size (in
// the quarters of all amounts). Those that differ more than by chance come first, by how much. It gives way between its pieces; give may be nil.
func Mixes(in kpi.Input, dim kpi.Dim, id string, give *pace.Pace) []Mix {
	d := in.Deals
	whose := d.Column(dim)
	var rows []int32
	for row, st := range d.State {
		give.Step()
		if st.Closed() && (in.Period.Days() == 0 || in.Period.Contains(d.Close[row])) && whose.Codes[row] >= 0 {
			rows = append(rows, int32(row))
		}
	}
	mine := func(row int32) bool { return whose.Values[whose.Codes[row]].ID == id }
	var out []Mix
	for _, by := range []kpi.Dim{kpi.ByLine, kpi.BySource, kpi.ByType, kpi.BySector} {
		col := d.Column(by)
		out = append(out, mixes(rows, give, mine, len(col.Values), func(row int32) int { return int(col.Codes[row]) }, func(k int) Mix {
			return Mix{Dim: by, Value: col.Values[k].ID, Name: col.Values[k].Name}
		})...)
	}
	bounds := quarters(d, rows)
	out = append(out, mixes(rows, give, mine, len(sizeNames), func(row int32) int {
		if !d.State[row].Worth() {
			return -1
		}
		k, _ := slices.BinarySearch(bounds, d.Amount[row])
		return min(k, len(sizeNames)-1)
	}, func(k int) Mix { return Mix{Name: sizeNames[k]} })...)
	p := make([]float64, len(out))
	for i, m := range out {
		p[i] = m.P
		if m.N < Enough {
			p[i] = math.NaN()
		}
	}
	for i, found := range Discoveries(p) {
		out[i].Different = found
	}
	slices.SortStableFunc(out, func(a, b Mix) int {
		if a.Different != b.Different {
			return map[bool]int{true: -1, false: 1}[a.Different]
		}
		return cmp.Compare(gap(b), gap(a))
	})
	return out
}

var sizeNames = []text.Text{text.New("las más pequeñas", "the smallest"), text.New("medianas pequeñas", "smaller than usual"),
	text.New("medianas grandes", "larger than usual"), text.New("las más grandes", "the largest")}

func gap(m Mix) float64 {
	a, b := m.Share()
	if math.IsNaN(a) || math.IsNaN(b) {
		return 0
	}
	return math.Abs(a - b)
}

// mixes counts the values of one dimension on both sides; only deals that have one count.
func mixes(rows []int32, give *pace.Pace, mine func(int32) bool, n int, of func(int32) int, name func(int) Mix) []Mix {
	a, b := make([]int, n), make([]int, n)
	all, others := 0, 0
	for _, row := range rows {
		give.Step()
		k := of(row)
		switch {
		case k < 0:
		case mine(row):
			a[k]++
			all++
		default:
			b[k]++
			others++
		}
	}
	var out []Mix
	for k := range n {
		if a[k]+b[k] == 0 {
			continue
		}
		m := name(k)
		m.K, m.N, m.AllK, m.Of = a[k], all, b[k], others
		m.P = RateTest(m.K, m.N, m.K+m.AllK, m.N+m.Of)
		out = append(out, m)
	}
	return out
}

// quarters are the amounts that divide the deals into four groups of the same number.
func quarters(d *kpi.Deals, rows []int32) []int64 {
	var amounts []int64
	for _, row := range rows {
		if d.State[row].Worth() {
			amounts = append(amounts, d.Amount[row])
		}
	}
	slices.Sort(amounts)
	if len(amounts) == 0 {
		return nil
	}
	return []int64{amounts[len(amounts)/4], amounts[len(amounts)/2], amounts[3*len(amounts)/4]}
}
