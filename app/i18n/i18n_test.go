package i18n

import (
	"strings"
	"testing"

	"rumbo/components/words"
	"rumbo/engine/text"
)

func TestWordsFollowTheLanguage(t *testing.T) {
	defer SetLocale("es-CL")
	SetLocale("es-CL")
	if got := T("common.cancel"); got != "Cancelar" {
		t.Errorf("got %q", got)
	}
	SetLang("en")
	if got := words.Of("common.cancel"); got != "Cancel" || Lang() != "en" {
		t.Errorf("got %q in %s", got, Lang())
	}
	if got := Text(text.New("hola", "hello")); got != "hello" {
		t.Errorf("got %q", got)
	}
}

func TestLanguageKeepsItsRegion(t *testing.T) {
	defer SetLocale("es-CL")
	SetLocale("es-MX")
	SetLang("en")
	SetLang("es")
	if got := Locale().Tag; got != "es-MX" {
		t.Errorf("Spanish came back as %s", got)
	}
}

func TestCountedWords(t *testing.T) {
	defer SetLocale("es-CL")
	SetLocale("es-CL")
	for n, want := range map[int]string{0: "0 filas", 1: "1 fila", 12345: "12.345 filas"} {
		if got := N("components.table.rows", n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestSubscribersHearOfChangesOnly(t *testing.T) {
	defer SetLocale("es-CL")
	SetLocale("es-CL")
	heard := 0
	cancel := Subscribe(func() { heard++ })
	SetLocale("es-CL")
	SetLang("en")
	cancel()
	SetLang("es")
	if heard != 1 {
		t.Errorf("heard %d times, want 1", heard)
	}
}

func TestMissingWordsPanicInTests(t *testing.T) {
	defer func() {
		if e := recover(); e == nil || !strings.Contains(e.(string), "no.such.key") {
			t.Errorf("recovered %v", e)
		}
	}()
	T("no.such.key")
}
