package lexicon

import (
	"fmt"
	"testing"
)

// Texts that share all bytes the hash looks at are still told apart.
func TestTellsApart(t *testing.T) {
	for _, form := range []string{"same----%05d12----12same--------same", "same----%06d----same", "%d", "id-%020d"} {
		l := New(0)
		for range 2 { // given first, found then
			for n := range int32(5000) {
				s := fmt.Sprintf(form, n)
				at := l.Find(s)
				if at < 0 {
					at = l.Add(s)
				}
				if at != n {
					t.Fatalf("%s got %d", s, at)
				}
			}
		}
		if l.Len() != 5000 || l.Names()[77] != fmt.Sprintf(form, 77) {
			t.Errorf("%s: %d texts", form, l.Len())
		}
	}
	l := New(0)
	for n, s := range []string{"", "a", "b", "\x00a", "ab", "1234567", "12345678", "123456789", "12345678901234567"} {
		if l.Find(s) != -1 || l.Add(s) != int32(n) || l.Find(s) != int32(n) {
			t.Errorf("%q got %d", s, l.Find(s))
		}
	}
}

// What is added to a copy is not in the other.
func TestClone(t *testing.T) {
	a := Of([]string{"one", "two"})
	b := a.Clone()
	if a.Add("three") != 2 || b.Add("drei") != 2 || a.Find("drei") != -1 || b.Find("three") != -1 || b.Find("two") != 1 {
		t.Error(a.Names(), b.Names())
	}
}
