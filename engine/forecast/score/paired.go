package score

import (
	"fmt"
	"io"
	"math"
	"sort"
)

type seriesKey struct{ dataset, freq, id string }

// Listed tells of each series whether the reference scores have it.
func Listed(all []Series, refs []Reference) []bool {
	have := map[seriesKey]bool{}
	for _, r := range refs {
		have[seriesKey{r.Dataset, r.Freq, r.ID}] = true
	}
	listed := make([]bool, len(all))
	for i, s := range all {
		listed[i] = have[seriesKey{s.Dataset, s.Freq, s.ID}]
	}
	return listed
}

// Paired keeps the series that the reference scores list.
func Paired(all []Series, refs []Reference) []Series {
	var kept []Series
	for i, listed := range Listed(all, refs) {
		if listed {
			kept = append(kept, all[i])
		}
	}
	return kept
}

// combinations are the reference methods that join several others; the rest
// are single methods.
var combinations = map[string]bool{
	"comb_shd": true, "comb_eat": true, "mean_ets_theta": true, "median_ets_arima_theta": true,
	"scum": true, "mean4": true, "median_ets_ces_dotm": true,
}

// Duel compares a method with one reference method on the series of a group
// that both have.
type Duel struct {
	Dataset, Freq, Reference string
	N                        int
	OWA, RefOWA              float64
	MSIS, RefMSIS            float64 // NaN where the reference gives no interval
	Single                   bool
}

// Duels compares the rows of one method with every reference method. Both
// sides are divided by the naive2 of the same series.
func Duels(rows []Row, refs []Reference) []Duel {
	mine := map[seriesKey]*Row{}
	for i := range rows {
		s := rows[i].Series
		mine[seriesKey{s.Dataset, s.Freq, s.ID}] = &rows[i]
	}
	type key struct{ dataset, freq, method string }
	type sums struct{ n, smape, mase, msis, rs, rm, rmsis, ns, nm float64 }
	groups := map[key]*sums{}
	for _, r := range refs {
		m := mine[seriesKey{r.Dataset, r.Freq, r.ID}]
		if m == nil || math.IsNaN(r.MASE) || math.IsNaN(m.MASE) {
			continue
		}
		k := key{r.Dataset, r.Freq, r.Method}
		if groups[k] == nil {
			groups[k] = &sums{}
		}
		g := groups[k]
		g.n++
		g.smape += m.SMAPE
		g.mase += m.MASE
		g.msis += m.MSIS
		g.rs += r.SMAPE
		g.rm += r.MASE
		g.rmsis += r.MSIS
		g.ns += m.Naive2SMAPE
		g.nm += m.Naive2MASE
	}
	var out []Duel
	for k, g := range groups {
		out = append(out, Duel{
			Dataset: k.dataset, Freq: k.freq, Reference: k.method, N: int(g.n),
			OWA: (g.smape/g.ns + g.mase/g.nm) / 2, RefOWA: (g.rs/g.ns + g.rm/g.nm) / 2,
			MSIS: g.msis / g.n, RefMSIS: g.rmsis / g.n, Single: !combinations[k.method],
		})
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Dataset+a.Freq != b.Dataset+b.Freq {
			return a.Dataset+" "+a.Freq < b.Dataset+" "+b.Freq
		}
		return a.OWA/a.RefOWA > b.OWA/b.RefOWA
	})
	return out
}

// WriteDuels prints, per group, the single reference method that does best
// against ours, the best of all, and the best interval score.
func WriteDuels(w io.Writer, duels []Duel) {
	fmt.Fprintf(w, "\n%-20s %-32s %-34s %s\n", "group", "hardest single method (OWA, ratio)", "hardest of all (OWA, ratio)", "lowest MSIS (ratio)")
	for i := 0; i < len(duels); {
		group := duels[i].Dataset + " " + duels[i].Freq
		var single, any, msis *Duel
		for ; i < len(duels) && duels[i].Dataset+" "+duels[i].Freq == group; i++ {
			d := &duels[i]
			if any == nil {
				any = d
			}
			if single == nil && d.Single {
				single = d
			}
			if !math.IsNaN(d.RefMSIS) && (msis == nil || d.MSIS/d.RefMSIS > msis.MSIS/msis.RefMSIS) {
				msis = d
			}
		}
		fmt.Fprintf(w, "%-20s %s %s", group, single.against(), any.against())
		if msis != nil {
			fmt.Fprintf(w, "  %s %.2f, ours %.2f (%.3f)", msis.Reference, msis.RefMSIS, msis.MSIS, msis.MSIS/msis.RefMSIS)
		}
		fmt.Fprintln(w)
	}
}

func (d *Duel) against() string {
	if d == nil {
		return "-"
	}
	return fmt.Sprintf("%-22s n=%-3d %.3f (%.3f)", d.Reference, d.N, d.RefOWA, d.OWA/d.RefOWA)
}
