package text

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func show(list []Piece) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteString([]string{"[-", "", "[+"}[p.In+1] + p.Text + []string{"]", "", "]"}[p.In+1])
	}
	return b.String()
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"igual", "igual", "igual"},
		{"", "nuevo", "[+nuevo]"},
		{"viejo", "", "[-viejo]"},
		{"Visitar la planta en mayo.", "Visitar la planta en junio.", "Visitar la planta en [-mayo][+junio]."},
		{"uno dos tres", "uno tres", "uno [-dos ]tres"},
		{"a b c", "a x b c", "a [+x ]b c"},
		{"El año, la Ñ", "El año; la Ñ", "El año[-,][+;] la Ñ"},
	} {
		if got := show(Diff(c.a, c.b)); got != c.want {
			t.Errorf("%q → %q: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

// Joined, the pieces are the two texts; and no shorter way exists (checked by counting, for short texts).
func TestDiffIsFaithfulAndShortest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		make := func() string {
			var w []string
			for range rng.IntN(12) {
				w = append(w, string(rune('a'+rng.IntN(4))))
			}
			return strings.Join(w, ",")
		}
		a, b := make(), make()
		left, right, edits := "", "", 0
		for _, p := range Diff(a, b) {
			if p.In <= 0 {
				left += p.Text
			}
			if p.In >= 0 {
				right += p.Text
			}
			if p.In != 0 {
				edits += len(p.Text)
			}
		}
		if left != a || right != b {
			t.Fatalf("%q %q: %q %q", a, b, left, right)
		}
		if want := len(a) + len(b) - 2*common(a, b); edits != want {
			t.Fatalf("%q %q: %d edits, want %d", a, b, edits, want)
		}
	}
}

// common is the length of the longest common subsequence, by dynamic programming.
func common(a, b string) int {
	t := make([]int, len(b)+1)
	for i := range a {
		diag := 0
		for j := range b {
			up := t[j+1]
			if a[i] == b[j] {
				t[j+1] = diag + 1
			} else {
				t[j+1] = max(t[j+1], t[j])
			}
			diag = up
		}
	}
	return t[len(b)]
}

func TestDiffOfLongStrangers(t *testing.T) {
	var a, b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&a, "a%d ", i)
		fmt.Fprintf(&b, "b%d ", i)
	}
	if got := Diff(a.String(), b.String()); len(got) > 3 {
		t.Error(len(got))
	}
}
