package pipeline

import "testing"

// Small deals that usually grow do not make large ones grow, on which a total depends.
func TestAmountsGrowByTheirSize(t *testing.T) {
	var all []was
	for i := range 120 {
		w := was{float64(100 + i), 2}
		if i >= 60 {
			w = was{float64(10000 + i), 1}
		}
		all = append(all, w)
	}
	r := &amountRatios{bands: bandsOf(all)}
	if len(r.bands) != 4 {
		t.Fatal(len(r.bands), "bands")
	}
	small, _ := r.expected(Cents(110), "")
	large, _ := r.expected(Cents(10100), "")
	huge, _ := r.expected(Cents(1e9), "")
	if small < 190 || small > 220 || large != 10100 || huge != 1e9 {
		t.Errorf("expected %v of 110, %v of 10100, %v of 1e9", small, large, huge)
	}
	if v, _ := r.draw(Cents(110), "", 0); v != 110 {
		t.Errorf("the least of the futures is %v", v)
	}
	none := &amountRatios{bands: bandsOf(nil)}
	if v, ok := none.draw(Cents(7), "", .99); !ok || v != 7 {
		t.Errorf("without any past %v", v)
	}
}
