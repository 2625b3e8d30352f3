package forecast

import (
	"math"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// checkRegressors wants each column to cover the history and the horizon.
func checkRegressors(s Series, o Options) error {
	for _, x := range o.Regressors {
		if len(x) != len(s.Values)+o.Horizon {
			return ErrRegressors
		}
		for _, v := range x {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return ErrRegressors
			}
		}
	}
	return nil
}

func cutRegressors(columns [][]float64, n int) [][]float64 {
	if columns == nil {
		return nil
	}
	cut := make([][]float64, len(columns))
	for i, x := range columns {
		cut[i] = x[:n]
	}
	return cut
}

// regress takes the effect of known columns (working days, moving holidays)
// out of the prepared values and keeps their effect on the periods ahead, which
// dress puts back. Where all values are positive the effect is in proportion,
// else it is added. Coefficients come from least squares on first differences,
// seasonal ones where there is a season, so that level, trend and season do not
// enter (Hyndman & Athanasopoulos, 3rd ed., chapter 10). Columns are kept only
// if together they lower the AICc of that regression; first is the place of
// the first used value in the columns.
func (p *prepared) regress(columns [][]float64, first int) {
	if len(columns) == 0 {
		return
	}
	n := len(p.y)
	y := append([]float64(nil), p.y...)
	logs := true
	for _, v := range y {
		logs = logs && v > 10*tinyState
	}
	if logs {
		for t := range y {
			y[t] = stats.Log(y[t])
		}
	}
	beta := regressionEffect(y, columns, first, p.m)
	if beta == nil {
		p.reasons = append(p.reasons, text.New(
			"El calendario no mejora el pronóstico de esta serie; no se usa.",
			"The calendar does not improve the forecast of this series; it is not used."))
		return
	}
	p.effect, p.proportional = make([]float64, p.horizon), logs
	for j, x := range columns {
		centre := stats.Mean(x[first : first+n])
		for t := range n {
			e := beta[j] * (x[first+t] - centre)
			if logs {
				p.y[t] *= stats.Exp(-e)
			} else {
				p.y[t] -= e
			}
		}
		for k := range p.effect {
			p.effect[k] += beta[j] * (x[first+n+k] - centre)
		}
	}
	p.reasons = append(p.reasons, text.New(
		"Se tomó en cuenta el calendario de los períodos.",
		"The calendar of the periods was taken into account."))
}

// regressionEffect returns the coefficients, nil when they are not worth it.
func regressionEffect(y []float64, columns [][]float64, first, m int) []float64 {
	n, k := len(y), len(columns)
	sd := 0
	if m > 1 && n >= 3*m {
		sd = 1
	}
	dy := difference(y, m, 1, sd, nil)
	rows := len(dy)
	if rows < 3*k+5 {
		return nil
	}
	var kept []int
	x := make([]float64, 0, rows*k)
	cols := make([][]float64, 0, k)
	for j, c := range columns {
		d := difference(c[first:first+n], m, 1, sd, nil)
		if stats.Var(d) > 1e-12 {
			cols = append(cols, d)
			kept = append(kept, j)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	for t := range rows {
		for _, d := range cols {
			x = append(x, d[t])
		}
	}
	before := 0.0
	for _, v := range dy {
		before += v * v
	}
	b, err := stats.LeastSquares(x, rows, len(kept), dy)
	if err != nil {
		return nil
	}
	after := 0.0
	for _, v := range dy[len(kept):] {
		after += v * v
	}
	rf, kf := float64(rows), float64(len(kept))
	gain := rf*stats.Log(before/math.Max(after, 1e-300)) - 2*(kf+1) - 2*(kf+1)*(kf+2)/(rf-kf-2) + 2 + 4/(rf-2)
	if !(gain > 0) {
		return nil
	}
	beta := make([]float64, k)
	for i, j := range kept {
		beta[j] = b[i]
	}
	return beta
}
