package quality

import (
	"slices"

	"rumbo/engine/exchange/names"
	"rumbo/engine/text"
)

// Deals that may be the same one entered twice: same account, nearly the same name, amount and close date.
var _ = register(Rule{
	ID: "duplicate", Order: 12, Severity: Doubtful, Kind: "opportunity", Field: "name", OtherKind: "opportunity", Deletable: true,
	Name: text.New("Posibles duplicadas", "Possible duplicates"),
	Why:  text.New("La misma venta anotada dos veces se cuenta dos veces.", "The same sale entered twice counts twice."),
	Do:   text.New("Compare las dos y borre la que sobra; si son distintas, distíngalas por el nombre.", "Compare the two and delete the spare one; if they differ, tell them apart by name."),
	Effect: text.New("Su monto está de más en los totales, y cada copia cuenta en las tasas.",
		"Their amount is counted twice in totals, and each copy counts in rates."),
	Touches: []string{"open_pipeline", "weighted_pipeline", "won_revenue", "deals_won", "win_rate"},
	Reason:  text.New("Como «{other}»: misma cuenta, y nombre, monto y cierre casi iguales", "Like “{other}”: same account, with nearly the same name, amount and close date"),
	whole:   duplicates,
})

const (
	sameDays    = 14  // between the close dates of two open deals
	sameAmounts = 100 // a hundredth of the amount may differ
)

// duplicates compares deals of one account whose close dates are near. Two won deals must agree in
// day and amount: clients do buy the same thing again.
func duplicates(s *Scan, f *Fault) {
	account := s.clients.Codes
	var list []int32
	for row, st := range s.Deals.State {
		if (st.Open() || st.Won()) && st.Worth() && st.Dated() && account[row] >= 0 {
			list = append(list, int32(row))
		}
	}
	slices.SortFunc(list, func(a, b int32) int {
		if account[a] != account[b] {
			return int(account[a] - account[b])
		}
		if c := s.Deals.Close[a] - s.Deals.Close[b]; c != 0 {
			return int(c)
		}
		return int(a - b)
	})
	first := map[int32]int32{} // of the later row, the earlier one that it resembles
	s.Give.Now()               // to sort may have been long
	for i, a := range list {
		s.Give.Step()
		for _, b := range list[i+1:] {
			if account[a] != account[b] || s.Deals.Close[b]-s.Deals.Close[a] > sameDays {
				break
			}
			if older, newer := min(a, b), max(a, b); first[newer] == 0 && s.alike(a, b) {
				first[newer] = older + 1
			}
		}
	}
	rows := make([]int32, 0, len(first))
	for row := range first {
		rows = append(rows, row)
	}
	slices.Sort(rows)
	for _, row := range rows {
		f.add(s, row, note{other: s.Deals.IDs[first[row]-1]})
	}
}

// alike reports whether two deals of one account may be one.
func (s *Scan) alike(a, b int32) bool {
	x, y := s.Deals.Amount[a], s.Deals.Amount[b]
	if s.Deals.State[a].Won() && s.Deals.State[b].Won() {
		if x != y || s.Deals.Close[a] != s.Deals.Close[b] {
			return false
		}
	} else if d := x - y; max(d, -d) > max(x, -x)/sameAmounts {
		return false
	}
	return names.Alike(s.Deals.Record(a).Name, s.Deals.Record(b).Name) != ""
}
