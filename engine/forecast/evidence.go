package forecast

import "math"

// members are the models that the combination weighs, in the order of the
// trained weights.
var members = []Model{
	naiveModel, seasonalNaiveModel, driftModel, dampedModel,
	optimisedThetaModel, dynamicThetaModel, etsModel, arimaModel, cesModel,
	stlLogModel, stlThetaModel, stlThetaLogModel, stlCESLogModel, stlDampedLogModel, stlDriftLogModel,
}

// Evidence is what the combination knows of a series before it weighs: the
// forecasts of its members and the features of the series. Everything is
// divided by Scale.
type Evidence struct {
	Mean, SD    [][]float64 // by member and step
	Features    []float64
	Scale       float64
	Period      int     // 1 where the history shows no two seasons
	Last        float64 // the last value
	Unit        float64 // the typical one-step error of the members
	Naive       float64 // the in-sample error of the seasonal naive forecast
	NonNegative bool
	Past        []Past // trials on shorter histories, the latest first
}

// Past is a trial on a shorter history: what the members forecast (nil where
// one sat it out) and what came, divided by Scale.
type Past struct {
	Mean, SD [][]float64 // by member and step
	Actual   []float64
}

// Members returns the IDs of the models that the combination weighs.
func Members() []string {
	ids := make([]string, len(members))
	for i, m := range members {
		ids[i] = m.ID
	}
	return ids
}

// Gather fits the members of the combination to a series.
func Gather(s Series, o Options) (Evidence, error) {
	p, err := prepare(s, o)
	if err != nil {
		return Evidence{}, err
	}
	return gather(newWork(), &p)
}

func gather(w *work, p *prepared) (Evidence, error) {
	if !p.isSporadic() {
		p.clean(w)
	}
	e := Evidence{Scale: p.scale, Period: p.m, Last: p.y[len(p.y)-1], NonNegative: p.nonNeg}
	e.Mean, e.SD = make([][]float64, len(members)), make([][]float64, len(members))
	for i, m := range members {
		if err := p.progress.step(i, len(members)+1); err != nil {
			return e, err
		}
		f, err := m.fit(w, p.y, p.m, p.horizon)
		if err != nil || !usable(f) {
			f, _ = fitNaive(w, p.y, p.m, p.horizon)
		}
		if p.nonNeg {
			for k, v := range f.mean {
				f.mean[k] = math.Max(v, 0)
			}
		}
		e.Mean[i], e.SD[i] = f.mean, f.sd
	}
	e.Features = features(w, p, &e)
	return e, p.progress.step(len(members), len(members)+1)
}

// usable reports whether a fit gave numbers.
func usable(f fitted) bool {
	for k, v := range f.mean {
		if math.IsNaN(v) || math.IsInf(v, 0) || !(f.sd[k] >= 0) || math.IsInf(f.sd[k], 0) {
			return false
		}
	}
	return true
}
