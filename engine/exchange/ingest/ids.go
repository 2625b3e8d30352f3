package ingest

import (
	"crypto/sha256"
	"encoding/base32"
	"hash"

	"rumbo/engine/exchange/names"
	"rumbo/engine/record"
)

// identifier makes record IDs from what names a record at its source. One is
// reused for a whole plan to spare memory.
type identifier struct {
	h   hash.Hash
	buf []byte
}

func newIdentifier() *identifier { return &identifier{h: sha256.New()} }

var idEncoding = base32.HexEncoding.WithPadding(base32.NoPadding)

// of gives the ID of the record of a kind that is named by parts: 100 bits of
// SHA-256, the same on every device. The first part says what kind of name follows.
func (n *identifier) of(kind string, parts ...string) record.ID {
	n.h.Reset()
	n.buf = append(append(n.buf[:0], kind...), 0)
	for _, p := range parts {
		n.buf = append(append(n.buf, p...), 0)
	}
	n.h.Write(n.buf)
	sum := n.h.Sum(n.buf[:0])
	var out [21]byte
	out[0] = 'i'
	var code [32]byte
	idEncoding.Encode(code[:], sum[:20])
	for i := range 20 {
		c := code[i]
		if c >= 'A' && c <= 'V' {
			c |= 0x20
		}
		out[1+i] = c
	}
	return record.ID(out[:])
}

// byExternal is the ID of a record that its source program identifies.
func (n *identifier) byExternal(kind, source, external string) record.ID {
	return n.of(kind, "x", source, external)
}

// byName is the ID of a record that only its name identifies.
func (n *identifier) byName(kind, name string) record.ID { return n.of(kind, "n", names.Same(name)) }
