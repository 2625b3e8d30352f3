package forecast

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// CombinationID is the model ID of forecasts by Make.
const CombinationID = "combination"

// shortest is the number of values below which only a naive forecast is
// justified.
const shortest = 7

// Make forecasts a series with the default method, the one that the screens
// use: a combination of the members, weighed by features of the series that
// trained networks read, with intervals widened by what such forecasts were
// wrong by out of sample. The median minimises the absolute error; the mean is
// that of the whole distribution, which is what a sum of forecasts needs.
func Make(s Series, o Options) (Forecast, error) {
	p, err := prepare(s, o)
	if err != nil {
		return Forecast{}, err
	}
	w := newWork()
	if len(p.y) < shortest {
		p.warnings = append(p.warnings, warnShort(len(p.y)))
		return naiveModel.finish(w, p)
	}
	if isConstant(p.y) {
		return naiveModel.finish(w, p)
	}
	if p.isSporadic() {
		return p.sporadic(w)
	}
	return p.combine(w, trained())
}

// MakeWith is Make with other networks, for training and comparison.
func MakeWith(c *Combiner, s Series, o Options) (Forecast, error) {
	p, err := prepare(s, o)
	if err != nil {
		return Forecast{}, err
	}
	return p.combine(newWork(), c)
}

func (p *prepared) combine(w *work, c *Combiner) (Forecast, error) {
	e, err := gather(w, p)
	if err != nil {
		return Forecast{}, err
	}
	share := c.Weigh.Weights(e.Features)
	blend := e.Blend(share)
	knots := c.Widen.Quantiles(&e, &blend)
	f := p.dress(knotMeans(&knots, blend.Centre, p.nonNeg), knotLevels(&knots, blend.Centre, p.levels))
	for t := range f.Median {
		f.Median[t] = p.unscaleOne(blend.Centre[t+p.trailing], t+p.trailing)
	}
	f.Model = CombinationID
	f.Parts = parts(share)
	f.Reasons = append(reasons(p, &e, f.Parts), f.Reasons...)
	return f, p.progress.step(len(members)+1, len(members)+1)
}

// knotLevels reads the wanted levels off the trained quantiles and the median:
// linear on the scale of the normal distribution, and beyond the outermost
// with the slope of the last stretch, a little more for heavier tails.
func knotLevels(knots *[6][]float64, centre, levels []float64) [][]float64 {
	var at [7]float64
	copy(at[:3], WidthLevels[:3])
	at[3] = 0.5
	copy(at[4:], WidthLevels[3:])
	for i := range at {
		at[i] = stats.NormQuantile(at[i])
	}
	out := make([][]float64, len(levels))
	for i, level := range levels {
		z := stats.NormQuantile(level)
		j := 1
		for j < 6 && at[j] < z {
			j++
		}
		share := (z - at[j-1]) / (at[j] - at[j-1])
		if share < 0 || share > 1 { // beyond the last knot
			const heavier = 1.25
			share = math.Min(share, 1) + heavier*math.Max(share-1, 0) + (heavier-1)*math.Min(share, 0)
		}
		out[i] = make([]float64, len(centre))
		for t := range centre {
			a, b := knotAt(knots, centre, j-1, t), knotAt(knots, centre, j, t)
			out[i][t] = a + share*(b-a)
		}
	}
	return out
}

func knotAt(knots *[6][]float64, centre []float64, j, t int) float64 {
	switch {
	case j < 3:
		return knots[j][t]
	case j == 3:
		return centre[t]
	}
	return knots[j-1][t]
}

// meanLevels are the midpoints of twenty equal shares of probability, at which
// the quantile function is averaged.
var meanLevels = func() []float64 {
	l := make([]float64, 20)
	for i := range l {
		l[i] = (float64(i) + 0.5) / 20
	}
	return l
}()

func knotMeans(knots *[6][]float64, centre []float64, nonNeg bool) []float64 {
	mean := make([]float64, len(centre))
	for _, q := range knotLevels(knots, centre, meanLevels) {
		for t, v := range q {
			if nonNeg {
				v = math.Max(v, 0)
			}
			mean[t] += v / float64(len(meanLevels))
		}
	}
	return mean
}

// parts lists the members by share, the largest first.
func parts(share []float64) []Part {
	out := make([]Part, len(share))
	for i, v := range share {
		out[i] = Part{Model: members[i].ID, Weight: v}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Weight > out[j].Weight })
	return out
}

// reasons says in words what the forecast rests on.
func reasons(p *prepared, e *Evidence, list []Part) []text.Text {
	first, _ := Lookup(list[0].Model)
	second, _ := Lookup(list[1].Model)
	out := []text.Text{text.New(
		fmt.Sprintf("Combina %d métodos; pesan más «%s» (%.0f %%) y «%s» (%.0f %%).", len(list), first.Name.ES, 100*list[0].Weight, second.Name.ES, 100*list[1].Weight),
		fmt.Sprintf("Combines %d methods; “%s” (%.0f%%) and “%s” (%.0f%%) weigh most.", len(list), first.Name.EN, 100*list[0].Weight, second.Name.EN, 100*list[1].Weight))}
	season, trend := e.Features[featureSeason], e.Features[featureTrend]
	switch {
	case p.m < 2:
	case season > 0.64:
		out = append(out, text.New("La estacionalidad es marcada.", "The season is marked."))
	case season > 0.3:
		out = append(out, text.New("Hay algo de estacionalidad.", "There is some season."))
	default:
		out = append(out, text.New("Casi no hay estacionalidad.", "There is hardly any season."))
	}
	if trend > 0.6 {
		out = append(out, text.New("El nivel de fondo se mueve más que el ruido.", "The underlying level moves more than the noise."))
	} else {
		out = append(out, text.New("El ruido pesa más que el movimiento de fondo.", "Noise outweighs the underlying movement."))
	}
	return slices.Clip(out)
}
