package forecast

import (
	"encoding/binary"
	"errors"
)

var errTable = errors.New("forecast: the table of deals is damaged")

// unpacker reads what packer wrote; after a mistake it gives zeros and keeps the mistake.
type unpacker struct {
	in    []byte
	words []string
	bad   bool
}

func (r *unpacker) number() int64 {
	n, size := binary.Varint(r.in)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.in = r.in[size:]
	return n
}

// count is a number of things that take a byte each at least.
func (r *unpacker) count() int {
	n := r.number()
	if n < 0 || n > int64(len(r.in)) {
		r.bad = true
		return 0
	}
	return int(n)
}

func (r *unpacker) word() string {
	at := r.number()
	if at > 0 && at <= int64(len(r.words)) {
		return r.words[at-1]
	}
	if at != 0 {
		r.bad = true
		return ""
	}
	n := r.count()
	s := string(r.in[:n])
	r.in = r.in[n:]
	r.words = append(r.words, s)
	return s
}
