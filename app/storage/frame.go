package storage

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// A frame is a header of 12 bytes and the payload:
//
//	0  2  magic "RB"
//	2  1  version of the frame, 1
//	3  1  kind: 'w' workspace, 'l' log, 's' snapshot, 'm' meta
//	4  4  length of the payload, little endian
//	8  4  CRC-32C over bytes 0–7 and the payload, little endian
//
// The payload of a log record is the ID with its length as uvarint, then the data.
const (
	frameHeader  = 12
	frameVersion = 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var kindByte = map[Kind]byte{KindWorkspace: 'w', KindLog: 'l', KindSnapshot: 's', KindMeta: 'm'}

var (
	errFrameShort    = errors.New("shorter than its header")
	errFrameMagic    = errors.New("not a record of this app")
	errFrameVersion  = errors.New("unknown frame version")
	errFrameKind     = errors.New("another kind of record")
	errFrameLength   = errors.New("length does not match")
	errFrameChecksum = errors.New("checksum does not match")
	errFrameID       = errors.New("identity unreadable")
)

// seal puts the payload, given in parts, into a frame.
func seal(kind Kind, parts ...[]byte) []byte {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	b := make([]byte, frameHeader, frameHeader+n)
	b[0], b[1], b[2], b[3] = 'R', 'B', frameVersion, kindByte[kind]
	binary.LittleEndian.PutUint32(b[4:], uint32(n))
	for _, p := range parts {
		b = append(b, p...)
	}
	binary.LittleEndian.PutUint32(b[8:], frameSum(b))
	return b
}

func frameSum(b []byte) uint32 {
	return crc32.Update(crc32.Checksum(b[:8], castagnoli), castagnoli, b[frameHeader:])
}

// unseal checks a frame and returns its payload, which shares memory with b.
func unseal(kind Kind, b []byte) ([]byte, error) {
	switch {
	case len(b) < frameHeader:
		return nil, errFrameShort
	case b[0] != 'R' || b[1] != 'B':
		return nil, errFrameMagic
	case b[2] != frameVersion:
		return nil, errFrameVersion
	case b[3] != kindByte[kind]:
		return nil, errFrameKind
	case uint64(binary.LittleEndian.Uint32(b[4:])) != uint64(len(b)-frameHeader):
		return nil, errFrameLength
	case binary.LittleEndian.Uint32(b[8:]) != frameSum(b):
		return nil, errFrameChecksum
	}
	return b[frameHeader:], nil
}

func sealEntry(e Entry) []byte {
	head := binary.AppendUvarint(make([]byte, 0, 10+len(e.ID)), uint64(len(e.ID)))
	return seal(KindLog, append(head, e.ID...), e.Data)
}

// guessID looks for the identity in a log record that is damaged: it stands near the front, and most
// damage lies behind it.
func guessID(b []byte) string {
	if len(b) < frameHeader {
		return ""
	}
	n, used := binary.Uvarint(b[frameHeader:])
	if rest := b[frameHeader+max(used, 0):]; used > 0 && n <= uint64(len(rest)) {
		return string(rest[:n])
	}
	return ""
}

// unsealEntry reads a log record. The seq comes from its key.
func unsealEntry(seq uint64, b []byte) (Entry, error) {
	payload, err := unseal(KindLog, b)
	if err != nil {
		return Entry{}, err
	}
	n, used := binary.Uvarint(payload)
	if used <= 0 || n == 0 || n > uint64(len(payload)-used) {
		return Entry{}, errFrameID
	}
	rest := payload[used:]
	return Entry{Seq: seq, ID: string(rest[:n]), Data: rest[n:]}, nil
}
