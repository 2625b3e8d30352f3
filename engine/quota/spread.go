package quota

import (
	"math"
	"math/big"
	"slices"

	"rumbo/engine/period"
)

// Method is a way to spread a year's value over its months.
type Method string

// The methods.
const (
	Even   Method = "even"   // every month alike
	ByDays Method = "days"   // by working days
	Season Method = "season" // as revenue was won in the year before
)

// Methods in the order of a menu.
func Methods() []Method { return []Method{Even, ByDays, Season} }

// Weights are the parts of each month under a method. won is what was won in each month of the
// year before, in minor units; it is read by Season alone. Months in which nothing was won, or less
// than nothing, get no part; without any season, working days stand in. present is the share of each
// month's working days in which the owner is there; nil means all.
func Weights(m Method, months []period.Period, won []int64, present []float64, work period.Workweek) []float64 {
	out := make([]float64, len(months))
	total := 0.0
	for i, p := range months {
		switch m {
		case Season:
			if i < len(won) {
				out[i] = float64(max(won[i], 0))
			}
		case ByDays:
			out[i] = float64(work.Days(p.From, p.To))
		default:
			out[i] = 1
		}
		if present != nil {
			out[i] *= present[i]
		}
		total += out[i]
	}
	if total == 0 && m == Season {
		return Weights(ByDays, months, nil, present, work)
	}
	return out
}

// Split divides a value, which may be negative, in proportion to the weights; the parts sum to it exactly
// (largest remainder, Hamilton's method; ties go to the first). Weights that are not finite or below zero
// count as zero; where all are zero the parts are even. Without weights there are no parts.
func Split(value int64, weights []float64) []int64 {
	n := len(weights)
	if n == 0 {
		return nil
	}
	whole := scale(weights)
	total := new(big.Int)
	for _, w := range whole {
		total.Add(total, big.NewInt(w))
	}
	if total.Sign() == 0 {
		for i := range whole {
			whole[i] = 1
		}
		total.SetInt64(int64(n))
	}
	out, rest, order := make([]int64, n), make([]*big.Int, n), make([]int, n)
	left, sign := value, int64(1)
	if value < 0 {
		left, sign = -value, -1
	}
	size := big.NewInt(left)
	for i, w := range whole {
		q, r := new(big.Int).QuoRem(new(big.Int).Mul(size, big.NewInt(w)), total, new(big.Int))
		out[i], rest[i], order[i] = q.Int64(), r, i
		left -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return rest[b].Cmp(rest[a]) })
	for k := 0; left > 0; k++ {
		out[order[k%n]]++
		left--
	}
	for i := range out {
		out[i] *= sign
	}
	return out
}

// scale makes whole numbers of weights: whole weights stay as they are, others keep about twelve digits.
func scale(weights []float64) []int64 {
	top, isWhole := 0.0, true
	for _, w := range weights {
		if w > 0 && !math.IsInf(w, 0) {
			top = max(top, w)
			isWhole = isWhole && w == math.Trunc(w)
		}
	}
	by := 1.0
	if !isWhole && top > 0 || top > 1<<53 {
		by = 1e12 / top
	}
	out := make([]int64, len(weights))
	for i, w := range weights {
		if w > 0 && !math.IsInf(w, 0) {
			out[i] = int64(math.Round(w * by))
		}
	}
	return out
}
