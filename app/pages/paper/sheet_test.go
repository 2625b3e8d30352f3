package paper

import (
	"regexp"
	"strings"
	"testing"

	"rumbo/app/page"
)

func TestNoNameEndsTheStringOfAStyleSheet(t *testing.T) {
	for _, s := range []string{`Compañía "Sur"`, `a\b`, "x\"; } body { display: none", "línea\nnueva", "</style>", "日本"} {
		q := quoted(s)
		if !regexp.MustCompile(`^"(?:[A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"$`).MatchString(q) {
			t.Errorf("%q is written %s", s, q)
		}
	}
	if got := quoted("Año 1"); got != `"A\f1 o 1"` {
		t.Error(got)
	}
}

func TestThePaperIsTheOneChosen(t *testing.T) {
	for link, want := range map[string]string{"/paper/a": "size: A4 portrait", "/paper/a?size=a3&turn=wide": "size: A3 landscape", "/paper/a?size=letter": "size: letter portrait", "/paper/a?size=napkin&turn=askew": "size: A4 portrait"} {
		css := formatOf(page.Route(link)).rules(marginal{Account: "A", Title: "Plan", Date: "hoy", Version: "v2"})
		if !strings.Contains(css, want) || !strings.Contains(css, `"hoy \b7  v2"`) || strings.Count(css, "{") != strings.Count(css, "}") {
			t.Errorf("%s: %s", link, css)
		}
	}
}
