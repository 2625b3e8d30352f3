//go:build !js

package site

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// shrink rewrites a program of the Go compiler so that it is smaller to send and runs the same. It takes
// out what only serves the lines in a stack trace (names of functions stay) and gathers
// the memory's contents into few segments: the linker leaves out every run of eight
// zeros, up to a hundred thousand of them, whose positions cannot be compressed.
func shrink(wasm []byte) ([]byte, error) {
	sections, err := readSections(wasm)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(wasm[:8])
	found := false
	for _, s := range sections {
		switch s.id {
		case customSection: // the compiler's name, not read by anything
			continue
		case dataSection:
			memory, err := readMemory(s.content)
			if err != nil {
				return nil, err
			}
			if err := dropLines(memory); err != nil {
				return nil, err
			}
			dropFinder(memory)
			s.content = writeMemory(memory)
			found = true
		}
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.content)))
		out = append(out, s.content...)
	}
	if !found {
		return nil, errUnknownForm
	}
	return out, nil
}

// ---- the WebAssembly format ----

const (
	customSection  = 0
	elementSection = 9
	codeSection    = 10
	dataSection    = 11
	opI32Const     = 0x41
	opEnd          = 0x0b
)

var errUnknownForm = errors.New("not a program in the form of Go 1.26")

type section struct {
	id      byte
	start   int // of its content in the program
	content []byte
}

func readSections(wasm []byte) ([]section, error) {
	if !bytes.HasPrefix(wasm, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, errUnknownForm
	}
	var all []section
	for rest := wasm[8:]; len(rest) > 0; {
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || size > uint64(len(rest)-1-n) {
			return nil, errUnknownForm
		}
		end := 1 + n + int(size)
		all = append(all, section{rest[0], len(wasm) - len(rest) + 1 + n, rest[1+n : end]})
		rest = rest[end:]
	}
	return all, nil
}

// readMemory is the memory that a data section of the linker's form makes.
func readMemory(content []byte) ([]byte, error) {
	count, n := binary.Uvarint(content)
	if n <= 0 {
		return nil, errUnknownForm
	}
	rest := content[n:]
	var memory []byte
	for range count {
		if len(rest) < 2 || rest[0] != 0 || rest[1] != opI32Const {
			return nil, errUnknownForm
		}
		offset, n := readSigned(rest[2:])
		if rest = rest[2+n:]; n == 0 || offset < 0 || len(rest) < 2 || rest[0] != opEnd {
			return nil, errUnknownForm
		}
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || size > uint64(len(rest)-1-n) {
			return nil, errUnknownForm
		}
		if grow := int(offset) + int(size) - len(memory); grow > 0 {
			memory = append(memory, make([]byte, grow)...)
		}
		copy(memory[offset:], rest[1+n:1+n+int(size)])
		rest = rest[1+n+int(size):]
	}
	return memory, nil
}

// sparse is the number of zeros from which on a new segment costs less than they do, once compressed.
const sparse = 64

// writeMemory is the data section that makes this memory.
func writeMemory(memory []byte) []byte {
	var segments []byte
	count := uint64(0)
	for start := 0; start < len(memory); {
		if memory[start] == 0 {
			start++
			continue
		}
		end := start + 1 // behind the last byte that is not zero
		for i := end; i < len(memory) && i-end < sparse; i++ {
			if memory[i] != 0 {
				end = i + 1
			}
		}
		segments = append(segments, 0, opI32Const)
		segments = appendSigned(segments, int64(start))
		segments = append(segments, opEnd)
		segments = binary.AppendUvarint(segments, uint64(end-start))
		segments = append(segments, memory[start:end]...)
		start = end
		count++
	}
	return append(binary.AppendUvarint(nil, count), segments...)
}

// readSigned reads a signed LEB128 number; n is 0 when there is none.
func readSigned(b []byte) (v int64, n int) {
	for shift := uint(0); n < len(b) && n < 5; {
		c := b[n]
		n++
		v |= int64(c&0x7f) << shift
		shift += 7
		if c < 0x80 {
			if c&0x40 != 0 {
				v -= 1 << shift
			}
			return v, n
		}
	}
	return 0, 0
}

func appendSigned(b []byte, v int64) []byte {
	for {
		c := byte(v & 0x7f)
		v >>= 7
		if v == 0 && c&0x40 == 0 || v == -1 && c&0x40 != 0 {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}

// ---- Go's table of functions (runtime/symtab.go, runtime/runtime2.go, cmd/link/internal/ld/pcln.go) ----

// lineTable is the start of the table in memory, as Go 1.20 to 1.26 write it: its magic, two zeros, the
// size of an instruction and of a pointer.
var lineTable = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Where things are in a function's record, in bytes. After the record come its tables by place in
// the code, npcdata of them, and its other tables, nfuncdata.
const (
	recordFile      = 20
	recordLine      = 24
	recordNpcdata   = 28
	recordUnit      = 32
	recordStartLine = 36
	recordNfuncdata = 43
	recordSize      = 44
)

// Tables that only stack traces and asynchronous preemption read, which WebAssembly has not.
const (
	pcdataUnsafePoint = 0
	pcdataArgLive     = 3
	funcdataArgs      = 5
	funcdataArgsLive  = 6
)

// dropLines clears file names, line numbers and what else only a stack trace or a debugger reads in the
// table of functions. What unwinds the stack and tells the garbage collector of pointers stays.
func dropLines(memory []byte) error {
	start := bytes.Index(memory, lineTable)
	if start < 0 || bytes.Contains(memory[start+1:], lineTable) {
		return fmt.Errorf("%w: the table of functions is not to be found", errUnknownForm)
	}
	table := memory[start:]
	word := func(i int) int { return int(binary.LittleEndian.Uint64(table[8*i:])) }
	count, units, places, records := word(1), word(5), word(7), word(8)
	if units > places || places > records || records+8*count > len(table) {
		return fmt.Errorf("%w: the table of functions is too short", errUnknownForm)
	}
	if names := word(4); names <= units {
		shortenNames(table[names:units])
	}
	clear(table[units:places])
	read := map[uint32]bool{} // tables by place in the code that are still of use
	for i := range count {
		at := records + int(binary.LittleEndian.Uint32(table[records+8*i+4:]))
		if err := dropLinesOf(table, at, read); err != nil {
			return err
		}
	}
	return clearUnread(table[places:records], read)
}

// shortenNames takes from the names of generic functions the types they were made for, which are structs in full
// length. Go prints them as "[...]" in any case (runtime/symtab.go, funcNameForPrint).
func shortenNames(names []byte) {
	for len(names) > 0 {
		end := bytes.IndexByte(names, 0)
		if end < 0 {
			return
		}
		name := names[:end]
		first, last := bytes.IndexByte(name, '['), bytes.LastIndexByte(name, ']')
		if short := "[...]"; first >= 0 && first+len(short) <= last {
			n := first + copy(name[first:], short)
			n += copy(name[n:], name[last+1:])
			clear(name[n:])
		}
		names = names[end+1:]
	}
}

// Where things are in the runtime's description of the program (runtime/symtab.go, moduledata), in bytes.
const (
	moduleRecords = 128 // the list of functions: its address, then how many, one more than there are
	moduleFinder  = 152 // address of the table of functions by place
	moduleMin     = 160 // first place in the code, and the end of the last
	moduleMax     = 168
	moduleSize    = 176
	finderPlaces  = 4096 // of which one entry of the table tells
	finderEntry   = 20   // its size
)

// dropFinder clears the table of functions by place, which the programs are compiled not to ask (overlay.go). It is left
// where functions are not numbered one by one.
func dropFinder(memory []byte) {
	start := bytes.Index(memory, lineTable)
	word := func(at int) int { return int(binary.LittleEndian.Uint64(memory[at:])) }
	count, records := word(start+8), start+word(start+64)
	number := func(i int) uint32 { return binary.LittleEndian.Uint32(memory[records+8*i:]) }
	for i := range count {
		if number(i) != number(0)+uint32(i) {
			return
		}
	}
	address := binary.LittleEndian.AppendUint64(nil, uint64(start))
	for at := 0; ; at += 8 {
		next := bytes.Index(memory[at:], address)
		if at += next; next < 0 || at+moduleSize > len(memory) {
			return
		}
		finder, end := word(at+moduleFinder), (word(at+moduleMax)-word(at+moduleMin))/finderPlaces*finderEntry
		if word(at+moduleRecords) == records && word(at+moduleRecords+8) == count+1 && finder > 0 && end >= 0 && finder+end <= len(memory) {
			clear(memory[finder : finder+end])
			return
		}
	}
}

// dropLinesOf clears the record of one function and notes which of its tables are still read.
func dropLinesOf(table []byte, at int, read map[uint32]bool) error {
	if at+recordSize > len(table) {
		return fmt.Errorf("%w: a function's record is outside of the table", errUnknownForm)
	}
	record := table[at:]
	tables := int(binary.LittleEndian.Uint32(record[recordNpcdata:]))
	others := int(record[recordNfuncdata])
	if tables > 8 || recordSize+4*(tables+others) > len(record) {
		return fmt.Errorf("%w: a function's record is not as expected", errUnknownForm)
	}
	for _, field := range []int{recordFile, recordLine, recordUnit, recordStartLine} {
		clear(record[field : field+4])
	}
	read[binary.LittleEndian.Uint32(record[16:])] = true // how much the stack grows
	for i := range tables {
		field := record[recordSize+4*i:][:4]
		if i == pcdataUnsafePoint || i == pcdataArgLive {
			clear(field)
		}
		read[binary.LittleEndian.Uint32(field)] = true
	}
	for i := range others {
		if i == funcdataArgs || i == funcdataArgsLive {
			binary.LittleEndian.PutUint32(record[recordSize+4*(tables+i):], ^uint32(0))
		}
	}
	return nil
}

// clearUnread clears all tables by place in the code but those that are read. A table is pairs of numbers, what
// to add to the value and to the place, and ends with a zero for the value that is not the first.
func clearUnread(places []byte, read map[uint32]bool) error {
	kept := make([]byte, len(places))
	for offset := range read {
		if offset == 0 {
			continue // stands for no table
		}
		at := int(offset)
		for first := true; ; first = false {
			if at >= len(places) {
				return fmt.Errorf("%w: a table of places does not end", errUnknownForm)
			}
			if places[at] == 0 && !first {
				break
			}
			_, value := binary.Uvarint(places[at:])
			_, step := binary.Uvarint(places[min(at+value, len(places)):])
			if value <= 0 || step <= 0 {
				return fmt.Errorf("%w: a table of places is broken", errUnknownForm)
			}
			at += value + step
		}
		copy(kept[offset:at], places[offset:at])
	}
	copy(places, kept)
	return nil
}
