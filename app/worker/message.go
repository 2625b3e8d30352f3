package worker

import (
	"encoding/binary"
	"errors"
)

// A message is a kind, the number of the call as uvarint, and what the kind needs.
type kind byte

const (
	kindCall     kind = 'c' // page → worker: length of the name as uvarint, name, input
	kindCancel   kind = 'x' // page → worker
	kindProgress kind = 'p' // worker → page: done and total as varint
	kindResult   kind = 'r' // worker → page: output
	kindFailure  kind = 'f' // worker → page: text
	kindUnknown  kind = 'u' // worker → page: no such job
	kindEnded    kind = 'e' // worker → page: the job gave way to the cancellation
)

var errMessage = errors.New("worker: message of another form")

func message(k kind, id uint64, parts ...[]byte) []byte {
	n := 11
	for _, p := range parts {
		n += len(p)
	}
	b := make([]byte, 1, n)
	b[0] = byte(k)
	b = binary.AppendUvarint(b, id)
	for _, p := range parts {
		b = append(b, p...)
	}
	return b
}

// callHead is what stands before the input of a call.
func callHead(id uint64, name string) []byte {
	head := binary.AppendUvarint(nil, uint64(len(name)))
	return message(kindCall, id, append(head, name...))
}

func progressMessage(id uint64, done, total int) []byte {
	return message(kindProgress, id, binary.AppendVarint(binary.AppendVarint(nil, int64(done)), int64(total)))
}

func parse(b []byte) (k kind, id uint64, rest []byte, err error) {
	if len(b) < 2 {
		return 0, 0, nil, errMessage
	}
	id, n := binary.Uvarint(b[1:])
	if n <= 0 {
		return 0, 0, nil, errMessage
	}
	return kind(b[0]), id, b[1+n:], nil
}

func parseCall(rest []byte) (name string, in []byte, err error) {
	n, used := binary.Uvarint(rest)
	if used <= 0 || n > uint64(len(rest)-used) {
		return "", nil, errMessage
	}
	rest = rest[used:]
	return string(rest[:n]), rest[n:], nil
}

func parseProgress(rest []byte) (done, total int, err error) {
	d, n := binary.Varint(rest)
	if n <= 0 {
		return 0, 0, errMessage
	}
	t, m := binary.Varint(rest[n:])
	if m <= 0 {
		return 0, 0, errMessage
	}
	return int(d), int(t), nil
}
