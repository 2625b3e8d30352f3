package forecast

import "rumbo/engine/stats"

// work holds the buffers that fits share, so that a fit allocates little, and
// the last decompositions, which several models ask for. One work serves one
// goroutine.
type work struct {
	simplex stats.Simplex
	newton  stats.GaussNewton
	kalman  kalman
	buffers [bufCount][]float64
	stl     [2]stlMemory
	logsOf  []float64 // the values whose logarithms bufLogs holds
	logsOK  bool
}

// stlMemory is a decomposition and what it was made of.
type stlMemory struct {
	y     []float64
	m     int
	parts stlParts
}

func newWork() *work { return &work{} }

// Buffers by use.
const (
	bufDiff = iota
	bufSeason
	bufAdjusted
	bufTheta
	bufDeseasoned
	bufCycle
	bufPass
	bufLow
	bufSub
	bufSubFit
	bufLogs
	bufArima
	bufResid
	bufCount
)

// buf returns buffer i with length n, contents unspecified.
func (w *work) buf(i, n int) []float64 {
	w.buffers[i] = stats.Grow(w.buffers[i], n)
	return w.buffers[i]
}

// decompose is stlDecompose with R's window; the last two results are kept.
func (w *work) decompose(y []float64, m int) stlParts {
	for i := range w.stl {
		if k := &w.stl[i]; k.m == m && same(k.y, y) {
			return k.parts
		}
	}
	w.stl[1] = w.stl[0]
	w.stl[0] = stlMemory{append([]float64(nil), y...), m, stlDecompose(w, y, m, stlWindow)}
	return w.stl[0].parts
}

// logarithms returns log y, nil when a value is not positive. The result is
// good until the next call with other values.
func (w *work) logarithms(y []float64) []float64 {
	logs := w.buf(bufLogs, len(y))
	if !same(w.logsOf, y) {
		w.logsOf = append(w.logsOf[:0], y...)
		w.logsOK = true
		for t, v := range y {
			if v < 10*tinyState {
				w.logsOK = false
				break
			}
			logs[t] = stats.Log(v)
		}
	}
	if !w.logsOK {
		return nil
	}
	return logs
}

func same(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i, v := range a {
		if v != b[i] {
			return false
		}
	}
	return true
}
