package names

import "testing"

func TestNamesThatAreNotNear(t *testing.T) {
	list := []string{"GTX 500", "GTX 600", "Plan A", "Plan B", "Customer 31", "Customer 13", "Acme", "Acne", "MG Special", "MG Advanced", "Banco Norte", "Banco Sur", "Zona I", "Zona II", "Rio Sur", "Ana"}
	if got := Near(list, nil); len(got) != 0 {
		for _, p := range got {
			t.Errorf("%s and %s: %s", list[p.A], list[p.B], p.Why)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b  string
		limit int
		want  int
	}{{"corporation", "corporatoin", 2, 1}, {"kitten", "sitting", 3, 3}, {"abc", "abc", 1, 0}, {"abc", "abcdef", 2, 3}, {"ca", "abc", 3, 3}, {"", "ab", 2, 2}} {
		if got := distance([]rune(tt.a), []rune(tt.b), tt.limit); got != tt.want {
			t.Errorf("%s to %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"Acme", "Acme", Spelling}, {"Minera Ñandú S.A.", "minera nandu", Spelling}, {"Corporation", "Corporatoin", Typo},
		{"Norte Banco", "Banco Norte", Order}, {"Plan A", "Plan B", ""}, {"Banco Norte", "Banco Sur", ""},
	} {
		if got := Alike(tt.a, tt.b); got != tt.want {
			t.Errorf("%s and %s: %q, want %q", tt.a, tt.b, got, tt.want)
		}
	}
}
