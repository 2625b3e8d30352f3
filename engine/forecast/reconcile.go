package forecast

import (
	"math"
	"slices"

	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// ReconcileAll makes the forecasts of all nodes coherent, in their paths too:
// futures are drawn for all nodes together, with the dependence between nodes
// that past errors show, each future is reconciled, and every node's
// distribution is read from the reconciled futures. Where a node's forecast
// cannot be negative, its leaves are held at zero before they are added up. errs
// is as for Weights; the forecasts must have equal horizons.
func (h *Hierarchy) ReconcileAll(base []Forecast, errs [][]float64, r Reconciliation, count int, seed uint64) ([]Forecast, error) {
	weights, err := h.Weights(r, errs)
	if err != nil {
		return nil, err
	}
	draws, err := h.draw(base, errs, weights, count, seed)
	if err != nil {
		return nil, err
	}
	out := make([]Forecast, len(h.Nodes))
	for i := range out {
		out[i] = fromDraws(&base[i], draws[i], count)
	}
	h.coherentMeans(base, weights, h.held(base), out)
	return out, nil
}

// DrawAll gives the reconciled futures of ReconcileAll themselves: draws[i][c*steps+t] is node i at step t in the
// c-th future, in which the values add up.
func (h *Hierarchy) DrawAll(base []Forecast, errs [][]float64, r Reconciliation, count int, seed uint64) ([][]float64, error) {
	weights, err := h.Weights(r, errs)
	if err != nil {
		return nil, err
	}
	return h.draw(base, errs, weights, count, seed)
}

// held tells which leaves cannot be negative.
func (h *Hierarchy) held(base []Forecast) []bool {
	held := make([]bool, len(h.leaf))
	for j, i := range h.leaf {
		held[j] = slices.IndexFunc(base[i].Quantiles, func(q []float64) bool { return slices.Min(q) < 0 }) < 0
	}
	return held
}

func (h *Hierarchy) draw(base []Forecast, errs [][]float64, weights []float64, count int, seed uint64) ([][]float64, error) {
	steps, nodes := len(base[0].Mean), len(h.Nodes)
	draws, err := h.jointPaths(base, errs, count, seed)
	if err != nil {
		return nil, err
	}
	held := h.held(base)
	leaves, all := make([]float64, len(h.leaf)), make([]float64, nodes)
	column := make([]float64, nodes)
	for c := range count {
		for t := range steps {
			for i := range nodes {
				column[i] = draws[i][c*steps+t]
			}
			h.leavesOf(weights, column, held, leaves)
			h.Sum(leaves, all)
			for i := range nodes {
				draws[i][c*steps+t] = all[i]
			}
		}
	}
	return draws, nil
}

func (h *Hierarchy) leavesOf(weights, column []float64, held []bool, leaves []float64) {
	nodes := len(column)
	for j := range leaves {
		s := 0.0
		for i, v := range column {
			s += weights[j*nodes+i] * v
		}
		if held[j] {
			s = math.Max(s, 0)
		}
		leaves[j] = s
	}
}

// coherentMeans reconciles the means exactly, without the noise of the draws.
func (h *Hierarchy) coherentMeans(base []Forecast, weights []float64, held []bool, out []Forecast) {
	column, all := make([]float64, len(base)), make([]float64, len(base))
	leaves := make([]float64, len(h.leaf))
	for t := range base[0].Mean {
		for i := range base {
			column[i] = base[i].Mean[t]
		}
		h.leavesOf(weights, column, held, leaves)
		h.Sum(leaves, all)
		for i := range out {
			out[i].Mean[t] = all[i]
		}
	}
}

// jointPaths draws count paths for each node: draws[i][c*steps+t].
func (h *Hierarchy) jointPaths(base []Forecast, errs [][]float64, count int, seed uint64) ([][]float64, error) {
	nodes, steps := len(base), len(base[0].Mean)
	cov, err := h.covariance(errs)
	if err != nil {
		return nil, err
	}
	scale := make([]float64, nodes)
	for i := range nodes {
		scale[i] = math.Sqrt(cov[i*nodes+i])
	}
	for i := range nodes {
		for j := range nodes {
			cov[i*nodes+j] /= scale[i] * scale[j]
		}
		cov[i*nodes+i] += 1e-9
	}
	if err := stats.Cholesky(cov, nodes); err != nil {
		return nil, err
	}
	factors, levels := make([][]float64, nodes), make([][]float64, nodes)
	draws := make([][]float64, nodes)
	for i := range base {
		factors[i] = stepCorrelation(steps, base[i].Persistence())
		levels[i] = normals(base[i].Levels)
		draws[i] = make([]float64, count*steps)
	}
	rng := stats.NewRand(seed)
	free, joint := make([]float64, nodes), make([]float64, nodes*steps)
	for c := range count {
		for t := range steps {
			for i := range free {
				free[i] = rng.NormFloat64()
			}
			for i := range nodes {
				s := 0.0
				for j := range i + 1 {
					s += cov[i*nodes+j] * free[j]
				}
				joint[i*steps+t] = s
			}
		}
		for i := range nodes {
			for t := range steps {
				z := 0.0
				for k := range t + 1 {
					z += factors[i][t*steps+k] * joint[i*steps+k]
				}
				draws[i][c*steps+t] = base[i].atNormal(t, z, levels[i])
			}
		}
	}
	return draws, nil
}

// fromDraws reads a forecast off simulated paths.
func fromDraws(base *Forecast, draws []float64, count int) Forecast {
	steps := len(base.Mean)
	f := *base
	f.Mean, f.Median = make([]float64, steps), make([]float64, steps)
	f.Point = f.Median
	f.Quantiles = make([][]float64, len(f.Levels))
	for i := range f.Quantiles {
		f.Quantiles[i] = make([]float64, steps)
	}
	sorted := make([]float64, count)
	for t := range steps {
		for c := range count {
			sorted[c] = draws[c*steps+t]
		}
		slices.Sort(sorted)
		f.Median[t] = stats.QuantileSorted(sorted, 0.5)
		for i, p := range f.Levels {
			f.Quantiles[i][t] = stats.QuantileSorted(sorted, p)
		}
	}
	f.Reasons = append(slices.Clone(base.Reasons), text.New(
		"Se ajustó para que las partes sumen el total.",
		"Adjusted so that the parts add up to the whole."))
	return f
}
