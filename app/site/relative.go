//go:build !js

package site

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Numbers that grow step by step cannot be compressed, their steps can. A shrunk program holds three such
// rows: the place to come back to, which the code notes before each call; the functions that may be called
// by address; where each function's record is. relative writes their steps in place of the numbers, byte for
// byte as long, and a head that says where; web/absolute.js is the way back and is tested against it.

// relativeMark begins a program written so; a WebAssembly program begins with a zero.
var relativeMark = []byte("Rel1")

// relativeHead is the size of the head: the mark, and five numbers of 32 bits.
const relativeHead = 24

// rows are where in a program the rows stand, in their order: first byte and count of two, and where the code ends.
type rows struct {
	functions, functionCount int // of LEB128 numbers
	codeEnd                  int
	records, recordCount     int // of pairs of 32 bits
}

// relative writes a shrunk program as steps. A program in which a row is not found keeps it as it is.
func relative(program []byte) []byte {
	at := findRows(program)
	out := slices.Clone(relativeMark)
	for _, n := range []int{at.functions, at.functionCount, at.codeEnd, at.records, at.recordCount} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	body := slices.Clone(program)
	code := at.functions + relateFunctions(body[at.functions:], at.functionCount)
	relateReturns(body[code:max(code, at.codeEnd)])
	relateRecords(body[at.records:], at.recordCount)
	return append(out, body...)
}

func findRows(program []byte) rows {
	var at rows
	sections, err := readSections(program)
	if err != nil {
		return at
	}
	for _, s := range sections {
		switch s.id {
		case elementSection:
			if first, count, ok := functionTable(s.content); ok {
				at.functions, at.functionCount = s.start+first, count
			}
		case codeSection:
			at.codeEnd = s.start + len(s.content)
		case dataSection:
			memory, err := readMemory(s.content)
			if err != nil {
				continue
			}
			if table, count, ok := recordTable(memory); ok {
				if i := bytes.Index(program, table); i >= 0 {
					at.records, at.recordCount = i, count
				}
			}
		}
	}
	return at
}

// functionTable finds the functions in the one table that the linker writes.
func functionTable(content []byte) (first, count int, ok bool) {
	if len(content) < 4 || content[0] != 1 || content[1] != 0 || content[2] != opI32Const {
		return 0, 0, false
	}
	_, n := readSigned(content[3:])
	at := 3 + n
	if n == 0 || at >= len(content) || content[at] != opEnd {
		return 0, 0, false
	}
	number, n := binary.Uvarint(content[at+1:])
	return at + 1 + n, int(number), n > 0 && number <= uint64(len(content))
}

// recordTable is the list of functions with where their records are (runtime/symtab.go, functab).
func recordTable(memory []byte) (table []byte, count int, ok bool) {
	start := bytes.Index(memory, lineTable)
	if start < 0 || start+72 > len(memory) {
		return nil, 0, false
	}
	word := func(i int) int { return int(binary.LittleEndian.Uint64(memory[start+8*i:])) }
	count, first := word(1), start+word(8)
	if count <= 0 || first < 0 || first+8*count > len(memory) {
		return nil, 0, false
	}
	return memory[first : first+8*count], count, true
}

// Before a call the code stores a function's number and a step within it, as one constant of five bytes:
//
//	i64.const … … … … …   i64.store 3 0
const (
	returnSize = 9
	stepBits   = 16 // of the step; the function's number has 19
)

func isReturn(b []byte) bool {
	return b[0] == 0x42 && b[1]&b[2]&b[3]&b[4]&0x80 != 0 && b[5] < 0x80 && b[6] == 0x37 && b[7] == 3 && b[8] == 0
}

// place is a function and a step within it.
type place struct{ function, step int }

// relateReturns writes, instead of function and step, how many functions after the last constant's this one's is, and
// how many steps if it is the same.
func relateReturns(code []byte) {
	var last place
	for i := 0; i+returnSize <= len(code); i++ {
		if !isReturn(code[i:]) {
			continue
		}
		constant := code[i+1 : i+6]
		v := readPadded(constant)
		now := place{v >> stepBits, v & (1<<stepBits - 1)}
		functions, steps := (now.function-last.function)&(1<<19-1), now.step
		if functions == 0 {
			steps = (now.step - last.step) & (1<<stepBits - 1)
		}
		writePadded(constant, functions<<stepBits|steps)
		last = now
		i += returnSize - 1
	}
}

// relateFunctions writes how much each number is more than the one after the number before. It returns the row's size.
func relateFunctions(row []byte, count int) int {
	before, at := 0, 0
	for range count {
		size := 1
		for row[at+size-1] >= 0x80 {
			size++
		}
		v := readPadded(row[at : at+size])
		writePadded(row[at:at+size], (v-before-1)&(1<<(7*size)-1))
		before, at = v, at+size
	}
	return at
}

// relateRecords writes both numbers of each pair as what they are more than those of the pair before.
func relateRecords(row []byte, count int) {
	for i := 2*count - 1; i >= 2; i-- {
		now, before := row[4*i:], row[4*i-8:]
		binary.LittleEndian.PutUint32(now, binary.LittleEndian.Uint32(now)-binary.LittleEndian.Uint32(before))
	}
}

// readPadded and writePadded read and write LEB128 numbers of a given size, with as many leading zeros as it takes.
func readPadded(b []byte) int {
	v := 0
	for i, c := range b {
		v |= int(c&0x7f) << (7 * i)
	}
	return v
}

func writePadded(b []byte, v int) {
	for i := range b {
		b[i] = byte(v>>(7*i)) | 0x80
	}
	b[len(b)-1] &= 0x7f
}
