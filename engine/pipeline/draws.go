package pipeline

import (
	"math"

	"rumbo/engine/stats"
)

// Random numbers here are a function of (seed, what is drawn, which draw), not
// a stream: a deal meets the same luck whatever else is in the pipeline, so
// that scenarios differ by what was changed and by nothing else.

// luck is the source of all numbers of one thing, e.g. of one deal.
type luck uint64

func newLuck(id string, seed uint64) luck { return luck(mix(id, seed)) }

// at is number k of draw s, even in [0,1).
func (l luck) at(s, k int) float64 {
	x := uint64(l) + uint64(s)*0x9e3779b97f4a7c15 + uint64(k)*0xd1b54a32d192ed03
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9
	x = (x ^ (x >> 27)) * 0x94d049bb133111eb
	x ^= x >> 31
	return float64(x>>11) / (1 << 53)
}

// normals are n standard normal numbers, one from each n-th of the
// distribution, in random order: their mean and spread are as they should be.
func normals(id string, seed uint64, n int) []float64 {
	z := make([]float64, n)
	for i, k := range stats.NewRand(mix(id, seed)).Perm(n) {
		z[i] = stats.NormQuantile((float64(k) + .5) / float64(n))
	}
	return z
}

// shockBins is how finely common shocks are told apart: curves are computed
// once per bin, and a draw takes the nearest.
const (
	shockBins  = 25
	shockReach = 3.2 // standard deviations to either side
)

// shockBin is the bin of a shift of the log-odds whose standard deviation is sd.
func shockBin(shift, sd float64) int {
	if sd == 0 {
		return shockBins / 2
	}
	k := int(math.Round((shift/sd/shockReach + 1) / 2 * (shockBins - 1)))
	return max(0, min(shockBins-1, k))
}

// shockOf is the middle of the bin.
func shockOf(bin int, sd float64) float64 {
	return sd * shockReach * (2*float64(bin)/(shockBins-1) - 1)
}
