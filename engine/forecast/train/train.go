package train

import (
	"fmt"
	"io"
	"math"
	"sort"

	"rumbo/engine/forecast"
	"rumbo/engine/forecast/score"
)

// foldCount is the number of parts that series are split into: each is
// forecast by networks that saw only the others.
const foldCount = 5

// earlierOrigins is how many shortened versions of each series are added.
const earlierOrigins = 4

// leftOut are sets whose errors the networks are not taught: mostly zeros,
// which have their own method.
var leftOut = map[string]bool{"carparts monthly": true}

// Run trains on the series and returns the networks. It prints to log how
// they do on the series of each fold that they were not trained on; with
// reference scores, also on just the series that those list.
func Run(all []score.Series, refs []score.Reference, log io.Writer) forecast.Combiner {
	built := Build(all, earlierOrigins, func(done int) {
		if done%500 == 0 || done == len(all) {
			fmt.Fprintf(log, "members fitted to %d of %d series\n", done, len(all))
		}
	})
	var cases []*Case
	for i := range built {
		if !leftOut[built[i].Group] {
			cases = append(cases, &built[i])
		}
	}
	fold := folds(cases, foldCount)
	blends, _ := crossBlend(cases, fold, foldCount, defaultWeighting)
	quantiles := crossWidths(cases, blends, fold, foldCount, defaultWidening)
	writeScores(log, "all series", crossScores(cases, blends, quantiles, nil))
	if refs != nil {
		writeScores(log, "series of the reference scores", crossScores(cases, blends, quantiles, score.Listed(all, refs)))
	}
	return forecast.Combiner{
		Weigh: defaultWeighting.fit(cases),
		// The widths learn from the errors of networks that had not seen the series.
		Widen: defaultWidening.fit(cases, blends),
	}
}

// groupScore is the cross-validated score of a group.
type groupScore struct {
	group                                           string
	n, smape, mase, smape2, mase2, in95, in80, msis float64
}

func (s *groupScore) owa() float64 { return (s.smape/s.smape2 + s.mase/s.mase2) / 2 }

// crossScores scores the cases by group; only those of listed series, if given.
func crossScores(cases []*Case, blends []forecast.Blend, quantiles [][6][]float64, listed []bool) []groupScore {
	by := map[string]*groupScore{}
	for i, c := range cases {
		if !c.Latest || listed != nil && !listed[c.Series] {
			continue
		}
		s := by[c.Group]
		if s == nil {
			s = &groupScore{group: c.Group}
			by[c.Group] = s
		}
		s.add(c, &blends[i], &quantiles[i])
	}
	out := make([]groupScore, 0, len(by))
	for _, s := range by {
		out = append(out, *s)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].group < out[j].group })
	return out
}

func (s *groupScore) add(c *Case, b *forecast.Blend, q *[6][]float64) {
	h := float64(len(c.Actual))
	s.n++
	s.smape2 += c.SMAPE2
	s.mase2 += c.MASE2
	for t, y := range c.Actual {
		f := b.Centre[t]
		if sum := math.Abs(y) + math.Abs(f); sum > 0 {
			s.smape += 200 * math.Abs(y-f) / sum / h
		}
		s.mase += math.Abs(y-f) / c.Abs / h
		lo, hi := q[0][t], q[5][t]
		if c.Evidence.NonNegative {
			lo = math.Max(lo, 0)
		}
		if y >= lo && y <= hi {
			s.in95 += 1 / h
		}
		if y >= q[1][t] && y <= q[4][t] {
			s.in80 += 1 / h
		}
		s.msis += forecast.IntervalScore(lo, hi, y, 0.05) / c.Abs / h
	}
}

func writeScores(w io.Writer, of string, all []groupScore) {
	fmt.Fprintf(w, "cross-validated, %s:\n%-20s %5s %8s %8s %7s %6s %6s %7s\n", of, "group", "n", "sMAPE", "MASE", "OWA", "cov80", "cov95", "MSIS")
	total := 0.0
	for _, s := range all {
		fmt.Fprintf(w, "%-20s %5.0f %8.3f %8.4f %7.4f %6.3f %6.3f %7.2f\n",
			s.group, s.n, s.smape/s.n, s.mase/s.n, s.owa(), s.in80/s.n, s.in95/s.n, s.msis/s.n)
		total += s.owa() / float64(len(all))
	}
	fmt.Fprintf(w, "OWA averaged over %d groups: %.4f\n", len(all), total)
}
