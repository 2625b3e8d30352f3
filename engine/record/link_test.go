package record

import "testing"

func TestOnlyWebAddressesAreDrawnAsLinks(t *testing.T) {
	for s, want := range map[string]bool{"https://example.com/a?b": true, "http://example.com": true, "HTTPS://Example.com": true, "": false, "example.com": false,
		"javascript:alert(1)": false, "JavaScript://example.com/%0aalert(1)": false, " javascript:alert(1)": false, "data:text/html,x": false, "//example.com": false} {
		if WebAddress(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
