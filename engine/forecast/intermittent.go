package forecast

import (
	"math"
	"slices"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// IntermittentID is the model ID of forecasts of sporadic demand by Make.
const IntermittentID = "intermittent"

// sporadicZeros is the share of zeros from which a demand counts as sporadic:
// about the mean interval of 1.32 of Syntetos, Boylan & Croston (2005), J.
// Operational Research Society 56, with room for chance.
const sporadicZeros = 0.3

// sporadicMembers are averaged with equal weights: with so little information
// in a series no weighing does better out of sample.
var sporadicMembers = []Model{sbaModel, tsbModel, imapaModel, optimisedThetaModel}

// isSporadic reports whether amounts that cannot be negative are often zero.
func (p *prepared) isSporadic() bool {
	zeros := 0
	for _, v := range p.y {
		if v < 0 {
			return false
		}
		if v == 0 {
			zeros++
		}
	}
	return p.nonNeg && float64(zeros) >= sporadicZeros*float64(len(p.y))
}

// sporadic forecasts intermittent demand. Its distribution is that of the
// demands seen, with the probability of a demand raised or lowered to meet the
// forecast rate. Most periods are zero, so the point forecast is the mean.
func (p *prepared) sporadic(w *work) (Forecast, error) {
	h := p.horizon
	rate := make([]float64, h)
	list := make([]Part, len(sporadicMembers))
	for i, m := range sporadicMembers {
		if err := p.progress.step(i, len(sporadicMembers)); err != nil {
			return Forecast{}, err
		}
		f, err := m.fit(w, p.y, p.m, h)
		if err != nil || !usable(f) {
			f, _ = fitTSB(w, p.y, 1, h)
		}
		list[i] = Part{Model: m.ID, Weight: 1 / float64(len(sporadicMembers)), Params: f.params}
		for k, v := range f.mean {
			rate[k] += math.Max(0, v) / float64(len(sporadicMembers))
		}
	}
	f := p.dress(rate, p.demandQuantiles(rate))
	f.Point = slices.Clone(f.Mean)
	f.Model, f.Parts = IntermittentID, list
	f.Reasons = append([]text.Text{text.New(
		"La demanda es esporádica: se pronostica su frecuencia y su tamaño; lo más probable en un período suelto es cero.",
		"Demand is sporadic: its frequency and size are forecast; in a single period zero is the most likely.")}, f.Reasons...)
	return f, p.progress.step(len(list), len(list))
}

// demandQuantiles reads the quantiles of zero with probability 1 - q and of a
// demand like those seen with probability q, whose mean is the rate.
func (p *prepared) demandQuantiles(rate []float64) [][]float64 {
	var sizes []float64
	for _, v := range p.y {
		if v > 0 {
			sizes = append(sizes, v)
		}
	}
	slices.Sort(sizes)
	mean := stats.Mean(sizes)
	out := make([][]float64, len(p.levels))
	for i, level := range p.levels {
		out[i] = make([]float64, len(rate))
		for k, r := range rate {
			q := math.Min(0.98, r/mean)
			if len(sizes) == 0 || 1-level >= q {
				continue
			}
			stretch := math.Max(1, r/mean/0.98)
			out[i][k] = stretch * demandSize(sizes, mean, 1-(1-level)/q)
		}
	}
	return out
}

// demandSize is the quantile of the sizes seen, continued beyond the largest
// by an exponential tail of the mean size.
func demandSize(sorted []float64, mean, level float64) float64 {
	n := float64(len(sorted))
	known := (n - 0.5) / n
	if level <= known {
		return stats.QuantileSorted(sorted, level/known)
	}
	return sorted[len(sorted)-1] + 0.5*mean*stats.Log((1-known)/(1-level))
}
