package pipeline

import (
	"math"
	"testing"
)

// By hand: of the 2 × 3 pairs of a won and a lost deal, 4 are ordered right
// and one is a tie.
func TestScoreByHand(t *testing.T) {
	p := []float64{.9, .4, .4, .2, .6}
	y := []bool{true, true, false, false, false}
	s := Score(p, y)
	if want := 4.5 / 6; math.Abs(s.AUC-want) > 1e-12 {
		t.Errorf("AUC %v, want %v", s.AUC, want)
	}
	if want := (.01 + .36 + .16 + .04 + .36) / 5; math.Abs(s.Brier-want) > 1e-12 {
		t.Errorf("Brier %v, want %v", s.Brier, want)
	}
	if want := -(math.Log(.9) + math.Log(.4) + math.Log(.6) + math.Log(.8) + math.Log(.4)) / 5; math.Abs(s.LogLoss-want) > 1e-12 {
		t.Errorf("log-loss %v, want %v", s.LogLoss, want)
	}
	if s.Rate != .4 || s.N != 5 {
		t.Errorf("rate %v of %d", s.Rate, s.N)
	}
}

func TestAUCOfOneKind(t *testing.T) {
	if v := AUC([]float64{.1, .2}, []bool{true, true}); !math.IsNaN(v) {
		t.Errorf("AUC %v without lost deals, want NaN", v)
	}
}

func TestCalibrationBins(t *testing.T) {
	p := []float64{.8, .1, .2, .9, .1, .85}
	y := []bool{true, false, false, true, true, false}
	bins := Calibration(p, y, 2)
	if len(bins) != 2 || bins[0].N != 3 || bins[1].N != 3 {
		t.Fatalf("bins %+v", bins)
	}
	if math.Abs(bins[0].Mean-.4/3) > 1e-12 || math.Abs(bins[0].Rate-1./3) > 1e-12 {
		t.Errorf("first bin %+v", bins[0])
	}
	if math.Abs(bins[1].Mean-.85) > 1e-12 || math.Abs(bins[1].Rate-2./3) > 1e-12 || bins[1].Low >= bins[1].Rate || bins[1].High <= bins[1].Rate {
		t.Errorf("second bin %+v", bins[1])
	}
}
