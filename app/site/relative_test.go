//go:build !js

package site

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// wayBack restores a file in pieces of odd sizes, as they come from a network.
const wayBack = `
import { readFileSync, writeFileSync } from "node:fs";
import { restoring } from %q;
const sent = readFileSync(0), out = [], restore = restoring();
for (let i = 0, n = 1; i < sent.length; i += n, n = (n * 7 + 3) %% 70001) out.push(Buffer.from(restore(Uint8Array.from(sent.subarray(i, i + n)), false)));
out.push(Buffer.from(restore(new Uint8Array(), true)));
writeFileSync(1, Buffer.concat(out));
`

// What is sent in steps is the same program again in the browser, and compresses better; so are bytes that only look like one.
func TestRelative(t *testing.T) {
	real := trialProgram(t)
	small, err := shrink(real)
	if err != nil {
		t.Fatal(err)
	}
	if at := findRows(small); at.recordCount < 1000 || at.functionCount < 1000 {
		t.Fatalf("the rows of numbers were not found: %+v", at)
	}
	sent := relative(small)
	if len(sent) != len(small)+relativeHead {
		t.Errorf("%d bytes became %d", len(small), len(sent))
	}
	if a, b := len(compress(small)), len(compress(sent)); b > a*92/100 {
		t.Errorf("of %d bytes, compressed, %d are left", a, b)
	}
	random := rand.New(rand.NewPCG(5, 6))
	odd := make([]byte, 200000)
	for i := range odd { // bytes of which constants before calls are made, in any order
		odd[i] = []byte{0x42, 0x80, 0x81, 0xff, 1, 0x37, 3, 0}[random.IntN(8)]
	}
	constant := []byte{0x42, 0x80, 0x81, 0x82, 0x83, 1, 0x37, 3, 0}
	for i := 0; i < len(odd)-20; i += 9 + random.IntN(9) {
		copy(odd[i:], constant)
	}
	for _, plain := range [][]byte{small, {0, 1, 2}, nil} {
		if got := restored(t, relative(plain)); !bytes.Equal(got, plain) {
			t.Errorf("%d bytes came back as %d others", len(plain), len(got))
		}
	}
	head := slices.Concat(relativeMark, make([]byte, relativeHead-len(relativeMark)))
	binary.LittleEndian.PutUint32(head[12:], uint32(len(odd))) // all of it is code
	steps := slices.Clone(odd)
	relateReturns(steps)
	if got := restored(t, append(head, steps...)); bytes.Equal(steps, odd) || !bytes.Equal(got, odd) {
		t.Error("odd code is not the same again")
	}
	if got := restored(t, small); !bytes.Equal(got, small) {
		t.Error("a program that was sent as it is did not stay so")
	}
}

func restored(t *testing.T, sent []byte) []byte {
	t.Helper()
	script, err := filepath.Abs("../../web/absolute.js")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "--input-type=module", "--eval", fmt.Sprintf(wayBack, script))
	var out bytes.Buffer
	cmd.Stdin, cmd.Stdout = bytes.NewReader(sent), &out
	if err := runIn(t.TempDir(), cmd); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
