//go:build !js

package site

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// The browser's programs are compiled with a few files of the standard library replaced.

// replacements make the source that stands in for a file of the standard library, by its name below GOROOT.
type replacements map[string]func(goroot string) (string, error)

// Both programs find functions by their number, and the page's has one sorting routine.
var (
	forJobs = replacements{symbolTable: functionsByNumber}
	forPage = replacements{symbolTable: functionsByNumber, sortEach: sortingOnce}
)

// overlay writes the replacements below root/build and returns the overlay file that names them.
func overlay(root string, all replacements) (string, error) {
	goroot, err := goRoot()
	if err != nil {
		return "", err
	}
	replaced := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		source, err := all[name](goroot)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		base := strings.TrimSuffix(filepath.Base(name), ".go")
		file := filepath.Join(root, "build", fmt.Sprintf("_lean-%s-%.6x.go", base, sha256.Sum256([]byte(goroot+source))))
		if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
			return "", err
		}
		replaced[filepath.Join(goroot, name)] = file
	}
	list, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		return "", err
	}
	file := filepath.Join(root, "build", fmt.Sprintf("_lean-%.6x.json", sha256.Sum256(list)))
	return file, os.WriteFile(file, list, 0o644)
}

func goRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	return strings.TrimSpace(string(out)), err
}

// The standard library's slices.SortFunc is compiled anew, 15 KB of it, for every type that is sorted. The page's
// program has it once, from package sort, where the same algorithm, made from the same template, works through
// two functions that compare and swap: the result is the same to the order of equals, in somewhat more time.
const (
	sortEach = "src/slices/zsortanyfunc.go" // replaced
	sortOnce = "src/sort/zsortfunc.go"      // taken instead
)

// sortAdapter is what package slices calls.
const sortAdapter = `
type lessSwap struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

func pdqsortCmpFunc[E any](data []E, a, b, limit int, cmp func(a, b E) int) {
	pdqsort_func(lessSwap{
		func(i, j int) bool { return cmp(data[i], data[j]) < 0 },
		func(i, j int) { data[i], data[j] = data[j], data[i] },
	}, a, b, limit)
}

func stableCmpFunc[E any](data []E, n int, cmp func(a, b E) int) {
	stable_func(lessSwap{
		func(i, j int) bool { return cmp(data[i], data[j]) < 0 },
		func(i, j int) { data[i], data[j] = data[j], data[i] },
	}, n)
}
`

func sortingOnce(goroot string) (string, error) {
	once, err := os.ReadFile(filepath.Join(goroot, sortOnce))
	return strings.Replace(string(once), "\npackage sort\n", "\npackage slices\n", 1) + sortAdapter, err
}

// Where a place in the code is looked up, the runtime asks a table that has 320 bytes a function, a fifth of the
// whole program, though in WebAssembly a place begins with its function's number. findFunction is what asks it, and
// findByNumber takes the number; should the numbers have gaps, it goes through all functions. shrink leaves the table out.
const symbolTable = "src/runtime/symtab.go"

const findFunction = `	ffb := (*findfuncbucket)(add(unsafe.Pointer(datap.findfunctab), b*unsafe.Sizeof(findfuncbucket{})))
	idx := ffb.idx + uint32(ffb.subbuckets[i])
`

const findByNumber = `	_, _ = b, i
	idx := pcOff - datap.ftab[0].entryoff
	if uint64(idx) >= uint64(len(datap.ftab)) || datap.ftab[idx].entryoff != pcOff {
		idx = 0
	}
`

// functionsByNumber knows the runtime of Go 1.26 only.
func functionsByNumber(goroot string) (string, error) {
	source, err := os.ReadFile(filepath.Join(goroot, symbolTable))
	if err == nil && !strings.Contains(string(source), findFunction) {
		err = errUnknownForm
	}
	return strings.Replace(string(source), findFunction, findByNumber, 1), err
}
