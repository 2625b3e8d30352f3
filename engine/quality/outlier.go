package quality

import (
	"math"

	"rumbo/engine/money"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// Amounts far from what this company's deals are, on the scale of logarithms: a deal may be ten times
// another, but hardly a thousand times. The limit is that of Iglewicz and Hoaglin, "How to Detect
// and Handle Outliers" (1993): 3.5 robust standard deviations from the median.
var _ = register(Rule{
	ID: "outlier", Order: 70, Severity: Doubtful, Kind: "opportunity", Field: "amount",
	Name: text.New("Monto fuera de lo común", "Unusual amount"),
	Why:  text.New("Un cero de más o de menos cambia todo un trimestre.", "One zero too many or too few changes a whole quarter."),
	Do:   text.New("Compruebe el monto; si es correcto, déjelo: una gran venta también es verdad.", "Check the amount; if it is right, leave it: a big sale is true, too."),
	Effect: text.New("Pesan mucho en los totales y en la venta media; la mediana casi no las nota.",
		"They weigh heavily on totals and the average deal; the median hardly notices them."),
	Touches: []string{"won_revenue", "average_deal", "open_pipeline", "weighted_pipeline"},
	Reason:  text.New("{times} la mediana ({typical}, n = {n})", "{times} the median ({typical}, n = {n})"),
	whole:   outliers,
})

const (
	outlierLimit = 3.5
	outlierLeast = 20 // amounts below which nothing is called unusual
)

func outliers(s *Scan, f *Fault) {
	var logs []float64
	var rows []int32
	for row, st := range s.Deals.State {
		s.Give.Step()
		if (st.Open() || st.Won()) && st.Worth() && s.Deals.Amount[row] > 0 {
			logs, rows = append(logs, math.Log(float64(s.Deals.Amount[row]))), append(rows, int32(row))
		}
	}
	if len(logs) < outlierLeast {
		return
	}
	middle := stats.Median(logs)
	s.Give.Now()
	spread := stats.MAD(logs)
	s.Give.Now()
	if spread <= 0 {
		return
	}
	f.Sample, f.Typical = len(logs), money.New(int64(math.Round(math.Exp(middle))), s.Deals.Currency)
	for i, v := range logs {
		if math.Abs(v-middle) > outlierLimit*spread {
			f.add(s, rows[i], note{n: math.Exp(v - middle)})
		}
	}
}
