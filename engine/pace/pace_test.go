package pace

import "testing"

func TestGivesWayNowAndThen(t *testing.T) {
	given := 0
	p := New(func() { given++ })
	for range 10 * often {
		p.Step()
	}
	p.Now()
	if given != 11 {
		t.Errorf("gave way %d times", given)
	}
	var none *Pace
	none.Step()
	none.Now()
}
