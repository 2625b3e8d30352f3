//go:build !js

package site

import (
	"bytes"
	"fmt"
	"os/exec"

	"github.com/klauspost/compress/zstd"
)

// packing compresses a program. Programs are sent as Zstandard: a quarter less than gzip and
// simple enough to be unpacked by a small script, where neither host nor browser does it.
type packing func(root string, program []byte) ([]byte, error)

// packSmall is for those who download: a sixth less, for ten seconds of work. It runs the reference
// implementation, from npm; there is none in Go that packs as well.
func packSmall(root string, program []byte) ([]byte, error) {
	cmd := exec.Command("node", "--input-type=module", "--eval", packScript)
	var out bytes.Buffer
	cmd.Stdin, cmd.Stdout = bytes.NewReader(program), &out
	if err := runIn(root, cmd); err != nil {
		return nil, fmt.Errorf("packing (`make setup` installs what it needs): %w", err)
	}
	return out.Bytes(), nil
}

const packScript = `
import { readFileSync, writeFileSync } from "node:fs";
import { Zstd } from "@hpcc-js/wasm-zstd";
const zstd = await Zstd.load();
writeFileSync(1, zstd.compress(readFileSync(0), 19));
`

// packQuickly is for a site that stays on this machine.
func packQuickly(_ string, program []byte) ([]byte, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return nil, err
	}
	return w.EncodeAll(program, nil), w.Close()
}

// unpack returns what was packed.
func unpack(packed []byte) ([]byte, error) {
	r, err := zstd.NewReader(nil)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.DecodeAll(packed, nil)
}
