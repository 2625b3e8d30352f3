package text

import (
	"slices"
	"testing"
)

func TestWith(t *testing.T) {
	got := New("{n} negocios de {who}", "{n} deals of {who}").
		With("n", 3, "who", New("la empresa {n}", "the company {n}"))
	want := Text{"3 negocios de la empresa {n}", "3 deals of the company {n}"}
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWithInSteps(t *testing.T) {
	half := New("{a} y {b}", "{a} and {b}").With("a", "uno")
	if got := half.With("b", 2).In("es-CL"); got != "uno y 2" {
		t.Errorf("got %q", got)
	}
}

func TestWithOddPairsPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic for a placeholder without a value")
		}
	}()
	New("{a}", "{a}").With("a")
}

func TestIn(t *testing.T) {
	x := New("hola", "hello")
	for lang, want := range map[string]string{"es": "hola", "es-MX": "hola", "en": "hello", "en-GB": "hello", "": "hello", "est": "hello"} {
		if got := x.In(lang); got != want {
			t.Errorf("In(%q) = %q, want %q", lang, got, want)
		}
	}
}

func TestPlaceholders(t *testing.T) {
	got := Placeholders("{n} de {total} {con espacio} {")
	if want := []string{"n", "total"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
