//go:build e2e

package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// words that only one language has; the data of the demonstration are in Spanish, so the words
// of the app's own parts are looked at: heads, buttons, labels, tabs.
var (
	spanishOnly = []string{"Cuenta", "Cuentas", "Etapa", "Monto", "Cierre", "Buscar", "Guardado", "Deshacer", "Nueva", "Nuevo", "Agregar", "Eliminar", "Todas", "Abiertas",
		"Responsable", "Ajustes", "Datos", "Hoy", "Postura", "Cercanía", "Vence", "Acción", "Brecha", "Objetivo", "Ingresos", "Tasa", "Semáforo", "Nombre", "Empresa", "opcional", "Sin"}
	englishOnly = []string{"Account", "Accounts", "Stage", "Amount", "Close", "Search", "Saved", "Undo", "New", "Add", "Delete", "All", "Open", "Owner", "Settings",
		"Data", "Today", "Stance", "Closeness", "Due", "Action", "Gap", "Target", "Revenue", "Rate", "Name", "Company", "optional", "Without", "Not"}
)

// The language changes in place: every part of every page speaks the new one, and nothing of what
// was open is lost.
func TestLanguage(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	drive.Eval[bool](p, "(window.sameWindow = true)")
	places := everywhere(p)
	for _, turn := range []struct {
		lang  string
		other []string
	}{{"en", spanishOnly}, {"es", englishOnly}} {
		speak(p, turn.lang)
		for _, s := range places {
			goTo(p, s)
			if lang := drive.Eval[string](p, "document.documentElement.lang"); !strings.HasPrefix(lang, turn.lang) {
				t.Errorf("%s: the page says that its language is %q", s.name, lang)
			}
			for _, text := range drive.Eval[[]string](p, ownWords) {
				for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,.:;·()«»\n", r) }) {
					if slices.Contains(turn.other, w) {
						t.Errorf("%s in %s: %q", s.name, turn.lang, text)
						break
					}
				}
			}
		}
	}
	if !drive.Eval[bool](p, "window.sameWindow === true") {
		t.Error("the language reloaded the page")
	}
	p.Reload()
	p.Until("the language is kept", `document.documentElement.lang.startsWith("es")`)
}

// ownWords are the texts of the parts whose words are the app's; a record's name in such a part says that it is not to be translated.
var ownWords = fmt.Sprintf(`[...document.querySelectorAll(%q)].filter(e => e.checkVisibility() && !e.closest("[translate=no]")).flatMap(e => [e.getAttribute("aria-label") || "", e.tagName === "INPUT" ? e.placeholder : e.innerText]).filter(Boolean)`,
	"h2, th, main .button, .field-label, [role=tab] span:first-child, .contents-label, .contents-name, .rail-item, .stat-label, .top-search, .saved, .segmented button, input[type=search], .field-hint, .page-head .lead, .empty p")
