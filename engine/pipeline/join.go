package pipeline

import (
	"math"
	"sort"

	"rumbo/engine/stats"
)

// Joined is one forecast of the total made of two: from the pipeline (deals in
// hand and business still to come) and from the history of sales. Both speak
// of the same total; it is their weighted middle, never their sum.
type Joined struct {
	Total  [][]float64 // [period][draw], minor units
	Weight []float64   // part of the pipeline's word per period, 0…1
}

// Quantile is the total of a period that is not reached with probability p.
func (j *Joined) Quantile(slot int, p float64) float64 { return stats.Quantile(j.Total[slot], p) }

// Chance is the probability that the total of a period reaches the target.
func (j *Joined) Chance(slot int, target float64) float64 { return reach(j.Total[slot], target) }

// Errors are past errors (forecast − actual) of both ways, per period ahead.
// They come from the same origins, so that they can be compared.
type Errors struct{ Pipeline, Series [][]float64 }

// priorErrors is how many past errors the starting weights are worth.
const priorErrors = 4

// Weights gives the pipeline's weight per period ahead: the share of the
// series' mean squared error in both, drawn towards 70 % in the first period,
// where the deals are known, falling to 30 % from the fourth on.
func Weights(e Errors, periods int) []float64 {
	out := make([]float64, periods)
	for k := range out {
		prior := math.Max(.3, .7-.4/3*float64(k))
		var a, b []float64
		if k < len(e.Pipeline) && k < len(e.Series) {
			a, b = e.Pipeline[k], e.Series[k]
		}
		n := float64(min(len(a), len(b)))
		out[k] = prior
		if pa, pb := meanSquare(a), meanSquare(b); n > 0 && pa+pb > 0 {
			out[k] = (n*pb/(pa+pb) + priorErrors*prior) / (n + priorErrors)
		}
	}
	return out
}

func meanSquare(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v * v / float64(len(x))
	}
	return sum
}

// Join puts the weights to work by averaging quantiles (Ratcliff, Psychological
// Bulletin 86, 1979), which keeps the shape of both. Every draw keeps its
// rank in the pipeline's forecast, so that scenarios stay comparable. Series
// holds draws of the same total per period, any number of them; a period
// without draws leaves the pipeline's word alone.
func Join(pipeline [][]float64, series [][]float64, weight []float64) *Joined {
	j := &Joined{}
	for k, draws := range pipeline {
		w := 1.0
		var other []float64
		if k < len(series) && len(series[k]) > 0 {
			other = append(other, series[k]...)
			sort.Float64s(other)
			w = weight[k]
		}
		total := append([]float64(nil), draws...)
		if other != nil {
			order := make([]int, len(draws))
			for i := range order {
				order[i] = i
			}
			sort.SliceStable(order, func(a, b int) bool { return draws[order[a]] < draws[order[b]] })
			for rank, i := range order {
				q := stats.QuantileSorted(other, (float64(rank)+.5)/float64(len(draws)))
				total[i] = w*draws[i] + (1-w)*q
			}
		}
		j.Total, j.Weight = append(j.Total, total), append(j.Weight, w)
	}
	return j
}

// FromQuantiles makes n draws of a forecast that is known by its quantiles:
// levels ascending in (0,1), values not descending. Between them it is
// straight; beyond the outermost ones it goes on at the slope of the last stretch.
func FromQuantiles(levels, values []float64, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		p := (float64(i) + .5) / float64(n)
		switch k := sort.SearchFloat64s(levels, p); {
		case len(levels) == 0:
			return nil
		case len(levels) == 1:
			out[i] = values[0]
		default:
			k = max(1, min(len(levels)-1, k))
			out[i] = values[k-1] + (p-levels[k-1])/(levels[k]-levels[k-1])*(values[k]-values[k-1])
		}
	}
	return out
}
