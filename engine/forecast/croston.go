package forecast

import (
	"math"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

var intermittentRange = []Param{{"alpha", 0.02, 0.5, text.New("memoria del tamaño y de la frecuencia", "memory of size and frequency")}}

var _ = register(Model{
	ID:   "croston",
	Name: text.New("Croston", "Croston"),
	About: text.New(
		"Para demanda esporádica: sigue por separado el tamaño de los pedidos y el tiempo entre ellos.",
		"For sporadic demand: follows the size of orders and the time between them apart."),
	Paper:     "Croston (1972), Operational Research Quarterly 23; Shenstone & Hyndman (2005), J. Forecasting 24",
	Params:    intermittentRange,
	MinLength: 4,
	fit:       func(w *work, y []float64, _, h int) (fitted, error) { return fitCroston(w, y, h, 1) },
})

var sbaModel = register(Model{
	ID:   "sba",
	Name: text.New("Croston corregido (SBA)", "Corrected Croston (SBA)"),
	About: text.New(
		"Croston sin su sesgo hacia arriba.",
		"Croston without its upward bias."),
	Paper:     "Syntetos & Boylan (2005), Int. J. Forecasting 21, eq. 7",
	Params:    intermittentRange,
	MinLength: 4,
	fit:       func(w *work, y []float64, _, h int) (fitted, error) { return fitCroston(w, y, h, 0) },
})

var tsbModel = register(Model{
	ID:   "tsb",
	Name: text.New("Demanda que puede extinguirse (TSB)", "Demand that may die out (TSB)"),
	About: text.New(
		"Sigue el tamaño de los pedidos y la probabilidad de que haya uno; baja cuando dejan de llegar.",
		"Follows the size of orders and the probability that there is one; falls when they stop coming."),
	Paper:     "Teunter, Syntetos & Babai (2011), European J. Operational Research 214, eq. 4-5",
	Params:    intermittentRange,
	MinLength: 4,
	fit:       fitTSB,
})

// smoothingGrid are the smoothing constants tried: a coarse grid, since the
// data of a sporadic demand cannot tell near ones apart.
var smoothingGrid = [...]float64{0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5}

// fitCroston smooths sizes and intervals with the constant that forecasts best
// one step ahead. keep 1 is Croston's rate; 0 takes its bias alpha/2 away.
func fitCroston(w *work, y []float64, h int, keep float64) (fitted, error) {
	best, rate, alpha := math.Inf(1), 0.0, 0.1
	for _, a := range smoothingGrid {
		r, loss := crostonPass(y, a, 1-(1-keep)*a/2)
		if loss < best {
			best, rate, alpha = loss, r, a
		}
	}
	return flatRate(y, h, rate, alpha), nil
}

// crostonPass returns the rate after the last value and the sum of squared
// one-step errors.
func crostonPass(y []float64, alpha, factor float64) (rate, loss float64) {
	size, gap := firstDemand(y)
	if size == 0 {
		return 0, 0
	}
	since := 1.0
	for _, v := range y {
		e := v - factor*size/gap
		loss += e * e
		if v != 0 {
			size += alpha * (v - size)
			gap += alpha * (since - gap)
			since = 1
		} else {
			since++
		}
	}
	return factor * size / gap, loss
}

// firstDemand starts the sizes and gaps at their means over the first half of
// the history, or over all of it where that shows no demand.
func firstDemand(y []float64) (size, gap float64) {
	for _, part := range [2][]float64{y[:(len(y)+1)/2], y} {
		n := 0.0
		for _, v := range part {
			if v != 0 {
				size += v
				n++
			}
		}
		if n > 0 {
			return size / n, float64(len(part)) / n
		}
	}
	return 0, 1
}

func fitTSB(w *work, y []float64, _, h int) (fitted, error) {
	best, rate, alpha := math.Inf(1), 0.0, 0.1
	for _, a := range smoothingGrid {
		for _, b := range smoothingGrid[:5] {
			size, gap := firstDemand(y)
			p, loss := 1/gap, 0.0
			for _, v := range y {
				e := v - p*size
				loss += e * e
				if v != 0 {
					size += a * (v - size)
					p += b * (1 - p)
				} else {
					p -= b * p
				}
			}
			if loss < best {
				best, rate, alpha = loss, p*size, b
			}
		}
	}
	return flatRate(y, h, rate, alpha), nil
}

// flatRate is a constant forecast with the spread of the history around it.
func flatRate(y []float64, h int, rate, alpha float64) fitted {
	f := newFitted(h)
	sum := 0.0
	for _, v := range y {
		sum += (v - rate) * (v - rate)
	}
	sigma2 := sum / math.Max(1, float64(len(y)-1))
	for k := range f.mean {
		f.mean[k] = rate
		f.sd[k] = math.Sqrt(sigma2 * (1 + float64(k)*alpha*alpha))
	}
	f.params = []Value{{"alpha", alpha}}
	return f
}

var adidaModel = register(Model{
	ID:   "adida",
	Name: text.New("Agregación temporal (ADIDA)", "Temporal aggregation (ADIDA)"),
	About: text.New(
		"Suma la demanda esporádica en bloques del tamaño de su intervalo medio, la suaviza y la reparte.",
		"Adds sporadic demand up in blocks as long as its mean interval, smooths it and spreads it out."),
	Paper:     "Nikolopoulos, Syntetos, Boylan, Petropoulos & Assimakopoulos (2011), J. Operational Research Society 62",
	MinLength: 4,
	fit: func(w *work, y []float64, _, h int) (fitted, error) {
		_, gap := firstDemand(y)
		return flatRate(y, h, blockRate(w, y, max(1, int(math.Round(gap)))), 0.1), nil
	},
})

var imapaModel = register(Model{
	ID:   "imapa",
	Name: text.New("Agregación a varios niveles (iMAPA)", "Aggregation at several levels (iMAPA)"),
	About: text.New(
		"La media de los pronósticos con bloques de todos los tamaños hasta el intervalo medio.",
		"The mean of the forecasts with blocks of every size up to the mean interval."),
	Paper:     "Petropoulos & Kourentzes (2015), J. Operational Research Society 66",
	MinLength: 4,
	fit: func(w *work, y []float64, _, h int) (fitted, error) {
		_, gap := firstDemand(y)
		largest := max(1, min(int(math.Round(gap)), len(y)/3))
		rate := 0.0
		for size := 1; size <= largest; size++ {
			rate += blockRate(w, y, size) / float64(largest)
		}
		return flatRate(y, h, rate, 0.1), nil
	},
})

// blockRate sums y from its end in blocks, smooths the sums and returns the
// rate per period.
func blockRate(w *work, y []float64, size int) float64 {
	n := len(y) / size
	if n < 3 {
		return stats.Mean(y)
	}
	sums := make([]float64, n)
	skip := len(y) - n*size
	for i := range sums {
		sums[i] = stats.Sum(y[skip+i*size : skip+(i+1)*size])
	}
	f, err := fitOneForm(w, sums, 1, etsForm{'A', 'N', 'N'})
	if err != nil {
		return stats.Mean(y)
	}
	return math.Max(0, f.mean[0]) / float64(size)
}
