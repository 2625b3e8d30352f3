package kpi

import (
	"fmt"
	"testing"

	"rumbo/engine/record"
)

// IDs that share all bytes the hash looks at are still told apart.
func TestDictTellsApart(t *testing.T) {
	d := newDict(0)
	id := func(i int) record.ID { return record.ID(fmt.Sprintf("same----%06d----same", i)) }
	for range 2 { // given first, found then
		for n := range 5000 {
			if c := d.code(id(n)); c != int32(n) {
				t.Fatalf("%d got %d", n, c)
			}
		}
	}
	short := newDict(0)
	for n, s := range []record.ID{"", "a", "b", "\x00a", "ab", "1234567", "12345678", "123456789"} {
		if c := short.code(s); c != int32(n)-1 || short.code(s) != c {
			t.Errorf("%q got %d", s, c)
		}
	}
}
