package redaction

import (
	"testing"

	"rumbo/engine/record"
)

// A rule about a field that no longer exists would protect nothing.
func TestTheRulesNameFieldsThatExist(t *testing.T) {
	for _, rules := range []map[string][]string{ContextFields, innerFields} {
		for kind, fields := range rules {
			if !record.Known(kind) {
				t.Errorf("no kind %s", kind)
			}
			for _, f := range fields {
				if _, ok := record.Lookup(kind).Info(f); !ok {
					t.Errorf("%s has no field %s", kind, f)
				}
			}
		}
	}
	for _, kind := range Usual {
		if !record.Known(kind) {
			t.Errorf("no kind %s", kind)
		}
	}
}
