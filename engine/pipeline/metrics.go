package pipeline

import (
	"math"
	"sort"

	"rumbo/engine/stats"
)

// Scores measures forecasts of yes or no. All are means over N forecasts.
type Scores struct {
	N       int
	Rate    float64 // share that came true
	Brier   float64 // mean (p − y)², 0 best; 0.25 is a coin
	LogLoss float64 // mean −log of the chance given to what happened, chances held within 1e-6
	AUC     float64 // chance that a yes is ranked above a no (ties half); NaN with one kind only
}

// Score compares chances with outcomes (of equal length).
func Score(p []float64, y []bool) Scores {
	s := Scores{N: len(p), AUC: AUC(p, y)}
	for i, v := range p {
		o := oneIf(y[i])
		s.Rate += o
		s.Brier += (v - o) * (v - o)
		v = math.Max(1e-6, math.Min(1-1e-6, v))
		s.LogLoss -= o*math.Log(v) + (1-o)*math.Log(1-v)
	}
	n := float64(len(p))
	s.Rate, s.Brier, s.LogLoss = s.Rate/n, s.Brier/n, s.LogLoss/n
	return s
}

// AUC is the area under the ROC curve by ranks (Mann–Whitney); NaN when all
// outcomes are alike.
func AUC(p []float64, y []bool) float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return p[order[a]] < p[order[b]] })
	rankSum, yes := 0.0, 0.0
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && p[order[j]] == p[order[i]] {
			j++
		}
		for _, k := range order[i:j] {
			if y[k] {
				rankSum += float64(i+j+1) / 2
				yes++
			}
		}
		i = j
	}
	no := float64(len(p)) - yes
	return (rankSum - yes*(yes+1)/2) / (yes * no)
}

// Bin is one bar of a calibration picture: of N deals that were given a chance
// of Mean on average, the share Rate came true; Low and High are its Wilson 95 %
// interval.
type Bin struct {
	N         int
	Mean      float64
	Rate      float64
	Low, High float64
}

// Calibration cuts the forecasts into so many bins of about equal size; equal forecasts stay together.
func Calibration(p []float64, y []bool, bins int) []Bin {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return p[order[a]] < p[order[b]] })
	var out []Bin
	start := 0
	for k := 0; k < bins; k++ {
		end := max(start, (k+1)*len(order)/bins)
		for end > start && end < len(order) && p[order[end]] == p[order[end-1]] {
			end++
		}
		part := order[start:end]
		if start = end; len(part) == 0 {
			continue
		}
		b := Bin{N: len(part)}
		yes := 0
		for _, i := range part {
			b.Mean += p[i]
			if y[i] {
				yes++
			}
		}
		b.Mean /= float64(b.N)
		b.Rate = float64(yes) / float64(b.N)
		b.Low, b.High = stats.Wilson(yes, b.N, .95)
		out = append(out, b)
	}
	return out
}
